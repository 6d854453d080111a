"""Blanks for the names that do not exist: what may stand in them, and what follows when one is filled."""

from __future__ import annotations

import pytest
import xgrammar

from assistant.given_sql import Blanks, Template, longest, templates
from assistant.given_sql.template import Blank
from assistant.rules import check
from schema_index import load_reference

CATALOG = load_reference()
SHOWN = {
    "APTH": ("APCo", "Mth", "APTrans", "VendorGroup", "Vendor", "InvDate", "InvTotal"),
    "APTL": ("APCo", "Mth", "APTrans", "APLine", "Description", "GrossAmt"),
    "APVM": ("VendorGroup", "Vendor", "Name", "City"),
}


def made(sql: str) -> list[Template]:
    return templates(sql, CATALOG, SHOWN, 1)


def answers(found: list[Template]) -> list[str]:
    """Every answer that the stages allow, in the order of the templates."""
    blanks = Blanks(found)
    done, begun = [], [template.texts[0] for template in found]
    while begun:
        text = begun.pop(0)
        ways = _ways(blanks.rest(text))
        begun += [text + way for way in ways]
        done += [] if ways else [text]
    return done


def _ways(grammar: str | None) -> list[str]:
    """The texts of a grammar of plain alternatives."""
    lines = [line.partition(" ::= ")[2] for line in (grammar or "").splitlines()]
    return [line[1:-1].replace("\\n", "\n").replace('\\"', '"') for line in lines if line.startswith('"')]


def sql_of(answer: str) -> str:
    return answer.partition("```sql\n")[2].removesuffix("\n```")


def test_without_unknown_names_there_is_one_answer_and_no_blank() -> None:
    sql = "SELECT APTH.Vendor FROM APTH WITH (NOLOCK) WHERE APTH.APCo = 1"
    assert made(sql) == [Template((f"Uses APTH.\n```sql\n{sql}\n```",), ())]


def test_an_unknown_table_becomes_those_that_have_the_columns() -> None:
    found = made("SELECT Bills.Vendor, Bills.InvTotal FROM Bills WHERE Bills.APCo = 1")
    assert sql_of(answers(found)[0]) == (
        "SELECT APTH.Vendor, APTH.InvTotal FROM APTH WITH (NOLOCK) WHERE APTH.APCo = 1"
    )
    assert all(check(sql_of(answer), CATALOG).ok for answer in answers(found))


def test_an_unknown_column_becomes_one_that_is_shown_of_a_fitting_kind_and_not_named_yet() -> None:
    found = made("SELECT APTH.Vendor, APTH.Total FROM APTH WITH (NOLOCK) WHERE APTH.APCo = 1 AND Total > 5")
    ways = {sql_of(answer) for answer in answers(found)}
    assert any("SELECT APTH.Vendor, APTH.InvTotal FROM" in sql for sql in ways)
    assert all("APTH.Vendor, APTH.Vendor FROM" not in sql and "Mth > 5" not in sql for sql in ways)


def test_a_name_is_filled_alike_wherever_it_stands() -> None:
    found = made(
        "SELECT APTH.Vendor, SUM(APTH.Gross) AS G FROM APTH WITH (NOLOCK) WHERE APTH.APCo = 1 "
        "GROUP BY APTH.Vendor HAVING SUM(APTH.Gross) > 5"
    )
    for answer in answers(found):
        assert answer.count("SUM(APTH.InvTotal)") in (0, 2)
        assert check(sql_of(answer), CATALOG).ok
    assert any("HAVING SUM(APTH.InvTotal) > 5" in answer for answer in answers(found))


def test_a_column_that_another_table_of_the_statement_has_is_taken_from_there() -> None:
    [found] = made(
        "SELECT APTH.GrossAmt FROM APTH WITH (NOLOCK) JOIN APTL WITH (NOLOCK) ON APTL.APCo = APTH.APCo "
        "AND APTL.Mth = APTH.Mth AND APTL.APTrans = APTH.APTrans WHERE APTH.APCo = 1"
    )
    assert [blank.ways for blank in found.blanks] == [("APTL.GrossAmt",)]


