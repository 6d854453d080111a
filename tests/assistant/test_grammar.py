"""What a request's grammar takes and what it does not, by xgrammar's own matcher."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
import xgrammar

from assistant.answer_text import sql_answer
from assistant.grammar import LikelyTables, StagedGrammar, build
from assistant.grammar.likely import WITHIN, WITHIN_NEW
from assistant.grammar.plans import CHAINS_BY_LENGTH, chains
from assistant.rules import check
from retriever import Mention, RetrievedSchema
from schema_index import Catalog, Column, Join, Table, load_reference

CASES: dict[str, list[dict[str, str]]] = tomllib.loads(
    Path(__file__).with_name("grammar_cases.toml").read_text(encoding="utf-8")
)
TABLES = ("APTH", "APTL", "APTD", "APVM", "JCJM", "JCCD", "PORD")
MENTIONS = (
    Mention("Invoice", "table", False, nearest=("APTH", "ARTH", "APTL")),
    Mention("APTH.GrossAmt", "column", False, table="APTH", nearest=("APTH.InvTotal",)),
    Mention("Superintendent", "column", False),
    Mention("JCCM", "table", True, table="JCCM"),
    Mention("APTL", "table", True, table="APTL"),
)

Takes = Callable[[str], bool]


def retrieved(catalog: Catalog, names: Sequence[str], mentions: Sequence[Mention] = ()) -> RetrievedSchema:
    found = [table for name in names if (table := catalog.find(name))]
    assert len(found) == len(names)
    return RetrievedSchema.given("question", found, catalog.joins_between(names), mentions)


def matcher(grammar: str) -> Takes:
    """Whether a whole text is in the grammar's language."""
    vocabulary = xgrammar.TokenizerInfo(
        [bytes([byte]) for byte in range(256)] + [b"<end>"], stop_token_ids=[256]
    )
    compiled = xgrammar.GrammarCompiler(vocabulary, max_threads=1).compile_grammar(grammar)

    def takes(text: str) -> bool:
        one = xgrammar.GrammarMatcher(compiled)
        return one.accept_string(text) and one.is_completed()

    return takes


def staged_matcher(grammar: StagedGrammar) -> Takes:
    """Whether a whole text is what the grammar's stages take one after the other."""
    rests: dict[str, Takes] = {}

    def takes(text: str) -> bool:
        first, line_end, then = text.partition("\n")
        opening = first + line_end
        if (rest := grammar.rest(opening)) is None:
            return matches_opening(text) and grammar.rest(text) is None
        if opening not in rests:
            rests[opening] = matcher(rest)
        return matches_opening(opening) and rests[opening](then)

    matches_opening = matcher(grammar.opening)
    return takes


@lru_cache(maxsize=4)
def _takes(form: str, mentions: tuple[Mention, ...]) -> Takes:
    grammar = StagedGrammar(retrieved(load_reference(), TABLES, mentions))
    return matcher(grammar.text) if form == "whole" else staged_matcher(grammar)


def takes_cases(form: str) -> Takes:
    """With the names that a description or a refusal is about; a SELECT would have to read those."""

    def takes(answer: str) -> bool:
        mentions = MENTIONS[:-1] if answer.startswith("Uses ") else MENTIONS
        return _takes(form, mentions)(answer)

    return takes


def answer_of(case: dict[str, str]) -> str:
    if "answer" in case:
        return case["answer"].removeprefix("\n")
    sql = case["sql"].removeprefix("\n")
    return f"{case['plan']}\n```sql\n{sql}\n```"


def cases(kind: str) -> list[Any]:
    return [pytest.param(answer_of(case), id=case["note"]) for case in CASES[kind]]


@pytest.mark.parametrize("form", ["whole", "in stages"])
@pytest.mark.parametrize("answer", cases("accept"))
def test_takes(answer: str, form: str) -> None:
    assert takes_cases(form)(answer)


@pytest.mark.parametrize("form", ["whole", "in stages"])
@pytest.mark.parametrize("answer", cases("reject"))
def test_rejects(answer: str, form: str) -> None:
    assert not takes_cases(form)(answer)


