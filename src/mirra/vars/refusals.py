"""The errors of what cannot be done with a Var."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mirra.errors import VarAttributeError, VarTypeError, did_you_mean
from mirra.vars import types
from mirra.vars.typed import Typed


def refused(what: str, *advice: str) -> VarTypeError:
    """The error of Python that would look at the value."""
    return VarTypeError(f"{what} cannot look at a Var: its value is only known in the browser.", *advice)


def missing_attribute(var: Typed, name: str, choices: Iterable[str]) -> VarAttributeError:
    """The error of a name that a Var's type does not offer in the browser."""
    found = types.shape(var._type)
    advice = did_you_mean(name, choices)
    if isinstance(found, type) and callable(getattr(found, name, None)):
        advice = (
            f"`{name}` only runs on the server: use it in an event handler or in a computed var (`@rx.var`)."
        )
    return VarAttributeError(f"`{var!s}` of type `{types.type_name(var._type)}` has no `{name}`.", advice)


def unsupported(operator: str, left: Any, right: Any) -> VarTypeError:
    """The error of an operator between types that have none."""
    names = [types.type_name(side._type if isinstance(side, Typed) else type(side)) for side in (left, right)]
    advice = (
        'Text and other values are joined by an f-string: f"{a}{b}".'
        if operator == "+" and "str" in names
        else None
    )
    return VarTypeError(f"Unsupported operand types for `{operator}`: `{names[0]}` and `{names[1]}`.", advice)
