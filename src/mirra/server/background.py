"""Background handlers: they run beside the queue, and take the session's turn when they change its state."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

from mirra.errors import LockExpiredError
from mirra.protocol.messages import Action
from mirra.server.inbox import Inbox
from mirra.server.running import Running
from mirra.state.calls import Call
from mirra.state.execute import run
from mirra.state.tree import StateTree

logger = logging.getLogger("mirra.server")


class Background:
    """The background handlers of a session that are running."""

    __slots__ = ("session", "tasks")

    def __init__(self, session: Running) -> None:
        self.session = session
        self.tasks: set[asyncio.Task[None]] = set()

    def start(self, call: Call, number: int = 0, inbox: Inbox | None = None) -> asyncio.Task[None]:
        """Run a handler until it ends or the process does; first acknowledge its event."""
        name = call.handler.full_name
        if call.handler.supersedes:
            for older in [task for task in self.tasks if task.get_name() == name]:
                older.cancel()
        task = asyncio.create_task(self._run(call, number, inbox), name=name)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)
        return task

    def end(self) -> None:
        """Cancel what still runs of a session whose browser will not come again."""
        for task in self.tasks:
            logger.info("`%s` is cancelled: its session has ended", task.get_name())
            task.cancel()

    async def _run(self, call: Call, number: int, inbox: Inbox | None) -> None:
        session = self.session
        if inbox is not None:
            # What is acknowledged is written; the acknowledgement alone, since others may be changing the state just now.
            try:
                await session.context.note_start(session)
            except LockExpiredError:
                return  # it has not started: the browser sends it again
            inbox.unfinished.pop(number, None)
            if inbox is session.inbox:
                await session.send(session.stream.push([], number))
        runtime = BackgroundRuntime(session)
        try:
            actions = await run(session.tree, call, runtime.emit, runtime=runtime)
        except Exception as error:
            actions = session.failure(error, call.handler.full_name)
        if actions:
            await runtime.emit(actions)


class BackgroundRuntime:
    """The :class:`~mirra.state.runtime.Runtime` of one running background handler."""

    __slots__ = ("actions", "is_holding", "saving", "session")

    def __init__(self, session: Running) -> None:
        self.session = session
        self.actions: list[Action] = []
        """What a handler whose session is away yields: sent by the worker that has it, at the end of the block."""
        self.saving: asyncio.Future[None] | None = None
        """The save of what the last block changed."""
        self.is_holding = False
        """Whether the handler is inside ``async with self``: what it yields there is sent without asking for the lock."""

    @asynccontextmanager
    async def lock(self, session: Running) -> AsyncIterator[None]:
        """Exclusive use of the state; leaving it has what changed saved and sent.

        Where a store takes longer than a handler it is not waited for, and several blocks are one save. A handler whose block was
        not saved ends when it opens the next.
        """
        async with session.turn:
            if self.saving is not None:
                await session.coalesced.require(self.saving)
            if not session.is_away:
                self.is_holding = True
                try:
                    yield
                finally:
                    self.is_holding = False
                    if not session.has_news:
                        pass  # what was changed was yielded
                    elif session.context.saves_each_change and not (session.held or session.reads_async):
                        self.saving = session.coalesced.save()
                    else:
                        await session.emit([])
            else:
                self.actions = []
                async with session.context.borrow(session.token, session, self.actions):
                    self.is_holding = True
                    try:
                        yield
                    finally:
                        self.is_holding = False
        if self.saving is not None:
            await asyncio.sleep(0)  # a handler that waits for nothing lets the others in

    async def emit(self, actions: list[Action]) -> None:
        """Save and send at a ``yield``."""
        session = self.session
        if self.is_holding and session.is_away:
            self.actions.extend(actions)
        elif self.is_holding:
            await session.emit(actions)
        else:
            async with session.lock:
                if not session.is_away:
                    await session.emit(actions)
                    return
                async with session.context.borrow(session.token, session, actions):
                    pass

    def modify_state(self, token: str) -> Any:
        """Another session's root state."""
        return self.session.context.modify_state(token)

    async def read_state(self, token: str) -> StateTree | None:
        """The state of another session, to be looked at."""
        return await self.session.context.read_state(token)

    def connected(self) -> Mapping[str, str]:
        """The clients of this worker."""
        return self.session.context.connected()
