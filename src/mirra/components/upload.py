"""``rx.upload``: a place where files are chosen or dropped. They are sent when a handler gets them by ``rx.upload_files``."""

from __future__ import annotations

import inspect
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Annotated, Any, Unpack

from mirra.components.common import Common, Prop
from mirra.elements.children import Child
from mirra.elements.component import Component, ComponentNamespace
from mirra.elements.declare import Declared, declared_props
from mirra.elements.node import Element, Node
from mirra.elements.spec import ComponentSpec, Trigger, default_triggers
from mirra.errors import InvalidPropTypeError
from mirra.events.handler import EventHandler, ServerEvent
from mirra.events.triggers import no_args_event_spec, passthrough_event_spec
from mirra.events.uploads import DEFAULT_ID, FileUpload, UploadFilesChunk
from mirra.js.tree import Import
from mirra.protocol.bindings import UploadRule
from mirra.vars.base import Var


class UploadProps(Common, total=False):
    """Props of ``rx.upload``."""

    accept: Prop[Mapping[str, Sequence[str]] | None]
    """Media types and endings: ``{"image/png": [".png"]}``; the server looks at them again."""
    multiple: Prop[bool]
    max_files: Prop[int]
    max_size: Prop[int]
    """Bytes of each file."""
    min_size: Prop[int]
    check_content: Prop[bool]
    """The server refuses a file whose first bytes are not those of its declared kind and its ending: a page that is called a picture."""
    disabled: Prop[bool]
    no_click: Prop[bool]
    no_drag: Prop[bool]
    no_keyboard: Prop[bool]
    on_drop: Annotated[Any, Trigger("onDrop", (no_args_event_spec,))]
    """When files were chosen or dropped; a handler that takes files gets them at once."""
    on_drop_rejected: Annotated[
        Any, Trigger("onDropRejected", (passthrough_event_spec(list[dict[str, Any]]),))
    ]
    """Gets ``[{"file": {"name", "size", "type"}, "errors": [{"code", "message"}]}]``; without it a toast says why."""


def _declaration(*children: Child, **props: Unpack[UploadProps]) -> Component:
    raise Declared


_PROPS, _TRIGGERS = declared_props(_declaration)
_LIMITS = ("accept", "multiple", "max_files", "max_size", "min_size", "check_content")
_STYLE = {"border": "1px dashed var(--accent-12)", "padding": "5em", "text_align": "center"}


class Upload(Component):
    """The element, without a look of its own."""

    spec = ComponentSpec(
        name="upload",
        tag=Import("mirra/upload", "Upload"),
        props=_PROPS,
        triggers=default_triggers() | _TRIGGERS,
        defaults={"multiple": True},
    )

    def __init__(
        self, *children: Any, drag_active_style: Mapping[str, Any] | None = None, **props: Any
    ) -> None:
        id = props.setdefault("id", DEFAULT_ID)
        if "on_drop" in props:
            props["on_drop"] = _with_files(props["on_drop"], id)
        super().__init__(*children, **props)
        for name in _LIMITS:
            if isinstance(self.props.get(name), Var):
                raise InvalidPropTypeError(
                    f"`{name}` of `upload` must be fixed, not a Var: the server holds to it too."
                )
        if isinstance(drag_active_style, Mapping):
            self.styles.append({"&[data-drag-active]": dict(drag_active_style)})

    def freeze(self) -> Node:
        """The node, with what it lets through."""
        node = super().freeze()
        assert isinstance(node, Element)
        given = self.props
        accept = tuple((kind, tuple(endings)) for kind, endings in (given.get("accept") or {}).items())
        files = given.get("max_files") if given.get("multiple") else 1
        rule = UploadRule(files or None, given.get("max_size"), given.get("min_size") or 0, accept, bool(given.get("check_content")))  # fmt: skip
        # Only the server can hold to what is in a file.
        return replace(
            node, upload=rule, props=tuple(prop for prop in node.props if prop[0] != "checkContent")
        )


class StyledUpload(Upload):
    """The element with a dashed border."""

    spec = Upload.spec

    def add_style(self) -> dict[str, Any]:
        """Room to drop something."""
        return dict(_STYLE)


def _with_files(value: Any, id: Any) -> list[Any]:
    """Handlers that take files get those of this element; functions get them as their argument."""
    items: list[Any] = []
    for item in value if isinstance(value, list | tuple) else [value]:
        if isinstance(item, EventHandler | ServerEvent):
            items.append(_bound(item, id))
        elif callable(item) and not isinstance(item, Var | type) and inspect.signature(item).parameters:
            items.extend(_with_files(item(FileUpload(id)), id))
        else:
            items.append(item)
    return items


def _bound(item: EventHandler | ServerEvent, id: Any) -> EventHandler | ServerEvent:
    handler, given = (item, ()) if isinstance(item, EventHandler) else (item.handler, item.arguments)
    if any(isinstance(value, FileUpload) for _, value in given):
        return item
    for kind in (FileUpload(id), UploadFilesChunk(id)):
        if any(kind.fits(parameter.annotation) for parameter in handler.parameters.values()):
            return replace(handler(kind, **dict(given)), actions=item.actions)
    return item


class UploadNamespace(ComponentNamespace):
    """A place to drop files or to choose them, with a border; ``rx.upload.root`` has none. ``rx.upload_files`` sends what was chosen to
    a handler.

    >>> rx.upload(
    ...     rx.text("Drop pictures here, or press"),
    ...     id="pictures",
    ...     accept={"image/*": [".png", ".jpg"]},
    ...     max_files=3,
    ... )
    """

    component = StyledUpload

    @staticmethod
    def __call__(*children: Child, drag_active_style: Any = None, **props: Unpack[UploadProps]) -> Component:
        """A place to choose or drop files; ``id`` is what ``rx.upload_files(upload_id=...)`` names."""
        return StyledUpload(*children, drag_active_style=drag_active_style, **props)

    create = __call__

    @staticmethod
    def root(*children: Child, drag_active_style: Any = None, **props: Unpack[UploadProps]) -> Component:
        """The same without border and padding."""
        return Upload(*children, drag_active_style=drag_active_style, **props)


upload = UploadNamespace()
