"""The app's exception handlers: what they must look like, and those that are there by default."""

from __future__ import annotations

import functools
import inspect
import logging
import typing
from collections.abc import Callable
from typing import Any

from mirra.errors import HandlerSignatureError

logger = logging.getLogger("mirra.app")


def check_exception_handler(setting: str, handler: Any) -> None:
    """Raises ``HandlerSignatureError`` (a ``ValueError``) for anything but a named function ``(exception: Exception)``."""
    expected = f"Write a function: `def handle(exception: Exception)`, and `rx.App({setting}=handle)`."
    if isinstance(handler, functools.partial) or not callable(handler):
        raise HandlerSignatureError(
            f"`{setting}` must be a named function, not a `{type(handler).__name__}`.", expected
        )
    if getattr(handler, "__name__", "<lambda>") == "<lambda>":
        raise HandlerSignatureError(f"`{setting}` must be a named function, not a lambda.", expected)
    parameters = list(inspect.signature(handler).parameters.values())
    if not parameters or parameters[0].name != "exception":
        raise HandlerSignatureError(
            f"The first parameter of `{handler.__name__}`, the `{setting}`, must be `exception: Exception`.",
            expected,
        )
    if _annotation(handler, parameters[0]) is not Exception:
        raise HandlerSignatureError(
            f"The parameter `exception` of `{handler.__name__}`, the `{setting}`, must be annotated with `Exception`.",
            expected,
        )


def _annotation(handler: Callable[..., Any], parameter: inspect.Parameter) -> Any:
    try:
        return typing.get_type_hints(handler).get(parameter.name)
    except Exception:  # an annotation that only a type checker can follow
        return parameter.annotation


def default_frontend_exception_handler(exception: Exception) -> None:
    """Log what went wrong in a browser."""
    logger.error("in a browser: %s", exception)


def default_backend_exception_handler(exception: Exception) -> Any:
    """Log what a handler raised, and show a toast."""
    from mirra.events.toasts import toast

    logger.error("%s: %s", type(exception).__name__, exception)
    return toast.error("An error occurred.", description="See the log of the server.")
