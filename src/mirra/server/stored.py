"""A session as data: what its store keeps, and what one process hands over to the next."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from mirra.server.context import Context
from mirra.server.grants import Grants
from mirra.server.inbox import Inbox
from mirra.server.session import Session
from mirra.server.stream import AFRESH, Stream
from mirra.server.uploads.quota import Quota

CONVERSATION = "@session"
"""Stored beside the substates: document, version and event numbers, written in the same step as the state."""


def conversation_of(session: Session) -> bytes:
    """The document, the version and the event numbers of a session, as data."""
    grants, uploaded = session.grants.encode(), session.uploaded.encode()
    return msgspec.msgpack.encode(
        {
            "doc": session.doc,
            "version": session.stream.version,
            **({"url": session.url} if session.url else {}),
            **({} if session.to_load is None else {"load": session.to_load}),
            **session.inbox.encode(),
            **(
                {"earlier": {doc: inbox.encode() for doc, inbox in session.earlier.items()}}
                if session.earlier
                else {}
            ),
            **({"links": session.tree.links} if session.tree.links else {}),
            **({"grants": grants} if grants else {}),
            **({"uploaded": uploaded} if uploaded else {}),
        }
    )


def version_of(conversation: bytes) -> int:
    """The version of the last delta in what :func:`conversation_of` gave."""
    return int(msgspec.msgpack.decode(conversation)["version"])


def encode_session(session: Session) -> dict[str, bytes]:
    """All of a session as data, through the codec of its classes."""
    return {**session.stored, **session.tree.encode(), CONVERSATION: conversation_of(session)}


def decode_session(
    token: str, states: dict[str, bytes], context: Context[Session], left: Mapping[str, int]
) -> Session:
    """The session that :func:`encode_session` wrote, of which ``left`` is still in the store. Events that were running then are told to be lost."""
    conversation = msgspec.msgpack.decode(states[CONVERSATION])
    session = Session(token, context, {name: data for name, data in states.items() if name != CONVERSATION})
    session.leave(left)
    session.doc = conversation["doc"]
    session.url = conversation.get("url", "")
    session.to_load = conversation.get("load")
    session.stream = Stream(context.replay, conversation["version"] + AFRESH)
    session.inbox = Inbox.decode(conversation)
    session.earlier = {doc: Inbox.decode(inbox) for doc, inbox in conversation.get("earlier", {}).items()}
    session.tree.links = conversation.get("links", {})
    session.uploaded = Quota([(at, size) for at, size in conversation.get("uploaded", ())])
    session.grants = Grants(conversation.get("grants", b""))
    return session
