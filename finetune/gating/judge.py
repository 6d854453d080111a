"""Judges one answer against what its prompt shows, whatever wrote it: why it may not be taught."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from sqlglot import exp

from assistant.answer_text import DescribeText, SqlText, parse_answer
from assistant.database import Database, Rows, Value
from assistant.parameters import company_columns, parameter_names
from assistant.rules import check
from assistant.rules.tables import table_of
from assistant.violation import RuleId
from finetune.gating.refusal_form import Refusal, read_refusal
from finetune.gating.shown_schema import ShownSchema, Turn
from schema_index import Catalog, ExecutionError

Rule = (
    RuleId
    | Literal["form", "plan", "does-not-run", "false-refusal", "false-nearest", "invented-answer", "record"]
)
_NAMES = ("unknown-table", "unknown-column")
UNNAMED = frozenset({"read-only", "not-held", "clarification", "outside"})
"""Categories of refusals that need not name anything absent: what was asked for is no name."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an answer does not hold: a rule of the checker, or one of the gate's own."""

    rule: Rule
    message: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.message}"


@dataclass(frozen=True)
class Asked:
    """What an answer is judged against.

    `turn` is the question with its names, `shown` the schema in the prompt. `category` and `needed` (the
    tables that the right answer needs) are known for a record's own question and empty for later turns.
    """

    turn: Turn
    shown: ShownSchema
    category: str = ""
    needed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reality:
    """What lies behind the prompts: the bundled catalog and, where SQL is to be run, its demo database."""

    catalog: Catalog
    database: Database | None = None

    @cached_property
    def companies(self) -> frozenset[str]:
        """The names of company columns in lower case, whose parameters are bound when SQL is run."""
        return company_columns(self.catalog)

    def knows(self, shown: ShownSchema) -> bool:
        """Whether the prompt shows this catalog, not one with other names."""
        return shown.is_part_of(self.catalog)


def judge(text: str, asked: Asked, reality: Reality | None = None) -> list[Reason]:
    """Every reason why `text` does not answer `asked` truly; empty where it may be taught."""
    real = reality if reality is not None and reality.knows(asked.shown) else None
    answer = parse_answer(text)
    if isinstance(answer, SqlText):
        return list(_sql_reasons(answer, asked, real))
    if isinstance(answer, DescribeText):
        return list(_describe_reasons(answer.names, asked, real))
    return list(_refusal_reasons(read_refusal(text), text, asked, real))


def run(sql: str, reality: Reality, company: int = 1) -> Rows | None:
    """The rows of a SELECT on the demo database; None where it has no database or no such construct.

    Company parameters are bound to `company`, others to NULL. Raises ExecutionError where the database
    refuses the statement.
    """
    if reality.database is None or (tree := check(sql, reality.catalog).tree) is None:
        return None
    companies = reality.companies
    values: dict[str, Value] = {
        name: company if name.lower() in companies else None for name in parameter_names(tree)
    }
    try:
        return reality.database.run(sql, values)
    except ExecutionError as error:
        if "cannot be carried over" in str(error):
            return None
        raise


def _sql_reasons(answer: SqlText, asked: Asked, real: Reality | None) -> Iterator[Reason]:
    """The rules over the schema shown and, behind it, over the catalog; then the database."""
    shown = check(answer.sql, asked.shown.catalog)
    found = [Reason(one.rule, one.message) for one in shown.violations]
    if real is not None:
        # Of the joins between two tables a prompt shows the first ones only: the catalog decides on joins.
        whole = [Reason(one.rule, one.message) for one in check(answer.sql, real.catalog).violations]
        found = list(dict.fromkeys([one for one in found if one.rule in _NAMES] + whole))
    yield from found
    if shown.tree is not None:
        yield from _plan_reasons(answer.message, shown.tree, asked.shown.catalog)
    for name in _unspoken(asked.turn, shown.tree):
        yield Reason("invented-answer", f"{name} of the question does not exist, and SQL answers it")
    if asked.category == "not-held":
        yield Reason("invented-answer", "SQL answers what the tables shown do not hold")
    if asked.category == "read-only":
        yield Reason("invented-answer", "SQL answers a request to change data")
    if real is not None and not found:
        try:
            run(answer.sql, real)
        except ExecutionError as error:
            yield Reason("does-not-run", str(error))


