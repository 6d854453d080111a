"""A training record: one question, the exact prompt that serving builds, and the right answer."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from assistant.model import Message
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
    aside = path.with_suffix(path.suffix + ".part")
    count = 0
    with aside.open("w", encoding="utf-8") as file:
        for example in examples:
            file.write(example.to_json() + "\n")
            count += 1
    aside.replace(path)
    return count


def read_examples(path: Path) -> Iterator[Example]:
    """Read JSONL; raises DataError naming the file and line of a record that cannot be read."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise DataError(f"cannot read {path}: {error.strerror}: make it with finetune.build_data") from error
    for number, line in enumerate(lines, 1):
        try:
            row = json.loads(line)
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
