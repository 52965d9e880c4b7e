"""How running text looks: headings, links, lists, tables and code inside a `rx.markdown`, in the theme's own scale."""

from __future__ import annotations

from typing import Any


def _heading(step: int, above: int) -> dict[str, str]:
    return {
        "font_size": f"var(--font-size-{step})",
        "line_height": f"var(--heading-line-height-{step})",
        "letter_spacing": f"var(--letter-spacing-{step})",
        "font_weight": "var(--font-weight-bold)",
        "margin": f"var(--space-{above}) 0 var(--space-3)",
    }


PROSE: dict[str, Any] = {
    "line_height": "1.6",
    "overflow_wrap": "break-word",
    "& > :first-child": {"margin_top": "0"},
    "& > :last-child": {"margin_bottom": "0"},
    "& h1": _heading(7, 6),
    "& h2": _heading(6, 6),
    "& h3": _heading(5, 5),
    "& h4": _heading(4, 4),
    "& h5": _heading(3, 4),
    "& h6": _heading(2, 4),
    "& :is(p, ul, ol, blockquote, pre, table)": {"margin": "0 0 var(--space-4)"},
    "& :is(ul, ol)": {"padding_left": "1.5em"},
    "& ul": {"list_style_type": "disc"},
    "& ol": {"list_style_type": "decimal"},
    "& li": {"margin": "var(--space-1) 0"},
    "& li > :is(ul, ol)": {"margin_bottom": "0"},
    "& li.task-list-item": {"list_style_type": "none", "margin_left": "-1.5em"},
    "& a": {
        "color": "var(--accent-a11)",
        "text_decoration": "underline",
        "text_decoration_color": "var(--accent-a5)",
        "text_underline_offset": "0.18em",
    },
    "& a:hover": {"text_decoration_color": "currentColor"},
    "& :not(pre) > code": {
        "font_family": "var(--code-font-family)",
        "font_size": "0.9em",
        "padding": "0.1em 0.35em",
        "border_radius": "var(--radius-2)",
        "background": "var(--accent-a3)",
        "color": "var(--accent-a11)",
    },
    "& pre": {
        "font_family": "var(--code-font-family)",
        "font_size": "var(--font-size-2)",
        "line_height": "1.6",
        "padding": "var(--space-3) var(--space-4)",
        "border_radius": "var(--radius-4)",
        "background": "var(--gray-a2)",
        "box_shadow": "inset 0 0 0 1px var(--gray-a4)",
        "overflow_x": "auto",
    },
    "& pre code": {"font_family": "inherit"},
    "& blockquote": {
        "padding_left": "var(--space-4)",
        "border_left": "3px solid var(--accent-a6)",
        "color": "var(--gray-11)",
    },
    "& table": {
        "display": "block",
        "width": "max-content",
        "max_width": "100%",
        "overflow_x": "auto",
        "border_collapse": "collapse",
        "font_size": "var(--font-size-2)",
    },
    "& :is(th, td)": {
        "padding": "var(--space-2) var(--space-3)",
        "border_bottom": "1px solid var(--gray-a5)",
        "text_align": "left",
    },
    "& th": {"font_weight": "var(--font-weight-bold)"},
    "& hr": {"border": "0", "border_top": "1px solid var(--gray-a5)", "margin": "var(--space-5) 0"},
    "& img": {"max_width": "100%", "border_radius": "var(--radius-3)"},
}
"""Nested rules for the text's own elements; tokens are those of Radix Themes."""
