"""Reads a training file of any of the three forms, JSON or JSONL, told apart row by row."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from finetune.auditing.alpaca import is_alpaca, read_alpaca
from finetune.auditing.ours import is_ours, read_ours
from finetune.auditing.record import Record
from finetune.auditing.sharegpt import is_sharegpt, read_sharegpt
from schema_index import DataError

FORMS: tuple[tuple[str, Callable[[dict[str, Any]], bool], Callable[[dict[str, Any], int], Record]], ...] = (
    ("ours", is_ours, read_ours),
    ("sharegpt", is_sharegpt, read_sharegpt),
    ("alpaca", is_alpaca, read_alpaca),
)


def read_records(path: Path) -> tuple[list[Record], dict[str, int]]:
    """Every record of a file, and how many have which form.

    Raises DataError naming file and line for a row of no known form.
    """
    records: list[Record] = []
    forms: Counter[str] = Counter()
    for line, row in _rows(path):
        for name, fits, reader in FORMS:
            if isinstance(row, dict) and fits(row):
                try:
                    records.append(reader(row, line))
                except (AttributeError, KeyError, TypeError, ValueError) as error:
                    raise DataError(f"{path}:{line}: not a record of form {name}: {error!r}") from error
                forms[name] += 1
                break
        else:
            keys = ", ".join(row) if isinstance(row, dict) else type(row).__name__
            raise DataError(
                f"{path}:{line}: no known form ({keys}): give prompt and completion, instruction and output, "
                "or conversations"
            )
    if not records:
        raise DataError(f"{path} holds no records: give a file of JSON or JSONL")
    return records, dict(forms)


def _rows(path: Path) -> Iterator[tuple[int, Any]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"cannot read {path}: {error}: give a file of JSON or JSONL") from error
    if text.lstrip().startswith("["):
        try:
            yield from enumerate(json.loads(text), 1)
        except ValueError as error:
            raise DataError(f"{path} is no JSON: {error}") from error
        return
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except ValueError as error:
                raise DataError(f"{path}:{number}: not JSON: {error}") from error
