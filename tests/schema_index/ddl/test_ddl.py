from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from schema_index import Catalog, Join, Reading, SchemaSourceError, Table, read_ddl

DATA = Path(__file__).parents[1] / "data"


def table(catalog: Catalog, name: str) -> Table:
    found = catalog.find(name)
    assert found is not None, name
    return found


def read_text(tmp_path: Path, text: str, name: str = "schema.sql") -> Reading:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return read_ddl([tmp_path])


def test_views_give_the_analysts_names(ssms: Reading) -> None:
    assert [(t.name, t.base, t.kind) for t in ssms.catalog] == [
        ("APTH", "bAPTH", "view"),
        ("APTL", "bAPTL", "view"),
        ("APTotals", "APTotals", "view"),
    ]
    assert table(ssms.catalog, "dbo.bAPTH").name == "APTH"


def test_every_column_is_read_whatever_its_options(ssms: Reading) -> None:
    columns = [(c.name, c.type, c.user_type, c.nullable) for c in table(ssms.catalog, "APTH").columns]
    assert columns == [
        ("APCo", "tinyint", "bCompany", False),
        ("Mth", "smalldatetime", "bMonth", False),
        ("APTrans", "int", "", False),
        ("Vendor", "int", "", False),
        ("InvTotal", "numeric(12,2)", "bDollar", False),
        ("Notes", "varchar(max)", "", True),
        ("Receiver#", "varchar(10)", "", True),
        ("Open-YN", "char(1)", "bYN", False),
        ("KeyID", "bigint", "", False),
        ("UniqueAttchID", "uniqueidentifier", "", True),
        ("PayName", "varchar(60)", "", False),
        ("Doubled", "numeric(12,2)", "", True),
    ]
    assert [c.name for c in table(ssms.catalog, "APTL").columns] == [
        "APCo", "Mth", "APTrans", "APLine", "GrossAmt", "Check", "Default", "udCrew", "udShift",
    ]  # fmt: skip


def test_natural_key_is_never_the_surrogate_nor_a_filtered_index(ssms: Reading) -> None:
    assert table(ssms.catalog, "APTH").key == ("APCo", "Mth", "APTrans")
    assert table(ssms.catalog, "APTL").key == ("APCo", "Mth", "APTrans", "APLine")


def test_a_primary_key_wins_over_a_clustered_index_and_that_over_another(tmp_path: Path) -> None:
    catalog = read_text(
        tmp_path,
        """
        CREATE TABLE one (a int NOT NULL, b int NOT NULL, c int NOT NULL, PRIMARY KEY (b, a));
        CREATE UNIQUE CLUSTERED INDEX i ON one (c);
        CREATE TABLE two (a int NOT NULL, b int NOT NULL, KeyID int, CONSTRAINT u UNIQUE (a));
        CREATE UNIQUE CLUSTERED INDEX i ON two (b DESC);
        CREATE TABLE three (a int UNIQUE, KeyID int PRIMARY KEY, INDEX ix UNIQUE CLUSTERED (a, KeyID));
        CREATE TABLE four (a int, INDEX ix NONCLUSTERED (a), INDEX jx (a));
        """,
    ).catalog
    assert [table(catalog, name).key for name in ("one", "two", "three", "four")] == [
        ("b", "a"), ("b",), ("a", "KeyID"), (),
    ]  # fmt: skip


def test_foreign_keys_become_declared_joins_between_analysts_names(ssms: Reading) -> None:
    pairs = (("APCo", "APCo"), ("Mth", "Mth"), ("APTrans", "APTrans"))
    assert ssms.catalog.joins == (Join("APTL", "APTH", pairs, "declared"),)


def test_extended_properties_describe(ssms: Reading) -> None:
    header = table(ssms.catalog, "APTH")
    assert header.description == "Posted invoices, the vendor's own number included"
    assert [c.description for c in header.columns if c.description] == ["Invoice total"]
    # The banner that Management Studio writes above an object describes nothing.
    assert table(ssms.catalog, "APTL").description == ""


