"""Other paths to the same components: ``rx.radix.button``, ``rx.lucide.icon``, ``rx.el.svg.path``."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from mirra.components.names import COMPONENTS
from mirra.errors import UnknownComponentError, did_you_mean

_RADIX = frozenset(COMPONENTS) - {"el", "html", "recharts", "markdown", "icon", "image"}


class Alias:
    """A namespace whose names are public names of the catalogue."""

    def __init__(self, name: str, names: frozenset[str]) -> None:
        self._name = name
        self._names = names

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if name not in self._names:
            raise UnknownComponentError(
                f"`rx.{self._name}` has no `{name}`.", did_you_mean(name, self._names)
            )
        module, _, attribute = COMPONENTS[name].partition(":")
        return getattr(import_module(module), attribute)

    @property
    def themes(self) -> Alias:
        """The same: there is one namespace for what stands on Radix."""
        return self

    primitives = themes

    def __dir__(self) -> list[str]:
        return sorted(self._names)


radix = Alias("radix", _RADIX)
lucide = Alias("lucide", frozenset({"icon"}))
