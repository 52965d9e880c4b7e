"""Serving a compiled app: HTTP, the WebSocket, sessions and their store. Knows no compiler and no component.

Start in ``application`` (what is answered where), then ``connection`` (one socket) and ``session`` (one tab).
"""
