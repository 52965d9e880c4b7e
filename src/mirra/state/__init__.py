"""State: classes with vars and handlers, one tree of their instances per session, changes tracked by path.

Start in ``spec`` (what a class is turned into), then ``tree`` (a session's instances) and ``execute`` (running a handler).
Knows no socket, no page and no component.
"""
