"""The runtime functions that give Python's meaning in the browser, in Python itself.

``frontend/src/python/`` has the twins; ``tests/parity/`` holds both to CPython. Values are those of the wire once its
tags are resolved: ``None``, ``bool``, ``int``, ``float``, ``str``, lists, and dicts whose keys are text. Where Python raises, such as
for a missing key, both give ``None`` (in the browser ``undefined``): a page must not break over a value that is not there yet.

==============================================  ===================================================================
numbers                                         (booleans count as 0 and 1, integers have any size)
``add(a, b)`` ``sub`` ``mul`` ``div`` ``pow``   ``a + b`` …; ``add`` also joins text and lists, ``mul`` repeats them
``floor_div(a, b)`` ``mod(a, b)``               ``a // b``, ``a % b``; a zero divisor gives nan, for ``div`` too;
                                                these, ``pow`` and ``round`` are told of floats: ``is_float``
``neg(x)`` ``abs(x)`` ``number(x)``             ``-x``, ``abs(x)``, ``+x``
``float(x)``                                    an int beside a float
``round(x, digits=None)``                       half to even
``floor(x)`` ``ceil(x)`` ``trunc(x)``           of ``math``
``range(start, stop, step)``                    as a list
``repeat(sequence, count)``                     ``sequence * count``
containers
``truth(x)``                                    ``bool(x)``
``eq(a, b)``                                    ``a == b``
``compare(a, b)``                               negative, zero, positive; nan where neither is less
``contains(container, value)``                  ``value in container``
``length(x)``                                   ``len(x)``; 0 for ``None``
``getitem(container, key)``                     ``container[key]``
``get(dict, key, default)``                     ``dict.get(key, default)``
``keys(d, kind)`` ``values(d)``                 as lists; ``kind`` is what keys are: str, int, float, bool
``dict_key(key, kind)``                         the key under which a dict of such keys has it
``entries(d, kind)``                            ``list(d.items())``, pairs being lists
``merge(a, b)``                                 ``{**a, **b}``
``slice(sequence, start, stop, step)``          ``sequence[start:stop:step]``
``reverse(sequence)``                           ``sequence[::-1]``
``items(x, kind)``                              what ``foreach`` goes over: pairs of a dict, nothing of ``None``
``pluck(list, field)``                          ``[item[field] for item in list]``
text
``lower upper casefold title capitalize (text)`` as in ``str``
``strip lstrip rstrip (text, chars=None)``      as in ``str``
``split(text, separator)``                      as in ``str``; characters for an empty separator
``split_whitespace(text)``                      ``text.split()``
``replace(text, old, new)``                     as in ``str``
``startswith endswith (text, part)``            as in ``str``
``join(separator, parts)``                      as in ``str``
display
``to_str(x, how)``                              ``str(x)``; ``how``: what the annotation knows
``float_text(x)``                               ``str(float(x))``
``format(x, spec, is_float)``                   ``format(x, spec)`` for ``,`` ``_`` ``.Nf`` and both
``json(x)``                                     compact JSON text
``text(x, how)``                                what a child shows
dates
``moment(text)``                                microseconds since 1970 of an ISO date or time, ``None`` of ``None``
==============================================  ===================================================================
"""

from __future__ import annotations

import datetime
import json as _json
import math
import re
from collections.abc import Callable
from typing import Any, Final

_NAN: Final = math.nan
_SPEC: Final = re.compile(r"[,_]?(\.\d+f)?\Z")

# -- numbers


def add(a: Any, b: Any) -> Any:
    """``a + b``."""
    return a + b


def sub(a: Any, b: Any) -> Any:
    """``a - b``."""
    return a - b


def mul(a: Any, b: Any) -> Any:
    """``a * b``."""
    return a * b


def div(a: Any, b: Any) -> Any:
    """``a / b``."""
    return a / b if b else _NAN


def floor_div(a: Any, b: Any, is_float: bool = False) -> Any:
    """``a // b``."""
    return a // b if b else _NAN


def mod(a: Any, b: Any, is_float: bool = False) -> Any:
    """``a % b``."""
    return a % b if b else _NAN


def pow(a: Any, b: Any, is_float: bool = False) -> Any:
    """``a ** b``; nan where Python would leave the real numbers."""
    if not a and b < 0:
        return math.inf
    result = a**b
    return _NAN if isinstance(result, complex) else result


def neg(x: Any) -> Any:
    """``-x``."""
    return 0 - x  # what is not known to be a float has no negative zero


