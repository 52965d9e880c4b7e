"""One page: its function is called, frozen, lowered, printed, and put into a document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mirra.app.page import Page
from mirra.app.routes import NOT_FOUND
from mirra.compiler.boot import (
    boot_module,
    boot_of,
    preload_of,
    record_file,
    record_of,
    storage_fields,
    table_of_components,
)
from mirra.compiler.class_names import class_names
from mirra.compiler.conditions import page_condition, refuse_setters
from mirra.compiler.document import Head, document, hashed_url
from mirra.compiler.evaluation import evaluate
from mirra.compiler.head import PageHead, head_html, head_scripts, head_sources, page_head, script_hosts
from mirra.compiler.linking import Libraries, Linked, link, origin, resolver
from mirra.compiler.lowering.nodes import Lowering
from mirra.compiler.page_module import lower_module
from mirra.compiler.prerender import RenderError, printed_for_server
from mirra.compiler.runtime_files import RuntimeFiles
from mirra.compiler.stylesheet import page_styles
from mirra.compiler.surroundings import Surroundings
from mirra.elements.node import Element, Fragment
from mirra.events.bind import bind
from mirra.events.binding import binding_of
from mirra.events.chain import ServerStep
from mirra.events.triggers import no_args_event_spec
from mirra.js.printer import print_module
from mirra.js.tree import Module
from mirra.protocol.bindings import Binding
from mirra.protocol.manifest import CSS, JAVASCRIPT, CompiledPage, FieldRef, File
from mirra.state.spec import ROOT
from mirra.state.tree import initial_values
from mirra.style.atomic import page_css


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
    lowered: LoweredPage, around: Surroundings, files: RuntimeFiles, libraries: Libraries | None
) -> CompiledPage:
    """Everything the server needs of a page."""
    page, head, lowering, module = lowered.page, lowered.head, lowered.lowering, lowered.module
    title, meta = head.defaults()
    linked = link(module, lowering, files.mode, libraries, around.packages)
    resolve = resolver(files.mode, libraries, linked.stubs)
    module_url = hashed_url("page", linked.text, "js")
    reads = _reads(lowering, around)
    defaults = initial_values(reads)
    elements = _elements(lowering, around)
    own_styles, styles = _styles(lowered, around, linked, elements, defaults)
    bindings = tuple({**around.wrap.callbacks.bindings, **lowering.callbacks.bindings}.values())
    refuse_setters(page.route, bindings, around.conditions)
    origins = _origins(head, around, linked, elements)
    in_head = head_scripts(head.extra)
    preload = preload_of(module, around, files, resolve, module_url)
    record = record_of(around, page.route, module_url, styles, origins, preload, defaults, title, meta)
    tables: tuple[tuple[str, File], ...] = ()
    if lowering.shows_data:
        tables = (table_of_components(files, around.base),)
        record["components"] = around.base + tables[0][0]
    fetched = record_file(record)
    boot_text = print_module(boot_module(around, module_url), resolve).encode()
    boot_url = hashed_url("boot", boot_text, "js")
    boot = boot_of(around, record)
    markup, reason = _markup(page.route, module, around, files, boot)
    html = document(
        Head(title, tuple(meta), around.lang, around.html_attributes, head_html(head.extra)), base=around.base, boot=boot, boot_module=boot_url, mode_script=files.url_of_script("mode"), permit_script=files.url_of_script("permit") if in_head else "", color_mode=around.color_mode,
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
            fetched,
            *tables,
            *linked.stubs.values(),
        ),
        styles=tuple(dict.fromkeys((*(url for url, _ in own_styles), *around.styles, *linked.styles))),
        preload=preload,
        status=404 if page.route == NOT_FOUND else 200,
        script_origins=origins,
        permits=tuple(dict.fromkeys((*around.permits, *linked.permits, *in_head))),
        defaults=defaults,
        record=fetched[0],
        drawn_by_browser=reason,
        requires=page_condition(page.requires, page.route),
    )


def _reads(lowering: Lowering, around: Surroundings) -> frozenset[FieldRef]:
    kept = ((f.state, f.field) for f in storage_fields())
    return frozenset({*lowering.reads, *around.wrap.reads, (ROOT, "is_hydrated"), *kept})


def _modules(lowering: Lowering, around: Surroundings) -> list[Lowering]:
    """The page's own, and those around it."""
    return [around.wrap, lowering, *([around.fallback[0]] if around.fallback else [])]


def _elements(lowering: Lowering, around: Surroundings) -> list[Element]:
    return [element for each in _modules(lowering, around) for element in each.elements]


def _styles(
    lowered: LoweredPage,
    around: Surroundings,
    linked: Linked,
    elements: list[Element],
    defaults: Mapping[str, Any],
) -> tuple[list[tuple[str, File]], list[str]]:
    """The page's own stylesheets, and the addresses of all in their order."""
    rules = set().union(*(each.rules for each in _modules(lowered.lowering, around)))
    utilities = ""
    if around.plugged.writes_css:
        utilities = around.plugged.css(class_names(elements, (around.module, lowered.module), defaults))
    css = page_styles(
        elements, rules, around.whole_css or linked.uses_themes or lowered.lowering.shows_data, page_css(around.style.page, around.style.widths), utilities, around.reset,
    )  # fmt: skip
    packages = (around.base + url for url in dict.fromkeys((*around.styles, *linked.styles)))
    others = [*packages, *around.stylesheets]
    texts = [css.library, css.own] if others else [f"{css.library}\n{css.own}"]
    own = [(hashed_url("style", text.encode(), "css"), File(text.encode(), CSS)) for text in texts if text]
    first, *last = (around.base + url for url, _ in own)
    return own, [first, *others, *last]


def _origins(head: PageHead, around: Surroundings, linked: Linked, elements: list[Element]) -> frozenset[str]:
    """Remote hosts that the page takes code and styles from."""
    return (
        head_sources(head.extra)
        | script_hosts(elements)
        | linked.origins
        | around.origins
        | set(filter(None, map(origin, around.stylesheets)))
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
