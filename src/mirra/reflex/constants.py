"""What ``reflex.constants`` has: the names of files, routes, triggers and limits, as they are in mirra."""

from __future__ import annotations

import dataclasses
import enum
import platform
import re
from typing import Any

import mirra
from mirra.app.routes import NOT_FOUND
from mirra.config import Env, LogLevel, get_config
from mirra.elements.spec import default_triggers, input_triggers
from mirra.protocol.messages import WEBSOCKET_PATH
from mirra.vars import embed

IS_WINDOWS = platform.system() == "Windows"
IS_LINUX = platform.system() == "Linux"
IS_MACOS = platform.system() == "Darwin"
ALEMBIC_CONFIG = "alembic.ini"
APP_HARNESS_FLAG = "APP_HARNESS_FLAG"
PYTEST_CURRENT_TEST = "PYTEST_CURRENT_TEST"
COOKIES, LOCAL_STORAGE, SESSION_STORAGE = "cookies", "local_storage", "session_storage"
NOCOMPILE_FILE = "nocompile"
POLLING_MAX_HTTP_BUFFER_SIZE = 1024 * 1024
"""Bytes that one message of a browser may have."""
ROUTER, ROUTER_DATA, ROUTE_NOT_FOUND = "router", "router_data", NOT_FOUND
ROUTER_DATA_INCLUDE = frozenset({"path", "query", "headers", "ip", "token", "session_id"})
SETTER_PREFIX = "set_"
REFLEX_VAR_OPENING_TAG, REFLEX_VAR_CLOSING_TAG = embed.MARK[0], embed.MARK[-1]
"""What stands around a Var that was put into an f-string."""


class ColorMode:
    """The colour mode's values."""

    NAME, USE, TOGGLE, SET = "color_mode", "resolved_color_mode", "toggle_color_mode", "set_color_mode"
    LIGHT, DARK, SYSTEM = "light", "dark", "system"


class ClientErrorType(enum.StrEnum):
    """What an error in a browser was raised by."""

    RENDER = "render"
    EVENT = "event"


class CompileContext(enum.StrEnum):
    """What an app is compiled for."""

    UNDEFINED = "undefined"
    RUN = "run"
    EXPORT = "export"
    DEPLOY = "deploy"


class Config:
    """The file with the settings."""

    MODULE, FILE, EXT = "rxconfig", "rxconfig.py", ".py"
    PREVIOUS_CONFIGS: tuple[str, ...] = ()


class DefaultPage:
    """What a page says that says nothing of itself."""

    TITLE = "{} | {}"
    DESCRIPTION = ""
    IMAGE = "favicon.ico"
    META_LIST: tuple[Any, ...] = ()


class DefaultPorts:
    """The ports that are tried first."""

    FRONTEND_PORT, BACKEND_PORT = 3000, 8000


class Dirs:
    """The project's folders."""

    WEB, STATES, APP_ASSETS, EXTERNAL_APP_ASSETS, UPLOADED_FILES = (
        ".mirra",
        ".states",
        "assets",
        "external",
        "uploaded_files",
    )


class Endpoint(enum.StrEnum):
    """The paths that the server answers itself, below `backend_path`."""

    PING = "ping"
    EVENT = WEBSOCKET_PATH.lstrip("/")
    UPLOAD = "_upload"
    HEALTH = "_health"
    ALL_ROUTES = "_all_routes"

    def get_url(self) -> str:
        """The address, as the project's settings say."""
        config = get_config()
        return f"{config.api_url.rstrip('/')}{config.prepend_backend_path(f'/{self.value}')}"


EventTriggers = type(
    "EventTriggers",
    (),
    {
        "__doc__": "The names of the triggers: ``EventTriggers.ON_CLICK``.",
        **{name.upper(): name for name in (*default_triggers(), *input_triggers(), "on_submit", "on_load")},
    },
)


class Expiration:
    """How long things are kept: sessions in seconds, locks in milliseconds."""

    TOKEN, LOCK, LOCK_WARNING_THRESHOLD = 3_600, 10_000, 1_000


