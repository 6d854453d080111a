"""Texts compared where the data hold them: over the real demo database, through the gate."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape

import pytest

from assistant import Assistant, Rows
from assistant import values_elsewhere as module
from assistant.demo import DemoDatabase
from assistant.execute import execute
from assistant.page.message import evidence_html
from assistant.text_report import text_report
from assistant.values_elsewhere import ValuesElsewhere, found_nothing
from schema_index import Catalog, Column, Table, load_reference
from tests.assistant.fakes import FakeModel, demo_database, real_retriever, sql_text

ORDERS = "SELECT POHD.PO\nFROM POHD WITH (NOLOCK)\nWHERE POHD.POCo = 1 AND {}"
TERMS = ORDERS.format("POHD.Job = '2-10'")
ASKED = "purchase orders on terms 2-10, company 1"


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_reference()


@pytest.fixture
def sent() -> list[str]:
    """The statements that were run to look something up."""
    return []


@pytest.fixture
def look(catalog: Catalog, sent: list[str]) -> Callable[..., ValuesElsewhere]:
    def run(sql: str) -> Rows | None:
        sent.append(sql)
        return execute(sql, catalog, demo_database(), 1)

    return partial(ValuesElsewhere, catalog=catalog, run=run, company=1)


def test_a_text_is_compared_with_the_column_that_holds_it(
    look: Callable[..., ValuesElsewhere], sent: list[str]
) -> None:
    found = look(TERMS, ASKED)
    assert found.moved == ORDERS.format("POHD.PayTerms = '2-10'")
    assert found.absent == ()
    assert found.note == "'2-10' is not in POHD.Job: looked for in POHD.PayTerms."
    [sql] = sent
    assert "FROM POHD WITH (NOLOCK)" in sql and "POHD.POCo = 1" in sql


@pytest.mark.parametrize(
    ("condition", "asked", "moved"),
    [
        ("POHD.Job IN ('2-10', '1-10')", "terms 2-10 or 1-10", "POHD.PayTerms IN ('2-10', '1-10')"),
        ("POHD.Job LIKE '%2-10%'", "terms 2-10", "POHD.PayTerms LIKE '%2-10%'"),
        ("POHD.ShipIns = 'before delivery'", "before delivery", "POHD.ShipIns LIKE '%before delivery%'"),
        ("(POHD.Job = '2-10') AND POHD.Status = 0", ASKED, "(POHD.PayTerms = '2-10') AND POHD.Status = 0"),
    ],
)
def test_lists_parts_and_brackets(
    look: Callable[..., ValuesElsewhere], condition: str, asked: str, moved: str
) -> None:
    assert look(ORDERS.format(condition), asked).moved == ORDERS.format(moved)


def test_a_text_within_longer_ones_is_said_so(look: Callable[..., ValuesElsewhere]) -> None:
    found = look(ORDERS.format("POHD.ShipIns = 'before delivery'"), "before delivery")
    assert found.note == "'before delivery' is not in POHD.ShipIns: looked for within its longer texts."


@pytest.mark.parametrize(
    ("condition", "asked"),
    [
        ("POHD.PayTerms = '2-10'", ASKED),
        ("POHD.Job = '2-10'", "purchase orders"),
        ("POHD.Job <> '2-10'", ASKED),
        ("NOT POHD.Job = '2-10'", ASKED),
        ("(POHD.Job = '2-10' OR POHD.Status = 0)", ASKED),
        ("POHD.Job NOT IN ('2-10')", ASKED),
        ("POHD.Vendor = 325", "vendor 325"),
    ],
)
def test_what_stays(look: Callable[..., ValuesElsewhere], condition: str, asked: str) -> None:
    """What the column holds, nobody said, need not be true, or is a number."""
    found = look(ORDERS.format(condition), asked)
    assert found.moved is None and found.absent == ()


def test_codes_that_the_catalog_lists_stay(look: Callable[..., ValuesElsewhere], sent: list[str]) -> None:
    sql = "SELECT ARTH.ARTrans\nFROM ARTH WITH (NOLOCK)\nWHERE ARTH.ARCo = 1 AND ARTH.ARTransType = 'V'"
    assert look(sql, "type V").moved is None
    assert sent == []


def test_another_table_of_the_statement_may_hold_it(look: Callable[..., ValuesElsewhere]) -> None:
    join = "APTH.VendorGroup = APVM.VendorGroup AND APTH.Vendor = APVM.Vendor"
    sql = (
        f"SELECT APTH.APRef\nFROM APTH WITH (NOLOCK)\nJOIN APVM WITH (NOLOCK) ON {join}\nWHERE APTH.APCo = 1"
    )
    sql += " AND {}"
    [row] = demo_database().run("SELECT TOP 1 APVM.City FROM APVM WITH (NOLOCK)", {}).rows
    found = look(sql.format(f"APTH.APRef = '{row[0]}'"), f"invoices of vendors in {row[0]}")
    assert found.moved == sql.format(f"APVM.City = '{row[0]}'")


def test_what_no_table_of_the_statement_holds_is_absent(
    look: Callable[..., ValuesElsewhere], catalog: Catalog, sent: list[str]
) -> None:
    sql = "SELECT JCIP.Contract\nFROM JCIP WITH (NOLOCK)\nWHERE JCIP.JCCo = 1 AND JCIP.Contract = '4000-00'"
    found = look(sql, "account 4000-00")
    tables = [table for table in catalog if table.name in ("JCIP", "GLBL", "APVM", "JCCM")]
    assert found.moved is None and found.absent == (("4000-00",),)
    assert found.holders(tables) == {"GLBL"}
    assert len(sent) == len(tables)  # the statement's own table was looked through once


def test_the_likelier_column_is_taken(look: Callable[..., ValuesElsewhere], catalog: Catalog) -> None:
    sql = "SELECT GLDT.Amount\nFROM GLDT WITH (NOLOCK)\nWHERE GLDT.GLCo = 1 AND GLDT.GLAcct = '{}'"
    rows = demo_database().run("SELECT TOP 1 GLDT.Description FROM GLDT WITH (NOLOCK)", {}).rows
    text = str(rows[0][0])
    other = look(sql.format(text), text, likely={("GLDT", "Description"): 0.9})
    assert other.moved == sql.format(text).replace("GLDT.GLAcct", "GLDT.Description")


def test_columns_that_are_not_open_are_not_read(
    look: Callable[..., ValuesElsewhere], sent: list[str]
) -> None:
    found = look(TERMS, ASKED, opened=lambda table: [one for one in table.columns if one.name != "PayTerms"])
    assert found.moved is None and found.absent == (("2-10",),)
    assert sent and not any("PayTerms" in sql for sql in sent)


def test_notes_and_guids_are_not_looked_through(sent: list[str]) -> None:
    types = ("varchar(10)", "nchar(5)", "varchar(max)", "uniqueidentifier", "text", "")
    columns = tuple(Column(f"C{number}", kind) for number, kind in enumerate(types))
    small = Catalog(
        [Table("ZZ", "ZZ", columns=(Column("APCo", "tinyint"), *columns), key=("APCo", "C0"))], []
    )

    def run(sql: str) -> Rows | None:
        sent.append(sql)
        return None

    condition = "SELECT ZZ.C1\nFROM ZZ WITH (NOLOCK)\nWHERE ZZ.APCo = 1 AND ZZ.C0 = 'abc'"
    assert ValuesElsewhere(condition, "abc", small, run).moved is None
    [sql] = sent
    assert [name for name in ("C0", "C1", "C2", "C3", "C4", "C5") if f"ZZ.{name} " in sql] == ["C0", "C1"]


def test_after_a_while_no_more_is_looked_up(
    look: Callable[..., ValuesElsewhere], sent: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SECONDS", -1.0)
    assert look(TERMS, ASKED).moved is None
    assert sent == []


def test_nulls_and_zeros_are_nothing() -> None:
    assert found_nothing(Rows(("a",), ()))
    assert found_nothing(Rows(("a", "b"), ((None, 0),)))
    assert not found_nothing(Rows(("a", "b"), ((None, 0), (1, None))))


# Through the assistant


def make(*answers: str) -> tuple[Assistant, FakeModel]:
    model = FakeModel(*answers)
    return Assistant(real_retriever(), model, demo_database(), company=1), model


def test_an_answer_that_finds_nothing_is_compared_where_the_text_is() -> None:
    assistant, model = make(sql_text(TERMS, "Uses POHD."))
    answer = assistant.ask(ASKED, execute=True)
    assert answer.sql == ORDERS.format("POHD.PayTerms = '2-10'")
    assert answer.rows is not None and answer.rows.rows
    assert [(step.how, step.before, step.after) for step in answer.repairs] == [("moved", TERMS, answer.sql)]
    assert answer.sql in answer.text and len(model.requests) == 1
    note = "'2-10' is not in POHD.Job: looked for in POHD.PayTerms."
    assert f"compared where it stands: {note}" in text_report(answer)
    assert escape(note) in evidence_html(answer)


def test_without_running_nothing_is_looked_up() -> None:
    answer = make(sql_text(TERMS, "Uses POHD."))[0].ask(ASKED)
    assert answer.sql == TERMS and answer.repairs == ()


def test_a_table_that_holds_the_text_is_read_instead() -> None:
    first = "SELECT JCIP.Contract\nFROM JCIP WITH (NOLOCK)\nWHERE JCIP.JCCo = 1 AND JCIP.Contract = '4000-00'"
    second = "SELECT GLBL.Mth\nFROM GLBL WITH (NOLOCK)\nWHERE GLBL.GLCo = 1 AND GLBL.GLAcct = '4000-00'"
    assistant, model = make(sql_text(first, "Uses JCIP."), sql_text(second, "Uses GLBL."))
    answer = assistant.ask("credits by month of GL account 4000-00 in company 1", execute=True)
    assert answer.sql == second and answer.rows is not None and answer.rows.rows
    assert [(step.how, step.note) for step in answer.repairs] == [
        ("retry", "'4000-00' is in none of JCIP: asked again over a table that holds it.")
    ]
    assert model.grammars[-1] is not None and '"Uses "' in model.grammars[-1]


def test_what_stands_nowhere_is_answered_as_it_was() -> None:
    sql = ORDERS.format("POHD.Job = 'no such job'")
    answer = make(sql_text(sql, "Uses POHD."))[0].ask("orders of job no such job, company 1", execute=True)
    assert answer.sql == sql and answer.rows is not None and answer.rows.rows == ()


def test_demo_holds_what_these_tests_ask_for() -> None:
    database: DemoDatabase = demo_database()
    found = database.run("SELECT COUNT(*) AS [n] FROM POHD WITH (NOLOCK) WHERE POHD.PayTerms = '2-10'", {})
    assert found.rows[0][0]
