"""Text from outside, made fit for one line of a log."""

from __future__ import annotations


def one_line(text: str, most: int = 500) -> str:
    """Control characters, line ends and invisible marks as escapes, so that no log line can be forged; shortened.

    >>> one_line("pear\\nERROR forged")
    'pear\\\\nERROR forged'
    """
    shown = text if len(text) <= most else f"{text[: most - 3]}..."
    if shown.isprintable():
        return shown
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in shown)
