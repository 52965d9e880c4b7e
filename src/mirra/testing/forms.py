"""A form's fields, as a browser collects them."""

from __future__ import annotations

from typing import Any

from mirra.testing.drawn import Drawn

FORM_ERRORS = "@form"
"""Where a tab keeps what the server found wrong: field -> reason."""


class Fields(dict[str, Any]):
    """The fields of a form as a page sees them: by ``name``, else by ``id``; of a repeated name the last (``frontend/src/react/form.ts``)."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        self.pairs = pairs

    def sent(self) -> dict[str, Any]:
        """As they travel: all of them, in order."""
        return {"$form": {"key": "", "fields": [list(pair) for pair in self.pairs]}}


def fields_of(form: Drawn) -> Fields:
    """What a form has now."""
    pairs: list[tuple[str, Any]] = []
    for each in form.walk():
        name = each.props.get("name") or each.props.get("id")
        found = _entry(each)
        if name is not None and found is not None:
            pairs += [(str(name), one) for one in (found if isinstance(found, list) else [found])]
    return Fields(pairs)


def _entry(element: Drawn) -> Any:
    """What an element gives to its form; ``None``: nothing."""
    part, named = element.part, element.props.get("name") is not None
    is_box = part.kind == "toggle" or element.props.get("type") in ("checkbox", "radio")
    if element.disabled:
        return None
    if is_box:
        checked = bool(element.marks.get("checked"))
        if not named:
            return checked if element.tag == "input" else None
        return str(element.props.get("value") or "on") if checked else None
    if part.kind == "field" and element.props.get("type") not in ("submit", "button", "reset", "file"):
        return element.marks.get("value", "")
    if part.kind in ("box", "opener") and "value" in element.marks:
        return element.marks["value"]
    return None


def is_incomplete(form: Drawn) -> bool:
    """Whether a browser would not send it: a required field is empty."""
    return any(
        each.props.get("required") and not each.disabled and _entry(each) in (None, "", False)
        for each in form.walk()
        if each.part.kind in ("field", "toggle")
    )
