"""How fast many users get their checked SQL: the model in this process, and behind a vLLM server.

    python benchmarks/serving.py [--users 1 8 32] [--json]
    python benchmarks/serving.py --server http://127.0.0.1:8000
    VISTA_VLLM_PYTHON=… python benchmarks/serving.py --start [-- --enforce-eager]

With --start, vLLM serves the same model, once with its prefix cache and once without; the in-process model
runs first and alone. Questions are those of serving.toml, each asked of another company at each level, so
that no prompt is asked twice; times are seconds from the question to the first piece of text and to the
checked SQL, retrieval, rules and HTTP included. Memory is resident, of this process or of all the server's.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.request import urlopen

sys.path.insert(0, str(Path(__file__).parent.parent))

from assistant import Assistant, Done, LanguageModel, Wrote, load_model
from assistant.serving import ServerProcess, ServeSettings, plan_server, split_arguments
from assistant.sharing import SharedModel
from retriever import SchemaRetriever

QUESTIONS = Path(__file__).with_suffix(".toml")
HITS, QUERIES = "vllm:prefix_cache_hits_total", "vllm:prefix_cache_queries_total"
START_SECONDS = 900.0


@dataclass(frozen=True, slots=True)
class Row:
    """One level of one setting: seconds, medians; `hit_rate` of the prefix cache, None without one."""

    setting: str
    users: int
    questions: int
    per_second: float
    first_text_s: float
    whole_s: float
    slowest_s: float
    hit_rate: float | None
    memory_mb: float


class Asked:
    """Questions handed to many users in turn, none of them twice in the whole run."""

    def __init__(self) -> None:
        given = tomllib.loads(QUESTIONS.read_text(encoding="utf-8"))
        self._texts: list[str] = given["questions"]
        self._warm_up: int = given["warm_up"]
        self._company = 0

    def next_round(self, count: int | None) -> tuple[list[str], list[str]]:
        """Questions to warm up with, and questions to count, of a company that was not asked about yet."""
        self._company += 1
        texts = [f"{text} for company {self._company}" for text in self._texts]
        return texts[: self._warm_up], texts[self._warm_up :][:count]


def ask(assistant: Assistant, question: str) -> tuple[float, float]:
    """Seconds to the first piece of text and to the whole answer."""
    began = time.perf_counter()
    first = 0.0
    for event in assistant.stream(question):
        if isinstance(event, Wrote) and not first:
            first = time.perf_counter() - began
        if isinstance(event, Done):
            return first, time.perf_counter() - began
    raise AssertionError("a stream of events ends with Done")


def measure(
    setting: str, assistant: Assistant, users: int, rounds: tuple[list[str], list[str]], server: Server | None
) -> Row:
    """Let `users` threads ask the questions, each its next as soon as it has its answer."""
    warm_up, questions = rounds
    for question in warm_up:
        ask(assistant, question)
    before = server.cache() if server else None
    began = time.perf_counter()
    with ThreadPoolExecutor(users) as pool:
        times = list(pool.map(lambda question: ask(assistant, question), questions))
    spent = time.perf_counter() - began
    after = server.cache() if server else None
    return Row(
        setting,
        users,
        len(questions),
        len(questions) / spent,
        statistics.median(first for first, _ in times),
        statistics.median(whole for _, whole in times),
        max(whole for _, whole in times),
        hit_rate(before, after) if before and after else None,
        (server.memory() if server else resident(None)) / 1e6,
    )


def hit_rate(before: tuple[float, float], after: tuple[float, float]) -> float | None:
    """Share of the tokens looked up between two readings that were found, None where none were."""
    found, looked_up = (after[place] - before[place] for place in (0, 1))
    return found / looked_up if looked_up else None


@dataclass(frozen=True, slots=True)
class Server:
    """A running vLLM server; `pid` is 0 where it was not started here."""

    url: str
    pid: int = 0

    def cache(self) -> tuple[float, float]:
        """Tokens found in the prefix cache, and tokens looked up, since its start."""
        with urlopen(f"{self.url}/metrics", timeout=30) as response:
            lines = response.read().decode().splitlines()
        found = {name: 0.0 for name in (HITS, QUERIES)}
        for line in lines:
            name = line.partition("{")[0]
            if name in found:
                found[name] += float(line.rpartition(" ")[2])
        return found[HITS], found[QUERIES]

    def memory(self) -> float:
        """Bytes resident in all its processes, 0 where they are not ours to see."""
        return resident(self.pid) if self.pid else 0.0


def resident(pid: int | None) -> float:
    """Bytes of resident memory of a process (None: this one) and of those that it started."""
    import psutil

    process = psutil.Process(pid)
    every = [process, *process.children(recursive=True)] if pid else [process]
    return float(sum(one.memory_info().rss for one in every))


@contextmanager
def started(settings: ServeSettings) -> Iterator[Server]:
    """A vLLM server of this run alone; says on standard error that it starts."""
    with tempfile.TemporaryDirectory(prefix="vista-serving-") as folder:
        server = ServerProcess(plan_server(settings), Path(folder) / "serve.log")
        try:
            print(f"starting {' '.join(server.plan.command)}", file=sys.stderr)
            server.start()
            server.wait_until_healthy(START_SECONDS)
            yield Server(server.plan.url, server.pid)
        except Exception:
            print(server.end_of_log(), file=sys.stderr)
            raise
        finally:
            server.stop()


class Runner:
    """Measures one model after the other, and keeps the rows."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._options = options
        self._asked = Asked()
        self._retriever = SchemaRetriever.from_folder(None)
        self.rows: list[Row] = []

    def run(self, setting: str, model: LanguageModel, server: Server | None = None) -> None:
        """All levels with the grammar, and the highest without."""
        shared = SharedModel(model)
        levels: Sequence[int] = self._options.users
        plan = [(True, users) for users in levels] + [(False, max(levels))]
        for grammar, users in plan:
            assistant = Assistant(self._retriever, shared, grammar=grammar)
            name = setting if grammar else f"{setting}, no grammar"
            rounds = self._asked.next_round(self._options.questions)
            self.rows.append(measure(name, assistant, users, rounds, server))
            print(line(self.rows[-1]), file=sys.stderr, flush=True)
        shared.close()


