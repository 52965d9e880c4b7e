"""``rx.moment``: dates and times as people say them, kept up to date by the browser."""

from __future__ import annotations

import dataclasses
import datetime
from typing import Annotated, Any, TypeAlias, Unpack

from mirra.components.common import Common, Event, Prop
from mirra.elements.children import Child
from mirra.elements.component import Component
from mirra.elements.declare import Declared, Js, declare
from mirra.elements.spec import Trigger
from mirra.errors import InvalidPropValueError
from mirra.events.triggers import passthrough_event_spec
from mirra.js.tree import Import
from mirra.vars.base import Var

Date: TypeAlias = str | datetime.datetime | datetime.date | datetime.time | datetime.timedelta


@dataclasses.dataclass(frozen=True)
class MomentDelta:
    """What ``add`` and ``subtract`` move a date by."""

    years: int | None = None
    quarters: int | None = None
    months: int | None = None
    weeks: int | None = None
    days: int | None = None
    hours: int | None = None
    minutes: int | None = None
    seconds: int | None = None
    milliseconds: int | None = None


class MomentProps(Common, total=False):
    """Props of :func:`moment`."""

    date: Prop[Date]
    format: Prop[str]
    parse: Prop[str | list[str]]
    interval: Prop[int]
    trim: Prop[bool | str]
    utc: Prop[bool]
    unix: Prop[bool]
    local: Prop[bool]
    tz: Prop[str]
    locale: Prop[str]
    calendar: Prop[bool | dict[str, str]]
    from_: Annotated[Prop[Date], Js("from")]
    to: Prop[Date]
    ago: Prop[bool]
    element: Prop[str]
    fallback: Prop[str | int]
    filters: Prop[list[Any]]
    renderers: Prop[list[Any]]
    add: Prop[MomentDelta | dict[str, int]]
    subtract: Prop[MomentDelta | dict[str, int]]
    from_now: Prop[bool]
    from_now_short: Prop[bool]
    from_now_during: Prop[int]
    to_now: Prop[bool]
    with_title: Prop[bool]
    title_format: Prop[str]
    diff: Prop[str]
    decimal: Prop[bool]
    unit: Prop[str]
    duration: Prop[str]
    duration_from_now: Prop[bool]
    on_change: Annotated[Event, Trigger("onChange", (passthrough_event_spec(str),))]


class MomentProviderProps(Common, total=False):
    """Props of :func:`moment_provider`."""

    pool: Prop[bool]
    interval: Prop[int]
    locale: Prop[str]
    local: Prop[bool]
    format: Prop[str]
    parse: Prop[str | list[str]]
    filters: Prop[list[Any]]
    renderers: Prop[list[Any]]
    element: Prop[str]
    timezone: Prop[str]


def _prepare(made: Component) -> None:
    for name in ("add", "subtract"):
        if isinstance(delta := made.props.get(name), MomentDelta):
            made.props[name] = {k: v for k, v in dataclasses.asdict(delta).items() if v is not None}
    if made.children and not isinstance(made.children[0], str | Var | datetime.date | datetime.time):
        raise InvalidPropValueError("`rx.moment` shows one date: a text, a date or a Var of one.")
    if made.children and "date" not in made.props:
        # react-moment reads text alone as a child, and a Var of the state would be a part of its own.
        date = made.children.pop(0)
        made.props["date"] = date if isinstance(date, str | Var) else date.isoformat()


@declare(Import("react-moment", "default"), client_only=True, finish=_prepare)
def moment(*children: Child, **props: Unpack[MomentProps]) -> Component:
    """A date or time in a format (``format="YYYY-MM-DD"``), or as its distance (``from_now=True``).

    >>> rx.moment("2026-01-31T12:00:00", format="D MMMM YYYY")
    """
    raise Declared


@declare(Import("react-moment", "MomentProvider"), client_only=True)
def moment_provider(*children: Child, **props: Unpack[MomentProviderProps]) -> Component:
    """Format, language and time zone for every :func:`moment` inside.

    >>> rx.moment_provider(rx.moment("2026-01-31T12:00:00"), format="D.M.YYYY")
    """
    raise Declared
