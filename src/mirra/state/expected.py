"""Whether a value that is set fits its var's annotation: it is kept either way, and an error is logged."""

from __future__ import annotations

import logging
import types
import typing
from typing import Any

from mirra.state.tracked.proxy import unwrap

logger = logging.getLogger("mirra.state")


def classes_of(kind: Any) -> tuple[type, ...] | None:
    """The classes of which a value of this annotation is an instance; ``None`` where that does not say enough."""
    if kind is None:
        return (type(None),)
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        parts = [classes_of(part) for part in typing.get_args(kind)]
        return None if None in parts else tuple(cls for part in parts if part for cls in part)
    found = origin or kind
    if found is float:
        return (float, int)
    if not isinstance(found, type) or found is object or typing.is_typeddict(found):
        return None
    return None if getattr(found, "_is_protocol", False) else (found,)


def log_misfit(what: str, kind: Any, classes: tuple[type, ...], value: Any) -> None:
    """Log an error unless ``value``, which is not an instance of ``classes`` as it stands, is one underneath."""
    value = unwrap(value)
    if not isinstance(value, classes):
        name = kind.__name__ if isinstance(kind, type) and not typing.get_args(kind) else str(kind)
        logger.error("`%s` is `%s`, and got a `%s`.", what, name, type(value).__name__)
