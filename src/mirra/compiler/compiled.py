"""``CompiledApp``: a whole app, compiled page by page when asked, or all at once for production."""

from __future__ import annotations

import hashlib
import mimetypes
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, Protocol

import msgspec

from mirra.app.app import App
from mirra.app.page import Page
from mirra.app.plugins import EmbedPlugin, embed, plugins_of
from mirra.app.routes import NOT_FOUND, match, normal
from mirra.compiler.conditions import conditions_of
from mirra.compiler.document import APP_PREFIX, hashed_url
from mirra.compiler.embed import embed_module
from mirra.compiler.evaluation import evaluate
from mirra.compiler.linking import REMOTE, Libraries, imported, is_foreign, link, resolver
from mirra.compiler.lowering.nodes import Lowering
from mirra.compiler.page import LoweredPage, compile_page, lower_page
from mirra.compiler.page_module import lower_module
from mirra.compiler.plugged import Plugged
from mirra.compiler.prerender import Renderer
from mirra.compiler.runtime_files import PREFIX, RUNTIME, runtime_files
from mirra.compiler.surroundings import Surroundings
from mirra.compiler.toaster import toaster
from mirra.config import Config
from mirra.defaults.wrap import app_wrap, hydrate_fallback, not_found_page
from mirra.elements.children import freeze_child
from mirra.elements.node import Node
from mirra.elements.themed import AppStyle, app_style, read_app_style
from mirra.errors import BundleError, InvalidPluginConfigError, MirraError, did_you_mean
from mirra.js.tree import Module
from mirra.protocol.manifest import CSS, JAVASCRIPT, JSON, CompiledPage, File, RouteMatch
from mirra.registry import registry


class StyleCompiler(Protocol):
    """Makes CSS of the user's stylesheets that are not CSS; the toolchain has one."""

    def compiles(self, sheet: str) -> bool:
        """Whether a stylesheet is one of these by its name."""
        ...

    def css(self, sheet: str) -> bytes:
        """It as CSS; raises ``StylesheetError`` or ``MissingExtraError``."""
        ...


_MEDIA = {".js": JAVASCRIPT, ".json": JSON, ".css": CSS}


