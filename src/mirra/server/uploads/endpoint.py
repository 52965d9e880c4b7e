"""``POST /_upload``: a granted upload is received, then its handler runs in its session like any event.

The request may come to a worker that does not have the session: the files stay here, and the handler runs here on the state that
the other worker lends.
"""

from __future__ import annotations

import logging
from typing import Any

from mirra.errors import MirraError
from mirra.events.uploaded import UploadChunkIterator
from mirra.protocol.messages import Action
from mirra.server.failures import failure_actions
from mirra.server.http import Headers, respond
from mirra.server.session import Session
from mirra.server.sessions import Sessions
from mirra.server.uploads.grants import Grant
from mirra.server.uploads.stream import ChunkSink, DiskSink, Refused, receive_files
from mirra.state.calls import Call, decoded_call, find_handler
from mirra.state.execute import run

logger = logging.getLogger("mirra.server")
PATH = "/_upload"
GRANT_HEADER = "mirra-grant"


async def receive_upload(
    sessions: Sessions, headers: dict[str, str], receive: Any, send: Any, extra: Headers
) -> None:
    """Answer one upload. ``extra`` headers go with the answer."""
    status, text = 200, ""
    try:
        grant = await sessions.upload_grant(headers.get(GRANT_HEADER, ""))
        if grant is None:
            raise Refused(403, "This upload was not granted, or it came too late.")
        await (_chunks if grant.is_chunked else _files)(sessions, grant, headers, receive)
    except Refused as refused:
        status, text = refused.status, refused.reason
        logger.warning("refused an upload: %s", text)
    except MirraError as error:
        status, text = 503, "The server cannot take this upload now."
        logger.error("an upload has no session any more: %s", error.message)
    plain = [(b"content-type", b"text/plain; charset=utf-8"), (b"x-content-type-options", b"nosniff")]
    await respond(send, status, text.encode(), [*plain, *extra])


async def _files(sessions: Sessions, grant: Grant, headers: dict[str, str], receive: Any) -> None:
    sink = DiskSink()
    try:
        await receive_files(receive, headers, grant.files, sink, grant.check_content)
        call = _call(grant, sink.files)
        session = await sessions.here(grant.token)
        if session is not None:
            session.enqueue_call(call, sink.close)
            return
        actions: list[Action] = []
        async with sessions.lending.borrow(grant.token, None, actions) as guest:
            guest.is_away = True
            await _run_lent(guest, call, actions)
    except BaseException:
        sink.close()
        raise
    sink.close()


async def _run_lent(guest: Session, call: Call, actions: list[Action]) -> None:
    async def emit(more: list[Action]) -> None:
        actions.extend(more)

    try:
        actions.extend(await run(guest.tree, call, emit))
    except Exception as error:
        actions.extend(failure_actions(error, call.handler.full_name, guest.context))


async def _chunks(sessions: Sessions, grant: Grant, headers: dict[str, str], receive: Any) -> None:
    chunks = UploadChunkIterator()
    session = await sessions.here(grant.token) or await sessions.guest(grant.token)
    chunks.set_consumer_task(session.background.start(_call(grant, chunks)))
    try:
        await receive_files(receive, headers, grant.files, ChunkSink(chunks), grant.check_content)
        await chunks.finish()
    except BaseException as error:
        await chunks.fail(ConnectionError(f"The upload has broken off: {error}"))
        raise


def _call(grant: Grant, files: Any) -> Call:
    call = decoded_call(find_handler(grant.handler), tuple(grant.parameters), grant.arguments)
    return Call(call.handler, {**call.arguments, grant.target: files})
