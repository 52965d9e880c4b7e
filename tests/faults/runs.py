"""One seeded run: the user of an app, a link that breaks, in every other run a server that is killed; and what must be true after it.

* What the page shows is what it shows after the same script on an undisturbed link.
* An effect on the state happened once; one outside the state at most once, and only where the state tells of it or the browser was
  told that it was interrupted.
* The session was kept: no page was loaded again.
"""

from __future__ import annotations

import asyncio
import random
import socket
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from faults.person import Person
from faults.proxy import FaultProxy
from faults.scripts import SCRIPTS, Call, Finish, Go, Step
from faults.serving import Template, kill

TIME_LIMIT = 60.0
"""Seconds that a run may take on a busy machine before it counts as stuck."""


@dataclass
class Outcome:
    """How a run ended."""

    seed: int
    app: str
    faults: list[str]
    links: int
    lost: int
    problems: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"seed {self.seed} ({self.app}; {', '.join(self.faults)}): {'; '.join(self.problems) or 'good'}"
        )


class Runs:
    """Templates of the five apps, and an undisturbed server of each. ``folder``: where their state is."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._templates: dict[str, Template] = {}
        self.calm: dict[str, int] = {}

    def stop(self) -> None:
        """End all processes."""
        for template in self._templates.values():
            template.stop()

    def template(self, app: str) -> Template:
        """What serves an app; beside it an undisturbed server runs."""
        if app not in self._templates:
            self._templates[app] = template = Template(app)
            self.calm[app] = port = free_port()
            template.serve(port, self.new_folder(f"{app}-calm"))
        return self._templates[app]

    def new_folder(self, name: str) -> Path:
        """A folder for the state and the effects of a server."""
        made = self.folder / name
        made.mkdir()
        return made

    async def run(self, seed: int, redis: str = "") -> Outcome:
        """The run of a seed, with state in the file of its folder or at ``redis``."""
        chance = random.Random(seed)
        app = chance.choice(sorted(SCRIPTS))
        steps = SCRIPTS[app](chance)
        template, folder, port = self.template(app), self.new_folder(f"run-{seed}"), free_port()
        pid = template.serve(port, folder, redis)

        async def restart() -> None:
            nonlocal pid
            # Not always when a message comes or goes: in the middle of a handler, too.
            await asyncio.sleep(chance.choice([0, 0, chance.uniform(0, 0.03)]))
            kill(pid)
            pid = template.serve(port, folder, redis)

        kills = chance.randrange(1, 4) if chance.random() < 0.5 else 0
        proxy = FaultProxy(port, chance, faults=chance.randrange(2, 9), kills=kills, kill=restart)
        await proxy.start()
        person = Person(proxy.port, f"doc-{seed}", f"faults.apps.{app}")
        outcome = Outcome(seed, app, proxy.done, 0, 0)
        try:
            numbers = await asyncio.wait_for(perform(person, steps), TIME_LIMIT)
            outcome.links, outcome.lost = person.links, len(person.lost)
            kept = [step for step, number in zip(steps, numbers, strict=True) if number not in person.lost]
            expected = await self._undisturbed(app, seed, kept)
            outcome.problems += compare(expected, person, folder)
        except TimeoutError:
            outcome.problems.append(f"stuck, waiting for {sorted(person.waiting)}")
        except AssertionError as error:
            outcome.problems.append(str(error))
        finally:
            await person.close()
            await proxy.stop()
            kill(pid)
        return outcome

    async def _undisturbed(self, app: str, seed: int, steps: list[Step]) -> dict[str, Any]:
        person = Person(self.calm[app], f"calm-{seed}", f"faults.apps.{app}")
        try:
            await asyncio.wait_for(perform(person, steps), TIME_LIMIT)
            assert person.links == 1 and not person.lost, f"the undisturbed run had {person.links} links"
            return person.shown
        finally:
            await person.close()


async def perform(person: Person, steps: list[Step]) -> list[int]:
    """Do what the script says; returned are the numbers of the events, 0 for what is none."""
    numbers = []
    for step in steps:
        number = 0
        if isinstance(step, Call):
            number = person.call(step.handler, step.args, step.parameters)
        elif isinstance(step, Go):
            await person.go(step.url)
        elif isinstance(step, Finish):
            await _finish(person, step.jobs)
        else:
            await person.settled()
        numbers.append(number)
    return numbers


async def _finish(person: Person, jobs: tuple[str, ...]) -> None:
    progress = f"{person.module}.Jobs.progress"
    for job in jobs:
        while person.shown.get(progress, {}).get(job) != 3:
            person.call("Jobs.work", (job,), ("job",))
            await person.settled()
            try:
                await asyncio.wait_for(
                    person.until(lambda job=job: person.shown.get(progress, {}).get(job) == 3), 0.3
                )
            except TimeoutError:
                continue


def compare(expected: dict[str, Any], person: Person, folder: Path) -> list[str]:
    """What is not as it must be."""
    problems = []
    for name in sorted({*expected, *person.shown}):
        if person.shown.get(name) != expected.get(name):
            problems.append(f"{name} is {person.shown.get(name)!r}, undisturbed {expected.get(name)!r}")
    effects = folder / "effects.txt"
    outside = Counter(effects.read_text().splitlines() if effects.exists() else [])
    problems += [f"{order!r} was paid {count} times" for order, count in outside.items() if count > 1]
    paid = person.shown.get(f"{person.module}.Counter.paid", [])
    problems += [f"{order!r} is noted and was never paid" for order in paid if order not in outside]
    told = [action for action in person.actions if "interrupted" in str(action)]
    if len(told) < len(person.lost):
        problems.append(f"{len(person.lost)} events were interrupted, and the user told {len(told)} times")
    toasts = Counter(str(action) for action in person.actions if action not in told)
    problems += [f"{action} was done {count} times" for action, count in toasts.items() if count > 1]
    return problems


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
