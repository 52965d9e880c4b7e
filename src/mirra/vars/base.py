"""``Var``: a value that will be computed in the browser, as an expression tree with a Python type.

Operators build bigger trees; nothing is ever evaluated here. Which operators there are follows from the type: each
kind of value has a subclass (``NumberVar``, ``StringVar`` …) that registers the Python classes it stands for, and
:func:`make` picks it. A tree means what the same Python would mean: where JavaScript agrees it is a plain operator,
else a call of the runtime.
"""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Self, TypeAlias, TypeVar, cast, overload

from mirra.errors import VarAttributeError, VarDependencyError, VarTypeError, did_you_mean
from mirra.js.printer import print_expression
from mirra.js.tree import (
    Array,
    Binary,
    Call,
    Conditional,
    Expr,
    Literal,
    Member,
    Name,
    Raw,
    StateRef,
    Unary,
    call_runtime,
    walk,
)
from mirra.vars import types
from mirra.vars.data import VarData as VarData

if TYPE_CHECKING:
    from mirra.vars.array import ArrayVar
    from mirra.vars.number import BooleanVar, NumberVar
    from mirra.vars.object import ObjectVar
    from mirra.vars.text import StringVar

T = TypeVar("T", covariant=True)
I = TypeVar("I")  # noqa: E741  # an item
K = TypeVar("K")
V = TypeVar("V", bound="Var[Any]")
Bool: TypeAlias = bool
"""``bool`` where a method of that name hides it."""

_KINDS: dict[type, type[Var[Any]]] = {}
"""Python class -> Var class, filled when Var classes are defined and never afterwards."""


def _refuse(what: str, *advice: str) -> VarTypeError:
    return VarTypeError(f"{what} cannot look at a Var: its value is only known in the browser.", *advice)


