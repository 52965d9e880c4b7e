"""A real server on a free port, and an app whose every handler leaves a trace when it runs."""

import asyncio
import dataclasses

import pytest

import mirra as rx
from mirra.asgi import build_application
from mirra.compiler.compiled import CompiledApp
from mirra.config import Config
from mirra.server.application import Application
from mirra.server.serve import listen, make_server


class Served:
    """A running app."""

    def __init__(self, port, application):
        self.port = port
        self.application = application

    @property
    def sessions(self):
        return self.application.sessions.by_token


@pytest.fixture
async def serve():
    """``await serve({"/": page})`` runs an app with these pages."""
    running = []

    async def start(pages, app=None, dev=False, assets=None, hosts=(), patience=15.0, options=None, **config):
        made = app or rx.App()
        for route, page in pages.items():
            made.add_page(page, route=route)
        source = CompiledApp(made, Config(**config), dev=dev)
        application = build_application(
            made, source.config, dev=dev, source=source, assets=assets, hosts=hosts
        )
        if options:  # tighter limits, so that a test reaches them soon
            limited = dataclasses.replace(application.options, **options)
            application = Application(source, limited, api=application.api, lifespan=application.lifespan)
        socket = listen("127.0.0.1", 0)
        server = make_server(application, patience)
        server.install_signal_handlers = lambda: None
        task = asyncio.create_task(server.serve(sockets=[socket]))
        while not server.started:
            await asyncio.sleep(0.005)
        running.append((server, task))
        return Served(socket.getsockname()[1], application)

    yield start
    for server, task in running:
        server.should_exit = True
        await asyncio.wait([task], timeout=5)


@pytest.fixture
def effects():
    """What handlers did: the sentinel of every test here. Empty means that no attack had an effect."""
    return []


@pytest.fixture
def shop(effects):
    """An app with bound and unbound handlers, typed arguments, constants, private names and a second page."""

    class Shop(rx.State):
        count: int = 0
        items: list[str] = ["pear", "plum"]
        note: str = ""
        _secret: str = "canary-backend-var"

        def increment(self):
            effects.append("increment")
            self.count += 1

        def set_note(self, text: str):
            effects.append(("set_note", text))
            self.note = text

        def buy(self, item: str, amount: int):
            effects.append(("buy", item, amount))

        def remember(self, values: dict[str, str]):
            effects.append(("remember", values))

        def unbound(self):
            effects.append("unbound")

        def _private(self):
            effects.append("private")

        def on_second_page(self):
            effects.append("second")

        def loaded(self):
            self.count = 0

        def boom(self):
            raise ValueError("canary-in-an-exception")

        @rx.event(background=True)
        async def work(self):
            effects.append("work")
            await asyncio.sleep(30)

    def index():
        return rx.vstack(
            rx.text(Shop.count),
            rx.text(Shop.note),
            rx.button("+", on_click=Shop.increment),
            rx.input(on_blur=Shop.set_note),
            rx.button("buy", on_click=Shop.buy("pear", 1)),
            rx.form(on_submit=Shop.remember),
            rx.button("boom", on_click=Shop.boom),
            rx.button("work", on_click=Shop.work),
        )

    def second():
        return rx.button("second", on_click=Shop.on_second_page)

    return Shop, {"/": index, "/second": second}
