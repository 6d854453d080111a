"""Make preference data from gated records: DPO pairs in two stages, and a KTO set.

    python -m finetune.preferences --records runs/data/sft.jsonl --out runs/preferences --seed 5
    python -m finetune.preferences --records runs/data/sft.jsonl --out runs/preferences --from-model runs/sft

Writes dpo_names.jsonl (names must be real), dpo_style.jsonl (joins, companies, aggregations), kto.jsonl,
faults.jsonl (records that do not pass the gate, with the reason) and counts.json. With --from-model or
--from-server, wrong answers of that model come before those made from the right ones. The same seed and
records give the same bytes.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from itertools import islice
from pathlib import Path

from finetune.bare import bare
from finetune.contrasts import (
    Rejected,
    Subject,
    false_refusal,
    incomplete_join,
    invented_answer,
    missing_company,
    subject_of,
    unknown_column,
    wrong_aggregation,
    wrong_company,
    wrong_table,
)
from finetune.curated.corrections import read_corrections
from finetune.curated.plans import wrong_answer
from finetune.example import Example, read_examples
from finetune.gate import Fault, reality_of, record_faults
from finetune.gating.judge import Reality
from finetune.jsonl import write_jsonl
from finetune.pairing.balance import DESIRABLE, balanced
from finetune.pairing.mistakes import mine, mistake
from finetune.pairing.pair import Labelled, Pair, desirable, pair_of, undesirable, write_rows
from finetune.training import run_main
from schema_index import DataError

Contrast = Callable[[Subject, random.Random], Rejected | None]
# A record gives at most one pair made from its answer: the scarcest contrast first, the others by turns.
SCARCE: Contrast = wrong_table
SQL_CONTRASTS: tuple[Contrast, ...] = (
    incomplete_join,
    wrong_aggregation,
    wrong_company,
    missing_company,
    unknown_column,
)
FALSE_REFUSALS = 0.55
"""The share of answered records that give a false refusal instead of wrong SQL."""


def gated(
    examples: Iterable[Example], reality: Reality, seen: Counter[str]
) -> tuple[list[Subject], list[Fault]]:
    """The records with one answer that pass the gate, each once, and the faults of those that do not."""
    subjects: list[Subject] = []
    known: set[tuple[str, str]] = set()
    faults: list[Fault] = []
    for example in examples:
        if example.split != "train":
            seen["for evaluation"] += 1
            continue
        found = record_faults(example, reality)
        faults += found
        subject = None if found else subject_of(example, reality)
        if subject is None:
            seen["with faults" if found else "several answers"] += 1
            continue
        key = (bare(example.question), subject.text)
        seen["repeated" if key in known else "gated"] += 1
        if key not in known:
            known.add(key)
            subjects.append(subject)
    return subjects, faults


def corrected(subjects: Sequence[Subject]) -> list[tuple[Subject, Rejected]]:
    """The wrong SQL of curated corrections, against the records made from them, where it is verified."""
    wrong = {one.id: one for one in read_corrections()}
    found = [
        (subject, mistake(subject, wrong_answer(wrong[name], subject.catalog), "written by hand"))
        for subject in subjects
        if (name := subject.example.id) in wrong and subject.example.sql
    ]
    return [(subject, rejected) for subject, rejected in found if rejected is not None]


def tellable_first(subjects: Sequence[Subject]) -> list[Subject]:
    """The records whose wrong answers can be told before the others, each part in its order.

    A wrong statement that keeps the rules shows by its rows alone: of SQL over renamed schemas, or whose
    right rows are none, most answers of a model would stay undecided.
    """
    return sorted(subjects, key=lambda subject: bool(subject.example.sql) and subject.rows is None)


def made(subjects: Sequence[Subject], rng: random.Random) -> list[tuple[Subject, Rejected]]:
    """At most one pair a record, made from its right answer."""
    found: list[tuple[Subject, Rejected]] = []
    turn = 0
    for subject in subjects:
        if not subject.example.sql:
            contrasts: list[Contrast] = [invented_answer, false_refusal]
        elif rng.random() < FALSE_REFUSALS:
            contrasts = [false_refusal]
        else:
            turn += 1
            start = turn % len(SQL_CONTRASTS)
            contrasts = [SCARCE, *SQL_CONTRASTS[start:], *SQL_CONTRASTS[:start]]
        rejected = next((one for contrast in contrasts if (one := contrast(subject, rng))), None)
        if rejected is not None:
            found.append((subject, rejected))
    return found


def chosen_pairs(found: Sequence[tuple[Subject, Rejected]], rng: random.Random) -> list[Pair]:
    """The largest balanced choice; of a contrast with too many, the first are kept (a model's own)."""
    by_contrast: dict[str, list[Pair]] = defaultdict(list)
    taken: set[str] = set()
    for subject, rejected in found:
        pair = pair_of(subject.example, rejected)
        if pair.id not in taken:
            taken.add(pair.id)
            by_contrast[rejected.contrast].append(pair)
    plan = balanced({name: len(pairs) for name, pairs in by_contrast.items()})
    pairs = [pair for name, count in sorted(plan.items()) for pair in by_contrast[name][:count]]
    rng.shuffle(pairs)
    return pairs


def kto_set(pairs: Sequence[Pair], subjects: Sequence[Subject], rng: random.Random) -> list[Labelled]:
    """The rejected sides as undesirable, the chosen ones and further records as desirable, at DESIRABLE."""
    own = {subject.example.id: subject.example for subject in subjects}
    first = list(dict.fromkeys(pair.id.removesuffix(f"-{pair.contrast}") for pair in pairs))
    others = [name for name in own if name not in set(first)]
    rng.shuffle(others)
    wanted = round(len(pairs) * DESIRABLE / (1 - DESIRABLE))
    right = [*first, *others][:wanted]
    wrong = list(pairs)
    if len(right) < wanted:
        rng.shuffle(wrong)
        wrong = wrong[: round(len(right) * (1 - DESIRABLE) / DESIRABLE)]
    rows = [*(desirable(own[name]) for name in right), *map(undesirable, wrong)]
    rng.shuffle(rows)
    return rows


def write(
    out: Path, pairs: Sequence[Pair], kto: Sequence[Labelled], faults: Sequence[Fault], seen: Counter[str]
) -> dict[str, object]:
    """Write every file; returns what counts.json holds."""
    out.mkdir(parents=True, exist_ok=True)
    stages = {name: [pair for pair in pairs if pair.stage == name] for name in ("names", "style")}
    for name, some in stages.items():
        write_rows(out / f"dpo_{name}.jsonl", some)
    write_rows(out / "kto.jsonl", kto)
    write_jsonl(out / "faults.jsonl", map(asdict, faults))
    counts: dict[str, object] = {
        "records": dict(seen),
        "pairs": len(pairs),
        "stages": {name: len(some) for name, some in stages.items()},
        "contrasts": dict(sorted(Counter(pair.contrast for pair in pairs).items())),
        "kto": {"desirable": sum(row.label for row in kto), "undesirable": sum(not row.label for row in kto)},
        "faults": len(faults),
    }
    (out / "counts.json").write_text(json.dumps(counts, indent=2) + "\n", encoding="utf-8")
    return counts


def _mined(
    options: argparse.Namespace, subjects: Sequence[Subject], seen: Counter[str]
) -> list[tuple[Subject, Rejected]]:
    if options.from_model is None and options.from_server is None:
        return []
    from assistant.load_model import load_model

    model = load_model(options.from_model, options.from_server)
    answers: Counter[str] = Counter()
    found = list(mine(model, islice(tellable_first(subjects), options.mine), answers))
    seen.update({f"mined: {name}": count for name, count in sorted(answers.items())})
    return found


def main() -> None:
    """Parse the arguments, make the pairs, write."""
    parser = argparse.ArgumentParser(
        prog="python -m finetune.preferences", description=__doc__.splitlines()[0]
    )
    parser.add_argument("--records", type=Path, nargs="+", required=True, help="training records, JSONL")
    parser.add_argument("--out", type=Path, required=True, help="folder to write to")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--from-model", help="model folder whose own mistakes are mined")
    parser.add_argument("--from-server", help="model server whose model's mistakes are mined")
    parser.add_argument(
        "--mine", type=int, default=2000, help="how many records the model is asked, first those with rows"
    )
    parser.add_argument("--json", action="store_true", help="print the counts as JSON")
    options = parser.parse_args()
    if options.out.is_file():
        raise DataError(f"--out {options.out} is a file: name a folder")
    reality, seen, rng = reality_of(demo=True), Counter[str](), random.Random(options.seed)
    examples = (example for path in options.records for example in read_examples(path))
    subjects, faults = gated(examples, reality, seen)
    rng.shuffle(subjects)
    found = [*_mined(options, subjects, seen), *corrected(subjects), *made(subjects, rng)]
    pairs = chosen_pairs(found, rng)
    if not pairs:
        raise DataError(
            f"no balanced pairs from {len(subjects)} gated records: give records with refusals and with SQL"
        )
    counts = write(options.out, pairs, kto_set(pairs, subjects, rng), faults, seen)
    print(json.dumps(counts) if options.json else json.dumps(counts, indent=2))


if __name__ == "__main__":
    run_main(main)
