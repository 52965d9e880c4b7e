"""Small rules that keep the house in order."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import mirra

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "mirra"
FORBIDDEN_MODULES = {"pickle", "marshal", "dill", "shelve", "cloudpickle"}
FORBIDDEN_CALLS = {"eval", "exec"}
RUNS_CODE = SOURCE / "docs" / "run.py"
"""The code blocks of a developer's own pages are run there and nowhere else."""


def python_files():
    return [path for path in SOURCE.rglob("*.py") if "_runtime" not in path.parts]


@pytest.mark.parametrize("path", python_files(), ids=lambda p: str(p.relative_to(SOURCE)))
def test_no_format_that_carries_code(path):
    """CVE-2025-61765: pickle on the bus between processes."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            assert not {alias.name.partition(".")[0] for alias in node.names} & FORBIDDEN_MODULES
        elif isinstance(node, ast.ImportFrom):
            assert (node.module or "").partition(".")[0] not in FORBIDDEN_MODULES
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in FORBIDDEN_CALLS or path == RUNS_CODE


ANNOTATIONS = SOURCE / "vars" / "types.py"
"""From Python 3.14 on a class has its annotations no longer in its dictionary; one function knows."""


def test_the_annotations_of_a_class_are_read_in_one_place():
    written = re.compile(r"""(__dict__|vars\(\w+\)|namespace)(\.get\(|\[)["']__annotations__""")
    assert [path for path in python_files() if written.search(path.read_text())] == [ANNOTATIONS]


def loaded_by(code: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print(' '.join(sys.modules))"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


def test_importing_mirra_is_light():
    loaded = loaded_by("import mirra as rx")
    assert {name for name in loaded if name.startswith("mirra")} == {"mirra"}


def test_a_state_and_a_page_load_neither_server_nor_compiler():
    loaded = loaded_by("import mirra as rx; rx.App; rx.State; rx.hstack; rx.input")
    heavy = {
        "starlette",
        "uvicorn",
        "fastapi",
        "pydantic",
        "sqlmodel",
        "pandas",
        "click",
        "watchfiles",
        "asyncio",
    }
    assert loaded & heavy == set()
    assert {
        name
        for name in loaded
        if name.startswith(("mirra.server", "mirra.compiler", "mirra.toolchain", "mirra.cli"))
    } == set()
    assert "mirra.components.charts" not in loaded


def test_every_public_name_resolves():
    for name in mirra.public_names():
        assert getattr(mirra, name) is not None


def test_the_stub_is_the_table():
    sys.path.insert(0, str(ROOT / "tools"))
    import public_stub

    assert public_stub.TARGET.read_text() == public_stub.render()


def test_the_wire_has_one_description():
    sys.path.insert(0, str(ROOT / "tools"))
    import wire_types

    assert wire_types.TARGET.read_text() == wire_types.render()


def test_an_unknown_name_offers_the_nearest():
    with pytest.raises(AttributeError) as error:
        _ = mirra.buton
    assert re.sub(r"\n  in .*", "", str(error.value)) == "`mirra` has no `buton`.\n  Did you mean `button`?"
