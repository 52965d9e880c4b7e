"""The URL policy: which schemes an attribute may have. ``frontend/src/url.ts`` is its twin for what comes from state."""

from __future__ import annotations

import re

from mirra.errors import InvalidPropValueError
from mirra.js.tree import Call, Expr, Import, Literal

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
        "to",
        "background",
        "cite",
    }
)
_NAVIGATING = frozenset({"href", "action", "formAction", "formaction", "xlinkHref", "to"})
_NAVIGATION = frozenset({"http", "https", "mailto", "tel", "sms", "ftp"})
_RESOURCE = frozenset({"http", "https", "data", "blob"})
# Browsers skip control characters and leading white space when they read a scheme (WHATWG URL, basic URL parser).
_IGNORED = re.compile("[\u0000-\u0020\u007f-\u00a0\u200b-\u200f\u2028\u2029\ufeff]")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.\-]*):")
_ACTIVE = re.compile(r"data:(text/html|image/svg)", re.IGNORECASE)


def is_safe_url(attribute: str, url: str) -> bool:
    """Whether the browser may be given ``url`` in ``attribute``."""
    plain = _IGNORED.sub("", url)
    found = _SCHEME.match(plain)
    if found is None:
        return True
    scheme = found.group(1).lower()
    if scheme not in (_NAVIGATION if attribute in _NAVIGATING else _RESOURCE):
        return False
    return not (scheme == "data" and attribute != "src" and _ACTIVE.match(plain))


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
