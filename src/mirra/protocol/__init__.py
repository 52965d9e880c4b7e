"""What the parts of mirra that never import each other agree on.

``messages`` is the wire between browser and server, ``manifest`` is the join between compiler and server,
``bindings`` is what the browser may call. Only values and Protocols live here; nothing does any work.
"""
