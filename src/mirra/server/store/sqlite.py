"""``SqliteStore``: sessions in a file, for the processes of one machine.

One thread holds the connection; what is asked for in one turn of the loop is one transaction. The file is in WAL mode and
committed without waiting for the disk: a crashed process loses nothing, a crashed machine perhaps its last moments.
"""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Callable, Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mirra.errors import LockExpiredError
from mirra.server.store.batches import Batches

_SCHEMA = """
CREATE TABLE IF NOT EXISTS session (
    token TEXT PRIMARY KEY, ends REAL NOT NULL DEFAULT 0, fence INTEGER NOT NULL DEFAULT 0,
    owner TEXT NOT NULL DEFAULT '', leased_until REAL NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS substate (token TEXT, name TEXT, data BLOB NOT NULL, PRIMARY KEY (token, name));
CREATE INDEX IF NOT EXISTS session_ends ON session (ends);
"""
_BUSY = 10.0
"""Seconds to wait while another process writes."""
_SWEEP = 30.0
_FENCES_KEPT = 86_400.0
"""Seconds after a session's end until its fences are forgotten: no worker is asleep for longer."""


@dataclass(frozen=True, slots=True)
class _Operation:
    run: Callable[[sqlite3.Connection], Any]
    writes: bool = True


class SqliteStore:
    """A :class:`~mirra.server.store.base.Store` in the file at ``path``. ``clock`` gives seconds, the same in all processes."""

    is_shared = True

    def __init__(self, path: Path | str, clock: Callable[[], float] = time.time) -> None:
        self.path = Path(path)
        self._clock = clock
        self.batches: Batches[_Operation] = Batches(self._do)
        """One is one transaction."""
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="mirra-sqlite")
        self._connection: sqlite3.Connection | None = None
        self._swept = 0.0

    async def lease(self, token: str, owner: str, seconds: float) -> int | None:
        """See the Protocol."""

        def run(db: sqlite3.Connection) -> int | None:
            now = self._clock()
            # In one statement: two processes that ask at once are told apart by the database.
            row = db.execute(
                "INSERT INTO session (token, fence, owner, leased_until) VALUES (?1, 1, ?2, ?3)"
                " ON CONFLICT (token) DO UPDATE SET fence = fence + 1, owner = ?2, leased_until = ?3"
                " WHERE owner IN ('', ?2) OR leased_until <= ?4 RETURNING fence",
                (token, owner, now + seconds, now),
            ).fetchone()
            return None if row is None else int(row[0])

        found: int | None = await self.batches.ask(_Operation(run))
        return found

    async def renew(self, token: str, fence: int, seconds: float) -> bool:
        """See the Protocol."""

        def run(db: sqlite3.Connection) -> bool:
            now = self._clock()
            done = db.execute(
                "UPDATE session SET leased_until = ? WHERE token = ? AND fence = ? AND owner != '' AND leased_until > ?",
                (now + seconds, token, fence, now),
            )
            return done.rowcount == 1

        return bool(await self.batches.ask(_Operation(run)))

    async def release(self, token: str, fence: int) -> None:
        """See the Protocol."""
        await self.batches.ask(
            _Operation(
                lambda db: db.execute(
                    "UPDATE session SET owner = '' WHERE token = ? AND fence = ?", (token, fence)
                )
            )
        )

    async def holder(self, token: str) -> str | None:
        """See the Protocol."""

        def run(db: sqlite3.Connection) -> str | None:
            row = db.execute(
                "SELECT owner FROM session WHERE token = ? AND owner != '' AND leased_until > ?",
                (token, self._clock()),
            ).fetchone()
            return None if row is None else str(row[0])

        found: str | None = await self.batches.ask(_Operation(run, writes=False))
        return found

    async def load(self, token: str, names: Collection[str] | None = None) -> dict[str, bytes]:
        """See the Protocol."""

        def run(db: sqlite3.Connection) -> dict[str, bytes]:
            alive = "SELECT 1 FROM session WHERE token = ? AND ends > ?"
            if db.execute(alive, (token, self._clock())).fetchone() is None:
                return {}
            if names is None:
                return dict(db.execute("SELECT name, data FROM substate WHERE token = ?", (token,)))
            one = "SELECT data FROM substate WHERE token = ? AND name = ?"
            found = {name: db.execute(one, (token, name)).fetchone() for name in names}
            return {name: row[0] for name, row in found.items() if row is not None}

        loaded: dict[str, bytes] = await self.batches.ask(_Operation(run, writes=False))
        return loaded

    async def load_light(
        self, token: str, limit: int, names: Collection[str] = ()
    ) -> tuple[dict[str, bytes], dict[str, int]]:
        """See the Protocol."""

        def run(db: sqlite3.Connection) -> tuple[dict[str, bytes], dict[str, int]]:
            named = ", ".join("?" * len(names))
            # The database knows the length of a value without reading it.
            rows = db.execute(
                f"SELECT name, length(data), CASE WHEN length(data) <= ? OR name IN ({named}) THEN data END"
                " FROM substate JOIN session USING (token) WHERE token = ? AND ends > ?",
                (limit, *names, token, self._clock()),
            ).fetchall()
            states = {name: data for name, _, data in rows if data is not None}
            return states, {name: size for name, size, data in rows if data is None}

        loaded: tuple[dict[str, bytes], dict[str, int]] = await self.batches.ask(
            _Operation(run, writes=False)
        )
        return loaded

    async def save(self, token: str, fence: int, states: Mapping[str, bytes | None], keep: float) -> None:
        """See the Protocol."""

        def run(db: sqlite3.Connection) -> LockExpiredError | None:
            now = self._clock()
            row = db.execute("SELECT fence, ends FROM session WHERE token = ?", (token,)).fetchone()
            if row is not None and fence < row[0]:
                return LockExpiredError(
                    "The session was taken over by another worker; this write is refused."
                )
            if row is not None and row[1] <= now:
                db.execute("DELETE FROM substate WHERE token = ?", (token,))
            db.execute(
                "INSERT INTO session (token, ends, fence) VALUES (?1, ?2, ?3)"
                " ON CONFLICT (token) DO UPDATE SET ends = ?2",
                (token, now + keep, fence),
            )
            for name, data in states.items():
                if data is None:
                    db.execute("DELETE FROM substate WHERE token = ? AND name = ?", (token, name))
                else:
                    db.execute(
                        "INSERT INTO substate VALUES (?1, ?2, ?3) ON CONFLICT (token, name) DO UPDATE SET data = ?3",
                        (token, name, data),
                    )
            return None

        await self.batches.ask(_Operation(run))

    async def forget(self, token: str) -> None:
        """See the Protocol."""

        def run(db: sqlite3.Connection) -> None:
            db.execute("DELETE FROM substate WHERE token = ?", (token,))
            db.execute("UPDATE session SET ends = 0, owner = '' WHERE token = ?", (token,))

        await self.batches.ask(_Operation(run))

    async def close(self) -> None:
        """See the Protocol."""
        await self.batches.settled()
        await asyncio.get_running_loop().run_in_executor(self._thread, self._disconnect)
        self._thread.shutdown(wait=False)

    # -- in the thread

    async def _do(self, operations: list[_Operation]) -> list[Any]:
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._transact, operations)

    def _transact(self, operations: list[_Operation]) -> list[Any]:
        db = self._connect()
        writes = any(operation.writes for operation in operations)
        db.execute("BEGIN IMMEDIATE" if writes else "BEGIN")
        try:
            results = [operation.run(db) for operation in operations]
            if writes:
                self._sweep(db)
            db.execute("COMMIT")
        except BaseException:
            db.execute("ROLLBACK")
            raise
        return results

    def _connect(self) -> sqlite3.Connection:
        if self._connection is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            db = sqlite3.connect(self.path, timeout=_BUSY, isolation_level=None, check_same_thread=False)
            self.path.chmod(0o600)
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = NORMAL")
            db.executescript(_SCHEMA)
            self._connection = db
        return self._connection

    def _disconnect(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _sweep(self, db: sqlite3.Connection) -> None:
        """Now and then: what has ended is deleted, its fences a day later."""
        now = self._clock()
        if now - self._swept < _SWEEP:
            return
        self._swept = now
        ended = "SELECT token FROM session WHERE ends <= ?"
        db.execute(f"DELETE FROM substate WHERE token IN ({ended})", (now,))
        last = now - _FENCES_KEPT
        db.execute("DELETE FROM session WHERE ends <= ? AND leased_until <= ?", (last, last))
