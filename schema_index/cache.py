"""The index of the bundled reference schema, built once into the user's cache folder."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from schema_index.bundled import load_reference
from schema_index.encoder import Encoder, SentenceEncoder
from schema_index.errors import IndexFolderError
from schema_index.folder import FORMAT_VERSION
from schema_index.index import TableIndex
from schema_index.progress import Progress

# Everything that decides what the index holds: the DDL, the glossary and the code that reads them.
SOURCES = ("**/*.py", "*.toml", "*.txt", "reference/*.sql")


def cache_folder() -> Path:
    """Where this program keeps what it can make again, by the XDG base directory specification."""
    root = os.environ.get("XDG_CACHE_HOME") or ""
    # The XDG base directory specification ignores relative paths.
    base = Path(root) if root and Path(root).is_absolute() else Path.home() / ".cache"
    return base / "vista-sql-assistant"


def reference_index_folder(model: str) -> Path:
    """Where the reference index of an embedding model lies: a new place for every new content."""
    return cache_folder() / f"reference-{content_key(model)}"


def load_reference_index(encoder: Encoder | None = None, progress: Progress | None = None) -> TableIndex:
    """The reference index, built now where it is missing or damaged.

    Several processes may do so at once: each writes aside and the last rename wins, with the same
    content. Where the cache cannot be written, the index is made in memory.
    """
    model = encoder or SentenceEncoder()
    folder = reference_index_folder(model.name)
    try:
        return TableIndex.load(folder, model)
    except IndexFolderError:
        pass  # missing, or not to be trusted: both are mended by building it
    index = TableIndex.build(load_reference(), model, progress)
    try:
        index.save(folder)
    except IndexFolderError:
        return index  # a cache that cannot be written only costs the next start its time
    return index


def content_key(model: str) -> str:
    """Sixteen hex digits of the model's name, the format version and the content of SOURCES."""
    package = Path(__file__).parent
    digest = hashlib.sha256(f"{model}\0{FORMAT_VERSION}\0".encode())
    for file in sorted(file for pattern in SOURCES for file in package.glob(pattern)):
        digest.update(file.relative_to(package).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
