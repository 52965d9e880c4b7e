"""How a page of documentation looks: everything in the theme's own tokens, so that dark pages need no second set."""

from __future__ import annotations

from typing import Any

from mirra.components.prose import PROSE
from mirra.vars.literal import literal_var

_OWN = ("& table", "& > :first-child", "& > :last-child")
"""What differs here: texts stand above and below demos, and tables in a box that is scrolled."""

TEXT: dict[str, Any] = {
    **{key: rules for key, rules in PROSE.items() if key not in _OWN},
    "& table": {
        "border_collapse": "collapse",
        "font_size": "var(--font-size-2)",
        "width": "100%",
        "margin": "0",
    },
    "& .docs-table": {"overflow_x": "auto", "margin": "0 0 var(--space-4)"},
    "& :is(h2, h3, h4)": {"scroll_margin_top": "88px", "position": "relative"},
    "& h1": {
        "font_size": "var(--font-size-8)",
        "font_weight": "var(--font-weight-bold)",
        "line_height": "var(--line-height-8)",
        "letter_spacing": "var(--letter-spacing-8)",
        "margin": "0 0 var(--space-4)",
    },
    "& .docs-anchor": {
        "margin_left": "0.4em",
        "text_decoration": "none",
        "font_weight": "400",
        "color": "var(--gray-11)",
        "opacity": "0",
    },
    "& :is(:hover > .docs-anchor, .docs-anchor:focus-visible)": {"opacity": "1"},
}
"""Running text; nested rules for the elements that Markdown makes."""

_COLORS = {
    "comment": "var(--gray-11)",
    ":is(.keyword, .decorator)": "var(--violet-11)",
    ":is(.boolean, .number, .tag)": "var(--ruby-11)",
    ":is(.string, .triple-quoted-string, .attr-value)": "var(--grass-11)",
    ":is(.function, .class-name, .builtin, .property, .attr-name)": "var(--blue-11)",
}
"""Colours of source code, few: each brings a scale for light and one for dark pages."""

CODE: dict[str, Any] = {
    "& .docs-code pre": {
        "font_family": "var(--code-font-family)",
        "font_size": "13.5px",
        "line_height": "1.65",
        "padding": "14px 18px",
        "overflow": "auto",
        "background": "var(--gray-a2)",
        "color": "var(--gray-12)",
        "box_shadow": "inset 0 0 0 1px var(--gray-a4)",
    },
    "& .docs-code code": {"font_family": "inherit"},
    **{
        f"& .token{name if name[0] == ':' else f'.{name}'}": {"color": color}
        for name, color in _COLORS.items()
    },
}

CODE_THEME: Any = literal_var({'pre[class*="language-"]': {}})
"""An empty theme: the highlighter gives its tokens class names, and a page has the rules for them once."""

CONTENT: dict[str, Any] = {
    **CODE,
    "& .docs-code": {"margin": "0 0 var(--space-4)"},
    "& .docs-code .mirra-copy": {"opacity": "0"},
    "& .docs-code:hover .mirra-copy, & .docs-code:focus-within .mirra-copy": {"opacity": "1"},
    "& .docs-demo": {
        "margin": "0 0 var(--space-5)",
        "border": "1px solid var(--gray-a5)",
        "border_radius": "var(--radius-4)",
        "overflow": "hidden",
    },
    "& .docs-demo > .docs-code": {"margin": "0"},
    "& .docs-demo > .docs-code pre": {
        "border_radius": "0 !important",
        "box_shadow": "inset 0 1px 0 var(--gray-a4) !important",
    },
    "& .docs-stage": {"padding": "28px 24px", "overflow_x": "auto", "background": "var(--color-background)"},
    "& .docs-alert": {
        "margin": "0 0 var(--space-4)",
        "padding": "14px 18px",
        "border_radius": "var(--radius-4)",
        "background": "var(--alert-soft)",
        "box_shadow": "inset 3px 0 0 var(--alert)",
    },
    "& .docs-alert > svg": {"color": "var(--alert)"},
    "& .docs-alert p": {"margin_bottom": "8px"},
    "& .docs-alert p:last-child": {"margin_bottom": "0"},
}
"""Code, demos and alerts."""

