"""What SQL Server can write and few exports hold: every table, column, type and key of it is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from schema_index import read_ddl
from schema_index.source import Reading

SCRIPT = Path(__file__).parents[1] / "data" / "odd_export.sql"


@pytest.fixture(scope="module")
def odd() -> Reading:
    return read_ddl([SCRIPT])


def test_every_column_with_its_type(odd: Reading) -> None:
    table = odd.catalog.find("Odd")
    assert table is not None and (table.base, table.description) == ("bOdd", "Odd things")
    assert [(c.name, c.type, c.nullable) for c in table.columns] == [
        ("OddCo", "tinyint", False),
        ("Receiver#", "varchar(10)", False),
        ("Other#", "int", True),
        ("quoted name", "nvarchar(max)", True),
        ("Cost-Type", "char(1)", False),
        ("Total", "decimal(18,4)", True),
        ("Label", "varchar(12)", True),
        ("Qty", "decimal(18,4)", True),
        ("Count", "int", True),
        ("cs", "xml", True),
        ("doc", "xml", True),
        ("timestamp", "timestamp", False),
        ("g", "uniqueidentifier", False),
        ("m", "varchar(20)", True),
        ("e", "nvarchar(11)", False),
        ("seq", "int", False),
        ("KeyID", "bigint", False),
        ("ValidFrom", "datetime2(7)", False),
        ("ValidTo", "datetime2(7)", False),
        ("Primary", "int", True),
        ("Index", "int", True),
        ("Check", "varchar(3)", True),
        ("Period", "int", True),
        ("Unique", "int", True),
        ("sys", "nvarchar(128)", False),
        ("h", "hierarchyid", True),
        ("d", "float", True),
        ("nc", "nvarchar(20)", True),
        ("udNew", "numeric(6,4)", True),
        ("udOther", "varchar(30)", True),
    ]


def test_every_table_and_view_with_its_key(odd: Reading) -> None:
    assert {table.name: table.key for table in odd.catalog} == {
        "Odd": ("OddCo", "Receiver#"),
        "Odder": ("OddCo", "Receiver#"),
        "OddOfView": ("OddCo", "Receiver#"),
        "mem": ("id",),
        "Person": ("ID",),
        "friendOf": (),
        "APTH": ("APCo", "Mth"),
        "APTL": ("APCo", "Line"),
        "renamedCols": ("Company", "Number"),
        "overover": (),
    }
    assert {table.name: len(table.columns) for table in odd.catalog if len(table.columns) < 20} == {
        "mem": 3, "Person": 2, "friendOf": 1, "APTH": 3, "APTL": 2, "renamedCols": 2, "overover": 3,
    }  # fmt: skip


def test_descriptions_however_they_are_given(odd: Reading) -> None:
    table = odd.catalog.find("bOdd")
    assert table is not None
    assert {column.name: column.description for column in table.columns if column.description} == {
        "Receiver#": "The receiver's number",
        "Qty": "Quantity of the thing",
        "Count": "How many",
    }


def test_what_is_not_read_is_reported_with_its_line(odd: Reading) -> None:
    lines = SCRIPT.read_text(encoding="utf-8").splitlines()
    found = {skipped.reason: lines[skipped.line - 1] for skipped in odd.skipped}
    assert found == {
        ": setvar does not define a table, key, type or view": lines[0],
        "the description of bOdd is in @nowhere, which is not known": next(
            line for line in lines if "@nowhere" in line
        ),
        "2 INSERT statements on bAPTL: data, which defines nothing": next(
            line for line in lines if line.startswith("INSERT")
        ),
    }


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings_and_line_ends(odd: Reading, tmp_path: Path, encoding: str, end: str) -> None:
    text = SCRIPT.read_text(encoding="utf-8").replace("\n", end)
    (tmp_path / "script.sql").write_bytes(text.encode(encoding))
    reading = read_ddl([tmp_path])
    assert reading.catalog == odd.catalog
    assert [skipped.line for skipped in reading.skipped] == [skipped.line for skipped in odd.skipped]
