"""Values as data: what is sent to the browser, what comes from it, what is stored.

The class of a decoded value is always chosen by the annotation of whoever reads it, never by the data. Start in ``wire``.
"""

from mirra.codec.decode import from_wire
from mirra.codec.serializers import serializer
from mirra.codec.wire import is_sendable, to_wire

__all__ = ["from_wire", "is_sendable", "serializer", "to_wire"]
