"""Boxes that are there on some widths of the window only."""

from __future__ import annotations

from typing import Any

from mirra.components.layout import box
from mirra.elements.component import Component


def _shown(display: list[str], children: tuple[Any, ...], props: dict[str, Any]) -> Component:
    given: dict[str, Any] = {**props, "display": display}
    return box(*children, **given)


def mobile_only(*children: Any, **props: Any) -> Component:
    """Seen on phones.

    >>> rx.mobile_only(rx.text("This is a phone."))
    """
    return _shown(["block", "none", "none", "none"], children, props)


def tablet_only(*children: Any, **props: Any) -> Component:
    """Seen on tablets.

    >>> rx.tablet_only(rx.text("This is a tablet."))
    """
    return _shown(["none", "block", "block", "none"], children, props)


def desktop_only(*children: Any, **props: Any) -> Component:
    """Seen on wide windows.

    >>> rx.desktop_only(rx.text("This is a wide window."))
    """
    return _shown(["none", "none", "none", "block"], children, props)


def mobile_and_tablet(*children: Any, **props: Any) -> Component:
    """Seen on phones and tablets.

    >>> rx.mobile_and_tablet(rx.text("This is not very wide."))
    """
    return _shown(["block", "block", "block", "none"], children, props)


def tablet_and_desktop(*children: Any, **props: Any) -> Component:
    """Seen on tablets and wide windows.

    >>> rx.tablet_and_desktop(rx.text("This is no phone."))
    """
    return _shown(["none", "block", "block", "block"], children, props)
