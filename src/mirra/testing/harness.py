"""``AppHarness``: an app served to a real browser from the test's own process, driven with Selenium."""

from __future__ import annotations

import asyncio
import re
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager, chdir
from pathlib import Path
from types import ModuleType, TracebackType
from typing import Any

from mirra.app.app import App
from mirra.asgi import build_application
from mirra.compiler.compiled import CompiledApp
from mirra.errors import MirraRuntimeError
from mirra.registry import registry, use_registry
from mirra.server.application import Application
from mirra.server.serve import listen, make_server
from mirra.testing.app_files import AppSource, name_of, write_app
from mirra.testing.drivers import make_driver
from mirra.testing.polling import DEFAULT_TIMEOUT, Polling
from mirra.toolchain.building import compile_for_production
from mirra.toolchain.libraries import project_libraries
from mirra.toolchain.load import Target, load
from mirra.toolchain.sass import ProjectSass

__all__ = ["AppHarness", "AppHarnessProd", "chdir", "reload_state_module"]


class TokenManager:
    """Who is connected: the sessions by token."""

    def __init__(self, application: Application) -> None:
        self._application = application

    @property
    def token_to_sid(self) -> dict[str, str]:
        """Token -> the page that is connected with it."""
        living = self._application.sessions.by_token.items()
        return {token: session.doc for token, session in living if session.sender is not None}


