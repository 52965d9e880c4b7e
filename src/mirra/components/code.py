"""``rx.code_block``: source text with colours, and the themes that colour it."""

from __future__ import annotations

import textwrap
from typing import Any, Unpack

from mirra.components.buttons import icon_button
from mirra.components.common import Common, Prop
from mirra.components.icons import icon
from mirra.elements.children import Child
from mirra.elements.component import Component, ComponentNamespace
from mirra.elements.control import color_mode_cond
from mirra.elements.declare import Declared, declare
from mirra.errors import InvalidPropValueError, did_you_mean
from mirra.js.tree import Import
from mirra.vars.base import Var, make

_THEMES = [
    "a11y_dark",
    "a11y_one_light",
    "atom_dark",
    "base16_ateliersulphurpool_light",
    "cb",
    "coldark_cold",
    "coldark_dark",
    "coy",
    "coy_without_shadows",
    "darcula",
    "dark",
    "dracula",
    "duotone_dark",
    "duotone_earth",
    "duotone_forest",
    "duotone_light",
    "duotone_sea",
    "duotone_space",
    "funky",
    "ghcolors",
    "gruvbox_dark",
    "gruvbox_light",
    "holi_theme",
    "hopscotch",
    "lucario",
    "material_dark",
    "material_light",
    "material_oceanic",
    "night_owl",
    "nord",
    "okaidia",
    "one_dark",
    "one_light",
    "pojoaque",
    "prism",
    "shades_of_purple",
    "solarized_dark_atom",
    "solarizedlight",
    "synthwave84",
    "tomorrow",
    "twilight",
    "vs",
    "vs_dark",
    "vsc_dark_plus",
    "xonokai",
    "z_touch",
]
"""The styles of react-syntax-highlighter."""
_FILES = {"base16_ateliersulphurpool_light": "base16-ateliersulphurpool.light"}
_FOLDER = "react-syntax-highlighter/dist/esm/styles/prism"

COPY_BUTTON: dict[str, Any] = {
    "position": "relative",
    "& > .mirra-copy": {"position": "absolute", "top": "8px", "right": "8px"},
}


class Themes:
    """``rx.code_block.themes.one_dark``; each is a file of its own, loaded by pages that name it."""

    def __getattr__(self, name: str) -> Var[Any]:
        if name not in _THEMES:
            raise InvalidPropValueError(f"There is no code theme `{name}`.", did_you_mean(name, _THEMES))
        return make(Import(f"{_FOLDER}/{_FILES.get(name, name.replace('_', '-'))}", "default"), dict)

    def __dir__(self) -> list[str]:
        return list(_THEMES)


themes = Themes()


def theme_of(given: Any) -> Any:
    """A theme Var: by name (``"one-dark"``) or as given; without one, light or dark like the page: a pair whose every colour has the contrast that reading needs."""
    if isinstance(given, str):
        return getattr(themes, given.replace("-", "_"))
    return color_mode_cond(themes.coldark_cold, themes.coldark_dark) if given is None else given


class CodeBlockProps(Common, total=False):
    """Props of :func:`highlighted`."""

    code: Prop[str]
    language: Prop[str]
    theme: Any
    show_line_numbers: Prop[bool]
    starting_line_number: Prop[int]
    wrap_long_lines: Prop[bool]
    custom_style: Prop[dict[str, Any]]
    code_tag_props: Prop[dict[str, Any]]
    copy_button: Any


@declare(Import("mirra/code", "CodeBlock"), style=COPY_BUTTON, name="code_block")
def highlighted(*children: Child, **props: Unpack[CodeBlockProps]) -> Component:
    """Source text with colours."""
    raise Declared


class CodeBlockNamespace(ComponentNamespace):
    """``rx.code_block("print(1)", language="python")``.

    >>> rx.code_block("print('Hello')", language="python", can_copy=True)
    """

    themes = themes

    def __call__(
        self, *children: Any, language: Any = "python", theme: Any = None, can_copy: bool = False, copy_button: Any = None, **props: Any
    ) -> Component:  # fmt: skip
        """Source text with colours; a literal text loses its common indentation.

        ``theme`` is one of ``rx.code_block.themes`` or its name; without one it follows the colour mode. ``can_copy`` adds a
        button that copies, ``copy_button`` is a component in its place. A language without a grammar is shown without colours.
        """
        text = props.pop("code", children[0] if children else "")
        if isinstance(text, str):
            text = textwrap.dedent(text).strip("\n")
        if can_copy and copy_button is None:
            copy_button = icon_button(
                icon("copy", size=14), size="1", variant="soft", color_scheme="gray", aria_label="Copy"
            )
        given = {} if copy_button is None else {"copy_button": copy_button}
        return highlighted(code=text, language=language, theme=theme_of(theme), **given, **props)

    create = __call__


code_block = CodeBlockNamespace()
