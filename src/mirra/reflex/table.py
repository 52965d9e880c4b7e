"""The one table: which module of ours stands behind a name that apps and component packages import, and what else it has.

``MODULES`` maps a module's name to the modules of ours whose names it has, the first one winning (``"module:name"``: what a namespace has). ``NAMES`` adds single names, as ``"module:attribute"``;
those that lead to ``mirra`` itself are looked up there. What is in ``absent.ABSENT`` is added below the same names.
"""

from __future__ import annotations

from mirra.reflex.absent import ABSENT

_UTILS = {
    "console": "console",
    "exceptions": "",
    "format": "formatting",
    "imports": "imports",
    "prerequisites": "prerequisites",
    "serializers": "serializers",
    "types": "types",
}
_VARS = {
    "base": "base",
    "color": "color",
    "datetime": "number",
    "function": "function",
    "number": "number",
    "object": "object",
    "sequence": "array",
}
_CATALOGUE = (
    "components.core components.core.auto_scroll components.core.banner components.core.breakpoints components.core.clipboard "
    "components.core.colors components.core.debounce components.core.html components.core.responsive components.core.sticky "
    "components.core.upload components.core.window_events components.datadisplay components.datadisplay.code "
    "components.datadisplay.dataeditor components.datadisplay.logo components.datadisplay.shiki_code_block components.dynamic "
    "components.gridjs components.gridjs.datatable components.lucide components.lucide.icon components.moment components.moment.moment "
    "components.plotly components.plotly.plotly components.radix components.sonner components.sonner.toast components.react_player "
    "components.react_player.audio components.react_player.video components.suneditor components.tags components.next components.base"
)
"""Modules of components: all of them have every public name."""
_RADIX = {
    "primitives": "accordion base drawer form progress slider",
    "themes": "base color_mode",
    "themes.components": "alert_dialog aspect_ratio avatar badge button callout card checkbox checkbox_cards checkbox_group context_menu "
    "data_list dialog dropdown_menu hover_card icon_button inset popover progress radio radio_cards radio_group scroll_area "
    "segmented_control select separator skeleton slider spinner switch table tabs text_area text_field tooltip",
    "themes.layout": "base box center container flex grid list section spacer stack",
    "themes.typography": "base blockquote code heading link text",
}
"""The same below ``components.radix``."""