class AppHarness(Polling):
    """A running app. Use it as a context manager; one at a time, since the app's definitions are the process's own while it runs."""

    def __init__(self, root: Path, app_source: AppSource = None, app_name: str | None = None) -> None:
        self.app_path = Path(root)
        """The project's folder."""
        self.app_source = app_source
        self.app_name = app_name or name_of(app_source, self.app_path)
        self.app_instance: App | None = None
        """The ``rx.App``, while it runs."""
        self.app_module: ModuleType | None = None
        self.frontend_url: str | None = None
        """Where the browser finds it."""
        self.backend_url: str | None = None
        self._application: Application | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._drivers: list[Any] = []
        self._open = ExitStack()

    @classmethod
    def create(cls, root: Path, app_source: AppSource = None, app_name: str | None = None) -> AppHarness:
        """A harness for the app that a function's body, a module or a text defines, or for the project at ``root``."""
        return cls(root, app_source, app_name)

    @property
    def app_module_path(self) -> Path:
        """The app's file."""
        return self.app_path / self.app_name / f"{self.app_name}.py"

    # -- starting and stopping

    def __enter__(self) -> AppHarness:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> AppHarness:
        """Write the project, import the app, and serve it."""
        try:
            self._start()
        except BaseException:
            self.stop()
            raise
        return self

    def _start(self) -> None:
        self.app_path.mkdir(parents=True, exist_ok=True)
        write_app(self.app_path, self.app_name, self.app_source)
        self._open.enter_context(use_registry())
        self._open.enter_context(chdir(self.app_path))
        self._open.callback(self._forget)
        self._forget()
        source = self._compiled()
        self.app_instance = source.app
        self.app_module = sys.modules.get(
            source.config.app_module_import or f"{self.app_name}.{self.app_name}"
        )
        assets = self.app_path / "assets"
        self._application = build_application(
            source.app,
            source.config,
            dev=source.dev,
            assets=assets if assets.is_dir() else None,
            source=source,
        )
        socket = self._open.enter_context(listen("127.0.0.1", 0))
        self.frontend_url = self.backend_url = f"http://localhost:{socket.getsockname()[1]}"
        server = make_server(self._application)
        ready = threading.Event()

        async def serve() -> None:
            self._loop = asyncio.get_running_loop()
            task = asyncio.create_task(server.serve(sockets=[socket]))
            while not server.started and not task.done():
                await asyncio.sleep(0.002)
            ready.set()
            await task

        thread = threading.Thread(target=lambda: asyncio.run(serve()), name="mirra-app", daemon=True)
        thread.start()

        def end() -> None:
            server.should_exit = True
            thread.join(DEFAULT_TIMEOUT)

        self._open.callback(end)
        if not ready.wait(DEFAULT_TIMEOUT):
            raise TimeoutError("The app has not started.")

    def _compiled(self) -> CompiledApp:
        loaded = load(Target(self.app_path))
        libraries = project_libraries(self.app_path, loaded.config, "development")
        return CompiledApp(
            loaded.app,
            loaded.config,
            mode="development",
            dev=True,
            libraries=libraries,
            sheets=ProjectSass(self.app_path),
        )

    def _forget(self) -> None:
        """The next harness imports its own app, also one of the same name."""
        for name in [n for n in sys.modules if n.partition(".")[0] in (self.app_name, "rxconfig")]:
            del sys.modules[name]
        sys.path[:] = [path for path in sys.path if path != str(self.app_path)]

    def stop(self) -> None:
        """Close the browsers and stop serving."""
        for driver in self._drivers:
            process = getattr(getattr(driver, "service", None), "process", None)
            if process is None or process.poll() is None:  # else the test has closed it
                driver.quit()
        self._drivers.clear()
        self._open.close()

    # -- the browser

    def frontend(
        self,
        driver_clz: Any = None,
        driver_kwargs: dict[str, Any] | None = None,
        driver_options: Any = None,
        driver_option_args: list[str] | None = None,
        driver_option_capabilities: dict[str, Any] | None = None,
    ) -> Any:
        """A Selenium driver that shows the app (see ``drivers.make_driver``); it is closed with the harness."""
        if self.frontend_url is None:
            raise MirraRuntimeError(
                "The app is not running.",
                "Use the harness as a context manager: `with AppHarness.create(...)`.",
            )
        driver = make_driver(
            driver_clz, driver_kwargs, driver_options, driver_option_args, driver_option_capabilities
        )
        self._drivers.append(driver)
        driver.get(self.frontend_url)
        return driver

    # -- the state

    def get_state_name(self, state_cls_name: str) -> str:
        """The full name of the app's state whose class is called so, as written or in snake case: ``"_form_state"``."""
        wanted = state_cls_name.lstrip("_")
        for name, cls in registry().all("state").items():
            if wanted in (cls.__name__, _snake(cls.__name__)):
                return name
        return state_cls_name

    def get_full_state_name(self, path: list[str] | str) -> str:
        """The same of a path of classes from the outermost: the last one's."""
        return self.get_state_name(path if isinstance(path, str) else path[-1])

    def token_manager(self) -> TokenManager:
        """Who is connected."""
        return TokenManager(self._running())

    async def get_state(self, token: str) -> Any:
        """The state of a session: of ``token`` the root, of ``f"{token}_{name}"`` the one of this full name."""
        for known, session in self._running().sessions.by_token.items():
            if token == known or token.startswith(f"{known}_"):
                return session.tree.get(token[len(known) + 1 :] or "state")
        raise MirraRuntimeError("There is no session with this token.")

    @asynccontextmanager
    async def modify_state(self, token: str) -> AsyncIterator[Any]:
        """A session's state, exclusively; what changes is sent to its browser."""
        sessions = self._running().sessions
        known = next(
            (each for each in sessions.by_token if token == each or token.startswith(f"{each}_")), token
        )
        manager = sessions.modify_state(known)
        assert self._loop is not None
        root = await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(manager.__aenter__(), self._loop))
        try:
            name = token[len(known) + 1 :]
            yield root if not name else sessions.by_token[known].tree.get(name)
        finally:
            leaving = asyncio.run_coroutine_threadsafe(manager.__aexit__(None, None, None), self._loop)
            await asyncio.wrap_future(leaving)

    def _running(self) -> Application:
        if self._application is None:
            raise MirraRuntimeError("The app is not running.")
        return self._application


class AppHarnessProd(AppHarness):
    """The same in the form of production: all pages compiled and, with the extra `ssr`, drawn before they are served."""

    def _compiled(self) -> CompiledApp:
        return compile_for_production(Target(self.app_path))


def reload_state_module(module: str, state: Any = None) -> None:
    """Before a module with states is imported again. Nothing is to be done: the new classes take the place of the old."""


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()
