"""What a tab knows of the state: values by state and field, changed by the server's patches."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from mirra.js.tree import StateRef
from mirra.protocol.patches import apply_patch

_FLOATS = {"inf": math.inf, "-inf": -math.inf}


def decoded(value: Any) -> Any:
    """A JSON value with its tagged parts as Python values; always a copy."""
    if isinstance(value, list):
        return [decoded(item) for item in value]
    if not isinstance(value, Mapping):
        return value
    if len(value) == 1:
        (tag, inner), *_ = value.items()
        if tag == "$int":
            return int(inner)
        if tag == "$float":
            return _FLOATS.get(inner, math.nan)
        if tag == "$dict":
            return {key: decoded(item) for key, item in inner.items()}
    return {key: decoded(item) for key, item in value.items()}


class Store:
    """The browser's copy of the state, and what only the browser has (``@color``)."""

    def __init__(self, color_mode: str) -> None:
        resolved = "dark" if color_mode == "dark" else "light"
        self.values: dict[str, dict[str, Any]] = {"@color": {"mode": color_mode, "resolved": resolved}}

    def add_defaults(self, defaults: Mapping[str, Mapping[str, Any]]) -> None:
        """Take from a page's document what is not known yet."""
        for state, fields in defaults.items():
            known = self.values.setdefault(state, {})
            for field, value in fields.items():
                if field not in known:
                    known[field] = decoded(value)

    def read(self, ref: StateRef) -> Any:
        """The value a page sees there; ``None`` where there is nothing."""
        value = self.values.get(ref.state, {}).get(ref.field)
        for key in ref.path:
            if isinstance(value, dict):
                value = value.get(str(key))
            elif isinstance(value, list) and isinstance(key, int) and 0 <= key < len(value):
                value = value[key]
            else:
                return None
        return value

    def apply(self, patch: list[Any]) -> None:
        """Change what one patch says (see ``protocol/messages.py``)."""
        operation, path, *rest = patch
        self.values.setdefault(path[0], {})
        apply_patch(self.values, [operation, path, *map(decoded, rest)])
