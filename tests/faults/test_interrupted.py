"""A server is killed in the middle of handlers that do something outside the state: it is done at most once, and the user is told."""

import asyncio
import os
from collections import Counter

import pytest

from faults.person import Person
from faults.runs import free_port
from faults.serving import kill

ORDERS = int(os.environ.get("MIRRA_TEST_RUNS", "9"))
PAID = "faults.apps.counter.Counter.paid"
TOLD = {
    "message": "What you did was interrupted.",
    "level": "error",
    "description": "Check whether it was done before you do it again.",
}


@pytest.mark.parametrize("store", ["disk", "redis"])
async def test_an_effect_outside_the_state_is_never_repeated_and_its_interruption_told(
    store, runs, tmp_path, redis_server
):
    template, port = runs.template("counter"), free_port()
    effects, redis = tmp_path / "effects.txt", redis_server.url if store == "redis" else ""
    pid = template.serve(port, tmp_path, redis)
    person = Person(port, "doc", "faults.apps.counter")
    hits = 0
    try:
        for order in range(ORDERS):
            handler = ("pay", "transfer", "order")[order % 3]
            number = person.call(f"Counter.{handler}", (f"order {order}",), ("order",))
            while not effects.exists() or f"order {order}\n" not in effects.read_text():
                await asyncio.sleep(0.001)
            kill(pid)
            pid = template.serve(port, tmp_path, redis)
            await person.until(
                lambda number=number, order=f"order {order}": (
                    number in person.lost or order in person.shown[PAID]
                )
            )
            if number in person.lost:
                hits += 1
            await asyncio.sleep(0.001 * (order % 7))
    finally:
        await person.close()
        kill(pid)
    print(f"{hits} of {ORDERS} kills came in the middle of a handler")
    assert set(Counter(effects.read_text().splitlines()).values()) == {1}
    assert hits > 0
    assert person.shown["state.is_hydrated"] is True
    assert person.actions.count(["toast", TOLD]) >= hits
    assert (tmp_path / "server.log").read_text().count(
        "The server ended while this ran; it is not run again."
    ) >= hits
