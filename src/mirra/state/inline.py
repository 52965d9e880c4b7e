"""Which plain ``def`` handlers may run on the event loop itself.

One whose code, and the code of all it calls, touches only its state, literals and a fixed list of names does not wait for
anything outside, so it runs inline; every other runs in a thread, so that one user's slow request never stalls another.
"""

from __future__ import annotations

import builtins
import dis
import types
from collections.abc import Callable
from typing import Any

_BUILTINS = frozenset({
    "abs", "all", "any", "bool", "bytes", "chr", "dict", "divmod", "enumerate", "filter", "float", "format", "frozenset", "getattr",
    "hasattr", "int", "isinstance", "issubclass", "iter", "len", "list", "map", "max", "min", "next", "ord", "pow", "range", "repr",
    "reversed", "round", "set", "setattr", "slice", "sorted", "str", "sum", "super", "tuple", "type", "zip",
    "Exception", "ValueError", "KeyError", "IndexError", "TypeError", "RuntimeError", "ZeroDivisionError", "AttributeError",
    "StopIteration",
})  # fmt: skip
_MODULES = frozenset({
    "math", "random", "datetime", "string", "itertools", "functools", "collections", "copy", "decimal", "fractions", "enum", "re",
    "uuid", "operator", "statistics", "dataclasses", "json", "base64", "hashlib", "textwrap", "bisect", "heapq", "_random", "_datetime",
    "_json", "_decimal", "_collections", "_functools", "_operator", "_bisect", "_heapq",
})  # fmt: skip
_FRAMEWORK = "mirra"
_DEPTH = 6

_DECIDED: dict[Callable[..., Any], bool] = {}
"""Decided once per function, from its code, which does not change."""


def runs_inline(function: Callable[..., Any]) -> bool:
    """Whether ``function`` can be run on the event loop."""
    found = _DECIDED.get(function)
    if found is None:
        found = _DECIDED[function] = _is_contained(function, _DEPTH)
    return found


def _is_contained(function: Any, depth: int) -> bool:
    if depth == 0 or not isinstance(function, types.FunctionType):
        return False
    closure = dict(zip(function.__code__.co_freevars, function.__closure__ or (), strict=True))
    return _code_contained(function.__code__, function, closure, depth)


def _code_contained(
    code: types.CodeType, function: types.FunctionType, closure: dict[str, Any], depth: int
) -> bool:
    for instruction in dis.get_instructions(code):
        if instruction.opname.startswith("IMPORT"):
            return False
        if instruction.opname in ("LOAD_GLOBAL", "LOAD_NAME"):
            name = instruction.argval
            value = function.__globals__.get(name, getattr(builtins, name, None))
            if not _is_safe(name, value, function, depth):
                return False
        elif instruction.opname == "LOAD_DEREF" and instruction.argval in closure:
            try:
                value = closure[instruction.argval].cell_contents
            except ValueError:
                return False
            if instruction.argval != "__class__" and not _is_safe(instruction.argval, value, function, depth):
                return False
        elif instruction.opname in ("STORE_GLOBAL", "DELETE_GLOBAL"):
            return False
    nested = [constant for constant in code.co_consts if isinstance(constant, types.CodeType)]
    return all(_code_contained(inner, function, closure, depth) for inner in nested)


def _is_safe(name: str, value: Any, function: types.FunctionType, depth: int) -> bool:
    if getattr(builtins, name, None) is value:
        return name in _BUILTINS
    if isinstance(
        value, str | int | float | bool | bytes | tuple | frozenset | list | dict | set | type(None)
    ):
        return True
    module = (
        value.__name__
        if isinstance(value, types.ModuleType)
        else getattr(value, "__module__", None) or type(value).__module__
    )
    if module.partition(".")[0] == _FRAMEWORK or module in _MODULES:
        return True
    if isinstance(value, types.FunctionType):
        return value is function or _is_contained(value, depth - 1)
    if isinstance(value, type):
        return all(
            _is_contained(method, depth - 1)
            for method in vars(value).values()
            if isinstance(method, types.FunctionType)
        ) or (hasattr(value, "__dataclass_fields__") or hasattr(value, "__mirra__"))
    return False


def method_calls_contained(cls: type[Any], function: Callable[..., Any], depth: int = _DEPTH) -> bool:
    """Whether every method of its own class that the function names is contained too."""
    names = set(function.__code__.co_names) if isinstance(function, types.FunctionType) else set()
    for name in names:
        method = vars(cls).get(name)
        plain = getattr(method, "function", method)
        if isinstance(plain, types.FunctionType) and plain is not function:
            if (
                depth == 0
                or not _is_contained(plain, depth)
                or not method_calls_contained(cls, plain, depth - 1)
            ):
                return False
    return True
