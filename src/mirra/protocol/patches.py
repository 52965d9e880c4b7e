"""Applying a patch to JSON values: what ``frontend/src/store/patch.ts`` does in the browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def apply_patch(root: Any, patch: list[Any], entered: Callable[[Any], Any] = lambda value: value) -> None:
    """Change ``root`` in place as a patch says (see ``protocol/messages.py``). ``entered`` gives what a path goes on in.

    Raises ``LookupError`` or ``TypeError`` where its path leads nowhere.
    """
    operation, path, *rest = patch
    owner = root
    for key in path[:-1]:
        owner = entered(owner[_key(owner, key)])
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
