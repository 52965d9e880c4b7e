"""What a browser keeps: cookies and local storage for all its tabs, session storage for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mirra.testing.tab import Tab


class Jar:
    """One user's browser."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str, int], str] = {}
        """Kind, key and tab (0: all tabs) -> text."""
        self.tabs: list[Tab] = []

    def values(self, fields: list[dict[str, Any]], tab: Tab) -> dict[str, str | None]:
        """What a page's hello tells of its stored vars."""
        return {f"{f['state']}.{f['field']}": self.kept.get(_place(f["kind"], f["key"], tab)) for f in fields}

    def keep(self, fields: list[dict[str, Any]], tab: Tab, patches: list[Any]) -> None:
        """Write stored vars that the server has changed; tabs that follow them are told."""
        changed = {(patch[1][0], patch[1][1]) for patch in patches}
        for f in fields:
            if (f["state"], f["field"]) not in changed:
                continue
            place = _place(f["kind"], f["key"], tab)
            value = tab.store.values[f["state"]][f["field"]]
            is_default = value == tab.defaults.get(f["state"], {}).get(f["field"], "")
            if self.kept.get(place) == value or (is_default and place not in self.kept):
                continue
            self.kept[place] = value
            if f["kind"] == "local" and f["options"].get("sync"):
                for other in self.tabs:
                    if other is not tab:
                        other.tell_storage({f"{f['state']}.{f['field']}": value})

    def forget(self, fields: list[dict[str, Any]], action: str, key: str, tab: Tab) -> None:
        """Carry out ``remove_cookie``, ``clear_local_storage`` and the like; the vars have their defaults again."""
        verb, _, rest = action.partition("_")
        kind = rest.partition("_")[0]
        for place in [p for p in self.kept if p[0] == kind and p[2] in (0, id(tab))]:
            if verb == "clear" or place[1] == key:
                del self.kept[place]
        gone = [f for f in fields if f["kind"] == kind and (verb == "clear" or f["key"] == key)]
        for each in self.tabs:
            follows = [f for f in gone if each is tab or (kind == "local" and f["options"].get("sync"))]
            if follows:
                each.tell_storage({f"{f['state']}.{f['field']}": None for f in follows})


def _place(kind: str, key: str, tab: Tab) -> tuple[str, str, int]:
    return kind, key, id(tab) if kind == "session" else 0
