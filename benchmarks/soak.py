"""Fifty users for minutes on end, while the model server is killed, the database cut and the index swapped.

    VISTA_VLLM_PYTHON=… python benchmarks/soak.py [--minutes 10] [--users 50] [--json] [-- --enforce-eager]

Each user asks a question of serving.toml, reads the answer, and asks the next after a pause; one in twenty is
stopped on its way. vLLM is started by `python -m assistant.serve` and killed with SIGKILL; the database is a
PostgreSQL server with the demo's rows, reached through ODBC, whose connections are ended and refused for some
seconds; the index is one of two that take turns in one folder. What is not on this machine (no vLLM: the
model answers in process; no PostgreSQL or driver: the demo database) has its fault left out, as reported.

An answer is lost where the question ends with an error of ours, or not at all. SQL that the database could
not run, because it was cut just then, is an answer: it stands there with the reason. Exit 0: none lost.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from assistant import Assistant, Cancel, VistaError
from assistant.serving import split_arguments
from assistant.sharing import shared
from benchmarks.serving import Asked
from benchmarks.soak_parts import CutDatabase, IndexFolder, KilledServer, missing_parts
from schema_index import CancelledError

STOPPED = 0.05
"""Share of the questions that their user stops."""
END_SECONDS = 300.0
"""How long users may take to end after the last minute; who has not ended has lost an answer."""


@dataclass
class Report:
    """What became of all questions; `waits` in seconds."""

    outcomes: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def record(self) -> dict[str, Any]:
        """As JSON has it."""
        cuts = statistics.quantiles(self.waits, n=20) if len(self.waits) > 1 else [0.0] * 19
        return {
            "seconds": round(self.seconds, 1),
            "questions": sum(self.outcomes.values()),
            "outcomes": dict(self.outcomes),
            "lost": len(self.lost),
            "reasons": dict(Counter(self.lost).most_common(5)),
            "faults": dict(self.faults),
            "left_out": self.left_out,
            "median_s": round(cuts[9], 2),
            "p95_s": round(cuts[18], 2),
            "slowest_s": round(max(self.waits, default=0.0), 2),
        }


class User:
    """One of many; asks until the end."""

    def __init__(self, number: int, assistant: Assistant, ended: threading.Event, report: Report) -> None:
        self._random = random.Random(f"soak:{number}")
        self._assistant, self._ended, self._report = assistant, ended, report
        self._questions = Asked().next_round(None)[1]
        self.thread = threading.Thread(target=self._live, name=f"user {number}", daemon=True)

    def _live(self) -> None:
        while not self._ended.wait(self._random.uniform(0.5, 4.0)):
            began = time.monotonic()
            outcome = self._ask(self._random.choice(self._questions), 1 + self._random.randrange(2))
            self._report.outcomes[outcome] += 1
            self._report.waits.append(time.monotonic() - began)

    def _ask(self, question: str, company: int) -> str:
        cancel = Cancel()
        stops = self._random.random() < STOPPED
        timer = threading.Timer(self._random.uniform(0.1, 2.0), cancel.ask) if stops else None
        if timer is not None:
            timer.start()
        try:
            answer = self._assistant.ask(question, company=company, execute=True, cancel=cancel)
        except CancelledError:
            return "stopped"
        except Exception as error:  # whatever it is, the user has no answer
            said = f"{type(error).__name__}: {error}" if isinstance(error, VistaError) else repr(error)
            self._report.lost.append(said)
            return "lost"
        finally:
            if timer is not None:
                timer.cancel()
        if answer.rows is not None:
            return "rows"
        return "not run" if answer.error else answer.kind


def inject(
    faults: dict[str, Callable[[], None]], every: float, ended: threading.Event, report: Report
) -> None:
    """Let the faults happen in turn, one each `every` seconds."""
    names = list(faults)
    while names and not ended.wait(every):
        name = names[sum(report.faults.values()) % len(names)]
        faults[name]()
        report.faults[name] += 1
        print(f"fault: {name}; so far {dict(report.outcomes)}", file=sys.stderr, flush=True)


def soak(options: argparse.Namespace, extra: list[str]) -> Report:
    """Open everything, let the users ask, and count."""
    report = Report(left_out=missing_parts())
    ended = threading.Event()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="vista-soak-")))
        index = IndexFolder(folder / "index")
        faults: dict[str, Callable[[], None]] = {"index swapped": index.swap}
        server = database = None
        if not any(line.startswith("server") for line in report.left_out):
            server = stack.enter_context(
                KilledServer.started(options.log or folder / "serve.log", options.port, extra)
            )
            faults["server killed"] = server.kill
        if not any(line.startswith("database") for line in report.left_out):
            database = stack.enter_context(CutDatabase.started(index.catalog))
            faults["database cut"] = lambda: database.cut(options.cut_seconds)
        opened = database.open if database is not None else "demo"
        assistant = Assistant.open(index.folder, server=server.url if server else None, database=opened)
        with shared(assistant, patience=options.patience):
            users = [User(number, assistant, ended, report) for number in range(options.users)]
            began = time.monotonic()
            for user in users:
                user.thread.start()
            parts = (faults, options.every, ended, report)
            threading.Thread(target=inject, args=parts, daemon=True).start()
            ended.wait(60 * options.minutes)
            ended.set()
            until = time.monotonic() + END_SECONDS
            for user in users:
                user.thread.join(max(0.0, until - time.monotonic()))
                if user.thread.is_alive():
                    report.lost.append("no answer at all")
            report.seconds = time.monotonic() - began
    return report


def main() -> int:
    """Soak and print the counts; returns the exit status."""
    ours, extra = split_arguments(sys.argv[1:])
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--users", type=int, default=50)
    parser.add_argument("--every", type=float, default=45.0, metavar="S", help="between two faults")
    parser.add_argument("--cut-seconds", type=float, default=5.0, metavar="S", help="how long a cut lasts")
    parser.add_argument(
        "--patience", type=float, default=180.0, metavar="S", help="for a server that is gone"
    )
    parser.add_argument("--port", type=int, default=8766)
    parser.add_argument("--log", type=Path, metavar="FILE", help="keep the server's log there")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(ours)
    report = soak(options, extra)
    record = report.record()
    if options.json:
        print(json.dumps(record))
    else:
        print("\n".join(f"{name:10} {value}" for name, value in record.items()))
    return 1 if report.lost else 0


if __name__ == "__main__":
    sys.exit(main())
