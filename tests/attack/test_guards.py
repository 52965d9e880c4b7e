"""Section 4: who may use a handler or a page is asked on the server, before anything of it runs or is sent.

CVE-2026-48797: an app's `--auth` was never enforced, and the socket was open.
"""

import json
import logging

import pytest

import mirra as rx
from mirra.errors import VarTypeError
from mirra.protocol.bindings import SLOT, binding_id

from .client import attack


def site(done):
    class Account(rx.State):
        role: str = ""

        @rx.var
        def is_admin(self) -> bool:
            return self.role == "admin"

        @rx.event
        def become(self, role: str):
            self.role = role

        @rx.event(requires=is_admin)
        def delete(self):
            done.append("deleted")

    class Desk(rx.State):
        secret: str = ""
        clicks: int = 0

        @rx.event
        def open_safe(self):
            self.secret = "canary in the safe"

        @rx.event
        def click(self):
            self.clicks += 1
            done.append("clicked")

        @rx.event(background=True, requires=Account.is_admin)
        async def work(self):
            done.append("worked")

        @rx.event(requires=Account.role != "")
        def order(self, what: str):
            done.append(what)

        @rx.event
        def detour(self):
            return Account.delete

    def index():
        return rx.vstack(
            rx.input(on_change=Account.become),
            rx.button("delete", on_click=Account.delete),
            rx.button("work", on_click=Desk.work),
            rx.input(on_change=Desk.order),
            rx.button("detour", on_click=Desk.detour),
        )

    def desk():
        return rx.vstack(
            rx.text(Desk.secret),
            rx.text(Desk.clicks),
            rx.button(on_click=Desk.click),
            rx.button(on_click=Desk.open_safe),
        )

    app = rx.App()
    app.add_page(desk, route="/desk", on_load=Desk.open_safe, requires=Account.is_admin)
    return Account, Desk, app, {"/": index}


def bound(handler, *parameters):
    return binding_id(handler.full_name, parameters, (SLOT,) * len(parameters))


REFUSED = [["toast", {"message": "You are not allowed to do this.", "level": "error"}]]


@pytest.fixture
def done():
    return []


async def test_a_handler_does_not_run_for_who_may_not(serve, done, caplog):
    Account, Desk, app, pages = site(done)
    served = await serve(pages, app=app)
    async with attack(served.port) as page:
        await page.hello()
        with caplog.at_level(logging.ERROR, "mirra.server"):
            for n, (handler, parameters, values) in enumerate(
                [(Account.delete, (), []), (Desk.order, ("what",), ["bread"]), (Desk.detour, (), [])], 1
            ):
                assert (await page.event(n, bound(handler, *parameters), values))["do"] == REFUSED
            await page.event(4, bound(Desk.work))
            assert (await page.receive())["do"] == REFUSED
        assert done == []
        assert "requires what is not true of this session" in caplog.text
        await page.event(5, bound(Account.become, "role"), ["admin"])
        for n, (handler, parameters, values) in enumerate(
            [(Account.delete, (), []), (Desk.order, ("what",), ["bread"]), (Desk.detour, (), [])], 6
        ):
            await page.event(n, bound(handler, *parameters), values)
        assert done == ["deleted", "bread", "deleted"]


async def test_of_a_page_nothing_is_sent_and_nothing_runs_for_who_may_not(serve, done):
    _, Desk, app, pages = site(done)
    served = await serve(pages, app=app)
    async with attack(served.port) as page:
        welcome = await page.hello("/desk")
        assert welcome.get("patches") == []
        assert (await page.receive())["do"] == REFUSED
        assert (await page.event(1, bound(Desk.click)))["lost"] is True
        await page.navigate(2, "/")
        await page.navigate(3, "/desk")
        assert (await page.event(4, bound(Desk.click)))["lost"] is True
    assert done == []
    assert "canary" not in json.dumps(page.frames)


async def test_a_page_is_shown_to_who_may_and_no_longer_when_they_may_not(serve, done):
    Account, Desk, app, pages = site(done)
    served = await serve(pages, app=app)
    async with attack(served.port) as page:
        await page.hello("/")
        await page.event(1, bound(Account.become, "role"), ["admin"])
        await page.navigate(2, "/desk")
        await page.event(3, bound(Desk.click))
        assert done == ["clicked"]
        assert "canary in the safe" in json.dumps(page.frames)
        # On the page that is open: the role is taken away, by a binding of a page that was shown before.
        await page.event(4, bound(Account.become, "role"), ["guest"])
        assert (await page.event(5, bound(Desk.click)))["do"] == REFUSED
        assert done == ["clicked"]


async def test_what_changes_is_not_sent_to_who_may_no_longer_see_it(serve, done):
    Account, Desk, app, pages = site(done)
    served = await serve(pages, app=app)
    async with attack(served.port) as page:
        token = (await page.hello("/"))["token"]
        await page.event(1, bound(Account.become, "role"), ["admin"])
        await page.navigate(2, "/desk")
        await page.event(3, bound(Account.become, "role"), ["guest"])
        before = len(page.frames)
        async with served.application.sessions.modify_state(token) as state:
            (await state.get_state(Desk)).secret = "canary after the fall"
        await page.pong()
        assert "canary after" not in json.dumps(page.frames[before:])


def test_what_is_the_same_for_everybody_is_no_condition():
    class Shop(rx.State):
        pass

    with pytest.raises(VarTypeError) as error:

        class Till(rx.State):
            @rx.event(requires=False)
            def open(self):
                pass

    assert str(error.value).startswith(
        "`requires` of `open` is `False`, the same for everybody.\n"
        "  Give it a Var of a state, which is computed for each session: `requires=Account.is_admin`; or `True`, for everybody."
    )
