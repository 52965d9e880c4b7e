"""Every component of the catalogue: it takes all its props, and the browser libraries have it."""

from __future__ import annotations

import json
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import mirra as rx
from mirra import errors
from mirra.components.charts_table import PARTS
from mirra.components.html_elements import ELEMENTS
from mirra.components.icons import icon_nodes
from mirra.components.names import COMPONENTS
from mirra.elements.component import Component, ComponentNamespace
from mirra.elements.declare import Factory
from mirra.elements.node import Element
from mirra.elements.spec import choices_of
from mirra.js.tree import Import, Member
from mirra.vars import Var

MANIFEST = Path(rx.__file__).parent / "_runtime" / "production" / "manifest.json"


def declarations() -> Iterator[tuple[str, Factory[Any]]]:
    """Every declared component by public path, parts included."""
    for name in sorted(COMPONENTS):
        made = getattr(rx, name)
        if isinstance(made, Factory):
            yield name, made
        elif isinstance(made, ComponentNamespace):
            for part in sorted(vars(type(made))):
                if isinstance(found := getattr(made, part), Factory):
                    yield f"{name}.{part}", found


DECLARED = dict(declarations())


def example(kind: Any) -> Any:
    """A value that a prop of this kind takes."""
    choices = choices_of(kind)
    if choices:
        return choices[0]
    members = [kind, *typing.get_args(kind)]
    return next((value for wanted, value in ((bool, True), (int, 1), (float, 1.5)) if wanted in members), "x")


ELSEWHERE = {"colorScheme", "variant", "fillColor", "autoHeight", "enterKeySubmit"}
"""Props that some components turn into an attribute, a style or a listener."""


@pytest.mark.parametrize("path", DECLARED)
def test_takes_every_prop_it_declares(path: str) -> None:
    factory = DECLARED[path]
    given = {name: example(prop.kind) for name, prop in factory.component.spec.props.items()}
    given.pop("nodes", None)
    node = factory(**given).freeze()
    assert isinstance(node, Element)
    sent = {name for name, _ in node.props}
    assert {factory.component.spec.props[name].js_name for name in given} - sent <= ELSEWHERE


@pytest.mark.parametrize("path", DECLARED)
def test_takes_a_var_for_every_prop(path: str) -> None:
    factory = DECLARED[path]
    for name in factory.component.spec.props:
        factory(**{name: Var("window.x")}).freeze()


@pytest.mark.parametrize("path", DECLARED)
def test_the_browser_library_has_it(path: str) -> None:
    exports = json.loads(MANIFEST.read_text())["exports"]
    tag = DECLARED[path].tag
    if isinstance(tag, Member):
        tag = tag.object
    assert isinstance(tag, Import)
    assert tag.export in exports[tag.module]


@pytest.mark.parametrize("name", [name for name in ELEMENTS if not name.startswith("svg_")])
def test_every_html_element_takes_every_attribute(name: str) -> None:
    made = getattr(rx.el, name)
    given = dict.fromkeys(made.component.spec.props, "x")
    assert isinstance(made(**given).freeze(), Element)


@pytest.mark.parametrize("name", PARTS)
def test_every_chart_part_takes_every_prop(name: str) -> None:
    exports = json.loads(MANIFEST.read_text())["exports"]["recharts"]
    part = getattr(rx.recharts, name)
    given = {
        prop: Var("x") for prop in part.component.spec.props if prop not in ("width", "height", "data_key")
    }
    assert isinstance(part(**given).freeze(), Element)
    assert PARTS[name][0] in exports


@pytest.mark.parametrize("path", ["select", "dialog", "table", "tabs", "accordion", "drawer", "context_menu"])
def test_parts_are_named_as_users_write_them(path: str) -> None:
    namespace = getattr(rx, path)
    part = namespace.item if path == "context_menu" else namespace.root
    with pytest.raises(errors.UnknownPropError) as error:
        part(paddingg="1em", qqq=1)
    assert error.value.message.startswith(f"`{path}")


def test_names_are_few_and_listed() -> None:
    assert {name for name in COMPONENTS if not hasattr(rx, name)} == set()


def test_an_icon_is_inlined() -> None:
    node = rx.icon("heart", size=18).freeze()
    assert isinstance(node, Element)
    assert node.tag == Import("mirra", "Icon")
    assert (
        dict(node.props)["nodes"]
        == Var.create([[tag, dict(attributes)] for tag, attributes in icon_nodes("heart")])._expr
    )


def test_an_icon_is_named_by_tag_too() -> None:
    assert rx.icon(tag="heart", size=18).freeze() == rx.icon("heart", size=18).freeze()
    with pytest.raises(errors.InvalidIconError) as error:
        rx.icon(size=18)
    assert str(error.value).startswith(
        'An icon\'s name is text, not nothing.\n  For example `rx.icon("heart")`.'
    )


def test_an_unknown_icon_names_the_nearest() -> None:
    with pytest.raises(errors.InvalidIconError) as error:
        rx.icon("hart")
    assert error.value.message == "There is no icon `hart`."
    assert error.value.advice == ("Did you mean `heart`?",)


def component(value: Any) -> Component:
    """For the type checker."""
    assert isinstance(value, Component)
    return value


def test_a_select_of_texts_has_an_item_each() -> None:
    made = component(rx.select(["a", "b"], placeholder="Pick"))
    trigger, content = made.children
    assert trigger.props["placeholder"] == "Pick"
    assert [item.props["value"] for item in content.children[0].children] == ["a", "b"]


def test_a_checkbox_with_text_is_a_label() -> None:
    made = component(rx.checkbox("Agree", checked=True))
    assert made.props["as_"] == "label"
    box, text = made.children[0].children
    assert (box.props["checked"], text) == (True, "Agree")


def test_a_chart_stands_in_a_responsive_container() -> None:
    made = component(rx.recharts.line_chart(rx.recharts.line(data_key="y"), data=[{"y": 1}], height=200))
    assert made.spec.name == "responsive_container"
    assert (made.props["width"], made.props["height"]) == ("100%", 200)
    assert made.children[0].props["data"] == [{"y": 1}]


def test_a_link_navigates_in_the_browser() -> None:
    node = rx.link("Home", href="/").freeze()
    assert isinstance(node, Element)
    (anchor,) = node.children
    assert isinstance(anchor, Element)
    assert anchor.tag == Import("mirra", "Link")
