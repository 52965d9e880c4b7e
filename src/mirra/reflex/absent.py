"""Names that mean something in Reflex's engine and nothing in ours: they can be imported, and say what to do when they are used."""

from __future__ import annotations

from typing import Any, NoReturn

from mirra.errors import AbsentError

_SOCKET = "mirra talks over a plain WebSocket, not over Socket.IO."
_VITE = "mirra has no JavaScript toolchain to set up."
_PROCESSOR = "Events are run by the server itself; `rx.Middleware` is the place before and after each."
_TOKENS = "Sessions and their tokens are the server's own; `app.modify_state(token)` reaches one."
_CONTEXT = "There is one app a process; what it defines is in `mirra.registry.registry()`."
_EVENT_VAR = "An event is bound as it is: it is no Var."
_BANNER = "The state of the connection is shown by the browser's runtime itself."
_UPLOAD = "A handler says by its annotation which parameter gets the files: `files: list[rx.UploadFile]`."
_STATE_IN_MEMORY = "State is reached with `app.modify_state(token)`."

ABSENT = {
    "app.BaseContext": _CONTEXT,
    "app.BaseStateEventProcessor": _PROCESSOR,
    "app.EventContext": _PROCESSOR,
    "app.EventProcessor": _PROCESSOR,
    "app.RedisTokenManager": _TOKENS,
    "app.StateModificationContext": _STATE_IN_MEMORY,
    "app.TelemetryContext": "Nothing is reported to anybody.",
    "app.TokenManager": _TOKENS,
    "app.UploadedFilesHeadersMiddleware": "Uploaded files are always sent with headers that keep browsers from running them.",
    "app.auto_reload_cooldown": "A browser with an older page is brought up to date without loading it again.",
    "app.backend_disabled": "There is no hosting service that switches backends off.",
    "app.connection_pulser": _BANNER,
    "app.connection_toaster": _BANNER,
    "app.get_backend_compile_trigger": "Pages are compiled where they are asked for.",
    "app.get_compile_context": "Plugins are given what they need as keywords.",
    "app.is_dependency": "Ask `importlib.util.find_spec`.",
    "app.is_page_meta_set": "A page's settings are fields of `mirra.app.page.Page`.",
    "app.set_breakpoints": 'Write `rx.App(style={"breakpoints": ["30em", "48em", "62em", "80em", "96em"]})`.',
    "config.SequenceOptions": "Lists in the environment are separated by `:`, origins and compression formats by `,`.",
    "constants.Bun": "mirra finds Bun by itself (extra `npm`).",
    "constants.CompileVars": "Pages are trees, printed once; there are no variables in templates.",
    "constants.ComponentName": _CONTEXT,
    "constants.Hooks": "Hooks are written by the compiler; give your own with `add_hooks`.",
    "constants.Imports": "Imports are found by walking a page's tree; give your own with `add_imports`.",
    "constants.Node": _VITE,
    "constants.PackageJson": _VITE,
    "constants.ReactRouter": _VITE,
    "constants.ReflexHostingCLI": "mirra has no hosting service.",
    "constants.SocketEvent": _SOCKET,
    "constants.UvLock": "mirra does not manage your Python packages.",
    "event.EventChainVar": _EVENT_VAR,
    "event.EventVar": _EVENT_VAR,
    "event.FORM_DATA": "The fields of a form are the argument of its `on_submit` handler.",
    "event.FORM_SUBMIT_MAPPING": "The fields of a form are the argument of its `on_submit` handler.",
    "event.LiteralEventChainVar": _EVENT_VAR,
    "event.LiteralEventVar": _EVENT_VAR,
    "event.context": _PROCESSOR,
    "event.event_sequence": "Bind a list of events: `on_click=[S.first, S.second]`.",
    "event.get_hydrate_event": "The server sends the state when a browser connects; there is no event for it.",
    "event.processor": _PROCESSOR,
    "event.resolve_upload_chunk_handler_param": _UPLOAD,
    "event.resolve_upload_handler_param": _UPLOAD,
    "middleware.HydrateMiddleware": "The server sends the state when a browser connects; there is no event for it.",
    "testing.TokenManager": _TOKENS,
    "vars.ConcatVarOperation": "Texts are joined with `+` or in an f-string.",
    "vars.EvenMoreBasicBaseState": "`rx.State` is the one base of states.",
    "vars.VarOperationCall": "A function decorated with `@rx.var_operation` gives a Var of its result type.",
}  # fmt: skip
"""Name below ``reflex`` -> what there is instead."""


class Absent:
    """Stands for such a name. In annotations and ``isinstance`` it is a type of which there is nothing; anything else raises
    ``AbsentError`` with the sentence."""

    def __init__(self, name: str) -> None:
        self.__name__ = name
        self.__doc__ = ABSENT[name]

    def _refuse(self) -> NoReturn:
        raise AbsentError(f"mirra has no `rx.{self.__name__}`.", ABSENT[self.__name__])

    def __call__(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Raises ``AbsentError``."""
        self._refuse()

    def __getattr__(self, name: str) -> NoReturn:
        if name.startswith("__"):
            raise AttributeError(name)
        self._refuse()

    def __mro_entries__(self, bases: Any) -> NoReturn:
        self._refuse()

    def __instancecheck__(self, instance: object) -> bool:
        return False

    def __subclasscheck__(self, subclass: type) -> bool:
        return False

    def __getitem__(self, item: Any) -> Any:
        return Any

    def __or__(self, other: Any) -> Any:
        return other

    __ror__ = __or__

    def __repr__(self) -> str:
        return f"<mirra has no rx.{self.__name__}>"
