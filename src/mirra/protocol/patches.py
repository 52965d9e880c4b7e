"""Applying a patch to JSON values: what ``frontend/src/store/patch.ts`` does in the browser."""

from __future__ import annotations

from typing import Any


def apply_patch(root: Any, patch: list[Any]) -> None:
    """Change ``root`` in place as a patch says (see ``protocol/messages.py``).

    Raises ``LookupError`` or ``TypeError`` where its path leads nowhere.
    """
    operation, path, *rest = patch
    owner = root
    for key in path[:-1]:
        owner = _entries(owner[_key(owner, key)])
    last = _key(owner, path[-1])
    if operation == "=":
        owner[last] = rest[0]
    elif operation == "-":
        del owner[last]
    elif operation == "+":
        owner[last] += rest[0]
    else:
        start, count, items = rest
        owner[last][start : start + count] = items


def _key(owner: Any, key: Any) -> Any:
    """Keys of objects are text in JSON."""
    return str(key) if isinstance(owner, dict) else key


def _entries(value: Any) -> Any:
    """The entries of a dict that had to be wrapped, see ``codec/wire.py``."""
    return value["$dict"] if isinstance(value, dict) and len(value) == 1 and "$dict" in value else value
