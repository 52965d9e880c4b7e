"""From an app to what is served: nodes to JavaScript modules, styles to stylesheets, pages to documents.

Pure: values in, values out; nothing is written and nothing is awaited. Start in ``compiled`` (the whole app), then ``page`` (one
page) and ``lowering`` (nodes to components).
"""
