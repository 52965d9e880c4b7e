"""Where a value of the state lies, and whether it may be changed there.

Defaults are shared between sessions: the first write below a default copies the containers on its path, and no others.
"""

from __future__ import annotations

import copy
import operator
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, cast

from mirra.codec import to_wire
from mirra.errors import ImmutableStateError

if TYPE_CHECKING:
    from mirra.state.instance import Instance

SCALARS = frozenset({int, str, float, bool, type(None), bytes})
"""Classes of values that do not change: they need no cell."""


class Cell:
    """Where a container lives: a field of an instance, or a key of the container around it."""

    __slots__ = ("field", "instance", "key", "parent", "target")

    def __init__(self, instance: Instance, field: str, parent: Cell | None, key: Any, target: Any) -> None:
        self.instance = instance
        self.field = field
        self.parent = parent
        self.key = key
        self.target = target

    def read(self) -> Any:
        """The current object; follows copies made since."""
        replaced = self.instance.replaced
        while replaced and id(self.target) in replaced:
            self.target = replaced[id(self.target)]
        return self.target

    def write(self) -> Any:
        """The object, copied first if it belongs to a shared default."""
        target = self.read()
        owned = self.instance.owned.get(self.field)
        if owned is None or id(target) in owned:
            return target
        fresh = copied(target)
        if self.parent is None:
            self.instance.values[self.field] = fresh
        else:
            container = self.parent.write()
            self._put(container, target, fresh)
        owned.add(id(fresh))
        self.instance.replaced[id(target)] = fresh
        self.instance.kept.append(target)
        self.target = fresh
        return fresh

    def own(self) -> Any:
        """The object, to be put somewhere else too: the session gets a copy of the whole default first, so that it is one object at
        both places and never the default's."""
        instance, owned = self.instance, self.instance.owned.pop(self.field, None)
        if owned is not None:
            default = instance.value(self.field)
            copies: dict[int, Any] = {}
            instance.values[self.field] = copy.deepcopy(default, copies)
            kept = copies.pop(id(copies), None)
            instance.replaced.update(copies)
            instance.kept += [default, kept]
        return self.read()

    def _put(self, container: Any, old: Any, new: Any) -> None:
        key = self._current_key(container, old)
        if key is None:
            return
        if isinstance(container, list | dict):
            container[key] = new
        elif not isinstance(container, tuple):
            object.__setattr__(container, key, new)

    def _current_key(self, container: Any, target: Any) -> Any:
        """Where ``target`` is now: items of a list move when others come and go."""
        if isinstance(container, list | tuple):
            if isinstance(self.key, int) and self.key < len(container) and container[self.key] is target:
                return self.key
            self.key = next((i for i, item in enumerate(container) if item is target), None)
            return self.key
        if isinstance(container, dict):
            found = container.get(self.key)
        else:
            found = getattr(container, str(self.key), None)
        return self.key if found is target else None

    def path(self) -> list[Any] | None:
        """Keys from the field down, or ``None`` if the object is no longer part of the state."""
        if self.parent is None:
            target = self.read()
            return (
                []
                if self.instance.values.get(self.field, target) is target
                or self.instance.is_default(self.field)
                else None
            )
        above = self.parent.path()
        if above is None:
            return None
        key = self._current_key(self.parent.read(), self.read())
        return (
            None
            if key is None
            else [*above, key if isinstance(key, int) and not isinstance(key, bool) else _key_text(key)]
        )

    def changed(self, make_patch: Callable[[list[Any]], list[Any]] | None = None, key: Any = None) -> None:
        """Tell the instance; ``make_patch`` gets the full path (with ``key`` appended when given)."""
        self.instance.mutated(self, make_patch, key)

    def handed_over(self) -> None:
        """SQLAlchemy took the object itself (``session.add``): it sets keys and defaults unseen, so the field is sent whole."""
        self.write()
        self.instance.tree.note((self.instance.spec.name, self.field), None)

    def child(self, key: Any, value: Any) -> Any:
        """``value`` found at ``key``, as a proxy if it is a container."""
        kind = type(value)
        if kind in SCALARS:
            return value
        return self.instance.wrap(value, type(self)(self.instance, self.field, self, key, value))


def copied(target: Any) -> Any:
    """A copy that a session may change. A database model has a record of SQLAlchemy's, which belongs to one object."""
    if hasattr(target, "_sa_instance_state"):
        return type(target)(**{name: getattr(target, name) for name in type(target).model_fields})
    return copy.copy(target)


class FrozenCell(Cell):
    """A place that a background handler looks at outside ``async with self``."""

    __slots__ = ("state",)
    state: Any
    refusal: ClassVar = (
        "`{name}` cannot be changed here: another event may be changing it.",
        "A background handler changes state inside `async with self:`.",
    )

    def __init__(
        self, instance: Instance, field: str, parent: Cell | None, key: Any, target: Any, state: Any = None
    ) -> None:
        super().__init__(instance, field, parent, key, target)
        self.state = parent.state if isinstance(parent, FrozenCell) else state
        """The handler's own, whose block can be opened."""

    def opened(self) -> OpenCell:
        """The same place inside the block, found again by its keys; raises ``ImmutableStateError`` where it is gone."""
        if self.parent is None:
            value = self.instance.value(self.field)
            self.instance.writable(self.field)
            return OpenCell(self.instance, self.field, None, None, value, self.state)
        assert isinstance(self.parent, FrozenCell)  # what is below a frozen place is frozen
        above = self.parent.opened()
        container = cast(Any, above.read())
        try:
            find = operator.getitem if isinstance(container, list | dict) else getattr
            found = find(container, cast(Any, self.key))
        except (LookupError, AttributeError):
            raise ImmutableStateError(f"`{self.key}` is no longer in `{self.field}`.") from None
        return OpenCell(self.instance, self.field, above, self.key, found, self.state)

    def handed_over(self) -> None:
        """To read or delete its row; what SQLAlchemy sets is not state's to send."""

    def write(self) -> Any:
        """Raises ``ImmutableStateError``."""
        message, advice = self.refusal
        raise ImmutableStateError(message.format(name=self.field), advice)


class OpenCell(Cell):
    """A place that ``async with`` has opened: it is frozen again at the end of the block."""

    __slots__ = ("state",)
    state: Any

    def __init__(
        self, instance: Instance, field: str, parent: Cell | None, key: Any, target: Any, state: Any = None
    ) -> None:
        super().__init__(instance, field, parent, key, target)
        self.state = parent.state if isinstance(parent, OpenCell) else state

    def closed(self) -> FrozenCell:
        """The frozen place for after the block."""
        above = self.parent.closed() if isinstance(self.parent, OpenCell) else None
        return FrozenCell(self.instance, self.field, above, self.key, self.read(), self.state)


def _key_text(key: Any) -> str:
    return key if isinstance(key, str) else str(to_wire(key))
