"""The form of an answer: what a model writes, parsed, and how the same is written for training."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

FENCE = "```"
DESCRIBED = "It exists: the catalog tells the rest."
"""The second line of the schema form: what is asked about is accepted, in words."""

READ_ONLY = "I only read data: ask for rows that one SELECT can give."
NOT_HELD = "The tables found do not hold this: name the table that does, or ask in other words."


@dataclass(frozen=True, slots=True)
class SqlText:
    """One SELECT with its plan line and, from freer models, a short explanation."""

    sql: str
    message: str = ""


@dataclass(frozen=True, slots=True)
class RefusalText:
    """A refusal as the model worded it."""

    message: str


@dataclass(frozen=True, slots=True)
class DescribeText:
    """A request to render names from the catalog: `APTL`, or `APTL` and `APTH`, or `APTH.InvTotal`."""

    names: tuple[str, ...]


AnswerText = SqlText | RefusalText | DescribeText


def parse_answer(text: str) -> AnswerText:
    """Read a model's answer; whatever is neither SQL in a fence nor `describe …` is a refusal.

    A fence left open (the token limit cut the answer) still gives its SQL, which the rules then judge.
    """
    bare = text.strip()
    if bare.lower().startswith("describe "):
        names = bare.splitlines()[0][len("describe ") :].rstrip(".")
        return DescribeText(tuple(name.strip() for name in names.split(",") if name.strip()))
    before, fence, rest = bare.partition(FENCE)
    if fence:
        body, _, after = rest.partition(FENCE)
        sql = body.removeprefix("sql").strip()
        if sql:
            return SqlText(sql, " ".join(part.strip() for part in (before, after) if part.strip()))
    return RefusalText(bare)


def sql_answer(sql: str, tables: Sequence[str], inner: Sequence[str] = ()) -> str:
    """The SQL form: `Uses A, B; C.` (C in a subquery), then the statement in a fence."""
    plan = ", ".join(tables) + (f"; {', '.join(inner)}" if inner else "")
    return f"Uses {plan}.\n{FENCE}sql\n{sql}\n{FENCE}"


def describe_answer(names: Sequence[str]) -> str:
    """The schema form; what is rendered is named on its first line."""
    return f"describe {', '.join(names)}\n{DESCRIBED}"


def missing_table_answer(name: str, nearest: Sequence[str]) -> str:
    """The refusal of a table that does not exist, with the nearest real ones."""
    return f"There is no table {name}.{_nearest(nearest)}"


def missing_column_answer(name: str, table: str, nearest: Sequence[str]) -> str:
    """The refusal of a column that does not exist, on `table` where it is known."""
    where = f" on {table}" if table else ""
    return f"There is no column {name}{where}.{_nearest(nearest)}"


def read_only_answer() -> str:
    """The refusal of a request to change data."""
    return READ_ONLY


def not_held_answer(nearest: Sequence[str]) -> str:
    """The refusal of what the retrieved tables do not hold."""
    return f"{NOT_HELD}{_nearest(nearest)}"


def _nearest(names: Sequence[str]) -> str:
    return f" Nearest: {', '.join(names)}." if names else ""