class Var(Generic[T]):
    """An expression of type ``T``; see the module. ``Var("window.innerWidth", int)`` wraps JavaScript of your own."""

    __slots__ = ("_expr", "_type")
    _expr: Expr
    _type: Any
    _python_types: ClassVar[tuple[type, ...]] = ()

    def __new__(
        cls, _js_expr: str | Expr = "", _var_type: Any = None, _var_data: VarData | None = None
    ) -> Self:
        """``Var("x", int)`` is a ``NumberVar``; a class that is named stays what it is."""
        chosen = _class_for(Any if _var_type is None else _var_type) if cls is Var else cls
        return cast("Self", object.__new__(chosen))

    def __init__(
        self,
        _js_expr: str | Expr = "",
        _var_type: Any = None,
        _var_data: VarData | None = None,
    ) -> None:
        if _var_type is None:
            _var_type = next(iter(self._python_types), Any)
            _var_type = Any if _var_type in (object, Record) else _var_type
        data = _var_data or VarData()
        expr = Raw(_js_expr, data.imports, data.hooks) if isinstance(_js_expr, str) else _js_expr
        object.__setattr__(self, "_expr", expr)
        object.__setattr__(self, "_type", _var_type)

    def __init_subclass__(cls, python_types: type | tuple[type, ...] = (), **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls._python_types = python_types if isinstance(python_types, tuple) else (python_types,)
        for python_type in cls._python_types:
            _KINDS[python_type] = cls
        _known_class.cache_clear()

    def __setattr__(self, name: str, value: object) -> None:
        raise VarTypeError(
            f"A Var does not change: `{name}` cannot be set on `{self!s}`.",
            "Set it in an event handler: `self.x = value`.",
        )

    # -- making and converting

    @overload
    @staticmethod
    def create(value: V) -> V: ...
    @overload
    @staticmethod
    def create(value: Bool) -> BooleanVar: ...  # pyright: ignore[reportOverlappingOverload]  # a bool is an int
    @overload
    @staticmethod
    def create(value: int) -> NumberVar[int]: ...
    @overload
    @staticmethod
    def create(value: float) -> NumberVar[float]: ...
    @overload
    @staticmethod
    def create(value: str) -> StringVar: ...
    @overload
    @staticmethod
    def create(value: list[I]) -> ArrayVar[list[I]]: ...
    @overload
    @staticmethod
    def create(value: dict[K, I]) -> ObjectVar[dict[K, I]]: ...
    @overload
    @staticmethod
    def create(value: object) -> Var[Any]: ...
    @staticmethod
    def create(value: object) -> Var[Any]:
        """The Var of a Python value; a Var is returned as it is. Text made by an f-string of Vars becomes their Var."""
        from mirra.vars.literal import literal_var

        return literal_var(value)

    @staticmethod
    def range(start: Any, stop: Any = None, step: Any = 1) -> ArrayVar[list[int]]:
        """``list(range(...))``, of numbers or Vars."""
        if stop is None:
            start, stop = 0, start
        parts = (expr_of(part) for part in (start, stop, step))
        return cast("ArrayVar[list[int]]", make(call_runtime("range", *parts), list[int]))

    @overload
    def to(self, kind: type[V]) -> V: ...
    @overload
    def to(self, kind: type[Bool]) -> BooleanVar: ...  # pyright: ignore[reportOverlappingOverload]  # as above
    @overload
    def to(self, kind: type[int]) -> NumberVar[int]: ...
    @overload
    def to(self, kind: type[float]) -> NumberVar[float]: ...
    @overload
    def to(self, kind: type[str]) -> StringVar: ...
    @overload
    def to(self, kind: type[list[I]]) -> ArrayVar[list[I]]: ...
    @overload
    def to(self, kind: type[dict[K, I]]) -> ObjectVar[dict[K, I]]: ...
    @overload
    def to(self, kind: Any) -> Var[Any]: ...
    def to(self, kind: Any) -> Var[Any]:
        """The same expression, taken to be of another type; nothing is converted."""
        if isinstance(kind, type) and issubclass(kind, Var):
            return kind(self._expr, kind._python_types[0] if kind._python_types else self._type)
        return make(self._expr, kind)

    def guess_type(self) -> Var[Any]:
        """The Var class that fits the type."""
        return make(self._expr, self._type)

    def bool(self) -> BooleanVar:
        """``bool(value)`` by Python's rules."""
        return cast("BooleanVar", make(truth(self), bool))

    def to_string(self, use_json: Bool = True) -> StringVar:
        """JSON text, or with ``use_json=False`` what ``str()`` gives."""
        from mirra.vars.display import formatted

        return cast(
            "StringVar",
            make(call_runtime("json", self._expr) if use_json else formatted(self, ""), str),
        )

    def js_type(self) -> StringVar:
        """JavaScript's ``typeof``."""
        return cast("StringVar", make(Unary("typeof", self._expr), str))

    # -- comparing

    def is_none(self) -> BooleanVar:
        """``value is None``."""
        return cast("BooleanVar", make(Binary("==", self._expr, Literal(None)), bool))

    def is_not_none(self) -> BooleanVar:
        """``value is not None``."""
        return cast("BooleanVar", make(Binary("!=", self._expr, Literal(None)), bool))

    def __eq__(self, other: object) -> BooleanVar:  # type: ignore[override]  # an expression, as in every such library
        return cast("BooleanVar", make(_equality(self, var_of(other)), bool))

    def __ne__(self, other: object) -> BooleanVar:  # type: ignore[override]
        return cast("BooleanVar", make(_negated(_equality(self, var_of(other))), bool))

    def __hash__(self) -> int:
        return hash((type(self), self._expr))

    def equals(self, other: Var[Any]) -> Bool:
        """Whether both are the same expression: a Python bool, known now."""
        return self._expr == other._expr and self._type == other._type

    def deep_equals(self, other: Any) -> BooleanVar:
        """The same as ``==``, which compares by value."""
        return cast("BooleanVar", make(_equality(self, var_of(other)), bool))

    # -- logic

    def __and__(self, other: Any) -> Any:
        return _either(self, var_of(other), var_of(other), self)

    def __rand__(self, other: Any) -> Any:
        return var_of(other) & self

    def __or__(self, other: Any) -> Any:
        return _either(self, var_of(other), self, var_of(other))

    def __ror__(self, other: Any) -> Any:
        return var_of(other) | self

    def __invert__(self) -> BooleanVar:
        return cast("BooleanVar", make(_negated(truth(self)), bool))

    # -- what cannot work

    def __bool__(self) -> Bool:
        raise _refuse(
            "`if`, `and`, `or` and `not`",
            "Choose with `rx.cond(var, a, b)`; combine with `&`, `|` and `~`.",
        )

    def __contains__(self, item: object) -> Bool:
        raise _refuse("`in`", "Write `container.contains(item)`.")

    def __iter__(self) -> Iterator[Any]:
        raise _refuse("`for`", "Show the items with `rx.foreach(var, function)`.")

    def __len__(self) -> int:
        raise _refuse("`len()`", "Write `var.length()`.")

    def __int__(self) -> int:
        raise _refuse("`int()`", "Convert in a computed var (`@rx.var`), on the server.")

    def __float__(self) -> float:
        raise _refuse("`float()`", "Convert in a computed var (`@rx.var`), on the server.")

    def __call__(self, *args: Any) -> Any:
        """Raises: only functions can be called."""
        raise VarTypeError(f"`{self!s}` of type `{type_name(self._type)}` is not a function.")

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self._expr, self._type)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        raise missing_attribute(self, name, (word for word in dir(type(self)) if not word.startswith("_")))

    def add_dependency(self, state: Any, dependency: Var[Any]) -> None:
        """Of a computed var of ``state``: compute it again when another var changes too.

        Raises ``VarDependencyError`` where one of both is no var of a state.
        """
        own, other = self._expr, dependency._expr
        if not (isinstance(own, StateRef) and own.field in state.__mirra__.computed):
            raise VarDependencyError(f"`{self!s}` is not a computed var of `{state.__name__}`.")
        if not isinstance(other, StateRef):
            raise VarDependencyError(f"`{dependency!s}` is not a var of a state.")
        state.__mirra__.add_dependency(own.field, (other.state, other.field))

    # -- text

    def __str__(self) -> str:
        if _AS_CODE.get():
            from mirra.vars.embed import embedded

            return embedded(self._expr)
        return print_expression(self._expr)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self!s}: {type_name(self._type)}>"

    def __format__(self, spec: str) -> str:
        if _PLAIN_TEXT.get():
            return print_expression(self._expr)
        if _AS_CODE.get() and not spec:
            return str(self)
        from mirra.vars.display import formatted
        from mirra.vars.embed import embedded

        return embedded(formatted(self, spec))

    # -- the names third-party code knows

    @property
    def _js_expr(self) -> str:
        return print_expression(self._expr)

    @property
    def _var_type(self) -> Any:
        return self._type

    @property
    def _var_value(self) -> Any:
        from mirra.vars.known import is_known, known_value

        if not is_known(self):
            raise AttributeError("_var_value")
        return known_value(self)

    def _get_all_var_data(self) -> VarData | None:
        raws = [node for node in walk(self._expr) if isinstance(node, Raw)]
        refs = [node for node in walk(self._expr) if isinstance(node, StateRef)]
        if not raws and not refs:
            return None
        return VarData(
            tuple(i for raw in raws for i in raw.imports),
            tuple(h for raw in raws for h in raw.hooks),
            refs[0].state if refs else "",
            refs[0].field if refs else "",
        )

    def _replace(
        self,
        _var_type: Any = None,
        _js_expr: str | None = None,
        merge_var_data: VarData | None = None,
        **_: Any,
    ) -> Var[Any]:
        expr: Expr = self._expr if _js_expr is None else Raw(_js_expr)
        if merge_var_data is not None:
            text = expr.text if isinstance(expr, Raw) else print_expression(expr)
            expr = Raw(text, merge_var_data.imports, merge_var_data.hooks)
        return type(self)(expr, self._type if _var_type is None else _var_type)


