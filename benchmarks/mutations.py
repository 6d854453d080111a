"""Does the score notice wrong SQL? Mutates gold statements and counts the mutations whose score is lower.

    python benchmarks/mutations.py --count 2000 --json

Mutations that drop a column of a join, drop a filter or swap an aggregate count where they change the rows of
the demo or of a variant, as compared value by value in the order of the columns, without the score's own
comparison. Dropping NOLOCK changes no row: there the rule has to tell. Exit status 1 under 99%.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from assistant import Value
from finetune.case import SUITE, Case, read_cases
from finetune.scoring import Bench, Response, Score, demo_bench, score
from finetune.scoring.mutations import MUTATION_KINDS, Mutation, mutations
from finetune.scoring.response import broken_rules
from schema_index import ExecutionError

WANTED = 0.99
FIRST = 10
"""Mutations of one statement before the next one's turn."""


def main() -> int:
    """Mutate, score, print; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--suite", type=Path, default=SUITE, help="cases with gold SQL")
    parser.add_argument("--count", type=int, default=2000, help="mutations that change the rows")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    bench, began = demo_bench(), time.perf_counter()
    cases = [case for case in read_cases(options.suite) if case.kind == "sql"]
    found: dict[str, Counter[str]] = {kind: Counter() for kind in MUTATION_KINDS}
    missed = []
    for case, mutation in drawn(cases, options.seed):
        if sum(counts["scored"] for kind, counts in found.items() if kind != "nolock") >= options.count:
            break
        counts = found[mutation.kind]
        counts["made"] += 1
        if mutation.kind != "nolock" and not changes_rows(case, mutation.sql, bench):
            continue
        counts["scored"] += 1
        if judged(case, mutation.sql, bench).right:
            missed.append({"id": case.id, "kind": mutation.kind, "what": mutation.what, "sql": mutation.sql})
        else:
            counts["lower"] += 1
    scored = sum(counts["scored"] for kind, counts in found.items() if kind != "nolock")
    lower = sum(counts["lower"] for kind, counts in found.items() if kind != "nolock")
    result = {
        "cases": len(cases),
        "scored": scored,
        "lower": round(lower / scored, 4) if scored else None,
        "by_kind": {kind: dict(counts) for kind, counts in found.items()},
        "seconds": round(time.perf_counter() - began, 1),
        "missed": missed,
    }
    if options.json:
        print(json.dumps(result))
    else:
        print(f"{lower} of {scored} mutations that change the rows score lower, {result['seconds']} s")
        for kind, counts in found.items():
            print(f"  {kind:12} {counts['lower']} of {counts['scored']} ({counts['made']} made)")
        for one in missed[:20]:
            print(f"  missed {one['id']}: {one['kind']} {one['what']}")
    return 0 if scored and lower >= WANTED * scored else 1


def drawn(cases: list[Case], seed: int) -> Iterator[tuple[Case, Mutation]]:
    """Mutations of the gold statements in an order drawn with the seed: some of each first, then the rest."""
    rng = random.Random(seed)
    order = list(cases)
    rng.shuffle(order)
    rest: list[tuple[Case, Mutation]] = []
    for case in order:
        made = [(case, mutation) for mutation in mutations(case.sql)]
        rng.shuffle(made)
        yield from made[:FIRST]
        rest += made[FIRST:]
    yield from rest


def changes_rows(case: Case, sql: str, bench: Bench) -> bool:
    """Whether a statement returns other values than the gold's on any database, or fails."""
    for place in range(len(bench)):
        gold = bench.gold(case.sql, case.company, place)
        if gold is None:
            continue
        try:
            mine = bench.run(sql, bench.bound(sql, case.company), place)
        except ExecutionError:
            return True
        if Counter(map(plain, gold.rows)) != Counter(map(plain, mine.rows)):
            return True
    return False


def plain(row: Sequence[Value]) -> tuple[object, ...]:
    """A row with its numbers as floats of six decimals: 2000.00 and 2000.0 are no change."""
    return tuple(round(float(one), 6) if isinstance(one, int | float | Decimal) else one for one in row)


def judged(case: Case, sql: str, bench: Bench) -> Score:
    """The score of a statement as an answer to the case."""
    return score(case, Response("sql", sql, violations=broken_rules(sql, bench.catalog)), bench)


if __name__ == "__main__":
    sys.exit(main())
