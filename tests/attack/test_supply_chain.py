"""Section 14: what is installed is what was looked at, and nothing of it runs on the way."""

import base64
import json
import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOCK = json.loads((ROOT / "frontend" / "package-lock.json").read_text())["packages"]
FLOORS = {
    "starlette": "CVE-2026-48818: the version that refuses UNC paths and bounds forms",
    "python-multipart": "form denial of service",
    "msgspec": "the decoder of every message",
    "uvicorn": "the server",
    "websockets": "the sockets",
}


def test_every_library_of_the_browser_is_locked_by_its_hash():
    """axios, 2026-03-31: a hijacked release is another file, and has another hash."""
    loose = [
        name for name, entry in LOCK.items() if name and not entry.get("link") and not entry.get("integrity")
    ]
    assert len(LOCK) > 100
    assert loose == []
    weak = [
        name for name, entry in LOCK.items() if not entry.get("integrity", "sha512-").startswith("sha512-")
    ]
    assert weak == []


def test_the_lock_names_no_place_to_download_from():
    assert [
        name for name, entry in LOCK.items() if "resolved" in entry and entry["resolved"].startswith("http")
    ] == []


def test_the_wheel_says_what_the_browser_runtime_is_made_of():
    made = json.loads((ROOT / "src" / "mirra" / "_runtime" / "sbom.cdx.json").read_text())
    assert (made["bomFormat"], made["specVersion"]) == ("CycloneDX", "1.6")
    locked = {name for name, entry in LOCK.items() if name and not entry.get("dev")}
    assert {part["bom-ref"].partition("#")[2] for part in made["components"]} == locked
    assert len({part["bom-ref"] for part in made["components"]}) == len(locked)
    react = next(part for part in made["components"] if part["bom-ref"].startswith("react@"))
    entry = LOCK["node_modules/react"]
    assert react == {
        "type": "library",
        "bom-ref": f"react@{entry['version']}#node_modules/react",
        "name": "react",
        "version": entry["version"],
        "purl": f"pkg:npm/react@{entry['version']}",
        "hashes": [{"alg": "SHA-512", "content": base64.b64decode(entry["integrity"][7:]).hex()}],
        "licenses": [{"expression": "MIT"}],
    }
    assert "pkg:npm/%40radix-ui/themes@" in str(made)


def test_packages_are_installed_without_their_scripts():
    commands = {"dev.py": '"ci",', "hatch_build.py": '"ci",', "src/mirra/toolchain/bun.py": '"add",'}
    for file, command in commands.items():
        _, _, arguments = (ROOT / file).read_text().partition(command)
        assert '"--ignore-scripts"' in arguments[:100], file


def test_python_packages_are_few_and_have_floors():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    named = {re.split(r"[><=; \[]", entry)[0]: entry for entry in project["dependencies"]}
    assert len(named) <= 10
    assert all(">=" in entry for entry in named.values())
    assert set(FLOORS) <= set(named)


def test_no_server_components():
    """CVE-2025-55182: the package with the flaw is not there to be called."""
    assert not [name for name in LOCK if "react-server-dom" in name]
    assert not [name for name in LOCK if name.endswith(("/axios", "/vite-node-server"))]
