"""Retrieval against two plain peers, in one run: share of questions with every needed table in the first k.

    python benchmarks/retrieval.py [-k 8] [--json]

Peers: BM25 (bm25s) over the split words of table and column names, and MiniLM over the raw CREATE TABLE text.
Questions: tests/retriever/questions.jsonl, written by this project's authors over the reference schema.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from retriever import SchemaRetriever
from schema_index import Catalog, SentenceEncoder, Table, split_name

QUESTIONS = Path(__file__).parent.parent / "tests" / "retriever" / "questions.jsonl"


def bm25_names(catalog: Catalog) -> Callable[[str, int], list[str]]:
    """BM25 over the words that names split into, without glossary or descriptions."""
    import bm25s

    texts = [
        " ".join(w for n in (t.name, *(c.name for c in t.columns)) for w in split_name(n)) for t in catalog
    ]
    index = bm25s.BM25()
    index.index(bm25s.tokenize(texts, show_progress=False), show_progress=False)
    names = [table.name for table in catalog]

    def search(question: str, k: int) -> list[str]:
        tokens = bm25s.tokenize([question], show_progress=False)
        found, _ = index.retrieve(tokens, k=k, show_progress=False)
        return [names[int(number)] for number in found[0]]

    return search


def dense_ddl(catalog: Catalog, encoder: SentenceEncoder) -> Callable[[str, int], list[str]]:
    """Cosine of MiniLM embeddings over the CREATE TABLE text, names and types only."""
    vectors = encoder.encode([_ddl(table) for table in catalog])
    names = [table.name for table in catalog]

    def search(question: str, k: int) -> list[str]:
        scores = vectors @ encoder.encode([question])[0]
        return [names[int(number)] for number in (-scores).argsort()[:k]]

    return search


def _ddl(table: Table) -> str:
    return f"CREATE TABLE {table.name} ({', '.join(f'{c.name} {c.type}' for c in table.columns)})"


def measure(
    search: Callable[[str, int], Sequence[str]], rows: list[dict[str, object]], k: int
) -> dict[str, float]:
    """Complete recall@k, mean recall@k and milliseconds a question."""
    complete = recall = 0.0
    started = time.perf_counter()
    for row in rows:
        needed = set(row["tables"])  # type: ignore[call-overload]
        found = needed & set(search(str(row["question"]), k))
        complete += found == needed
        recall += len(found) / len(needed)
    ms = 1000 * (time.perf_counter() - started) / len(rows)
    return {"complete": complete / len(rows), "recall": recall / len(rows), "ms": ms}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-k", type=int, default=8)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    rows = [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
    retriever = SchemaRetriever.from_folder(None)
    catalog = retriever.catalog

    def ours(question: str, k: int) -> list[str]:
        return [hit.table.name for hit in retriever.retrieve(question, k=k).tables[:k]]

    peers = {
        "BM25, names": bm25_names(catalog),
        "MiniLM, raw DDL": dense_ddl(catalog, SentenceEncoder()),
        "this": ours,
    }
    ours(str(rows[0]["question"]), arguments.k)
    table = {name: measure(search, rows, arguments.k) for name, search in peers.items()}
    if arguments.json:
        print(json.dumps(table))
        return
    print(f"{len(rows)} questions, {len(catalog)} tables, k = {arguments.k}")
    print(f"{'':18}{'complete':>10}{'recall':>10}{'ms':>8}")
    for name, row in table.items():
        print(f"{name:18}{row['complete']:>10.1%}{row['recall']:>10.1%}{row['ms']:>8.1f}")


if __name__ == "__main__":
    main()
