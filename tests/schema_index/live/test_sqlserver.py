"""The SQL Server branch, without a SQL Server: its catalog views are tables of DuckDB here.

Their rows are written by hand from Microsoft's documentation (data/sqlserver_catalog.sql), and a
small cursor runs each of our statements on them, carried over from T-SQL by sqlglot. So the joins,
filters and order of the statements are tested; that a real server answers like its documentation
is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import sqlglot
from sqlglot import exp

from schema_index import Join, SchemaSourceError
from schema_index.live.odbc import read_odbc
from schema_index.live.reading import LiveReading
from schema_index.live.sqlserver import LOCK_TIMEOUT, QUERIES, SESSION

CATALOG = Path(__file__).parents[1] / "data" / "sqlserver_catalog.sql"
CONNECTION = (
    "DRIVER={ODBC Driver 18 for SQL Server};SERVER=vista;DATABASE=Viewpoint;UID=reader;PWD={s;}}cret}"
)
PLACE = "Viewpoint at vista"
GRANT = "GRANT VIEW DEFINITION TO [reader]"

pyodbc = pytest.importorskip(
    "pyodbc", reason="needs pyodbc and apt-get install unixodbc", exc_type=ImportError
)


class RecordedServer:
    """Connection and cursor in one: SELECTs run on the recorded catalog views."""

    def __init__(self, link: Any) -> None:
        self.link = link
        self.statements: list[str] = []
        self.faults: dict[str, tuple[type[Exception], str, str]] = {}
        """What to raise for a statement that holds this text: class, SQLSTATE and message."""
        self.timeout = 0

    def cursor(self) -> RecordedServer:
        return self

    def close(self) -> None:
        pass

    def getinfo(self, which: int) -> str:
        return {pyodbc.SQL_DBMS_NAME: "Microsoft SQL Server", pyodbc.SQL_DATABASE_NAME: "Viewpoint"}[which]

    def execute(self, statement: str) -> RecordedServer:
        self.statements.append(statement)
        for text, (kind, state, message) in self.faults.items():
            if text in statement:
                raise kind(state, f"[{state}] [Microsoft][ODBC Driver 18 for SQL Server]{message}")
        if statement not in SESSION:
            self.link.execute(sqlglot.transpile(statement, read="tsql", write="duckdb")[0])
        return self

    def fetchmany(self, count: int) -> list[tuple[Any, ...]]:
        return list(self.link.fetchmany(count))


@contextmanager
def recorded() -> Iterator[RecordedServer]:
    import duckdb

    with duckdb.connect(":memory:") as link, pytest.MonkeyPatch.context() as patch:
        link.execute(CATALOG.read_text(encoding="utf-8"))
        server = RecordedServer(link)
        patch.setattr(pyodbc, "connect", lambda *_, **__: server)
        yield server


@pytest.fixture
def server() -> Iterator[RecordedServer]:
    with recorded() as server:
        yield server


@pytest.fixture(scope="module")
def reading() -> LiveReading:
    with recorded():
        return read_odbc(CONNECTION)


def reasons(reading: LiveReading) -> list[str]:
    return [skipped.reason for skipped in reading.skipped]


def test_views_give_the_analysts_names(reading: LiveReading) -> None:
    found = {table.name: (table.base, table.kind) for table in reading.catalog}
    assert found == {
        "APTH": ("bAPTH", "view"),
        "APTL": ("bAPTL", "view"),  # renamed after it was created: its text still has the old name
        "HQCO": ("bHQCO", "view"),
        "APCO": ("bAPCO", "view"),  # names every column
        "udNotes": ("udNotes", "table"),
        "Notes": ("udNotes", "view"),
        "archive.bAPTH": ("archive.bAPTH", "table"),
        "APOpenInvoices": ("APOpenInvoices", "view"),
    }


def test_columns_have_their_user_type_and_what_it_stands_for(reading: LiveReading) -> None:
    header = reading.catalog.find("APTH")
    assert header is not None
    assert [(c.name, c.type, c.user_type, c.nullable) for c in header.columns] == [
        ("APCo", "tinyint", "bCompany", False),
        ("Mth", "smalldatetime", "bMonth", False),
        ("APTrans", "int", "bTrans", False),
        ("InvTotal", "numeric(12,2)", "bDollar", False),
        ("PrePaidYN", "char(1)", "bYN", False),
        ("PayMethod", "char(1)", "", False),
        ("Receiver#", "nvarchar(20)", "", True),
        ("Notes", "varchar(max)", "bNotes", True),
        ("UniqueAttchID", "uniqueidentifier", "", True),
        ("KeyID", "bigint", "", False),
        ("AddedBy", "nvarchar(128)", "", True),
        ("Changed", "datetime2(7)", "", True),
        ("Site", "geography", "", True),
    ]
    assert dict(reading.catalog.types) == {
        "bCompany": "tinyint", "bMonth": "smalldatetime", "bTrans": "int", "bDollar": "numeric(12,2)",
        "bYN": "char(1)", "bNotes": "varchar(max)",
    }  # fmt: skip


def test_types_and_rules_of_two_schemas_are_told_apart(server: RecordedServer) -> None:
    """archive.bYN is an int, dbo.bYN a char(1); each has a rule of one name in its own schema."""
    server.link.execute("INSERT INTO sys.types VALUES ('bYN', 56, 271, 5, 4, 10, 0, true, 311, false)")
    server.link.execute("INSERT INTO sys.objects VALUES ('brYesNo', 311, 5, 0, 'R ', 'RULE', false)")
    server.link.execute("INSERT INTO sys.sql_modules VALUES (311, 'CREATE RULE brYesNo AS @v IN (0, 1)')")
    server.link.execute("INSERT INTO sys.columns VALUES (104, 'y', 2, 56, 271, 4, 10, 0, false, 311, false)")
    reading = read_odbc(CONNECTION)
    tables = reading.catalog.find("APTH"), reading.catalog.find("archive.bAPTH")
    found = [
        column for table in tables if table for column in table.columns if column.name in {"PrePaidYN", "y"}
    ]
    assert [(c.type, c.user_type, [code for code, _ in c.codes]) for c in found] == [
        ("char(1)", "bYN", ["Y", "N"]),
        ("int", "archive.bYN", ["0", "1"]),
    ]
    assert ("bYN", "char(1)") in reading.catalog.types and ("archive.bYN", "int") in reading.catalog.types


def test_names_with_a_database_are_its_own_or_elsewhere(server: RecordedServer) -> None:
    server.link.execute(
        "UPDATE sys.sql_modules SET definition = 'CREATE VIEW APTH AS SELECT a.* FROM Viewpoint.dbo.bAPTH a' "
        "WHERE object_id = 201"
    )
    server.link.execute(
        "UPDATE sys.sql_modules SET definition = 'CREATE VIEW HQCO AS SELECT a.* FROM Other.dbo.bHQCO a' "
        "WHERE object_id = 203"
    )
    server.link.execute(
        "INSERT INTO sys.synonyms VALUES ('Own', 604, 1, '[Viewpoint].[dbo].[udNotes]', false)"
    )
    found = {table.name: (table.base, table.key) for table in read_odbc(CONNECTION).catalog}
    assert found["APTH"] == ("bAPTH", ("APCo", "Mth", "APTrans"))
    assert found["HQCO"] == ("HQCO", ()) and found["bHQCO"] == ("bHQCO", ("HQCo",))
    assert found["Own"] == ("udNotes", ("Code",))


def test_keys_come_in_key_order_from_unique_indexes(reading: LiveReading) -> None:
    keys = {
        table.name: table.key
        for table in reading.catalog
        if table.kind == "table" or table.base != table.name
    }
    assert keys == {
        "APTH": ("APCo", "Mth", "APTrans"),
        "APTL": ("APCo", "Mth", "APTrans", "APLine"),
        "HQCO": ("HQCo",),
        "APCO": ("APCo",),
        "udNotes": ("Code",),  # not the IDENTITY column of its primary key
        "Notes": ("Code",),
        "archive.bAPTH": ("x",),
    }
    assert "the unique index biAPTHReceiver of dbo.bAPTH is filtered: no key of all rows" in reasons(reading)


def test_foreign_keys_pair_their_columns_in_order(reading: LiveReading) -> None:
    declared = {join for join in reading.catalog.joins if join.source == "declared"}
    pairs = (("APCo", "APCo"), ("Mth", "Mth"), ("APTrans", "APTrans"))
    assert declared == {
        Join("APTL", "APTH", pairs, "declared"),
        Join("APTH", "HQCO", (("APCo", "HQCo"),), "declared"),
    }


def test_descriptions_of_a_view_win_over_those_of_its_table(reading: LiveReading) -> None:
    header = reading.catalog.find("APTH")
    assert header is not None
    assert header.description == "Accounts payable transaction headers"
    texts = {column.name: column.description for column in header.columns if column.description}
    assert texts == {"InvTotal": "Invoice total", "PrePaidYN": "Prepaid"}


def test_check_constraints_and_rules_become_codes(reading: LiveReading) -> None:
    codes = {
        column.name: [code for code, _ in column.codes]
        for name in ("APTH", "APTL")
        for column in reading.catalog.find(name).columns  # type: ignore[union-attr]
        if column.codes
    }
    assert codes == {"PayMethod": ["E", "C"], "PrePaidYN": ["Y", "N"], "LineType": ["1", "2", "3"]}


def test_a_view_with_its_own_select_keeps_its_columns(reading: LiveReading) -> None:
    view = reading.catalog.find("APOpenInvoices")
    assert view is not None
    assert [(c.name, c.type) for c in view.columns] == [
        ("APCo", "tinyint"),
        ("Lines", "int"),
        ("Open", "numeric(38,2)"),
    ]


def test_joins_are_mined_from_a_view_that_writes_them(server: RecordedServer) -> None:
    server.link.execute("DELETE FROM sys.foreign_keys")
    server.link.execute("UPDATE sys.indexes SET is_unique = false WHERE object_id = 102")
    pairs = (("APCo", "APCo"), ("Mth", "Mth"), ("APTrans", "APTrans"))
    assert Join("APTL", "APTH", pairs, "view") in read_odbc(CONNECTION).catalog.joins


def test_a_definition_that_is_torn_keeps_its_columns(server: RecordedServer) -> None:
    server.link.execute("UPDATE sys.sql_modules SET definition = 'CREATE VIEW [x' WHERE object_id = 204")
    reading = read_odbc(CONNECTION)
    assert [column.name for column in reading.catalog.find("APOpenInvoices").columns] == [
        "APCo",
        "Lines",
        "Open",
    ]  # type: ignore[union-attr]
    (said,) = [skipped for skipped in reading.skipped if "cannot be read" in skipped.reason]
    assert said.file == "the view dbo.APOpenInvoices" and "is not closed" in said.reason


def test_row_counts_add_up_the_partitions_of_a_table(reading: LiveReading) -> None:
    assert dict(reading.rows) == {"bAPTH": 1250, "bAPTL": 4000, "udNotes": 7}


def test_what_is_left_out_is_reported(reading: LiveReading) -> None:
    assert reasons(reading) == [
        "the unique index biAPTHReceiver of dbo.bAPTH is filtered: no key of all rows",
        "the view HQCO does not show Name of bHQCO: run sp_refreshview if it should",
        "the synonym dbo.Gone for [Gone] is left out",
        "the synonym dbo.HQAF for [VPAttachments].[dbo].[bHQAF] is left out, in another database: "
        "read that one by itself",
    ]
    assert {(skipped.file, skipped.line) for skipped in reading.skipped} == {(PLACE, 1)}


def test_it_takes_a_dozen_selects_that_wait_for_no_lock(server: RecordedServer) -> None:
    reading = read_odbc(CONNECTION)
    assert server.statements[:2] == list(SESSION)
    assert SESSION[0] == "SET TRANSACTION ISOLATION LEVEL READ UNCOMMITTED"
    assert SESSION[1] == f"SET LOCK_TIMEOUT {LOCK_TIMEOUT}"
    assert reading.calls == len(server.statements) - 2 == len(list(QUERIES.glob("*.sql"))) == 12
    assert server.timeout == 120


@pytest.mark.parametrize("file", sorted(QUERIES.glob("*.sql")), ids=lambda path: path.stem)
def test_a_query_is_one_select_from_catalog_views(file: Path) -> None:
    (tree,) = sqlglot.parse(file.read_text(encoding="utf-8"), dialect="tsql")
    assert isinstance(tree, exp.Select)
    assert {table.db for table in tree.find_all(exp.Table)} <= {"sys"}
    assert not list(tree.find_all(exp.Into))


def test_hidden_definitions_name_the_grant(server: RecordedServer) -> None:
    server.link.execute("UPDATE sys.sql_modules SET definition = NULL")
    server.link.execute("UPDATE sys.check_constraints SET definition = NULL")
    server.link.execute("DELETE FROM sys.types WHERE user_type_id > 256")
    server.link.execute("CREATE OR REPLACE MACRO has_perms_by_name(securable, class, permission) AS 0")
    reading = read_odbc(CONNECTION)
    said = reasons(reading)
    assert said[:4] == [
        "the user lacks VIEW DEFINITION: tables and views that it may not read are left out by the server, "
        f"without a trace: {GRANT}",
        f"the user types of 25 columns are not shown to this login; their base types are read: {GRANT}",
        "the definitions of 5 of 5 views are hidden or encrypted (APCO, APOpenInvoices, APTH, APTL, HQCO); "
        f"their columns are read, but not which tables they join: {GRANT}",
        "the unique index biAPTHReceiver of dbo.bAPTH is filtered: no key of all rows",
    ]
    assert (
        "1 CHECK constraints are not shown to this login (CK_bAPTH_PayMethod); the codes that they allow are "
        f"missing: {GRANT}" in said
    )
    # What a view renames is then known by the names and columns alone; HQCO shows one column less.
    found = {table.name: table.base for table in reading.catalog}
    assert found == {
        "APCO": "bAPCO", "APTH": "bAPTH", "APTL": "bAPTL", "HQCO": "HQCO", "bHQCO": "bHQCO",
        "udNotes": "udNotes", "Notes": "udNotes", "APOpenInvoices": "APOpenInvoices",
        "archive.bAPTH": "archive.bAPTH",
    }  # fmt: skip
    header = reading.catalog.find("APTH")
    assert header is not None and header.columns[0].type == "tinyint" and header.company_column == "APCo"


DENIED = (
    "[SQL Server]The SELECT permission was denied on the object '{}', database 'mssqlsystemresource'. (229)"
)


@pytest.mark.parametrize(
    ("view", "loss"),
    [
        ("sys.extended_properties", "descriptions cannot be read"),
        ("sys.sql_modules AS m\nJOIN sys.views", "view definitions cannot be read"),
        ("sys.indexes", "keys cannot be read"),
        ("sys.foreign_keys", "foreign keys cannot be read"),
        ("sys.check_constraints", "CHECK constraints cannot be read"),
        ("RULE", "rules bound to columns and types cannot be read"),
        ("sys.partitions", "row counts cannot be read"),
        ("sys.synonyms", "synonyms cannot be read"),
    ],
)
def test_a_denied_view_loses_only_what_it_tells(server: RecordedServer, view: str, loss: str) -> None:
    server.faults[view] = (pyodbc.ProgrammingError, "42000", DENIED.format(view))
    reading = read_odbc(CONNECTION)
    assert reading.catalog.find("APTH")
    (said,) = [reason for reason in reasons(reading) if loss in reason]
    assert "permission was denied" in said and said.endswith(GRANT)


@pytest.mark.parametrize(
    ("state", "message", "expected"),
    [
        ("42000", DENIED.format("columns"), "let this login read the catalog"),
        ("08S01", "TCP Provider: Error code 0x2746 (10054)", "closed the connection while it was read"),
        ("HYT00", "Query timeout expired (0)", "did not answer in time"),
        ("42000", "[SQL Server]Lock request time out period exceeded. (1222)", "held a lock on its catalog"),
    ],
)
def test_columns_that_cannot_be_read_end_the_reading(
    server: RecordedServer, state: str, message: str, expected: str
) -> None:
    server.faults["FROM sys.columns"] = (pyodbc.Error, state, message)
    with pytest.raises(SchemaSourceError, match=expected) as caught:
        read_odbc(CONNECTION)
    assert "\n" not in str(caught.value) and "cret" not in str(caught.value)
    assert caught.value.__context__ is None


def test_a_connection_lost_in_an_optional_part_ends_it_too(server: RecordedServer) -> None:
    server.faults["sys.partitions"] = (pyodbc.OperationalError, "08S01", "Communication link failure (0)")
    with pytest.raises(SchemaSourceError, match="closed the connection while it was read"):
        read_odbc(CONNECTION)


def test_an_empty_database_names_itself(server: RecordedServer) -> None:
    server.link.execute("DELETE FROM sys.objects")
    with pytest.raises(
        SchemaSourceError, match=r"shows no table in 'Viewpoint': name the right one with DATABASE="
    ):
        read_odbc(CONNECTION)
