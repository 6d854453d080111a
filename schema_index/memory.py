"""What reading a source came to the last time, so that the next reading works out only what changed.

It lies in the user's cache folder, one file for the sources of one index; without it, or where it
cannot be used, everything is worked out anew.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from schema_index.cache import cache_folder, content_key

SEAL_BYTES = hashlib.sha256().digest_size
PLAIN_MODULES = frozenset({"schema_index.catalog", "schema_index.source", "schema_index.views.shapes"})


class Memory:
    """Values by key, of which `save` keeps those that were recalled or kept since the start.

    A value is made of strings, numbers, tuples, lists, dicts, sets and the plain classes of PLAIN_MODULES.
    """

    def __init__(self, sources: Iterable[str]) -> None:
        """The memory of what is read from these sources: paths, or the name of a database."""
        name = hashlib.sha256("\0".join(sources).encode(errors="surrogatepass")).hexdigest()[:16]
        self.file = cache_folder() / f"read-{name}"
        self._code = content_key("memory")
        self._known = self._load()
        self._used: dict[str, bytes] = {}

    def recall(self, key: str) -> Any:
        """The value last kept under the key, or None."""
        data = self._known.get(key)
        if data is None:
            return None
        self._used[key] = data
        return _PlainUnpickler(io.BytesIO(data)).load()

    def keep(self, key: str, value: Any) -> None:
        """Keep a value for another time."""
        self._used[key] = pickle.dumps(value, protocol=5)

    def save(self) -> None:
        """Write the file; a cache that cannot be written costs the next reading time."""
        if self._used == self._known:
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
            raise pickle.UnpicklingError(f"{module}.{name} is no plain class of a schema")
        return super().find_class(module, name)
