"""Names that stand for a usual combination of parts: ``rx.select([...])``, ``rx.checkbox("text")``, ``rx.callout(...)``, and the
namespaces that hold the parts (``rx.select.root``, ``rx.dialog.content`` …)."""

from __future__ import annotations

from typing import Any, Literal, Unpack

from mirra.components import context_menus, controls, dialogs, display, dropdown_menus, popovers, typography
from mirra.components.common import Direction, HighContrast, Prop, Responsive, Space
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
    """A paragraph, and its inline relatives.

    >>> rx.text(
    ...     "Plain, ",
    ...     rx.text.strong("strong"),
    ...     ", ",
    ...     rx.text.em("stressed"),
    ...     ", ",
    ...     rx.text.quote("quoted"),
    ...     ", a key ",
    ...     rx.text.kbd("Esc"),
    ...     rx.text.span(" and more.", color_scheme="gray"),
    ... )
    """

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
    """One line of text to type, with slots beside the text as children. ``rx.input.root`` is the same.

    >>> rx.input(
    ...     rx.input.slot(rx.icon("search", size=16)),
    ...     placeholder="Search",
    ...     on_change=rx.console_log,
    ...     type="search",
    ... )
    """

    __call__ = staticmethod(controls.text_field_root)
    create = staticmethod(controls.text_field_root)
    root = staticmethod(controls.text_field_root)
    slot = staticmethod(controls.text_field_slot)


class SelectProps(controls.SelectRootProps, controls.SelectTriggerProps, HighContrast, total=False):
    """Props of ``rx.select``: those of the whole, of its trigger and of its list."""

    label: Any
    position: Prop[Literal["item-aligned", "popper"]]


class SelectNamespace(ComponentNamespace):
    """One of several, chosen from a list that opens: ``rx.select([...])`` of texts, or its parts.

    >>> rx.select(["apple", "pear", "plum"], default_value="pear", aria_label="A fruit")
    >>> rx.select.root(
    ...     rx.select.trigger(aria_label="A fruit"),
    ...     rx.select.content(
    ...         rx.select.group(
    ...             rx.select.label("Trees"),
    ...             rx.select.item("Apple", value="apple"),
    ...             rx.select.item("Pear", value="pear"),
    ...         ),
    ...         rx.select.separator(),
    ...         rx.select.item("Strawberry", value="strawberry"),
    ...     ),
    ... )
    """

    root = staticmethod(controls.select_root)
    trigger = staticmethod(controls.select_trigger)
    content = staticmethod(controls.select_content)
    item = staticmethod(controls.select_item)
    group = staticmethod(controls.select_group)
    label = staticmethod(controls.select_label)
    separator = staticmethod(controls.select_separator)

    def __call__(self, items: Any, **given: Unpack[SelectProps]) -> Component:
        """A select of these texts, each its own value."""
        props: dict[str, Any] = {**given}
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


class CheckboxProps(controls.CheckboxRootProps, total=False):
    """Props of ``rx.checkbox``."""

    spacing: Prop[Space]
    """Between the box and its text."""


class CheckboxNamespace(ComponentNamespace):
    """A box with a label that is ticked or not; ``rx.checkbox.root`` is the box alone.

    >>> rx.checkbox("I have read it", default_checked=True, on_change=rx.console_log)
    """

    root = staticmethod(controls.checkbox_root)

    def __call__(self, text: Any = "", **given: Unpack[CheckboxProps]) -> Component:
        """The box alone without text."""
        props: dict[str, Any] = {**given}
        spacing = props.pop("spacing", "2")
        size = props.setdefault("size", "2")
        box = self.root(**props)
        if isinstance(text, str) and text == "":
            return box
        return typography.text(flex(box, text, spacing=spacing, align="center"), as_="label", size=size)

    create = __call__


class RadioProps(controls.RadioGroupRootProps, total=False):
    """Props of ``rx.radio``."""

    direction: Responsive[Direction]
    spacing: Responsive[Space]


