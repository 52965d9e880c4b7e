"""Names that stand for a usual combination of parts: ``rx.select([...])``, ``rx.checkbox("text")``, ``rx.callout(...)``, and the
namespaces that hold the parts (``rx.select.root``, ``rx.dialog.content`` …)."""

from __future__ import annotations

from typing import Any

from mirra.components import context_menus, controls, dialogs, display, dropdown_menus, popovers, typography
from mirra.components.icons import icon
from mirra.components.layout import flex
from mirra.elements.component import Component, ComponentNamespace
from mirra.elements.control import foreach
from mirra.vars.base import Var


def _each(items: Any, make: Any) -> list[Any]:
    return [foreach(items, make)] if isinstance(items, Var) else [make(item) for item in items]


def _taken(props: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: props.pop(name) for name in names if name in props}


class TextNamespace(ComponentNamespace):
    """``rx.text(...)`` and its inline relatives."""

    __call__ = staticmethod(typography.text)
    create = staticmethod(typography.text)
    em = staticmethod(typography.em)
    strong = staticmethod(typography.strong)
    kbd = staticmethod(typography.kbd)
    quote = staticmethod(typography.quote)

    @staticmethod
    def span(*children: Any, **props: Any) -> Component:
        """Text within text."""
        inline: dict[str, Any] = {"as_": "span", **props}
        return typography.text(*children, **inline)


class InputNamespace(ComponentNamespace):
    """``rx.input(...)``, with slots beside the text as children."""

    __call__ = staticmethod(controls.text_field_root)
    create = staticmethod(controls.text_field_root)
    root = staticmethod(controls.text_field_root)
    slot = staticmethod(controls.text_field_slot)


class SelectNamespace(ComponentNamespace):
    """``rx.select(["a", "b"])``, or its parts."""

    root = staticmethod(controls.select_root)
    trigger = staticmethod(controls.select_trigger)
    content = staticmethod(controls.select_content)
    item = staticmethod(controls.select_item)
    group = staticmethod(controls.select_group)
    label = staticmethod(controls.select_label)
    separator = staticmethod(controls.select_separator)

    def __call__(self, items: Any, **props: Any) -> Component:
        """A select of these texts, each its own value."""
        label = props.pop("label", None)
        shown = _taken(
            props,
            "placeholder",
            "variant",
            "radius",
            "width",
            "color_scheme",
            "id",
            "aria_label",
            "custom_attrs",
        )
        listed = _taken(props, "high_contrast", "position")
        entries = _each(items, lambda item: self.item(item, value=item))
        heading = [self.label(label)] if label is not None else []
        return self.root(
            self.trigger(**shown), self.content(self.group(*heading, *entries), **listed), **props
        )

    create = __call__


class CheckboxNamespace(ComponentNamespace):
    """``rx.checkbox("text")``: a box with a label."""

    root = staticmethod(controls.checkbox_root)

    def __call__(self, text: Any = "", **props: Any) -> Component:
        """The box alone without text."""
        spacing = props.pop("spacing", "2")
        size = props.setdefault("size", "2")
        box = self.root(**props)
        if isinstance(text, str) and text == "":
            return box
        return typography.text(flex(box, text, spacing=spacing, align="center"), as_="label", size=size)

    create = __call__


class RadioNamespace(ComponentNamespace):
    """``rx.radio_group(["a", "b"])``, or its parts."""

    root = staticmethod(controls.radio_group_root)
    item = staticmethod(controls.radio_group_item)

    def __call__(self, items: Any, **props: Any) -> Component:
        """One choice for each text."""
        arrangement = {"direction": "row", "spacing": "2", **_taken(props, "direction", "spacing")}
        props = {"size": "2", "variant": "classic", **props}

        def one(item: Any) -> Component:
            return typography.text(
                flex(self.item(value=item), item, spacing="2", align="center"),
                as_="label",
                size=props["size"],
            )

        return self.root(flex(*_each(items, one), **arrangement), **props)

    create = __call__


class SegmentedControlNamespace(ComponentNamespace):
    """The parts of a segmented control."""

    root = staticmethod(controls.segmented_control_root)
    item = staticmethod(controls.segmented_control_item)


class CalloutNamespace(ComponentNamespace):
    """``rx.callout("text", icon="info")``, or its parts."""

    root = staticmethod(display.callout_root)
    icon = staticmethod(display.callout_icon)
    text = staticmethod(display.callout_text)

    def __call__(self, text: Any, *, icon: Any = None, **props: Any) -> Component:
        """A message, with the icon of this name."""
        return self.root(*([self.icon(_icon(icon))] if icon is not None else []), self.text(text), **props)

    create = __call__


def _icon(name: Any) -> Any:
    return icon(name, size=18) if isinstance(name, str | Var) else name


class TableNamespace(ComponentNamespace):
    """The parts of a table."""

    root = staticmethod(display.table_root)
    header = staticmethod(display.table_header)
    body = staticmethod(display.table_body)
    row = staticmethod(display.table_row)
    cell = staticmethod(display.table_cell)
    column_header_cell = staticmethod(display.table_column_header_cell)
    row_header_cell = staticmethod(display.table_row_header_cell)


