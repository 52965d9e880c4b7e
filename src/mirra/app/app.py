"""``App``: the pages of an app and its app-wide settings."""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager, AbstractContextManager, nullcontext
from typing import Any, NoReturn

from mirra.app.connected import EventNamespace, StateManager
from mirra.app.handlers import check_exception_handler
from mirra.app.page import Page
from mirra.app.routes import NOT_FOUND, Route, conflict, match, normal, parse_route, route_of_function
from mirra.config import environment
from mirra.errors import (
    AbsentError,
    DynamicRouteArgShadowsStateVarError,
    InvalidLifespanTaskTypeError,
    MirraRuntimeError,
    PageValueError,
    RouteValueError,
    user_source,
)
from mirra.registry import registry
from mirra.state.base import State
from mirra.state.field import FieldDescriptor
from mirra.state.runtime import current_runtime
from mirra.state.spec import FieldSpec
from mirra.vars.condition import condition_of


@dataclasses.dataclass(eq=False)
class App:
    """The app. All settings are optional; pages are added with :meth:`add_page` or ``@rx.page``."""

    theme: Any = None
    """``rx.theme(…)`` around every page; wins over that of ``RadixThemesPlugin``."""
    style: dict[Any, Any] = dataclasses.field(default_factory=dict)
    """Styles by component, by selector, and for every page."""
    stylesheets: list[str] = dataclasses.field(default_factory=list)
    """Addresses, or paths in ``assets/``: ``.css``, ``.scss``, ``.sass``."""
    reset_style: bool = True
    """Whether the margins and fonts that browsers give elements are taken away."""
    head_components: list[Any] = dataclasses.field(default_factory=list)
    """Elements of every page's head."""
    html_lang: str | None = None
    """The language of the pages: ``"de"``."""
    html_custom_attrs: dict[str, str] | None = None
    """Further attributes of the ``<html>`` element."""
    app_wraps: dict[tuple[int, str], Any] = dataclasses.field(default_factory=dict)
    """What is around every page: ``(priority, name)`` and a function that makes it; the highest is outermost."""
    extra_app_wraps: dict[tuple[int, str], Any] = dataclasses.field(default_factory=dict)
    """More of the same."""
    enable_state: bool = True
    """Without state no page opens a connection."""
    admin_dash: Any = None
    """``rx.AdminDash(models=[…])``: pages to look at and edit rows."""
    frontend_exception_handler: Callable[[Exception], None] | None = None
    """Is told of errors in browsers."""
    backend_exception_handler: Callable[[Exception], Any] | None = None
    """Is told of errors in handlers; what it returns is shown to the user instead of the usual message."""
    toaster: Any = True
    """Where toasts are shown: ``rx.toast.provider(…)``, or ``None`` for none."""
    hydrate_fallback: Any = None
    """What is shown in place of a page that only the browser can draw, until it has."""
    api_transformer: Any = None
    """An API of one's own (Starlette, FastAPI) that the app is part of, or functions around the whole."""
    sio: None = None
    """A Socket.IO server of one's own elsewhere; there is none here, and anything but ``None`` is an error."""
    requires: Any = None
    """A Var that must be true of a session for every page and every handler that has no ``requires`` of its own; ``requires=True`` opens one."""
    css: str = "parts"
    """``"full"`` sends the whole of Radix' stylesheet instead of the parts a page uses."""

    def __post_init__(self) -> None:
        self.pages: dict[str, Page] = {}
        self.routes: dict[str, Route] = {}
        self.tasks: list[tuple[Any, dict[str, Any]]] = []
        """What runs while the app runs, with the keywords it is given."""
        self.middleware: list[Any] = []
        self.serves_all_routes = environment.ADD_ALL_ROUTES_ENDPOINT.get()
        self.is_running = False
        self._api: Any = None
        if self.requires is not None:
            registry().add("requires", "app", condition_of(self.requires, "the app"))
        for name in ("frontend_exception_handler", "backend_exception_handler"):
            if getattr(self, name) is not None:
                check_exception_handler(name, getattr(self, name))
        if self.sio is not None:
            raise MirraRuntimeError(
                "`sio`: mirra talks over a plain WebSocket, not over Socket.IO.",
                "Leave it out; what other programs are to be told goes through an endpoint of `app.api`.",
            )

    # -- pages

    def add_page(
        self,
        component: Any = None,
        route: str | None = None,
        title: Any = None,
        description: Any = None,
        image: str | None = None,
        on_load: Any = None,
        meta: list[Any] | None = None,
        context: Mapping[str, Any] | None = None,
        script_tags: list[Any] | None = None,
        requires: Any = None,
    ) -> None:
        """Add a page. Without ``route`` the function's name is the route (``index`` is ``/``).

        ``requires``: a Var that must be true of the session, such as ``Account.is_admin``, instead of what the app requires; ``True``
        is for everybody. It is computed on the server: before that
        nothing of the state is sent, no ``on_load`` runs, and nothing that the page binds can be called.

        Raises ``RouteValueError`` for a malformed or taken route, ``PageValueError`` without a component.
        """
        if route is None:
            if not callable(component) or isinstance(component, type) or hasattr(component, "freeze"):
                raise RouteValueError("A page that is not a function needs a `route`.")
            route = route_of_function(component.__name__)
        path = normal(route)
        if component is None and path != NOT_FOUND:
            raise PageValueError(
                f"The page at `{path}` has no component.",
                "Give it a function: `app.add_page(page, route=...)`.",
            )
        self.add(
            Page(
                path,
                component,
                title,
                description,
                image,
                on_load,
                tuple(meta or ()),
                tuple(script_tags or ()),
                dict(context or {}),
                user_source(),
                requires,
            )
        )

    def add(self, page: Page) -> None:
        """Add a page as a value; checks its route against the others and makes its arguments vars of the root state."""
        route = parse_route(page.route)
        known = self.pages.get(page.route)
        if known is not None:
            if known.component is page.component:
                self.pages[page.route] = page
                return
            raise RouteValueError(
                f"There are two pages at `{page.route}`.",
                f"The other one was added in {known.source}." if known.source else None,
                source=page.source,
            )
        for other in self.routes.values():
            reason = conflict(route, other)
            if reason:
                raise RouteValueError(reason, source=page.source)
        for name, is_list in route.arguments:
            declare_route_argument(name, is_list)
        self.pages[page.route] = page
        self.routes[page.route] = route

    def adopt_decorated(self) -> None:
        """Take over the pages that ``@rx.page`` registered."""
        for page in registry().all("page").values():
            known = self.pages.get(page.route)
            if known is None or known.component is not page.component:
                self.add(page)

    def get_load_events(self, path: str) -> Any:
        """What ``on_load`` says for the page at a route."""
        page = self.pages.get(normal(path))
        return page.on_load if page else None

    # -- the server's side

    @property
    def api(self) -> Any:
        """The FastAPI app of the user's own endpoints; imported when first used (extra ``fastapi``)."""
        if self._api is None:
            try:
                from fastapi import FastAPI
            except ImportError:
                from mirra.errors import MissingExtraError

                raise MissingExtraError(
                    "`app.api` needs FastAPI.", 'Install it: pip install "mirra[fastapi]"'
                ) from None
            self._api = FastAPI()
        return self._api

    def modify_state(self, token: str) -> AbstractAsyncContextManager[Any]:
        """Another client's root state, exclusively; its changes are sent when the block is left."""
        return current_runtime().modify_state(token)

    def register_lifespan_task(self, task: Any = None, **kwargs: Any) -> Any:
        """Run ``task`` while the app runs: a coroutine function, an async context manager function or a function.

        Usable as a decorator. Raises ``InvalidLifespanTaskTypeError`` for anything else.
        """
        if task is None:
            return lambda found: self.register_lifespan_task(found, **kwargs)
        if not callable(task):
            raise InvalidLifespanTaskTypeError(
                f"A lifespan task is a function, not a `{type(task).__name__}`."
            )
        if inspect.isgeneratorfunction(task) or inspect.isasyncgenfunction(task):
            raise InvalidLifespanTaskTypeError(
                f"`{task.__name__}` is a generator: it would never run.",
                "Put `@contextlib.asynccontextmanager` above it.",
            )
        if self.is_running:
            raise MirraRuntimeError(
                "The app runs already: no task is started with it any more.",
                "Register tasks where the app is made; later, `asyncio.create_task` starts one.",
            )
        self.tasks.append((task, kwargs))
        return task

    def get_lifespan_tasks(self) -> tuple[Any, ...]:
        """The registered tasks."""
        return tuple(task for task, _ in self.tasks)

    @property
    def lifespan_tasks(self) -> dict[Any, dict[str, Any]]:
        """The registered tasks and the keywords they are given."""
        return dict(self.tasks)

    def add_middleware(self, middleware: Any, index: int | None = None) -> None:
        """Run ``middleware.preprocess`` before and ``postprocess`` after each event."""
        self.middleware.insert(len(self.middleware) if index is None else index, middleware)

    def add_all_routes_endpoint(self) -> None:
        """Answer `/_all_routes` with the list of all routes, as the variable ``MIRRA_ADD_ALL_ROUTES_ENDPOINT`` does."""
        self.serves_all_routes = True

    @property
    def event_namespace(self) -> EventNamespace:
        """Who is connected."""
        return EventNamespace()

    @property
    def state_manager(self) -> StateManager:
        """The state of every client."""
        return StateManager()

    @property
    def event_processor(self) -> NoReturn:
        """There is none to be reached: the server runs events itself."""
        raise AbsentError(
            "mirra has no event processor.", "`app.add_middleware` is the place before and after each event."
        )

    def router(self, path: str) -> str | None:
        """The route of the page that serves a path."""
        found = match(path, self.routes.values())
        return found.route if found else None

    def set_contexts(self) -> AbstractContextManager[App]:
        """A block for scripts that use the app outside of a server: what the app defines is known there, as everywhere."""
        return nullcontext(self)

    def __call__(self, *args: Any) -> Any:
        """The ASGI app: ``uvicorn module:app --factory``, or this object itself as an ASGI app."""
        from importlib import import_module

        # By name: the entry point above joins compiler and server, which this layer does not know.
        made = import_module("mirra.asgi").asgi_app(self)
        return made(*args) if args else made


def declare_route_argument(name: str, is_list: bool) -> None:
    """Make a route argument a var of the root state; raises where a state var has that name already."""
    spec = State.__mirra__
    known = spec.fields.get(name)
    kind: Any = list[str] if is_list else str
    if known is not None and known.kind == kind:
        return
    if known is not None or hasattr(State, name):
        raise DynamicRouteArgShadowsStateVarError(
            f"Route argument `{name}` has the name of a state var.", "Name one of them otherwise."
        )
    declared = FieldSpec(name, kind, [] if is_list else "")
    spec.fields[name] = declared
    type.__setattr__(State, name, FieldDescriptor(declared, spec.name))
