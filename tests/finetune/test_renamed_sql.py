"""A statement is renamed where it names tables and columns, and nowhere else."""

from __future__ import annotations

import random

from assistant.rules import check
from finetune.curated import read_curated
from finetune.renamed_sql import renamed_sql
from finetune.shuffle import Renamed, shuffle
from schema_index import Catalog, Column, Table


def test_tables_columns_and_parameters_are_renamed_and_text_is_not() -> None:
    table = Table("JCJM", "bJCJM", columns=(Column("JCCo", "tinyint"), Column("Job", "char")), key=("JCCo",))
    new = Renamed(Catalog((table,)), {}, {"JCJM": "QXAB"}, {"JCJM": {"JCCo": "QXCo", "Job": "Haul Stop"}})
    sql = (
        "SELECT JCJM.Job AS [JCJM] FROM JCJM WITH (NOLOCK) WHERE JCJM.JCCo = @JCCo AND JCJM.Job <> 'JCJM.Job'"
    )
    assert renamed_sql(sql, new) == (
        "SELECT QXAB.[Haul Stop] AS [JCJM] FROM QXAB WITH (NOLOCK) "
        "WHERE QXAB.QXCo = @QXCo AND QXAB.[Haul Stop] <> 'JCJM.Job'"
    )


def test_curated_statements_without_alias_or_cte_hold_over_the_renamed_catalog(catalog: Catalog) -> None:
    new = shuffle(catalog, {}, random.Random(2))
    tried = [
        one for one in read_curated() if not one.sql.upper().startswith("WITH") and "(SELECT" not in one.sql
    ]
    good = [one for one in tried[::10] if not check(renamed_sql(one.sql, new), new.catalog).violations]
    assert len(good) >= 0.9 * len(tried[::10]) > 50