MODULES: dict[str, str] = {
    "reflex": "mirra",
    "reflex.admin": "mirra.app.admin",
    "reflex.app": "mirra.reflex.app",
    "reflex.assets": "mirra.app.asset",
    "reflex.base": "mirra.db.base_model",
    "reflex.compiler": "mirra.compiler",
    "reflex.components": "mirra.components",
    "reflex.components.component": "mirra.elements.component",
    "reflex.components.base.bare": "mirra.elements.fragment",
    "reflex.components.base.error_boundary": "mirra.reflex.app",
    "reflex.components.base.fragment": "mirra.elements.fragment",
    "reflex.components.base.script": "mirra.components.media",
    "reflex.components.core.cond": "mirra.elements.control",
    "reflex.components.core.foreach": "mirra.elements.control",
    "reflex.components.core.match": "mirra.elements.control",
    "reflex.components.el": "mirra.components.html:el mirra.components.html",
    "reflex.components.el.elements": "mirra.components.html:el mirra.components.html",
    "reflex.components.literals": "mirra.components.common",
    "reflex.components.markdown": "mirra.components.markdown",
    "reflex.components.markdown.markdown": "mirra.components.markdown",
    "reflex.components.props": "mirra.elements.props_base",
    "reflex.components.recharts": "mirra.components.charts mirra.components.charts:recharts",
    "reflex.config": "mirra.config",
    "reflex.constants": "mirra.reflex.constants",
    "reflex.constants.base": "mirra.reflex.constants",
    "reflex.constants.colors": "mirra.vars.color",
    "reflex.constants.compiler": "mirra.reflex.constants",
    "reflex.constants.config": "mirra.reflex.constants",
    "reflex.constants.event": "mirra.reflex.constants",
    "reflex.constants.route": "mirra.reflex.constants",
    "reflex.constants.state": "mirra.reflex.constants",
    "reflex.environment": "mirra.config.environment",
    "reflex.event": "mirra.reflex.event",
    "reflex.experimental": "mirra",
    "reflex.istate": "mirra.state",
    "reflex.istate.data": "mirra.state.router",
    "reflex.istate.manager": "mirra.app.connected",
    "reflex.istate.proxy": "mirra.state.tracked",
    "reflex.istate.shared": "mirra.reflex.state",
    "reflex.istate.storage": "mirra.state.storage",
    "reflex.middleware": "mirra.app.middleware",
    "reflex.middleware.middleware": "mirra.app.middleware",
    "reflex.model": "mirra.reflex.model",
    "reflex.page": "mirra.app.page",
    "reflex.plugins": "mirra.app.plugins",
    "reflex.plugins.base": "mirra.app.plugins.base",
    "reflex.plugins.embed": "mirra.app.plugins.embed",
    "reflex.plugins.sitemap": "mirra.app.plugins.sitemap",
    "reflex.plugins.tailwind_v3": "mirra.app.plugins.tailwind_v3",
    "reflex.plugins.tailwind_v4": "mirra.app.plugins.tailwind_v4",
    "reflex.reflex": "mirra.cli",
    "reflex.route": "mirra.app.routes",
    "reflex.state": "mirra.reflex.state",
    "reflex.style": "mirra.reflex.style",
    "reflex.testing": "mirra.testing",
    "reflex.utils": "mirra.reflex.utilities",
    "reflex.vars": "mirra.vars",
    **{f"reflex.{name}": "mirra" for name in _CATALOGUE.split()},
    **{
        f"reflex.components.radix.{folder}{name}": "mirra"
        for folder, names in _RADIX.items()
        for name in ("", *(f".{name}" for name in names.split()))
    },
    **{
        f"reflex.utils.{name}": f"mirra.reflex.{ours}" if ours else "mirra.errors"
        for name, ours in _UTILS.items()
    },
    **{
        f"reflex.vars.{name}": f"mirra.vars.{ours} mirra.vars mirra.state.field"
        for name, ours in _VARS.items()
    },
}
_PARTS = {
    "reflex_base": "reflex",
    "reflex_components_code": "reflex.components.datadisplay.code",
    "reflex_components_core": "reflex.components",
    "reflex_components_dataeditor": "reflex.components.datadisplay.dataeditor",
    "reflex_components_gridjs": "reflex.components.gridjs",
    "reflex_components_lucide": "reflex.components.lucide",
    "reflex_components_markdown": "reflex.components.markdown",
    "reflex_components_moment": "reflex.components.moment",
    "reflex_components_plotly": "reflex.components.plotly",
    "reflex_components_radix": "reflex.components.radix",
    "reflex_components_react_player": "reflex.components.react_player",
    "reflex_components_recharts": "reflex.components.recharts",
    "reflex_components_sonner": "reflex.components.sonner",
}
"""Reflex's distributions of its own parts: what they hold is below another name in ``reflex`` too."""
MODULES |= {
    part + module.removeprefix(whole): ours
    for part, whole in _PARTS.items()
    for module, ours in list(MODULES.items())
    if module == whole or module.startswith(f"{whole}.")
}
WORDS = frozenset(name for name, ours in MODULES.items() if ours == "mirra" and "components" in name)
"""Modules whose names like ``LiteralButtonSize`` stand for text: ours are written where a prop is declared, and have no names."""

