"""``Plugin``: the one seam through which settings bring behaviour of their own, and the plugins that are in force."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from mirra.config import Config, get_config
from mirra.errors import InvalidPluginConfigError

P = TypeVar("P", bound="Plugin")


@dataclass
class PageContext:
    """A page while it is compiled; ``root_component`` may be replaced by ``compile_page``."""

    route: str
    root_component: Any
    title: Any = None
    name: str = ""


@dataclass(frozen=True)
class ComponentAndChildren:
    """What ``enter_component`` and ``leave_component`` may give in place of a component."""

    component: Any
    children: Sequence[Any] = field(default_factory=tuple)


class Plugin:
    """Base of plugins; an app lists instances in ``Config.plugins``. Every method may be left out.

    Each is called with the keywords it knows and must take others: ``def get_static_assets(self, **context)``. All have ``app``,
    ``config`` and ``unevaluated_pages``.
    """

    def register_route(self, **context: Any) -> None:
        """Before anything else: ``add_page(component, route=...)`` adds a page, ``has_app_page(route)`` says whether the app has one."""

    def get_frontend_dependencies(self, **context: Any) -> Sequence[str]:
        """npm packages that the project's bundle needs (``["clsx@2"]``)."""
        return ()

    def get_frontend_development_dependencies(self, **context: Any) -> Sequence[str]:
        """npm packages that are only needed to make the bundle."""
        return ()

    def pre_compile(self, **context: Any) -> None:
        """Before pages are compiled. ``add_save_task(function, *args)`` takes functions that return ``(path, content)``, a file served
        at that path; ``add_modify_task(path, function)`` changes the content of such a file."""

    def get_static_assets(self, **context: Any) -> Sequence[tuple[Any, str | bytes]]:
        """Files served at the root of the site: ``[("robots.txt", "User-agent: *")]``."""
        return ()

    def get_stylesheet_paths(self, **context: Any) -> Sequence[str]:
        """Stylesheets of every page: addresses, or paths of static assets."""
        return ()

    def update_env_json(self, **context: Any) -> Mapping[str, Any]:
        """Values for scripts of the page, which find them as ``env`` in the JSON of the element ``mirra-boot``."""
        return {}

    def eval_page(self, page_fn: Any, **context: Any) -> PageContext | None:
        """Call a page's function (``page`` is the page) and say what it shows; ``None`` leaves it to the next plugin and to mirra."""
        return None

    def compile_page(self, page_ctx: PageContext, **context: Any) -> None:
        """A page's components are made, and not yet compiled: the place to look at them or put others around them."""

    def enter_component(self, comp: Any, **context: Any) -> Any:
        """Each component, before its children: another component, a :class:`ComponentAndChildren` or ``None``."""
        return None

    def leave_component(self, comp: Any, children: Sequence[Any], **context: Any) -> Any:
        """Each component, after its children; answers as :meth:`enter_component` does."""
        return None

    def get_page_css(self, **context: Any) -> str:
        """Further rules for one page, whose class names are ``class_names``; above Radix' styles, below the page's own."""
        return ""

    def post_compile(self, **context: Any) -> None:
        """After all pages have been compiled."""

    def post_build(self, **context: Any) -> None:
        """After ``mirra export`` has written the frontend to the folder ``static_dir``."""

    def provides_entry_client(self, **context: Any) -> bool:
        """Whether the plugin starts the page itself: :class:`EmbedPlugin` does."""
        return False


def plugins_of(config: Config) -> list[Plugin]:
    """The plugins in force: a class stands for an instance of it; ``disable_plugins`` takes away.

    Raises ``InvalidPluginConfigError`` for what is no plugin.
    """
    made = [given() if isinstance(given, type) else given for given in config.plugins]
    for one in made:
        if not isinstance(one, Plugin):
            raise InvalidPluginConfigError(
                f"`{one!r}` in `plugins` is not a plugin.",
                "Derive its class from `rx.plugins.Plugin`.",
                source=None,
            )
    off = tuple(kind if isinstance(kind, type) else type(kind) for kind in config.disable_plugins)
    return [one for one in made if not isinstance(one, off)]


def get_plugin(kind: type[P]) -> P | None:
    """The app's plugin of this class, or ``None``."""
    return next((one for one in plugins_of(get_config()) if isinstance(one, kind)), None)


def overrides(plugin: Plugin, method: str) -> bool:
    """Whether a plugin has a hook of its own, so that work for those that have none is left out."""
    return getattr(type(plugin), method) is not getattr(Plugin, method)


def visit(component: Any, plugins: Sequence[Plugin], context: Mapping[str, Any]) -> Any:
    """A component and everything below it, shown to the plugins' ``enter_component`` and ``leave_component``."""
    for plugin in plugins:
        component = _taken(component, plugin.enter_component(component, **context))
    children = getattr(component, "children", None)
    if isinstance(children, list):
        component.children = [
            visit(child, plugins, context) if hasattr(child, "children") else child for child in children
        ]
    for plugin in plugins:
        below = tuple(getattr(component, "children", ()))
        component = _taken(component, plugin.leave_component(component, below, **context))
    return component


def _taken(component: Any, answer: Any) -> Any:
    if answer is None:
        return component
    if isinstance(answer, ComponentAndChildren):
        answer.component.children = list(answer.children)
        return answer.component
    return answer
