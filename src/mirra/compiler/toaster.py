"""Where an app's toasts appear, as the page's boot data says it."""

from __future__ import annotations

from typing import Any

from mirra.app.app import App
from mirra.compiler.runtime_files import PREFIX, RuntimeFiles
from mirra.elements.component import Component
from mirra.elements.data import data_of
from mirra.errors import InvalidPropTypeError
from mirra.events.toasts import ToastProvider

_DEFAULTS = {"position": "bottom-right", "richColors": True, "expand": True, "closeButton": False}


def toaster(app: App, files: RuntimeFiles, base: str) -> Any:
    """Module and props of the library that shows toasts, which is loaded with the first one; ``None`` where the app has none."""
    if not app.toaster:
        return None
    props = _DEFAULTS | (app.toaster.props if isinstance(app.toaster, ToastProvider) else {})
    icon = props.pop("loadingIcon", None)
    module = base + PREFIX + files.manifest["exports"]["sonner"]["Toaster"][0]
    return {
        "module": module,
        "css": None,
        "props": props,
        "loadingIcon": None if icon is None else _icon(icon),
    }


def _icon(icon: Any) -> Any:
    """The props of an ``rx.icon`` of a fixed name: the browser draws it itself, before any page's libraries are known."""
    tree = data_of(icon.freeze()).tree if isinstance(icon, Component) else {}
    if tree.get("tag") != ["mirra", "Icon"]:
        raise InvalidPropTypeError(
            "`loading_icon` of `rx.toast.provider` must be an icon with a fixed name, without styles of its own.",
            'Write `loading_icon=rx.icon("hourglass", size=16)`.',
        )
    return tree["props"]
