"""What a file says of itself above its text: ``key: value`` between two lines of ``---``."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from mirra.errors import MirraRuntimeError, Source, did_you_mean

_KEYS = ("title", "description", "order", "components", "api")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The known keys; ``lines`` is how many lines they take in the file."""

    title: str = ""
    description: str = ""
    order: float = float("inf")
    components: tuple[str, ...] = ()
    api: tuple[str, ...] = ()
    """Public names and commands that the page tells of."""
    lines: int = 0


@dataclass
class _Reading:
    values: dict[str, str] = field(default_factory=dict)
    items: dict[str, list[str]] = field(default_factory=dict)

    def names(self, key: str) -> tuple[str, ...]:
        """Public names, with or without ``rx.``."""
        found = self.items.get(key) or self.values.get(key, "").split(",")
        return tuple(name.strip().removeprefix("rx.") for name in found if name.strip())


def front_matter(text: str, file: Path) -> FrontMatter:
    """The front matter of a file's text; raises ``MirraRuntimeError`` at the line that it does not understand.

    A list is ``- item`` lines below its key, or items between commas.
    """
    lines = text.splitlines()
    if not lines or lines[0].strip() != "---":
        return FrontMatter()
    end = next((n for n, line in enumerate(lines[1:], 1) if line.strip() == "---"), None)
    if end is None:
        raise MirraRuntimeError(
            "The front matter has no end.", "Close it with a line of `---`.", source=Source(str(file), 1)
        )
    read = _Reading()
    key = ""
    for number, line in enumerate(lines[1:end], 2):
        source = Source(str(file), number)
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if line.lstrip().startswith("- ") and key:
            read.items.setdefault(key, []).append(_plain(line.lstrip()[2:]))
            continue
        name, colon, value = line.partition(":")
        key = name.strip()
        if not colon:
            raise MirraRuntimeError(
                f"`{line.strip()}` is not front matter.", "Write `key: value`.", source=source
            )
        if key not in _KEYS:
            raise MirraRuntimeError(
                f"Front matter has no `{key}`.",
                did_you_mean(key, _KEYS),
                f"It has {', '.join(f'`{known}`' for known in _KEYS)}.",
                source=source,
            )
        read.values[key] = _plain(value)
        if key == "order" and not _is_number(read.values[key]):
            raise MirraRuntimeError(f"`order` is a number, not `{read.values[key]}`.", source=source)
    return FrontMatter(
        read.values.get("title", ""),
        read.values.get("description", ""),
        float(read.values.get("order", "inf")),
        read.names("components"),
        read.names("api"),
        end + 1,
    )


def _plain(value: str) -> str:
    value = value.strip()
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def _is_number(value: str) -> bool:
    return value.lstrip("-").replace(".", "", 1).isdigit()
