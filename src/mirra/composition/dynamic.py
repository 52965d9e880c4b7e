"""``@dynamic``: a component that is made on the server, from the state of whoever looks at it.

>>> @dynamic
... def badges(state: Shop) -> Component:
...     return hstack(*(badge(name) for name in state.names))
...
>>> def index():
...     return vstack(heading("Names"), badges())
"""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable
from typing import Any

from mirra.elements.component import Component
from mirra.errors import DynamicComponentInvalidSignatureError
from mirra.state.base import State
from mirra.state.computed import var as computed_var
from mirra.vars.base import Var


def dynamic(function: Callable[[Any], Any]) -> Callable[[], Var[Any]]:
    """Make a computed var of a function of one state, and give what shows it.

    It is plain Python: ``if``, ``for`` and ``len`` work, since ``state`` has values and no Vars. It is sent as data, again when something
    that it read has changed. Raises ``DynamicComponentInvalidSignatureError`` unless it takes one annotated state.
    """
    name = getattr(function, "__name__", "the function")
    parameters = list(inspect.signature(function).parameters.values())
    kind = typing.get_type_hints(function).get(parameters[0].name) if len(parameters) == 1 else None
    if not (isinstance(kind, type) and issubclass(kind, State)):
        raise DynamicComponentInvalidSignatureError(
            f"`{name}` must take one state: `@rx.dynamic` gives it that of whoever looks at the page.",
            f"Write `def {name}(state: MyState) -> rx.Component:`.",
        )

    def component(self: Any) -> Any:
        return function(self)

    component.__name__ = f"dynamic_{function.__module__.replace('.', '_')}_{name}"
    component.__annotations__ = {"return": Component}
    made: Any = computed_var(component)
    kind.__mirra_compute__(made)
    return lambda: getattr(kind, made.name)
