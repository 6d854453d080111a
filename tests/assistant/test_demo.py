"""The demo's data is sound, the same on every build, and answers what analysts ask in both companies."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import assistant.demo.database as module
from assistant.demo import TODAY, DemoDatabase
from assistant.demo.__main__ import main
from assistant.demo.books import Books
from assistant.demo.build import DEFAULT_SEED, PIPELINE, build_key
from assistant.demo.consistency import check_codes, check_keys, check_references, check_sums
from assistant.demo.filler import GENERATED_ROWS, fill
from schema_index import Catalog, Column, DataError, ExecutionError, Join, Table, load_reference

QUESTIONS: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "demo_questions.toml").read_text(encoding="utf-8")
)["question"]
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="module")
def database(cache: Path) -> Iterator[DemoDatabase]:
    opened = DemoDatabase.open(cache)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def connection(cache: Path, database: DemoDatabase) -> Iterator[Any]:
    """A connection of its own to the file, attached read-only, for checks in DuckDB's SQL."""
    import duckdb

    path = next(cache.glob("demo-*.duckdb"))
    with duckdb.connect() as opened:
        opened.execute(f"ATTACH '{path.rename(path.with_name('copy.duckdb'))}' AS demo (READ_ONLY)")
        opened.execute("USE demo")
        yield opened


def test_keys_are_unique_and_filled(connection: Any) -> None:
    assert list(check_keys(connection, load_reference())) == []


def test_every_declared_reference_has_its_parent(connection: Any) -> None:
    assert list(check_references(connection, load_reference())) == []


def test_code_columns_hold_codes_of_the_catalog(connection: Any) -> None:
    assert list(check_codes(connection, load_reference())) == []


def test_sums_agree(connection: Any) -> None:
    assert list(check_sums(connection)) == []


def test_checks_find_faults() -> None:
    """The checks themselves: a lost parent, a doubled key and a wrong code are found."""
    import duckdb

    parent = Table("Parent", "Parent", columns=(Column("Id", "int", nullable=False),), key=("Id",))
    kind = Column("Kind", "char(1)", codes=(("A", "one"), ("B", "two")))
    columns = (Column("Id", "int"), Column("ParentId", "int"), kind)
    child = Table("Child", "Child", columns=columns, key=("Id",))
    catalog = Catalog((parent, child), (Join("Child", "Parent", (("ParentId", "Id"),)),))
    with duckdb.connect() as opened:
        opened.execute("CREATE TABLE Parent AS SELECT 1 AS Id")
        rows = "(VALUES (1, 1, 'A'), (1, 9, 'X')) v(Id, ParentId, Kind)"
        opened.execute(f"CREATE TABLE Child AS SELECT * FROM {rows}")
        assert [fault.check for fault in check_keys(opened, catalog)] == ["key of Child"]
        assert [fault.check for fault in check_references(opened, catalog)] == ["Child -> Parent (ParentId)"]
        assert [fault.check for fault in check_codes(opened, catalog)] == ["codes of Child.Kind"]


def test_every_table_has_rows_in_both_companies(database: DemoDatabase) -> None:
    empty = []
    for table in load_reference():
        company = table.company_column
        for number in (1, 2) if company else (0,):
            where = f" WHERE {table.name}.{company} = {number}" if company else ""
            count = database.run(f"SELECT COUNT(*) FROM {table.name} WITH (NOLOCK){where}", {}).rows[0][0]
            least = 10 if "Mth" in table.key else 1
            if not isinstance(count, int) or count < least:
                empty.append((table.name, number, count))
    assert empty == []


def test_most_jobs_are_open_and_most_employees_active(database: DemoDatabase) -> None:
    (jobs,) = database.run("SELECT AVG(IIF(JCJM.JobStatus = 1, 1.0, 0.0)) FROM JCJM", {}).rows[0]
    (staff,) = database.run("SELECT AVG(IIF(PREH.ActiveYN = 'Y', 1.0, 0.0)) FROM PREH", {}).rows[0]
    assert 0.5 < float(str(jobs)) < 0.9
    assert 0.6 < float(str(staff)) < 0.95


def test_every_status_of_payables_occurs(database: DemoDatabase) -> None:
    rows = database.run("SELECT DISTINCT APTD.Status FROM APTD ORDER BY APTD.Status", {}).rows
    assert rows == ((1,), (2,), (3,), (4,))


def test_nothing_is_posted_after_today(database: DemoDatabase) -> None:
    dated = {"APTH": "InvDate", "ARTH": "TransDate", "GLDT": "ActDate", "JCCD": "ActualDate",
             "PRTH": "PostDate", "CMDT": "ActDate", "EMCD": "ActualDate"}  # fmt: skip
    for table, column in dated.items():
        (last,) = database.run(f"SELECT CAST(MAX({table}.{column}) AS date) FROM {table}", {}).rows[0]
        assert f"{last}"[:7] == "2026-10" and f"{last}" <= f"{TODAY}", table


@pytest.mark.parametrize("company", (1, 2))
@pytest.mark.parametrize("question", QUESTIONS, ids=[question["text"] for question in QUESTIONS])
def test_questions_give_rows(database: DemoDatabase, question: dict[str, Any], company: int) -> None:
    rows = database.run(question["sql"], {"Co": company})
    assert len(rows.rows) >= question.get("rows", 2)
    for place, heading in enumerate(rows.columns):
        assert any(row[place] is not None for row in rows.rows), heading


def test_trial_balance_balances(database: DemoDatabase) -> None:
    sql = "SELECT SUM(GLBL.Debits) - SUM(GLBL.Credits) FROM GLBL WHERE GLBL.GLCo = @GLCo"
    assert [float(str(database.run(sql, {"GLCo": co}).rows[0][0])) for co in (1, 2)] == [0.0, 0.0]