class RadioNamespace(ComponentNamespace):
    """One of several that are all seen: ``rx.radio_group([...])`` of texts, or its parts.

    >>> rx.radio_group(
    ...     ["small", "medium", "large"], default_value="medium", direction="row"
    ... )
    >>> rx.radio_group.root(
    ...     rx.radio_group.item("Yes", value="yes"),
    ...     rx.radio_group.item("No", value="no"),
    ...     default_value="yes",
    ... )
    """

    root = staticmethod(controls.radio_group_root)
    item = staticmethod(controls.radio_group_item)

    def __call__(self, items: Any, **given: Unpack[RadioProps]) -> Component:
        """One choice for each text."""
        props: dict[str, Any] = {**given}
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
    """One of a few, side by side in one control.

    >>> rx.segmented_control.root(
    ...     rx.segmented_control.item("Day", value="day"),
    ...     rx.segmented_control.item("Week", value="week"),
    ...     default_value="day",
    ... )
    """

    root = staticmethod(controls.segmented_control_root)
    item = staticmethod(controls.segmented_control_item)


class CalloutNamespace(ComponentNamespace):
    """A short message that stands out: ``rx.callout(text, icon=...)``, or its parts.

    >>> rx.callout("The server will be away at noon.", icon="info")
    >>> rx.callout.root(
    ...     rx.callout.icon(rx.icon("triangle-alert")),
    ...     rx.callout.text("Nearly full."),
    ...     color_scheme="red",
    ... )
    """

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
    """A table, made of its parts. For data with search and pages there is ``rx.data_table``.

    >>> rx.table.root(
    ...     rx.table.header(
    ...         rx.table.row(
    ...             rx.table.column_header_cell("Name"), rx.table.column_header_cell("Born")
    ...         )
    ...     ),
    ...     rx.table.body(
    ...         rx.table.row(rx.table.row_header_cell("Ada"), rx.table.cell("1815")),
    ...         rx.table.row(rx.table.row_header_cell("Grace"), rx.table.cell("1906")),
    ...     ),
    ... )
    """

    root = staticmethod(display.table_root)
    header = staticmethod(display.table_header)
    body = staticmethod(display.table_body)
    row = staticmethod(display.table_row)
    cell = staticmethod(display.table_cell)
    column_header_cell = staticmethod(display.table_column_header_cell)
    row_header_cell = staticmethod(display.table_row_header_cell)


class TabsNamespace(ComponentNamespace):
    """Panels in one place, of which a row of tabs shows one.

    >>> rx.tabs.root(
    ...     rx.tabs.list(
    ...         rx.tabs.trigger("Account", value="account"),
    ...         rx.tabs.trigger("Orders", value="orders"),
    ...     ),
    ...     rx.tabs.content(rx.text("Who you are."), value="account"),
    ...     rx.tabs.content(rx.text("What you bought."), value="orders"),
    ...     default_value="account",
    ... )
    """

    __call__ = staticmethod(display.tabs_root)
    create = staticmethod(display.tabs_root)
    root = staticmethod(display.tabs_root)
    list = staticmethod(display.tabs_list)
    trigger = staticmethod(display.tabs_trigger)
    content = staticmethod(display.tabs_content)


class DataListNamespace(ComponentNamespace):
    """Labels and their values.

    >>> rx.data_list.root(
    ...     rx.data_list.item(
    ...         rx.data_list.label("Name"), rx.data_list.value("Ada Lovelace")
    ...     ),
    ...     rx.data_list.item(rx.data_list.label("Born"), rx.data_list.value("1815")),
    ... )
    """

    root = staticmethod(display.data_list_root)
    item = staticmethod(display.data_list_item)
    label = staticmethod(display.data_list_label)
    value = staticmethod(display.data_list_value)


class DialogNamespace(ComponentNamespace):
    """A window above the page, which waits until it is closed. It opens by its trigger, or by ``open`` and ``on_open_change``.

    >>> rx.dialog.root(
    ...     rx.dialog.trigger(rx.button("Rename")),
    ...     rx.dialog.content(
    ...         rx.dialog.title("Rename the file"),
    ...         rx.dialog.description("Others will see the new name."),
    ...         rx.dialog.close(rx.button("Done", margin_top="1em")),
    ...     ),
    ... )
    """

    __call__ = staticmethod(dialogs.dialog_root)
    create = staticmethod(dialogs.dialog_root)
    root = staticmethod(dialogs.dialog_root)
    trigger = staticmethod(dialogs.dialog_trigger)
    content = staticmethod(dialogs.dialog_content)
    title = staticmethod(dialogs.dialog_title)
    description = staticmethod(dialogs.dialog_description)
    close = staticmethod(dialogs.dialog_close)


