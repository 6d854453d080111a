"""A statement is renamed where it names tables and columns, and nowhere else."""

from __future__ import annotations

import random

from assistant.rules import check
from finetune.curated import read_curated
from finetune.generating.shuffle import shuffle
from finetune.names_in_sql import named_columns, rename_all, rename_columns
from schema_index import Catalog


def test_columns_are_named_in_order_with_their_brackets() -> None:
    sql = "SELECT T.[Group], COUNT(T.*) FROM T WHERE U.A = 'T.A'"
    assert [(table, column, sql[start:end]) for table, column, start, end in named_columns(sql)] == [
        ("T", "Group", "T.[Group]"),
        ("U", "A", "U.A"),
    ]


def test_a_column_is_renamed_where_it_stands_only() -> None:
    sql = "SELECT T.[Group], T.A FROM T WHERE T.A = 'T.A' AND U.A = 1"
    assert rename_columns(sql, {("T", "A"): ("T", "Order"), ("T", "Group"): ("X", "B")}) == (
        "SELECT X.B, T.[Order] FROM T WHERE T.[Order] = 'T.A' AND U.A = 1"
    )


def test_tables_columns_and_parameters_are_renamed_and_text_is_not() -> None:
    sql = (
        "SELECT JCJM.Job AS [JCJM] FROM JCJM WITH (NOLOCK) WHERE JCJM.JCCo = @JCCo AND JCJM.Job <> 'JCJM.Job'"
    )
    assert rename_all(sql, {"JCJM": "QXAB"}, {"JCJM": {"JCCo": "QXCo", "Job": "Haul Stop"}}) == (
        "SELECT QXAB.[Haul Stop] AS [JCJM] FROM QXAB WITH (NOLOCK) "
        "WHERE QXAB.QXCo = @QXCo AND QXAB.[Haul Stop] <> 'JCJM.Job'"
    )


def test_curated_statements_without_alias_or_cte_hold_over_the_renamed_catalog(catalog: Catalog) -> None:
    new = shuffle(catalog, {}, random.Random(2))
    tried = [
        one
        for one in read_curated(wordings=False)
        if not one.sql.upper().startswith("WITH") and "(SELECT" not in one.sql
    ][::6]
    renamed = [rename_all(one.sql, new.tables, new.columns) for one in tried]
    good = [sql for sql in renamed if not check(sql, new.catalog).violations]
    assert len(good) >= 0.9 * len(tried) > 50
