"""What each DDL file held when it was last read, so that the next reading parses only what changed.

It lies in the user's cache folder, one file for the sources of one index; without it, or where it
cannot be used, everything is read anew.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import fields
from pathlib import Path
from typing import Any

from schema_index.cache import cache_folder, content_key
from schema_index.script import read_script
from schema_index.source import Source

SEAL_BYTES = hashlib.sha256().digest_size
PLAIN_MODULES = frozenset({"schema_index.catalog", "schema_index.source"})


class ScriptMemory:
    """Reads scripts, or remembers what they held; `save` keeps what was read for another time."""

    def __init__(self, paths: Iterable[str | Path]) -> None:
        """The memory of what is read from these files and folders."""
        places = "\0".join(str(Path(path).absolute()) for path in paths)
        name = hashlib.sha256(places.encode()).hexdigest()[:16]
        self.file = cache_folder() / f"scripts-{name}"
        self._code = content_key("scripts")
        self._known = self._load()
        self._used: dict[str, bytes] = {}

    def read(self, text: str, file: str, source: Source) -> None:
        """Add what a script defines to `source`, as `script.read_script` does."""
        key = hashlib.sha256(f"{file}\0{text}".encode(errors="surrogatepass")).hexdigest()
        data = self._known.get(key)
        if data is None:
            part = Source()
            read_script(text, file, part)
            data = pickle.dumps(part, protocol=5)
        else:
            part = _PlainUnpickler(io.BytesIO(data)).load()
        self._used[key] = data
        _add(part, source)

    def save(self) -> None:
        """Keep what was read since the start; a cache that cannot be written costs the next reading time."""
        if self._used.keys() == self._known.keys():
            return
        aside = self.file.with_name(f"{self.file.name}.{os.getpid()}")
        with suppress(OSError):
            self.file.parent.mkdir(parents=True, exist_ok=True)
            try:
                data = pickle.dumps((self._code, self._used), protocol=5)
                aside.write_bytes(seal(data) + data)
                aside.replace(self.file)
            finally:
                aside.unlink(missing_ok=True)

    def _load(self) -> dict[str, bytes]:
        try:
            stored = self.file.read_bytes()
            data = stored[SEAL_BYTES:]
            if stored[:SEAL_BYTES] != seal(data):
                return {}
            code, known = _PlainUnpickler(io.BytesIO(data)).load()
        except (OSError, pickle.UnpicklingError, AttributeError, EOFError, ValueError, TypeError):
            return {}
        return known if code == self._code and isinstance(known, dict) else {}


def seal(data: bytes) -> bytes:
    """What a file begins with that was written whole."""
    return hashlib.sha256(data).digest()


class _PlainUnpickler(pickle.Unpickler):
    """Makes the catalog's and the source's own plain classes and nothing else, whoever wrote the file."""

    def find_class(self, module: str, name: str) -> Any:
        if module not in PLAIN_MODULES or "." in name:
            raise pickle.UnpicklingError(f"{module}.{name} is no part of a script")
        return super().find_class(module, name)


def _add(part: Source, source: Source) -> None:
    """Append what one file held; every field of Source is a list, a dict or a set."""
    for field in fields(Source):
        held, more = getattr(source, field.name), getattr(part, field.name)
        if isinstance(held, list):
            held.extend(more)
        else:
            held.update(more)
