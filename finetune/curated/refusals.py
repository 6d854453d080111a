"""Curated refusals: questions that name what does not exist, change data, or ask for what is not held."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from assistant.forms.pasted_sql import sql_to_correct
from finetune.curated.entries import read_entries
from retriever import Mention, resolve_names
from schema_index import Catalog

Kind = Literal["missing-table", "missing-column", "read-only", "not-held"]


@dataclass(frozen=True, slots=True)
class CuratedRefusal:
    """One question that must be refused.

    `name` is what does not exist, as the question writes it (for a column without its `table`); `nearest`
    are the tables or `TABLE.Column`s that a person would offer instead. Raises ValueError where the fields
    do not fit the kind.
    """

    id: str
    question: str
    kind: Kind
    note: str
    name: str = ""
    table: str = ""
    nearest: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.kind not in get_args(Kind):
            raise ValueError(f"kind {self.kind!r}: give one of {', '.join(get_args(Kind))}")
        if bool(self.name) != self.kind.startswith("missing"):
            raise ValueError(f"kind {self.kind} with name {self.name!r}: only what is missing has a name")
        if bool(self.table) != (self.kind == "missing-column"):
            raise ValueError(f"kind {self.kind} with table {self.table!r}: only a missing column has one")
        if self.name and not self.nearest:
            raise ValueError(f"nothing is offered for {self.name}: give nearest")


def read_refusals(path: Path | None = None) -> Iterator[CuratedRefusal]:
    """Every refusal of a file (default: `data/refusals.toml`); see `read_entries`."""
    return read_entries("refusal", CuratedRefusal, path)


def refusal_faults(one: CuratedRefusal, catalog: Catalog) -> list[str]:
    """What is wrong: a name that exists, that the question does not show as missing, or a false offer."""
    found = [f"{name} is offered and does not exist" for name in one.nearest if not is_real(name, catalog)]
    absent = absent_names(one.question, catalog)
    if not one.name:
        return found + [f"the question names {mention.text}, which does not exist" for mention in absent]
    found += _existing(one, catalog)
    said = [(mention.kind, mention.text, mention.table) for mention in absent]
    if said != [(one.kind.removeprefix("missing-"), one.name, one.table)]:
        seen = ", ".join(f"{kind} {name} {table}".strip() for kind, name, table in said) or "nothing"
        found.append(f"resolve_names finds {seen} missing, not {one.kind.split('-')[1]} {one.name}")
    elif absent[0].text in sql_to_correct(one.question):
        found.append(f"{one.name} stands in SQL that the question brings along: serving corrects that")
    return found


def is_offered(one: CuratedRefusal, catalog: Catalog) -> bool:
    """Whether the prompt offers one of `nearest` for the name, so that a model could copy it."""
    shown = {name for mention in absent_names(one.question, catalog) for name in mention.nearest}
    return bool(shown & set(one.nearest))


def absent_names(question: str, catalog: Catalog) -> list[Mention]:
    """The names in a question that do not exist."""
    return [mention for mention in resolve_names(question, catalog) if not mention.exists]


def is_real(name: str, catalog: Catalog) -> bool:
    """Whether `TABLE` or `TABLE.Column` exists, spelled exactly so."""
    table, last = catalog.find_with_column(name)
    if table is None or name not in (table.name, f"{table.name}.{last}"):
        return False
    column = table.column(last) if last else None
    return not last or (column is not None and column.name == last)


def _existing(one: CuratedRefusal, catalog: Catalog) -> list[str]:
    """The name said to be missing, where the catalog has it."""
    if one.kind == "missing-table":
        bare = one.name.split(".")[-1].strip("[]'\"")
        return [f"the table {one.name} exists"] if catalog.find(bare) is not None else []
    table = catalog.find(one.table)
    if table is None:
        return [f"the table {one.table} does not exist: a missing column is on a real one"]
    return [f"the column {one.table}.{one.name} exists"] if table.column(one.name) is not None else []
