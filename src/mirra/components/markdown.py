"""``rx.markdown``: text in GitHub's flavour of Markdown, and components of one's own for its tags."""

from __future__ import annotations

import inspect
import textwrap
from collections.abc import Callable, Mapping
from typing import Any

from mirra.components.code import COPY_BUTTON, theme_of
from mirra.components.layout import box
from mirra.components.prose import PROSE
from mirra.elements.children import freeze_child
from mirra.elements.component import Component, ComponentNamespace
from mirra.elements.node import MemoDefinition, PropObject, Text
from mirra.elements.spec import ComponentSpec, Prop
from mirra.errors import InvalidPropValueError, did_you_mean
from mirra.js.tree import Array, Import, Member, Name
from mirra.vars.base import Var, make

TAGS = (
    "h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "a", "code", "pre", "blockquote", "table", "thead", "tbody", "tr", "th", "td", "img",
    "hr", "em", "strong", "del",
)  # fmt: skip
_ATTRIBUTES = {"a": ("href",), "img": ("src", "alt")}
"""What a tag's component gets beside its children, where its function asks for it."""


class _Source(Component):
    spec = ComponentSpec(
        "markdown",
        Import("react-markdown", "default"),
        {
            "remark_plugins": Prop("remarkPlugins"),
            "rehype_plugins": Prop("rehypePlugins"),
            "components": Prop("components"),
        },
    )


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
    listed = (var._expr if isinstance(var, Var) else Array(tuple(v._expr for v in var)) for var in given)
    return make(Array(tuple(listed)), list)


def _root(
    *children: Any, component_map: Mapping[str, Callable[..., Any]] | None = None, component_map_hash: str = "", code_theme: Any = None,
    remark_plugins: Any = (), rehype_plugins: Any = (), **props: Any,
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
    return _Source(textwrap.dedent(source), **given, **props)


class MarkdownNamespace(ComponentNamespace):
    r"""``rx.markdown("# Hello")``.

    >>> rx.markdown("A *word*, a `name` and\n\n- one\n- two")
    """

    root = staticmethod(_root)
    plugin = PluginNamespace()

    def __call__(
        self, *children: Any, component_map: Mapping[str, Callable[..., Any]] | None = None, use_gfm: bool = True, code_theme: Any = None,
        remark_plugins: Any = (), rehype_plugins: Any = (), **props: Any,
    ) -> Component:  # fmt: skip
        """Text in Markdown, dedented. Raw HTML in it is shown as text: what others wrote cannot run.

        ``component_map`` gives tags components of one's own: ``{"h1": lambda text: rx.heading(text, size="8")}``; a function for
        ``a`` may also take ``href``, one for ``img`` ``src`` and ``alt``. Fenced blocks are coloured like ``rx.code_block``.
        Raises ``InvalidPropValueError`` for tags that Markdown does not write.
        """
        gfm = [make(Import("remark-gfm", "default"), Any)] if use_gfm else []
        text = _root(
            *children,
            component_map=component_map,
            code_theme=code_theme,
            remark_plugins=[*gfm, *remark_plugins],
            rehype_plugins=rehype_plugins,
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
