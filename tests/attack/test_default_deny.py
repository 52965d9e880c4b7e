"""Section 4: `rx.App(requires=…)` denies what says nothing of its own: every page, every handler, however it is reached.

What opens one says so: `requires=True`. And a condition is never one that the browser itself can make true.
"""

import json

import pytest

import mirra as rx
from mirra.compiler.compiled import CompiledApp
from mirra.errors import VarTypeError
from mirra.protocol.bindings import SLOT, binding_id

from .client import attack


def office(done):
    class Account(rx.State):
        _name: str = ""

        @rx.var
        def is_known(self) -> bool:
            return self._name != ""

        @rx.event(requires=True)
        def sign_in(self, name: str):
            self._name = name

        @rx.event
        def sign_out(self):
            self._name = ""
            done.append("signed out")

    class Files(rx.State):
        secret: str = ""
        note: str = ""

        @rx.event
        def delete(self):
            done.append("deleted")

        @rx.event
        def look(self):
            self.secret = "canary in the files"
            done.append("loaded")

        @rx.event(background=True)
        async def work(self):
            done.append("worked")

        @rx.event(requires=True)
        def detour(self):
            return Files.delete

        @rx.event(requires=True)
        def offer(self):
            return rx.toast("Undo?", action={"label": "undo", "on_click": Files.delete})

    def door():
        """Open to everybody, but not all that hangs on it."""
        return rx.vstack(
            rx.input(on_change=Account.sign_in),
            rx.button(on_click=Files.delete),
            rx.button(on_click=Files.work),
            rx.button(on_click=Files.detour),
            rx.button(on_click=Files.offer),
            rx.input(on_change=Files.set_note),
        )

    def files():
        return rx.vstack(
            rx.text(Files.secret), rx.button(on_click=Files.delete), rx.button(on_click=Account.sign_out)
        )

    app = rx.App(requires=Account.is_known)
    app.add_page(door, route="/", requires=True, on_load=Files.look)
    app.add_page(files, route="/files", on_load=Files.look)
    return Account, Files, app


def bound(handler, *parameters):
    return binding_id(handler.full_name, parameters, (SLOT,) * len(parameters))


REFUSED = [["toast", {"message": "You are not allowed to do this.", "level": "error"}]]


@pytest.fixture
def done():
    return []


async def test_what_says_nothing_is_closed(serve, done):
    Account, Files, app = office(done)
    served = await serve({}, app=app)
    async with attack(served.port) as page:
        await page.hello()
        assert (await page.receive())["do"] == REFUSED, "the page is open, what it loads with is not"
        for n, (handler, parameters, values) in enumerate(
            [(Files.delete, (), []), (Files.detour, (), []), (Files.set_note, ("value",), ["mine"])], 1
        ):
            assert (await page.event(n, bound(handler, *parameters), values))["do"] == REFUSED
        await page.event(4, bound(Files.work))
        assert (await page.receive())["do"] == REFUSED
        offered = await page.event(5, bound(Files.offer))
        (grant,) = [word for word in json.dumps(offered["do"]).split('"') if len(word) == 22]
        assert (await page.event(6, grant))["do"] == REFUSED
        await page.navigate(7, "/files")
        assert (await page.event(8, bound(Account.sign_out)))["lost"] is True
        await page.navigate(9, "/nothing/here")
    assert done == []
    assert "canary" not in json.dumps(page.frames)


async def test_it_opens_to_whom_the_condition_knows_and_closes_again(serve, done):
    Account, Files, app = office(done)
    served = await serve({}, app=app)
    async with attack(served.port) as page:
        await page.hello()
        await page.receive()
        await page.event(1, bound(Account.sign_in, "name"), ["ada"])
        await page.navigate(2, "/files")
        await page.event(3, bound(Files.delete))
        assert "canary in the files" in json.dumps(page.frames)
        await page.event(4, bound(Account.sign_out))
        assert done == ["loaded", "deleted", "signed out"]
        await page.event(5, bound(Files.delete))
        await page.navigate(6, "/")
        await page.event(7, bound(Files.delete))
    assert done == ["loaded", "deleted", "signed out"]


def compiled(app):
    return CompiledApp(app).page("/")


def test_a_condition_that_the_browser_writes_is_none() -> None:
    class Visitor(rx.State):
        role: str = rx.Cookie("")

        @rx.event
        def order(self): ...

    app = rx.App(requires=Visitor.role == "admin")
    app.add_page(lambda: rx.button(on_click=Visitor.order), route="/")
    with pytest.raises(VarTypeError) as error:
        compiled(app)
    assert error.value.message == "`requires` of the app reads `Visitor.role`, which the browser keeps: it can say anything."  # fmt: skip
    assert error.value.advice == ("Keep in it what proves who it is, such as a random word, and look that up: a computed var of the server's may read it.",)  # fmt: skip


def test_a_condition_that_a_page_lets_the_browser_set_is_none() -> None:
    class Visitor(rx.State):
        role: str = ""

    class Desk(rx.State):
        @rx.event(requires=Visitor.role == "admin")
        def order(self): ...

    app = rx.App()
    app.add_page(lambda: rx.input(on_change=Visitor.set_role), route="/")
    with pytest.raises(VarTypeError) as error:
        compiled(app)
    assert error.value.message == "Page `/` lets the browser set `Visitor.role`, which `requires` of `Desk.order` reads."  # fmt: skip
    assert error.value.advice == ("Set it in a handler of your own that looks at who asks.",)


def test_true_is_for_everybody_and_anything_else_without_a_state_is_a_mistake() -> None:
    with pytest.raises(VarTypeError) as error:
        rx.App(requires=False)
    assert error.value.message == "`requires` of `the app` is `False`, the same for everybody."
