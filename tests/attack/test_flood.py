"""Section 11: a few seconds of the flood; `python -m tests.attack.flood --minutes 5` is the whole of it, with times."""

import os

from .flood import MEMORY, flood

SECONDS = float(os.environ.get("MIRRA_FLOOD_SECONDS", "6"))


def test_an_honest_browser_loses_nothing_and_nothing_is_left_behind():
    """No figure here is a time: machines that run tests are busy with other things."""
    figures = flood(SECONDS)
    assert figures["clicks"] > 5, figures
    assert figures["memory_peak"] < MEMORY, figures
    assert figures["sockets"][1] == figures["sockets"][0], figures
    assert figures["threads"][1] <= figures["threads"][0] + 4, figures
