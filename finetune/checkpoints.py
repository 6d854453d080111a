"""The checkpoints of a run: the newest whole one to go on from, and whose run a folder holds."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import struct
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

from schema_index import DataError, TrainingError

_RECORD = "run.json"
_STATE = "trainer_state.json"


def resume_point(output_dir: str | Path, *, remove_torn: bool = True) -> str | None:
    """The newest whole checkpoint in `output_dir`, None where there is none.

    A run that was killed while it wrote leaves a torn checkpoint, which is passed over, and with
    `remove_torn` (for the main process) removed, so that it does not count when old ones are rotated out.
    """
    for folder in sorted(_checkpoints(Path(output_dir)), key=_step, reverse=True):
        if whole(folder):
            return str(folder)
        if remove_torn:
            print(f"{folder} is torn (the run was stopped while it wrote): passed over", file=sys.stderr)
            shutil.rmtree(folder)
    return None


def whole(checkpoint: Path) -> bool:
    """Whether every file of a checkpoint is complete; the trainer writes its state last."""
    try:
        state = json.loads((checkpoint / _STATE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    files = [path for path in checkpoint.rglob("*") if path.is_file()]
    return (
        state.get("global_step") == _step(checkpoint)
        and all(_whole_safetensors(path) for path in files if path.suffix == ".safetensors")
        and all(zipfile.is_zipfile(path) for path in files if path.suffix in (".pt", ".pth"))
    )


def claim(output_dir: str | Path, run: Mapping[str, str | int]) -> None:
    """Write down whose run `output_dir` holds, and refuse to go on from the checkpoints of another.

    `run` tells what makes two runs the same: base, data, seed, batch. Raises TrainingError naming the first
    that differs.
    """
    folder = Path(output_dir)
    path = folder / _RECORD
    known: dict[str, str | int] = {}
    if path.is_file() and any(_checkpoints(folder)):
        try:
            known = json.loads(path.read_text(encoding="utf-8"))
        except ValueError:
            known = {}
    for name, value in run.items():
        if name in known and known[name] != value:
            raise TrainingError(
                f"{folder} holds the checkpoints of another run ({name} {known[name]}, now {value}): name "
                "another --output_dir, or remove that folder"
            )
    folder.mkdir(parents=True, exist_ok=True)
    aside = path.with_suffix(".part")
    aside.write_text(json.dumps(dict(run), indent=2) + "\n", encoding="utf-8")
    aside.replace(path)


def digest(path: str | Path) -> str:
    """The SHA-256 of a file, shortened to 16 hexadecimal digits; raises DataError where it cannot be read."""
    try:
        with Path(path).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()[:16]
    except OSError as error:
        raise DataError(f"cannot read {path}: {error.strerror}: correct the path") from error


def _checkpoints(folder: Path) -> list[Path]:
    return [path for path in folder.glob("checkpoint-*") if path.is_dir() and _step(path) >= 0]


def _step(folder: Path) -> int:
    found = re.fullmatch(r"checkpoint-(\d+)", folder.name)
    return int(found[1]) if found else -1


def _whole_safetensors(path: Path) -> bool:
    """Whether the file is as long as its header says (length of the header, header, tensors)."""
    try:
        with path.open("rb") as file:
            (length,) = struct.unpack("<Q", file.read(8))
            header = json.loads(file.read(length))
    except (OSError, ValueError, struct.error):
        return False
    ends = [entry["data_offsets"][1] for name, entry in header.items() if name != "__metadata__"]
    return bool(path.stat().st_size == 8 + length + max(ends, default=0))
