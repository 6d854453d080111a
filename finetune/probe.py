"""Probe a model: questions about every table of the catalog, and about as many that do not exist.

    python -m finetune.probe --model runs/sft
    python -m finetune.probe --checkpoints runs/sft --history runs/probes.jsonl --html probes.html

A false refusal denies a table that is there, a hallucination answers about one that is not. With --history
each probe is appended to a file; --html draws the curve over that whole file, or over the models of this run.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from assistant.load_model import load_model
from finetune.evaluating import Asker
from finetune.evaluating.progress import Progress
from finetune.probing import append_history, page, probe, rates, read_history
from finetune.probing.history import step_of
from finetune.probing.probe import questions
from finetune.training import run_main
from retriever import SchemaRetriever
from schema_index import DataError

SERVER_JOBS = 8


def main() -> None:
    """Parse the arguments, probe each model, print its rates."""
    options = _parser().parse_args()
    models = _models(options)
    retriever = SchemaRetriever.from_folder(options.index)
    probes = questions(retriever.catalog, options.seed, options.limit)
    entries = []
    for path in models:
        model = load_model(path, options.server)
        asker = Asker.open(retriever, model, grammar=not options.no_grammar)
        with Progress(len(probes)) as progress:
            jobs = options.jobs or (SERVER_JOBS if options.server else 1)
            rows = list(probe(asker, probes, jobs, progress.step))
        entry = {"model": _name(path, model.name), "step": step_of(path), "seed": options.seed} | rates(rows)
        entries.append(entry)
        if options.history:
            append_history(options.history, entry)
        if options.out:
            _write(options.out, [{"model": entry["model"], **row} for row in rows], first=len(entries) == 1)
        print(json.dumps(entry) if options.json else _line(entry), flush=True)
    if options.html:
        drawn = read_history(options.history) if options.history else sorted(entries, key=_step)
        options.html.write_text(page(drawn), encoding="utf-8")


def _models(options: argparse.Namespace) -> list[str | None]:
    """The models to probe: those named, every checkpoint of a run by its step, or the bundled one."""
    if options.checkpoints is None:
        return options.model or [None]
    if options.model or options.server:
        raise DataError("--checkpoints excludes --model and --server: give one")
    found = sorted(
        (one for one in options.checkpoints.glob("checkpoint-*") if (one / "config.json").is_file()
         or (one / "adapter_config.json").is_file()),
        key=step_of,
    )  # fmt: skip
    if not found:
        raise DataError(f"no checkpoint-* in {options.checkpoints}: name the output folder of a training run")
    return [str(one) for one in found]


def _name(path: str | None, name: str) -> str:
    """A checkpoint's name says which run it is of."""
    folder = Path(path) if path is not None else None
    return f"{folder.parent.name}/{folder.name}" if folder is not None and folder.is_dir() else name


def _step(entry: dict[str, Any]) -> int:
    return int(entry["step"])


def _line(entry: dict[str, Any]) -> str:
    parts = []
    for name, of in (("false_refusal", "real"), ("astray", "real"), ("hallucination", "fakes")):
        bounds = entry["intervals"].get(name)
        between = f" ({bounds[0]:g} to {bounds[1]:g})" if bounds else ""
        parts.append(f"{name} {entry[name]:g}%{between} of {entry[of]} {of}")
    kinds = ", ".join(f"{kind} {rate:g}%" for kind, rate in entry["by_kind"].items() if rate)
    return f"{entry['model']}: {'; '.join(parts)}; errors {entry['errors']}; by kind: {kinds or 'none'}"


def _write(path: Path, rows: list[dict[str, Any]], *, first: bool) -> None:
    with path.open("w" if first else "a", encoding="utf-8", newline="\n") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m finetune.probe", description=__doc__.splitlines()[0])
    add = parser.add_argument
    add("--model", nargs="+", help="model or adapter folders, or hub names (default: the bundled vista-nano)")
    add("--checkpoints", type=Path, metavar="DIR", help="every checkpoint-* of a training run instead")
    add("--server", metavar="URL", help="an OpenAI-compatible server instead")
    add("--index", help="index folder (default: the reference schema)")
    add("--no-grammar", action="store_true", help="let the model write freely")
    add("--limit", type=int, metavar="N", help="only N tables, drawn with the seed")
    add("--seed", type=int, default=7, help="of the fakes and of what is asked (default 7)")
    add("--jobs", type=int, help=f"questions asked at a time (default: {SERVER_JOBS} of a server, else 1)")
    add("--history", type=Path, metavar="FILE", help="append each probe to this JSONL file")
    add("--out", type=Path, metavar="FILE", help="write every question with its answer, as JSONL")
    add("--html", type=Path, metavar="FILE", help="write a page with the curve")
    add("--json", action="store_true", help="print one JSON object a model")
    return parser


if __name__ == "__main__":
    run_main(main)
