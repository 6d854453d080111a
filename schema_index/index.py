"""The index: a catalog, one vector a table in FAISS, and nearest tables to a text.

index = TableIndex.build(catalog, SentenceEncoder())
index.save("my-index")
TableIndex.load("my-index").search("unpaid invoices", 8)     # [("APTD", 0.61), …]
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from schema_index.catalog import Catalog
from schema_index.document import document
from schema_index.encoder import Encoder, SentenceEncoder, quick_arithmetic
from schema_index.errors import IndexFolderError
from schema_index.folder import VECTORS, Contents, Manifest, joins_hash, read_folder, write_folder
from schema_index.progress import Progress

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BATCH_SIZE = 64


@dataclass(frozen=True, slots=True)
class Changes:
    """Names of tables that an update added, found changed and dropped, each sorted.

    `embedded` is how many were embedded: the added ones, and those whose text changed, be it that
    the table did or that this program now says the same table in other words. `joins` is whether
    joins or user types changed.
    """

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    embedded: int = 0
    joins: bool = False

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed or self.embedded or self.joins)


class TableIndex:
    """Tables of a catalog by nearness in meaning; vectors are unit rows in catalog order.

    `vectors` has shape (len(catalog), encoder.dimension), float32; `texts` holds the SHA-256 of the text
    that each row was made from, by table; without it, that is what this program says of the table.
    """

    def __init__(
        self,
        catalog: Catalog,
        encoder: Encoder,
        vectors: NDArray[np.float32],
        texts: dict[str, str] | None = None,
    ) -> None:
        self.catalog = catalog
        self.encoder = encoder
        self.vectors = vectors
        self.names = [table.name for table in catalog]
        self.faiss_index = flat_index(vectors)
        if texts is not None:
            self.texts = texts

    @cached_property
    def texts(self) -> dict[str, str]:
        """The SHA-256 of the text each table was embedded by."""
        return {table.name: _text_hash(document(table)) for table in self.catalog}

    @cached_property
    def hashes(self) -> dict[str, str]:
        """The SHA-256 of each table's content."""
        return {table.name: table.content_hash() for table in self.catalog}

    @classmethod
    def build(cls, catalog: Catalog, encoder: Encoder, progress: Progress | None = None) -> TableIndex:
        """Embed every table of the catalog."""
        texts = [document(table) for table in catalog]
        hashes = {table.name: _text_hash(text) for table, text in zip(catalog, texts, strict=True)}
        return cls(catalog, encoder, _embed(texts, encoder, progress), hashes)

    def update(self, catalog: Catalog, progress: Progress | None = None) -> tuple[TableIndex, Changes]:
        """The index of another state of the catalog; only new texts are embedded, other rows are kept."""
        import numpy as np

        rows = {name: row for row, name in enumerate(self.names)}
        texts = [document(table) for table in catalog]
        hashes = {table.name: _text_hash(text) for table, text in zip(catalog, texts, strict=True)}
        vectors = np.zeros((len(catalog), self.encoder.dimension), dtype=np.float32)
        fresh: list[int] = []
        for position, table in enumerate(catalog):
            if self.texts.get(table.name) == hashes[table.name]:
                vectors[position] = self.vectors[rows[table.name]]
            else:
                fresh.append(position)
        vectors[fresh] = _embed([texts[position] for position in fresh], self.encoder, progress)
        index = TableIndex(catalog, self.encoder, vectors, hashes)
        index.hashes = self._hashes_of(catalog)
        both = rows.keys() & hashes.keys()
        changes = Changes(
            added=tuple(sorted(hashes.keys() - rows.keys())),
            changed=tuple(sorted(name for name in both if self.hashes[name] != index.hashes[name])),
            removed=tuple(sorted(rows.keys() - hashes.keys())),
            embedded=len(fresh),
            joins=joins_hash(self.catalog) != joins_hash(catalog),
        )
        return index, changes

    def _hashes_of(self, catalog: Catalog) -> dict[str, str]:
        """The hashes of another catalog's tables; those that are as they were keep theirs."""
        before = {table.name: table for table in self.catalog}
        return {
            table.name: self.hashes[table.name] if before.get(table.name) == table else table.content_hash()
            for table in catalog
        }

    def save(self, folder: str | Path, built_from: tuple[str, ...] = ("--reference",)) -> Manifest:
        """Write the index folder; a previous one is replaced in one step.

        `built_from` is the source as arguments of `python -m schema_index build`, for the message
        that says how to build it again. Raises IndexFolderError.
        """
        import faiss

        data = faiss.serialize_index(self.faiss_index).tobytes()
        model = self.encoder
        return write_folder(
            Path(folder),
            self.catalog,
            data,
            model.name,
            model.dimension,
            built_from,
            tables=self.hashes,
            texts=self.texts,
        )

    @classmethod
    def load(cls, folder: str | Path, encoder: Encoder | None = None) -> TableIndex:
        """Read and check an index folder; without `encoder`, the model it was made with is loaded.

        Raises IndexFolderError, with the command that rebuilds the folder, where it is missing,
        damaged, of another format, or made with another model than `encoder`; ModelError.
        """
        contents = read_folder(Path(folder))
        manifest = contents.manifest
        return cls._of(contents, Path(folder), encoder or SentenceEncoder(manifest.model))

    def reload(self, folder: str | Path) -> TableIndex:
        """The index in a folder, with this one's model where it was made with the same; see `load`."""
        contents = read_folder(Path(folder))
        manifest, model = contents.manifest, self.encoder
        if (model.name, model.dimension) != (manifest.model, manifest.dimension):
            model = SentenceEncoder(manifest.model)
        return self._of(contents, Path(folder), model)

    @classmethod
    def _of(cls, contents: Contents, place: Path, model: Encoder) -> TableIndex:
        manifest = contents.manifest
        if (model.name, model.dimension) != (manifest.model, manifest.dimension):
            raise IndexFolderError(
                f"the index in {place} was made with the embedding model {manifest.model} "
                f"({manifest.dimension} dimensions), not {model.name} ({model.dimension}): "
                f"load it with that model, or {manifest.rebuild(place)}"
            )
        vectors = _read_vectors(contents.vectors)
        if vectors is None or vectors.shape != (len(contents.catalog), manifest.dimension):
            raise IndexFolderError(
                f"{place / VECTORS} does not hold one vector a table: {manifest.rebuild(place)}"
            )
        index = cls(contents.catalog, model, vectors, manifest.texts)
        index.hashes = manifest.tables
        return index

    def search(self, text: str, k: int = 8) -> list[tuple[str, float]]:
        """The `k` tables nearest to `text` with their cosine, best first (fewer where there are fewer)."""
        count = min(k, len(self.names))
        if count < 1:
            return []
        scores, rows = self.faiss_index.search(self.encoder.encode([text]), count)
        return [(self.names[row], float(score)) for score, row in zip(scores[0], rows[0], strict=True)]


