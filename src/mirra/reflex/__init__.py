"""``import reflex as rx`` resolves to mirra: for apps and component packages written for Reflex.

One table and one finder; nothing else in mirra knows of it.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

MODULES = {
    "reflex": "mirra",
    "reflex.app": "mirra.app.app",
    "reflex.components": "mirra.components",
    "reflex.components.component": "mirra.elements.component",
    "reflex.components.core.cond": "mirra.elements.control",
    "reflex.components.core.foreach": "mirra.elements.control",
    "reflex.components.core.match": "mirra.elements.control",
    "reflex.components.el": "mirra.components.html",
    "reflex.components.markdown": "mirra.components.content",
    "reflex.components.radix.themes": "mirra",
    "reflex.components.recharts": "mirra.components.charts",
    "reflex.config": "mirra.config",
    "reflex.event": "mirra.reflex.event",
    "reflex.plugins": "mirra.app.plugins",
    "reflex.state": "mirra.reflex.state",
    "reflex.style": "mirra.style",
    "reflex.utils.exceptions": "mirra.errors",
    "reflex.vars": "mirra.vars",
    "reflex.vars.base": "mirra.vars.base",
    "reflex.vars.function": "mirra.vars.function",
    "reflex.vars.number": "mirra.vars.number",
    "reflex.vars.object": "mirra.vars.object",
    "reflex.vars.sequence": "mirra.vars.array",
    "reflex_base": "mirra",
    "reflex_base.components.component": "mirra.elements.component",
    "reflex_base.event": "mirra.reflex.event",
    "reflex_base.utils.exceptions": "mirra.errors",
    "reflex_base.vars": "mirra.vars",
    "reflex_base.vars.base": "mirra.vars.base",
}
"""Name that user code imports -> the module of ours that has what is imported from it."""
_PACKAGES = frozenset(
    ".".join(name.split(".")[:depth]) for name in MODULES for depth in range(1, name.count(".") + 1)
)


class _Alias(Loader):
    def __init__(self, target: str | None) -> None:
        self.target = target

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        module = ModuleType(spec.name)
        if self.target is not None:
            found = importlib.import_module(self.target)
            module.__dict__.update(
                {
                    k: v
                    for k, v in vars(found).items()
                    if k not in ("__name__", "__spec__", "__path__", "__loader__", "__package__")
                }
            )
            module.__getattr__ = lambda name: getattr(found, name)  # type: ignore[method-assign]  # PEP 562, on a made module
        return module

    def exec_module(self, module: ModuleType) -> None:
        """Nothing is run: the names are those of the module behind it."""


class _Finder(MetaPathFinder):
    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name not in MODULES and name not in _PACKAGES:
            return None
        return ModuleSpec(name, _Alias(MODULES.get(name)), is_package=name in _PACKAGES)


def install() -> None:
    """From now on ``import reflex`` gives mirra, also where Reflex itself is installed. Calling it again does nothing."""
    if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder())
