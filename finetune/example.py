"""A training record: one question, the exact prompt that serving builds, and the right answer."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from assistant.model import Message
from finetune.jsonl import read_jsonl, write_jsonl
from schema_index import DataError


@dataclass(frozen=True, slots=True)
class Example:
    """One record in TRL's conversational prompt-completion form.

    `sql` is "" for a refusal or a schema answer. `prompt` is what `assistant.prompt.build_prompt` made,
    `completion` one assistant message. `category` names the intent, `source` where it came from.
    """

    id: str
    category: str
    module: str
    difficulty: int
    source: str
    split: str
    question: str
    tables: tuple[str, ...]
    sql: str
    prompt: tuple[Message, ...]
    completion: tuple[Message, ...]

    def to_json(self) -> str:
        """One line of JSONL."""
        return json.dumps(asdict(self), ensure_ascii=False)


def write_examples(path: Path, examples: Iterable[Example]) -> int:
    """Write JSONL, aside and then renamed; the number of records is returned."""
    return write_jsonl(path, map(asdict, examples))


def read_examples(path: Path) -> Iterator[Example]:
    """Read JSONL; raises DataError naming the file and line of a record that cannot be read."""
    for number, row in read_jsonl(path, "make it with finetune.build_data"):
        try:
            yield Example(
                **{
                    **row,
                    "tables": tuple(row["tables"]),
                    "prompt": tuple(row["prompt"]),
                    "completion": tuple(row["completion"]),
                }
            )
        except (ValueError, TypeError, KeyError) as error:
            raise DataError(f"{path}:{number}: not a training record: {error}") from error
