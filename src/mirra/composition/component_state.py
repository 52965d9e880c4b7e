"""``ComponentState``: a component with a state of its own, so that each use of it counts for itself.

>>> class Counter(ComponentState):
...     count: int = 0
...
...     def increment(self):
...         self.count += 1
...
...     @classmethod
...     def get_component(cls, **props):
...         return button(cls.count, on_click=cls.increment, **props)
...
>>> hstack(Counter.create(), Counter.create())

Each ``create`` has a state class, named by the page and by which use on that page it is: so names agree between workers and
between restarts, whichever page is visited first.
"""

from __future__ import annotations

import re
import types
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from mirra.elements.control import in_foreach
from mirra.errors import ForeachRenderError, MirraError
from mirra.registry import registry
from mirra.state.base import State

_PAGE: ContextVar[tuple[str, Counter[str]] | None] = ContextVar("page", default=None)


class MissingComponentError(MirraError, NotImplementedError):
    """A ``ComponentState`` says not what it looks like."""


@contextmanager
def page_uses(route: str) -> Iterator[None]:
    """Component states made inside belong to the page of this route."""
    token = _PAGE.set((route, Counter()))
    try:
        yield
    finally:
        _PAGE.reset(token)


class ComponentState(State, mixin=True):
    """Subclass it with vars, handlers and ``get_component``; ``create`` makes a component with a state of its own."""

    def __init_subclass__(cls, mixin: bool = True, **kwargs: Any) -> None:
        super().__init_subclass__(mixin=mixin, **kwargs)

    @classmethod
    def get_component(cls, *children: Any, **props: Any) -> Any:
        """The component, with ``cls`` as its state."""
        raise MissingComponentError(
            f"`{cls.__name__}` has no `get_component`.",
            "Write it: `@classmethod def get_component(cls, *children, **props): return rx.box(...)`.",
        )

    @classmethod
    def create(cls, *children: Any, **props: Any) -> Any:
        """A component with a fresh state, found again as its ``State``."""
        if in_foreach():
            raise ForeachRenderError(
                f"`{cls.__name__}` cannot be made inside `rx.foreach`: how many there are is known in the browser only.",
                "Keep a list or dict of values in one state, and show it with `rx.foreach`.",
            )
        state = _state_of(cls)
        made = state.get_component(*children, **props)
        made.State = state
        return made


def _state_of(cls: type[Any]) -> Any:
    name = f"{cls.__name__}_{_use(cls)}"
    known = registry().get("state", f"{cls.__module__}.{name}")
    if known is not None and known.__bases__[0] is cls:
        return known
    return types.new_class(
        name,
        (cls,),
        {"mixin": False},
        lambda body: body.update(__module__=cls.__module__, __qualname__=name),
    )


def _use(cls: type[Any]) -> str:
    page = _PAGE.get()
    if page is None:
        made = [other for other in registry().all("state").values() if other.__bases__[0] is cls]
        return f"n{len(made) + 1}"
    route, uses = page
    uses[cls.__qualname__] += 1
    return f"{re.sub(r'[^a-zA-Z0-9]+', '_', route).strip('_') or 'index'}_n{uses[cls.__qualname__]}"
