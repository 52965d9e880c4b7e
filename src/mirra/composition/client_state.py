"""State that lives in the browser: read and set without the server, and by handlers where they ask for it.

>>> open = client_state("open", default=False)
>>> button("Menu", on_click=open.set_value(~open.value))
"""

from __future__ import annotations

from typing import Any

from mirra.errors import EventHandlerValueError, VarValueError
from mirra.events.handler import ClientEvent, Reaction
from mirra.events.scripts import result_spec
from mirra.js.tree import UNDEFINED, Arrow, Binary, Call, Conditional, Import, Literal, StateRef
from mirra.vars.base import expr_of, make
from mirra.vars.function import FunctionVar
from mirra.vars.hooks import get_unique_variable_name
from mirra.vars.literal import literal_var

_STATE = "@client"


class ClientStateVar:
    """One value in the browser. It is the same everywhere on the page, and goes when the page is loaded again."""

    def __init__(self, name: str, default: Any, is_global: bool) -> None:
        self.name = name
        self.default = literal_var(default)
        self.is_global = is_global

    @property
    def value(self) -> Any:
        """The value as a Var, of the default's type."""
        stored = StateRef(_STATE, self.name)
        has_none = Binary("===", stored, UNDEFINED)
        return make(Conditional(has_none, self.default._expr, stored), self.default._type)

    @property
    def set(self) -> Any:
        """A handler for triggers that give a value: ``on_change=name.set``."""
        return self.set_value

    def set_value(self, value: Any) -> FunctionVar:
        """A handler that sets this value, or the trigger's: ``on_click=name.set_value(3)``, ``on_change=name.set_value``."""
        setting = Call(Import("mirra", "setVar"), (Literal(_STATE), Literal(self.name), expr_of(value)))
        return FunctionVar(Arrow((), setting), type(lambda: None))

    def retrieve(self, callback: Any = None) -> ClientEvent:
        """Return it from a handler, or bind it: ``callback`` gets the value. Raises ``EventHandlerValueError`` without one."""
        if callback is None:
            raise EventHandlerValueError("`retrieve` needs a callback: `name.retrieve(State.got)`.")
        given = (
            ("name", self.name),
            ("default", self._plain_default()),
            ("callback", Reaction(callback, result_spec)),
        )
        return ClientEvent("read_client", given)

    def push(self, value: Any) -> ClientEvent:
        """Return it from a handler: the browser sets the value. Raises ``VarValueError`` for one without a global name."""
        if not self.is_global:
            raise VarValueError(
                f"`{self.name}` is not global: only a global client state can be set from a handler.",
                'Make it so: `client_state("name", global_ref=True)`.',
            )
        return ClientEvent("set_client", (("name", self.name), ("value", value)))

    def _plain_default(self) -> Any:
        expression = self.default._expr
        return expression.value if isinstance(expression, Literal) else self.default

    def __str__(self) -> str:
        return f"client state `{self.name}`"


def client_state(var_name: str | None = None, default: Any = None, global_ref: bool = True) -> ClientStateVar:
    """A value in the browser, under ``var_name`` or a name of its own.

    With ``global_ref`` its name is the whole app's, and handlers can set it.
    """
    if var_name is not None and not isinstance(var_name, str):
        raise VarValueError("The name of a client state is a text.")
    name = var_name if var_name is not None and global_ref else get_unique_variable_name(var_name or "")
    return ClientStateVar(name, default, global_ref)
