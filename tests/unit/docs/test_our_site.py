"""mirra's own documentation: every block of every page runs, every page compiles, every component is on one."""

import importlib.util
from pathlib import Path

import pytest

from mirra import public_names
from mirra.compiler.compiled import CompiledApp
from mirra.components.names import COMPONENTS

from .test_reference import ALIASES

FILE = Path(__file__).parents[3] / "docs" / "app.py"


@pytest.fixture
def docs():
    """The module of the site."""
    spec = importlib.util.spec_from_file_location("docs_of_mirra", FILE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_whole_site(docs):
    assert "\n".join(str(error) for error in docs.site.errors()) == ""
    source = CompiledApp(docs.app)
    assert [f"{route}: {error}" for route, error in source.errors()] == []
    assert len(source.file("/search.json").content) < 192_000

    told = {name for entry in docs.site.entries for name in entry.document.meta.components}
    assert sorted(set(COMPONENTS) - ALIASES - told) == []
    told = {name for entry in docs.site.entries for name in entry.document.meta.api}
    assert sorted(public_names().keys() - COMPONENTS.keys() - told) == []