def _float(x: Any) -> float:
    return _NAN if x is None else float(x)


def number(x: Any) -> Any:
    """``+x``."""
    return +x


def _rounded(x: Any, how: Callable[[Any], int]) -> Any:
    return how(x) if math.isfinite(x) else x


def round(x: Any, digits: int | None = None, is_float: bool = False) -> Any:
    """``round(x, digits)``; a whole number without ``digits``."""
    import builtins

    return _rounded(x, builtins.round) if digits is None else builtins.round(x, digits)


def floor(x: Any) -> Any:
    """``math.floor(x)``."""
    return _rounded(x, math.floor)


def ceil(x: Any) -> Any:
    """``math.ceil(x)``."""
    return _rounded(x, math.ceil)


def trunc(x: Any) -> Any:
    """``math.trunc(x)``."""
    return _rounded(x, math.trunc)


def _range(start: int, stop: int, step: int = 1) -> list[int]:
    return list(range(start, stop, step)) if step else []


def repeat(sequence: Any, count: int) -> Any:
    """``sequence * count``."""
    return sequence * count


# -- containers


def compare(a: Any, b: Any) -> Any:
    """Negative, zero or positive; nan for what has no order."""
    try:
        return -1 if a < b else 1 if a > b else 0 if a == b else _NAN
    except TypeError:
        return _NAN


def contains(container: Any, value: Any) -> bool:
    """``value in container``."""
    if isinstance(container, str):
        return isinstance(value, str) and value in container
    if isinstance(container, dict):
        return _key_text(value) in container
    return isinstance(container, list) and value in container


def length(x: Any) -> int:
    """``len(x)``."""
    return len(x) if isinstance(x, str | list | dict) else 0


def getitem(container: Any, key: Any) -> Any:
    """``container[key]``, ``None`` where there is nothing."""
    if isinstance(container, dict):
        return container.get(_key_text(key))
    if isinstance(container, str | list) and isinstance(key, int) and -len(container) <= key < len(container):
        return container[key]
    return None


def get(mapping: Any, key: Any, default: Any = None) -> Any:
    """``mapping.get(key, default)``."""
    return mapping.get(_key_text(key), default) if isinstance(mapping, dict) else default


def keys(mapping: Any, kind: str = "str") -> list[Any]:
    """``list(mapping)``."""
    return [_key(key, kind) for key in mapping or ()]


def values(mapping: Any) -> list[Any]:
    """``list(mapping.values())``."""
    return list((mapping or {}).values())


def entries(mapping: Any, kind: str = "str") -> list[Any]:
    """``list(mapping.items())``."""
    return [[_key(key, kind), value] for key, value in (mapping or {}).items()]


def _key_text(key: Any) -> str:
    return key if isinstance(key, str) else str(key)


def _key(text: str, kind: str) -> Any:
    return {"int": int, "float": _float, "bool": lambda key: key == "True"}.get(kind, str)(text)  # type: ignore[operator]


def dict_key(key: Any, kind: str) -> str:
    """The text of a key in a dict whose keys are of ``kind``: 1, 1.0 and ``True`` are one key in Python."""
    if not isinstance(key, bool | int | float) or not math.isfinite(key):
        return _key_text(key)
    if kind == "bool":
        return str(bool(key)) if key in (0, 1) else str(key)
    return str(float(key)) if kind == "float" else str(int(key) if key == int(key) else key)


def merge(a: Any, b: Any) -> Any:
    """``{**a, **b}``."""
    return {**(a or {}), **(b or {})}


def _slice(sequence: Any, start: Any = None, stop: Any = None, step: Any = None) -> Any:
    return (sequence or [])[start:stop:step] if sequence != "" and step != 0 else "" if sequence == "" else []


def reverse(sequence: Any) -> Any:
    """``sequence[::-1]``."""
    return sequence[::-1] if sequence is not None else []


def items(x: Any, kind: str = "str") -> list[Any]:
    """What ``foreach`` goes over."""
    if isinstance(x, dict):
        return entries(x, kind)
    return list(x) if isinstance(x, str | list) else []


def pluck(sequence: Any, field: Any) -> list[Any]:
    """``[item[field] for item in sequence]``."""
    return [getitem(item, field) for item in sequence or ()]


# -- text


def split(text: str, separator: str) -> list[str]:
    """``text.split(separator)``."""
    return text.split(separator) if separator else list(text)


