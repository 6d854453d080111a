"""Let a trained stage take the place of the model before it, or not: execution accuracy and false refusals.

    python -m finetune.promote --candidate runs/dpo_names --incumbent runs/sft --promoted runs/promoted \
        --suite runs/data/heldout_questions.jsonl

Execution accuracy is measured on the suite, false refusals by the probe (finetune.probe: a question about
every table, and about as many that do not exist). A candidate that refuses more of the real tables than the
incumbent by over one point, or whose execution accuracy is lower, is not promoted: the promoted folder keeps
the model before it (the incumbent, where the folder does not exist yet). The figures of both are written to
promotion.json in the candidate's folder. Exit status 0 says promoted, 1 not promoted, 2 an error.
finetune.dpo and finetune.kto do this after each stage.
"""

from __future__ import annotations

import argparse
import gc
import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from assistant import load_model
from finetune.arguments import option
from finetune.case import SUITE, read_cases
from finetune.figures import Figures, figures_of, sample
from finetune.judging import DemoJudge
from finetune.training import run_main
from schema_index import DataError

MOST_FALSE_REFUSALS = 1.0
"""By how many points of percent a stage may raise the false refusals."""
RECORD = "promotion.json"
_LEFT_OUT = ("checkpoint-*", "tensorboard", "held_out.jsonl", "report.html", "run.json", "*.part")
Measure = Callable[[str], Figures]


@dataclass
class GateArguments:
    """What a stage is judged by before it is promoted; without `promoted` it is not judged."""

    promoted: str = option("", "folder of the promoted model, which the next stage starts from")
    suite: str = option("", "cases that execution accuracy is measured on (default: the suite that ships)")
    gate_count: int = option(200, "at most so many cases of the suite")
    gate_tables: int = option(0, "how many tables the probe of false refusals asks about (0: every one)")
    gate_index: str = option("", "index folder for both (default: the reference schema)")


@dataclass(frozen=True, slots=True)
class Promotion:
    """What was decided: the figures before and after, and every reason against."""

    candidate: str
    incumbent: str
    before: Figures
    after: Figures
    reasons: tuple[str, ...]

    @property
    def promoted(self) -> bool:
        """Whether nothing speaks against it."""
        return not self.reasons

    def text(self) -> str:
        """One line for people."""
        accuracy = _change(self.before, self.after, "execution_accuracy")
        refusals = _change(self.before, self.after, "false_refusals")
        said = f"{self.candidate}: execution accuracy {accuracy}, false refusals {refusals}"
        return f"promoted {said}" if self.promoted else f"not promoted {said}: {'; '.join(self.reasons)}"


def decide(candidate: str, incumbent: str, before: Figures, after: Figures) -> Promotion:
    """Judge the figures, which must hold an execution accuracy and a rate of false refusals."""
    assert before.execution_accuracy is not None and after.execution_accuracy is not None
    assert before.false_refusals is not None and after.false_refusals is not None
    reasons = []
    if (risen := after.false_refusals - before.false_refusals) > MOST_FALSE_REFUSALS + 1e-9:
        reasons.append(f"false refusals rose by {risen:.1f} points, at most {MOST_FALSE_REFUSALS:g} may")
    if after.execution_accuracy < before.execution_accuracy - 1e-9:
        fallen = before.execution_accuracy - after.execution_accuracy
        reasons.append(f"execution accuracy fell by {fallen:.1f} points")
    return Promotion(candidate, incumbent, before, after, tuple(reasons))


def promote(candidate: Path, incumbent: str, promoted: Path, measure: Measure) -> Promotion:
    """Measure both, write promotion.json, and put the better model at `promoted` (aside, then renamed).

    `incumbent` is a folder or a hub name. Where the candidate is refused and `promoted` does not exist, the
    incumbent's folder is put there, so that the next stage can start from it.
    """
    _recover(promoted)
    found = decide(str(candidate), incumbent, measure(incumbent), measure(str(candidate)))
    record = {**asdict(found), "promoted": found.promoted}
    text = json.dumps(record, indent=2) + "\n"
    (candidate / RECORD).write_text(text, encoding="utf-8")
    if found.promoted:
        _place(candidate, promoted)
    elif not promoted.exists() and Path(incumbent).is_dir():
        _place(Path(incumbent), promoted)
    return found