def _unspoken(turn: Turn, tree: exp.Expr | None) -> Iterator[str]:
    """The question's names that do not exist, but for those that the SQL takes for a value."""
    values = {node.name.lower() for node in tree.find_all(exp.Literal)} if tree is not None else set()
    yield from (name for name in turn.absent if name.lower() not in values)


def _plan_reasons(message: str, tree: exp.Expr, catalog: Catalog) -> Iterator[Reason]:
    """The plan line `Uses A, B; C.` names the tables that are read."""
    if not message.startswith("Uses "):
        yield Reason("form", "the answer does not start with its plan line, Uses TABLE.")
        return
    plan = message.removeprefix("Uses ").split("\n")[0].split(". ")[0].removesuffix(".")
    named = {name.strip().strip("[]") for name in plan.replace(";", ",").split(",")}
    found = (table_of(node, catalog) for node in tree.find_all(exp.Table))
    read = {table.name for table in found if table is not None}
    if named != read:
        yield Reason("plan", f"the plan names {', '.join(sorted(named))}, the SQL {', '.join(sorted(read))}")


def _describe_reasons(names: tuple[str, ...], asked: Asked, real: Reality | None) -> Iterator[Reason]:
    """Every name that is to be described exists: shown, in the catalog, or said to in the prompt."""
    if not names:
        yield Reason("form", "describe names nothing")
    for name in names:
        table, column = owner_and_column(name, asked, real)
        if name in asked.turn.absent or not exists(table, column, asked, real):
            yield Reason("unknown-column" if column else "unknown-table", f"describe: {name} does not exist")


def _catalogs(asked: Asked, real: Reality | None) -> Iterator[Catalog]:
    """The catalog shown and, where it is known, the whole one behind it."""
    yield asked.shown.catalog
    if real is not None:
        yield real.catalog


def owner_and_column(name: str, asked: Asked, real: Reality | None) -> tuple[str, str]:
    """The table and the column, or "", that a dotted name means: `rpt.X` is a table where there is one."""
    for catalog in _catalogs(asked, real):
        table, column = catalog.find_with_column(name)
        if table is not None:
            return table.name, column
    table_name, _, column = name.partition(".")
    return table_name, column


def exists(table: str, column: str, asked: Asked, real: Reality | None) -> bool:
    """Whether a table, or a column of it, is known to exist: from the schema, the names or the catalog."""
    for catalog in _catalogs(asked, real):
        found = catalog.find(table)
        if found is not None and (not column or found.column(column) is not None):
            return True
    known = {name.lower() for name in asked.turn.exists}
    near = {name.lower() for names in asked.turn.absent.values() for name in names}
    wanted = f"{table}.{column}".lower() if column else table.lower()
    return any(name == wanted or (not column and name.startswith(f"{wanted}.")) for name in known | near)


def _refusal_reasons(refusal: Refusal, text: str, asked: Asked, real: Reality | None) -> Iterator[Reason]:
    """A refusal names what is truly absent, and offers what is truly there."""
    absent = {name.lower() for name in asked.turn.absent}
    if refusal.kind == "missing-table":
        if exists(refusal.name, "", asked, real):
            yield Reason("false-refusal", f"the table {refusal.name} exists")
        elif refusal.name.lower() not in absent:
            yield Reason("false-refusal", f"the question names no table {refusal.name}")
    elif refusal.kind == "missing-column":
        ends = {name.split(".")[-1] for name in absent}
        if refusal.table and exists(refusal.table, refusal.name, asked, real):
            yield Reason("false-refusal", f"the column {refusal.table}.{refusal.name} exists")
        elif refusal.name.lower() not in ends:
            yield Reason("false-refusal", f"the question names no missing column {refusal.name}")
    elif refusal.kind == "not-held":
        held = [name for name in asked.needed if asked.shown.catalog.find(name) is not None]
        if held or (asked.category and asked.category not in UNNAMED):
            what = ", ".join(held) or "nothing is missing"
            yield Reason("false-refusal", f"the tables shown hold it: {what}")
    elif refusal.kind == "read-only":
        if asked.category and asked.category not in UNNAMED:
            yield Reason("false-refusal", f"a question of category {asked.category} changes nothing")
    elif not text.strip():
        yield Reason("form", "the answer is empty")
    elif asked.category not in UNNAMED and not any(name in text.lower() for name in absent):
        yield Reason("false-refusal", "the refusal names nothing that is absent")
    for name in refusal.nearest:
        table, column = owner_and_column(name, asked, real)
        if not exists(table, column, asked, real):
            yield Reason("false-nearest", f"{name} is offered and does not exist")
