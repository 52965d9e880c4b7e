"""What is said of pages on which code that is not mirra's may make markup from text."""

from __future__ import annotations

from collections.abc import Iterator

from mirra.compiler.compiled import CompiledApp
from mirra.compiler.permits import OWN


def permits_of(source: CompiledApp) -> Iterator[str]:
    """A line for whatever JavaScript that is not mirra's may make markup from text, with the pages that have it."""
    pages: dict[str, list[str]] = {}
    for route in source.app.pages:
        page = source.compiled(route)
        for name in page.permits if page else ():
            pages.setdefault(name, []).append(route)
    for name, routes in pages.items():
        shown = ", ".join(f"`{route}`" for route in routes[:3])
        more = f" and {len(routes) - 3} more pages" if len(routes) > 3 else ""
        whose = name if name == OWN else f"`{name}`"
        yield f"{whose} may make markup from text on {shown}{more}: Trusted Types do not hold it back there"
