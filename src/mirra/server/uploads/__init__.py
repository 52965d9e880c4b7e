"""Files that a browser sends, each one asked for and granted before. Start in ``grants``, then ``endpoint``."""