def _of_text(function: Callable[..., Any]) -> Callable[..., Any]:
    """A method of ``str`` for which a value that is not there yet is no text."""
    return lambda text, *arguments: function(text or "", *arguments)


def join(separator: str, parts: Any) -> str:
    """``separator.join(parts)``."""
    return (separator or "").join(
        part if isinstance(part, str) else "" if part is None else str(part) for part in parts
    )


# -- display


def to_str(x: Any, how: Any = None) -> str:
    """``str(x)``; ``how`` says what the browser cannot see: see ``vars/display.py:layout``."""
    if isinstance(x, list):
        kind, *parts = how if isinstance(how, list) else ["list", None]
        inner = [_repr(item, parts[min(at, len(parts) - 1)]) for at, item in enumerate(x)]
        if kind == "list":
            return f"[{', '.join(inner)}]"
        if kind == "tuple":
            return f"({inner[0]},)" if len(inner) == 1 else f"({', '.join(inner)})"
        members = f"{{{', '.join(inner)}}}" if inner else ""
        return f"{kind}({members})" if kind == "frozenset" or not inner else members
    if isinstance(x, dict):
        key, value = how[1:] if isinstance(how, list) else ("str", None)
        fields = how if isinstance(how, dict) else {}
        shown = (
            f"{repr(k) if key == 'str' else k}: {_repr(item, fields.get(k, value))}" for k, item in x.items()
        )
        return f"{{{', '.join(shown)}}}"
    if how == "time":
        return str(x).replace("T", " ")
    return str(float(x)) if how == "float" and isinstance(x, int) and not isinstance(x, bool) else str(x)


def _repr(x: Any, how: Any) -> str:
    return repr(x) if isinstance(x, str) and how is None else to_str(x, how)


def float_text(x: Any) -> str:
    """``str(float(x))``."""
    return str(float(x))


def format(x: Any, spec: str, is_float: bool = False) -> str:
    """``format(x, spec)``; text where the spec is not one for numbers."""
    import builtins

    if not isinstance(x, bool | int | float) or not _SPEC.match(spec):
        return str(x)
    return builtins.format(float(x) if is_float else x if spec or not isinstance(x, bool) else str(x), spec)


def json(x: Any) -> str:
    """Compact JSON text, as JavaScript writes it."""
    return _json.dumps(_plain(x), ensure_ascii=False, separators=(",", ":"))


def _plain(x: Any) -> Any:
    if isinstance(x, float):
        return None if not math.isfinite(x) else int(x) if x.is_integer() and abs(x) < 2**53 else x
    if isinstance(x, list):
        return [_plain(item) for item in x]
    return {key: _plain(item) for key, item in x.items()} if isinstance(x, dict) else x


def text(x: Any, how: Any = None) -> str:
    """What a child shows."""
    if x is None:
        return ""
    return x if isinstance(x, str) else json(x) if isinstance(x, bool | list | dict) else to_str(x, how)


# -- dates

_EPOCH: Final = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


def moment(value: Any) -> int | None:
    """What dates are compared by; without an offset the clock's own time counts."""
    if not isinstance(value, str):
        return None
    found = datetime.datetime.fromisoformat(value)
    found = found if found.tzinfo else found.replace(tzinfo=datetime.UTC)
    return (found - _EPOCH) // datetime.timedelta(microseconds=1)


FUNCTIONS: Final[dict[str, Callable[..., Any]]] = {
    "add": add, "sub": sub, "mul": mul, "div": div, "floor_div": floor_div, "mod": mod, "pow": pow, "neg": neg, "abs": abs,
    "number": number, "float": _float, "round": round, "floor": floor, "ceil": ceil, "trunc": trunc, "range": _range, "repeat": repeat,
    "truth": bool, "eq": lambda a, b: a == b, "compare": compare, "contains": contains, "length": length, "getitem": getitem,
    "get": get, "keys": keys, "values": values, "entries": entries, "dict_key": dict_key, "merge": merge, "slice": _slice, "reverse": reverse,
    "items": items, "pluck": pluck,
    **{
        name: _of_text(getattr(str, name))
        for name in ("lower", "upper", "casefold", "title", "capitalize", "strip", "lstrip", "rstrip", "replace", "startswith", "endswith")
    },
    "split": _of_text(split), "split_whitespace": _of_text(str.split), "join": join,
    "to_str": to_str, "float_text": float_text, "format": format, "json": json, "text": text,
    "moment": moment,
}  # fmt: skip
"""Every runtime function by its exported name."""