def line(row: Row) -> str:
    """One row of the table."""
    hits = "" if row.hit_rate is None else f"{row.hit_rate:.0%}"
    return (
        f"{row.setting:34}{row.users:>6}{row.per_second:>8.2f}{row.first_text_s:>9.2f}{row.whole_s:>9.2f}"
        f"{row.slowest_s:>9.2f}{hits:>6}{row.memory_mb:>8.0f}"
    )


def main() -> None:
    """Measure and print the table, or the rows as JSON."""
    ours, extra = split_arguments(sys.argv[1:])
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", metavar="PATH", help="default: the bundled vista-nano")
    parser.add_argument("--users", type=int, nargs="+", default=[1, 8, 32], metavar="N")
    parser.add_argument("--questions", type=int, metavar="N", help="at each level (default: all)")
    parser.add_argument("--server", metavar="URL", help="a running vLLM server; only that is measured")
    parser.add_argument("--start", action="store_true", help="start vLLM, with and without its prefix cache")
    parser.add_argument("--port", type=int, default=8765, help="of the server that is started")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(ours)
    runner = Runner(options)
    if options.server:
        runner.run("vLLM", load_model(server=options.server), Server(options.server.rstrip("/")))
    else:
        runner.run("transformers, in process", load_model(options.model))
    for caching in (True, False) if options.start else ():
        chosen = {"model": options.model} if options.model else {}
        settings = ServeSettings(**chosen, port=options.port, prefix_caching=caching, extra=tuple(extra))
        with started(settings) as server:
            runner.run("vLLM" if caching else "vLLM, no prefix cache", load_model(server=server.url), server)
    if options.json:
        print(json.dumps([asdict(row) for row in runner.rows]))
        return
    print(f"{'':34}{'users':>6}{'q/s':>8}{'first s':>9}{'whole s':>9}{'slowest':>9}{'hits':>6}{'MB':>8}")
    for row in runner.rows:
        print(line(row))


if __name__ == "__main__":
    main()