def flat_index(vectors: NDArray[np.float32]) -> Any:
    """A FAISS index of exact inner products over the rows of `vectors`."""
    import faiss

    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(vectors)
    return index


def _read_vectors(data: bytes) -> NDArray[np.float32] | None:
    """The rows of a serialized FAISS index, or None where it is none."""
    import faiss
    import numpy as np

    try:
        index = faiss.deserialize_index(np.frombuffer(data, dtype=np.uint8))
        rows: NDArray[np.float32] = index.reconstruct_n(0, index.ntotal)
    except RuntimeError:
        return None
    return rows


def _embed(texts: list[str], encoder: Encoder, progress: Progress | None) -> NDArray[np.float32]:
    """Vectors of the texts, in their order; shape (len(texts), dimension)."""
    import numpy as np

    vectors = np.zeros((len(texts), encoder.dimension), dtype=np.float32)
    if not texts:
        return vectors
    # Texts of like length share a batch, so that little of it is padding.
    order = sorted(range(len(texts)), key=lambda row: (len(texts[row]), row))
    with quick_arithmetic():
        for start in range(0, len(order), BATCH_SIZE):
            rows = order[start : start + BATCH_SIZE]
            vectors[rows] = encoder.encode([texts[row] for row in rows])
            if progress:
                progress(min(start + BATCH_SIZE, len(order)), len(order))
    return vectors


def _text_hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
