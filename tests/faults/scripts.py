"""What the user of each app does: made of a seed, the same in every run of it."""

from __future__ import annotations

import random
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Call:
    """Trigger a handler."""

    handler: str
    args: tuple[str, ...] = ()
    parameters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Go:
    """Follow a link."""

    url: str


@dataclass(frozen=True, slots=True)
class Settle:
    """Look at what came of it."""


@dataclass(frozen=True, slots=True)
class Finish:
    """Begin background jobs again until they are done."""

    jobs: tuple[str, ...]


Step = Call | Go | Settle | Finish


def counter(chance: random.Random) -> list[Step]:
    """Clicks, and orders that are paid."""
    steps: list[Step] = []
    for order in range(18):
        kind = chance.random()
        if kind < 0.4:
            steps.append(Call("Counter.increment"))
        elif kind < 0.6:
            steps.append(Call("Counter.add", (str(chance.randrange(9)),), ("amount",)))
        else:
            handler = chance.choice(["pay", "transfer", "order"])
            steps.append(Call(f"Counter.{handler}", (f"order {order}",), ("order",)))
    return _with_pauses(steps, chance)


def editor(chance: random.Random) -> list[Step]:
    """Rows and notes come, change and go."""
    steps: list[Step] = []
    for number in range(24):
        at, text = (
            str(chance.randrange(20)),
            chance.choice(["a", "ß", "long " * 9, "\U0001f600"]) + str(number),
        )
        steps.append(
            chance.choice(
                [
                    Call("Editor.append", (text,), ("text",)),
                    Call("Editor.append", (text,), ("text",)),
                    Call("Editor.remove", (at,), ("index",)),
                    Call("Editor.lengthen", (at, text), ("index", "text")),
                    Call("Editor.turn"),
                    Call("Editor.note", (at, text), ("key", "text")),
                    Call("Editor.forget", (at,), ("key",)),
                ]
            )
        )
    return _with_pauses(steps, chance)


def form(chance: random.Random) -> list[Step]:
    """Words are typed letter by letter and submitted."""
    steps: list[Step] = []
    for word in chance.sample(["hello", "draft", "lost?", "never"], 3):
        steps += [Call("Form.type", (word[: size + 1],), ("text",)) for size in range(len(word))]
        steps.append(Call("Form.submit", ({"draft": word},), ("data",)))  # type: ignore[arg-type]
    return _with_pauses(steps, chance)


def pages(chance: random.Random) -> list[Step]:
    """Links are followed, with clicks between them."""
    steps: list[Step] = [Call("Visits.click")]
    for _ in range(6):
        # A link ends the `on_load` of the page before, as far as it has not run: by then it has.
        steps.append(Settle())
        steps.append(Go(chance.choice(["/", "/item/1", "/item/2", "/other"])))
        steps += [Call("Visits.click")] * chance.randrange(1, 4)
    return _with_pauses(steps, chance)


def jobs(chance: random.Random) -> list[Step]:
    """Background jobs begin while the user goes on clicking."""
    steps: list[Step] = []
    names = tuple(f"job {number}" for number in range(4))
    for name in names:
        steps.append(Call("Jobs.work", (name,), ("job",)))
        steps += [Call("Jobs.click")] * chance.randrange(1, 4)
    return [*_with_pauses(steps, chance), Finish(names)]


def _with_pauses(steps: list[Step], chance: random.Random) -> list[Step]:
    made: list[Step] = []
    for step in steps:
        made.append(step)
        if chance.random() < 0.3:
            made.append(Settle())
    return [*made, Settle()]


SCRIPTS = {"counter": counter, "editor": editor, "form": form, "pages": pages, "jobs": jobs}
