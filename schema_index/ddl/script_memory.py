"""Reads a script, or remembers what it held when it was last read."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from schema_index.ddl.script import read_script
from schema_index.source import Source

if TYPE_CHECKING:
    from schema_index.memory import Memory


def read_remembered(text: str, file: str, source: Source, memory: Memory | None) -> None:
    """Add what a script defines to `source`, as `read_script` does."""
    if memory is None:
        read_script(text, file, source)
        return
    key = hashlib.sha256(f"{file}\0{text}".encode(errors="surrogatepass")).hexdigest()
    part = memory.recall(key)
    if part is None:
        part = Source()
        read_script(text, file, part)
        memory.keep(key, part)
    source.add(part)
