"""What a third party's JavaScript relies on: imports, hooks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, cast

ImportTriple: TypeAlias = tuple[str, str, str]
"""``(module, export, local name)``; an empty export imports for effect only."""


@dataclass(frozen=True, slots=True)
class ImportVar:
    """One name of a library. ``alias`` is what the code calls it; without ``tag`` the import is for its effect only."""

    tag: str | None = None
    is_default: bool = False
    alias: str | None = None
    install: bool = True
    render: bool = True
    package_path: str = "/"

    @property
    def name(self) -> str:
        """The name in the code that uses it."""
        return self.alias or self.tag or ""


ImportDict: TypeAlias = Mapping[str, "str | ImportVar | Sequence[str | ImportVar]"]
"""Library -> what is imported of it; the library ``""`` holds paths that are imported for effect (stylesheets)."""

Wraps: TypeAlias = "Mapping[tuple[int, str], Any] | Iterable[tuple[tuple[int, str], Any]]"
"""``(priority, name)`` -> component."""


def import_triples(imports: ImportDict | Iterable[ImportTriple]) -> tuple[ImportTriple, ...]:
    """Imports in any form that users write, each once."""
    if not isinstance(imports, Mapping):
        return tuple(dict.fromkeys((module, export, local) for module, export, local in imports))
    found: dict[ImportTriple, None] = {}
    for library, names in cast("ImportDict", imports).items():
        for name in (names,) if isinstance(names, str | ImportVar) else names:
            found[_triple(library, name)] = None
    return tuple(found)


def _triple(library: str, name: str | ImportVar) -> ImportTriple:
    if isinstance(name, str):
        export, _, alias = name.partition(" as ")
        return (library, export.strip(), (alias or export).strip()) if library else (name, "", "")
    if not library or not name.tag:
        return (library or name.name, "", "")
    module = library + (name.package_path if name.package_path != "/" else "")
    return (module, "default" if name.is_default else name.tag, name.name)


@dataclass(frozen=True, slots=True, init=False)
class VarData:
    """What a raw JavaScript expression relies on.

    ``imports`` may be given as :data:`ImportDict`; ``hooks`` are statements that run at the top of the component that
    shows the Var, as a sequence or as the keys of a dict.
    """

    imports: tuple[ImportTriple, ...]
    hooks: tuple[str, ...]
    state: str
    field_name: str
    deps: tuple[Any, ...]
    components: tuple[Any, ...]
    app_wraps: tuple[tuple[tuple[int, str], Any], ...]
    """``(priority, name)`` and the component that must be around every page that shows the Var."""
    position: Any

    def __init__(
        self, imports: ImportDict | Iterable[ImportTriple] = (), hooks: Iterable[Any] | None = (), state: str = "", field_name: str = "",
        deps: Iterable[Any] = (), components: Iterable[Any] = (), app_wraps: Wraps = (), position: Any = None,
    ) -> None:  # fmt: skip
        given = (hooks,) if isinstance(hooks, str) else hooks
        values = {
            "imports": import_triples(imports),
            "hooks": tuple(str(hook) for hook in given or ()),
            "state": state,
            "field_name": field_name,
            "deps": tuple(deps),
            "components": tuple(components),
            "app_wraps": tuple(app_wraps.items() if isinstance(app_wraps, Mapping) else app_wraps),
            "position": position,
        }
        for name, value in values.items():
            object.__setattr__(self, name, value)

    @staticmethod
    def merge(*parts: VarData | None) -> VarData:
        """All of them as one."""
        found = [part for part in parts if part is not None]
        return VarData(
            tuple(triple for part in found for triple in part.imports),
            tuple(dict.fromkeys(hook for part in found for hook in part.hooks)),
            next((part.state for part in found if part.state), ""),
            next((part.field_name for part in found if part.field_name), ""),
            app_wraps=dict(wrap for part in found for wrap in part.app_wraps),
        )
