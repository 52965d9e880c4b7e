"""Server rendering: printed pages run in an embedded V8 (extra ``ssr``). Knows no app and no server; start at `engine.py`."""