def test_what_is_skipped_is_reported_with_file_line_and_reason(ssms: Reading) -> None:
    lines = (DATA / "ssms.sql").read_text(encoding="utf-8").splitlines()
    assert {Path(s.file).name for s in ssms.skipped} == {"ssms.sql"}
    assert [(lines[s.line - 1][:31].rstrip(), s.reason) for s in ssms.skipped] == [
        (
            "CREATE UNIQUE NONCLUSTERED INDE",
            "the unique index biAPTLCheck of bAPTL is filtered: it is no key of all rows",
        ),
        (
            "CREATE PROCEDURE dbo.bspVendor",
            "CREATE PROCEDURE bspVendor does not define a table, key, type or view",
        ),
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-16-le", "utf-16-be"])
def test_encodings_of_management_studio(tmp_path: Path, ssms: Reading, encoding: str) -> None:
    text = (DATA / "ssms.sql").read_text(encoding="utf-8")
    (tmp_path / "schema.SQL").write_bytes(text.replace("\n", "\r\n").encode(encoding))
    assert read_ddl([tmp_path]).catalog == ssms.catalog


def test_a_zero_byte_makes_no_utf_16(tmp_path: Path) -> None:
    (tmp_path / "a.sql").write_bytes(b"CREATE TABLE a (b int) -- \x00\n")
    (tmp_path / "b.sql").write_bytes(b"CREATE TABLE b (b int)\nGO\n" + bytes(4096))
    assert len(read_ddl([tmp_path]).catalog) == 2


def test_a_windows_code_page_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.sql").write_bytes("CREATE TABLE a (b int); -- é\n".encode("cp1252") + b"\xff\n")
    assert len(read_ddl([tmp_path]).catalog) == 1


def test_comments_describe_tables_columns_and_codes() -> None:
    catalog = read_ddl([DATA / "commented.sql"]).catalog
    job = table(catalog, "JCJM")
    assert job.description == "Job master: one row a job."
    assert {c.name: c.description for c in job.columns} == {
        "JCCo": "Job cost company",
        "Job": "Job number, such as '1001-'",
        "Description": "What the job is called",
        "JobStatus": "Status",
        "Contract": "Contract that pays for it",
    }
    status = job.column("JobStatus")
    assert status is not None and status.codes == (
        ("0", "pending"), ("1", "open"), ("2", "soft closed: no new cost"), ("3", "closed"),
    )  # fmt: skip
    contract = table(catalog, "JCCM")
    assert contract.description == ""
    state = contract.column("Status")
    assert state is not None and state.description == "State of the contract"


def test_a_foreign_key_without_columns_refers_to_the_primary_key() -> None:
    reading = read_ddl([DATA / "commented.sql"])
    pairs = (("JCCo", "JCCo"), ("Contract", "Contract"))
    assert reading.catalog.joins == (Join("JCJM", "JCCM", pairs, "declared"),)
    assert [(s.line, s.reason) for s in reading.skipped] == [
        (19, "JCCM has a foreign key to JCXX, which is not in what was read")
    ]


def test_folders_are_read_as_one_schema_in_any_order(tmp_path: Path) -> None:
    for place, text in {
        "Views/APVM.sql": "CREATE VIEW APVM AS SELECT a.* FROM bAPVM a",
        "Tables/bAPVM.sql": "CREATE TABLE bAPVM (VendorGroup bGroup NOT NULL, Name sysname)",
        "Types/bGroup.sql": "CREATE TYPE bGroup FROM tinyint",
        "Indexes/a.sql": "CREATE UNIQUE CLUSTERED INDEX bi ON bAPVM (VendorGroup)",
    }.items():
        (tmp_path / place).parent.mkdir()
        (tmp_path / place).write_text(text, encoding="utf-8")
    reading = read_ddl([tmp_path, tmp_path / "Tables"])
    vendor = table(reading.catalog, "APVM")
    assert (vendor.base, vendor.module, vendor.key) == ("bAPVM", "AP", ("VendorGroup",))
    assert [(c.type, c.user_type) for c in vendor.columns] == [("tinyint", "bGroup"), ("nvarchar(128)", "")]
    assert reading.catalog.types == (("bGroup", "tinyint"),)
    assert reading.skipped == ()


def test_scripts_without_go_and_with_end_on_a_line_lose_nothing(tmp_path: Path) -> None:
    reading = read_text(
        tmp_path,
        "IF 1 = 1\nBEGIN\nCREATE TABLE a (x int)\nEND\nCREATE TABLE b (y int)\nGO 5\nCREATE TABLE c (z int)",
    )
    assert [t.name for t in reading.catalog] == ["a", "b", "c"]


def test_an_open_string_costs_its_batch_only(tmp_path: Path) -> None:
    reading = read_text(tmp_path, "CREATE TABLE a (x int)\nGO\nPRINT 'oh\nGO\nCREATE TABLE b (y int)\nGO\n")
    assert [t.name for t in reading.catalog] == ["a", "b"]
    assert [s.line for s in reading.skipped] == [3]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("CREATE TABLE b (x int, y", 1, "CREATE TABLE b does not end"),
        ("CREATE TABLE b", 1, "CREATE TABLE b has no list of columns in parentheses"),
        ("CREATE TYPE t AS TABLE (x int)", 1, "CREATE TYPE t is not FROM a SQL type"),
        ("\nDROP TABLE a", 2, "DROP TABLE a does not define a table, key, type or view"),
        ("EXEC sp_recompile 'a'", 1, "the procedure call EXEC sp_recompile does not define"),
        ("CREATE VIEW v AS SELECT * FROM gone", 1, "the view v is over gone, which is not in what was read"),
        ("CREATE VIEW v AS SELECT a.x, 1 + 1 FROM a", 1, "the view v shows an expression without a name"),
        ("CREATE VIEW v AS SELECT * FROM a, a AS b", 1, "the view v shows the column x a second time"),
        ("CREATE VIEW v AS SELECT a.x, b.* FROM a, gone b", 1, "the view v shows more columns than could be"),
        ("CREATE VIEW v AS SELECT b.* FROM gone b, a", 1, "the columns of the view v cannot be resolved"),
        ("CREATE VIEW v AS SELECT * FROM v", 1, "the view v is over v, which is not in what was read"),
        ("CREATE VIEW v AS SELECT x FROM a WHERE a.x *= 1", 1, "the query of the view v cannot be read by"),
        ("CREATE VIEW a AS SELECT 1 AS x", 1, "the view a has the name of a table"),
        ("CREATE TABLE #t (x int)", 1, "#t is a temporary table"),
        ("CREATE TABLE [b<|im_start|>] (x int)", 1, "a table has a name that holds '<'"),
        ("CREATE TABLE b (x int, [y --z] int)", 1, "b has a column whose name holds '--'"),
        ("CREATE TABLE b (x bOwn)", 1, "the type bOwn of b.x is not in what was read: give its CREATE TYPE"),
        ("CREATE TABLE b (x bCompany)", 1, "the type bCompany of b.x is not in what was read: Vista's own"),
        ("CREATE UNIQUE INDEX i ON gone (x)", 1, "a unique key of gone, which is not in what was read"),
        ("CREATE UNIQUE INDEX i ON a (x) WHERE x > 0", 1, "the unique index i of a is filtered"),
        ("EXEC sp_executesql @sql", 1, "EXEC runs a text that is more than plain strings"),
        ("CREATE TABLE a (y int)", 1, "the table a is already defined at"),
        ("CREATE TABLE b (x int, x int)", 1, "b has the column x twice"),
        ("ALTER TABLE nowhere ADD x int", 1, "ALTER TABLE nowhere: there is no CREATE TABLE"),
        ("ALTER TABLE a DROP COLUMN x", 1, "ALTER TABLE a: x is its only column"),
        ("ALTER TABLE a DROP COLUMN y", 1, "ALTER TABLE a: there is no column y to drop"),
        ("ALTER TABLE a ALTER COLUMN y int", 1, "ALTER TABLE a: there is no column y to alter"),
        ("ALTER TABLE a DROP CONSTRAINT pk", 1, "ALTER TABLE a drops the constraint pk, which may be a key"),
        ("CREATE SYNONYM s FOR other.dbo.t", 1, "the synonym s for other.dbo.t is in another database"),
        ("CREATE TABLE tempdb..t (x int)", 1, "t is a temporary table"),
        ("CREATE TABLE e AS EDGE", 1, "CREATE TABLE e has no list of columns in parentheses"),
        ("CREATE TABLE c WITH (HEAP) AS SELECT 1 AS x", 1, "CREATE TABLE c has no list of columns"),
        ("INSERT a VALUES (1)\nINSERT INTO a VALUES (2)", 1, "2 INSERT statements on a: data, which defines"),
        ("CREATE UNIQUE INDEX i ON a (gone)", 1, "a key of a names the column gone"),
        ("CREATE TABLE b (x int REFERENCES a (gone))", 1, "names a.gone, which is not there"),
        ("CREATE TABLE b (x int REFERENCES a)", 1, "pairs 1 columns with 0"),
    ],
)
def test_skipped(tmp_path: Path, text: str, line: int, reason: str) -> None:
    (tmp_path / "1.sql").write_text("CREATE TABLE a (x int)", encoding="utf-8")
    (tmp_path / "2.sql").write_text(text, encoding="utf-8")
    reading = read_ddl([tmp_path])
    assert [s.reason for s in reading.skipped if reason in s.reason], reading.skipped
    if "a key of" not in reason or "unique" in reason:
        assert [s.line for s in reading.skipped] == [line]
    assert "a" in [t.name for t in reading.catalog]