def test_companies_have_different_names(database: DemoDatabase) -> None:
    companies = database.companies()
    assert [number for number, _ in companies] == [1, 2]
    assert companies[0][1] != companies[1][1]


def test_clock_stands_still(database: DemoDatabase) -> None:
    (now,) = database.run("SELECT GETDATE()", {}).rows[0]
    assert f"{now}" == f"{TODAY} 00:00:00"
    assert f"{TODAY}" in database.name and f"{TODAY}" in database.note


def test_answers_from_many_threads_are_the_same(database: DemoDatabase) -> None:
    sql = "SELECT COUNT(*), SUM(JCCD.ActualCost) FROM JCCD WHERE JCCD.JCCo = @JCCo"

    def ask(index: int) -> object:
        return database.run(sql, {"JCCo": 1 + index % 2}).rows

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(ask, range(32)))
    assert answers[0::2] == answers[:1] * 16 and answers[1::2] == answers[1:2] * 16
    assert answers[0] != answers[1]


def test_unbound_parameter_is_named(database: DemoDatabase) -> None:
    with pytest.raises(ExecutionError, match="@JCCo"):
        database.run("SELECT JCJM.Job FROM JCJM WHERE JCJM.JCCo = @JCCo", {"APCo": 1})


def test_command_builds_the_same_in_another_process(tmp_path: Path, connection: Any) -> None:
    """With another hash seed, it writes the same rows; it replaces what was there."""
    out = tmp_path / "demo.duckdb"
    out.write_bytes(b"something else")
    done = subprocess.run(
        [sys.executable, "-m", "assistant.demo", "--out", str(out), "--json"], cwd=ROOT, capture_output=True,
        text=True, env={**os.environ, "PYTHONHASHSEED": "7"}, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    connection.execute(f"ATTACH '{out}' AS again (READ_ONLY)")
    for table in load_reference():
        assert told["rows"][table.name] > 0
        here, there = (
            connection.execute(f'SELECT COUNT(*), SUM(hash(t)) FROM {name}."{table.name}" t').fetchone()
            for name in ("demo", "again")
        )
        assert here == there, table.name
    connection.execute("DETACH again")


def test_command_names_an_impossible_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("x")
    assert main(["--out", str(tmp_path / "file" / "x.duckdb")]) == 2
    error = capsys.readouterr().err
    assert error.startswith("error: ") and len(error.strip().splitlines()) == 1


@pytest.mark.usefixtures("connection")
def test_damaged_cache_is_built_anew(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / f"demo-{build_key(DEFAULT_SEED, load_reference())}.duckdb"
    path.write_bytes(b"damaged" * 1000)
    monkeypatch.setattr(module, "write_database", lambda to, *_: shutil.copy(cache / "copy.duckdb", to))
    opened = DemoDatabase.open(tmp_path)
    assert len(opened.companies()) == 2
    opened.close()


def test_without_cache_folder_it_is_built_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small build stands in for the whole one: the companies, and invented rows for the rest."""
    (tmp_path / "file").write_text("x")
    books = _books_with_a_company()
    fill(books, load_reference())
    monkeypatch.setattr(module, "build_books", lambda *_: books)
    opened = DemoDatabase.open(tmp_path / "file")
    assert opened.companies() == [(row["HQCo"], row["Name"]) for row in books.rows["HQCO"]]
    assert not list(tmp_path.glob("*.duckdb"))
    opened.close()


def test_another_seed_gives_other_rows() -> None:
    def masters(seed: int) -> dict[str, Any]:
        books = Books(seed)
        for step in PIPELINE[:11]:
            step(books)
        return books.rows

    assert masters(1) == masters(1)
    assert masters(1)["JCJP"] != masters(2)["JCJP"]
    assert masters(1)["HQCO"] == masters(2)["HQCO"]


def _books_with_a_company() -> Books:
    books = Books(1)
    PIPELINE[0](books)
    return books


def test_a_table_without_a_generator_is_filled() -> None:
    """New tables of the reference get rows with real parents and codes."""
    books = _books_with_a_company()
    known = load_reference()
    names = tuple(books.rows)
    status = Column("Status", "tinyint", codes=(("0", "open"), ("2", "closed")), nullable=False)
    extra = Table(
        "ZZNote",
        "bZZNote",
        columns=(Column("ZCo", "tinyint", "bCompany", False), Column("Seq", "int", nullable=False), status,
                 Column("GLCo", "tinyint", "bCompany")),
        key=("ZCo", "Seq"),
    )  # fmt: skip
    tables = tuple(table for table in known if table.name in names)
    join = Join("ZZNote", "HQCO", (("ZCo", "HQCo"),))
    fill(books, Catalog((*tables, extra), (join,)))
    rows = books.rows["ZZNote"]
    assert len(rows) == 2 * GENERATED_ROWS
    assert {row["ZCo"] for row in rows} == {1, 2}
    assert {row["Status"] for row in rows} <= {0, 2}
    assert len({(row["ZCo"], row["Seq"]) for row in rows}) == len(rows)


def test_generators_may_not_invent_columns() -> None:
    books = _books_with_a_company()
    books.rows["HQCO"][0]["Motto"] = "none"
    with pytest.raises(DataError, match=r"HQCO\.Motto"):
        fill(books, load_reference())


def test_unbalanced_entry_is_refused() -> None:
    with pytest.raises(ValueError, match="does not balance"):
        Books(1).post_ledger(1, TODAY, "GJ", "GL Jrnl", "wrong", [("1000-00", 5.0), ("4000-00", -4.0)])