@pytest.mark.parametrize("case", [c for c in CASES["accept"] if "sql" in c], ids=lambda case: case["note"])
def test_the_accepted_sql_is_right(case: dict[str, str]) -> None:
    """A case that broke a rule would say nothing for the grammar; the company is the question's matter."""
    broken = check(case["sql"].strip(), load_reference()).violations
    assert not [violation for violation in broken if violation.rule != "company-filter"]


def test_an_answer_ends_where_its_fence_closes() -> None:
    answer = sql_answer("SELECT APTH.Vendor\nFROM APTH WITH (NOLOCK)", ["APTH"])
    for form in ("whole", "in stages"):
        assert takes_cases(form)(answer)
        assert not takes_cases(form)(answer + "\n")
        assert not takes_cases(form)(answer[:-1])


def test_only_shown_columns_may_be_named() -> None:
    schema = retrieved(load_reference(), ["APTH", "APTL"])
    takes = matcher(build(schema, {"APTH": ("APCo", "Vendor"), "APTL": ("APCo", "Mth", "APTrans")}))
    assert takes(sql_answer("SELECT APTH.Vendor\nFROM APTH WITH (NOLOCK)", ["APTH"]))
    assert not takes(sql_answer("SELECT APTH.InvTotal\nFROM APTH WITH (NOLOCK)", ["APTH"]))
    where = "SELECT APTH.Vendor\nFROM APTH WITH (NOLOCK)\nWHERE APTH.Vendor = @"
    assert takes(sql_answer(f"{where}Vendor", ["APTH"]))
    assert not takes(sql_answer(f"{where}InvTotal", ["APTH"]))


def test_a_wide_table_and_names_in_brackets() -> None:
    columns = (*(Column(f"Col{number}", "int") for number in range(100)), Column("Rec #", "int"))
    odd = Table("Odd Table", "Odd Table", columns=columns, key=("Col0",))
    takes = matcher(build(retrieved(Catalog((odd,)), ["Odd Table"])))
    for column in ("Col0", "Col9", "Col99", "[Rec #]"):
        sql = f"SELECT [Odd Table].{column}\nFROM [Odd Table] WITH (NOLOCK)"
        assert takes(sql_answer(sql, ["[Odd Table]"]))
    assert not takes(sql_answer("SELECT [Odd Table].Col100\nFROM [Odd Table] WITH (NOLOCK)", ["[Odd Table]"]))
    assert takes("describe [Odd Table].[Rec #]")
    assert not takes(
        sql_answer(
            "SELECT [Odd Table].Col1\nFROM [Odd Table] WITH (NOLOCK)\nWHERE [Odd Table].Col1 = @Rec #",
            ["[Odd Table]"],
        )
    )


def test_what_a_user_wrote_stays_text() -> None:
    quoted = Mention('x" | "y', "table", False)
    newline = Mention("a\nb", "table", False)
    takes = matcher(build(retrieved(load_reference(), ["APTH"], [quoted, newline])))
    assert takes('There is no table x" | "y.')
    assert not takes("y")
    assert not takes("There is no table a\nb.")


def test_without_tables_only_refusals_are_left() -> None:
    takes = matcher(build(RetrievedSchema("question", ())))
    assert takes("I only read data: ask for rows that one SELECT can give.")
    assert takes("The tables found do not hold this: name the table that does, or ask in other words.")
    assert not takes("describe APTH")


def test_every_order_of_joined_tables_can_be_planned() -> None:
    joins = [Join(a, b, (("K", "K"),)) for a, b in (("A", "B"), ("B", "C"), ("C", "D"))]
    found = set(chains(("A", "B", "C", "D"), joins))
    connected = {
        order
        for length in range(1, 5)
        for order in permutations("ABCD", length)
        if all(
            any(abs(ord(x) - ord(y)) == 1 for y in order[:place]) for place, x in enumerate(order) if place
        )
    }
    assert found == connected


def test_plans_are_bounded_and_start_with_every_table() -> None:
    catalog = load_reference()
    names = [table.name for table in catalog][:60]
    found = chains(names, catalog.joins_between(names))
    assert found[:60] == [(name,) for name in names]
    for length, most in CHAINS_BY_LENGTH.items():
        assert 0 < len([chain for chain in found if len(chain) == length]) <= most
    assert all(chain[:-1] in found for chain in found if len(chain) > 1)