class AlertDialogNamespace(ComponentNamespace):
    """A dialog that asks before something is done, and does not close by a click beside it.

    >>> rx.alert_dialog.root(
    ...     rx.alert_dialog.trigger(rx.button("Delete", color_scheme="red", variant="soft")),
    ...     rx.alert_dialog.content(
    ...         rx.alert_dialog.title("Delete the file?"),
    ...         rx.alert_dialog.description("It cannot be brought back."),
    ...         rx.hstack(
    ...             rx.alert_dialog.cancel(rx.button("Keep it", variant="soft")),
    ...             rx.alert_dialog.action(rx.button("Delete", color_scheme="red")),
    ...             margin_top="1em",
    ...         ),
    ...     ),
    ... )
    """

    root = staticmethod(dialogs.alert_dialog_root)
    trigger = staticmethod(dialogs.alert_dialog_trigger)
    content = staticmethod(dialogs.alert_dialog_content)
    title = staticmethod(dialogs.alert_dialog_title)
    description = staticmethod(dialogs.alert_dialog_description)
    action = staticmethod(dialogs.alert_dialog_action)
    cancel = staticmethod(dialogs.alert_dialog_cancel)


class PopoverNamespace(ComponentNamespace):
    """A small panel beside its trigger, opened by a click.

    >>> rx.popover.root(
    ...     rx.popover.trigger(rx.button("Share", variant="soft")),
    ...     rx.popover.content(
    ...         rx.text("A link was copied."), rx.popover.close(rx.button("Good", size="1"))
    ...     ),
    ... )
    """

    root = staticmethod(popovers.popover_root)
    trigger = staticmethod(popovers.popover_trigger)
    content = staticmethod(popovers.popover_content)
    close = staticmethod(popovers.popover_close)


class HoverCardNamespace(ComponentNamespace):
    """A panel that opens while its trigger is pointed at: more about a link.

    >>> rx.text(
    ...     "By ",
    ...     rx.hover_card.root(
    ...         rx.hover_card.trigger(rx.link("@ada", href="#")),
    ...         rx.hover_card.content(rx.text("Ada Lovelace, 1815")),
    ...     ),
    ... )
    """

    __call__ = staticmethod(popovers.hover_card_root)
    create = staticmethod(popovers.hover_card_root)
    root = staticmethod(popovers.hover_card_root)
    trigger = staticmethod(popovers.hover_card_trigger)
    content = staticmethod(popovers.hover_card_content)


class DropdownMenuNamespace(ComponentNamespace):
    """A menu that opens from a button.

    >>> rx.dropdown_menu.root(
    ...     rx.dropdown_menu.trigger(rx.button("Options", variant="soft")),
    ...     rx.dropdown_menu.content(
    ...         rx.dropdown_menu.label("This file"),
    ...         rx.dropdown_menu.group(
    ...             rx.dropdown_menu.item("Rename", shortcut="F2"),
    ...             rx.dropdown_menu.item("Copy", on_click=rx.toast("Copied")),
    ...         ),
    ...         rx.dropdown_menu.sub(
    ...             rx.dropdown_menu.sub_trigger("Move to"),
    ...             rx.dropdown_menu.sub_content(rx.dropdown_menu.item("Archive")),
    ...         ),
    ...         rx.dropdown_menu.separator(),
    ...         rx.dropdown_menu.checkbox_item("Starred", default_checked=True),
    ...         rx.dropdown_menu.radio_group(
    ...             rx.dropdown_menu.radio_item("By name", value="name"),
    ...             rx.dropdown_menu.radio_item("By date", value="date"),
    ...         ),
    ...     ),
    ... )
    """

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
    """A menu that opens with the other mouse button, or with a long touch.

    >>> rx.context_menu.root(
    ...     rx.context_menu.trigger(rx.card("Press the other mouse button here")),
    ...     rx.context_menu.content(
    ...         rx.context_menu.label("This file"),
    ...         rx.context_menu.group(
    ...             rx.context_menu.item("Rename"),
    ...             rx.context_menu.item("Delete", color_scheme="red"),
    ...         ),
    ...         rx.context_menu.sub(
    ...             rx.context_menu.sub_trigger("Move to"),
    ...             rx.context_menu.sub_content(rx.context_menu.item("Archive")),
    ...         ),
    ...         rx.context_menu.separator(),
    ...         rx.context_menu.checkbox_item("Starred"),
    ...         rx.context_menu.checkbox("Shared"),
    ...         rx.context_menu.radio_group(
    ...             rx.context_menu.radio("By name", value="name"),
    ...             rx.context_menu.radio("By date", value="date"),
    ...         ),
    ...     ),
    ... )
    """

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
