"""``App.style``: what an app says about all components of a kind, and about lists by breakpoint.

The compiler opens :func:`app_style` around the freezing of a page; components look here while they freeze.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from mirra.errors import InvalidPropValueError
from mirra.style.build import BREAKPOINTS
from mirra.style.rules import Style


@dataclass(frozen=True, slots=True)
class AppStyle:
    """An app's style, taken apart."""

    widths: Sequence[str] = BREAKPOINTS
    by_component: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Component name -> style."""
    page: Mapping[str, Any] = field(default_factory=dict)
    """What applies to the page as a whole: CSS properties, and styles by selector."""


_CURRENT: ContextVar[AppStyle] = ContextVar("app_style", default=AppStyle())  # noqa: B039  # frozen


def current_style() -> AppStyle:
    """The style of the app whose page is being frozen."""
    return _CURRENT.get()


@contextmanager
def app_style(style: AppStyle) -> Iterator[None]:
    """Components that are frozen inside look as ``style`` says."""
    token = _CURRENT.set(style)
    try:
        yield
    finally:
        _CURRENT.reset(token)


def read_app_style(style: Mapping[Any, Any]) -> AppStyle:
    """``App(style=…)`` taken apart: keys are components, selectors, CSS properties or ``"breakpoints"``."""
    by_component: dict[str, Mapping[str, Any]] = {}
    page: dict[str, Any] = {}
    widths: Sequence[str] = BREAKPOINTS
    for key, value in style.items():
        if key == "breakpoints":
            if not isinstance(value, list | tuple) or len(value) != 5:
                raise InvalidPropValueError("`breakpoints` of an app's style is a list of five widths.")
            widths = ("0", *map(str, value))
        elif isinstance(key, str):
            page[key] = value
        else:
            by_component[component_name(key)] = value
    return AppStyle(widths, by_component, page)


def component_name(component: Any) -> str:
    """The name under which components made by ``component`` know themselves: a class, a declaration or a namespace."""
    spec = getattr(component, "spec", None) or getattr(getattr(component, "component", None), "spec", None)
    if spec is not None:
        return str(spec.name)
    made_by = getattr(component, "__func__", component)
    if getattr(made_by, "__name__", None) == "create" and hasattr(component, "__self__"):
        return component_name(component.__self__)
    for part in (getattr(component, "create", None), getattr(component, "root", None)):
        if hasattr(part, "component") and not isinstance(component, type):
            return component_name(part)
    return str(getattr(component, "__name__", component))


__all__ = ["AppStyle", "Style", "app_style", "component_name", "current_style", "read_app_style"]