MEMBER: dict[str, Any] = {
    "scroll_margin_top": "88px",
    "margin": "0 0 var(--space-4)",
    "padding": "2px 0 2px 18px",
    "border_left": "2px solid var(--gray-a4)",
    "& > pre": {
        "font_family": "var(--code-font-family)",
        "font_size": "13.5px",
        "line_height": "1.6",
        "font_weight": "500",
        "margin": "0 0 4px",
        "overflow_x": "auto",
        "color": "var(--accent-11)",
    },
    "& > pre code": {"font_family": "inherit"},
    "&:target": {"border_left_color": "var(--accent-9)"},
}
"""One thing that a class or a module has: its signature above what is said of it."""

FAILURE: dict[str, Any] = {
    "margin": "0 0 var(--space-4)",
    "padding": "14px 18px",
    "border_radius": "var(--radius-4)",
    "background": "var(--red-a2)",
    "box_shadow": "inset 0 0 0 1px var(--red-a6)",
    "color": "var(--red-11)",
    "font_size": "var(--font-size-2)",
    "& pre": {
        "font_family": "var(--code-font-family)",
        "white_space": "pre-wrap",
        "margin": "8px 0",
        "font_size": "13px",
        "line_height": "1.6",
    },
}
"""What is wrong with a part of a page."""

SEARCH: dict[str, Any] = {
    "& > div": {"position": "relative"},
    "& input": {
        "width": "100%",
        "height": "36px",
        "padding": "0 34px 0 14px",
        "font": "inherit",
        "font_size": "14px",
        "color": "var(--gray-12)",
        "background": "var(--gray-a3)",
        "border": "1px solid transparent",
        "border_radius": "var(--radius-4)",
        "outline": "none",
        "appearance": "none",
    },
    "& input::placeholder": {"color": "var(--gray-11)"},
    "& input:focus": {
        "background": "var(--color-panel-solid)",
        "border_color": "var(--accent-8)",
        "box_shadow": "0 0 0 3px var(--accent-a4)",
    },
    "& input::-webkit-search-cancel-button": {"display": "none"},
    "& kbd": {
        "position": "absolute",
        "right": "10px",
        "top": "8px",
        "padding": "0 6px",
        "font_size": "12px",
        "line_height": "20px",
        "color": "var(--gray-11)",
        "border": "1px solid var(--gray-a6)",
        "border_radius": "5px",
        "pointer_events": "none",
    },
    "& input:focus + kbd": {"display": "none"},
    "& :is(ul, [role=status]):not([hidden])": {
        "position": "absolute",
        "z_index": "30",
        "top": "44px",
        "right": "0",
        "width": "min(560px, calc(100vw - 32px))",
        "max_height": "min(460px, 70vh)",
        "overflow_y": "auto",
        "margin": "0",
        "padding": "6px",
        "list_style": "none",
        "font_size": "14px",
        "background": "var(--color-panel-solid)",
        "border": "1px solid var(--gray-a5)",
        "border_radius": "var(--radius-4)",
        "box_shadow": "var(--shadow-5)",
    },
    "& [role=status]:not([hidden])": {"padding": "14px 16px", "color": "var(--gray-11)"},
    "& li": {"padding": "9px 12px", "border_radius": "var(--radius-3)", "cursor": "pointer"},
    "& li[aria-selected=true]": {"background": "var(--accent-a3)"},
    "& li strong": {"font_weight": "600", "color": "var(--gray-12)"},
    "& li span": {"margin_left": "8px", "font_size": "12.5px", "color": "var(--gray-11)"},
    "& li p": {
        "margin": "2px 0 0",
        "font_size": "12.5px",
        "color": "var(--gray-11)",
        "overflow": "hidden",
        "text_overflow": "ellipsis",
        "white_space": "nowrap",
    },
}
"""The box of the search and what it finds."""

NAVIGATION: dict[str, Any] = {
    "& ul": {"list_style": "none", "padding": "0", "margin": "0"},
    "& a": {
        "display": "block",
        "padding": "5px 12px",
        "border_radius": "var(--radius-3)",
        "font_size": "14px",
        "line_height": "20px",
        "text_decoration": "none",
        "color": "var(--gray-11)",
    },
    "& a:hover": {"color": "var(--gray-12)", "background": "var(--gray-a3)"},
    "& a[aria-current=page]": {
        "color": "var(--accent-12)",
        "background": "var(--accent-a3)",
        "font_weight": "500",
    },
    "& .docs-section, & a.docs-section": {
        "font_size": "13px",
        "font_weight": "600",
        "padding": "0 12px",
        "margin": "22px 0 6px",
    },
    "& .docs-inner": {"padding_left": "12px"},
    "& .docs-below": {"padding_left": "24px"},
}
"""Lists of links to pages, and to the parts of one."""
