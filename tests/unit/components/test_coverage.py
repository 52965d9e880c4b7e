"""Every public path of the API is there, and takes every prop and trigger that the list of facts gives it.

``catalogue.json`` holds names only: path -> [props, triggers], or the path it is the same as; ``*`` stands for the ``shared`` props.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import mirra as rx
from mirra import errors
from mirra.elements.component import Component
from mirra.vars import Var

FACTS: dict[str, Any] = json.loads(Path(__file__).with_name("catalogue.json").read_text())
PATHS: dict[str, Any] = FACTS["paths"]
TEXTS = ["a", "b"]
ARGUMENTS: dict[str, tuple[Any, ...]] = {
    "select": (TEXTS,),
    "radio": (TEXTS,),
    "radio_group": (TEXTS,),
    "icon": ("heart",),
    "icon_button": ("heart",),
    "markdown": ("# Hello",),
    "markdown.root": ("# Hello",),
    "html": ("<b>Hello</b>",),
    "link": ("Home",),
    "callout": ("Careful",),
}
"""What a component cannot be made without."""
REQUIRED: dict[str, dict[str, Any]] = {
    "script": {"src": "/a.js"},
    "data_table": {"data": [[1]], "columns": ["a"]},
    "data_editor": {"data": [[1]], "columns": [{"title": "a"}]},
    "link": {"href": "/"},
}
ABSENT = frozenset(FACTS["absent"].split())
"""Names that are still missing: this list only gets shorter."""
SAME_AS_STYLES = {"width", "height", "min_width", "max_width", "min_height", "max_height", "list_style_type"}
"""Props that do what the CSS property of that name does."""
INTERNAL = {("rx.html", "dangerouslySetInnerHTML"), ("rx.color_mode.icon", "cond")}
"""Listed as props, and made of the children."""
NOT_COMPONENTS = {
    "class rx.Component",
    "rx.Component",
    "rx.NoSSRComponent",
    "rx.Fragment",
    "rx.foreach",
    "rx.match",
    "rx.cond",
}
"""Listed with their props, but made in ways of their own and tested with what makes them."""


def found(path: str) -> Any:
    """What a public path leads to."""
    value: Any = rx
    for name in path.split(".")[1:]:
        value = getattr(value, name)
    return value


def family(path: str) -> str:
    """The path as the tables above write it."""
    return (
        path.removeprefix("rx.").removeprefix("radix.").removeprefix("lucide.").replace("text_field", "input")
    )


@cache
def facts(path: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Props and triggers of a path."""
    value = PATHS[path]
    if isinstance(value, str):
        return facts(value)
    props, triggers = value
    names = [name for word in props.split() for name in (FACTS["shared"].split() if word == "*" else [word])]
    return tuple(names), tuple(triggers.split())


def missing(path: str) -> list[str]:
    """Props and triggers that a component refuses, or takes for a style."""
    make, name = found(path), family(path)
    if name == "debounce_input":
        arguments: tuple[Any, ...] = (rx.input(on_change=rx.noop()),)
    else:
        arguments = ARGUMENTS.get(name, ())
    props, triggers = facts(path)
    refused = []
    for word in (*props, *triggers):
        if (path.replace("radix.", ""), word) in INTERNAL:
            continue
        value: Any = rx.noop() if word in triggers else Var("x")
        try:
            made = make(*arguments, **{**REQUIRED.get(name, {}), word: value})
        except (errors.UnknownPropError, errors.UnknownTriggerError):
            refused.append(word)
        except errors.MirraError:
            continue  # the name is known, the value is not one for it
        except TypeError as error:
            if "multiple values" not in str(error):
                raise
        else:
            if isinstance(made, Component) and word in made.style and word not in SAME_AS_STYLES:
                refused.append(word)
    return refused


@pytest.mark.parametrize("path", PATHS)
def test_is_there(path: str) -> None:
    assert callable(found(path))


@pytest.mark.parametrize("path", [path for path in PATHS if path not in NOT_COMPONENTS and any(facts(path))])
def test_takes_what_the_api_gives_it(path: str) -> None:
    assert missing(path) == []


@pytest.mark.parametrize("name", FACTS["names"].split())
def test_top_level_name(name: str) -> None:
    assert hasattr(rx, name) or name in ABSENT


def report() -> str:
    """Counts for a person: ``python -m tests.unit.components.test_coverage``."""
    absent, refused, asked = [], {}, 0
    for path in PATHS:
        try:
            found(path)
        except (errors.MirraError, AttributeError):
            absent.append(path)
            continue
        if path in NOT_COMPONENTS or not any(facts(path)):
            continue
        asked += sum(map(len, facts(path)))
        try:
            if words := missing(path):
                refused[path] = words
        except Exception as error:
            refused[path] = [f"! {type(error).__name__}: {error}"]
    lines = [f"{path}: {' '.join(words)}" for path, words in refused.items()]
    lines.append(f"paths: {len(PATHS) - len(absent)} of {len(PATHS)}; absent: {' '.join(absent)}")
    lines.append(f"props and triggers: {asked - sum(map(len, refused.values()))} of {asked}")
    names = [name for name in FACTS["names"].split() if not hasattr(rx, name)]
    lines.append(f"names: {len(FACTS['names'].split()) - len(names)}; absent: {' '.join(names)}")
    return "\n".join(lines)


if __name__ == "__main__":
    print(report())
