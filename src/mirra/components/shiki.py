"""``rx._x.code_block``: source text coloured by Shiki, which comes from npm (extra ``npm``) with the grammar and theme that a page names."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any, Unpack

from mirra.components.buttons import icon_button
from mirra.components.code import COPY_BUTTON
from mirra.components.common import Common, Prop
from mirra.components.icons import icon
from mirra.components.shiki_names import LANGUAGES, THEMES
from mirra.elements.children import Child
from mirra.elements.component import Component, ComponentNamespace
from mirra.elements.declare import Declared, declare
from mirra.errors import InvalidPropValueError, did_you_mean
from mirra.js.tree import Array, Call, Import, LazyImport
from mirra.vars.base import Var, make

VERSION = "4.5.0"
TRANSFORMERS = f"@shikijs/transformers@{VERSION}"
PLAIN = frozenset({"text", "plaintext", "txt", "plain", "ansi"})
"""Languages without a grammar."""

_MARKED = {"display": "inline-block", "width": "100%"}
_STYLE: dict[str, Any] = {
    **COPY_BUTTON,
    "width": "100%",
    "& pre": {
        "margin": "0",
        "padding": "1em",
        "overflow_x": "auto",
        "border_radius": "var(--radius-3)",
        "font_family": "var(--code-font-family)",
        "font_size": "var(--font-size-2)",
    },
    "& .line.diff.add": {**_MARKED, "background": "var(--grass-a4, #2bff0020)"},
    "& .line.diff.remove": {**_MARKED, "background": "var(--red-a4, #ff000020)"},
    "& .line.highlighted": {**_MARKED, "background": "var(--accent-a4)"},
    "& .highlighted-word": {"background": "var(--accent-a5)", "border_radius": "var(--radius-1)"},
    "& .has-focused .line:not(.focused)": {"opacity": "0.5"},
}
_NUMBERS: dict[str, Any] = {
    "& code": {"counter_reset": "line"},
    "& .line::before": {
        "counter_increment": "line",
        "content": "counter(line)",
        "display": "inline-block",
        "width": "1.5em",
        "margin_right": "1.5em",
        "text_align": "right",
        "color": "var(--gray-a9)",
        "user_select": "none",
    },
}


class ShikiProps(Common, total=False):
    """Props of :func:`highlighted`."""

    create: Any
    engine: Any
    grammar: Any
    paints: Any
    standard: Any
    copy_button: Any
    code: Prop[str]
    language: Prop[str]
    theme: Prop[str]
    themes: Prop[Any]
    transformers: Prop[Any]
    decorations: Prop[Any]


@declare(Import("mirra/shiki", "ShikiCode"), style=_STYLE, name="code_block")
def highlighted(*children: Child, **props: Unpack[ShikiProps]) -> Component:
    """The text, coloured by what ``create``, ``engine``, ``grammar`` and ``paints`` load."""
    raise Declared


def _known(what: str, name: str, names: Sequence[str]) -> str:
    name = name.replace("_", "-")
    if name not in names:
        raise InvalidPropValueError(f"Shiki has no {what} `{name}`.", did_you_mean(name, names))
    return name


def create_transformer(library: str, fns: Sequence[Any]) -> list[Var[Any]]:
    """Transformers of an npm package, by the names of the functions that make them."""
    return [
        fn if isinstance(fn, Var) else make(Call(Import(library, fn.removesuffix("()"))), Any) for fn in fns
    ]


def _sources(language: Any, named: Any) -> dict[str, Any]:
    """The grammar and themes alone where they are known now, else the whole library, which finds them by name."""
    known = not isinstance(language, Var) and not any(isinstance(name, Var) for name in named)
    from_core = ("shiki@" + VERSION + "/core", "createHighlighterCore")
    from_all = ("shiki@" + VERSION + "/bundle/full", "createHighlighter")
    found: dict[str, Any] = {
        "create": make(LazyImport(*(from_core if known else from_all)), Any),
        "engine": make(LazyImport(f"shiki@{VERSION}/engine/javascript", "createJavaScriptRegexEngine"), Any),
    }
    if known:
        paints = {
            name: make(LazyImport(f"@shikijs/themes@{VERSION}/{name}", "default"), Any) for name in named
        }
        found["paints"] = Var.create(paints)
        if language not in PLAIN:
            found["grammar"] = make(LazyImport(f"@shikijs/langs@{VERSION}/{language}", "default"), Any)
    return found


def _root(*children: Any, language: Any = "python", theme: Any = "one-light", themes: Any = None, transformers: Any = (), **props: Any) -> Component:  # fmt: skip
    """The text alone, with these transformers; ``themes`` is ``{"light": …, "dark": …}``."""
    language = language if isinstance(language, Var) else _known("language", language, [*LANGUAGES, *PLAIN])
    if isinstance(themes, Mapping):
        themes = {
            mode: name if isinstance(name, Var) else _known("theme", name, THEMES)
            for mode, name in themes.items()
        }
        named = list(themes.values())
    elif themes is None:
        theme = theme if isinstance(theme, Var) else _known("theme", theme, THEMES)
        named = [theme]
    else:
        named = [make(themes._expr if isinstance(themes, Var) else Var.create(themes)._expr, Any)]
    text = props.pop("code", children[0] if children else "")
    if isinstance(text, str):
        text = textwrap.dedent(text).strip("\n")
    flat = [item for given in transformers for item in (given if isinstance(given, list) else [given])]
    given: dict[str, Any] = {"themes": themes} if themes is not None else {"theme": theme}
    if flat:
        given["transformers"] = make(Array(tuple(Var.create(item)._expr for item in flat)), Any)
    return highlighted(code=text, language=language, **given, **_sources(language, named), **props)


class ShikiNamespace(ComponentNamespace):
    """``rx._x.code_block("print(1)", language="python")``."""

    root = staticmethod(_root)
    create_transformer = staticmethod(create_transformer)

    def __call__(
        self, *children: Any, use_transformers: bool = False, show_line_numbers: bool = False, can_copy: bool = False, copy_button: Any = None, **props: Any
    ) -> Component:  # fmt: skip
        """Source text with the colours of an editor; without a theme it follows the colour mode.

        ``use_transformers`` reads notes in comments: ``# [!code highlight]``, ``++``, ``--``, ``focus``, ``word:…``. Raises
        ``InvalidPropValueError`` for a language or theme that Shiki has not.
        """
        if "theme" not in props and "themes" not in props:
            props["themes"] = {"light": "one-light", "dark": "one-dark-pro"}
        if use_transformers:
            props["standard"] = make(LazyImport(TRANSFORMERS, "*"), Any)
        if can_copy and copy_button is None:
            copy_button = icon_button(
                icon("copy", size=14), size="1", variant="soft", color_scheme="gray", aria_label="Copy"
            )
        if copy_button is not None and copy_button is not False:
            props["copy_button"] = copy_button
        if show_line_numbers:
            props["style"] = [_NUMBERS, props.pop("style", {})]
        return _root(*children, **props)

    create = __call__


code_block = ShikiNamespace()
