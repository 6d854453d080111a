"""Measure a model on evaluation cases, retrieval and repair in the loop, by running the SQL.

    python -m finetune.evaluate --suite runs/data/heldout_tables.jsonl --model runs/sft --out runs/eval.jsonl

Prints execution accuracy (same rows on the demo database, order free), exact text, matching parts, rule pass
rate, right kind of answer, refusals and false refusals, by category. With --out every answer is kept, and
a run that was stopped goes on where it was.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from assistant import Assistant
from finetune.case import Case, read_cases
from finetune.score import score
from finetune.training import run_main
from schema_index import VistaError

COMPANY = 1


def main() -> None:
    """Parse the arguments, ask every case, print the table."""
    parser = argparse.ArgumentParser(prog="python -m finetune.evaluate", description=__doc__.splitlines()[0])
    parser.add_argument("--suite", type=Path, required=True, help="JSONL of cases, or of training records")
    parser.add_argument("--model", help="model folder (default: the bundled vista-nano)")
    parser.add_argument("--server", help="URL of an OpenAI-compatible server instead")
    parser.add_argument("--index", help="index folder (default: the reference schema)")
    parser.add_argument("--no-grammar", action="store_true", help="let the model write freely")
    parser.add_argument("--limit", type=int, help="only the first cases")
    parser.add_argument("--out", type=Path, help="JSONL of answers and scores; resumed when it exists")
    parser.add_argument("--json", action="store_true", help="print the summary as JSON")
    arguments = parser.parse_args()
    cases = list(read_cases(arguments.suite))[: arguments.limit]
    done = _read_done(arguments.out)
    assistant = Assistant.open(arguments.index, arguments.model, arguments.server, database="demo")
    if arguments.no_grammar:
        assistant = Assistant(assistant.retriever, assistant.model, assistant.database, grammar=False)
    results = []
    for number, case in enumerate(cases, 1):
        row = done.get(case.id) or judge(assistant, case)
        results.append(row)
        if arguments.out and case.id not in done:
            with arguments.out.open("a", encoding="utf-8") as file:
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
        if sys.stderr.isatty() or number % 50 == 0:
            print(f"\r{number}/{len(cases)}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    summary = summarise(results)
    print(json.dumps(summary) if arguments.json else table(summary))


def judge(assistant: Assistant, case: Case) -> dict[str, Any]:
    """Ask one case and score the answer; a model error counts as a wrong answer and is kept."""
    started = time.perf_counter()
    row: dict[str, Any] = {
        "id": case.id,
        "category": case.category,
        "question": case.question,
        "gold": case.sql,
    }
    row["expected"] = case.kind
    try:
        answer = assistant.ask(case.question, company=COMPANY)
    except VistaError as error:
        return row | {"kind": "error", "sql": None, "message": str(error), "score": {"kind": False}}
    assert assistant.database is not None
    judged = score(case, answer, assistant.database, COMPANY)
    found = {hit.table.name for hit in answer.schema.tables}
    return row | {
        "kind": answer.kind,
        "sql": answer.sql,
        "message": answer.message,
        "retrieved": set(case.tables) <= found,
        "repairs": len(answer.repairs),
        "violations": [violation.rule for violation in answer.violations],
        "score": asdict(judged),
        "ms": round(1000 * (time.perf_counter() - started)),
    }


def summarise(results: Sequence[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Figures for all cases and by category, in percent; "n" is the number of cases."""
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in results:
        groups["all"].append(row)
        groups[row["category"]].append(row)
    return {name: _figures(rows) for name, rows in groups.items()}


def table(summary: dict[str, dict[str, Any]]) -> str:
    """The summary as a text table, a line a category."""
    names = [
        "n",
        "kind",
        "rows",
        "rows_nonempty",
        "exact",
        "parts",
        "rules",
        "retrieved",
        "false_refusal",
        "ms",
    ]
    lines = [" ".join(["category".ljust(16), *(name.rjust(13) for name in names)])]
    for category, figures in summary.items():
        cells = ["-" if figures[name] is None else f"{figures[name]:g}" for name in names]
        lines.append(" ".join([category.ljust(16), *(cell.rjust(13) for cell in cells)]))
    return "\n".join(lines)


def _figures(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    scores = [row["score"] for row in rows]
    queries = [row for row in rows if row["expected"] == "sql"]
    telling = [row["score"] for row in queries if not row["score"].get("empty")]
    return {
        "n": len(rows),
        "kind": _percent(s["kind"] for s in scores),
        "rows": _percent(s.get("rows") for s in scores),
        "rows_nonempty": _percent(s.get("rows") for s in telling),
        "exact": _percent(s.get("exact") for s in scores),
        "parts": _percent(s.get("parts") for s in scores),
        "rules": _percent(s.get("rules") for s in scores),
        "retrieved": _percent(row.get("retrieved") for row in queries),
        "false_refusal": _percent(row["kind"] == "refusal" for row in rows if row["expected"] != "refusal"),
        "ms": round(sum(row.get("ms", 0) for row in rows) / len(rows)) if rows else None,
    }


def _percent(values: Iterable[bool | None]) -> float | None:
    known = [value for value in values if value is not None]
    return round(100 * sum(known) / len(known), 1) if known else None


def _read_done(path: Path | None) -> dict[str, dict[str, Any]]:
    if path is None or not path.exists():
        return {}
    return {row["id"]: row for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())}


if __name__ == "__main__":
    run_main(main)
