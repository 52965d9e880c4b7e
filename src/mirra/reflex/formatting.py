"""What ``reflex.utils.format`` has: names into other names, values into texts."""

from __future__ import annotations

import re
from typing import Any

from mirra.codec.wire import to_wire
from mirra.compiler.runtime_files import library_name
from mirra.names import kebab, title


def format_library_name(library_fullname: str) -> str:
    """``react-calendar@4.0.0`` -> ``react-calendar``."""
    return library_name(library_fullname)


def to_snake_case(text: str) -> str:
    """``AboutUs`` and ``about-us`` -> ``about_us``."""
    return kebab(text).replace("-", "_")


def to_kebab_case(text: str) -> str:
    """``AboutUs`` and ``about_us`` -> ``about-us``."""
    return kebab(text)


def to_camel_case(text: str, treat_hyphens_as_underscores: bool = True) -> str:
    """``about_us`` -> ``aboutUs``."""
    parts = re.split("[_-]" if treat_hyphens_as_underscores else "_", text)
    return parts[0] + "".join(part.capitalize() for part in parts[1:])


def to_title_case(text: str, sep: str = "") -> str:
    """``about_us`` -> ``AboutUs``."""
    return sep.join(title(text).split())


def json_dumps(value: Any, **options: Any) -> str:
    """JSON of what a browser is sent for a value."""
    import json

    return json.dumps(to_wire(value), **options)


def format_string(text: str) -> str:
    """A text as JavaScript writes it."""
    import json

    return json.dumps(text, ensure_ascii=False)


def format_ref(ref: str) -> str:
    """The name of an element's reference."""
    return f"ref_{re.sub(r'[^a-zA-Z0-9_]', '_', ref)}"


def wrap(text: str, open: str, close: str | None = None) -> str:
    """The text between two others, unless it is there already."""
    closing = close or {"(": ")", "[": "]", "{": "}", "<": ">"}.get(open, open)
    return text if text.startswith(open) and text.endswith(closing) else f"{open}{text}{closing}"


def indent(text: str, indent_level: int = 2) -> str:
    """Every line moved to the right."""
    return "\n".join(" " * indent_level + line if line else line for line in text.split("\n"))
