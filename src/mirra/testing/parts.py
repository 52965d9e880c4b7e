"""What each element is to a person: its role, and what happens to it when it is used. One table.

Parts of a compound component (``tabs``, ``select``, ``dialog`` …) belong to a *family*: the nearest root of that family above
them holds what is open or chosen. ``tests/roles/test_roles.py`` holds this table to Chromium's accessibility tree.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from mirra.js.tree import Expr, Import
from mirra.js.tree import Literal as JsLiteral

Kind = Literal[
    "plain",  # an element and no more
    "root",  # holds what its family has open or chosen; no element of its own
    "box",  # a root that is an element
    "opener",  # opens or closes
    "hint",  # shown while its trigger has the pointer
    "layer",  # there only while open, above the page
    "panel",  # there only while its value is chosen
    "choice",  # chooses its value
    "closer",  # closes
    "toggle",  # on or off by itself
    "field",  # text is typed into it
    "item",  # gives its value to the parts inside
    "leaf",  # nothing inside is text
    "markup",  # what is inside is HTML as text
    "hidden",  # not there at all
]


@dataclass(frozen=True, slots=True)
class Part:
    """One row: the HTML tag it stands for, its role, its family and what it does there."""

    tag: str = "div"
    role: str = ""
    kind: Kind = "plain"
    family: str = ""
    merges: bool = False
    """Whether it has no element of its own: its one child is what it makes usable."""
    modal: bool = False
    """Whether a person cannot reach what is behind it."""


_THEMES = "@radix-ui/themes/"

HTML_ROLES = {
    "a": "link", "article": "article", "aside": "complementary", "blockquote": "blockquote", "button": "button", "code": "code",
    "dd": "definition", "dialog": "dialog", "dt": "term", "em": "emphasis", "fieldset": "group", "figure": "figure",
    "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading", "hr": "separator",
    "img": "img", "li": "listitem", "main": "main", "menu": "list", "meter": "meter", "nav": "navigation", "ol": "list",
    "option": "option", "output": "status", "p": "paragraph", "progress": "progressbar", "search": "search", "select": "combobox",
    "strong": "strong", "table": "table", "tbody": "rowgroup", "td": "cell", "textarea": "textbox", "tfoot": "rowgroup",
    "th": "columnheader", "thead": "rowgroup", "time": "time", "tr": "row", "ul": "list",
}  # fmt: skip
INPUT_ROLES = {
    "button": "button", "submit": "button", "reset": "button", "image": "button", "checkbox": "checkbox", "radio": "radio",
    "range": "slider", "number": "spinbutton", "search": "searchbox", "hidden": "", "file": "", "password": "", "color": "",
    "date": "", "time": "", "datetime-local": "", "month": "", "week": "",
}  # fmt: skip
"""By ``type``; every other input is a textbox. Some have no role that can be asked for: find them by label or placeholder."""
NAMED_BY_CONTENT = frozenset(
    {
        "button", "cell", "checkbox", "columnheader", "heading", "link", "menuitem", "menuitemcheckbox", "menuitemradio", "option",
        "radio", "row", "switch", "tab", "tooltip",
    }
)  # fmt: skip
USABLE = frozenset(
    {
        "button", "checkbox", "combobox", "link", "menuitem", "menuitemcheckbox", "menuitemradio", "option", "radio", "switch", "tab",
    }
)  # fmt: skip
"""Roles that a person clicks."""


def _layered(family: str, file: str, role: str, *, modal: bool, merges: bool = True) -> dict[str, Part]:
    return {
        f"{file}.Root": Part("", "", "root", family),
        f"{file}.Trigger": Part("button", "", "opener", family, merges=merges),
        f"{file}.Content": Part("div", role, "layer", family, modal=modal),
    }


def _menu(family: str, file: str) -> dict[str, Part]:
    return {
        **_layered(family, file, "menu", modal=True),
        f"{file}.Item": Part("div", "menuitem", "closer", family),
        f"{file}.CheckboxItem": Part("div", "menuitemcheckbox", "toggle", family),
        f"{file}.RadioGroup": Part("div", "group", "box", f"{family}-radio"),
        f"{file}.RadioItem": Part("div", "menuitemradio", "choice", f"{family}-radio"),
        f"{file}.Group": Part("div", "group"),
        f"{file}.Sub": Part("", "", "root", f"{family}-sub"),
        f"{file}.SubTrigger": Part("div", "menuitem", "opener", f"{family}-sub"),
        f"{file}.SubContent": Part("div", "menu", "layer", f"{family}-sub"),
        f"{file}.Separator": Part("div", "separator", "leaf"),
    }


_THEME_PARTS: dict[str, Part] = {
    "button.Button": Part("button"),
    "icon-button.IconButton": Part("button"),
    "link.Link": Part("a"),
    "heading.Heading": Part("h1"),
    "text.Text": Part("span"),
    "text-field.Root": Part("input", kind="field"),
    "text-area.TextArea": Part("textarea", kind="field"),
    "checkbox.Checkbox": Part("button", "checkbox", "toggle"),
    "switch.Switch": Part("button", "switch", "toggle"),
    "slider.Slider": Part("span", "slider", "leaf"),
    "progress.Progress": Part("div", "progressbar", "leaf"),
    "separator.Separator": Part("span", "", "leaf"),
    "spinner.Spinner": Part("span"),
    "code.Code": Part("code"),
    "em.Em": Part("em"),
    "strong.Strong": Part("strong"),
    "quote.Quote": Part("q"),
    "kbd.Kbd": Part("kbd"),
    "blockquote.Blockquote": Part("blockquote"),
    "avatar.Avatar": Part("span", "", "leaf"),
    "table.Root": Part("table"),
    "table.Header": Part("thead"),
    "table.Body": Part("tbody"),
    "table.Row": Part("tr"),
    "table.Cell": Part("td"),
    "table.ColumnHeaderCell": Part("th", "columnheader"),
    "table.RowHeaderCell": Part("th", "rowheader"),
    "data-list.Root": Part("dl"),
    "data-list.Label": Part("dt", "term"),
    "data-list.Value": Part("dd", "definition"),
    "tabs.Root": Part("div", "", "box", "tabs"),
    "tabs.List": Part("div", "tablist"),
    "tabs.Trigger": Part("button", "tab", "choice", "tabs"),
    "tabs.Content": Part("div", "tabpanel", "panel", "tabs"),
    "radio-group.Root": Part("div", "radiogroup", "box", "radio"),
    "radio-group.Item": Part("button", "radio", "choice", "radio"),
    "radio-cards.Root": Part("div", "radiogroup", "box", "radio-cards"),
    "radio-cards.Item": Part("button", "radio", "choice", "radio-cards"),
    "checkbox-cards.Root": Part("div", "group", "box", "checkbox-cards"),
    "checkbox-cards.Item": Part("button", "checkbox", "choice", "checkbox-cards"),
    "checkbox-group.Root": Part("div", "group", "box", "checkbox-group"),
    "checkbox-group.Item": Part("button", "checkbox", "choice", "checkbox-group"),
    "segmented-control.Root": Part("div", "radiogroup", "box", "segments"),
    "segmented-control.Item": Part("button", "radio", "choice", "segments"),
    "select.Root": Part("", "", "root", "select"),
    "select.Trigger": Part("button", "combobox", "opener", "select"),
    "select.Content": Part("div", "listbox", "layer", "select", modal=True),
    "select.Group": Part("div", "group"),
    "select.Label": Part("div"),
    "select.Item": Part("div", "option", "choice", "select"),
    "select.Separator": Part("div", "", "leaf"),
    **_layered("dialog", "dialog", "dialog", modal=True),
    "dialog.Title": Part("h1"),
    "dialog.Description": Part("p"),
    "dialog.Close": Part("button", "", "closer", "dialog", merges=True),
    **_layered("alert-dialog", "alert-dialog", "alertdialog", modal=True),
    "alert-dialog.Title": Part("h1"),
    "alert-dialog.Description": Part("p"),
    "alert-dialog.Action": Part("button", "", "closer", "alert-dialog", merges=True),
    "alert-dialog.Cancel": Part("button", "", "closer", "alert-dialog", merges=True),
    **_layered("popover", "popover", "dialog", modal=False),
    "popover.Close": Part("button", "", "closer", "popover", merges=True),
    **_layered("hover-card", "hover-card", "", modal=False),
    **_menu("menu", "dropdown-menu"),
    **_menu("context-menu", "context-menu"),
    "tooltip.Tooltip": Part("", "tooltip", "hint", merges=True),
    "theme.Theme": Part("div"),
}
_ACCORDION = {
    "Root": Part("div", "", "box", "accordion"),
    "Item": Part("div", "", "item"),
    "Header": Part("h3"),
    "Trigger": Part("button", "", "choice", "accordion"),
    "Content": Part("div", "region", "panel", "accordion"),
}
PARTS: dict[tuple[str, str], Part] = {
    **{(_THEMES + key.partition(".")[0], key.partition(".")[2]): part for key, part in _THEME_PARTS.items()},
    **{("@radix-ui/react-accordion", name): part for name, part in _ACCORDION.items()},
    ("@radix-ui/react-form", "Root"): Part("form"),
    ("@radix-ui/react-form", "Label"): Part("label"),
    ("@radix-ui/react-form", "Submit"): Part("button"),
    ("@radix-ui/react-form", "Control"): Part("input", merges=True),
    ("@radix-ui/react-form", "Message"): Part("span", kind="hidden"),
    ("mirra", "FormError"): Part("span", "alert"),
    ("mirra", "Link"): Part("a"),
    ("mirra/upload", "Upload"): Part(),
    ("mirra", "AutoScroll"): Part(),
    ("mirra", "Clipboard"): Part(),
    ("mirra", "Head"): Part(kind="hidden"),
    ("mirra", "Markup"): Part(kind="markup"),
    ("mirra/html", "Html"): Part(kind="markup"),
    ("mirra", "Script"): Part(kind="hidden"),
    ("mirra", "WindowEvents"): Part(kind="hidden"),
    ("mirra", "Icon"): Part("svg", kind="leaf"),
    ("mirra", "DynamicIcon"): Part("svg", kind="leaf"),
    ("react-markdown", "default"): Part("div"),
}
VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)


def part_of(tag: Expr) -> Part | None:
    """What an element's tag is; ``None`` for a library's component, which only runs in a browser."""
    if isinstance(tag, JsLiteral):
        name = str(tag.value)
        if name in ("input", "textarea", "select"):
            return Part(name, kind="field")
        return Part(name, kind="leaf" if name in VOID or name == "svg" else "plain")
    if not isinstance(tag, Import):
        return None
    found = PARTS.get((tag.module, tag.export))
    if found is None and (tag.module.startswith(_THEMES) or tag.module.startswith("@radix-ui/react-form")):
        return Part()
    return found


def label_of(tag: Expr) -> str:
    """An opaque tag for a message: the library and what it exports."""
    if isinstance(tag, Import):
        return tag.module if tag.export == "default" else f"`{tag.export}` of {tag.module}"
    return "JavaScript of a third party"
