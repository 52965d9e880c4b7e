"""Names of uploaded files, as far as they can be used: the last part, without what a file system takes for something else."""

from __future__ import annotations

import re
import unicodedata

_FORBIDDEN = frozenset('<>:"|?*')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)\s*(\.|$)", re.IGNORECASE)
_LONGEST = 200


def safe_name(name: str) -> str:
    """A name that is one part of a path on every system, neither hidden nor a device, of at most 200 bytes."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    kept = "".join(char for char in last if char.isprintable() and char not in _FORBIDDEN).strip(" .")
    if _RESERVED.match(kept):
        kept = f"_{kept}"
    stem, dot, ending = kept.rpartition(".")
    if dot and len(ending) <= 16:
        return f"{_cut(stem, _LONGEST - len(ending.encode()) - 1)}.{ending}"
    return _cut(kept, _LONGEST) or "file"


def _cut(text: str, size: int) -> str:
    return text.encode("utf-8", "ignore")[:size].decode("utf-8", "ignore").rstrip(" .")
