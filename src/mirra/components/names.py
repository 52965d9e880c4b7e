"""Public name -> where it is declared: what ``mirra.__getattr__`` looks up."""

from __future__ import annotations

_FAMILIES = {
    "layout": "theme theme_panel box flex stack hstack vstack center spacer grid container section card inset aspect_ratio scroll_area separator divider",
    "typography": "text heading code blockquote",
    "buttons": "button icon_button",
    "inputs": "input text_area",
    "selects": "select",
    "checkboxes": "checkbox checkbox_group checkbox_cards",
    "radios": "radio_group radio_cards",
    "controls": "switch slider segmented_control",
    "tables": "table",
    "tabs": "tabs",
    "dialogs": "dialog alert_dialog",
    "dropdown_menus": "dropdown_menu",
    "context_menus": "context_menu",
    "display": "avatar badge callout spinner skeleton progress data_list",
    "popovers": "popover hover_card tooltip",
    "link": "link",
    "icons": "icon",
    "html": "el image html unsafe_html list list_item unordered_list ordered_list",
    "form": "form",
    "upload": "upload",
    "accordion": "accordion",
    "drawer": "drawer",
    "device": "mobile_only tablet_only desktop_only mobile_and_tablet tablet_and_desktop",
    "logo": "logo",
    "media": "video audio script Script",
    "aliases": "radix lucide",
    "charts": "recharts",
    "plotly": "plotly",
    "window": "window_event_listener clipboard auto_scroll debounce_input",
    "connection": "connection_banner connection_modal",
    "markdown": "markdown",
    "code": "code_block",
    "data_editor": "data_editor data_editor_theme",
    "data_table": "data_table",
    "moment": "moment moment_provider",
    "color_mode": "color_mode",
}

COMPONENTS = {
    name: f"mirra.components.{family}:{name}" for family, names in _FAMILIES.items() for name in names.split()
}
COMPONENTS |= {
    "radio": "mirra.components.radios:radio_group",
    "menu": "mirra.components.dropdown_menus:dropdown_menu",
    "text_field": "mirra.components.inputs:input",
}
