"""`rx.get_state`: another session's state, looked at."""

import re

import pytest

import mirra as rx


def message(error) -> str:
    return re.sub(r"\n  in .*", "", str(error.value))


async def test_another_session_is_seen_and_not_changed(serve):
    errors = []

    class Basket(rx.State):
        items: list[str] = []
        seen: list[str] = []

        def add(self, item: str):
            self.items.append(item)

        async def look(self, token: str):
            other = await rx.get_state(token, Basket)
            self.seen = list(other.items)
            for change in (lambda: other.items.append("x"), lambda: setattr(other, "items", [])):
                with pytest.raises(AttributeError) as error:
                    change()
                errors.append(message(error))

    def index():
        return rx.vstack(
            rx.text(Basket.items.length()),
            rx.text(Basket.seen.length()),
            rx.input(on_change=Basket.add),
            rx.input(on_change=Basket.look),
        )

    app = await serve(index)
    async with app.browser("a") as one, app.browser("b") as two:
        await one.hello()
        await two.hello()
        await one.event(Basket.add, ["tea"])
        await two.event(Basket.look, [one.token])
        assert two.state["seen"] == ["tea"]
    refused = (
        "`items` cannot be changed: this is a view of another session.\n"
        "  Change it in `async with app.modify_state(token) as state:`."
    )
    assert errors == [refused, refused]


async def test_outside_a_running_app():
    class S(rx.State):
        pass

    with pytest.raises(RuntimeError, match="This needs a running app"):
        await rx.get_state("token", S)


def test_a_token_names_a_session_and_a_state():
    class S(rx.State):
        n: int = 3

    class T(rx.State):
        pass

    token = rx.StateToken("abc", S)
    assert (token.ident, token.cls, token.lock_key) == ("abc", S, "abc")
    assert token.cache_key == f"abc/{S.get_full_name()}"
    assert token.with_cls(T) == rx.StateToken("abc", T)
    assert rx.StateToken.from_legacy_token(f"abc_{S.get_full_name()}", S) == token
    assert token.deserialize(b'{"n": 7}').n == 7
    with pytest.raises(ValueError, match="needs the token of a session"):
        rx.StateToken("", S)
