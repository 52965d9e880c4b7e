"""Components: what a keyword means, what is refused and how it is said, and the nodes they become."""

import pytest

import mirra as rx
from mirra.elements.node import Element, Text
from mirra.errors import (
    ChildrenTypeError,
    InvalidPropTypeError,
    InvalidPropValueError,
    UnknownPropError,
    UnknownTriggerError,
)
from mirra.events.chain import ClientStep
from mirra.js.tree import Call, Import, Literal, StateRef, walk
from mirra.registry import use_registry
from mirra.style.rules import Rule


@pytest.fixture(autouse=True)
def _own_registry():
    with use_registry():
        yield


def frozen(component) -> Element:
    node = component.freeze()
    assert isinstance(node, Element)
    return node


def error_of(kind, make) -> str:
    """The whole text of the error, without its last line, which names this file."""
    with pytest.raises(kind) as caught:
        make()
    lines = str(caught.value).splitlines()
    assert lines[-1].startswith("  in tests/unit/elements/test_component.py:")
    return "\n".join(lines[:-1])


def test_a_keyword_is_a_prop_a_style_an_attribute_or_a_trigger():
    node = frozen(
        rx.button(
            "Save",
            size="2",
            color_scheme="red",
            padding_x="1em",
            aria_label="Save it",
            data_kind="x",
            id="save",
            on_click=rx.console_log("saved"),
        )
    )
    assert node.tag == Import("@radix-ui/themes/button", "Button")
    assert dict(node.props) == {
        "size": Literal("2"),
        "color": Literal("red"),
        "id": Literal("save"),
        "aria-label": Literal("Save it"),
        "data-kind": Literal("x"),
    }
    assert node.style.rules == (
        Rule("", "", (("padding-left", Literal("1em")), ("padding-right", Literal("1em")))),
    )
    ((trigger, chain),) = node.events
    assert trigger == "onClick"
    assert chain.steps == (ClientStep("console_log", (("message", Literal("saved")),)),)
    assert node.children == (Text(Literal("Save")),)


def test_an_unknown_prop_names_the_nearest():
    assert error_of(UnknownPropError, lambda: rx.button(colour="red")) == (
        "`button` has no prop `colour`.\n  Did you mean `color_scheme`?"
    )


def test_an_unknown_trigger_names_the_nearest():
    assert error_of(UnknownTriggerError, lambda: rx.button(on_clik=rx.noop())) == (
        "`button` has no event trigger `on_clik`.\n  Did you mean `on_click`?"
    )


def test_a_wrong_literal_names_the_choices():
    assert error_of(InvalidPropValueError, lambda: rx.button(size="7")) == (
        "`size` of `button` cannot be `7`.\n  It is one of `1`, `2`, `3`, `4`."
    )


def test_a_wrong_type_names_the_type():
    assert error_of(InvalidPropTypeError, lambda: rx.button(disabled="yes")) == (
        "`disabled` of `button` must be `bool`, not `'yes'`."
    )


def test_numbers_stand_for_their_text():
    assert dict(frozen(rx.button(size=2)).props)["size"] == Literal("2")


def test_a_list_is_by_breakpoint():
    (props,) = [dict(frozen(rx.flex(direction=["column", "row"])).props)]
    assert props["direction"].entries == (("initial", Literal("column")), ("xs", Literal("row")))


def test_children_are_components_vars_and_plain_values():
    class S(rx.State):
        count: int = 0

    node = frozen(rx.box("a", 1, True, None, S.count, rx.box(), ["b", "c"]))
    kinds = [type(child).__name__ for child in node.children]
    assert kinds == ["Text", "Text", "Text", "Text", "Element", "Fragment"]
    assert node.children[3] == Text(StateRef(S.get_full_name(), "count"))


@pytest.mark.parametrize(
    ("child", "text"),
    [
        (
            {},
            "A `dict` cannot be a child of `box`.\n  Show a dict with `rx.foreach`, or its values one by one.",
        ),
        (
            len,
            "A `builtin_function_or_method` cannot be a child of `box`.\n  Call the function: `len()`.",
        ),
    ],
)
def test_other_children_are_refused(child, text):
    assert error_of(ChildrenTypeError, lambda: rx.box(child).freeze()) == text


def test_text_made_of_vars_is_an_expression():
    class S(rx.State):
        name: str = ""

    (child,) = frozen(rx.text(f"Hello {S.name}")).children
    assert any(node == StateRef(S.get_full_name(), "name") for node in walk(child.value))


def test_a_url_from_state_goes_through_the_policy():
    class S(rx.State):
        url: str = ""

    assert dict(frozen(rx.image(src=S.url)).props)["src"] == Call(
        Import("mirra", "safeUrl"), (Literal("src"), StateRef(S.get_full_name(), "url"))
    )


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", " JaVaScRiPt:alert(1)", "java\nscript:x", "\x01javascript:x", "vbscript:x"]
)
@pytest.mark.parametrize(
    "make",
    [
        lambda url: rx.link("x", href=url),
        lambda url: rx.el.a("x", href=url),
        lambda url: rx.el.form(action=url),
        lambda url: rx.el.button(form_action=url),
        lambda url: rx.el.a(custom_attrs={"href": url}),
        lambda url: rx.el.iframe(src=url),
    ],
)
def test_a_url_that_runs_code_is_refused(make, url):
    with pytest.raises(InvalidPropValueError) as error:
        make(url).freeze()
    assert error.value.message.endswith("its scheme can run code.")


def test_code_as_an_attribute_is_refused():
    assert error_of(InvalidPropValueError, lambda: rx.box(custom_attrs={"onclick": "alert(1)"})) == (
        "`box` cannot have the attribute `onclick`: its text would run as code.\n"
        "  Bind an event handler to `on_click` instead."
    )


def test_class_names_join():
    class S(rx.State):
        kind: str = ""

    assert frozen(rx.box(class_name=["a", "b"])).class_name == Literal("a b")
    assert error_of(InvalidPropTypeError, lambda: rx.box(class_name=3)) == (
        "`class_name` of `box` must be text or a list of texts, not `int`."
    )


def test_an_input_with_a_value_is_controlled():
    class S(rx.State):
        text: str = ""

    node = frozen(rx.input(value=S.text))
    assert node.tag == Import("mirra", "Controlled")
    assert dict(node.props)["as"] == Import("@radix-ui/themes/text-field", "Root")
    assert frozen(rx.input(default_value="x")).tag == Import("@radix-ui/themes/text-field", "Root")


def test_a_component_remembers_the_users_line():
    node = frozen(rx.box())
    assert node.source.file == __file__
