"""How SQL may go on, as judged by the parts that the question asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pytest

from assistant.judged_parts import COLUMN_WEIGHT, KNOWN_SHARE, JudgedParts
from assistant.leaning import Judged
from retriever.asked_parts import ROLES, AskedParts, Role
from retriever.asked_parts.lines import Line
from schema_index import Catalog, Column, Table

LOANS = Table(
    "TCLN",
    "bTCLN",
    description="Loans of tools",
    columns=(
        Column("TCCo", "tinyint", user_type="bCompany"),
        Column("Tool", "varchar(10)"),
        Column("Receiver#", "int"),
        Column("Status", "char(1)", codes=(("O", "lent"), ("B", "back"))),
        Column("Stage", "tinyint", codes=(("0", "asked for"), ("2", "given out"))),
        Column("Price", "numeric(12,2)"),
        Column("InDate", "smalldatetime"),
    ),
    key=("TCCo", "Tool"),
)
KINDS = Table("TCKD", "bTCKD", description="Kinds", columns=(Column("Kind", "varchar(10)"),), key=("Kind",))
CATALOG = Catalog([LOANS, KINDS])
WANTED: Mapping[str, Sequence[Role]] = {
    "tool": ("shown", "grouped"),
    "price": ("aggregated", "more"),
    "status is lent": ("equal",),
    "stage is given out": ("other",),
    "in date": ("empty",),
}


class Reader:
    """Finds in every line the roles that `wanted` gives what it begins with."""

    def __init__(self, wanted: Mapping[str, Sequence[Role]] = WANTED) -> None:
        self.passages, self._wanted = 0, wanted

    def logits(self, question: str, lines: Sequence[Line]) -> list[np.ndarray | None]:
        self.passages += 1
        wanted = [
            next((roles for key, roles in self._wanted.items() if line.text.startswith(key)), ())
            for line in lines
        ]
        return [
            np.asarray([4.0 if role in roles else -4.0 for role in ROLES], dtype=np.float32)
            for roles in wanted
        ]


def judged(line: str, question: str = "tools out, over 500", tables: str = "TCLN") -> list[Judged]:
    parts = JudgedParts(AskedParts(question, [LOANS, KINDS], Reader()), CATALOG)
    return list(parts.after(f"Uses {tables}.\n```sql\n{line}"))


def best(found: Sequence[Judged], begun: str) -> set[str]:
    """The likeliest ways of the first that was begun so."""
    ways = next(one.ways for one in found if one.begun == begun and "\n" not in one.ways)
    most = max(ways.values())
    return {way for way, share in ways.items() if share > most - 0.01}


@pytest.mark.parametrize(
    ("line", "begun", "ways"),
    [
        ("SELECT", "", {" TCLN.Tool"}),
        ("SELECT TOP 5", "", {" TCLN.Tool"}),
        ("SELECT TCLN.Pri", " TCLN.Pri", {" TCLN.Tool"}),
        ("SELECT TCLN.Tool, SUM(", "", {"TCLN.Price"}),
        ("SELECT COUNT(DISTINCT TC", " TC", {" TCLN.Price"}),
        ("WHERE TCLN.TCCo = 1 AND", "", {" TCLN.Status", " TCLN.Stage", " TCLN.Price", " TCLN.InDate"}),
        (
            "WHERE TCLN.TCCo = 1 AND TCLN.Status = 'O' AND TC",
            " TC",
            {" TCLN.Price", " TCLN.InDate", " TCLN.Stage"},
        ),
        ("WHERE TCLN.Status = ", " ", {" 'O'"}),
        ("WHERE TCLN.Status IN (", "", {"'O'"}),
        ("WHERE TCLN.Stage <>", "", {" 2"}),
        ("WHERE TCLN.InDate", "", {" IS NULL"}),
        ("WHERE TCLN.InDate IS", " IS", {" IS NULL"}),
        ("SELECT TCLN.Tool, TCLN.Price, COUNT(*) AS [Loans]\nGROUP BY", "", {" TCLN.Tool", " TCLN.Price"}),
        ("SELECT TCLN.Tool, TCLN.Price\nGROUP BY TCLN.Tool, TC", " TC", {" TCLN.Price"}),
    ],
)
def test_the_likeliest_ways_to_go_on(line: str, begun: str, ways: set[str]) -> None:
    assert best(judged(line), begun) == ways


def test_a_code_may_be_said_as_it_is() -> None:
    assert best(judged("WHERE TCLN.Status =", "tools of status B"), "") == {" 'B'", " 'O'"}
    assert best(judged("WHERE TCLN.Status =", "tools of company 2"), "") == {" 'O'"}


def test_names_are_bracketed_where_they_must_be() -> None:
    (named, _) = judged("SELECT")
    assert " TCLN.[Receiver#]" in named.ways and " TCLN.Receiver#" not in named.ways


def more(line: str, question: str = "tools out") -> bool:
    """Whether the line rather goes on than ends."""
    (ways,) = (one.ways for one in judged(line, question) if "\n" in one.ways)
    going_on = next(share for way, share in ways.items() if way != "\n")
    return going_on > ways["\n"]


def test_conditions_go_on_while_the_question_asks_for_more() -> None:
    others = "TCLN.Status = 'O' AND TCLN.InDate IS NULL AND TCLN.Stage <> 2"
    assert more("WHERE TCLN.TCCo = 1")
    assert not more(f"WHERE TCLN.TCCo = 1 AND {others}")
    assert more("WHERE TCLN.TCCo = 1 AND TCLN.Status = 'O'")


def test_conditions_are_the_models_to_end_while_the_question_has_a_value_left() -> None:
    line = "WHERE TCLN.Status = 'O' AND TCLN.InDate IS NULL AND TCLN.Stage <> 2"
    assert not any("\n" in one.ways for one in judged(line, "tools out, over 500"))
    assert not more(f"{line} AND TCLN.Price > 500", "tools out, over 500")


@pytest.mark.parametrize(("question", "likely"), [("tools over 500", True), ("tools", False)])
def test_a_number_is_compared_only_where_the_question_has_one_left(question: str, likely: bool) -> None:
    ways = next(one.ways for one in judged("WHERE", question))
    assert (ways[" TCLN.Price"] > -1) is likely


def test_what_a_code_says_already_needs_no_other() -> None:
    ended = Column("Ended", "char(1)", codes=(("O", "lent"),))
    history = Table("TCLH", "bTCLH", columns=(ended,), key=())
    parts = AskedParts("tools out", [LOANS, history], Reader({**WANTED, "ended is lent": ("equal",)}))
    judge = JudgedParts(parts, Catalog([LOANS, history]))
    line = "WHERE TCLN.InDate IS NULL AND TCLN.Stage <> 2"
    for also, more in (("", True), (" AND TCLN.Status = 'O'", False)):
        found = list(judge.after(f"Uses TCLN, TCLH.\n```sql\n{line}{also}"))
        (ways,) = (one.ways for one in found if "\n" in one.ways)
        assert (ways[" AND "] > ways["\n"]) is more


def test_what_the_model_was_trained_on_counts_less() -> None:
    weights = []
    for known in (None, frozenset({"TCLN"}), frozenset({"TCKD"})):
        parts = AskedParts("tools", [LOANS, KINDS], Reader())
        (named, _) = JudgedParts(parts, CATALOG, known).after("Uses TCLN.\n```sql\nSELECT")
        weights.append(named.weight)
    assert weights == [COLUMN_WEIGHT, pytest.approx(KNOWN_SHARE * COLUMN_WEIGHT), COLUMN_WEIGHT]


def test_grouping_goes_on_until_all_that_is_shown_is_grouped() -> None:
    shown = "SELECT TCLN.Tool, TCLN.Price, COUNT(*) AS [Loans]\n"
    assert more(f"{shown}GROUP BY TCLN.Tool")
    assert judged(f"{shown}GROUP BY TCLN.Tool, TCLN.Price") == []


def test_the_company_is_shown_where_the_question_asks_for_it() -> None:
    assert best(judged("WHERE"), "") >= {" TCLN.TCCo"}
    for question, asked in (("tools out, company 1", False), ("tools by company", True)):
        (ways, _) = judged("SELECT", question)
        assert (ways.ways[" TCLN.TCCo"] > -5) is asked


@pytest.mark.parametrize("line", ["", "FROM TCLN", "JOIN TCKD WITH (NOLOCK) ON TCLN.", "WITH"])
def test_nothing_is_judged_outside_the_clauses(line: str) -> None:
    assert judged(line) == []


def test_only_the_tables_of_the_plan_count_and_each_is_read_once() -> None:
    reader = Reader()
    parts = JudgedParts(AskedParts("tools", [LOANS, KINDS], reader), CATALOG)
    for _ in range(3):
        (ways, _) = parts.after("Uses TCLN.\n```sql\nSELECT")
        assert all(way.startswith(" TCLN.") for way in ways.ways)
    assert reader.passages == 1
    (ways, _) = parts.after("Uses TCLN; TCKD.\n```sql\nSELECT")
    assert " TCKD.Kind" in ways.ways and reader.passages == 2
