"""What is shown while the server cannot be reached, for apps that say it in their own way."""

from __future__ import annotations

from typing import Any

from mirra.components.dialogs import dialog
from mirra.components.icons import icon
from mirra.components.layout import flex
from mirra.components.typography import text
from mirra.elements.component import Component
from mirra.elements.control import cond
from mirra.vars.base import client_var


def connection_errors() -> Any:
    """How many times in a row the browser could not connect; 0 while it is connected."""
    return client_var("@connection", "errors", int)


def waiting_changes() -> Any:
    """How many changes the server has not yet, because the connection was lost; 0 when it has all."""
    return client_var("@connection", "waiting", int)


def connection_banner(comp: Component | None = None) -> Any:
    """``comp``, or a line across the page, while the connection is lost.

    >>> rx.connection_banner()
    """
    shown = comp if comp is not None else _banner()
    return cond(connection_errors() > 0, shown)


def connection_modal(comp: Component | None = None) -> Any:
    """``comp``, or a dialog, when the browser could not connect twice.

    >>> rx.connection_modal()
    """
    shown = comp if comp is not None else _words(as_="div")
    return cond(
        connection_errors() > 1,
        dialog.root(
            dialog.content(dialog.title("Connection lost"), shown, aria_describedby="undefined"), open=True
        ),
    )


def _banner() -> Component:
    return flex(
        icon("wifi-off", size=16),
        _words(size="2"),
        role="status",
        gap="0.5rem",
        align="center",
        justify="center",
        width="100%",
        padding="0.5rem 1rem",
        background="var(--amber-4)",
        color="var(--amber-12)",
    )


def _words(**props: Any) -> Component:
    waiting = waiting_changes()
    changes = cond(waiting == 1, " 1 change waiting.", f" {waiting} changes waiting.")
    return text(
        "The connection to the server is lost. Trying again …", cond(waiting > 0, changes, ""), **props
    )
