"""Which records are for evaluation, and what training must not hold because of them.

A record is held out by the tables it needs, or by a checksum of its intent: for SQL the skeleton, which names
tables and columns and masks values, so that all questions with one skeleton are on one side; for a refusal
what is missing, for a schema answer what is described.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from assistant.answer_text import SqlText, parse_answer
from finetune.auditing.skeleton import skeleton
from finetune.bare import bare
from finetune.case import Case
from finetune.example import Example
from finetune.gating.shown_schema import QUESTION

HELD_OUT_SHARE = 5
"""One intent in this many is kept for evaluation."""
NEAR = 0.9
"""Questions as similar as this (normalized indel ratio of rapidfuzz) count as paraphrases."""


@dataclass(frozen=True, slots=True)
class Leak:
    """A training record that an evaluation must not find there; `reason` names what it has in common."""

    record: str
    reason: str


@dataclass
class KeptOut:
    """Questions in their `bare` form and skeletons of SQL that training must not hold.

    `question in kept_out` is true for a question that stands there or is nearly one that does.
    """

    questions: dict[str, str] = field(default_factory=dict)
    forms: dict[str, str] = field(default_factory=dict)

    def add(self, examples: Iterable[Example]) -> None:
        """Keep out what these evaluation records ask and answer, at every turn."""
        for example in examples:
            self.keep(example.id, questions_of(example), forms_of(example))

    def add_cases(self, cases: Iterable[Case]) -> None:
        """Keep out what these evaluation cases ask, and every statement that is right for them."""
        for case in cases:
            statements = (*case.golds, *(turn.sql for turn in case.turns if turn.sql))
            forms = (form for sql in statements if (form := skeleton(sql)))
            self.keep(case.id, (case.question, *(turn.question for turn in case.turns)), forms)

    def keep(self, where: str, questions: Iterable[str], forms: Iterable[str]) -> None:
        """Keep out these questions and skeletons; `where` names what they stand in."""
        for question in questions:
            self.questions.setdefault(bare(question), where)
        for form in forms:
            self.forms.setdefault(form, where)

    def __contains__(self, question: object) -> bool:
        return isinstance(question, str) and self.near(question) is not None

    def __len__(self) -> int:
        return len(self.questions)

    def __iter__(self) -> Iterator[str]:
        return iter(self.questions)

    def near(self, question: str) -> str | None:
        """The question kept out that is this one, or nearly, in their `bare` form; else None."""
        asked = bare(question)
        if asked in self.questions or not self.questions:
            return asked if asked in self.questions else None
        kept = self.questions.keys()
        found = process.extractOne(asked, kept, scorer=fuzz.ratio, score_cutoff=100 * NEAR)
        return str(found[0]) if found else None

    def has_form(self, sql: str) -> bool:
        """Whether a statement has the skeleton of one kept out."""
        return bool(self.forms) and skeleton(sql) in self.forms

    def reason(self, example: Example) -> str | None:
        """What of an example stands in an evaluation, or None."""
        for form in forms_of(example):
            if form in self.forms:
                return f"skeleton of {self.forms[form]}"
        for question in questions_of(example):
            if (near := self.near(question)) is not None:
                return f"question of {self.questions[near]}: {near!r}"
        return None


def split_of(intent: str, tables: Collection[str], held_out: Collection[str]) -> str:
    """`heldout` where a table of `held_out` is needed and for one intent in HELD_OUT_SHARE, else `train`; an
    empty intent is of none."""
    if set(tables) & set(held_out):
        return "heldout"
    return "heldout" if intent and zlib.crc32(intent.encode()) % HELD_OUT_SHARE == 0 else "train"


def leaks(train: Iterable[Example], held: Iterable[Example]) -> Iterator[Leak]:
    """The training records that stand in an evaluation: by a question, a paraphrase, or a skeleton of SQL."""
    kept_out = KeptOut()
    kept_out.add(held)
    for example in train:
        if (reason := kept_out.reason(example)) is not None:
            yield Leak(example.id, reason)


def questions_of(example: Example) -> list[str]:
    """The question of a record and those of its further turns (earlier ones are its context)."""
    later = [message["content"] for message in example.completion if message["role"] == "user"]
    return [example.question, *(_asked(text) for text in later)]


def forms_of(example: Example) -> list[str]:
    """The skeletons of a record's statements, at every turn."""
    texts: Sequence[str] = [one["content"] for one in example.completion if one["role"] == "assistant"]
    answers = map(parse_answer, texts)
    return [form for one in answers if isinstance(one, SqlText) and (form := skeleton(one.sql))]


def _asked(text: str) -> str:
    """The question of a user message."""
    lines = (line for line in text.split("\n") if line.startswith(QUESTION))
    return next(lines, text).removeprefix(QUESTION)
