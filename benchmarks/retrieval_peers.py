"""What people would use in place of this retriever, each as its own documentation sets it up.

A peer is a function from a catalog to a search: question and k in, table names out. All dense ones use the
same all-MiniLM-L6-v2 in full precision and read the CREATE TABLE text, names and types only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from importlib.util import find_spec
from typing import Any

from schema_index import Catalog, Encoder, SentenceEncoder, Table, split_name

Search = Callable[[str, int], Sequence[str]]
PLAIN = "all-MiniLM-L6-v2"
RANK_CONSTANT = 60
"""Of reciprocal rank fusion, as in Cormack et al. 2009."""
DEEP = 200
"""Ranks of each list that are fused."""


@lru_cache(maxsize=1)
def plain_minilm() -> Encoder:
    """all-MiniLM-L6-v2 in full precision through sentence-transformers, as users of the peers run it."""
    from finetune.embedding.export import plain_folder

    return SentenceEncoder(plain_folder())


def bm25(catalog: Catalog) -> Search:
    """bm25s over the words that the names of a table and its columns split into."""
    import bm25s

    texts = [
        " ".join(w for n in (t.name, *(c.name for c in t.columns)) for w in split_name(n)) for t in catalog
    ]
    index = bm25s.BM25()
    index.index(bm25s.tokenize(texts, show_progress=False), show_progress=False)
    names = [table.name for table in catalog]

    def search(question: str, k: int) -> list[str]:
        tokens = bm25s.tokenize([question], show_progress=False)
        found, _ = index.retrieve(tokens, k=min(k, len(names)), show_progress=False)
        return [names[int(number)] for number in found[0]]

    return search


def dense(catalog: Catalog) -> Search:
    """Cosine of MiniLM embeddings, exact."""
    encoder = plain_minilm()
    vectors = encoder.encode([ddl(table) for table in catalog])
    names = [table.name for table in catalog]

    def search(question: str, k: int) -> list[str]:
        scores = vectors @ encoder.encode([question])[0]
        return [names[int(number)] for number in (-scores).argsort(kind="stable")[:k]]

    return search


def fused(catalog: Catalog) -> Search:
    """Reciprocal rank fusion of the two above."""
    parts = (bm25(catalog), dense(catalog))

    def search(question: str, k: int) -> list[str]:
        scores: dict[str, float] = {}
        for part in parts:
            for rank, name in enumerate(part(question, DEEP), start=1):
                scores[name] = scores.get(name, 0.0) + 1 / (RANK_CONSTANT + rank)
        return sorted(scores, key=lambda name: (-scores[name], name))[:k]

    return search


def chroma(catalog: Catalog) -> Search:
    """A Chroma collection in memory with a document a table, cosine."""
    import chromadb

    class MiniLM(chromadb.EmbeddingFunction):  # type: ignore[misc]
        """The model, as Chroma calls it."""

        def __init__(self) -> None:
            self.encoder = plain_minilm()

        def __call__(self, input: list[str]) -> Any:
            return list(self.encoder.encode(list(input)))

    client = chromadb.EphemeralClient(chromadb.Settings(anonymized_telemetry=False))
    if any(one.name == "tables" for one in client.list_collections()):
        client.delete_collection("tables")
    collection = client.create_collection(
        "tables", embedding_function=MiniLM(), metadata={"hnsw:space": "cosine"}
    )
    names = [table.name for table in catalog]
    for start in range(0, len(names), DEEP):
        part = catalog.tables[start : start + DEEP]
        collection.add(ids=[table.name for table in part], documents=[ddl(table) for table in part])

    def search(question: str, k: int) -> list[str]:
        return list(collection.query(query_texts=[question], n_results=min(k, len(names)))["ids"][0])

    return search


def llama_index(catalog: Catalog) -> Search:
    """LlamaIndex's object index of tables over a SQL database, as in its guide to text-to-SQL."""
    from llama_index.core import SQLDatabase, VectorStoreIndex
    from llama_index.core.base.embeddings.base import BaseEmbedding
    from llama_index.core.objects import ObjectIndex, SQLTableNodeMapping, SQLTableSchema
    from sqlalchemy import Column, MetaData, String, create_engine
    from sqlalchemy import Table as SqlTable

    class MiniLM(BaseEmbedding):  # type: ignore[misc]
        """The model, as LlamaIndex calls it."""

        def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
            return [[float(value) for value in row] for row in plain_minilm().encode(texts)]

        def _get_text_embedding(self, text: str) -> list[float]:
            return self._get_text_embeddings([text])[0]

        def _get_query_embedding(self, query: str) -> list[float]:
            return self._get_text_embedding(query)

        async def _aget_query_embedding(self, query: str) -> list[float]:
            return self._get_text_embedding(query)

    engine, metadata = create_engine("sqlite://"), MetaData()
    for table in catalog:
        SqlTable(table.name, metadata, *(Column(column.name, String) for column in table.columns))
    metadata.create_all(engine)
    database = SQLDatabase(engine, metadata=metadata)
    schemas = [SQLTableSchema(table_name=table.name) for table in catalog]
    index = ObjectIndex.from_objects(
        schemas, SQLTableNodeMapping(database), VectorStoreIndex, embed_model=MiniLM(embed_batch_size=64)
    )
    by_size: dict[int, Any] = {}

    def search(question: str, k: int) -> list[str]:
        if k not in by_size:
            by_size[k] = index.as_retriever(similarity_top_k=k)
        return [one.table_name for one in by_size[k].retrieve(question)]

    return search


def ddl(table: Table) -> str:
    """A CREATE TABLE statement of names and types."""
    return f"CREATE TABLE {table.name} ({', '.join(f'{c.name} {c.type}' for c in table.columns)})"


PEERS: dict[str, tuple[str, Callable[[Catalog], Search], str]] = {
    "bm25": ("BM25 over names", bm25, "bm25s"),
    "dense": ("MiniLM over DDL", dense, "sentence_transformers"),
    "fused": ("both, rank fusion", fused, "sentence_transformers"),
    "chroma": ("Chroma", chroma, "chromadb"),
    "llama-index": ("LlamaIndex tables", llama_index, "llama_index"),
}
"""Name on the command line: title, how to make it, the package it needs."""


def installed(peer: str) -> bool:
    """Whether the package of a peer is there."""
    return find_spec(PEERS[peer][2]) is not None
