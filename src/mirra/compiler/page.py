"""One page: its function is called, frozen, lowered, printed, and put into a document."""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec

from mirra.app.page import Page
from mirra.app.routes import NOT_FOUND
from mirra.compiler.callbacks import Callbacks, upload_rules
from mirra.compiler.class_names import class_names
from mirra.compiler.conditions import Conditions, page_condition, refuse_setters
from mirra.compiler.document import Head, document, hashed_url
from mirra.compiler.head import PageHead, head_html, head_scripts, head_sources, page_head, script_hosts
from mirra.compiler.linking import Libraries, is_foreign, link, origin, resolver
from mirra.compiler.lowering.nodes import Lowering
from mirra.compiler.plugged import Plugged
from mirra.compiler.prerender import Renderer, RenderError, printed_for_server
from mirra.compiler.runtime_files import PREFIX, RuntimeFiles
from mirra.compiler.stylesheet import page_styles
from mirra.composition.component_state import page_uses
from mirra.elements.children import freeze_child
from mirra.elements.node import Element, Fragment, Node, Text
from mirra.elements.themed import AppStyle, app_style
from mirra.errors import MirraError, MirraRuntimeError, Source
from mirra.events.bind import bind
from mirra.events.binding import binding_of
from mirra.events.chain import ServerStep
from mirra.events.triggers import no_args_event_spec
from mirra.js.printer import print_module
from mirra.js.tree import (
    Array,
    Call,
    Const,
    Do,
    ExportDefault,
    Expr,
    Import,
    Literal,
    Member,
    Module,
    Name,
    Statement,
    walk,
)
from mirra.protocol.bindings import Binding
from mirra.protocol.manifest import CompiledPage, File, StorageField
from mirra.registry import registry
from mirra.state.spec import ROOT
from mirra.state.tree import initial_values
from mirra.style.atomic import page_css

JAVASCRIPT = "text/javascript; charset=utf-8"
CSS = "text/css; charset=utf-8"
JSON = "application/json"


class PageError(MirraRuntimeError):
    """A page function raised; ``__cause__`` is what it raised, ``source`` the user's line."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What all pages of an app have in common."""

    app_name: str
    app_module: str
    """URL of the module around every page: theme, app wraps."""
    wrap: Lowering
    """What that module uses: its reads, bindings and styles are every page's too."""
    styles: tuple[str, ...]
    """Stylesheets of the packages that the app's module imports."""
    origins: frozenset[str]
    """Remote hosts that it imports from."""
    permits: tuple[str, ...]
    """Whose JavaScript in it may make markup from text."""
    stylesheets: tuple[str, ...]
    """Addresses of the user's own stylesheets, after those of packages, before the page's own rules."""
    conditions: Conditions
    """Everything that `requires=` says anywhere."""
    lang: str
    head_components: tuple[Any, ...]
    html_attributes: Mapping[str, str]
    base: str
    socket: str
    dev: bool
    color_mode: str
    build: str
    routes: str
    toaster: Any
    whole_css: bool
    style: AppStyle
    module: Module
    """The module around every page, as a tree."""
    static: bool = False
    """Whether a server of files will serve the pages: it has one for every address that it does not know."""
    renderer: Renderer | None = None
    """Draws pages before they are asked for."""
    plugged: Plugged = Plugged()
    reset: bool = True
    """Whether browsers' own margins and the like are taken away."""
    packages: tuple[str, ...] = ()
    """npm packages that the project's bundle has, whoever imports them."""
    fallback: tuple[Lowering, Module] | None = None
    """What a page shows that cannot be drawn on the server, until the browser has drawn it."""
    env: Mapping[str, Any] = field(default_factory=dict)


def evaluate(page: Page, style: AppStyle = AppStyle(), plugged: Plugged = Plugged()) -> Node:
    """The page's tree; raises :class:`PageError` for whatever its function raises."""
    try:
        with page_uses(page.route), app_style(style):
            made = plugged.evaluate(page)
            if made is None:
                name = getattr(page.component, "__name__", "The function")
                raise PageError(
                    f"Page `{page.route}` has nothing to show: `{name}` returned `None`.",
                    "Return a component.",
                    source=_definition(page),
                )
            return freeze_child(made, source=page.source)
    except MirraError:
        raise
    except Exception as error:
        raise PageError(
            f"Page `{page.route}` raised `{type(error).__name__}: {error}`.", source=user_frame(error)
        ) from error


def _definition(page: Page) -> Source | None:
    """The line where the page's function is defined."""
    code = getattr(page.component, "__code__", None)
    return Source(code.co_filename, code.co_firstlineno) if code else page.source


def user_frame(error: BaseException) -> Source | None:
    """The innermost line of the traceback that is not mirra's own."""
    from mirra.errors import is_own_file

    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if not is_own_file(frame.filename)]
    return Source(frames[-1].filename, frames[-1].lineno or 0) if frames else None


