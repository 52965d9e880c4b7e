"""Every public component says what it is for, with an example; its declaration is a table. That all examples compile says `test_our_site`."""

import pytest

from mirra.components.names import COMPONENTS
from mirra.docs.describe import PropRow, TriggerRow, describe
from mirra.docs.reference import MANY, value_of
from mirra.elements.children import freeze_child

ALIASES = {"radix", "lucide", "radio", "menu", "text_field", "Script"}
"""Other names of components that are there already."""
NO_COMPONENTS = {"markdown.plugin", "form.validity_state"}
"""What cannot be shown alone: a plugin of an npm package, and a part whose child is a function of React."""
NAMES = sorted(set(COMPONENTS) - ALIASES)


@pytest.mark.parametrize("name", NAMES)
def test_what_it_is_for_and_an_example(name):
    told = describe(name)
    assert told.text, f"`rx.{name}` has no docstring"
    for example in told.examples:
        freeze_child(value_of(example))
    assert told.examples, f"`rx.{name}` has no example: a line of `>>>` in its docstring"
    for part in told.parts:
        assert part.text, f"`rx.{part.name}` has no docstring"
    if len(told.parts) > MANY:
        return
    code = "\n".join(told.examples)
    # Parts that are one thing in several kinds are told of in the same words: one of them is shown.
    kinds = {
        part.text: [other.name for other in told.parts if other.text == part.text] for part in told.parts
    }
    for names in kinds.values():
        shown = [
            name for name in names if f"rx.{name}(" in code or name.endswith(".root") or name in NO_COMPONENTS
        ]
        assert shown, f"no example has `rx.{names[0]}`"


def test_props_and_triggers_are_read_from_the_declaration():
    slider = describe("slider")
    assert PropRow("size", '"1" | "2" | "3"', is_responsive=True) in slider.props
    assert PropRow("color_scheme", "ColorScheme") in slider.props
    assert TriggerRow("on_value_commit", ("list[float]",)) in slider.triggers
    assert slider.has_spacing
    assert [part.name for part in describe("tabs").parts] == [
        "tabs.root",
        "tabs.list",
        "tabs.trigger",
        "tabs.content",
    ]
    assert PropRow("spacing", '"0" … "9"', "'3'", True) in describe("hstack").props
    assert TriggerRow("on_key_down", ("str", "KeyInputInfo")) in describe("input").triggers
    assert TriggerRow("on_open_change", ("bool",)) in describe("dialog").triggers


def test_a_component_that_is_none(pages):
    site = pages({"index.md": "---\ncomponents: rx.buton\n---\n# Text\n"})
    assert [str(error) for error in site.errors()] == [
        "`mirra` has no `buton`.\n  Did you mean `button`?\n  in docs/index.md:1"
    ]
