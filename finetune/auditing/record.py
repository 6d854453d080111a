"""One record of any training file, in the form that every measure looks at."""

from __future__ import annotations

from dataclasses import dataclass

from finetune.gating.judge import Asked


@dataclass(frozen=True, slots=True)
class Record:
    """`answers` are what is taught: the completions, the chosen side, or a desirable completion.

    `rejected` is what is taught against: the other side of a pair, or an undesirable completion. `label` is
    a KTO record's; `asked`, one for each answer, is what records in our own form are judged against, and
    empty for others. Fields that a file does not have are "".
    """

    line: int
    id: str
    question: str
    answers: tuple[str, ...]
    rejected: str = ""
    label: bool | None = None
    category: str = ""
    source: str = ""
    split: str = ""
    contrast: str = ""
    asked: tuple[Asked, ...] = ()

    @property
    def is_pair(self) -> bool:
        """Whether it holds two sides."""
        return self.label is None and bool(self.rejected) and bool(self.answers)

    @property
    def name(self) -> str:
        """The id, or the line where it has none."""
        return self.id or f"line {self.line}"
