"""When a handler raises: a log line at the user's file and line, a toast, and the app's own exception handler."""

from __future__ import annotations

import logging
import secrets
from typing import Any

from mirra.codec.forms import FormError
from mirra.errors import (
    EventDeserializationError,
    InterruptedEventError,
    MirraError,
    NotAllowedError,
    user_line,
)
from mirra.protocol.messages import Action
from mirra.server.printable import one_line

logger = logging.getLogger("mirra.server")


def failure_actions(error: Exception, where: str, context: Any) -> list[Action]:
    """Log the error and say what the browser shows: details in development, an id to look for in production.

    A form that does not fit is no failure: its fields are marked, each with what is wrong.
    """
    if isinstance(error, FormError):
        return [("form_invalid", {"key": error.key, "fields": error.fields})]
    line = user_line(error)
    place = f" in {line}" if line else ""
    summary = error.message if isinstance(error, MirraError) else f"{type(error).__name__}: {error}"
    identity = secrets.token_hex(4)
    known = isinstance(error, EventDeserializationError | InterruptedEventError | NotAllowedError)
    logger.error(
        "`%s` raised%s: %s [%s]",
        where,
        place,
        one_line(summary, 2000),
        identity,
        exc_info=None if known or not context.dev else error,
    )
    custom = context.on_error(error, where)
    if custom is not None:
        return custom  # type: ignore[no-any-return]  # actions of the app's own handler
    if isinstance(error, NotAllowedError):
        return [("toast", {"message": "You are not allowed to do this.", "level": "error"})]
    if context.dev:
        return [
            (
                "toast",
                {"message": summary, "level": "error", "description": f"{where.rpartition('.')[2]}{place}"},
            )
        ]
    if isinstance(error, InterruptedEventError):
        return [
            (
                "toast",
                {
                    "message": "What you did was interrupted.",
                    "level": "error",
                    "description": "Check whether it was done before you do it again.",
                },
            )
        ]
    return [
        (
            "toast",
            {
                "message": "An error occurred.",
                "level": "error",
                "description": f"See the log for {identity}.",
            },
        )
    ]