class Ext:
    """Extensions of files."""

    JS, JSX, TS, TSX, PY, CSS, ZIP, JSON, EXE = ".js", ".jsx", ".ts", ".tsx", ".py", ".css", ".zip", ".json", ".exe"  # fmt: skip


class GitIgnore:
    """What `mirra init` keeps out of version control."""

    FILE = ".gitignore"
    DEFAULTS = frozenset({".mirra/", ".states/", "__pycache__/", "*.db", "uploaded_files/", ".venv/"})


class MemoizationDisposition(enum.StrEnum):
    """When a component is kept from drawing again. mirra decides by what each part reads; the values are accepted."""

    STATEFUL = "stateful"
    ALWAYS = "always"
    NEVER = "never"


@dataclasses.dataclass(frozen=True)
class MemoizationMode:
    """What a wrapped component says of it."""

    disposition: MemoizationDisposition = MemoizationDisposition.STATEFUL
    recursive: bool = True


class Page404:
    """The page for what is not there."""

    SLUG, TITLE, IMAGE, DESCRIPTION = NOT_FOUND, "404 - Not Found", "favicon.ico", "The page was not found"


class PageNames:
    """Routes with a name of their own."""

    INDEX_ROUTE, COMPONENTS, STYLESHEET_ROOT = "index", "components", "assets"


class Ping:
    """Seconds between signs of life on a connection, and until it counts as dead."""

    INTERVAL, TIMEOUT = 25, 120


class PyprojectToml:
    """The file of a Python project."""

    FILE = "pyproject.toml"


class RequirementsTxt:
    """The file with the packages an app needs."""

    FILE = "requirements.txt"


class Reflex:
    """The framework itself."""

    MODULE_NAME, VERSION = "mirra", mirra.__version__


class RouteArgType:
    """Kinds of arguments in a route."""

    SINGLE, LIST = "arg_single", "arg_list"


class RouteRegex:
    """Patterns of the parts of a route."""

    ARG = re.compile(r"\[(?!\.)([^\[\]]+)\]")
    OPTIONAL_ARG = re.compile(r"\[\[(?!\.)([^\[\]]+)\]\]")
    STRICT_CATCHALL = re.compile(r"\[\[\.{3}([a-zA-Z_]\w*)\]\]")
    SPLAT_CATCHALL = "[[...splat]]"


class RouteVar:
    """Keys of what a browser says of itself."""

    CLIENT_IP, CLIENT_TOKEN, HEADERS, PATH, ORIGIN, SESSION_ID, QUERY = "ip", "token", "headers", "pathname", "asPath", "sid", "query"  # fmt: skip


class StateManagerMode(enum.StrEnum):
    """Where state rests."""

    DISK = "disk"
    MEMORY = "memory"
    REDIS = "redis"


class Templates:
    """What `mirra init` knows."""

    DEFAULT, WELCOME, BLANK = "welcome", "welcome", "blank"


__all__ = [
    "ALEMBIC_CONFIG", "APP_HARNESS_FLAG", "COOKIES", "IS_LINUX", "IS_MACOS", "IS_WINDOWS", "LOCAL_STORAGE", "NOCOMPILE_FILE",
    "POLLING_MAX_HTTP_BUFFER_SIZE", "PYTEST_CURRENT_TEST", "REFLEX_VAR_CLOSING_TAG", "REFLEX_VAR_OPENING_TAG", "ROUTER",
    "ROUTER_DATA", "ROUTER_DATA_INCLUDE", "ROUTE_NOT_FOUND", "SESSION_STORAGE", "SETTER_PREFIX", "ClientErrorType", "ColorMode",
    "CompileContext", "Config", "DefaultPage", "DefaultPorts", "Dirs", "Endpoint", "Env", "EventTriggers", "Expiration", "Ext",
    "GitIgnore", "LogLevel", "MemoizationDisposition", "MemoizationMode", "Page404", "PageNames", "Ping", "PyprojectToml", "Reflex",
    "RequirementsTxt", "RouteArgType", "RouteRegex", "RouteVar", "StateManagerMode", "Templates",
]  # fmt: skip
