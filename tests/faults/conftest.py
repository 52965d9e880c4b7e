"""The five apps, compiled once for all runs."""

import gc

import pytest

from faults.runs import Runs


@pytest.fixture(scope="session")
def runs(tmp_path_factory):
    runs = Runs(tmp_path_factory.mktemp("faults"))
    yield runs
    runs.stop()
    gc.collect()
