"""Tabs that are cut, duplicated, loaded again and put to rest in every order: each line that was written is there once, in its order."""

import asyncio
import os

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from model.build_scripts import FILE, build
from model.world import HANDLERS, TABS, World, compiled

EXAMPLES = int(os.environ.get("MIRRA_TEST_MODEL_RUNS", "40"))


def test_what_is_written_is_there_once_whatever_happens_to_the_links():
    app = compiled()

    class Tabs(RuleBasedStateMachine):
        def __init__(self):
            super().__init__()
            self.loop = asyncio.new_event_loop()
            self.world = self.do(self.made())

        def do(self, work):
            return self.loop.run_until_complete(work)

        async def made(self):
            return World(*app)

        def tab(self, data):
            return self.world.tabs[data % len(self.world.tabs)]

        @initialize()
        def first(self):
            self.do(self.world.open())
            self.do(self.world.connect(self.world.tabs[0]))

        @rule(which=st.integers(0, 11), handler=st.sampled_from(HANDLERS))
        def write(self, which, handler):
            self.do(self.world.write(self.tab(which), handler))

        @rule(which=st.integers(0, 11), count=st.integers(1, 4))
        def up(self, which, count):
            for _ in range(count):
                self.do(self.world.up(self.tab(which)))

        @rule(which=st.integers(0, 11), count=st.integers(1, 4))
        def down(self, which, count):
            for _ in range(count):
                self.do(self.world.down(self.tab(which)))

        @rule(which=st.integers(0, 11), what=st.sampled_from(["cut", "connect", "connect", "acknowledge"]))
        def link(self, which, what):
            self.do(getattr(self.world, what)(self.tab(which)))

        @precondition(lambda self: len(self.world.tabs) < TABS)
        @rule(which=st.integers(0, 11), what=st.sampled_from(["duplicate", "open", "reload"]))
        def load(self, which, what):
            if what == "open":
                return self.do(self.world.open())
            self.do(getattr(self.world, what)(self.tab(which)))

        @rule()
        def rest(self):
            self.do(self.world.rest())

        def teardown(self):
            try:
                assert self.do(self.world.end()) == []
            finally:
                self.do(self.world.close())
                self.loop.close()

    run_state_machine_as_test(
        Tabs,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=40,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_the_scripts_for_the_browser_are_current():
    assert FILE.read_text() == build(), "run `python tests/model/build_scripts.py`"
