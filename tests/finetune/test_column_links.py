"""The network that links columns: what it is fitted to, how it is measured and written."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from finetune.column_links import fit, linked, measure, write
from finetune.curated import read_curated
from finetune.spoken_columns import spoken_columns
from retriever import SchemaRetriever
from retriever.links import WEIGHTS, bundled_links
from schema_index import Catalog


@pytest.mark.parametrize(
    ("sql", "columns"),
    [
        (
            "SELECT h.APRef FROM APTH h WITH (NOLOCK) WHERE h.APCo = 1 AND h.vendor = 5",
            "APTH.APRef APTH.Vendor",
        ),
        (
            "SELECT APVM.Name FROM APTH WITH (NOLOCK) JOIN APVM WITH (NOLOCK) ON APTH.VendorGroup = "
            "APVM.VendorGroup AND APTH.Vendor = APVM.Vendor WHERE APTH.APCo = 1",
            "APVM.Name",
        ),
        (
            "WITH x AS (SELECT Job, SUM(ActualCost) AS c FROM JCCD WITH (NOLOCK) WHERE JCCo = 1 GROUP BY "
            "Job) SELECT Job, c FROM x ORDER BY c",
            "JCCD.ActualCost JCCD.Job",
        ),
        (
            "SELECT JCJM.Job FROM JCJM WITH (NOLOCK) WHERE JCJM.JCCo = 1 AND NOT EXISTS (SELECT 1 FROM JCCD "
            "WITH (NOLOCK) WHERE JCCD.JCCo = JCJM.JCCo AND JCCD.Job = JCJM.Job AND JCCD.Source = 'AP')",
            "JCCD.Source JCJM.Job",
        ),
        ("DROP TABLE APTH", ""),
    ],
)
def test_what_a_statement_is_about(catalog: Catalog, sql: str, columns: str) -> None:
    assert {".".join(pair) for pair in spoken_columns(sql, catalog)} == set(columns.split())


def test_the_network_is_fitted_measured_and_written(retriever: SchemaRetriever, tmp_path: Path) -> None:
    asked = [(one.question, one.sql) for one in read_curated()][:120]
    rows = list(linked(asked, retriever))
    fitted = fit(rows[:100])
    figures = measure(fitted, rows[100:])
    assert figures.questions == len(rows) - 100
    assert figures.recall <= figures.recall_of_twice <= 1
    write(fitted, tmp_path / "w.json")
    text = (tmp_path / "w.json").read_text(encoding="utf-8")
    assert text.startswith('{"features"') and text.endswith("\n")


def test_the_shipped_weights_give_what_the_fit_gives(retriever: SchemaRetriever) -> None:
    assert WEIGHTS.exists()
    asked = [(one.question, one.sql) for one in read_curated()][-80:]
    rows = list(linked(asked, retriever))
    found = [bundled_links().probabilities(one.rows) for one in rows]
    linked_right = np.mean([one.wanted[share.argmax()] for one, share in zip(rows, found, strict=True)])
    by_chance = np.mean([one.wanted.mean() for one in rows])
    assert linked_right > 5 * by_chance
