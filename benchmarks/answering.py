"""How long a question takes from words to checked SQL, with the bundled model, with and without the grammar.

    python benchmarks/answering.py [--json]

Start-up is measured in this process after the imports; each question is asked twice and the second counted.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from assistant import Assistant, Done, Wrote
from retriever import SchemaRetriever

QUESTIONS = (
    "unpaid AP invoices for company 1",
    "total cost by job and cost type for company 1",
    "open jobs with their contract amount",
    "top 10 vendors by invoiced amount this year",
    "employees who are active in company 2",
    "show me the Invoice table",
    "what is in APTL",
    "how many open purchase orders are there",
)


def ask(assistant: Assistant, question: str) -> tuple[float, float, int]:
    """Seconds to the first piece of text, seconds in all, violations left."""
    started = time.perf_counter()
    first = 0.0
    violations = 0
    for event in assistant.stream(question, company=1):
        if isinstance(event, Wrote) and not first:
            first = time.perf_counter() - started
        if isinstance(event, Done):
            violations = len(event.answer.violations)
    return first, time.perf_counter() - started, violations


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    started = time.perf_counter()
    with_grammar = Assistant.open()
    start_up = time.perf_counter() - started
    free = Assistant(SchemaRetriever.from_folder(None), with_grammar.model, grammar=False)
    table = {}
    for name, assistant in (("with grammar", with_grammar), ("without grammar", free)):
        rows = [ask(assistant, question) for question in (*QUESTIONS, *QUESTIONS)][len(QUESTIONS) :]
        table[name] = {
            "first_text_s": statistics.median(row[0] for row in rows),
            "median_s": statistics.median(row[1] for row in rows),
            "slowest_s": max(row[1] for row in rows),
            "with_violations": sum(row[2] > 0 for row in rows),
        }
    if arguments.json:
        print(json.dumps({"start_up_s": start_up, **table}))
        return
    print(f"start-up {start_up:.1f} s; {len(QUESTIONS)} questions")
    print(f"{'':18}{'first text s':>14}{'median s':>10}{'slowest s':>11}{'violations':>12}")
    for name, row in table.items():
        cells = f"{row['first_text_s']:>14.2f}{row['median_s']:>10.2f}{row['slowest_s']:>11.2f}"
        print(f"{name:18}{cells}{row['with_violations']:>12}")


if __name__ == "__main__":
    main()
