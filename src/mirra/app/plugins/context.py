"""What the hooks of plugins are given, for annotations: ``def pre_compile(self, **context: Unpack[PreCompileContext])``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypedDict

from mirra.config import Config

if TYPE_CHECKING:
    from mirra.app.app import App
    from mirra.app.page import Page
    from mirra.app.plugins.base import PageContext


class CommonContext(TypedDict):
    """What all hooks are given."""

    app: App
    config: Config
    unevaluated_pages: Sequence[Page]


BaseContext = CommonContext


class RegisterRouteContext(CommonContext):
    """For ``register_route``."""

    app_type: type[App]
    add_page: Callable[..., None]
    has_app_page: Callable[[str], bool]


class PreCompileContext(CommonContext):
    """For ``pre_compile``."""

    add_save_task: Callable[..., None]
    add_modify_task: Callable[[str, Callable[[str], str]], None]


class CompileContext(CommonContext, total=False):
    """For the hooks that see a page's components."""

    page_context: PageContext
    in_prop_tree: bool


class PostBuildContext(CommonContext):
    """For ``post_build``."""

    static_dir: Any
