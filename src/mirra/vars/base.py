"""``Var``: a value that will be computed in the browser, as an expression tree with a Python type.

Operators build bigger trees; nothing is ever evaluated here. Which operators there are follows from the type: each
kind of value has a subclass (``NumberVar``, ``StringVar`` …) that registers the Python classes it stands for, and
:func:`make` picks it. A tree means what the same Python would mean: where JavaScript agrees it is a plain operator,
else a call of the runtime.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Self, TypeAlias, TypeVar, cast, overload

from mirra.errors import VarDependencyError, VarTypeError
from mirra.js.printer import print_expression
from mirra.js.tree import Binary, Conditional, Expr, Literal, Raw, StateRef, Unary, call_runtime
from mirra.vars import types
from mirra.vars.data import VarData
from mirra.vars.embed import AS_CODE, PLAIN_TEXT, embedded
from mirra.vars.logic import equality, negated, truth_of
from mirra.vars.refusals import missing_attribute, refused
from mirra.vars.third_party import ThirdPartyNames

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


class Var(ThirdPartyNames, Generic[T]):
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
        expr = (
            Raw(_js_expr, data.imports, data.hooks, wraps=data.app_wraps)
            if isinstance(_js_expr, str)
            else _js_expr
        )
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
        return cast("BooleanVar", make(truth_of(self), bool))

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
        return cast("BooleanVar", make(equality(self, var_of(other)), bool))

    def __ne__(self, other: object) -> BooleanVar:  # type: ignore[override]
        return cast("BooleanVar", make(negated(equality(self, var_of(other))), bool))

    def __hash__(self) -> int:
        return hash((type(self), self._expr))

    def equals(self, other: Var[Any]) -> Bool:
        """Whether both are the same expression: a Python bool, known now."""
        return self._expr == other._expr and self._type == other._type

    def deep_equals(self, other: Any) -> BooleanVar:
        """The same as ``==``, which compares by value."""
        return cast("BooleanVar", make(equality(self, var_of(other)), bool))

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
        return cast("BooleanVar", make(negated(truth_of(self)), bool))

    # -- what cannot work

    def __bool__(self) -> Bool:
        raise refused(
            "`if`, `and`, `or` and `not`",
            "Choose with `rx.cond(var, a, b)`; combine with `&`, `|` and `~`.",
        )

    def __contains__(self, item: object) -> Bool:
        raise refused("`in`", "Write `container.contains(item)`.")

    def __iter__(self) -> Iterator[Any]:
        raise refused("`for`", "Show the items with `rx.foreach(var, function)`.")

    def __len__(self) -> int:
        raise refused("`len()`", "Write `var.length()`.")

    def __int__(self) -> int:
        raise refused("`int()`", "Convert in a computed var (`@rx.var`), on the server.")

    def __float__(self) -> float:
        raise refused("`float()`", "Convert in a computed var (`@rx.var`), on the server.")

    def __call__(self, *args: Any) -> Any:
        """Raises: only functions can be called."""
        raise VarTypeError(f"`{self!s}` of type `{types.type_name(self._type)}` is not a function.")

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
        if AS_CODE.get():
            return embedded(self._expr)
        return print_expression(self._expr)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self!s}: {types.type_name(self._type)}>"

    def __format__(self, spec: str) -> str:
        if PLAIN_TEXT.get():
            return print_expression(self._expr)
        if AS_CODE.get() and not spec:
            return str(self)
        from mirra.vars.display import formatted

        return embedded(formatted(self, spec))


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


def client_var(state: str, field: str, kind: Any) -> Var[Any]:
    """A value that lives in the browser, such as ``@color.mode``; state names starting with ``@`` never reach the server."""
    return make(StateRef(state, field), kind)


def _either(test: Var[Any], then_test: Var[Any], when_true: Var[Any], when_false: Var[Any]) -> Var[Any]:
    if types.shape(test._type) is bool and types.shape(then_test._type) is bool:
        operator = "&&" if when_false is test else "||"
        return make(Binary(operator, test._expr, then_test._expr), bool)
    return make(
        Conditional(truth_of(test), when_true._expr, when_false._expr),
        types.join(when_true._type, when_false._type),
    )
