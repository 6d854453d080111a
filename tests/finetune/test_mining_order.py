"""A model is first asked the records where a wrong answer can be told from a right one."""

from __future__ import annotations

from dataclasses import replace

from finetune.contrasts import subject_of
from finetune.gating.judge import Reality
from finetune.preferences import tellable_first
from schema_index import Catalog
from tests.finetune.records import TOTAL, query, samples


def test_records_without_right_rows_are_asked_last(catalog: Catalog, reality: Reality) -> None:
    none = TOTAL.replace("= 1", "= 99")
    empty = query(catalog, "total invoiced in company 99", none, ["APTH", "APTL"], "sql-empty")
    known = {one.id: one for one in samples(catalog)}
    examples = [empty, known["no-table"], known["sql-total"]]
    subjects = [one for example in examples if (one := subject_of(example, reality)) is not None]
    renamed = replace(subjects[2], example=replace(known["sql-total"], id="renamed"), reality=None)
    order = [one.example.id for one in tellable_first([subjects[0], renamed, *subjects[1:]])]
    assert order == ["no-table", "sql-total", "sql-empty", "renamed"]
