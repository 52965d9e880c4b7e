"""Finding elements as a person would, and saying well what is there when they are not found."""

from __future__ import annotations

from collections.abc import Iterator

from mirra.errors import MirraError, did_you_mean
from mirra.js.evaluate import evaluate
from mirra.js.tree import Literal
from mirra.testing.drawn import Drawn
from mirra.testing.parts import USABLE
from mirra.testing.targets import Target


class ElementNotFoundError(MirraError, AssertionError):
    """The page has no such element, or more than one."""


class ElementDisabledError(MirraError, AssertionError):
    """The element is there and cannot be used."""


def reachable(page: Drawn) -> Iterator[Drawn]:
    """What a person can see and reach: not what is hidden, nor what is behind an open dialog or menu."""
    tops = [child for child in page.children if isinstance(child, Drawn)]
    modal = [index for index, child in enumerate(tops) if child.part.modal]
    for top in tops[modal[-1] :] if modal else tops:
        yield from _visible(top)


def _visible(element: Drawn) -> Iterator[Drawn]:
    if element.props.get("hidden") or element.props.get("aria-hidden") in (True, "true"):
        return
    if element.style is not None and _is_undisplayed(element):
        return
    yield element
    for child in element.children:
        if isinstance(child, Drawn):
            yield from _visible(child)


def _is_undisplayed(element: Drawn) -> bool:
    assert element.style is not None
    return any(
        name == "display" and value == Literal("none")
        for rule in element.style[0].rules
        if not rule.selector and not rule.media
        for name, value in rule.declarations
    )


def matches(page: Drawn, target: Target) -> list[Drawn]:
    """All elements that a target names, in order."""
    here = list(reachable(page))
    if target.within is not None:
        around = find(page, target.within)
        here = [each for each in here if each is not around and _is_inside(each, around)]
    found = _by(target, here, page)
    return found if target.position is None else found[target.position : target.position + 1]


def _is_inside(element: Drawn, around: Drawn) -> bool:
    return any(each is element for each in around.walk())


def _by(target: Target, here: list[Drawn], page: Drawn) -> list[Drawn]:
    value = target.value
    if target.by == "id":
        return [each for each in here if each.props.get("id") == value]
    if target.by == "role":
        return [
            each
            for each in here
            if each.role == value and (target.name is None or each.name(page) == target.name)
        ]
    if target.by == "placeholder":
        return [each for each in here if each.props.get("placeholder") == value]
    if target.by == "label":
        return [each for each in here if each.is_labelable and _label(each, page) == value]
    if target.by == "text":
        same = [each for each in here if each.text == value]
        return [
            each for each in same if not any(other is not each and _is_inside(other, each) for other in same)
        ]
    usable = [each for each in here if each.role in USABLE and each.name(page) == value]
    for found in (
        usable,
        _by(Target("label", value), here, page),
        _by(Target("placeholder", value), here, page),
        _by(Target("text", value), here, page),
    ):
        if found:
            return found
    return []


def _label(element: Drawn, page: Drawn) -> str:
    return str(element.props.get("aria-label") or " ".join(each.text for each in element.labels(page)))


def find(page: Drawn, target: Target) -> Drawn:
    """The one element that a target names; raises ``ElementNotFoundError`` saying what the page has instead."""
    found = matches(page, target)
    if len(found) == 1:
        return found[0]
    if found:
        shown = ", ".join(describe(each, page) for each in found)
        raise ElementNotFoundError(
            f"The page has {len(found)} of {target}: {shown}.",
            'Name where it is, `role(...).inside("#list")`, or which, `.nth(0)`.',
        )
    here = list(reachable(page))
    wanted = target.name if target.name is not None else target.value
    names = [name for each in here if (name := each.name(page) or each.text)]
    opaque = sorted({each.opaque for each in here if each.opaque})
    usable = ", ".join(dict.fromkeys(describe(each, page) for each in here if _can_be_used(each)))
    raise ElementNotFoundError(
        f"The page has no {target}." if target.by != "any" else f"There is no {target} on the page.",
        did_you_mean(wanted, names),
        f"What can be used: {usable}." if usable else f'The text is: "{page.text[:200]}".',
        f"Only a browser can show {', '.join(opaque)}: run the test with `MIRRA_TEST_BROWSER=1`."
        if opaque
        else None,
    )


def _can_be_used(element: Drawn) -> bool:
    return element.role in USABLE or element.tag in ("input", "textarea", "select")


def describe(element: Drawn, page: Drawn) -> str:
    """An element for a message: ``button "Save"``."""
    kind = element.role or element.tag
    name = element.name(page) or element.text
    return f'{kind} "{name[:60]}"' if name else kind


def style_of(element: Drawn, name: str) -> str | None:
    """A CSS property as the element itself sets it, without what a stylesheet adds; ``None`` where it does not."""
    if element.style is None:
        return None
    style, scope = element.style
    found = None
    for rule in style.rules:
        if not rule.selector and not rule.media:
            for key, value in rule.declarations:
                if key == name.replace("_", "-"):
                    found = value
    return None if found is None else str(evaluate(found, scope, lambda ref: None))
