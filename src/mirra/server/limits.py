"""How much one connection and one address may ask for: token buckets, and sockets by address."""

from __future__ import annotations

import ipaddress
import time
from collections.abc import Callable

Clock = Callable[[], float]
_MOST_ADDRESSES = 10_000
"""Addresses remembered; those that have nothing open are forgotten first."""


class Bucket:
    """``rate`` a second on the average, and ``burst`` at once."""

    __slots__ = ("_burst", "_clock", "_left", "_rate", "_since")

    def __init__(self, rate: float, burst: float, clock: Clock = time.monotonic) -> None:
        self._rate = rate
        self._burst = burst
        self._clock = clock
        self._left = float(burst)
        self._since = clock()

    def take(self, count: int = 1) -> float:
        """Take ``count`` and say how many seconds to wait so that the average holds; 0 within the burst."""
        now = self._clock()
        self._left = min(self._burst, self._left + (now - self._since) * self._rate) - count
        self._since = now
        return max(0.0, -self._left / self._rate)

    def take_now(self) -> bool:
        """Take one if there is one."""
        if self.take():
            self._left += 1
            return False
        return True


class Addresses:
    """Who has how many sockets open, and how fast they come.

    Only public addresses are counted: a private one is a reverse proxy's, behind which everybody would share one count.
    """

    def __init__(self, sockets: int, rate: float, burst: float, clock: Clock = time.monotonic) -> None:
        self._sockets = sockets
        self._rate = rate
        self._burst = burst
        self._clock = clock
        self._open: dict[str, int] = {}
        self._buckets: dict[str, Bucket] = {}

    def admit(self, address: str) -> bool:
        """Whether one more socket may be opened; then :meth:`leave` belongs to it."""
        name = public_network(address)
        if name is None:
            return True
        bucket = self._buckets.get(name)
        if bucket is None:
            self._make_room()
            bucket = self._buckets[name] = Bucket(self._rate, self._burst, self._clock)
        if self._open.get(name, 0) >= self._sockets or not bucket.take_now():
            return False
        self._open[name] = self._open.get(name, 0) + 1
        return True

    def leave(self, address: str) -> None:
        """A socket that was admitted is closed."""
        name = public_network(address)
        if name is None:
            return
        self._open[name] -= 1
        if not self._open[name]:
            del self._open[name]

    @property
    def known(self) -> int:
        """How many addresses are remembered."""
        return len(self._buckets)

    def _make_room(self) -> None:
        while len(self._buckets) >= _MOST_ADDRESSES:
            idle = next((name for name in self._buckets if name not in self._open), next(iter(self._buckets)))
            del self._buckets[idle]


def public_network(address: str) -> str | None:
    """What counts as one client: an IPv4 address, or the /64 that one IPv6 customer has; ``None`` for a private one.

    >>> public_network("2a01:4f8:1:2:3:4:5:6")
    '2a01:4f8:1:2::'
    """
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return None
    if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped is not None:
        found = found.ipv4_mapped
    if not found.is_global:
        return None
    if isinstance(found, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((found, 64), strict=False).network_address)
    return str(found)
