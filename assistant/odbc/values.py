"""Values as drivers give them, made values of a row."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from assistant.database import Value

_PLAIN = (str, int, float, bool, Decimal, date, datetime)
_FIXED_BYTES = 8
_LONGEST_BINARY = 64
"""Bytes of a binary value that are shown."""


def value_of(given: Any) -> Value:
    """Dates, numbers and text as they are; a time of day and bytes (in hexadecimal) as text."""
    if given is None or isinstance(given, _PLAIN):
        return given
    if isinstance(given, bytes | bytearray):
        more = "…" if len(given) > _LONGEST_BINARY else ""
        return f"0x{bytes(given[:_LONGEST_BINARY]).hex()}{more}"
    return given.isoformat() if isinstance(given, time) else str(given)


def bytes_of(value: Value) -> int:
    """Roughly how many bytes a value takes."""
    return len(value) if isinstance(value, str) else _FIXED_BYTES
