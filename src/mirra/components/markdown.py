"""``rx.markdown``: text in GitHub's flavour of Markdown, and components of one's own for its tags."""

from __future__ import annotations

import inspect
import re
import textwrap
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from mirra.components.code import COPY_BUTTON, theme_of
from mirra.components.layout import box
from mirra.components.prose import PROSE
from mirra.elements.children import freeze_child
from mirra.elements.component import Component, ComponentNamespace
from mirra.elements.node import Element, MemoDefinition, Node, PropObject, Text
from mirra.elements.spec import ComponentSpec, Prop
from mirra.errors import InvalidPropValueError, did_you_mean
from mirra.js.tree import Array, Conditional, Expr, Import, LazyImport, Member, Name, Spread
from mirra.vars.base import Var, make
from mirra.vars.embed import has_markers
from mirra.vars.flow import truth

TAGS = (
    "h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "a", "code", "pre", "blockquote", "table", "thead", "tbody", "tr", "th", "td", "img",
    "hr", "em", "strong", "del",
)  # fmt: skip
_ATTRIBUTES = {"a": ("href",), "img": ("src", "alt")}
"""What a tag's component gets beside its children, where its function asks for it."""


_PROPS = {
    "remark_plugins": Prop("remarkPlugins"),
    "rehype_plugins": Prop("rehypePlugins"),
    "components": Prop("components"),
}
_FORMULA = re.compile(r"\$\$[^$]+\$\$|(?<![\\\w$])\$(?=[^\s$])[^$\n]*(?<=[^\s\\])\$(?![\w$])")
"""A formula as writers mean it: "from $5 to $6" has none."""
_CODE = re.compile(r"```.*?```|~~~.*?~~~|`[^`\n]*`", re.DOTALL)
_KATEX = "katex@0.16.22"


class _Source(Component):
    spec = ComponentSpec("markdown", Import("react-markdown", "default"), _PROPS)


class _MathSource(Component):
    spec = ComponentSpec(
        "markdown",
        Import("mirra/markdown", "MathMarkdown"),
        _PROPS | {"read_math": Prop("readMath"), "set_math": Prop("setMath")},
    )

    def freeze(self) -> Node:
        """The node, with the stylesheet and fonts of the formulas."""
        node = super().freeze()
        assert isinstance(node, Element)
        return replace(node, imports=(*node.imports, (f"{_KATEX}/dist/katex.min.css", "", "")))


class TagComponents:
    """Functions of one's own for tags, as React components that react-markdown calls."""

    def __init__(self, functions: Mapping[str, Callable[..., Any]]) -> None:
        self.functions = functions

    def freeze(self) -> PropObject:
        """As components by name; each function is called once, with Vars for what the tag has."""
        return PropObject(
            tuple((tag, _definition(tag, function)) for tag, function in self.functions.items())
        )


def _definition(tag: str, function: Callable[..., Any]) -> MemoDefinition:
    given = {name: make(Member(Name("memo"), name), str) for name in _ATTRIBUTES.get(tag, ())}
    wanted = inspect.signature(function).parameters
    takes_all = any(parameter.kind is parameter.VAR_KEYWORD for parameter in wanted.values())
    props = {name: var for name, var in given.items() if takes_all or name in wanted}
    return MemoDefinition(f"markdown.{tag}", freeze_child(function(_Children(), **props)))


class _Children:
    """What stands inside the tag, as a child."""

    def freeze(self) -> Text:
        """The children that react-markdown gives."""
        return Text(Member(Name("memo"), "children"))


class PluginNamespace(ComponentNamespace):
    """``rx.markdown.plugin(...)``."""

    def __call__(self, package: str, tag: str, additional_imports: Any = None, **options: Any) -> Var[Any]:
        """A remark or rehype plugin of an npm package (extra ``npm``): ``rx.markdown.plugin("remark-emoji", "default")``."""
        return make(Import(package, tag), Any)

    create = __call__


def _plugins(given: Any) -> Var[Any]:
    """Vars of plugins, pairs of one and its options, and what :func:`_optional` made of a switch."""
    listed = (
        var._expr if isinstance(var, Var)
        else var if isinstance(var, Spread)
        else Array(tuple(Var.create(v)._expr for v in var))
        for var in given
    )  # fmt: skip
    return make(Array(tuple(listed)), list)


