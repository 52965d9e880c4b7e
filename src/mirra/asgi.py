"""Where compiler and server are joined: an app as an ASGI application.

``uvicorn my_app.my_app:app`` works, since ``App.__call__`` leads here.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mirra.app.app import App
from mirra.app.middleware import Event, StateUpdate
from mirra.app.upload_dir import upload_folder
from mirra.compiler.compiled import CompiledApp
from mirra.config import Config, environment, get_config
from mirra.db.engine import reach_database
from mirra.protocol.messages import Action
from mirra.server.application import Application
from mirra.server.health import Check
from mirra.server.lifespan import Lifespan
from mirra.server.options import STATE_BYTES, ServerOptions
from mirra.server.store.choose import Backing, make_backing, store_of
from mirra.server.user_api import UserApi
from mirra.state.calls import Call
from mirra.state.outcome import sort_events
from mirra.state.tree import StateTree

_MADE: dict[int, Application] = {}
"""One application per app object, for servers that call ``app(scope, receive, send)``."""


def asgi_app(app: App) -> Application:
    """The production application of an app, made once."""
    made = _MADE.get(id(app))
    if made is None:
        made = _MADE[id(app)] = build_application(app, get_config())
    return made


def build_application(
    app: App,
    config: Config,
    *,
    dev: bool = False,
    assets: Path | None = None,
    source: Any = None,
    hosts: tuple[str, ...] = (),
    backing: Backing | None = None,
) -> Application:
    """Compile (lazily) and wrap into an ASGI application; ``backing``: a store of one's own instead of the config's."""
    compiled = source or CompiledApp(app, config, mode="development" if dev else "production", dev=dev)
    options = ServerOptions(
        dev=dev,
        origins=_origins(config),
        hosts=hosts,
        trusted_proxy_hops=config.trusted_proxy_hops,
        frontend_path=config.frontend_path,
        backend_path=config.backend_path,
        assets=assets,
        uploads=upload_folder().absolute(),
        detached_seconds=config.redis_token_expiration,
        lease_seconds=config.redis_lock_expiration / 1000,
        all_routes=app.serves_all_routes,
        state_bytes=_state_limit(),
        upload_bytes_per_hour=config.upload_bytes_per_hour,
    )
    backing = backing or make_backing(config, dev)
    inner, wrap = _transformers(app)
    api = UserApi(inner, config.cors_allowed_origins) if inner else None
    own: list[Any] = [
        (partial(inside.router.lifespan_context, inside), {}) for inside in inner if hasattr(inside, "router")
    ]
    application = Application(
        compiled,
        options,
        api=api,
        wrap=wrap,
        lifespan=Lifespan([*own, *app.tasks], partial(setattr, app, "is_running", True)),
        on_error=_error_handler(app),
        on_browser_error=app.frontend_exception_handler,
        backing=backing,
        health=_checks(config, backing),
    )
    if app.middleware:
        application.sessions.around = partial(_through_middleware, app)
    return application


async def _through_middleware(
    app: App, tree: StateTree, call: Call, proceed: Callable[[], Awaitable[list[Action]]]
) -> list[Action]:
    """One event with the app's middleware around it: in order before, in order after."""
    event = Event(tree.router.session.client_token, call.handler.full_name, dict(call.arguments))
    state = tree.get("state")
    for middleware in app.middleware:
        answer = await middleware.preprocess(app, state, event)
        if answer is not None:
            return sort_events(answer.events, call.handler, tree.session)[0]
    actions = await proceed()
    for middleware in app.middleware:
        update = await middleware.postprocess(app, state, event, StateUpdate())
        if update is not None:
            actions = [*actions, *sort_events(update.events, call.handler, tree.session)[0]]
    return actions


def _state_limit() -> int:
    """The cap for a session's state: the environment's, where it says that a larger one is an error."""
    if environment.STATE_SIZE_LIMIT.is_set() and environment.PERF_MODE.get() == "raise":
        return int(environment.STATE_SIZE_LIMIT.get()) * 1000
    return STATE_BYTES


def _checks(config: Config, backing: Backing) -> dict[str, Check]:
    """What `/_health` looks at: the database and Redis, where the app has them."""
    found: dict[str, Check] = {}
    if config.db_url:
        found["db"] = partial(asyncio.to_thread, reach_database)
    if store_of(config) == "redis":
        found["redis"] = partial(backing.store.load, "@health", ["@health"])
    return found


def _origins(config: Config) -> tuple[str, ...]:
    """Whose pages may connect besides this server's own: those listed, and those of an exported frontend."""
    listed = tuple(config.cors_allowed_origins)
    if config.deploy_url is None or config.deploy_url == Config.deploy_url:
        return listed
    parts = urlsplit(config.deploy_url)
    return (*listed, f"{parts.scheme}://{parts.netloc}")


def _transformers(app: App) -> tuple[list[Any], Callable[[Any], Any] | None]:
    """The user's apps with routes of their own, and what is put around everything."""
    given = app.api_transformer
    listed = list(given) if isinstance(given, list | tuple) else [] if given is None else [given]
    inner = [one for one in listed if hasattr(one, "routes")]
    outer = [one for one in listed if not hasattr(one, "routes")]
    if app._api is not None:
        inner.append(app._api)
    if app.admin_dash is not None:
        inner.append(app.admin_dash.application())

    def wrap(asgi: Any) -> Any:
        for transform in outer:
            asgi = transform(asgi)
        return asgi

    return inner, wrap if outer else None


def _error_handler(app: App) -> Any:
    handler = app.backend_exception_handler
    if handler is None:
        return None

    def handle(error: Exception, where: str) -> list[Action] | None:
        result = handler(error)
        return [] if result is None else sort_events(result, _Named(where))[0]  # type: ignore[arg-type]  # only the name is used

    return handle


class _Named:
    def __init__(self, full_name: str) -> None:
        self.full_name = full_name
