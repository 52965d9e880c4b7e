"""What plugins do with one page: call its function, look at its components, add rules to its stylesheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from mirra.app.page import Page
from mirra.app.plugins import PageContext, Plugin, overrides, visit

_PAGE_HOOKS = ("eval_page", "compile_page", "enter_component", "leave_component")


@dataclass(frozen=True, slots=True)
class Plugged:
    """The plugins in force and what every call of theirs is told."""

    plugins: tuple[Plugin, ...] = ()
    context: Mapping[str, Any] = field(default_factory=dict)

    def evaluate(self, page: Page) -> Any:
        """What the page shows: a component or what stands for one."""
        if not any(overrides(plugin, hook) for plugin in self.plugins for hook in _PAGE_HOOKS):
            return _call(page.component)
        made: PageContext | None = None
        for plugin in self.plugins:
            made = made or plugin.eval_page(page.component, page=page, **self.context)
        if made is None:
            name = getattr(page.component, "__name__", "")
            made = PageContext(page.route, _call(page.component), page.title, name)
        visitors = [
            plugin
            for plugin in self.plugins
            if overrides(plugin, "enter_component") or overrides(plugin, "leave_component")
        ]
        if visitors and made.root_component is not None:
            made.root_component = visit(
                made.root_component, visitors, {**self.context, "page_context": made, "in_prop_tree": False}
            )
        for plugin in self.plugins:
            plugin.compile_page(made, **self.context)
        return made.root_component

    def packages(self) -> tuple[str, ...]:
        """npm packages that plugins need."""
        found: dict[str, None] = {}
        for plugin in self.plugins:
            found.update(dict.fromkeys(plugin.get_frontend_dependencies(**self.context)))
            found.update(dict.fromkeys(plugin.get_frontend_development_dependencies(**self.context)))
        return tuple(found)

    def env(self) -> dict[str, Any]:
        """What plugins tell scripts of the page."""
        return {
            name: value
            for plugin in self.plugins
            for name, value in (plugin.update_env_json(**self.context) or {}).items()
        }

    @property
    def writes_css(self) -> bool:
        """Whether a plugin wants to know a page's class names."""
        return any(overrides(plugin, "get_page_css") for plugin in self.plugins)

    def css(self, class_names: frozenset[str]) -> str:
        """Their rules for a page with these class names."""
        return "\n".join(
            plugin.get_page_css(class_names=class_names, **self.context) for plugin in self.plugins
        )


def _call(component: Any) -> Any:
    return component() if callable(component) and not hasattr(component, "freeze") else component
