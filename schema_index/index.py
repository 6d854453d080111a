"""The index: a catalog, one vector a table in FAISS, and nearest tables to a text.

index = TableIndex.build(catalog, SentenceEncoder())
index.save("my-index")
TableIndex.load("my-index").search("unpaid invoices", 8)     # [("APTD", 0.61), …]
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from schema_index.catalog import Catalog
from schema_index.document import document
from schema_index.encoder import Encoder, SentenceEncoder
from schema_index.errors import IndexFolderError
from schema_index.folder import VECTORS, Manifest, read_folder, write_folder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Progress = Callable[[int, int], None]
"""Called with tables embedded so far and tables to embed."""
BATCH_SIZE = 64


@dataclass(frozen=True, slots=True)
class Changes:
    """Names of tables that an update added, re-embedded and dropped, each sorted."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


class TableIndex:
    """Tables of a catalog by nearness in meaning; vectors are unit rows in catalog order.

    `vectors` has shape (len(catalog), encoder.dimension), float32.
    """

    def __init__(self, catalog: Catalog, encoder: Encoder, vectors: NDArray[np.float32]) -> None:
        self.catalog = catalog
        self.encoder = encoder
        self.vectors = vectors
        self.names = [table.name for table in catalog]
        self.faiss_index = flat_index(vectors)

    @classmethod
    def build(cls, catalog: Catalog, encoder: Encoder, progress: Progress | None = None) -> TableIndex:
        """Embed every table of the catalog."""
        return cls(catalog, encoder, _embed(catalog, list(range(len(catalog))), encoder, progress))

    def update(self, catalog: Catalog, progress: Progress | None = None) -> tuple[TableIndex, Changes]:
        """The index of another state of the catalog; only added and changed tables are embedded."""
        import numpy as np

        rows = {name: row for row, name in enumerate(self.names)}
        hashes = {table.name: table.content_hash() for table in self.catalog}
        added: list[str] = []
        changed: list[str] = []
        fresh: list[int] = []
        for position, table in enumerate(catalog):
            if hashes.get(table.name) == table.content_hash():
                continue
            fresh.append(position)
            (changed if table.name in hashes else added).append(table.name)
        vectors = np.zeros((len(catalog), self.encoder.dimension), dtype=np.float32)
        for position, table in enumerate(catalog):
            if table.name in rows:
                vectors[position] = self.vectors[rows[table.name]]
        vectors[fresh] = _embed(catalog, fresh, self.encoder, progress)
        removed = sorted(rows.keys() - {table.name for table in catalog})
        changes = Changes(tuple(sorted(added)), tuple(sorted(changed)), tuple(removed))
        return TableIndex(catalog, self.encoder, vectors), changes

    def save(self, folder: str | Path, built_from: tuple[str, ...] = ("--reference",)) -> Manifest:
        """Write the index folder; a previous one is replaced in one step.

        `built_from` is the source as arguments of `python -m schema_index build`, for the message
        that says how to build it again. Raises IndexFolderError.
        """
        import faiss

        data = faiss.serialize_index(self.faiss_index).tobytes()
        encoder = self.encoder
        return write_folder(Path(folder), self.catalog, data, encoder.name, encoder.dimension, built_from)

    @classmethod
    def load(cls, folder: str | Path, encoder: Encoder | None = None) -> TableIndex:
        """Read and check an index folder; without `encoder`, the model it was made with is loaded.

        Raises IndexFolderError, with the command that rebuilds the folder, where it is missing,
        damaged, of another format, or made with another model than `encoder`; ModelError.
        """
        place = Path(folder)
        contents = read_folder(place)
        manifest = contents.manifest
        model = encoder or SentenceEncoder(manifest.model)
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
        return cls(contents.catalog, model, vectors)

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


def _embed(
    catalog: Catalog, positions: list[int], encoder: Encoder, progress: Progress | None
) -> NDArray[np.float32]:
    """Vectors of the tables at `positions`, in that order; shape (len(positions), dimension)."""
    import numpy as np

    texts = [document(catalog.tables[position]) for position in positions]
    vectors = np.zeros((len(texts), encoder.dimension), dtype=np.float32)
    # Texts of like length share a batch, so that little of it is padding.
    order = sorted(range(len(texts)), key=lambda row: (len(texts[row]), row))
    for start in range(0, len(order), BATCH_SIZE):
        rows = order[start : start + BATCH_SIZE]
        vectors[rows] = encoder.encode([texts[row] for row in rows])
        if progress:
            progress(min(start + BATCH_SIZE, len(order)), len(order))
    return vectors
