"""What may be returned from a handler has one name, for annotations: `rx.EventSpec`."""

import pytest

import mirra as rx


def test_server_and_browser_events_are_event_specs():
    class Account(rx.State):
        @rx.event
        def log_out(self) -> rx.EventSpec | None:
            return rx.redirect("/")

        @rx.event
        def greet(self, name: str) -> list[rx.EventSpec]:
            return [rx.toast(name), Account.log_out()]

    assert isinstance(Account.greet("Ada"), rx.EventSpec)
    assert isinstance(rx.redirect("/"), rx.EventSpec)
    assert isinstance(rx.toast("hello"), rx.EventSpec)
    assert not isinstance(Account.greet, rx.EventSpec)


@pytest.mark.parametrize("name", ["EventHandler", "EventSpec"])
def test_they_are_found_beside_the_decorator_too(name):
    assert getattr(rx.event, name) is getattr(rx, name)
