"""The network that judges sets of tables: what it is fitted to, how it is measured and written."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from finetune.curated import read_curated
from finetune.table_sets import Choice, choices, fit, measure
from retriever import SchemaRetriever
from retriever.network import Network
from retriever.table_sets import SET_FEATURES, bundled_table_sets


@pytest.fixture(scope="module")
def found(retriever: SchemaRetriever) -> list[Choice]:
    asked = [(one.question, one.sql) for one in islice(read_curated(), 0, None, 400)]
    return list(choices(asked, retriever))


def test_the_right_set_is_that_of_the_sql(retriever: SchemaRetriever) -> None:
    sql = (
        "SELECT APVM.Name FROM APTH WITH (NOLOCK) JOIN APVM WITH (NOLOCK) ON APTH.VendorGroup = "
        "APVM.VendorGroup AND APTH.Vendor = APVM.Vendor WHERE APTH.APCo = 1"
    )
    question = "vendor names of AP invoices, company 1"
    (choice,) = choices([(question, sql)], retriever)
    assert choice.tables == {"APTH", "APVM"} and choice.right is not None
    assert choice.rows[choice.right, SET_FEATURES.index("tables")] == 2
    (other,) = choices(
        [(question, "SELECT PMDL.Project FROM PMDL WITH (NOLOCK) WHERE PMDL.PMCo = 1")], retriever
    )
    assert other.right is None and len(other.rows) == len(choice.rows)
    assert not list(choices([(question, "SELECT 1")], retriever))


def test_the_network_is_fitted_measured_and_written(found: list[Choice], tmp_path: Path) -> None:
    network = fit(found)
    figures = measure(network, found)
    assert figures.questions == len(found) > 50
    assert 0.15 < figures.first <= figures.among_three <= 1 and figures.first <= figures.kept
    network.write(tmp_path / "w.json", SET_FEATURES)
    again = Network.read(tmp_path / "w.json", SET_FEATURES, "")
    rows = found[0].rows
    assert again.logits(rows) == pytest.approx(network.logits(rows), abs=0.05)
    assert np.abs(network.logits(rows * 1e6)).max() <= 30


def test_weights_of_another_version_name_their_command(tmp_path: Path, found: list[Choice]) -> None:
    fit(found[:20]).write(tmp_path / "w.json", SET_FEATURES)
    with pytest.raises(ValueError, match=r"w\.json is of another version: run finetune\.table_sets"):
        Network.read(tmp_path / "w.json", ("rank",), "finetune.table_sets --write")


def test_the_shipped_network_keeps_the_right_tables(found: list[Choice]) -> None:
    figures = measure(bundled_table_sets(), found)
    assert figures.first > 0.4 and figures.kept > 0.6
