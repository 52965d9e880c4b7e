"""mirra: full web applications in Python alone.

>>> import mirra as rx

Every public name is looked up when it is first used, so that importing costs little and an app pays only for what it uses.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_NAMES = {
    "AdminDash": "mirra.app.admin:AdminDash",
    "App": "mirra.app.app:App",
    "Base": "mirra.db.base_model:Base",
    "PropsBase": "mirra.elements.props_base:PropsBase",
    "Style": "mirra.components.colors:Style",
    "Component": "mirra.elements.component:Component",
    "ComponentState": "mirra.composition.component_state:ComponentState",
    "ComponentNamespace": "mirra.elements.component:ComponentNamespace",
    "NoSSRComponent": "mirra.elements.component:NoSSRComponent",
    "Config": "mirra.config:Config",
    "EMPTY_VAR_COMPONENT": "mirra.elements.fragment:EMPTY_VAR_COMPONENT",
    "EMPTY_VAR_INT": "mirra.vars.known:EMPTY_VAR_INT",
    "EMPTY_VAR_STR": "mirra.vars.known:EMPTY_VAR_STR",
    "Env": "mirra.config.environment:Env",
    "Cookie": "mirra.state.storage:Cookie",
    "Middleware": "mirra.app.middleware:Middleware",
    "LocalStorage": "mirra.state.storage:LocalStorage",
    "SessionStorage": "mirra.state.storage:SessionStorage",
    "DBConfig": "mirra.db.url:DBConfig",
    "Model": "mirra.db.model:Model",
    "ModelRegistry": "mirra.db.model:ModelRegistry",
    "EventHandler": "mirra.events.handler:EventHandler",
    "EventChain": "mirra.events.chain:EventChain",
    "EventSpec": "mirra.events.handler:EventSpec",
    "Field": "mirra.state.field:Field",
    "Fragment": "mirra.elements.fragment:Fragment",
    "BaseStateToken": "mirra.state.token:BaseStateToken",
    "StateToken": "mirra.state.token:StateToken",
    "SharedState": "mirra.state.shared:SharedState",
    "State": "mirra.state.base:State",
    "ImportDict": "mirra.vars.data:ImportDict",
    "ImportVar": "mirra.vars.data:ImportVar",
    "MomentDelta": "mirra.components.moment:MomentDelta",
    "RestProp": "mirra.vars.rest:RestProp",
    "Var": "mirra.vars.base:Var",
    "Color": "mirra.vars.color:Color",
    "_x": "mirra.components.experimental:experimental",
    "asession": "mirra.db.engine:asession",
    "asset": "mirra.app.asset:asset",
    "breakpoints": "mirra.style.build:breakpoints",
    "UploadChunk": "mirra.events.uploaded:UploadChunk",
    "UploadChunkIterator": "mirra.events.uploaded:UploadChunkIterator",
    "UploadFile": "mirra.events.uploaded:UploadFile",
    "get_upload_dir": "mirra.app.upload_dir:get_upload_dir",
    "get_upload_url": "mirra.app.upload_dir:get_upload_url",
    "upload_files": "mirra.events.uploads:upload_files",
    "upload_files_chunk": "mirra.events.uploads:upload_files_chunk",
    "config": "mirra.config:",
    "color": "mirra.vars.color:color",
    "color_mode_cond": "mirra.elements.control:color_mode_cond",
    "cond": "mirra.elements.control:cond",
    "dynamic": "mirra.composition.dynamic:dynamic",
    "event": "mirra.events.decorator:event",
    "field": "mirra.state.field:field",
    "foreach": "mirra.elements.control:foreach",
    "constants": "mirra.reflex.constants:",
    "docs": "mirra.docs:",
    "fragment": "mirra.elements.control:fragment",
    "match": "mirra.elements.control:match",
    "get_state": "mirra.state.token:get_state",
    "memo": "mirra.elements.memo:memo",
    "page": "mirra.app.page:page",
    "toast": "mirra.events.toasts:toast",
    "run_in_thread": "mirra.state.threads:run_in_thread",
    "plugins": "mirra.app.plugins:",
    "serializer": "mirra.codec.serializers:serializer",
    "session": "mirra.db.engine:session",
    "style": "mirra.components.colors:",
    "testing": "mirra.testing:",
    "var": "mirra.state.computed:var",
    "vars": "mirra.vars:",
}
_SPECIAL_EVENTS = (
    "redirect window_alert console_log noop set_value set_focus scroll_to set_clipboard download remove_cookie remove_local_storage "
    "clear_selected_files cancel_upload selected_files clear_local_storage remove_session_storage clear_session_storage stop_propagation prevent_default toggle_color_mode set_color_mode"
)
_NAMES |= {name: f"mirra.events.special:{name}" for name in _SPECIAL_EVENTS.split()}
_NAMES |= {name: f"mirra.events.scripts:{name}" for name in ("call_function", "call_script", "run_script")}


def public_names() -> dict[str, str]:
    """Every public name and where it is defined, as ``"module:attribute"``."""
    from mirra.components.names import COMPONENTS

    return _NAMES | COMPONENTS


def __getattr__(name: str) -> Any:
    names = public_names()
    if name not in names:
        if name.startswith("__"):
            raise AttributeError(name)
        from mirra.errors import UnknownComponentError, did_you_mean

        raise UnknownComponentError(f"`mirra` has no `{name}`.", did_you_mean(name, names))
    module, _, attribute = names[name].partition(":")
    found = import_module(module)
    value = getattr(found, attribute) if attribute else found
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(public_names())