def measure_with(gate: GateArguments) -> Measure:
    """Measures a model through the whole assistant on the demo database, as `gate` asks.

    Raises DataError for a suite without SQL.
    """
    suite = sample(list(read_cases(Path(gate.suite or SUITE))), gate.gate_count)
    if not any(case.kind == "sql" for case in suite):
        raise DataError(f"{gate.suite or SUITE} holds no question with SQL: name a --suite that does")

    def measure(path: str) -> Figures:
        judge, model = DemoJudge(gate.gate_index), load_model(path)
        figures, probed = figures_of(judge(model, suite)), judge.probe(model, gate.gate_tables)
        del model
        release()
        return replace(
            figures,
            refusals=None if probed["hallucination"] is None else 100 - probed["hallucination"],
            false_refusals=probed["false_refusal"],
        )

    return measure


def release() -> None:
    """Give back the memory of models that nothing refers to any more."""
    import torch

    gc.collect()
    if torch.cuda.is_available():
        torch.cuda.empty_cache()


def end_stage(candidate: str, incumbent: str, gate: GateArguments) -> None:
    """Judge what a stage saved, where `gate` asks for it; raises SystemExit(1) where it is not promoted.

    To be called by the main process alone, when nothing refers to the trainer any more.
    """
    if not gate.promoted:
        return
    release()
    found = promote(Path(candidate), incumbent, Path(gate.promoted), measure_with(gate))
    print(found.text(), file=sys.stdout if found.promoted else sys.stderr, flush=True)
    if not found.promoted:
        raise SystemExit(1)


def check_gate(gate: GateArguments) -> None:
    """Raises DataError before a stage is trained that could not be judged after."""
    if gate.promoted:
        measure_with(gate)


def _place(model: Path, promoted: Path) -> None:
    """Copy a model folder to `promoted`, which keeps the one before until the copy is whole."""
    aside, old = promoted.with_name(f"{promoted.name}.part"), _old(promoted)
    if model.resolve() == promoted.resolve():
        return
    shutil.rmtree(aside, ignore_errors=True)
    shutil.copytree(model, aside, ignore=shutil.ignore_patterns(*_LEFT_OUT))
    if promoted.exists():
        promoted.rename(old)
    aside.rename(promoted)
    shutil.rmtree(old, ignore_errors=True)


def _recover(promoted: Path) -> None:
    """Put back the model that a run killed between two renames left aside."""
    if not promoted.exists() and _old(promoted).exists():
        _old(promoted).rename(promoted)


def _old(promoted: Path) -> Path:
    return promoted.with_name(f"{promoted.name}.old")


def _change(before: Figures, after: Figures, name: str) -> str:
    return f"{getattr(before, name):.1f}% → {getattr(after, name):.1f}%"


def main() -> None:
    """Parse the arguments, measure, decide, place."""
    parser = argparse.ArgumentParser(prog="python -m finetune.promote", description=__doc__.splitlines()[0])
    parser.add_argument("--candidate", type=Path, required=True, help="folder that a stage wrote")
    parser.add_argument("--incumbent", required=True, help="folder or hub name of the model before it")
    parser.add_argument("--promoted", required=True, help="folder of the promoted model")
    parser.add_argument("--suite", default="", help="cases with SQL (default: the suite that ships)")
    parser.add_argument("--count", type=int, default=200, help="at most so many cases of the suite")
    parser.add_argument("--tables", type=int, default=0, help="tables that the probe asks about (0: all)")
    parser.add_argument("--index", default="", help="index folder (default: the reference schema)")
    parser.add_argument("--json", action="store_true", help="print the decision as JSON")
    given = parser.parse_args()
    gate = GateArguments(given.promoted, given.suite, given.count, given.tables, given.index)
    found = promote(given.candidate, given.incumbent, Path(given.promoted), measure_with(gate))
    if given.json:
        print(json.dumps({**asdict(found), "promoted": found.promoted}))
    else:
        print(found.text(), file=sys.stdout if found.promoted else sys.stderr)
    raise SystemExit(0 if found.promoted else 1)


if __name__ == "__main__":
    run_main(main)
