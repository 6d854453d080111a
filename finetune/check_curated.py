"""Checks curated refusals, acceptances, corrections and follow-ups against the catalog and the demo database.

    python -m finetune.check_curated [--only refusals] [--json]

Prints what does not hold by entry, and every question within 0.9 of another one, those of
`finetune.curated` among them. Exit status 1 on any fault.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assistant.database import Database
from finetune.auditing.near import twins
from finetune.curated import read_curated
from finetune.curated.acceptances import acceptance_faults, read_acceptances
from finetune.curated.corrections import correction_faults, read_corrections
from finetune.curated.follow_ups import follow_up_faults, read_follow_ups
from finetune.curated.refusals import is_offered, read_refusals, refusal_faults
from finetune.training import run_main
from schema_index import Catalog

NEAR = 0.9
KINDS = ("refusals", "acceptances", "corrections", "follow-ups")


@dataclass(frozen=True, slots=True)
class Checked:
    """One entry: its questions as they are asked, and what does not hold."""

    id: str
    questions: tuple[str, ...]
    faults: tuple[str, ...]


def check_kind(kind: str, catalog: Catalog, database: Database) -> Iterator[Checked]:
    """Every entry of one of KINDS as it ships, checked; what several follow-ups go on from is asked once."""
    if kind == "refusals":
        for refusal in read_refusals():
            yield Checked(refusal.id, (refusal.question,), tuple(refusal_faults(refusal, catalog)))
    elif kind == "acceptances":
        for acceptance in read_acceptances():
            faults = acceptance_faults(acceptance, catalog, database)
            yield Checked(acceptance.id, (acceptance.question,), tuple(faults))
    elif kind == "corrections":
        for correction in read_corrections():
            faults = correction_faults(correction, catalog, database)
            yield Checked(correction.id, (correction.question,), tuple(faults))
    else:
        begun: set[str] = set()
        for turns in read_follow_ups():
            first = () if turns.question in begun else (turns.question,)
            begun.add(turns.question)
            faults = follow_up_faults(turns, catalog, database)
            yield Checked(turns.id, (*first, turns.follow_up), tuple(faults))


def near_questions(entries: Sequence[tuple[str, str]], cutoff: float = NEAR) -> Iterator[tuple[str, str]]:
    """Ids of `(id, question)` with the reason, for each that is within `cutoff` of an earlier one.

    Compared are the questions as they are said and, so that another order of the words is no disguise, with
    their words sorted.
    """
    said = [question.lower() for _, question in entries]
    told: set[int] = set()
    for form in (said, [" ".join(sorted(question.split())) for question in said]):
        for twin in twins(form, cutoff):
            if twin.other < twin.index and twin.index not in told:
                told.add(twin.index)
                other, text = entries[twin.other]
                yield entries[twin.index][0], f"{twin.similarity:.2f} like {other}: {text!r}"


def main() -> None:
    """Check what ships and print what does not hold."""
    from assistant.demo import DemoDatabase
    from schema_index import load_reference

    parser = argparse.ArgumentParser(
        prog="python -m finetune.check_curated", description=__doc__.splitlines()[0]
    )
    parser.add_argument(
        "--only",
        choices=KINDS,
        nargs="*",
        default=KINDS,
        help="kinds to check (default: all, and that no question is nearly another)",
    )
    parser.add_argument("--json", action="store_true", help="one line of JSON a fault, then the counts")
    options = parser.parse_args()
    show: Callable[[str, str], None] = _show_json if options.json else _show
    catalog, database = load_reference(), DemoDatabase.open()
    counts: dict[str, int] = {}
    bad: set[str] = set()
    asked = [(one.id, one.question) for one in read_curated()]
    for kind in options.only:
        checked = list(check_kind(kind, catalog, database))
        counts[kind] = len(checked)
        asked += [(one.id, question) for one in checked for question in one.questions]
        for one in checked:
            for fault in one.faults:
                bad.add(one.id)
                show(one.id, fault)
    for name, fault in near_questions(asked) if set(options.only) == set(KINDS) else ():
        bad.add(name)
        show(name, fault)
    if "refusals" in options.only:
        missing = [one for one in read_refusals() if one.name]
        counts["missing_names"] = len(missing)
        counts["offered_by_prompt"] = sum(is_offered(one, catalog) for one in missing)
    counts["with_faults"] = len(bad)
    print(json.dumps(counts), file=sys.stdout if options.json else sys.stderr)
    raise SystemExit(1 if bad else 0)


def _show(name: str, fault: str) -> None:
    print(f"{name}: {fault}")


def _show_json(name: str, fault: str) -> None:
    print(json.dumps({"id": name, "fault": fault}))


if __name__ == "__main__":
    run_main(main)
