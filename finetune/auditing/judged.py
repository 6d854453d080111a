"""Every answer of a file, judged once: what it is, and which rules its SQL breaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.rules import check
from finetune.auditing.answer_kind import AnswerContent, answer_kind
from finetune.auditing.record import Record
from finetune.auditing.skeleton import skeleton
from finetune.gating.judge import Asked, Reality, judge
from schema_index import Catalog

NAME_RULES = frozenset({"unknown-table", "unknown-column"})
_UNREADABLE = frozenset({"parse", "read-only"})


@dataclass(frozen=True, slots=True)
class Judged:
    """One answer; `broken` holds (rule, message) for what does not hold."""

    record: Record
    text: str
    content: AnswerContent
    broken: tuple[tuple[str, str], ...]

    @property
    def rules(self) -> frozenset[str]:
        """The ids of the rules broken."""
        return frozenset(rule for rule, _ in self.broken)

    @property
    def has_select(self) -> bool:
        """Whether it holds SQL that reads as SELECT."""
        return bool(self.content.statements) and not self.rules & _UNREADABLE

    @property
    def has_join(self) -> bool:
        """Whether its SQL joins tables."""
        return any(" join " in skeleton(sql) for sql in self.content.statements)

    @property
    def shows_nolock(self) -> bool:
        """Whether NOLOCK stands anywhere in its SQL."""
        return any(" nolock " in skeleton(sql) for sql in self.content.statements)


class Judge:
    """Judges texts against the catalog, and our own records against their prompts as well."""

    def __init__(self, catalog: Catalog) -> None:
        self._reality = Reality(catalog)
        self._check = lru_cache(maxsize=100_000)(self._broken)

    def taught(self, records: Sequence[Record]) -> list[Judged]:
        """Every answer that is taught."""
        return [
            self.one(record, text, record.asked[place] if place < len(record.asked) else None)
            for record in records
            for place, text in enumerate(record.answers)
        ]

    def one(self, record: Record, text: str, asked: Asked | None) -> Judged:
        """One text; without `asked`, its statements are held against the whole catalog."""
        content = answer_kind(text)
        if asked is not None:
            broken = [(str(reason.rule), reason.message) for reason in judge(text, asked, self._reality)]
        else:
            broken = [fault for sql in content.statements for fault in self._check(sql)]
        return Judged(record, text, content, tuple(broken))

    def rejected(self, record: Record) -> Judged:
        """The other side of a pair, held against the same prompt."""
        return self.one(record, record.rejected, record.asked[0] if record.asked else None)

    def _broken(self, sql: str) -> tuple[tuple[str, str], ...]:
        found = check(sql, self._reality.catalog).violations
        return tuple((str(one.rule), one.message) for one in found)
