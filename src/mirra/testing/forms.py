"""A form's fields, as a browser collects them."""

from __future__ import annotations

from typing import Any

from mirra.testing.drawn import Drawn


def fields_of(form: Drawn) -> dict[str, Any]:
    """By ``name``, else by ``id``; a name that occurs more than once gives a list (``frontend/src/form.ts``)."""
    fields: dict[str, Any] = {}
    for each in form.walk():
        name = each.props.get("name") or each.props.get("id")
        found = _entry(each)
        if name is None or found is None:
            continue
        if name in fields:
            before = fields[name] if isinstance(fields[name], list) else [fields[name]]
            fields[name] = [*before, found]
        else:
            fields[name] = found
    return fields


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
