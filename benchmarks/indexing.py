"""Building, updating, loading and searching an index against the number of tables; FAISS's kinds of index.

    python benchmarks/indexing.py --tables 300 1400
    python benchmarks/indexing.py --tables 10000 100000
    python benchmarks/indexing.py --faiss 1400 10000 100000    # flat, HNSW and IVF over random vectors

The schemas are synthetic (benchmarks/synthetic.py), one object a file. Each command runs as users run it, in
a process of its own: seconds are processor time of all its threads, so that other work on the machine counts
little; only `build wall s` is what passed. `start` is the embedding model's load, `peak` the most memory the
process held. `update` follows after ten tables were changed; its `rest` is all but reading and the start.
Searches are the median of several, with the question embedded before; `retrieve` is the whole retriever,
embedding included.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.synthetic import SyntheticDatabase

ROOT = Path(__file__).parent.parent
QUESTIONS = (
    "unpaid vendor invoices with their due date",
    "hours by employee and craft last month",
    "open purchase orders for a job",
    "equipment revenue by category",
    "what is in APCO",
)
CHANGED = 10
NEIGHBOURS = 8
RUNS = 15
DIMENSION = 384
COLUMNS = (
    ("tables", "{:,.0f}"), ("indexed", "{:,.0f}"), ("read_s", "{:.1f}"), ("embed_s", "{:.1f}"),
    ("write_s", "{:.2f}"), ("build_s", "{:.1f}"), ("build_wall_s", "{:.1f}"), ("build_peak_mb", "{:,.0f}"),
    ("update_read_s", "{:.2f}"), ("update_start_s", "{:.2f}"), ("update_rest_s", "{:.2f}"),
    ("update_peak_mb", "{:,.0f}"),
    ("load_s", "{:.2f}"), ("load_peak_mb", "{:,.0f}"), ("search_ms", "{:.2f}"), ("retrieve_ms", "{:.0f}"),
)  # fmt: skip


def measure(tables: int, seed: int) -> dict[str, float]:
    """One row of the table, for a database of so many tables."""
    with tempfile.TemporaryDirectory(prefix="vista-indexing-") as scratch:
        schema, out = Path(scratch) / "schema", Path(scratch) / "index"
        os.environ["XDG_CACHE_HOME"] = str(Path(scratch) / "cache")
        SyntheticDatabase(tables, seed).write(schema)
        build = run("build", schema, out)
        SyntheticDatabase(tables, seed, min(CHANGED, tables)).write(schema)
        update = run("update", schema, out)
        if len(update["changed"]) < min(CHANGED, tables):
            raise SystemExit(f"update found {len(update['changed'])} tables changed, not {CHANGED}")
        look = child("--look", str(out))
    stages = update["processor_seconds"]
    return {
        "tables": tables,
        "indexed": build["tables"],
        **{f"{stage}_s": build["processor_seconds"][stage] for stage in ("read", "embed", "write")},
        "build_s": build["process_s"],
        "build_wall_s": build["wall_s"],
        "build_peak_mb": build["peak_mb"],
        "update_read_s": stages["read"],
        "update_start_s": stages["start"],
        "update_rest_s": update["process_s"] - stages["read"] - stages["start"],
        "update_peak_mb": update["peak_mb"],
        **look,
    }


def run(command: str, schema: Path, out: Path) -> dict[str, Any]:
    """A command of `python -m schema_index`: its report, the times of its process and its peak."""
    print(f"{command} …", file=sys.stderr, flush=True)
    return child("--command", command, "--ddl", str(schema), "--out", str(out), "--json")


def child(*arguments: str) -> dict[str, Any]:
    """This file in a process of its own; what it printed, its wall time and its peak of memory."""
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, __file__, *arguments], stdout=subprocess.PIPE, text=True, check=False, cwd=ROOT
    )
    if done.returncode:
        raise SystemExit(done.returncode)
    report: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return report | ({"wall_s": time.perf_counter() - began} if "--command" in arguments else {})


def command(arguments: list[str]) -> None:
    """Run the command line here and print its report with the peak of this process."""
    import contextlib
    import io

    from schema_index.__main__ import main as schema_index

    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        status = schema_index(arguments)
    if status:
        raise SystemExit(status)
    made = {"peak_mb": peak_mb(), "process_s": time.process_time()}
    print(json.dumps(json.loads(printed.getvalue()) | made))


def look(folder: Path) -> dict[str, float]:
    """Load the index and search it; milliseconds are medians."""
    from retriever import SchemaRetriever
    from schema_index import SentenceEncoder, TableIndex

    encoder = SentenceEncoder()
    vectors = [encoder.encode([question]) for question in QUESTIONS]
    before = peak_mb()
    began = time.process_time()
    index = TableIndex.load(folder, encoder)
    load_s = time.process_time() - began
    search = median_ms(lambda number: index.faiss_index.search(vectors[number], NEIGHBOURS))
    retriever = SchemaRetriever(index)
    retriever.retrieve(QUESTIONS[0])
    retrieve = median_ms(lambda number: retriever.retrieve(QUESTIONS[number]))
    return {
        "load_s": load_s,
        "load_peak_mb": peak_mb() - before,
        "search_ms": search,
        "retrieve_ms": retrieve,
    }


def median_ms(work: Callable[[int], object]) -> float:
    """The median processor time of RUNS calls, with the numbers of the questions in turn."""
    times = []
    for number in range(RUNS):
        began = time.process_time()
        work(number % len(QUESTIONS))
        times.append(1000 * (time.process_time() - began))
    return statistics.median(times)


def compare_faiss(sizes: Iterable[int], seed: int) -> None:
    """Flat against HNSW and IVF over random unit vectors: times, sizes, recall of what the flat one finds."""
    import faiss
    import numpy as np

    print(f"{'vectors':>9}{'index':>8}{'build s':>10}{'search ms':>11}{f'recall@{NEIGHBOURS}':>10}{'MB':>8}")
    for size in sizes:
        rng = np.random.default_rng(seed)
        # In clusters, as texts of one module are: in uniform noise no neighbour is near.
        centres = rng.standard_normal((max(size // 50, 1), DIMENSION), dtype=np.float32)
        noise = rng.standard_normal((size + len(QUESTIONS), DIMENSION), dtype=np.float32)
        points = centres[rng.integers(len(centres), size=len(noise))] + 0.7 * noise
        points /= np.linalg.norm(points, axis=1, keepdims=True)
        rows, queries = points[:size], points[size:]
        lists = max(1, int(4 * size**0.5))
        kinds = {
            "flat": faiss.IndexFlatIP(DIMENSION),
            "HNSW": faiss.IndexHNSWFlat(DIMENSION, 32, faiss.METRIC_INNER_PRODUCT),
            "IVF": faiss.IndexIVFFlat(
                faiss.IndexFlatIP(DIMENSION), DIMENSION, lists, faiss.METRIC_INNER_PRODUCT
            ),
        }
        kinds["IVF"].nprobe = max(1, lists // 16)
        expected: list[set[int]] = []
        for name, index in kinds.items():
            began = time.perf_counter()
            index.train(rows)
            index.add(rows)
            build_s = time.perf_counter() - began
            search_ms = median_ms(partial(search_one, index, queries))
            found = [set(map(int, row)) for row in index.search(queries, NEIGHBOURS)[1]]
            expected = expected or found
            recall = sum(len(a & b) for a, b in zip(found, expected, strict=True))
            recall /= NEIGHBOURS * len(QUESTIONS)
            megabytes = faiss.serialize_index(index).nbytes / 1e6
            line = f"{size:>9,}{name:>8}{build_s:>10.2f}{search_ms:>11.2f}{recall:>10.0%}{megabytes:>8.1f}"
            print(line, flush=True)


def search_one(index: Any, queries: Any, number: int) -> None:
    """The neighbours of one query."""
    index.search(queries[number : number + 1], NEIGHBOURS)


def peak_mb() -> float:
    """The most memory that this process has held, in MB (Linux counts kilobytes, macOS bytes)."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)


def main() -> None:
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    if sys.argv[1:2] == ["--command"]:
        command(sys.argv[2:])
        return
    if sys.argv[1:2] == ["--look"]:
        print(json.dumps(look(Path(sys.argv[2]))))
        return
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--tables", type=int, nargs="+", metavar="N", default=[])
    parser.add_argument("--faiss", type=int, nargs="+", metavar="N", default=[])
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", action="store_true", help="a JSON object a line in place of the table")
    options = parser.parse_args()
    if not options.tables and not options.faiss:
        parser.error("give --tables or --faiss with numbers, such as --tables 300 1400")
    for position, tables in enumerate(options.tables):
        row = measure(tables, options.seed)
        if options.json:
            print(json.dumps(row), flush=True)
            continue
        if not position:
            print("".join(f"{name.replace('_', ' '):>15}" for name, _ in COLUMNS))
        print("".join(f"{form.format(row[name]):>15}" for name, form in COLUMNS), flush=True)
    if options.faiss:
        compare_faiss(options.faiss, options.seed)


if __name__ == "__main__":
    main()
