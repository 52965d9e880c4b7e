"""Events that the browser carries out by itself: bound in a page, or returned and yielded by handlers."""

from __future__ import annotations

import base64
import json
from typing import Any

from mirra.errors import EventHandlerTypeError, EventHandlerValueError, did_you_mean
from mirra.events.chain import EventActions
from mirra.events.handler import ClientEvent
from mirra.events.uploads import DEFAULT_ID
from mirra.js.tree import Array, Binary, Expr, Index, Object, StateRef
from mirra.vars.base import Var, make

stop_propagation = EventActions(stop_propagation=True)
"""Bound by itself: the event goes no further."""
prevent_default = EventActions(prevent_default=True)
"""Bound by itself: the browser does not do what it would do."""


def _event(action: str, **arguments: Any) -> ClientEvent:
    return ClientEvent(action, tuple((name, value) for name, value in arguments.items() if value is not None))


def redirect(
    path: Any, *, is_external: bool = False, popup: bool = False, replace: bool = False
) -> ClientEvent:
    """Go to ``path``: a page of the app without loading, another address, or with ``is_external`` a new tab."""
    flags = {"external": is_external or None, "popup": popup or None, "replace": replace or None}
    return _event("redirect", path=path, **flags)


def window_alert(message: Any) -> ClientEvent:
    """The browser's own message box."""
    return _event("window_alert", message=message)


def console_log(message: Any) -> ClientEvent:
    """A line in the browser's console."""
    return _event("console_log", message=message)


def noop() -> ClientEvent:
    """Nothing; for the branch of a choice where nothing is to happen."""
    return _event("noop")


def set_value(ref: str, value: Any) -> ClientEvent:
    """Put ``value`` into the input whose ``id`` is ``ref``."""
    return _event("set_value", ref=ref, value=value)


def set_focus(ref: str) -> ClientEvent:
    """Focus the element whose ``id`` is ``ref``."""
    return _event("set_focus", ref=ref)


def blur_focus(ref: str) -> ClientEvent:
    """Take the focus from the element whose ``id`` is ``ref``."""
    return _event("blur_focus", ref=ref)


def scroll_to(elem_id: str, align_to_top: bool = True) -> ClientEvent:
    """Scroll until the element with this id is seen, at the top or at the bottom."""
    return _event("scroll_to", elem_id=elem_id, align_to_top=align_to_top)


def set_clipboard(content: Any) -> ClientEvent:
    """Copy ``content``."""
    return _event("set_clipboard", content=content)


def download(
    url: Any = None, filename: Any = None, data: Any = None, mime_type: str | None = None
) -> ClientEvent:
    """Save a file: from a ``url`` of the app (starting with ``/``) or from ``data``: text, bytes, or a Var, which is text, a
    ``data:`` address or anything else as JSON.

    Raises ``EventHandlerValueError`` when both or none are given, or the url is another site's.
    """
    if (url is None) == (data is None):
        raise EventHandlerValueError("`rx.download` needs either `url` or `data`.")
    if isinstance(url, str) and not url.startswith("/"):
        raise EventHandlerValueError("The `url` of `rx.download` must start with `/`.")
    if isinstance(url, str) and filename is None:
        filename = url.rpartition("/")[2]
    if isinstance(data, Var):
        return _event("download", filename=filename, value=data, mime=mime_type)
    if data is not None:
        mime_type = mime_type or ("application/octet-stream" if isinstance(data, bytes) else "text/plain")
        raw = (
            data
            if isinstance(data, bytes)
            else (data if isinstance(data, str) else json.dumps(data)).encode()
        )
        data = base64.b64encode(raw).decode()
    return _event("download", url=url, filename=filename, data=data, mime=mime_type)


def clear_selected_files(id: Any = DEFAULT_ID) -> ClientEvent:  # the known name
    """Forget the files chosen at the ``rx.upload`` of this id."""
    return _event("clear_selected_files", id=id)


def cancel_upload(upload_id: Any) -> ClientEvent:
    """Break off what is being sent from the ``rx.upload`` of this id; its handler does not run."""
    return _event("cancel_upload", id=upload_id)


def selected_files(id: Any = DEFAULT_ID) -> Var[list[str]]:  # the known name
    """The names of the files chosen at the ``rx.upload`` of this id."""
    chosen: Expr
    if isinstance(id, Var):
        chosen = Index(Binary("??", StateRef("@upload", "files"), Object(())), id._expr)
    else:
        chosen = StateRef("@upload", "files", (str(id),))
    return make(Binary("??", chosen, Array(())), list[str])


def remove_cookie(key: str, options: dict[str, Any] | None = None) -> ClientEvent:
    """Delete a cookie; ``options`` must name the path it was set with."""
    return _event("remove_cookie", key=key, options=options)


def remove_local_storage(key: str) -> ClientEvent:
    """Delete one entry of local storage."""
    return _event("remove_local_storage", key=key)


def clear_local_storage() -> ClientEvent:
    """Empty local storage."""
    return _event("clear_local_storage")


def remove_session_storage(key: str) -> ClientEvent:
    """Delete one entry of session storage."""
    return _event("remove_session_storage", key=key)


def clear_session_storage() -> ClientEvent:
    """Empty session storage."""
    return _event("clear_session_storage")


def back() -> ClientEvent:
    """One step back in the tab's history."""
    return _event("back")


def server_side(name: str, sig: Any = None, **arguments: Any) -> ClientEvent:
    """An action of the browser by its name (``"_redirect"``, ``"_set_focus"`` …), with its arguments as keywords.

    ``sig``, a signature, is checked where it is given: an unknown keyword raises ``EventHandlerTypeError``.
    """
    known = getattr(sig, "parameters", None)
    for argument in arguments:
        if known is not None and argument not in known:
            raise EventHandlerTypeError(
                f"`{name}` has no argument `{argument}`.", did_you_mean(argument, known)
            )
    return _event(name.removeprefix("_"), **arguments)


def set_color_mode(mode: Any) -> ClientEvent:
    """``"light"``, ``"dark"`` or ``"system"``."""
    return _event("set_color_mode", mode=mode)


toggle_color_mode = _event("toggle_color_mode")
"""Bound or returned: light becomes dark and the other way round."""
