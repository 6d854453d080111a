"""Retrieval against what people would use in its place, on the same questions, in one run.

    python benchmarks/retrieval.py                                 # the reference schema, all peers installed
    python benchmarks/retrieval.py --on reference full warehouse -k 8 10
    python benchmarks/retrieval.py --models all-MiniLM-L6-v2 runs/embedder --peers dense   # embedding models

Schemas: reference; full (it among 1,400 synthetic tables and the views over them); trial (it among
near-duplicates, see trial_catalog.py); warehouse (another trade); curated, trial and held-out-tables have the
questions that the embedding model is not tuned on. Questions were written by this project's authors, in
analysts' words without table names; those of split `tuned` were looked at while the weights were chosen, the
others were not. One is found where all its tables are among the first k.

Chroma and LlamaIndex are measured where they are installed (chromadb, llama-index-core). Milliseconds are the
median of one question after another, CPU ms the processor time of all threads, which a busy machine does not
change; build is the time from catalog to ready, embedding included.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.retrieval_peers import PEERS, Search, installed
from benchmarks.retrieval_schemas import SCHEMAS, Question, Schema, load_schema
from retriever import SchemaRetriever
from retriever.dense import dense_scores
from schema_index import Catalog, SentenceEncoder, TableIndex

WARM_UP = 5
"""Questions asked before any is timed."""
HEAD = (
    f"{'':34}{'split':>10}{'n':>5}{'k':>4}{'complete':>10}{'recall':>9}{'MRR':>7}{'ms':>8}{'CPU ms':>8}"
    f"{'build s':>9}"
)


@dataclass(frozen=True, slots=True)
class Row:
    """What one search did on one split of one schema, with one k."""

    schema: str
    search: str
    split: str
    questions: int
    k: int
    complete: float
    recall: float
    mrr: float
    ms: float
    cpu_ms: float
    build_s: float


def ours(catalog: Catalog, model: str | None) -> tuple[Search, Search]:
    """The whole retriever, and its dense signal alone, with one embedding model."""
    retriever = SchemaRetriever(TableIndex.build(catalog, SentenceEncoder(model)))
    names = [table.name for table in catalog]

    def search(question: str, k: int) -> list[str]:
        return [hit.table.name for hit in retriever.retrieve(question, k).tables[:k]]

    def by_meaning(question: str, k: int) -> list[str]:
        (scores,) = dense_scores(retriever.index, [question], retriever.encoder)
        return [names[int(number)] for number in (-scores).argsort(kind="stable")[:k]]

    return search, by_meaning


def measure(search: Search, schema: Schema, title: str, ks: Sequence[int], build_s: float) -> list[Row]:
    """A row for each k and split, and for all splits together where there are several."""
    for question in schema.questions[:WARM_UP]:
        search(question.text, max(ks))
    found: dict[int, dict[str, list[str]]] = {k: {} for k in ks}
    times: dict[int, list[float]] = {k: [] for k in ks}
    rows = []
    for k in ks:
        before = time.process_time()
        for question in schema.questions:
            began = time.perf_counter()
            found[k][question.id] = list(search(question.text, k))
            times[k].append(1000 * (time.perf_counter() - began))
        cpu = 1000 * (time.process_time() - before) / len(schema.questions)
        splits = list(dict.fromkeys(question.split for question in schema.questions))
        for split in [*splits, "all"] if len(splits) > 1 else splits:
            asked = [question for question in schema.questions if split in ("all", question.split)]
            figures = score(asked, found[k])
            rows.append(
                Row(
                    schema.name,
                    title,
                    split,
                    len(asked),
                    k,
                    *figures,
                    statistics.median(times[k]),
                    cpu,
                    build_s,
                )
            )
    return rows


def score(questions: Sequence[Question], found: dict[str, list[str]]) -> tuple[float, float, float]:
    """Share with every needed table found, mean share of needed tables found, mean reciprocal rank of the
    first needed one."""
    complete = recall = mrr = 0.0
    for question in questions:
        names = found[question.id]
        hits = question.tables & set(names)
        complete += hits == question.tables
        recall += len(hits) / len(question.tables)
        mrr += next((1 / rank for rank, name in enumerate(names, 1) if name in question.tables), 0.0)
    return complete / len(questions), recall / len(questions), mrr / len(questions)


def run(
    schema: Schema, peers: Sequence[str], models: Sequence[str | None], ks: Sequence[int]
) -> Iterator[Row]:
    """Every peer and this retriever with every model, as each is done."""
    for peer in peers:
        title, make, package = PEERS[peer]
        if not installed(peer):
            print(f"{title} is left out: {package} is not installed", file=sys.stderr)
            continue
        began = time.perf_counter()
        search = make(schema.catalog)
        yield from measure(search, schema, title, ks, time.perf_counter() - began)
    for model in models:
        began = time.perf_counter()
        whole, by_meaning = ours(schema.catalog, model)
        built = time.perf_counter() - began
        label = f" ({Path(model).name})" if model else ""
        yield from measure(by_meaning, schema, f"its dense part{label}", ks, built)
        yield from measure(whole, schema, f"this{label}", ks, built)


def line(row: Row) -> str:
    """The row as a line of the table."""
    head = f"{row.schema}: {row.search}"
    return (
        f"{head:34}{row.split:>10}{row.questions:>5}{row.k:>4}{row.complete:>10.1%}{row.recall:>9.1%}"
        f"{row.mrr:>7.3f}{row.ms:>8.1f}{row.cpu_ms:>8.1f}{row.build_s:>9.1f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("-k", type=int, nargs="+", default=[8], help="how many tables (default: 8)")
    parser.add_argument("--on", nargs="+", choices=list(SCHEMAS), default=["reference"], metavar="SCHEMA")
    parser.add_argument("--peers", nargs="*", choices=list(PEERS), default=list(PEERS), metavar="PEER")
    parser.add_argument(
        "--models", nargs="+", default=[None], metavar="MODEL", help="embedding models of ours"
    )
    parser.add_argument("--json", action="store_true", help="a JSON object a line in place of the table")
    options = parser.parse_args()
    if not options.json:
        print(HEAD)
    for name in options.on:
        for row in run(load_schema(name), options.peers, options.models, options.k):
            print(json.dumps(asdict(row)) if options.json else line(row), flush=True)


if __name__ == "__main__":
    main()
