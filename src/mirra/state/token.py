"""State of a session by its token: ``rx.get_state`` and the tokens that name it."""

from __future__ import annotations

import dataclasses
from typing import Any, Generic, TypeVar

from mirra.errors import ImmutableStateError, MirraRuntimeError, StateValueError
from mirra.state.reach import bring
from mirra.state.runtime import Runtime, current_runtime
from mirra.state.storage import decode_values, encode_values
from mirra.state.tracked.cells import FrozenCell
from mirra.state.tree import StateTree

S = TypeVar("S")


@dataclasses.dataclass(frozen=True, slots=True)
class BaseStateToken(Generic[S]):
    """A session's token and a state class: ``StateToken(self.router.session.client_token, Basket)``."""

    ident: str
    cls: type[S]

    def __post_init__(self) -> None:
        if not self.ident:
            raise StateValueError("A state token needs the token of a session.")

    @property
    def cache_key(self) -> str:
        """The token and the state's full name in one text."""
        return f"{self.ident}/{_spec(self.cls).name}"

    @property
    def lock_key(self) -> str:
        """What is locked when the state is changed: the whole session."""
        return self.ident

    def with_cls(self, cls: type[Any]) -> BaseStateToken[Any]:
        """The same session, another state."""
        return dataclasses.replace(self, cls=cls)

    @classmethod
    def from_legacy_token(cls, token: str, state: type[Any]) -> BaseStateToken[Any]:
        """Of the older form ``"token_module.Class"``; what follows the token is not needed."""
        return cls(token.removesuffix(f"_{_spec(state).name}"), state)

    def serialize(self, state: Any) -> bytes:
        """The stored form of a state's instance."""
        return encode_values(_spec(self.cls), state.__mirra_instance__.values)

    def deserialize(self, data: bytes) -> S:
        """An instance from its stored form, in a tree of its own."""
        tree = StateTree()
        instance = tree.instance(_spec(self.cls).name)
        instance.values.update(decode_values(_spec(self.cls), data)[0])
        return instance.state  # type: ignore[no-any-return]  # an instance of the class

    def get_and_reset_touched_state(self, state: Any) -> bool:
        """Whether the state was changed since it was last asked."""
        tree: StateTree = state.__mirra_instance__.tree
        return tree.journal.settle(_spec(self.cls).name)


class StateToken(BaseStateToken[S]):
    """The token of a session's state, as ``modify_state`` and ``get_state`` take it."""

    __slots__ = ()


class _ViewedCell(FrozenCell):
    __slots__ = ()
    refusal = (
        "`{name}` cannot be changed: this is a view of another session.",
        "Change it in `async with app.modify_state(token) as state:`.",
    )


class ReadOnly:
    """The scope of a state that is only looked at: every change raises ``ImmutableStateError``."""

    is_open = False
    cell = _ViewedCell

    async def enter(self, state: Any) -> None:
        """Never."""
        raise ImmutableStateError("A view of another session cannot be opened.", self.cell.refusal[1])

    async def exit(self, state: Any) -> None:
        """Never entered."""

    def require_open(self, what: str) -> None:
        """Other states of that session can be looked at as well."""


async def get_state(token: str | BaseStateToken[Any], state: type[S] | None = None) -> S:
    """A view of a state in another session, as it was last saved or is now; changing it raises ``ImmutableStateError``.

    Raises ``MirraRuntimeError`` where there is no such session.
    """
    cls: Any = state or (token.cls if isinstance(token, BaseStateToken) else None)
    if cls is None:
        raise StateValueError("`rx.get_state` needs the state class: `await rx.get_state(token, Basket)`.")
    ident = token.ident if isinstance(token, BaseStateToken) else token
    runtime: Runtime = current_runtime()
    tree = await runtime.read_state(ident)
    if tree is None:
        raise MirraRuntimeError("There is no session with this token.")
    await bring(tree, [cls.__mirra__.name])
    return cls.__new_state__(tree.instance(cls.__mirra__.name), ReadOnly())  # type: ignore[no-any-return]  # a view


def _spec(cls: Any) -> Any:
    return cls.__mirra__