def test_the_same_schema_gives_the_same_text() -> None:
    schema = retrieved(load_reference(), TABLES, MENTIONS)
    assert build(schema) == build(schema)


def test_a_master_is_joined_to_a_company_by_its_group() -> None:
    names = ("APVM", "HQCO", "ARCM")
    takes = staged_matcher(StagedGrammar(retrieved(load_reference(), names)))
    for chain, on, right in (
        (("APVM", "HQCO"), "APVM.VendorGroup = HQCO.VendorGroup", True),
        (("HQCO", "APVM"), "APVM.VendorGroup = HQCO.VendorGroup", True),
        (("ARCM", "HQCO"), "ARCM.CustGroup = HQCO.CustGroup", True),
        (("ARCM", "HQCO"), "ARCM.CustGroup = HQCO.VendorGroup", False),
        (("APVM", "ARCM"), "APVM.VendorGroup = ARCM.CustGroup", False),
    ):
        sql = (
            f"SELECT {names[0] if 'APVM' in chain else 'ARCM'}.Name\nFROM {chain[0]} WITH (NOLOCK)\n"
            f"JOIN {chain[1]} WITH (NOLOCK) ON {on}"
        )
        if "HQCO" in chain:
            sql += "\nWHERE HQCO.HQCo = 2"
        assert takes(sql_answer(sql, chain)) == right, (chain, on)
        assert not right or check(sql, load_reference()).violations == ()


def test_five_tables_are_joined() -> None:
    names = ("PORD", "POIT", "POHD", "APVM", "JCJM")
    grammar = StagedGrammar(retrieved(load_reference(), names))
    longest = [chain for chain in grammar.plans.chains if len(chain) == len(names)]
    assert longest and ("PORD", "POIT", "POHD", "APVM", "JCJM") in longest
    joins = " ".join(
        f"\nJOIN {name} WITH (NOLOCK) ON {on}"
        for name, on in (
            ("POIT", "PORD.POCo = POIT.POCo AND PORD.PO = POIT.PO AND PORD.POItem = POIT.POItem"),
            ("POHD", "POIT.POCo = POHD.POCo AND POIT.PO = POHD.PO"),
            ("APVM", "POHD.VendorGroup = APVM.VendorGroup AND POHD.Vendor = APVM.Vendor"),
            ("JCJM", "POIT.PostToCo = JCJM.JCCo AND POIT.Job = JCJM.Job"),
        )
    ).replace(" \n", "\n")
    sql = (
        f"SELECT APVM.Name, JCJM.Description, POIT.Description\nFROM PORD WITH (NOLOCK){joins}\n"
        "WHERE PORD.POCo = 1 AND POIT.PostToCo = 1"
    )
    assert check(sql, load_reference()).violations == ()
    assert staged_matcher(grammar)(sql_answer(sql, names))


@pytest.mark.parametrize("make", [matcher, staged_matcher])
def test_a_table_that_the_question_names_is_read(make: Callable[[Any], Takes]) -> None:
    catalog = load_reference()
    names = ["APTH", "APTL", "APVM"]
    select = "SELECT {0}.APTrans\nFROM {0} WITH (NOLOCK)\nWHERE {0}.APCo = 1"
    joined = (
        "SELECT APTH.APRef\nFROM APTH WITH (NOLOCK)\nJOIN APTL WITH (NOLOCK) ON APTL.APCo = APTH.APCo "
        "AND APTL.Mth = APTH.Mth AND APTL.APTrans = APTH.APTrans\nWHERE APTH.APCo = 1"
    )

    def takes(schema: RetrievedSchema, sql: str, *tables: str) -> bool:
        grammar = StagedGrammar(schema)
        return make(grammar.text if make is matcher else grammar)(sql_answer(sql, tables))

    named = retrieved(catalog, names, (Mention("aptl", "table", True, "APTL"),))
    assert takes(named, select.format("APTL"), "APTL") and takes(named, joined, "APTH", "APTL")
    assert not takes(named, select.format("APTH"), "APTH")
    exists = (
        "SELECT APTH.APRef\nFROM APTH WITH (NOLOCK)\nWHERE APTH.APCo = 1 "
        "AND EXISTS (SELECT 1 FROM APTL WITH (NOLOCK) "
        "WHERE APTL.APCo = APTH.APCo AND APTL.Mth = APTH.Mth AND APTL.APTrans = APTH.APTrans)"
    )
    answer = sql_answer(exists, ["APTH"], ["APTL"])
    for schema, is_taken in ((retrieved(catalog, names), True), (named, False)):
        grammar = StagedGrammar(schema)
        assert make(grammar.text if make is matcher else grammar)(answer) is is_taken
    both = retrieved(catalog, names, [Mention(name, "table", True, name) for name in ("APTL", "APTH")])
    assert takes(both, joined, "APTH", "APTL") and not takes(both, select.format("APTL"), "APTL")
    apart = retrieved(
        catalog, ["APTH", "HQUM"], [Mention(name, "table", True, name) for name in ("APTH", "HQUM")]
    )
    assert takes(apart, select.format("APTH"), "APTH")
    for mention in (
        Mention("GrossAmt", "column", True, "APTL", "GrossAmt"),
        Mention("JCCD", "table", True, "JCCD"),
        Mention("APHeader", "table", False),
    ):
        assert takes(retrieved(catalog, names, (mention,)), select.format("APTH"), "APTH"), mention
    mended = "why is this wrong: SELECT APTL.APTrans FROM APTL WHERE APTL.APCo = 1"
    assert takes(replace(named, question=mended), select.format("APTH"), "APTH")


