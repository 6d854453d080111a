"""Questions that must be refused, and questions about the schema that must not be.

Every name said not to exist is looked up first: a draft whose invented name is real is thrown away.
"""

from __future__ import annotations

import random

from assistant.answer_text import (
    describe_answer,
    missing_column_answer,
    missing_table_answer,
    read_only_answer,
)
from finetune.generating.draft import Draft
from finetune.generating.phrasebook import say
from finetune.generating.subject import make_subject
from finetune.generating.world import World
from retriever import Mention, resolve_names
from schema_index import Table

_NOUNS = (
    "Invoice", "Invoices", "Vendors", "Customers", "Employees", "Jobs", "Contracts", "Payments", "Payroll",
    "Equipment", "Inventory", "Timecards", "Subcontract", "PurchaseOrders", "Checks", "Budget", "Phases",
    "GLAccounts", "Retainage", "Commitments", "WorkOrders", "Materials", "ChangeOrders", "Projects",
)  # fmt: skip
_TAILS = (
    "Header",
    "Detail",
    "Line",
    "Lines",
    "Master",
    "History",
    "Trans",
    "Item",
    "Items",
    "Transactions",
    "Log",
)
_COLUMNS = (
    "Amount", "GrossAmt", "Status", "InvNum", "VendorName", "CustomerName", "JobName", "TotalAmt", "Balance",
    "DueAmt", "Superintendent", "CheckNo", "UnionCode", "DBA", "CreatedDate", "IsActive", "PaidFlag",
    "NetAmount", "Region", "Currency", "Approver", "ManagerName", "ExtCost", "OpenBalance", "Priority",
)  # fmt: skip

KEPT_SHORT = 0.6
"""The share of refusals with a single nearest table that are kept: most are under 50 characters, and of the
records no more than one in a hundred shall be."""


def missing_table(world: World) -> Draft | None:
    """A table that does not exist: the answer names it and the nearest real ones."""
    rng = world.rng
    invented = invent_table(
        rng, world.pick_table(), [table.module for table in world.catalog if table.module]
    )
    question = say(rng, "missing_table", x=invented, t=world.pick_table().name)
    said = resolve_names(question, world.catalog)
    missing = [m for m in said if not m.exists and m.kind == "table"]
    if not missing or world.catalog.find(invented):
        return None
    if any(m.exists and m.text == missing[0].text for m in said):
        return None  # a column is called so
    if len(missing[0].nearest) == 1 and rng.random() >= KEPT_SHORT:
        return None
    answer = missing_table_answer(missing[0].text, missing[0].nearest)
    return Draft("missing-table", question, answer=answer)


def missing_column(world: World) -> Draft | None:
    """A column that its table does not have."""
    rng, table = world.rng, world.pick_table()
    if rng.random() < 0.5:
        invented = rng.choice(_COLUMNS)
    else:
        invented = rng.choice([column.name for column in world.pick_table().columns])
    if table.column(invented):
        return None
    question = say(rng, "missing_column", x=invented, t=table.name)
    missing = [m for m in resolve_names(question, world.catalog) if not m.exists and m.kind == "column"]
    if len(missing) != 1 or not _absent(missing[0], world):
        return None
    answer = missing_column_answer(missing[0].text.split(".")[-1], missing[0].table, missing[0].nearest)
    return Draft("missing-column", question, answer=answer, tables=(table.name,))


def write_request(world: World) -> Draft | None:
    """A request to change something: only data can be read."""
    rng, table = world.rng, world.pick_table()
    entry = world.lexicon[table.name]
    subject = make_subject(world, table, narrow=1)
    names = list(entry.columns) or [table.columns[0].name]
    question = say(
        rng, "write", s=subject.words, t=table.name, c=world.phrase(table.name, rng.choice(names)), v="0"
    )
    return Draft("read-only", question, answer=read_only_answer())


def describe(world: World) -> Draft | None:
    """A question about a real table, two real tables or a real column: accepted, rendered later."""
    rng, table = world.rng, world.pick_table()
    written = rng.choice(
        (table.name, table.name, table.name, table.name.lower(), f"dbo.{table.name}", f"b{table.name}")
    )
    shape = rng.random()
    if shape < 0.55:
        return Draft(
            "describe",
            say(rng, "describe", t=written),
            answer=describe_answer([table.name]),
            tables=(table.name,),
        )
    if shape < 0.75:
        joins = [j for j in world.catalog.joins_of(table.name) if j.table != j.other]
        joins = [j for j in joins if {j.table, j.other} <= set(world.allowed)]
        if not joins:
            return None
        join = rng.choice(joins)
        pair = [join.table, join.other] if rng.random() < 0.5 else [join.other, join.table]
        question = say(rng, "describe_join", t=pair[0], t2=pair[1])
        return Draft("describe", question, answer=describe_answer(pair), tables=tuple(pair))
    column = rng.choice(table.columns)
    question = say(rng, "describe_column", t=table.name, k=column.name)
    return Draft(
        "describe", question, answer=describe_answer([f"{table.name}.{column.name}"]), tables=(table.name,)
    )


def invent_table(rng: random.Random, table: Table, modules: list[str]) -> str:
    """A plausible name that somebody might think is a table: near misses, plurals, other modules."""
    name, shape = table.name, rng.random()
    if shape < 0.2:
        return rng.choice(_NOUNS)
    if shape < 0.35:
        return rng.choice(modules) + rng.choice(_TAILS)
    if shape < 0.5:
        return rng.choice(modules) + rng.choice(_NOUNS).rstrip("s") + rng.choice(("", *_TAILS))
    if shape < 0.6:
        return f"{name[:2]}_{name[2:]}"
    if shape < 0.7:
        return name + rng.choice(("s", "Header", "Detail", "2", "_Master"))
    if shape < 0.85 and len(name) == 4:
        return name[:2] + "".join(rng.choice("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for _ in range(2))
    return f"{rng.choice(('tbl', 'vw', ''))}{rng.choice(_NOUNS)}{rng.choice(_TAILS)}"


def _absent(mention: Mention, world: World) -> bool:
    table = world.catalog.find(mention.table) if mention.table else None
    name = mention.text.split(".")[-1]
    return table is None or table.column(name) is None
