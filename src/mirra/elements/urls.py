"""The URL policy: which schemes an attribute may have. ``frontend/src/url.ts`` is its twin for what comes from state."""

from __future__ import annotations

import re
from typing import Any

from mirra.errors import InvalidPropValueError
from mirra.js.tree import Call, Expr, Import, Literal
from mirra.vars.base import make
from mirra.vars.literal import literal_var

URL_PROPS = frozenset(
    {
        "href",
        "src",
        "action",
        "formAction",
        "formaction",
        "poster",
        "data",
        "xlinkHref",
        "xlinkhref",
        "xlink:href",
        "to",
        "background",
        "cite",
    }
)
_NAVIGATING = frozenset({"href", "action", "formaction", "xlinkhref", "xlink:href", "to"})
"""In lower case: React passes names that it does not know to the document, and there case does not matter."""
_NAVIGATION = frozenset({"http", "https", "mailto", "tel", "sms", "ftp"})
_RESOURCE = frozenset({"http", "https", "data", "blob"})
# Browsers skip control characters and leading white space when they read a scheme (WHATWG URL, basic URL parser).
_IGNORED = re.compile("[\u0000-\u0020\u007f-\u00a0\u200b-\u200f\u2028\u2029\ufeff]")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.\-]*):")
_ACTIVE = re.compile(
    r"data:(text/html|image/svg|text/xml|application/xml|application/xhtml)", re.IGNORECASE | re.ASCII
)


def is_url_prop(tag: Expr, name: str) -> bool:
    """Whether a prop holds an address; ``data`` does so only on ``<object>``, elsewhere it is what a chart shows."""
    if name == "data":
        return tag == Literal("object")
    return name in URL_PROPS


def is_safe_url(attribute: str, url: str) -> bool:
    """Whether the browser may be given ``url`` in ``attribute``."""
    plain = _IGNORED.sub("", url)
    found = _SCHEME.match(plain)
    if found is None:
        return True
    scheme = found.group(1).lower()
    attribute = attribute.lower()
    if scheme not in (_NAVIGATION if attribute in _NAVIGATING else _RESOURCE):
        return False
    return not (scheme == "data" and attribute != "src" and _ACTIVE.match(plain))


def checked_attribute(component: str, attribute: str, value: Any) -> Any:
    """An attribute given by name (`custom_attrs`): the URL policy holds there too, and code as text is refused."""
    name = attribute.lower()
    if name.startswith("on") or (name == "srcdoc" and not isinstance(value, str)):
        raise InvalidPropValueError(
            f"`{component}` cannot have the attribute `{attribute}`: its text would run as code.",
            f"Bind an event handler to `on_{name[2:]}` instead." if name.startswith("on") else None,
        )
    if attribute not in URL_PROPS and name not in URL_PROPS:
        return value
    checked = checked_url(component, attribute, literal_var(value)._expr)
    return value if isinstance(checked, Literal) else make(checked, str)


def checked_url(component: str, attribute: str, value: Expr) -> Expr:
    """``value`` as it is if it is a safe literal; wrapped in the runtime check if it is computed."""
    if isinstance(value, Literal):
        if isinstance(value.value, str) and not is_safe_url(attribute, value.value):
            raise InvalidPropValueError(
                f"`{attribute}` of `{component}` cannot be `{value.value}`: its scheme can run code.",
                "Bind an event handler to `on_click` instead.",
            )
        return value
    return Call(Import("mirra", "safeUrl"), (Literal(attribute), value))