def _optional(switch: bool | Var[Any], module: str, export: str = "default") -> list[Any]:
    """A plugin, if the switch is on; where that is known in the browser only, a spread."""
    plugin: Expr = Import(module, export)
    if isinstance(switch, Var):
        return [Spread(Conditional(truth(switch), Array((plugin,)), Array(())))]
    return [make(plugin, Any)] if switch else []


def _root(
    *children: Any, component_map: Mapping[str, Callable[..., Any]] | None = None, component_map_hash: str = "", code_theme: Any = None,
    remark_plugins: Any = (), rehype_plugins: Any = (), use_math: bool = False, **props: Any,
) -> Component:  # fmt: skip
    """The text alone, without a box around it and without the look of :data:`PROSE`."""
    own = dict(component_map or {})
    for tag in own:
        if tag not in TAGS:
            raise InvalidPropValueError(
                f"`{tag}` in `component_map` is not a tag that Markdown writes.",
                did_you_mean(tag, TAGS) or f"It writes {', '.join(f'`{known}`' for known in TAGS)}.",
            )
    source = "".join(child if isinstance(child, str) else f"{child}" for child in children)
    known = not any(isinstance(child, Var) for child in children)
    if "pre" not in own and (not known or "```" in source or "~~~" in source):
        own["pre"] = lambda block: _Fence(block, theme=theme_of(code_theme))
    given: dict[str, Any] = {"remark_plugins": _plugins(remark_plugins)}
    if rehype_plugins:
        given["rehype_plugins"] = _plugins(rehype_plugins)
    if own:
        given["components"] = TagComponents(own)
    if use_math:
        given["read_math"] = make(LazyImport("remark-math@6.0.0", "default"), Any)
        given["set_math"] = make(LazyImport("rehype-katex@7.0.1", "default"), Any)
    return (_MathSource if use_math else _Source)(textwrap.dedent(source), **given, **props)


class MarkdownNamespace(ComponentNamespace):
    r"""``rx.markdown("# Hello")``.

    >>> rx.markdown("A *word*, a `name` and\n\n- one\n- two")
    """

    root = staticmethod(_root)
    plugin = PluginNamespace()

    def __call__(
        self, *children: Any, component_map: Mapping[str, Callable[..., Any]] | None = None, code_theme: Any = None, use_gfm: bool | Var[Any] = True,
        use_math: bool | None = None, use_katex: bool = True, use_unwrap_images: bool | Var[Any] = True, use_raw: bool = False,
        remark_plugins: Any = (), rehype_plugins: Any = (), **props: Any,
    ) -> Component:  # fmt: skip
        """Text in Markdown, dedented. Raw HTML in it is shown as text, what others wrote cannot run; ``use_raw`` (extra ``npm``) makes
        elements of it; in a text that comes from state only those that can do no harm, as GitHub does.

        Formulas (``$x^2$``, ``$$…$$``) are set by KaTeX (extra ``npm``) where the text has some; for a Var, ``use_math=True`` says so.

        ``component_map`` gives tags components of one's own: ``{"h1": lambda text: rx.heading(text, size="8")}``; a function for
        ``a`` may also take ``href``, one for ``img`` ``src`` and ``alt``. Fenced blocks are coloured like ``rx.code_block``.
        Raises ``InvalidPropValueError`` for tags that Markdown does not write.
        """
        known = "".join(child for child in children if isinstance(child, str) and not has_markers(child))
        if use_math is None:
            use_math = _FORMULA.search(_CODE.sub("", known)) is not None
        has_images = not known or "![" in known or use_raw
        rehype = _optional(use_raw, "rehype-raw@7.0.0")
        is_written = all(isinstance(child, str) and not has_markers(child) for child in children)
        rehype += _optional(
            use_raw, *(("mirra/markdown", "withoutScripts") if is_written else ("mirra/raw", "cleanRaw"))
        )
        rehype += _optional(use_unwrap_images, "mirra/markdown", "unwrapImages") if has_images else []
        text = _root(
            *children,
            component_map=component_map,
            code_theme=code_theme,
            use_math=bool(use_math and use_katex),
            remark_plugins=[*_optional(use_gfm, "remark-gfm"), *remark_plugins],
            rehype_plugins=[*rehype, *rehype_plugins],
        )
        props["style"] = [PROSE, props.pop("style", {})]
        return box(text, **props)

    create = __call__


class _Fence(Component):
    spec = ComponentSpec("markdown.fence", Import("mirra/code", "Fence"), {"theme": Prop("theme")})

    def add_style(self) -> dict[str, Any]:
        """The place of a button."""
        return COPY_BUTTON


markdown = MarkdownNamespace()
