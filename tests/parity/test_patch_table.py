"""The table of patches that the browser's tests read is what Python gives today."""

import importlib.util
import json
from pathlib import Path

HERE = Path(__file__).parent
spec = importlib.util.spec_from_file_location("build_patches", HERE / "build_patches.py")
build_patches = importlib.util.module_from_spec(spec)
spec.loader.exec_module(build_patches)


def test_the_table_is_current():
    assert json.loads(build_patches.FILE.read_text()) == build_patches.cases(), (
        "python tests/parity/build_patches.py"
    )


def test_the_table_has_every_kind_of_patch():
    found = {
        patch[0]
        for case in json.loads(build_patches.FILE.read_text())
        for batch in case["batches"]
        for patch in batch
    }
    assert found == {"=", "-", "~", "+"}
