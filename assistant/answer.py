"""What asking returns: the answer with all its evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from assistant.database import Rows, Value
from assistant.violation import Violation
from retriever import RetrievedSchema

AnswerKind = Literal["sql", "refusal", "schema"]


@dataclass(frozen=True, slots=True)
class RepairStep:
    """One change between what the model wrote and what is shown: by rule fix, asked again, what was
    listed twice listed once, the company filtered by that the question names, or, where nothing was found,
    texts compared with columns that hold them (`moved`); or between the SQL that the question brought along
    (`given`) and what is shown. `note` says what the data told, in words.
    """

    how: Literal["fix", "retry", "once", "company", "given", "moved"]
    before: str
    after: str
    violations: tuple[Violation, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question.

    `sql` is set only for kind "sql"; `violations` are those that remain after repair (SQL with
    violations is shown, never run), `unused` the values of the question that the SQL does not use.
    `rows` is set when it was run; `error` says in one line why it was not, and `withheld`, for the audit
    log alone, what the database said that may quote rows which are not open to the user. `timings` are
    milliseconds per stage: retrieve, generate, check, execute, total.
    """

    question: str
    kind: AnswerKind
    message: str
    schema: RetrievedSchema
    text: str = ""
    prompt_tokens: int = 0
    sql: str | None = None
    violations: tuple[Violation, ...] = ()
    unused: tuple[str, ...] = ()
    repairs: tuple[RepairStep, ...] = ()
    parameters: Mapping[str, Value] = field(default_factory=dict)
    rows: Rows | None = None
    error: str = ""
    refused_by_database: bool = False
    withheld: str = ""
    timings: Mapping[str, float] = field(default_factory=dict)
    used: tuple[str, ...] = ()
    nearest: tuple[str, ...] = ()
    suggestion: str = ""

    @property
    def refused(self) -> bool:
        """Whether the answer is a refusal."""
        return self.kind == "refusal"