class CompiledApp:
    """A :class:`~mirra.protocol.manifest.PageSource`."""

    def __init__(
        self, app: App, config: Config | None = None, *, mode: str = "production", dev: bool = False, libraries: Libraries | None = None, build: str = "",
        renderer: Renderer | None = None, static: bool = False, sheets: StyleCompiler | None = None,
    ) -> None:  # fmt: skip
        self.app = app
        self.config = config or Config()
        self.files = runtime_files(mode)
        self.libraries = libraries
        self.sheets = sheets
        self.dev = dev
        self._pages: dict[str, CompiledPage] = {}
        self._generated: dict[str, File] = {}
        self.earlier_files: Mapping[str, File] = {}
        """URL -> file of the version before, for pages that were opened with it."""
        self._build = build
        self._renderer = renderer
        self._static = static
        app.adopt_decorated()
        if NOT_FOUND not in app.pages or app.pages[NOT_FOUND].component is None:
            known = app.pages.pop(NOT_FOUND, None)
            app.add(
                Page(NOT_FOUND, not_found_page, known.title if known else "404 - Not Found", requires=True)
            )
        self._plugins = plugins_of(self.config)
        self._embed = next((plugin for plugin in self._plugins if isinstance(plugin, EmbedPlugin)), None)
        self._plugged = Plugged(
            tuple(self._plugins), {"app": app, "config": self.config, "unevaluated_pages": ()}
        )
        for plugin in self._plugins:
            plugin.register_route(
                app_type=type(app), add_page=app.add_page, has_app_page=lambda route: normal(route) in app.pages, **self._plugged.context
            )  # fmt: skip
        self._plugged = Plugged(self._plugged.plugins, self._context())
        self.plugin_files = self._run_plugins()
        """URL -> file, for what plugins serve at the root of the site."""
        self.sheet_files: dict[str, File] = {}
        """URL -> file, for what was compiled of the user's stylesheets; each beside its source, so that what it names is found."""
        self._surroundings = self._make_surroundings()

    # -- the PageSource

    @property
    def build(self) -> str:
        """Hash of the app's pages and runtime."""
        return self._build

    def routes(self) -> list[str]:
        """All route patterns, the most specific first."""
        return [
            route.path
            for route in sorted(self.app.routes.values(), key=lambda r: r.priority)
            if route.path != NOT_FOUND
        ]

    def match(self, path: str) -> RouteMatch | None:
        """The page that serves a URL path."""
        return match(path, self.app.routes.values())

    def page(self, route: str) -> CompiledPage:
        """The compiled page; compiled now if it was not."""
        found = self._pages.get(route)
        if found is None:
            found = self._finish(lower_page(self.app.pages[route], self._surroundings, self.files))
        return found

    def _finish(self, lowered: LoweredPage) -> CompiledPage:
        found = compile_page(lowered, self._surroundings, self.files, self.libraries)
        self._pages[lowered.page.route] = found
        self._generated.update(found.files)
        return found

    def file(self, url: str) -> File | None:
        """A generated or prebuilt file. Prebuilt ones are looked up in the manifest, never by path."""
        found = self._generated.get(url) or self.plugin_files.get(url) or self.sheet_files.get(url)
        if found is not None:
            return found
        if url.startswith(PREFIX):
            return self._prebuilt(url.removeprefix(PREFIX))
        if url == f"/{embed.SCRIPT}" and self._embed is not None:
            return self._embed_file(self._embed)
        if url == f"{APP_PREFIX}routes.json":
            return self._routes_file()
        if url.startswith(f"{APP_PREFIX}npm/") and self.libraries is not None:
            return self.libraries.file(url)
        if url.startswith(f"{APP_PREFIX}record/"):
            return self._record(url.removeprefix(f"{APP_PREFIX}record"))
        return self.earlier_files.get(url)

    # -- more

    @property
    def generated_files(self) -> Mapping[str, File]:
        """URL -> file, of what was made for this app's pages so far."""
        return self._generated

    def compile_all(self, on_page: Callable[[str], None] | None = None) -> Iterable[CompiledPage]:
        """Every page, in order; ``on_page`` is told each route. What they import is bundled once, for all of them."""
        lowered = {}
        for route in self.app.pages:
            if on_page:
                on_page(route)
            lowered[route] = lower_page(self.app.pages[route], self._surroundings, self.files)
        self._bundle(lowered.values())
        for route, page in lowered.items():
            yield self._pages.get(route) or self._finish(page)
        for plugin in self._plugins:
            plugin.post_compile(**self._context())

    def _bundle(self, lowered: Iterable[LoweredPage]) -> None:
        wanted: dict[str, set[str]] = {}
        packages = list(self._surroundings.packages)
        for page in lowered:
            for name, exports in imported(page.module).items():
                if is_foreign(name, self.files):
                    wanted.setdefault(name, set()).update(exports)
            packages += page.lowering.dependencies
        if wanted and self.libraries is not None:
            # What fails is said when the page is compiled, at the line of its component.
            with suppress(BundleError):
                self.libraries.require(wanted, packages)

    def built(self, folder: Path) -> None:
        """Tell the plugins that the frontend was written to a folder."""
        for plugin in self._plugins:
            plugin.post_build(static_dir=folder, **self._context())

    def errors(self, on_page: Callable[[str], None] | None = None) -> list[tuple[str, Exception]]:
        """Routes that do not compile, with why; ``on_page`` is told each route."""
        failed = []
        for route in self.app.pages:
            if on_page:
                on_page(route)
            try:
                self.page(route)
            except Exception as error:
                failed.append((route, error))
        return failed

    def tree(self, route: str) -> Node:
        """What a page shows, as the tree that it is compiled from."""
        return evaluate(self.app.pages[route], self._surroundings.style, self._plugged)

    def wrapper(self) -> Node:
        """What is around every page; the page stands where it says ``props.children``."""
        with app_style(self._surroundings.style):
            return freeze_child(app_wrap(self.app, self.config))

    def compiled(self, route: str) -> CompiledPage | None:
        """A page that has been compiled already."""
        return self._pages.get(route)

    def _prebuilt(self, name: str) -> File | None:
        if name.startswith("icon/") and name.endswith(".json"):
            return _icon_file(name.removeprefix("icon/").removesuffix(".json"))
        scripts = self.files.manifest["scripts"].values()
        if name not in self.files.manifest["files"] and name not in scripts:
            return None
        suffix = name[name.rindex(".") :]
        path = RUNTIME / self.files.mode / name
        packed = path.with_name(f"{name}.br")
        return File(
            path.read_bytes(), _MEDIA[suffix], brotli=packed.read_bytes() if packed.exists() else None
        )

    def _routes_file(self) -> File:
        """``[[pattern, record URL], …]``. Records of pages not yet compiled are compiled when fetched."""
        table = [[route, self.config.frontend_path + self._record_url(route)] for route in self.routes()]
        return File(msgspec.json.encode(table), JSON, immutable=False)

    def _embed_file(self, plugin: EmbedPlugin) -> File:
        page = self.page("/")
        record = msgspec.json.decode(self._generated[page.record].content)
        text = embed_module(plugin, record, self._surroundings, resolver(self.files.mode, self.libraries, {}))
        return File(text, JAVASCRIPT, immutable=False)

    def _record_url(self, route: str) -> str:
        found = self._pages.get(route)
        return found.record if found else f"{APP_PREFIX}record{route}"

    def _record(self, route: str) -> File | None:
        if route not in self.app.pages:
            return None
        found = self.file(self.page(route).record)
        return None if found is None else File(found.content, found.media_type, immutable=False)

    def _make_surroundings(self) -> Surroundings:
        style = read_app_style(self.app.style)
        with app_style(style):
            node: Node = freeze_child(app_wrap(self.app, self.config))
        wrap, module = lower_module("app", node, self.files, "App")
        linked = link(module, wrap, self.files.mode, self.libraries)
        text = linked.text
        url = hashed_url("app", text, "js")
        self._generated[url] = File(text, JAVASCRIPT)
        self._generated.update(linked.stubs.values())
        if not self._build:
            self._build = hashlib.sha256(text + repr(sorted(self.app.pages)).encode()).hexdigest()[:16]
        return Surroundings(
            app_name=self.config.app_name,
            app_module=url,
            wrap=wrap,
            styles=linked.styles,
            origins=linked.origins,
            permits=linked.permits,
            conditions=conditions_of(self.app),
            stylesheets=tuple(
                self._stylesheet_url(sheet) for sheet in (*self._plugin_stylesheets(), *self.app.stylesheets)
            ),
            lang=self.app.html_lang or "en",
            head_components=tuple(self.app.head_components),
            html_attributes=self.app.html_custom_attrs or {},
            packages=(*self.config.frontend_packages, *self._plugged.packages()),
            plugged=self._plugged,
            env=self._plugged.env(),
            reset=self.app.reset_style,
            fallback=self._fallback(style),
            base=self.config.frontend_path,
            socket=self._socket(),
            dev=self.dev,
            color_mode=self.config.default_color_mode,
            build=self._build,
            routes=f"{APP_PREFIX}routes.json",
            toaster=toaster(self.app, self.files, self.config.frontend_path),
            whole_css=self.app.css == "full",
            style=style,
            module=module,
            renderer=self._renderer,
            static=self._static,
        )

    def _context(self) -> dict[str, Any]:
        return {"app": self.app, "config": self.config, "unevaluated_pages": tuple(self.app.pages.values())}

    def _fallback(self, style: AppStyle) -> tuple[Lowering, Module] | None:
        found = hydrate_fallback(self.app, self.config)
        if found is None:
            return None
        with app_style(style):
            return lower_module("fallback", freeze_child(found), self.files)

    def _run_plugins(self) -> dict[str, File]:
        files: dict[str, str | bytes] = dict(registry().all("file"))
        tasks: list[Callable[[], tuple[Any, str | bytes] | None]] = []
        changes: list[tuple[str, Callable[[str], str]]] = []
        for plugin in self._plugins:
            plugin.pre_compile(
                **self._context(),
                add_save_task=lambda task, *args, **kwargs: tasks.append(partial(task, *args, **kwargs)),
                add_modify_task=lambda path, change: changes.append((_root_url(path), change)),
            )
            files.update(
                (_root_url(path), content) for path, content in plugin.get_static_assets(**self._context())
            )
        files.update((_root_url(saved[0]), saved[1]) for task in tasks if (saved := task()) is not None)
        for url, change in changes:
            if url not in files:
                raise InvalidPluginConfigError(
                    f"A plugin changes `{url}`, which no plugin has made.",
                    did_you_mean(url, files),
                    source=None,
                )
            before = files[url]
            files[url] = change(before.decode() if isinstance(before, bytes) else before)
        return {
            url: File(
                content.encode() if isinstance(content, str) else content,
                mimetypes.guess_type(url)[0] or "application/octet-stream",
                immutable=False,
            )
            for url, content in files.items()
        }

    def _plugin_stylesheets(self) -> list[str]:
        return [sheet for plugin in self._plugins for sheet in plugin.get_stylesheet_paths(**self._context())]

    def _stylesheet_url(self, sheet: str) -> str:
        if sheet.startswith(REMOTE):
            return sheet
        url = _root_url(sheet)
        if self.sheets is not None and self.sheets.compiles(sheet):
            css = self.sheets.css(sheet)
            url = f"{url.rpartition('.')[0]}.{hashlib.sha256(css).hexdigest()[:12]}.css"
            self.sheet_files[url] = File(css, CSS)
        return self.config.frontend_path + url

    def _socket(self) -> str:
        if not self.app.enable_state:
            return ""
        server = self.config.api_url.rstrip("/") if self._static else ""
        return f"{server}{self.config.backend_path}/_event"

    def wrap(self) -> Lowering:
        """What the app's wrapper uses."""
        return self._surroundings.wrap


def _root_url(path: Any) -> str:
    return "/" + str(path).lstrip("/")


def _icon_file(name: str) -> File | None:
    from mirra.components.icons import icon, icon_nodes

    try:
        icon_nodes(name)
    except MirraError:
        return None
    return File(msgspec.json.encode(icon(name).props["nodes"]), JSON)
