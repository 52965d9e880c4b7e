"""Every public name of the API resolves through the alias."""

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


def test_every_public_name_resolves():
    mirra.reflex.install()
    assert [name for name in names_in("public_names.txt") if not resolves(name)] == []