_PLAIN_TEXT: ContextVar[bool] = ContextVar("mirra_plain_text", default=False)


@contextmanager
def plain_text() -> Iterator[None]:
    """Inside, f-strings show a Var as JavaScript: for those who write JavaScript themselves (``var_operation``)."""
    token = _PLAIN_TEXT.set(True)
    try:
        yield
    finally:
        _PLAIN_TEXT.reset(token)


_AS_CODE: ContextVar[bool] = ContextVar("mirra_as_code", default=False)


@contextmanager
def as_code() -> Iterator[None]:
    """Inside, a text with a Var in it is JavaScript that uses its value: the hooks and declarations of wrapped components."""
    token = _AS_CODE.set(True)
    try:
        yield
    finally:
        _AS_CODE.reset(token)


def make(expr: Expr, kind: Any = Any) -> Var[Any]:
    """The Var of the class that fits ``kind``."""
    return _class_for(kind)(expr, kind)


def _class_for(kind: Any) -> type[Var[Any]]:
    try:
        return _known_class(kind)
    except TypeError:  # not hashable: `Annotated` with a list in it
        return _find_class(kind)


@functools.lru_cache(maxsize=1024)
def _known_class(kind: Any) -> type[Var[Any]]:
    return _find_class(kind)


def _find_class(kind: Any) -> type[Var[Any]]:
    for found in (types.base(kind), types.shape(kind)):
        for ancestor in found.__mro__[:-1] if isinstance(found, type) else ():
            if ancestor in _KINDS:
                return _KINDS[ancestor]
    return _KINDS[Record] if types.fields_of(kind) is not None else _KINDS[object]