def lower_module(route: str, node: Node, files: RuntimeFiles, name: str = "Page") -> tuple[Lowering, Module]:
    """The page as a module whose default export is its component."""
    lowering = Lowering(
        route,
        callbacks=Callbacks(uploads=upload_rules(node)),
        is_foreign=lambda module: is_foreign(module, files, remote=True),
    )
    page: Expr = _component(lowering, node, name)
    providers = _providers(lowering)
    if providers:
        page = Call(Import("mirra", "needing"), (page, Array(tuple(providers))))
    body: list[Statement] = [*lowering.custom_code, *lowering.definitions, ExportDefault(page)]
    return lowering, Module(tuple(body), tuple(lowering.effects))


def _component(lowering: Lowering, node: Node, name: str) -> Name:
    lowering.component(node, name, ())
    last = lowering.definitions[-1]
    assert isinstance(last, Const) and isinstance(
        last.name, str
    )  # `component` ends with the definition it made
    return Name(last.name)


def _providers(lowering: Lowering) -> list[Expr]:
    """What the components need around the page (`_get_app_wrap_components`), each with its place among the others."""
    made: dict[tuple[int, str], Expr] = {}
    while left := {place: wrap for place, wrap in lowering.wraps.items() if place not in made}:
        for (priority, name), wrap in left.items():
            assert isinstance(wrap, Element)  # a component is frozen into one
            # In a fragment, since text alone would be the provider's own.
            page = Fragment((Text(Member(Name("props"), "children")),))
            inner = replace(wrap, children=(*wrap.children, page))
            component = _component(lowering, inner, f"{name} around the page")
            made[priority, name] = Array((Literal(priority), Literal(name), component))
    return list(made.values())


def load_bindings(page: Page) -> tuple[Binding, ...]:
    """What ``on_load`` starts: handlers with constant arguments."""
    if page.on_load is None:
        return ()
    chain = bind(page.on_load, no_args_event_spec, component="page", trigger="on_load")
    return tuple(binding_of(step)[0] for step in chain.steps if isinstance(step, ServerStep))


@dataclass(frozen=True, slots=True)
class LoweredPage:
    """A page as trees: what it needs is known, nothing is printed."""

    page: Page
    head: PageHead
    lowering: Lowering
    module: Module


def lower_page(page: Page, around: Surroundings, files: RuntimeFiles) -> LoweredPage:
    """Call the page's function and make its module."""
    head = page_head(page, around.app_name, around.base, around.head_components)
    body = evaluate(page, around.style, around.plugged)
    lowering, module = lower_module(page.route, Fragment((head.node, body)) if head.node else body, files)
    return LoweredPage(page, head, lowering, module)


def compile_page(
    lowered_page: LoweredPage, around: Surroundings, files: RuntimeFiles, libraries: Libraries | None
) -> CompiledPage:
    """Everything the server needs of a page."""
    page, head = lowered_page.page, lowered_page.head
    lowering, module = lowered_page.lowering, lowered_page.module
    title, tags = head.defaults()
    linked = link(module, lowering, files.mode, libraries, around.packages)
    resolve = resolver(files.mode, libraries, linked.stubs)
    module_url = hashed_url("page", linked.text, "js")
    reads = (
        frozenset(lowering.reads | around.wrap.reads)
        | frozenset(_always_read())
        | frozenset((f.state, f.field) for f in storage_fields())
    )
    defaults = initial_values(reads)
    lowered = [around.wrap, lowering, *([around.fallback[0]] if around.fallback else [])]
    elements = [element for each in lowered for element in each.elements]
    rules = set().union(*(each.rules for each in lowered))
    utilities = ""
    if around.plugged.writes_css:
        utilities = around.plugged.css(class_names(elements, (around.module, module), defaults))
    css = page_styles(
        elements, rules, around.whole_css or linked.uses_themes or lowering.shows_data, page_css(around.style.page, around.style.widths), utilities, around.reset,
    )  # fmt: skip
    others = [
        *(around.base + url for url in dict.fromkeys((*around.styles, *linked.styles))),
        *around.stylesheets,
    ]
    texts = [css.library, css.own] if others else [f"{css.library}\n{css.own}"]
    own_styles = [
        (hashed_url("style", text.encode(), "css"), File(text.encode(), CSS)) for text in texts if text
    ]
    bindings = tuple({**around.wrap.callbacks.bindings, **lowering.callbacks.bindings}.values())
    refuse_setters(page.route, bindings, around.conditions)
    origins = (
        head_sources(head.extra)
        | script_hosts(elements)
        | linked.origins
        | around.origins
        | set(filter(None, map(origin, around.stylesheets)))
    )
    in_head = head_scripts(head.extra)
    permits = tuple(dict.fromkeys((*around.permits, *linked.permits, *in_head)))
    first, *last = (around.base + url for url, _ in own_styles)
    styles = [first, *others, *last]
    preload = _preload(module, around, files, resolve, module_url)
    record = {
        "route": page.route,
        "module": around.base + module_url,
        "app": around.base + around.app_module,
        "styles": styles,
        "origins": sorted(origins),
        "preload": [around.base + url for url in preload],
        "defaults": defaults,
        "storage": [
            {"state": f.state, "field": f.field, "kind": f.kind, "key": f.key, "options": f.options}
            for f in storage_fields()
        ],
        "title": title,
        "meta": tags,
    }
    tables: tuple[tuple[str, File], ...] = ()
    if lowering.shows_data:
        tables = (_table_of_components(files, around.base),)
        record["components"] = around.base + tables[0][0]
    record_url, record_file = record_of(record)
    boot_text = print_module(_boot_module(around, module_url, files), resolve).encode()
    boot_url = hashed_url("boot", boot_text, "js")
    boot = boot_of(around, record)
    markup, reason = _markup(page.route, module, around, files, boot)
    html = document(
        Head(title, tuple(tags), around.lang, around.html_attributes, head_html(head.extra)), base=around.base, boot=boot, boot_module=boot_url, mode_script=files.url_of_script("mode"), permit_script=files.url_of_script("permit") if in_head else "", color_mode=around.color_mode,
        preload=preload, styles=styles, markup=markup, is_drawn=not reason,
    )  # fmt: skip
    loads = load_bindings(page)
    return CompiledPage(
        route=page.route,
        html=html,
        module=module_url,
        reads=reads,
        bindings=bindings,
        on_load=tuple(binding.id for binding in loads),
        load_bindings=loads,
        files=(
            (module_url, File(linked.text, JAVASCRIPT)),
            *own_styles,
            (boot_url, File(boot_text, JAVASCRIPT)),
            (record_url, record_file),
            *tables,
            *linked.stubs.values(),
        ),
        styles=tuple(dict.fromkeys((*(url for url, _ in own_styles), *around.styles, *linked.styles))),
        preload=preload,
        status=404 if page.route == NOT_FOUND else 200,
        script_origins=origins,
        permits=permits,
        defaults=defaults,
        record=record_url,
        drawn_by_browser=reason,
        requires=page_condition(page.requires, page.route),
    )