class TabsNamespace(ComponentNamespace):
    """The parts of tabs."""

    __call__ = staticmethod(display.tabs_root)
    create = staticmethod(display.tabs_root)
    root = staticmethod(display.tabs_root)
    list = staticmethod(display.tabs_list)
    trigger = staticmethod(display.tabs_trigger)
    content = staticmethod(display.tabs_content)


class DataListNamespace(ComponentNamespace):
    """The parts of a data list."""

    root = staticmethod(display.data_list_root)
    item = staticmethod(display.data_list_item)
    label = staticmethod(display.data_list_label)
    value = staticmethod(display.data_list_value)


class DialogNamespace(ComponentNamespace):
    """The parts of a dialog."""

    __call__ = staticmethod(dialogs.dialog_root)
    create = staticmethod(dialogs.dialog_root)
    root = staticmethod(dialogs.dialog_root)
    trigger = staticmethod(dialogs.dialog_trigger)
    content = staticmethod(dialogs.dialog_content)
    title = staticmethod(dialogs.dialog_title)
    description = staticmethod(dialogs.dialog_description)
    close = staticmethod(dialogs.dialog_close)


class AlertDialogNamespace(ComponentNamespace):
    """The parts of an alert dialog."""

    root = staticmethod(dialogs.alert_dialog_root)
    trigger = staticmethod(dialogs.alert_dialog_trigger)
    content = staticmethod(dialogs.alert_dialog_content)
    title = staticmethod(dialogs.alert_dialog_title)
    description = staticmethod(dialogs.alert_dialog_description)
    action = staticmethod(dialogs.alert_dialog_action)
    cancel = staticmethod(dialogs.alert_dialog_cancel)


class PopoverNamespace(ComponentNamespace):
    """The parts of a popover."""

    root = staticmethod(popovers.popover_root)
    trigger = staticmethod(popovers.popover_trigger)
    content = staticmethod(popovers.popover_content)
    close = staticmethod(popovers.popover_close)


class HoverCardNamespace(ComponentNamespace):
    """The parts of a hover card."""

    __call__ = staticmethod(popovers.hover_card_root)
    create = staticmethod(popovers.hover_card_root)
    root = staticmethod(popovers.hover_card_root)
    trigger = staticmethod(popovers.hover_card_trigger)
    content = staticmethod(popovers.hover_card_content)


class DropdownMenuNamespace(ComponentNamespace):
    """The parts of a menu that opens from a button."""

    root = staticmethod(dropdown_menus.dropdown_menu_root)
    trigger = staticmethod(dropdown_menus.dropdown_menu_trigger)
    content = staticmethod(dropdown_menus.dropdown_menu_content)
    item = staticmethod(dropdown_menus.dropdown_menu_item)
    separator = staticmethod(dropdown_menus.dropdown_menu_separator)
    sub = staticmethod(dropdown_menus.dropdown_menu_sub)
    sub_trigger = staticmethod(dropdown_menus.dropdown_menu_sub_trigger)
    sub_content = staticmethod(dropdown_menus.dropdown_menu_sub_content)
    checkbox_item = staticmethod(dropdown_menus.dropdown_menu_checkbox_item)
    radio_group = staticmethod(dropdown_menus.dropdown_menu_radio_group)
    radio_item = staticmethod(dropdown_menus.dropdown_menu_radio)
    label = staticmethod(dropdown_menus.dropdown_menu_label)
    group = staticmethod(dropdown_menus.dropdown_menu_group)


class ContextMenuNamespace(ComponentNamespace):
    """The parts of a menu that opens with the other mouse button."""

    root = staticmethod(context_menus.context_menu_root)
    trigger = staticmethod(context_menus.context_menu_trigger)
    content = staticmethod(context_menus.context_menu_content)
    item = staticmethod(context_menus.context_menu_item)
    separator = staticmethod(context_menus.context_menu_separator)
    sub = staticmethod(context_menus.context_menu_sub)
    sub_trigger = staticmethod(context_menus.context_menu_sub_trigger)
    sub_content = staticmethod(context_menus.context_menu_sub_content)
    checkbox_item = staticmethod(context_menus.context_menu_checkbox_item)
    checkbox = staticmethod(context_menus.context_menu_checkbox_item)
    radio_group = staticmethod(context_menus.context_menu_radio_group)
    radio = staticmethod(context_menus.context_menu_radio)
    label = staticmethod(context_menus.context_menu_label)
    group = staticmethod(context_menus.context_menu_group)


text = TextNamespace()
input = InputNamespace()  # the known name
select = SelectNamespace()
checkbox = CheckboxNamespace()
radio_group = RadioNamespace()
segmented_control = SegmentedControlNamespace()
callout = CalloutNamespace()
table = TableNamespace()
tabs = TabsNamespace()
data_list = DataListNamespace()
dialog = DialogNamespace()
alert_dialog = AlertDialogNamespace()
popover = PopoverNamespace()
hover_card = HoverCardNamespace()
dropdown_menu = DropdownMenuNamespace()
context_menu = ContextMenuNamespace()
