"""`Config.strict`: what is an error in an app of ours is a warning where it is off, and where `reflex` is imported."""

import importlib
import logging
import sys

import pytest

import mirra as rx
import mirra.reflex
from mirra.config.leniency import be_lenient
from mirra.errors import EventHandlerTypeError, StateValueError, UnknownPropError
from mirra.registry import registry


@pytest.fixture
def lenient():
    registry().keep("config", "current", rx.Config(app_name="a", strict=False))


def test_an_unknown_prop_becomes_a_style_as_with_the_peer(lenient, caplog):
    with caplog.at_level(logging.WARNING, logger="mirra"):
        made = rx.button("x", colour="red", rows=[1])
    assert made.style == {"colour": "red"}
    first, second = (record.message.splitlines() for record in caplog.records)
    assert first[:2] == ["`button` has no prop `colour`.", "  Did you mean `color_scheme`?"]
    assert "test_leniency.py" in first[2]
    assert second[0] == "`button` has no prop `rows`."


def test_surplus_arguments_of_a_handler_are_dropped(lenient, caplog):
    class S(rx.State):
        @rx.event
        def add(self, by: int):
            pass

    assert S.add(1, 2, more=3).arguments == (("by", 1),)
    assert [record.message.splitlines()[0] for record in caplog.records] == [
        "`add` takes 1 argument, but 2 were given.",
        "`add` has no argument `more`.",
    ]


def test_an_inherited_var_can_be_declared_again(lenient):
    class Base(rx.State):
        name: str = "base"

    class Own(Base):
        name: str = "own"

    assert Own.__mirra__.fields["name"].default == "own"


def test_all_of_these_are_errors_otherwise():
    class Base(rx.State):
        name: str = ""

        @rx.event
        def add(self):
            pass

    with pytest.raises(UnknownPropError):
        rx.button("x", colour="red")
    with pytest.raises(EventHandlerTypeError):
        Base.add(1)
    with pytest.raises(StateValueError):
        type("Own", (Base,), {"__module__": __name__, "__annotations__": {"name": str}, "name": ""})


def test_importing_reflex_is_enough(caplog):
    mirra.reflex.install()
    sys.modules.pop("reflex.model", None)
    importlib.import_module("reflex.model")
    rx.button("x", colour="red")
    assert "has no prop `colour`" in caplog.text
    be_lenient()  # again does nothing