def test_a_column_of_a_parent_may_come_by_a_complete_join() -> None:
    found = made("SELECT APTH.Vendor, APTH.Name FROM APTH WITH (NOLOCK) WHERE APTH.APCo = 1")
    joined = [answer for answer in answers(found) if answer.startswith("Uses APTH, APVM.")]
    assert len(joined) == 1 and "SELECT APTH.Vendor, APVM.Name" in joined[0]
    assert "APTH.VendorGroup = APVM.VendorGroup AND APTH.Vendor = APVM.Vendor" in joined[0]
    assert check(sql_of(joined[0]), CATALOG).ok
    assert any(answer.startswith("Uses APTH.\n") for answer in answers(found))


def test_an_ambiguous_column_is_asked_for_of_both() -> None:
    [found] = made(
        "SELECT Description FROM JCJM WITH (NOLOCK) JOIN JCCM WITH (NOLOCK) "
        "ON JCJM.JCCo = JCCM.JCCo AND JCJM.Contract = JCCM.Contract WHERE JCJM.JCCo = 1"
    )
    assert [blank.ways for blank in found.blanks] == [("JCJM.Description", "JCCM.Description")]


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT APTL.GrossAmt FROM APTH WITH (NOLOCK) WHERE APTH.APCo = 1",
        "SELECT dbo.vfX(APTH.Vendor) FROM APTH WITH (NOLOCK) WHERE APTH.APCo = 1",
        "SELECT Vendor FROM APTH WITH (NOLOCK) WHERE APCo = 1 UNION SELECT Vendor FROM APVM ORDER BY Foo",
        "nothing that reads as SQL",
        "SELECT Vendor FROM #t WHERE Vendor = 1",
        "SELECT name FROM sys.tables",
        "SELECT COLUMN_NAME FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_NAME = 'APTH'",
    ],
)
def test_what_cannot_be_a_blank_has_no_template(sql: str) -> None:
    assert made(sql) == []


def test_a_table_of_an_unknown_schema_is_replaced_with_its_schema() -> None:
    found = made("SELECT Vendor FROM reports.APHeader WHERE APCo = 1")
    assert "SELECT Vendor FROM APTH WITH (NOLOCK) WHERE APCo = 1" in map(sql_of, answers(found))


def test_a_parent_of_an_outer_joined_table_is_joined_by_an_outer_join() -> None:
    found = made(
        "SELECT JCJM.Job, JCCM.Name FROM JCJM WITH (NOLOCK) LEFT JOIN JCCM WITH (NOLOCK) "
        "ON JCCM.JCCo = JCJM.JCCo AND JCCM.Contract = JCJM.Contract WHERE JCJM.JCCo = 1"
    )
    joined = [answer for answer in answers(found) if "ARCM" in answer]
    assert joined and all("LEFT JOIN ARCM WITH (NOLOCK)" in answer for answer in joined)


def test_what_the_rows_are_ordered_by_is_filled_like_the_column_shown() -> None:
    found = made("SELECT a.VendorNo FROM APTH a WITH (NOLOCK) WHERE a.APCo = 1 ORDER BY VendorNo")
    assert "SELECT a.Vendor FROM APTH a WITH (NOLOCK) WHERE a.APCo = 1 ORDER BY a.Vendor" in map(
        sql_of, answers(found)
    )
    assert all(check(sql_of(answer), CATALOG).ok for answer in answers(found))


def test_the_longest_answer_is_that_of_the_longest_names() -> None:
    template = Template(("a ", " b ", ""), (Blank("1", ("x", "yy")), Blank("2", ("long", "s"))))
    assert len(longest([template])) == len("a yy b long")


def test_the_grammar_in_one_piece_takes_every_answer_and_no_other_name() -> None:
    found = made("SELECT APTH.Vendor, APTH.Total FROM APTH WITH (NOLOCK) WHERE APTH.APCo = 1")
    grammar = xgrammar.Grammar.from_ebnf(Blanks(found).text)
    some = answers(found)
    assert len(some) > 3
    for answer in some:
        assert xgrammar.testing._is_grammar_accept_string(grammar, answer), answer
    assert not xgrammar.testing._is_grammar_accept_string(
        grammar, some[0].replace("SELECT APTH.Vendor", "SELECT APTH.Total")
    )


def test_stages_end_within_a_blank_and_after_the_answer() -> None:
    found = made("SELECT APTH.Total FROM APTH WITH (NOLOCK) WHERE APTH.APCo = 1")
    blanks = Blanks(found)
    opening = found[0].texts[0]
    assert blanks.rest(opening) and blanks.rest(opening + "APTH.Inv") is None
    assert all(blanks.rest(answer) is None for answer in answers(found))
    with pytest.raises(ValueError, match="at least one template"):
        Blanks([])
