"""What can be bound to a trigger, and what is said of everything else: whole texts, at the user's line."""

import functools
from pathlib import Path

import pytest

import mirra as rx
from mirra import errors


def state():
    class S(rx.State):
        def plain(self): ...

        def one(self, value: str): ...

        def two(self, first: str, second: int): ...

        def number(self, value: int): ...

        def optional(self, by: int = 1): ...

        def defaulted(self, value, index=None): ...

        def any(self, value): ...

        def many(self, *values): ...

    return S


def steps(component, trigger="on_change"):
    chain = component.event_triggers[trigger]
    return [(step.handler.rpartition(".")[2], dict(zip(step.parameters, step.arguments, strict=True)).keys()) for step in chain.steps]  # fmt: skip


def test_arguments_given_come_before_the_triggers():
    S = state()
    bound = rx.input(on_change=S.two("key", 3))
    assert steps(bound) == [("two", {"first", "second"})]
    assert steps(rx.input(on_change=[S.plain, S.one, S.any])) == [("plain", set()), ("one", {"value"}), ("any", {"value"})]  # fmt: skip
    assert steps(rx.input(on_change=lambda value: [S.one(value), S.plain])) == [("one", {"value"}), ("plain", set())]  # fmt: skip
    assert steps(rx.input(on_change=lambda: S.one)) == [("one", {"value"})]
    assert steps(rx.input(on_change=functools.partial(S.two, second=3))) == [("two", {"first", "second"})]
    assert steps(rx.button(on_click=S.optional), "on_click") == [("optional", set())]
    assert steps(rx.input(on_change=S.many)) == [("many", {"*0"})]


def test_what_a_lambda_calls_is_as_it_was_called():
    S = state()
    assert steps(rx.input(on_change=lambda value: S.optional(2))) == [("optional", {"by"})]
    assert steps(rx.input(on_change=lambda value: S.defaulted(value))) == [("defaulted", {"value"})]
    assert steps(rx.input(on_change=lambda: S.two("key", 1))) == [("two", {"first", "second"})]
    assert steps(rx.input(on_change=lambda: S.one())) == [("one", {"value"})]


def test_actions_of_several_events_add_up():
    S = state()
    both = [S.plain.prevent_default, S.any(1).debounce(20), rx.stop_propagation]
    chain = rx.button(on_click=both).event_triggers["on_click"]
    assert chain.actions == rx.EventChain((), (), type(chain.actions)(True, True, None, 20)).actions


HERE = Path(__file__).relative_to(Path.cwd())


def line_of(function):
    return f"{HERE}:{function.__code__.co_firstlineno}"


@pytest.mark.parametrize(
    ("make", "error", "text"),
    [
        (
            lambda S: rx.button(on_click=S.two),
            errors.EventFnArgMismatchError,
            "`two` needs 2 arguments, but `on_click` of `button` gives 1.\n"
            "  Give the others when binding it: `State.handler(value)`.",
        ),
        (
            lambda S: rx.input(on_change=lambda a, b: S.plain),
            errors.EventFnArgMismatchError,
            "`<lambda>` needs 2 arguments, but `on_change` of `input` gives 1.\n"
            "  Give the others when binding it: `State.handler(value)`.",
        ),
        (
            lambda S: rx.input(on_change=S.number),
            errors.EventHandlerArgTypeMismatchError,
            "`on_change` of `input` gives `str`, but `value` of `number` is `int`.\n"
            "  Give the value here, as in `on_click=State.number(value)`, or change the annotation.",
        ),
        (
            lambda S: rx.button(on_click=S.one(valeu="x")),
            errors.EventHandlerTypeError,
            "`one` has no argument `valeu`.\n  Did you mean `value`?",
        ),
        (
            lambda S: rx.button(on_click=S.one("a", value="b")),
            errors.EventHandlerTypeError,
            "`one` got two values for `value`.",
        ),
        (
            lambda S: rx.button(on_click=S.plain(1)),
            errors.EventHandlerTypeError,
            "`plain` takes 0 arguments, but 1 were given.",
        ),
        (
            lambda S: rx.button(on_click=3),
            errors.EventHandlerValueError,
            "`on_click` of `button` got a `int`, which is not an event.\n"
            "  Give it an event handler (`State.handler`), a lambda that returns one, or a list of them.",
        ),
        (
            lambda S: rx.button(on_clik=S.plain),
            errors.UnknownTriggerError,
            "`button` has no event trigger `on_clik`.\n  Did you mean `on_click`?",
        ),
    ],
)
def test_what_cannot_be_bound(make, error, text):
    with pytest.raises(error) as raised:
        make(state())
    assert str(raised.value) == f"{text}\n  in {line_of(make)}"


def test_handlers_that_cannot_be():
    with pytest.raises(errors.EventHandlerValueError) as raised:

        class Hidden(rx.State):
            @rx.event
            def _helper(self): ...

    assert raised.value.message == "`_helper` starts with `_`: helpers are not event handlers."
    with pytest.raises(errors.EventHandlerTypeError) as raised:

        class Late(rx.State):
            @rx.event(background=True)
            def work(self): ...

    assert raised.value.message == "Background handler `work` must be `async def`."
    with pytest.raises(errors.EventHandlerTypeError) as raised:

        @rx.event
        def nobodys(value: int): ...

    assert str(raised.value).rpartition("\n")[0] == (
        "`nobodys` is an event handler outside a state class, and its first parameter names no state.\n"
        "  Annotate it: `def nobodys(state: MyState, ...)`."
    )
    with pytest.raises(errors.EventHandlerShadowsBuiltInStateMethodError) as raised:

        class Taken(rx.State):
            def reset(self): ...

    assert raised.value.message == "`reset` is a method that every state has: name the handler otherwise."


def test_text_that_only_the_browser_knows_is_no_script():
    class S(rx.State):
        code: str = ""

    with pytest.raises(errors.EventHandlerTypeError) as raised:
        rx.call_script(S.code)
    assert str(raised.value).splitlines()[1:2] == ["  Return it from an event handler: `return rx.call_script(self.code)`."]  # fmt: skip
