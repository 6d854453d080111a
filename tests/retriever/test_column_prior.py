"""Columns worth showing to a question that does not name them."""

from __future__ import annotations

import pytest

from retriever.column_prior import asks_for_time, column_prior
from schema_index import Column, Table

TABLE = Table(
    "JCJM",
    "bJCJM",
    columns=(
        Column("JCCo", "tinyint"),
        Column("Mth", "smalldatetime"),
        Column("Description", "varchar(60)"),
        Column("StartDate", "smalldatetime"),
        Column("JobStatus", "tinyint", codes=(("1", "open"), ("2", "closed"))),
        Column("Amount", "numeric(12,2)"),
        Column("Notes", "varchar(max)"),
    ),
    key=("JCCo", "Mth"),
)


@pytest.mark.parametrize(
    ("question", "timely"),
    [
        ("jobs started this month", True),
        ("invoices due in 2026", True),
        ("Which bills were posted SINCE March?", True),
        ("vendors with a hold", False),
        ("job 20261 phases", False),
        ("", False),
    ],
)
def test_time_is_heard_in_whole_words(question: str, timely: bool) -> None:
    assert asks_for_time(question) is timely


def test_labels_before_codes_before_amounts_before_the_rest() -> None:
    worth = {column.name: column_prior(column, TABLE, timely=False) for column in TABLE.columns}
    ranked = sorted(worth, key=lambda name: -worth[name])
    assert ranked[0] == "Description"
    assert worth["JobStatus"] > worth["Amount"] > worth["Notes"] == worth["JCCo"] == 0


def test_dates_rise_where_time_is_asked_but_not_those_of_the_key() -> None:
    start, month = TABLE.columns[3], TABLE.columns[1]
    assert column_prior(start, TABLE, timely=True) > column_prior(start, TABLE, timely=False)
    assert column_prior(month, TABLE, timely=True) == column_prior(month, TABLE, timely=False)
