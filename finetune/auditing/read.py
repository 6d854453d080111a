"""Reads a training file of any of the three forms, JSON or JSONL, told apart row by row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from finetune.auditing.alpaca import is_alpaca, read_alpaca
from finetune.auditing.ours import is_ours, read_ours
from finetune.auditing.record import Record
from finetune.auditing.sharegpt import is_sharegpt, read_sharegpt
from finetune.jsonl import read_rows
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
    for line, row in read_rows(path, "give a file of JSON or JSONL"):
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
