"""Where the state of sessions is kept: ``Store`` is the Protocol, ``MemoryStore`` the default.

A store of one's own must pass ``StoreContract`` (in ``contract``).
"""

from mirra.server.store.base import Store
from mirra.server.store.memory import MemoryStore

__all__ = ["MemoryStore", "Store"]
