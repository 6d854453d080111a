"""The file of past probes: one line a model, so that the curve over training can be drawn at any time."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from finetune.jsonl import read_jsonl
from schema_index import DataError

_NEEDED = frozenset({"model", "step", "false_refusal", "hallucination"})


def append_history(path: Path, entry: Mapping[str, Any]) -> None:
    """Add one probe to the end; the folder is made where it is missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8", newline="\n") as file:
        file.write(json.dumps(entry, ensure_ascii=False) + "\n")


def read_history(path: Path) -> list[dict[str, Any]]:
    """Every probe, in the order of the steps, then of the file; raises DataError for a line that is none."""
    entries = []
    for number, row in read_jsonl(path, "give a file that finetune.probe --history wrote"):
        if not isinstance(row, dict) or not row.keys() >= _NEEDED:
            raise DataError(f"{path}:{number}: not a probe: give a file that finetune.probe --history wrote")
        entries.append(row)
    return sorted(entries, key=lambda row: row["step"])


def step_of(model: str | Path | None) -> int:
    """The training step of a checkpoint: its trainer state's, else the number its folder ends in, else 0."""
    folder = Path(model) if model is not None else None
    if folder is None:
        return 0
    try:
        return int(json.loads((folder / "trainer_state.json").read_text(encoding="utf-8"))["global_step"])
    except (OSError, ValueError, KeyError, TypeError):
        tail = folder.name.rpartition("-")[2]
        return int(tail) if tail.isdigit() else 0
