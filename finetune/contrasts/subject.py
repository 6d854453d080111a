"""What a contrast starts from: a gated record, what judges its answer, and how a side is verified."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from assistant.database import Rows
from finetune.example import Example
from finetune.gating.judge import Asked, Reality, Reason, judge, run
from finetune.gating.shown_schema import shown_schema
from finetune.scoring import same_rows
from schema_index import Catalog, ExecutionError


@dataclass(frozen=True, slots=True)
class Rejected:
    """A rejected answer: the contrast's id, the text, and what tells that it is wrong."""

    contrast: str
    text: str
    evidence: str


@dataclass(frozen=True)
class Subject:
    """A record with one answer; `reality` is what its prompt shows a part of, None for renamed schemas."""

    example: Example
    asked: Asked
    reality: Reality | None

    @property
    def text(self) -> str:
        """The right answer."""
        return self.example.completion[0]["content"]

    @property
    def catalog(self) -> Catalog:
        """The catalog that the prompt shows a part of, else the part."""
        return self.reality.catalog if self.reality is not None else self.asked.shown.catalog

    def reasons(self, text: str) -> list[Reason]:
        """Why an answer does not hold, without running it."""
        return judge(text, self.asked, Reality(self.reality.catalog) if self.reality is not None else None)

    def breaks(self, text: str, *rules: str) -> str:
        """What the rules say where exactly `rules` are broken, else ""."""
        found = self.reasons(text)
        return str(found[0]) if found and {reason.rule for reason in found} == set(rules) else ""

    @cached_property
    def rows(self) -> Rows | None:
        """The right rows; None where they cannot be had, are empty or hold nothing but NULL."""
        found = self.rows_of(self.example.sql)
        some = found is not None and any(value is not None for row in found.rows for value in row)
        return found if some else None

    def rows_of(self, sql: str) -> Rows | None:
        """The rows of a statement on the demo database; None without one, for none, or where it fails."""
        if self.reality is None:
            return None
        try:
            found = run(sql, self.reality)
        except ExecutionError:
            return None
        return found if found is not None and found.rows else None

    def rows_differ(self, sql: str) -> str:
        """How the rows of another statement differ from the right ones; "" where nothing tells."""
        if self.rows is None or (other := self.rows_of(sql)) is None or same_rows(self.rows, other):
            return ""
        # A database gives rows without ORDER BY in any order: sorted, the example is the same each time.
        both = list(zip(sorted(self.rows.rows, key=repr), sorted(other.rows, key=repr), strict=False))
        left, right = next((pair for pair in both if pair[0] != pair[1]), both[0])
        return f"rows: {len(self.rows.rows)} against {len(other.rows)}, such as {left!r} against {right!r}"

    def with_sql(self, sql: str) -> str:
        """The right answer's text around another statement."""
        return self.text.replace(self.example.sql, sql, 1)


def subject_of(example: Example, reality: Reality) -> Subject | None:
    """The subject of a record with one answer; None for a record of several turns."""
    if len(example.completion) != 1:
        return None
    shown = shown_schema(example.prompt)
    asked = Asked(shown.turn, shown, example.category, example.tables)
    return Subject(example, asked, reality if reality.knows(shown) else None)
