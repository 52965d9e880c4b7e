"""Sound, moving pictures and scripts."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypedDict, Unpack

from mirra.components.common import Common, Event, Prop
from mirra.components.html import element_class
from mirra.elements.children import Child
from mirra.elements.component import Component
from mirra.elements.declare import Declared, declare
from mirra.elements.spec import Trigger
from mirra.errors import InvalidPropValueError
from mirra.events.triggers import no_args_event_spec, passthrough_event_spec
from mirra.js.tree import Import
from mirra.names import camel


class Progress(TypedDict):
    """How far a file is played and loaded, in parts of the whole and in seconds."""

    played: float
    playedSeconds: float
    loaded: float
    loadedSeconds: float
    duration: float


def _on(name: str, *kinds: Any) -> Trigger:
    return Trigger(camel(name), (passthrough_event_spec(*kinds) if kinds else no_args_event_spec,))


class PlayerProps(Common, total=False):
    """Props of :func:`player`."""

    kind: Literal["audio", "video"]
    src: Prop[Any]
    playing: Prop[bool]
    loop: Prop[bool]
    controls: Prop[bool]
    light: Prop[Any]
    volume: Prop[float]
    muted: Prop[bool]
    config: Prop[dict[str, Any]]
    disable_remote_playback: Prop[bool]
    auto_play: Prop[bool]
    plays_inline: Prop[bool]
    poster: Prop[str]
    preload: Prop[str]
    cross_origin: Prop[Literal["anonymous", "use-credentials", ""]]
    on_ready: Annotated[Event, _on("on_ready")]
    on_start: Annotated[Event, _on("on_start")]
    on_play: Annotated[Event, _on("on_play")]
    on_playing: Annotated[Event, _on("on_playing")]
    on_progress: Annotated[Event, _on("on_progress", Progress)]
    on_time_update: Annotated[Event, _on("on_time_update", float)]
    on_duration_change: Annotated[Event, _on("on_duration_change", float)]
    on_pause: Annotated[Event, _on("on_pause")]
    on_waiting: Annotated[Event, _on("on_waiting")]
    on_seeking: Annotated[Event, _on("on_seeking")]
    on_seeked: Annotated[Event, _on("on_seeked", float)]
    on_rate_change: Annotated[Event, _on("on_rate_change", float)]
    on_ended: Annotated[Event, _on("on_ended")]
    on_error: Annotated[Event, _on("on_error")]
    on_click_preview: Annotated[Event, _on("on_click_preview")]
    on_enter_picture_in_picture: Annotated[Event, _on("on_enter_picture_in_picture")]
    on_leave_picture_in_picture: Annotated[Event, _on("on_leave_picture_in_picture")]


_STYLE: dict[str, Any] = {
    "width": "100%",
    "max_width": "100%",
    "iframe&": {"aspect_ratio": "16 / 9"},
    "&.mirra-preview": {
        "display": "grid",
        "place_items": "center",
        "aspect_ratio": "16 / 9",
        "border": "0",
        "border_radius": "var(--radius-3)",
        "background": "var(--gray-a4) center / cover no-repeat",
        "color": "var(--gray-12)",
        "font_size": "3em",
        "cursor": "pointer",
    },
    "&.mirra-preview[data-kind=audio]": {"aspect_ratio": "auto", "padding": "0.25em"},
}


@declare(Import("mirra/player", "Player"), style=_STYLE, name="player")
def player(*children: Child, **props: Unpack[PlayerProps]) -> Component:
    """What plays ``src``: an element of the browser's for a file, a frame for a service."""
    raise Declared


def _made(kind: str, src: Any, props: dict[str, Any]) -> Component:
    if "url" in props:
        src = props.pop("url")
    return player.component(kind=kind, **{"controls": True, **({} if src is None else {"src": src}), **props})


def video(src: Any = None, **props: Any) -> Component:
    """A video file, a list of them in different formats, or an address of YouTube or Vimeo, whose player stands in a frame of its own.

    ``playing``, ``volume`` and ``muted`` may be Vars that control it. ``light=True`` shows a preview until it is clicked, an address
    shows that picture.

    >>> rx.video(src="/film.mp4", controls=True, muted=True, width="240px")
    """
    return _made("video", src, props)


def audio(src: Any = None, **props: Any) -> Component:
    """A sound file, with the same props and events as ``rx.video``.

    >>> rx.audio(src="/sound.mp3", controls=True, width="240px")
    """
    return _made("audio", src, props)


def script(*children: Any, **props: Any) -> Component:
    """A script by ``src``, loaded once, or its text, run each time it appears; raises ``InvalidPropValueError`` without both.

    The text is a function of the page: what others are to find belongs on ``window``. In ``head_components`` it is a plain element.

    >>> rx.script("console.log('seen once')")
    """
    if not children and not props.get("src"):
        raise InvalidPropValueError("`rx.script` needs the text of a script, or `src`.")
    return element_class("script")(*children, **props)


Script = element_class("script")
"""The class of ``rx.script``, for those who derive from it or ask ``isinstance``."""
