"""Sessions in the store: a worker reads and writes them under a lease, and lets go of what it cannot keep."""

from __future__ import annotations

import logging
import secrets
import sys
from collections.abc import AsyncIterator, Collection, Mapping
from contextlib import asynccontextmanager

from mirra.errors import LockExpiredError, MirraError, StateSerializationError, StateTooLargeError
from mirra.protocol.messages import CLOSE_MOVED, Action
from mirra.server.failures import failure_actions
from mirra.server.options import ServerOptions
from mirra.server.session import Session
from mirra.server.store.base import Store
from mirra.server.stored import CONVERSATION, conversation_of
from mirra.state.journal import LARGE, substate_of
from mirra.state.spec import ROOT

logger = logging.getLogger("mirra.server")
CLOSE_TRY_AGAIN = 1013
"""The browser comes again after a while, with a banner until then."""


class Keeping:
    """The store of a worker's sessions."""

    def __init__(self, options: ServerOptions, store: Store) -> None:
        self.options = options
        self.store = store
        self.saves_each_change = store.is_shared
        # What rests in this process is not copied by being loaded.
        self.light_bytes = LARGE if store.is_shared else sys.maxsize
        """Up to this size a substate is loaded with its session, touched or not."""
        self.owner = secrets.token_hex(8)
        """This worker, as the store's leases name it."""
        self.lease_seconds = options.lease_seconds
        self.keep_seconds = options.detached_seconds

    async def drop(self, session: Session, code: int) -> None:
        """Let go of a session whose state is elsewhere; its browser comes again, to whoever has it."""
        raise NotImplementedError

    async def stored(
        self, token: str, names: Collection[str] = ()
    ) -> tuple[dict[str, bytes], dict[str, int]]:
        """The records of a session's substates that are small or among ``names``; of those of the others the sizes."""
        wanted = {CONVERSATION, ROOT, *names}
        records, left = await self.store.load_light(token, self.light_bytes, wanted)
        large = {substate_of(record) for record in left}
        if large & wanted:
            # All of a substate in one read: its records may have been joined since.
            parts = [name for name in (*records, *left) if substate_of(name) in large & wanted]
            records |= await self.store.load(token, parts)
        for name in [*records, *left]:
            if substate_of(name) in wanted:
                left.pop(name, None)
            elif name in records and substate_of(name) in large:
                left[name] = len(records.pop(name))
        return records, left

    async def load(self, session: Session, names: Collection[str]) -> dict[str, bytes]:
        """Substates that were left in the store."""
        found: dict[str, bytes] = {}
        async with self._keeping(session, "loaded"):
            found = await self.store.load(session.token, names)
        return found

    async def save(self, session: Session) -> list[Action]:
        """Write what changed since the last call. A worker that lost the session, or its store, lets go of it.

        What cannot be stored, by its kind or size, is undone; returned is what the browser is told of it.
        """
        told: list[Action] = []
        touched = session.tree.unsaved()
        records: dict[str, bytes | None] = {}
        async with self._keeping(session):
            try:
                records = self._storable(session)
            except (StateTooLargeError, StateSerializationError) as error:
                told = failure_actions(error, "the state", self)
                await self._undo(session, touched)
            await self._write(session, {**records, CONVERSATION: conversation_of(session)})
        return told

    async def note_start(self, session: Session) -> None:
        """Write that an event has started: it is not to be run again."""
        async with self._keeping(session):
            await self._write(session, {CONVERSATION: conversation_of(session)})

    async def _write(self, session: Session, records: Mapping[str, bytes | None]) -> None:
        await self.require_lease(session)
        await self.store.save(session.token, session.fence, records, self.keep_seconds)

    @asynccontextmanager
    async def _keeping(self, session: Session, what_for: str = "saved") -> AsyncIterator[None]:
        """Where the store does not take or give what is asked for here, let go of the session, and raise ``LockExpiredError``."""
        try:
            yield
        except LockExpiredError:
            logger.warning("a session was taken over by another worker while an event was running here")
            await self.drop(session, CLOSE_MOVED)
            raise
        except Exception as error:
            # What is not saved has not happened: the browser, which has no acknowledgement, sends the event again.
            what = " ".join((error.message, *error.advice)) if isinstance(error, MirraError) else error
            logger.error("the state of a session could not be %s: %s", what_for, what)
            await self.drop(session, CLOSE_TRY_AGAIN)
            raise LockExpiredError("The store cannot be reached.") from error

    async def require_lease(self, session: Session) -> None:
        """A session is leased when it is first written: a visitor who only looks leaves nothing in the store."""
        if session.fence:
            return
        async with session.leasing:
            if not session.fence:
                session.fence = await self.store.lease(session.token, self.owner, self.lease_seconds) or 0

    def _storable(self, session: Session) -> dict[str, bytes | None]:
        """The records to be written; raises ``StateTooLargeError`` where all together would be too large."""
        changed = session.tree.dirty(strict=True)
        if not changed:
            return changed
        records = {
            **session.sizes,
            **{name: None if data is None else len(data) for name, data in changed.items()},
        }
        sizes = {name: size for name, size in records.items() if size is not None}
        total, limit = sum(sizes.values()), self.options.state_bytes
        if total > limit:
            largest = max(sizes, key=lambda name: sizes[name])
            raise StateTooLargeError(
                f"The state of a session would be {total:,} bytes, and {limit:,} are allowed; `{largest.replace('/', '.')}` has {sizes[largest]:,} of them.",
                "Keep large data in a database, and in the state what the page shows of it.",
            )
        session.sizes = sizes
        return changed

    async def _undo(self, session: Session, names: set[str]) -> None:
        stored = await self.store.load(session.token, session.tree.journal.names(names))
        session.renew({**dict.fromkeys(names, b"{}"), **stored})
