"""What a component returns: calls of React's `jsx`."""

from __future__ import annotations

from mirra.js.tree import Array, Binary, Call, Expr, Import, Object

JSX = Import("react/jsx-runtime", "jsx")
JSXS = Import("react/jsx-runtime", "jsxs")
FRAGMENT = Import("react/jsx-runtime", "Fragment")


def mirra(name: str) -> Import:
    """An export of the browser runtime."""
    return Import("mirra", name)


def children_of(children: list[Expr]) -> Expr | None:
    """The prop ``children``: nothing, one or an array."""
    if not children:
        return None
    return children[0] if len(children) == 1 else Array(tuple(children))


def jsx(tag: Expr, props: list[tuple[str, Expr]], children: list[Expr], spread: Expr | None = None) -> Expr:
    """``<tag {...spread} props>children</tag>``."""
    entries: list[tuple[str | Expr, Expr]] = list(props)
    inner = children_of(children)
    if inner is not None:
        entries.append(("children", inner))
    given: Expr = Object(tuple(entries))
    if spread is not None:
        given = Call(mirra("spreadProps"), (spread, given))
    return Call(JSXS if len(children) > 1 else JSX, (tag, given))


def keyed(expr: Expr, key: Expr) -> Expr:
    """The same element with React's key."""
    return Call(expr.function, (*expr.arguments[:2], key)) if isinstance(expr, Call) else expr


def joined(parts: list[Expr]) -> Expr:
    """Texts as one."""
    result = parts[0]
    for part in parts[1:]:
        result = Binary("+", result, part)
    return result
