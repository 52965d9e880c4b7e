"""Leave to send files: given for an event of an upload binding, for exactly the files that it named, once, for a minute.

The grant is a secret that only that browser is told, and it names the worker that gave it: the request may come to another.
"""

from __future__ import annotations

import secrets
import time
from typing import Any

import msgspec

from mirra.errors import UploadValueError
from mirra.protocol.bindings import UploadRule

MOST_FILES = 1000
"""Files of one upload, where the element says nothing."""
MOST_BYTES = 4 * 1024**3
"""Bytes of one upload, where the element has no ``max_size``."""
_SECONDS = 60.0
_PER_SESSION = 16


class Claim(msgspec.Struct, frozen=True):
    """What the browser says of a file before it sends it; it is held to the size."""

    name: str
    size: int
    type: str = ""


class Request(msgspec.Struct):
    """The last argument of an upload's event. ``key`` is the browser's own name for this upload."""

    key: str
    files: list[Claim]


class Grant(msgspec.Struct):
    """One upload that may come: which files, and what to call with them."""

    token: str
    """The session that asked."""
    handler: str
    parameters: list[str]
    arguments: list[Any]
    target: str
    """The handler's parameter that gets the files."""
    is_chunked: bool
    files: list[Claim]
    expires: float
    check_content: bool = False


def check_claims(files: list[Claim], rule: UploadRule) -> None:
    """Raises ``UploadValueError`` where an upload element would not let these files through."""
    most = rule.max_files or MOST_FILES
    if not 0 < len(files) <= most:
        raise UploadValueError(f"{len(files)} files; {most} are allowed.", source=None)
    for claim in files:
        if claim.size < rule.min_size or claim.size < 0:
            raise UploadValueError(
                f"A file of {claim.size:,} bytes; at least {rule.min_size:,} are needed.", source=None
            )
        if rule.max_size is not None and claim.size > rule.max_size:
            raise UploadValueError(
                f"A file of {claim.size:,} bytes; {rule.max_size:,} are allowed.", source=None
            )
        if not _is_accepted(claim, rule):
            kinds = ", ".join(kind for kind, _ in rule.accept)
            raise UploadValueError(f"A file of another kind; {kinds} are allowed.", source=None)
    total = sum(claim.size for claim in files)
    if rule.max_size is None and total > MOST_BYTES:
        raise UploadValueError(f"{total:,} bytes; {MOST_BYTES:,} are allowed.", source=None)


def _is_accepted(claim: Claim, rule: UploadRule) -> bool:
    if not rule.accept:
        return True
    name, kind = claim.name.lower(), claim.type.lower()
    for accepted, endings in rule.accept:
        if accepted in ("*/*", kind) or (
            accepted.endswith("/*") and kind.startswith(accepted.removesuffix("*"))
        ):
            return True
        if any(name.endswith(ending.lower()) for ending in endings):
            return True
    return False


class UploadGrants:
    """The grants of one worker; of each session the newest few are kept."""

    def __init__(self, owner: str) -> None:
        self._owner = owner
        self._grants: dict[str, Grant] = {}

    def add(self, grant: Grant) -> str:
        """Keep a grant; returned is the name to use it by."""
        grant.expires = time.time() + _SECONDS
        self._forget_expired()
        own = [name for name, known in self._grants.items() if known.token == grant.token]
        if len(own) >= _PER_SESSION:
            del self._grants[own[0]]
        name = f"{self._owner}-{secrets.token_urlsafe(32)}"
        self._grants[name] = grant
        return name

    def take(self, name: str) -> Grant | None:
        """The grant of a name, which is used up by that."""
        grant = self._grants.pop(name, None)
        return grant if grant is not None and grant.expires > time.time() else None

    def _forget_expired(self) -> None:
        # They are in the order of their ends.
        while self._grants:
            name = next(iter(self._grants))
            if self._grants[name].expires > time.time():
                return
            del self._grants[name]
