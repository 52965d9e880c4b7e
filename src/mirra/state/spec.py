"""What a State class is turned into, once, when it is defined."""

from __future__ import annotations

import copy
import dataclasses
from collections.abc import Callable
from typing import Any

from mirra.events.handler import EventHandler
from mirra.protocol.manifest import FieldRef, StorageField

ROOT = "state"
"""Full name of the root of a session's state."""


class _Missing:
    def __repr__(self) -> str:
        return "MISSING"


MISSING: Any = _Missing()
"""No default, no initial value: ``None`` would be one."""


@dataclasses.dataclass(frozen=True, slots=True)
class FieldSpec:
    """One var: its annotation and how a new session gets its value."""

    name: str
    kind: Any
    default: Any = MISSING
    factory: Callable[[], Any] | None = None
    is_backend: bool = False
    storage: StorageField | None = None
    formerly: str | None = None
    """The name under which older versions of the class stored it."""
    migrate: Callable[[Any], Any] | None = None
    """Makes a value of a stored one that does not fit the type any more."""

    def make_default(self) -> Any:
        """A value of its own; scalars are shared, containers copied."""
        if self.factory is not None:
            return self.factory()
        return (
            self.default
            if isinstance(self.default, str | int | float | bool | None)
            else copy.deepcopy(self.default)
        )


@dataclasses.dataclass(frozen=True, slots=True)
class ComputedSpec:
    """A computed var: ``function`` takes the state instance."""

    name: str
    kind: Any
    function: Callable[[Any], Any]
    cache: bool = True
    interval: float | None = None
    is_backend: bool = False
    is_async: bool = False
    initial_value: Any = MISSING
    auto_deps: bool = True
    """Whether it depends on what it reads as well."""
    deps: list[FieldRef] = dataclasses.field(default_factory=list)
    """What it depends on by declaration; :meth:`ComputedVar.add_dependency` adds."""


@dataclasses.dataclass(slots=True)
class StateSpec:
    """One State class. ``name`` is the full name, ``"module.Class"``; the root is ``"state"`` and has no parent."""

    name: str
    parent: StateSpec | None
    cls: type[Any]
    fields: dict[str, FieldSpec] = dataclasses.field(default_factory=dict)
    computed: dict[str, ComputedSpec] = dataclasses.field(default_factory=dict)
    handlers: dict[str, EventHandler] = dataclasses.field(default_factory=dict)
    formerly: str | None = None
    """The full name under which an older version of the app stored this state."""

    def add_dependency(self, computed: str, dependency: FieldRef) -> None:
        """Have a computed var of this class computed again when ``dependency`` changes too."""
        self.computed[computed].deps.append(dependency)

    def owner_of(self, name: str) -> StateSpec | None:
        """The spec, this one or an ancestor, that declares the var ``name``."""
        spec: StateSpec | None = self
        while spec is not None:
            if name in spec.fields or name in spec.computed:
                return spec
            spec = spec.parent
        return None

    def vars(self) -> dict[str, Any]:
        """Names and types of all public vars, inherited ones included."""
        inherited = self.parent.vars() if self.parent else {}
        own = {f.name: f.kind for f in self.fields.values() if not f.is_backend}
        return inherited | own | {c.name: c.kind for c in self.computed.values() if not c.is_backend}
