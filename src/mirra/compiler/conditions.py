"""What `requires=` reads must be the server's: no condition is one that a browser can make true."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from mirra.app.app import App
from mirra.errors import VarTypeError
from mirra.js.tree import Expr, StateRef, walk
from mirra.protocol.bindings import Binding
from mirra.registry import registry
from mirra.state.calls import find_handler
from mirra.state.guards import default_condition, is_auto_setter
from mirra.state.tree import spec_of
from mirra.vars.condition import EVERYBODY, condition_of

Conditions = Mapping[str, Expr]
"""Who requires something -> what."""


def page_condition(requires: object, route: str) -> Expr | None:
    """What a page requires: its own condition, else the app's; nothing where it is for everybody."""
    found = default_condition() if requires is None else condition_of(requires, route)
    return None if found == EVERYBODY else found


def conditions_of(app: App) -> Conditions:
    """All of an app. Raises ``VarTypeError`` for one that reads what the browser keeps."""
    found = dict(_conditions(app))
    for owner, condition in found.items():
        for state, field in _read(condition):
            if spec_of(state).fields[field].storage is not None:
                raise VarTypeError(
                    f"`requires` of {owner} reads `{_shown(state)}.{field}`, which the browser keeps: it can say anything.",
                    "Keep in it what proves who it is, such as a random word, and look that up: a computed var of the server's may read it.",
                )
    return found


def _conditions(app: App) -> Iterator[tuple[str, Expr]]:
    default = default_condition()
    if default is not None:
        yield "the app", default
    for route, page in app.pages.items():
        if page.requires is not None and (condition := condition_of(page.requires, route)) is not None:
            yield f"page `{route}`", condition
    for name, cls in registry().all("state").items():
        for handler in cls.__mirra__.handlers.values():
            if handler.requires is not None:
                yield f"`{_shown(name)}.{handler.name}`", handler.requires


def refuse_setters(route: str, bindings: Iterable[Binding], conditions: Conditions) -> None:
    """Raises ``VarTypeError`` for a page whose browser could set what a condition reads."""
    read = {field: owner for owner, condition in conditions.items() for field in _read(condition)}
    for handler in map(find_handler, dict.fromkeys(binding.handler for binding in bindings) if read else ()):
        field = (handler.state, handler.name.removeprefix("set_"))
        if field in read and is_auto_setter(handler):
            raise VarTypeError(
                f"Page `{route}` lets the browser set `{_shown(handler.state)}.{field[1]}`, which `requires` of {read[field]} reads.",
                "Set it in a handler of your own that looks at who asks.",
            )


def _read(condition: Expr) -> Iterator[tuple[str, str]]:
    """The plain vars of a condition; a computed var is the server's own word."""
    for node in walk(condition):
        if isinstance(node, StateRef) and node.field in spec_of(node.state).fields:
            yield node.state, node.field


def _shown(state: str) -> str:
    return spec_of(state).cls.__name__