class Record:
    """Stands for every class with declared fields that is no ``TypedDict``."""


def var_of(value: Any) -> Var[Any]:
    """:meth:`Var.create`, for a value of which nothing is known."""
    from mirra.vars.literal import literal_var

    return literal_var(value)


def expr_of(value: Any) -> Expr:
    """The tree of a value or Var."""
    return var_of(value)._expr


def type_name(kind: Any) -> str:
    """A type as a person writes it."""
    return (
        kind.__name__
        if isinstance(kind, type) and not hasattr(kind, "__args__")
        else str(kind).replace("typing.", "")
    )


def is_literal(var: Var[Any]) -> bool:
    """Whether the value is known now."""
    return isinstance(var._expr, Literal)


def truth(value: Any) -> Expr:
    """A JavaScript boolean with Python's truth of ``value``."""
    var = var_of(value)
    found = types.shape(var._type)
    if isinstance(var._expr, Literal):
        return Literal(bool(var._expr.value))
    if found is bool and not types.allows_none(var._type):
        return var._expr
    if found in (bool, int, str) and not isinstance(var._expr, Raw):
        return Unary("!", Unary("!", var._expr))
    return call_runtime("truth", var._expr)


def items(value: Any) -> Expr:
    """A JavaScript array of what a loop over ``value`` goes over; nothing for ``None``."""
    var = var_of(value)
    certain = isinstance(var._expr, Name | StateRef | Member | Array) or is_call_of_method(var._expr)
    if types.is_sequence(var._type) and not types.allows_none(var._type) and certain:
        return var._expr
    return call_runtime("items", var._expr, *key_arguments(var))


def is_call_of_method(expr: Expr) -> bool:
    """Whether this is ``x.map(…)`` and the like, which always gives an array."""
    return isinstance(expr, Call) and isinstance(expr.function, Member)


def key_arguments(var: Var[Any]) -> tuple[Expr, ...]:
    """What the runtime must be told of a dict's keys: nothing if they are text."""
    kind = types.key_kind(var._type)
    return () if kind == "str" else (Literal(kind),)


_NUMBERS = (int, float, bool)
_DATES = (datetime.date, datetime.datetime)


