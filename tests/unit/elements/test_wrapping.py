"""Classes that wrap React: what their bodies and hooks declare, and what may be given as a prop."""

from typing import Annotated

import pytest

import mirra as rx
from mirra.elements.component import field
from mirra.elements.node import Element, Hook, PropArray, PropObject, RenderProp
from mirra.errors import InvalidPropTypeError, InvalidPropValueError
from mirra.events.chain import EventChain
from mirra.js.tree import Import, Literal, Member, Name, Raw, StateRef
from mirra.registry import use_registry


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
    assert lines[-1].startswith("  in tests/unit/elements/test_wrapping.py:")
    return "\n".join(lines[:-1])


def test_a_wrapped_component_declares_props_triggers_and_defaults():
    class Picker(rx.Component):
        library = "react-colorful"
        tag = "HexColorPicker"
        color: rx.Var[str]
        alpha_step: rx.Var[float] = 0.5
        on_change: rx.EventHandler[lambda color: [color]]

        def add_hooks(self):
            return [f"console.log({self.color})"]

        def add_imports(self):
            return {"react-colorful/extra": "useExtra", "": "react-colorful/style.css"}

    node = frozen(Picker.create(color="#fff", on_change=rx.console_log))
    assert node.tag == Import("react-colorful", "HexColorPicker")
    assert dict(node.props) == {"alphaStep": Literal(0.5), "color": Literal("#fff")}
    assert [name for name, _ in node.events] == ["onChange"]
    assert node.hooks == (Hook('console.log("#fff")'),)
    assert node.imports == (
        ("react-colorful/extra", "useExtra", "useExtra"),
        ("react-colorful/style.css", "", ""),
        ("react-colorful", "HexColorPicker", "HexColorPicker"),  # what the hook's text may speak of
    )


def test_a_subclass_of_a_wrapped_component_adds_to_it():
    class Base(rx.NoSSRComponent):
        library = "lib"
        tag = "Menu.Root"
        size: rx.Var[int] = 3
        _rename_props = {"size": "magnitude"}

    class More(Base):
        extra: rx.Var[str]

    node = frozen(More.create(extra="x"))
    assert dict(node.props) == {"magnitude": Literal(3), "extra": Literal("x")}
    assert node.client_only
    assert str(node.tag) == "Member(object=Import(module='lib', export='Menu'), key='Root')"


def test_nesting_rules_are_kept():
    class Row(rx.Component):
        tag = "tr"

    class Table(rx.Component):
        tag = "table"
        _valid_children = ["Row"]

    frozen(Table.create(Row.create()))
    assert error_of(InvalidPropValueError, lambda: Table.create(rx.text("x")).freeze()) == (
        "`Table` cannot have `text` as a child."
    )


def test_a_parent_may_be_asked_for():
    class Tab(rx.Component):
        tag = "li"
        _valid_parents = ["Tabs", "Menu"]

    class Tabs(rx.Component):
        tag = "ul"

    frozen(Tabs.create(Tab.create()))
    assert error_of(InvalidPropValueError, lambda: rx.box(Tab.create()).freeze()) == (
        "`Tab` cannot be a child of `box`.\n  It goes into `Tabs` or `Menu`."
    )


@pytest.mark.parametrize(
    ("library", "tag", "is_default", "expected"),
    [
        ("lib@1.2", "Name", False, Import("lib@1.2", "Name")),
        ("lib", "Name", True, Import("lib", "default")),
        ("lib", None, False, Import("lib", "default")),
        ("lib/sub", "Menu.Item", False, Member(Import("lib/sub", "Menu"), "Item")),
        ("lib", "Menu.Item", True, Member(Import("lib", "default"), "Item")),
        (None, "aside", False, Literal("aside")),
        (None, "Own", False, Raw("Own")),
    ],
)
def test_where_a_tag_comes_from(library, tag, is_default, expected):
    wrapped = type("Wrapped", (rx.Component,), {"library": library, "tag": tag, "is_default": is_default})
    assert frozen(wrapped.create()).tag == expected


def test_a_plain_annotation_is_for_python_and_a_field_says_for_itself():
    class Chart(rx.Component):
        tag = "div"
        points: list[int]
        factor: int = 2
        unit: str = field("px", is_javascript_property=True)
        known: rx.Var[str] | None
        hidden: rx.Var[str] = field(default_factory=lambda: "x", is_javascript_property=False)

        def add_hooks(self):
            return [f"draw({[point * self.factor for point in self.points]})"]

    node = frozen(Chart.create(points=[1, 2], known="yes"))
    assert dict(node.props) == {"unit": Literal("px"), "known": Literal("yes")}
    assert node.hooks == (Hook("draw([2, 4])"),)
    assert set(Chart.get_js_fields()) == {"unit", "known"}


def test_a_prop_may_be_named_like_a_method():
    class Grid(rx.Component):
        tag = "div"
        render: rx.Var[str]

    assert dict(frozen(Grid.create()).props) == {}
    assert dict(frozen(Grid.create(render="x")).props) == {"render": Literal("x")}


def test_hooks_of_all_classes_are_merged_and_bring_what_they_import():
    class Base(rx.Component):
        library = "lib"
        tag = "Thing"

        def add_hooks(self):
            return ["useBase()"]

        def add_imports(self):
            return {"lib/hooks": ["useBase"]}

    class More(Base):
        def add_hooks(self):
            return [rx.Var("useMore()", _var_data=rx.vars.VarData(imports={"lib/more": "useMore"}))]

        def _get_custom_code(self):
            return "const more = 1"

    node = frozen(More.create())
    assert node.hooks == (Hook("useBase()"), Hook("useMore()"))
    assert node.custom_code == ("const more = 1",)
    assert node.imports == (
        ("lib/hooks", "useBase", "useBase"),
        ("lib/more", "useMore", "useMore"),
        ("lib", "Thing", "Thing"),
    )