def _markup(
    route: str, module: Module, around: Surroundings, files: RuntimeFiles, boot: Mapping[str, Any]
) -> tuple[str, str]:
    """What the page looks like with the defaults; or what stands for it, and why."""
    if around.renderer is None or (around.static and route == NOT_FOUND):
        return "", ""
    try:
        app = printed_for_server(around.module, files)
        try:
            return around.renderer.render(app, printed_for_server(module, files), boot), ""
        except RenderError as error:
            if around.fallback is None:
                return "", error.message
            return around.renderer.render(
                app, printed_for_server(around.fallback[1], files), boot
            ), error.message
    except RenderError as error:
        return "", error.message


def boot_of(around: Surroundings, record: Mapping[str, Any]) -> dict[str, Any]:
    """What a browser is told to start with this page."""
    return {
        "build": around.build, "page": record, "routes": around.base + around.routes, "socket": around.socket, "dev": around.dev,
        "colorMode": around.color_mode, "base": around.base, "toaster": around.toaster, "static": around.static,
        **({"env": around.env} if around.env else {}),
    }  # fmt: skip


def record_of(record: Mapping[str, Any]) -> tuple[str, File]:
    """What the browser fetches to go to the page without loading it."""
    content = msgspec.json.encode(record)
    return hashed_url("page", content, "json"), File(content, JSON)


def _table_of_components(files: RuntimeFiles, base: str) -> tuple[str, File]:
    """Where the browser finds what a component that comes from the state is made of."""
    table = {
        module: {name: (base + url, inner) for name, (url, inner) in names.items()}
        for module, names in files.table.items()
    }
    content = msgspec.json.encode(table)
    return hashed_url("components", content, "json"), File(content, JSON)


def _always_read() -> list[tuple[str, str]]:
    return [(ROOT, "is_hydrated")]


def storage_fields() -> list[StorageField]:
    """All vars that are kept in the browser: they are sent with every page."""
    found: list[StorageField] = []
    for cls in registry().all("state").values():
        found.extend(f.storage for f in cls.__mirra__.fields.values() if f.storage is not None)
    return found


def _boot_module(around: Surroundings, module_url: str, files: RuntimeFiles) -> Module:
    boot = Call(
        Member(Name("JSON"), "parse"),
        (Member(Call(Member(Name("document"), "getElementById"), (Literal("mirra-boot"),)), "textContent"),),
    )
    app, page = (
        Import(around.base + around.app_module, "default"),
        Import(around.base + module_url, "default"),
    )
    return Module((Do(Call(Import("mirra", "start"), (boot, app, page))),))


def _preload(
    module: Module, around: Surroundings, files: RuntimeFiles, resolve: Any, module_url: str
) -> tuple[str, ...]:
    """Everything the page will load, so that it comes in one round trip."""
    urls = {resolve(node)[0] for node in walk(module) if isinstance(node, Import)}
    urls |= {resolve(element.tag)[0] for element in around.wrap.elements if isinstance(element.tag, Import)}
    urls.add(resolve(Import("mirra", "start"))[0])
    chunks = files.closure([url.removeprefix(PREFIX) for url in sorted(urls) if url.startswith(PREFIX)])
    own = [url for url in sorted(urls) if not url.startswith(PREFIX)]
    return (module_url, around.app_module, *(PREFIX + chunk for chunk in chunks), *own)