def _equality(left: Var[Any], right: Var[Any]) -> Expr:
    if isinstance(right._expr, Literal) and right._expr.value is None:
        return Binary("==", left._expr, right._expr)
    a, b = types.shape(left._type), types.shape(right._type)
    if _never_equal(a, b) and not (types.allows_none(left._type) and types.allows_none(right._type)):
        return Literal(False)
    if (a is str and b is str) or (a is bool and b is bool):
        return Binary("===", left._expr, right._expr)
    if a in _DATES and b in _DATES:
        return Binary("===", call_runtime("moment", left._expr), call_runtime("moment", right._expr))
    # Of two numbers `==` is right: it compares numbers, bigints and booleans by what they are worth.
    if (
        a in _NUMBERS
        and b in _NUMBERS
        and not isinstance(left._expr, Raw)
        and not isinstance(right._expr, Raw)
    ):
        return Binary("==", left._expr, right._expr)
    return call_runtime("eq", left._expr, right._expr)


_APART = ((list,), (tuple,), (set, frozenset), (str,), _DATES)
"""Kinds of values of which none equals one of another kind, though the browser has them all as arrays or as text."""


def _never_equal(a: Any, b: Any) -> bool:
    groups = [next((group for group in _APART if found in group), None) for found in (a, b)]
    return None not in groups and groups[0] != groups[1]


def _negated(expr: Expr) -> Expr:
    if isinstance(expr, Literal):
        return Literal(not expr.value)
    if isinstance(expr, Binary) and expr.operator in ("===", "=="):
        return Binary("!" + expr.operator[1:], expr.left, expr.right)
    return Unary("!", expr)


def _either(test: Var[Any], then_test: Var[Any], when_true: Var[Any], when_false: Var[Any]) -> Var[Any]:
    if types.shape(test._type) is bool and types.shape(then_test._type) is bool:
        operator = "&&" if when_false is test else "||"
        return make(Binary(operator, test._expr, then_test._expr), bool)
    return make(
        Conditional(truth(test), when_true._expr, when_false._expr),
        types.join(when_true._type, when_false._type),
    )


def conditional(test: Any, then: Any, otherwise: Any) -> Var[Any]:
    """``then if test else otherwise`` with Python's truth."""
    a, b = var_of(then), var_of(otherwise)
    return make(Conditional(truth(test), a._expr, b._expr), types.join(a._type, b._type))


def switch(value: Any, cases: list[tuple[list[Any], Any]], default: Any) -> Var[Any]:
    """The result of the first case one of whose patterns equals ``value``, else ``default``."""
    result = var_of(default)
    subject = var_of(value)
    for patterns, outcome in reversed(cases):
        tests = [_equality(subject, var_of(pattern)) for pattern in patterns]
        test = tests[0]
        for other in tests[1:]:
            test = Binary("||", test, other)
        chosen = var_of(outcome)
        result = make(Conditional(test, chosen._expr, result._expr), types.join(chosen._type, result._type))
    return result


def client_var(state: str, field: str, kind: Any) -> Var[Any]:
    """A value that lives in the browser, such as ``@color.mode``; state names starting with ``@`` never reach the server."""
    return make(StateRef(state, field), kind)


def call(function: Expr, *args: Any) -> Expr:
    """A call with values or Vars as arguments."""
    return Call(function, tuple(expr_of(arg) for arg in args))


def missing_attribute(var: Var[Any], name: str, choices: Iterable[str]) -> VarAttributeError:
    """The error of a name that a Var's type does not offer in the browser."""
    found = types.shape(var._type)
    advice = did_you_mean(name, choices)
    if isinstance(found, type) and callable(getattr(found, name, None)):
        advice = (
            f"`{name}` only runs on the server: use it in an event handler or in a computed var (`@rx.var`)."
        )
    return VarAttributeError(f"`{var!s}` of type `{type_name(var._type)}` has no `{name}`.", advice)


def unsupported(operator: str, left: Any, right: Any) -> VarTypeError:
    """The error of an operator between types that have none."""
    names = [type_name(side._type if isinstance(side, Var) else type(side)) for side in (left, right)]
    advice = (
        'Text and other values are joined by an f-string: f"{a}{b}".'
        if operator == "+" and "str" in names
        else None
    )
    return VarTypeError(f"Unsupported operand types for `{operator}`: `{names[0]}` and `{names[1]}`.", advice)


def cast_var(value: object) -> Var[Any]:
    """For type checkers: ``value`` is known to be a Var."""
    return cast("Var[Any]", value)