def test_a_hook_may_speak_of_state():
    class S(rx.State):
        count: int = 0

    class Title(rx.Component):
        tag = "div"
        text: rx.Var[int]

        def add_hooks(self):
            return [f"useTitle({self.text}, {self.text!s})"]

    (hook,) = frozen(Title.create(text=S.count)).hooks
    ((name, value),) = hook.given
    assert hook.text == f"useTitle({name}, {name})"
    assert value == StateRef(S.get_full_name(), "count")


class Table(rx.Component):
    library = "grid"
    tag = "Table"
    columns: rx.Var[list[dict[str, object]]]
    cell: rx.Var[object]


@rx.memo
def name_cell(value: rx.Var[str]) -> rx.Component:
    return rx.text(value)


def test_components_types_functions_and_handlers_may_stand_in_lists_and_dicts():
    class S(rx.State):
        @rx.event
        def pick(self, name: str):
            pass

    columns = [
        {"header": rx.text("Name"), "width": 80},
        {"cell": name_cell, "onPick": S.pick("all")},
        {
            "text": lambda row: row.name,
            "shown": lambda row: rx.text(row.name),
            "onPick": lambda row: S.pick(row),
        },
    ]
    value = dict(frozen(Table.create(columns=columns)).props)["columns"]
    assert isinstance(value, PropArray)
    first, second, third = (dict(item.entries) for item in value.items if isinstance(item, PropObject))
    assert isinstance(first["header"], Element)
    assert first["width"] == Literal(80)
    assert second["cell"] is name_cell.definition
    assert isinstance(second["onPick"], EventChain)
    assert third["text"] == RenderProp(("_row",), Member(Name("_row"), "name"))
    assert isinstance(third["shown"].body, Element)
    assert third["onPick"].parameters == ("_a0",)


def test_a_providers_component_is_noted_for_the_page():
    class Widget(rx.Component):
        library = "lib"
        tag = "Widget"

        def _get_app_wrap_components(self):
            return {(40, "Provider"): rx.el.section()}

    ((priority, name, element),) = frozen(Widget.create()).wraps
    assert (priority, name, element.tag) == (40, "Provider", Literal("section"))


@pytest.mark.parametrize(
    ("kind", "value", "wanted"),
    [
        (rx.Var[int], "3", "`int`, not `'3'`"),
        (rx.Var[str], 3, "`str`, not `3`"),
        (rx.Var[bool] | None, "yes", "`bool`, not `'yes'`"),
        (rx.Var[float | str], [1], "`float` or `str`, not `[1]`"),
    ],
)
def test_a_wrong_type_is_refused(kind, value, wanted):
    wrapped = type("Wrapped", (rx.Component,), {"tag": "div", "__annotations__": {"size": kind}})
    assert error_of(InvalidPropTypeError, lambda: wrapped.create(size=value)) == (
        f"`size` of `Wrapped` must be {wanted}."
    )


@pytest.mark.parametrize(
    ("kind", "value"), [(rx.Var[float], 3), (rx.Var[int] | None, None), (rx.Var[list[str]], ["x"])]
)
def test_a_right_type_is_taken(kind, value):
    wrapped = type("Wrapped", (rx.Component,), {"tag": "div", "__annotations__": {"size": kind}})
    wrapped.create(size=value)


def test_a_trigger_may_be_declared_by_the_types_it_gives():
    class Field(rx.Component):
        tag = "input"
        on_pick: rx.EventHandler[str, int]
        on_close: rx.EventHandler[()]
        on_type: Annotated[rx.EventHandler[str], rx.event.input_event]

    class S(rx.State):
        @rx.event
        def pick(self, name: str, count: int):
            pass

        @rx.event
        def word(self, name: str):
            pass

    events = dict(frozen(Field.create(on_pick=S.pick, on_close=S.word("x"), on_type=S.word)).events)
    assert len(events["onPick"].parameters) == 2
    assert events["onClose"].parameters == ()
    assert "target" in str(events["onType"].steps)


def test_imports_may_be_written_as_javascript_writes_them():
    class Chart(rx.Component):
        tag = "canvas"

        def add_imports(self):
            return {"chart.js": ["Chart as ChartJS"]}

        def add_custom_code(self):
            return [
                "import \"antd/dist/reset.css\";\nimport dates, { parse as read } from 'dates'\nimport * as all from 'all';\n"
                "const text = 'import me'"
            ]

    node = frozen(Chart.create())
    assert [code.strip() for code in node.custom_code] == ["const text = 'import me'"]
    assert node.imports == (
        ("chart.js", "Chart", "ChartJS"),
        ("antd/dist/reset.css", "", ""),
        ("dates", "default", "dates"),
        ("dates", "parse", "read"),
        ("all", "*", "all"),
    )


def test_a_fragment_with_hooks_of_its_own_runs_them():
    class Titled(rx.Fragment):
        def add_imports(self):
            return {"react": "useEffect"}

        def add_hooks(self):
            return ["useEffect(() => { document.title = 'ready' }, [])"]

    made = Titled.create("text").freeze()
    assert [hook.text for hook in made.hooks] == ["useEffect(() => { document.title = 'ready' }, [])"]
    assert made.tag == Import("react", "Fragment") and made.props == ()
    assert rx.Fragment.create("text").freeze() == rx.fragment("text").freeze()
