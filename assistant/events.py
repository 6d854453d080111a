"""What happens while a question is answered, in order; the page and the command line both read these.

    TablesFound  Wrote…  [AskedAgain  Wrote…]  [Repaired…]  [Checked]  [Ran]  Done

In brackets: where the rules could not mend the SQL, or it left out a value, and the model was asked once
more, where something was mended, where the answer is SQL, and where it was run.
"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.answer import Answer, RepairStep
from assistant.database import Rows
from assistant.violation import Violation
from retriever import RetrievedSchema


@dataclass(frozen=True, slots=True)
class TablesFound:
    """Retrieval is done; the model starts now."""

    schema: RetrievedSchema


@dataclass(frozen=True, slots=True)
class Wrote:
    """The next piece of the model's answer."""

    text: str


@dataclass(frozen=True, slots=True)
class AskedAgain:
    """The model writes anew, from the start: the SQL so far breaks rules that no fix mends, or leaves out
    values of the question (`unused`).

    Without either, the database refused it, or the model server left in the middle of it.
    """

    sql: str
    violations: tuple[Violation, ...]
    unused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Repaired:
    """The SQL was changed after the model wrote it."""

    step: RepairStep


@dataclass(frozen=True, slots=True)
class Checked:
    """The final SQL and the rules it still breaks: none, or it will not be run."""

    sql: str
    violations: tuple[Violation, ...]


@dataclass(frozen=True, slots=True)
class Ran:
    """The database has answered: rows, or the reason why there are none."""

    rows: Rows | None
    error: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """The whole answer; always the last event."""

    answer: Answer


Event = TablesFound | Wrote | AskedAgain | Repaired | Checked | Ran | Done