_TYPES = "ASGIApp Message Receive Scope Send"
_NAMED: dict[str, dict[str, str]] = {
    "app": {
        "mirra.app.app:App": "App AppMixin LifespanMixin MiddlewareMixin",
        "mirra.app.admin:AdminDash": "AdminDash",
        "mirra.app.connected": "EventNamespace StateManager",
        "mirra.app.handlers": "default_backend_exception_handler default_frontend_exception_handler",
        "mirra.app.middleware": "Event StateUpdate",
        "mirra.app.page:Page": "UnevaluatedPage",
        "mirra.config": "environment get_config reload_config",
        "mirra.elements.component": "Component",
        "mirra.elements.fragment": "Fragment",
        "mirra.registry:Registry": "RegistrationContext",
        "mirra.reflex.event": "EventSpec EventType IndividualEventType",
        "mirra.state.base:State": "State BaseState",
        "mirra.state.router": "SessionData",
        "mirra.vars.data": "ImportVar",
        "mirra": "BaseStateToken UploadFile noop run_in_thread toast upload",
        "starlette.types": _TYPES,
    },
    "config": {
        "mirra.app.plugins": "Plugin SitemapPlugin",
        "mirra.db.url": "DBConfig",
        "mirra.errors": "ConfigError InvalidPluginConfigError",
        "mirra.reflex.settings": "BaseConfig RegistrationContext env_var get_state_auto_setters interpret_env_var_value",
    },
    "event": {
        "mirra": "call_function call_script clear_local_storage clear_session_storage console_log download noop prevent_default redirect "
        "remove_cookie remove_local_storage remove_session_storage run_script scroll_to set_clipboard set_focus set_value "
        "stop_propagation upload_files upload_files_chunk window_alert",
        "mirra:upload_files": "FileUpload",
        "mirra:upload_files_chunk": "UploadFilesChunk",
        "mirra.app.middleware": "Event",
    },
    "model": {
        "mirra.config": "environment get_config",
        "mirra.db.engine": "asession get_async_engine get_engine session",
        "mirra.db.model": "Model ModelRegistry create_all",
    },
    "base": {"pydantic:main": "pydantic_main", "pydantic:BaseModel": "BaseModel"},
    "components.radix.primitives.base": {
        "mirra.elements.component:Component": "RadixPrimitiveComponent RadixPrimitiveComponentWithClassName"
    },
    "components.component": {"mirra.elements.component:Component": "BaseComponent"},
    "components.radix.themes.base": {
        "mirra.elements.component:Component": "RadixThemesComponent",
    },
    "plugins": {
        "mirra.app.plugins.context": "BaseContext CommonContext CompileContext PreCompileContext RegisterRouteContext",
        "mirra.compiler.plugged:Plugged": "CompilerHooks",
    },
    "style": {
        "mirra.components.colors": "color_mode resolved_color_mode",
        "mirra": "run_script set_color_mode toggle_color_mode",
        "mirra.errors:MirraError": "ReflexError",
        "mirra.reflex.event": "EventChain EventHandler EventSpec",
        "mirra.style.build": "Breakpoints",
        "mirra.vars": "FunctionVar ImportVar LiteralVar ObjectVar Var VarData",
    },
    "testing": {
        "mirra.config": "environment get_config reload_config",
        "mirra.registry:Registry": "RegistrationContext",
        "mirra.toolchain.export": "export",
        "mirra.vars.base": "T",
        "mirra": "SharedState",
        "starlette.types": "ASGIApp",
    },
    "utils.exceptions": {"mirra.errors:MirraError": "ReflexError", "mirra.errors:MirraRuntimeError": "ReflexRuntimeError"},
    "vars": {"mirra.state.field": "Field field", "builtins:type": "BaseStateMeta"},
}  # fmt: skip


def _names() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for module, sources in _NAMED.items():
        own = found.setdefault(f"reflex.{module}", {})
        for source, names in sources.items():
            own.update((name, source if ":" in source else f"{source}:{name}") for name in names.split())
    for dotted in ABSENT:
        module, _, name = dotted.rpartition(".")
        found.setdefault(f"reflex.{module}", {})[name] = f"mirra.reflex.absent:{dotted}"
    for module, own in list(found.items()):
        found[module.replace("reflex.", "reflex_base.", 1)] = own
    return found


NAMES = _names()
"""Module -> further name -> where it is."""