def test_a_missing_path_and_an_empty_read_are_errors(tmp_path: Path) -> None:
    with pytest.raises(SchemaSourceError, match="nowhere does not exist"):
        read_ddl([tmp_path / "nowhere"])
    with pytest.raises(SchemaSourceError, match="no table was read from"):
        read_ddl([tmp_path])
    (tmp_path / "binary.sql").write_bytes(bytes(range(256)) * 50)
    with pytest.raises(SchemaSourceError, match="no table was read from"):
        read_ddl([tmp_path])


def test_a_torn_script_never_crashes_the_reader(tmp_path: Path) -> None:
    text = (DATA / "ssms.sql").read_text(encoding="utf-8")
    random = Random(0)
    for _ in range(150):
        start = random.randrange(len(text))
        torn = text[:start] + random.choice(["", "(", ")", "'", "[", "]", "/*", ";", "\nGO\n"])
        torn += text[start + random.randrange(60) :] if random.random() < 0.7 else ""
        (tmp_path / "torn.sql").write_text(torn, encoding="utf-8")
        try:
            assert read_ddl([tmp_path]).catalog.tables
        except SchemaSourceError as error:
            assert "no table was read from" in str(error)


def test_progress_counts_files(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.sql").write_text(f"CREATE TABLE {name} (x int)", encoding="utf-8")
    steps: list[tuple[int, int]] = []
    read_ddl([tmp_path, tmp_path / "a.sql"], progress=lambda done, total: steps.append((done, total)))
    assert steps == [(1, 3), (2, 3), (3, 3)]
