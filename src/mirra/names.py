"""Turning names into other names."""

from __future__ import annotations

import re


def kebab(name: str) -> str:
    """``about_us`` and ``AboutUs`` -> ``about-us``."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", name).replace("_", "-").lower()


def title(name: str) -> str:
    """``my_app`` and ``about-us`` -> ``My App``, ``About Us``."""
    return " ".join(word.capitalize() for word in re.split(r"[-_\s]+", name) if word)


def camel(name: str) -> str:
    """``on_click`` -> ``onClick``; a trailing ``_`` (``as_``, ``type_``) is dropped."""
    head, *rest = name.rstrip("_").split("_")
    return head + "".join(word[:1].upper() + word[1:] for word in rest)
