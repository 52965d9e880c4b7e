"""``import reflex as rx`` resolves to mirra: for apps and component packages written for Reflex.

One table (`table`) and one finder; nothing else in mirra knows of it. The other modules hold what Reflex' modules have and ours have
under no name of their own.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

from mirra.config.leniency import be_lenient
from mirra.reflex.table import MODULES, NAMES, WORDS

_PACKAGES = frozenset(
    ".".join(name.split(".")[:depth]) for name in MODULES for depth in range(1, name.count(".") + 1)
)


class AliasModule(ModuleType):
    """A module with the names of others. Where mirra has a public name like the module's (``rx.event``, ``rx.page``), the module
    can be called as that is."""

    def __init__(self, name: str) -> None:
        found = _targets(name)
        super().__init__(name, found[0].__doc__ if found else None)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        found = _find(self.__name__, name)
        self.__dict__[name] = found
        return found

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """A call of the public name."""
        return _public(self.__name__)(*args, **kwargs)

    def __dir__(self) -> list[str]:
        own = [name for target in _targets(self.__name__) for name in dir(target)]
        return sorted({*own, *NAMES.get(self.__name__, {}), *super().__dir__()})


def _find(module: str, name: str) -> Any:
    where = NAMES.get(module, {}).get(name)
    if where is not None:
        return _named(where)
    if (full := f"{module}.{name}") in MODULES or full in _PACKAGES:
        return importlib.import_module(full)
    for target in _targets(module):
        if hasattr(target, name):
            return getattr(target, name)
    if name.startswith("Literal") and module in WORDS:
        return str
    return getattr(_public(module), name)


def _targets(module: str) -> list[Any]:
    """What stands behind a module: modules of ours, or namespaces in them."""
    return [_named(where) for where in MODULES.get(module, "").split()]


def _public(module: str) -> Any:
    """Mirra's public name like a module's; raises ``AttributeError`` where there is none."""
    return getattr(importlib.import_module("mirra"), module.rpartition(".")[2])


def _named(where: str) -> Any:
    module, _, attribute = where.partition(":")
    if module == "mirra.reflex.absent":
        return importlib.import_module(module).Absent(attribute)
    try:
        found = importlib.import_module(module)
    except ImportError as error:
        raise AttributeError(str(error)) from error
    return getattr(found, attribute) if attribute else found


class _Loader(Loader):
    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return AliasModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing is run: the names are those of the modules behind it, looked up when they are used."""
        be_lenient()
        known = [name for target in _targets(module.__name__) for name in getattr(target, "__all__", ())]
        if known:
            module.__dict__["__all__"] = known  # for `from reflex.x import *`


class _Finder(MetaPathFinder):
    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name not in MODULES and name not in _PACKAGES:
            return None
        return ModuleSpec(name, _Loader(), is_package=name in _PACKAGES)


def install() -> None:
    """From now on ``import reflex`` gives mirra, also where Reflex itself is installed. Calling it again does nothing."""
    if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder())
