"""What went wrong with an answer: the one cause that decides what to train or mend next."""

from __future__ import annotations

from typing import Literal, get_args

from assistant.execute import tables_of
from finetune.case import Case
from finetune.scoring.response import Response
from finetune.scoring.score import Score
from schema_index import Catalog

Cause = Literal[
    "should-have-refused",
    "not-retrieved",
    "not-shown",
    "refused-wrongly",
    "wrong-kind",
    "did-not-run",
    "broke-a-rule",
    "wrong-table",
    "wrong-join",
    "wrong-filter",
    "wrong-aggregate",
    "wrong-column",
    "wrong-order",
    "wrong-rows",
]
CAUSES: tuple[Cause, ...] = get_args(Cause)
"""In the order in which they are looked for: what is nearest to the start of the pipeline comes first."""
_BY_PART: tuple[tuple[str, Cause], ...] = (
    ("tables", "wrong-table"),
    ("joins", "wrong-join"),
    ("filters", "wrong-filter"),
    ("aggregates", "wrong-aggregate"),
    ("grouping", "wrong-aggregate"),
    ("columns", "wrong-column"),
    ("shape", "wrong-order"),
)


def attribute(case: Case, response: Response, judged: Score, catalog: Catalog) -> Cause | None:
    """Why an answer is not right; None for one that is.

    `not-retrieved`: retrieval did not find the tables of any gold statement; `not-shown`: it did, and the
    prompt had no room for them. `wrong-kind`: SQL for a question about the schema, or the other way round.
    `broke-a-rule`: right rows by SQL that breaks a rule, so that the assistant would not run it.
    `wrong-order`: ORDER BY, TOP, DISTINCT or a set operation. `wrong-rows`: other rows from the gold's parts.
    """
    if judged.right:
        return None
    if case.kind == "refusal":
        return "did-not-run" if response.kind == "error" else "should-have-refused"
    if not covers(case, response.found, catalog):
        return "not-retrieved"
    if not covers(case, response.shown, catalog):
        return "not-shown"
    if response.kind == "refusal":
        return "refused-wrongly"
    if response.kind == "error" or (judged.ran is False and judged.kind):
        return "did-not-run"
    if not judged.kind:
        return "wrong-kind"
    if case.kind == "schema":
        return "wrong-table"
    if judged.rows and judged.rules is False:
        return "broke-a-rule"
    return next((cause for part, cause in _BY_PART if not judged.same.get(part, True)), "wrong-rows")


def needed_tables(case: Case, catalog: Catalog) -> list[frozenset[str]]:
    """The tables that an answer needs, a set for each gold statement; those of the case without one."""
    by_sql = [frozenset(tables_of(gold, catalog)) for gold in case.golds]
    return [tables for tables in by_sql if tables] or [frozenset(case.tables)]


def covers(case: Case, tables: tuple[str, ...] | None, catalog: Catalog) -> bool:
    """Whether tables hold all that one of the gold statements reads; True where they are not known.

    A schema answer needs none: names are looked up in the catalog.
    """
    if tables is None or case.kind != "sql":
        return True
    return any(needed <= set(tables) for needed in needed_tables(case, catalog))
