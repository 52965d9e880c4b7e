"""JavaScript of the user's own as an event: bound in a page it is a function of the page's module, returned from a handler a
module that the server gives out once. Never ``eval``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mirra.errors import EventHandlerTypeError
from mirra.events.handler import ClientEvent, Reaction
from mirra.events.triggers import JsVar
from mirra.js.script import script_function
from mirra.js.tree import Arrow, Literal, Raw, Return
from mirra.vars.base import Var
from mirra.vars.embed import MARK, embedded_expression
from mirra.vars.function import FunctionVar


def result_spec(result: JsVar) -> list[Any]:
    """What a callback gets: the result of the script, whatever it is."""
    return [result]


def call_script(javascript_code: str | Var[Any], callback: Any = None) -> ClientEvent:
    """Run JavaScript; ``callback`` (a handler, or a lambda that returns an event) gets the value of its last expression.

    A promise is waited for. Vars in an f-string are values, never code: ``f"document.title = {State.title}"``.
    """
    return _run(_script(javascript_code, "rx.call_script"), callback)


def call_function(javascript_code: str | Var[Any], callback: Any = None) -> ClientEvent:
    """Call a JavaScript function without arguments; ``callback`` gets what it returns."""
    if isinstance(javascript_code, str):
        return _run(FunctionVar(Raw(javascript_code), Callable), callback)
    return _run(FunctionVar(javascript_code._expr, Callable), callback)


def run_script(javascript_code: str | Var[Any], callback: Any = None) -> ClientEvent:
    """Compute a JavaScript expression, a text or a Var, when the event happens; ``callback`` gets its value."""
    if isinstance(javascript_code, str):
        return _run(_script(javascript_code, "rx.run_script"), callback)
    body = (Return(javascript_code._expr),)
    return _run(FunctionVar(Arrow((), body, is_async=True), Callable), callback)


def _script(text: str | Var[Any], name: str) -> FunctionVar:
    if isinstance(text, Var):
        expression = text._expr
        if isinstance(expression, Raw):
            text = expression.text
        elif isinstance(expression, Literal) and isinstance(expression.value, str):
            text = expression.value
        else:
            raise EventHandlerTypeError(
                f"`{name}` got the Var `{text!s}`: text that is only known in the browser cannot be run there.",
                f"Return it from an event handler: `return {name}(self.code)`.",
            )
    return FunctionVar(script_function(text, MARK, embedded_expression), Callable)


def _run(function: FunctionVar, callback: Any) -> ClientEvent:
    given: tuple[tuple[str, Any], ...] = (("function", function),)
    if callback is not None:
        given += (("callback", Reaction(callback, result_spec)),)
    return ClientEvent("call_function", given)
