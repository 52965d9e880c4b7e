"""Every public name of the API resolves through the alias, except those in a list that only gets shorter."""

import functools
import importlib
from pathlib import Path

import mirra.reflex

DATA = Path(__file__).parent / "data"


def names_in(file):
    lines = (DATA / file).read_text().splitlines()
    return [line.split()[0] for line in lines if line.strip() and not line.startswith("#")]


def resolves(name):
    try:
        functools.reduce(getattr, name.split(".")[1:], importlib.import_module("reflex"))
    except (AttributeError, ImportError):
        return False
    return True


def test_every_public_name_resolves_or_is_known_to_be_missing():
    mirra.reflex.install()
    missing = [name for name in names_in("public_names.txt") if not resolves(name)]
    known = names_in("absent_names.txt")
    assert [name for name in missing if name not in known] == []


def test_the_list_of_missing_names_only_gets_shorter():
    # Written anew by `python tools/absent_names.py`.
    known = names_in("absent_names.txt")
    assert len(known) <= 2
    assert set(known) <= set(names_in("public_names.txt"))