def by_size(sets: Sequence[Collection[str]], joined: Sequence[bool]) -> list[float]:
    """Sets of one table are likely, those with APVM likeliest, the larger the less."""
    return [WITHIN * (("APVM" in one) + 1 - len(one)) for one in sets]


def test_plans_over_unlikely_tables_are_left_out() -> None:
    schema = retrieved(load_reference(), TABLES)
    plain, judged = StagedGrammar(schema), StagedGrammar(schema, likely=LikelyTables(by_size))
    for plan, likely in (
        ("Uses APVM.\n", True),
        ("Uses APTH, APVM.\n", True),
        ("Uses APTH.\n", True),
        ("Uses APTH, APTL.\n", False),
        ("Uses APTL, APTH, APVM.\n", False),
        ("Uses APVM; APTH.\n", True),
        ("Uses JCJM; JCCD.\n", False),
    ):
        assert plain.rest(plan) is not None
        assert (judged.rest(plan) is not None) == likely, plan
        assert matcher(judged.opening)(plan) == likely, plan
    sql = sql_answer("SELECT APTL.GrossAmt\nFROM APTL WITH (NOLOCK)\nWHERE APTL.APCo = 1", ("APTL",))
    assert matcher(judged.text)(sql)


def test_likely_tables_bind_no_mending_of_sql_that_the_question_brings() -> None:
    schema = retrieved(load_reference(), TABLES)
    asked = replace(schema, question="fix this: SELECT GrossAmt FROM APTL JOIN APTH ON APTL.Mth = APTH.Mth")
    assert StagedGrammar(asked, likely=LikelyTables(by_size)).rest("Uses APTH, APTL.\n") is not None


def test_likely_tables_are_looked_for_among_those_that_read_what_the_question_names() -> None:
    schema = retrieved(load_reference(), TABLES, (Mention("APTL", "table", True, table="APTL"),))
    judged = StagedGrammar(schema, likely=LikelyTables(by_size))
    assert judged.rest("Uses APTL.\n") is not None
    assert judged.rest("Uses APVM.\n") is None


@pytest.mark.parametrize(("known", "apart"), [(None, WITHIN), ({"A", "B"}, WITHIN), ({"B"}, WITHIN_NEW)])
def test_fewer_tables_are_likely_where_the_model_does_not_know_the_likeliest(
    known: set[str] | None, apart: float
) -> None:
    sets = {frozenset("A"): True, frozenset("B"): True, frozenset("AB"): False}

    def logits(above: float) -> LikelyTables:
        return LikelyTables(
            lambda asked, joined: [above if one == {"A"} else 0.0 for one in asked],
            frozenset(known) if known is not None else None,
        )

    assert logits(apart - 0.01).of(sets).keys() == sets.keys()
    assert logits(apart + 0.01).of(sets).keys() == {frozenset("A")}
    assert not logits(1.0).of({})
