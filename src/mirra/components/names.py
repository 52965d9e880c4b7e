"""Public name -> where it is declared: what ``mirra.__getattr__`` looks up."""

from __future__ import annotations

_FAMILIES = {
    "layout": "theme theme_panel box flex stack hstack vstack center spacer grid container section card inset aspect_ratio scroll_area separator divider",
    "typography": "heading code blockquote",
    "controls": "button icon_button text_area switch slider",
    "combined": "text input select checkbox radio_group segmented_control callout table tabs data_list dialog alert_dialog popover hover_card "
    "dropdown_menu context_menu",
    "display": "avatar badge spinner skeleton progress",
    "popovers": "tooltip",
    "link": "link",
    "icons": "icon",
    "html": "el image html unsafe_html list list_item unordered_list ordered_list",
    "form": "form",
    "upload": "upload",
    "choices": "checkbox_group checkbox_cards radio_cards",
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
    "radio": "mirra.components.combined:radio_group",
    "menu": "mirra.components.combined:dropdown_menu",
    "text_field": "mirra.components.combined:input",
}
