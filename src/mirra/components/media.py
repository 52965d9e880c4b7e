"""Sound, moving pictures and scripts."""

from __future__ import annotations

from typing import Any

from mirra.components.html import element_class
from mirra.elements.component import Component
from mirra.errors import InvalidPropValueError

_PLAYER = {"playing": "auto_play", "url": "src"}


def _player(tag: str, props: dict[str, Any]) -> Component:
    given = {"controls": True, **{_PLAYER.get(name, name): value for name, value in props.items()}}
    return element_class(tag)(**given)


def video(src: Any = None, **props: Any) -> Component:
    """A video file with the browser's own controls; ``playing``, ``loop``, ``muted``, ``controls``.

    >>> rx.video(src="/film.mp4", controls=True, muted=True, width="240px")
    """
    return _player("video", props if src is None else {"src": src, **props})


def audio(src: Any = None, **props: Any) -> Component:
    """A sound file with the browser's own controls.

    >>> rx.audio(src="/sound.mp3", controls=True, width="240px")
    """
    return _player("audio", props if src is None else {"src": src, **props})


def script(*children: Any, **props: Any) -> Component:
    """A script by ``src``, for a page's head; raises ``InvalidPropValueError`` without one and without text.

    >>> rx.script("console.log('seen once')")
    """
    if not children and not props.get("src"):
        raise InvalidPropValueError("`rx.script` needs the text of a script, or `src`.")
    return element_class("script")(*children, **props)


Script = element_class("script")
"""The class of ``rx.script``, for those who derive from it or ask ``isinstance``."""
