"""``hybrid_property``: one property for both sides. On an instance its code runs with values, on the class with Vars.

>>> class S(State):
...     first: str = ""
...     last: str = ""
...
...     @hybrid_property
...     def name(self) -> str:
...         return self.first + " " + self.last

``self.name`` is text in a handler, ``S.name`` a Var on a page. Where the code cannot run with Vars (it uses ``if``), ``@name.var``
registers another for the page.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mirra.errors import HybridPropertyError


class ServerOnly:
    """What stands on a class for a value that never leaves the server; ``ref``: state and name."""

    ref: tuple[str, str]


class _Browser:
    """``self`` of a hybrid property on a page: attributes are Vars."""

    __slots__ = ("_of", "_property")

    def __init__(self, of: Any, name: str) -> None:
        self._of = of
        self._property = name

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._of, name)
        if isinstance(found, ServerOnly):
            raise HybridPropertyError(
                f"Hybrid property `{self._property}` reads the backend var `{name}`, which stays on the server.",
                f"Make `{self._property}` a computed var: `@rx.var`.",
            )
        return found


class hybrid_property(property):
    """A property that is an expression in the browser too (see the module)."""

    _for_page: Callable[[Any], Any] | None = None

    def __set_name__(self, owner: type[Any], name: str) -> None:
        self.name = name

    name = "property"

    def var(self, function: Callable[[Any], Any]) -> hybrid_property:
        """Decorate the version for the page: it takes the class, or the Var of the object, and returns a Var."""
        made = self._copy(self.fget, self.fset, self.fdel)
        made._for_page = function
        return made

    def setter(self, function: Callable[[Any, Any], None]) -> hybrid_property:
        """As that of ``property``."""
        return self._copy(self.fget, function, self.fdel)

    def deleter(self, function: Callable[[Any], None]) -> hybrid_property:
        """As that of ``property``."""
        return self._copy(self.fget, self.fset, function)

    def _copy(self, get: Any, set_: Any, delete: Any) -> hybrid_property:
        made = type(self)(get, set_, delete, self.__doc__)
        made._for_page = self._for_page
        return made

    def expression(self, of: Any) -> Any:
        """What the property is on a page; ``of``: the state class, or the Var of a dataclass or model."""
        function = self._for_page or self.fget
        assert function is not None
        return function(_Browser(of, self.name))

    def __get__(self, instance: Any, owner: type[Any] | None = None) -> Any:
        if instance is None and hasattr(owner, "__mirra__"):
            return self.expression(owner)
        return super().__get__(instance, owner)
