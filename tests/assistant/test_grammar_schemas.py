"""The grammar over tables of two schemas: what it takes keeps the rules and names the schema."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache

import pytest
import xgrammar

from assistant.answer_text import DESCRIBED, DescribeText, SqlText, parse_answer, sql_answer
from assistant.describe import describe
from assistant.grammar import build
from assistant.grammar.plans import chains
from assistant.rules import check
from retriever import Mention
from tests.assistant.test_grammar import Takes, matcher, retrieved
from tests.assistant.test_grammar_samples import UNGROUPED
from tests.assistant.two_schemas import CATALOG

NAMES = tuple(table.name for table in CATALOG)
MENTIONS = (
    Mention("rpt.JobCost", "table", True, table="rpt.JobCost"),
    Mention("rpt.JobCosts", "table", False, nearest=("rpt.JobCost", "JobCost")),
    Mention("rpt.JobCost.Total", "column", False, table="rpt.JobCost", nearest=("rpt.JobCost.Cost",)),
)


@cache
def takes() -> Takes:
    """Takes the answers to a question that names tables and columns of one schema."""
    return matcher(build(retrieved(CATALOG, NAMES, MENTIONS)))


@cache
def takes_unnamed() -> Takes:
    """Takes the answers to a question that names no table."""
    return matcher(build(retrieved(CATALOG, NAMES)))


CREW = (
    "SELECT Jobs.Title, SUM(rpt.Crew.Size) AS [Size]\nFROM Jobs WITH (NOLOCK)\n"
    "JOIN rpt.Crew WITH (NOLOCK) ON rpt.Crew.Co = Jobs.Co AND rpt.Crew.Job = Jobs.Job\n"
    "WHERE Jobs.Co = @Co\nGROUP BY Jobs.Title"
)


@pytest.mark.parametrize(
    ("tables", "sql"),
    [
        (
            ("rpt.JobCost",),
            "SELECT rpt.JobCost.AsOf\nFROM rpt.JobCost WITH (NOLOCK)\nWHERE rpt.JobCost.Co = 1",
        ),
        (("JobCost",), "SELECT JobCost.Cost\nFROM JobCost WITH (NOLOCK)\nWHERE JobCost.Co = 1"),
        (("Jobs", "rpt.Crew"), CREW),
    ],
)
def test_what_is_taken_keeps_the_rules(tables: tuple[str, ...], sql: str) -> None:
    answer = sql_answer(sql, tables)
    assert takes_unnamed()(answer)
    assert takes()(answer) == ("rpt.JobCost" in tables)
    read = parse_answer(answer)
    assert isinstance(read, SqlText) and check(read.sql, CATALOG).violations == ()


@pytest.mark.parametrize(
    ("tables", "sql"),
    [
        (("JobCost",), "SELECT JobCost.AsOf\nFROM JobCost WITH (NOLOCK)\nWHERE JobCost.Co = 1"),
        (("rpt.JobCost",), "SELECT rpt.JobCost.AsOf\nFROM JobCost WITH (NOLOCK)\nWHERE JobCost.Co = 1"),
        (("Crew",), "SELECT Crew.Size\nFROM Crew WITH (NOLOCK)\nWHERE Crew.Co = 1"),
        (
            ("JobCost", "rpt.JobCost"),
            "SELECT rpt.JobCost.AsOf\nFROM JobCost WITH (NOLOCK)\nJOIN rpt.JobCost WITH (NOLOCK) ON "
            "rpt.JobCost.Co = JobCost.Co AND rpt.JobCost.Job = JobCost.Job\nWHERE JobCost.Co = 1",
        ),
    ],
)
def test_what_would_be_read_otherwise_is_not_taken(tables: tuple[str, ...], sql: str) -> None:
    assert not takes_unnamed()(sql_answer(sql, tables))


def test_two_tables_of_one_name_are_never_in_one_from() -> None:
    names = [table.name for table in CATALOG]
    random.Random(0).shuffle(names)
    found = chains(names, CATALOG.joins)
    assert {"JobCost", "rpt.Crew", "Jobs"} in [set(chain) for chain in found]
    assert not [chain for chain in found if {"JobCost", "rpt.JobCost"} <= set(chain)]


def test_a_subquery_over_a_table_of_the_same_name_is_tied_to_neither() -> None:
    start = "SELECT JobCost.Cost\nFROM JobCost WITH (NOLOCK)\nWHERE EXISTS (SELECT 1 FROM rpt.JobCost"
    tied = f"{start} WITH (NOLOCK) WHERE rpt.JobCost.Co = JobCost.Co AND rpt.JobCost.Job = JobCost.Job)"
    assert not takes_unnamed()(sql_answer(tied, ["JobCost"], ["rpt.JobCost"]))


@pytest.mark.parametrize(
    "text",
    [
        "describe rpt.JobCost",
        "describe rpt.JobCost.AsOf",
        "describe rpt.JobCost, Jobs",
        f"describe rpt.JobCost\n{DESCRIBED}",
    ],
)
def test_the_schema_form_names_what_describe_finds(text: str) -> None:
    assert takes()(text)
    read = parse_answer(text)
    assert isinstance(read, DescribeText)
    found = describe(read.names, CATALOG)
    assert found.missing == () and "rpt.JobCost" in found.text


def test_refusals_name_the_schema() -> None:
    assert takes()("There is no table rpt.JobCosts. Nearest: rpt.JobCost, JobCost.")
    assert takes()("There is no column Total on rpt.JobCost. Nearest: rpt.JobCost.Cost.")


def test_whatever_it_takes_is_true_of_the_schema_that_it_names() -> None:
    """Answers of random bytes: no rule is broken but the company filter, which a model has to learn."""
    grammar = build(retrieved(CATALOG, NAMES), forms=frozenset({"sql"}))
    found = [parse_answer(text) for text in samples(grammar, 40)]
    selects = [answer.sql for answer in found if isinstance(answer, SqlText)]
    assert len(selects) == 40 and sum("rpt." in sql for sql in selects) >= 10
    for sql in selects:
        broken = [one for one in check(sql, CATALOG).violations if one.rule != "company-filter"]
        assert not [one for one in broken if UNGROUPED not in one.message], (broken, sql)


def samples(grammar: str, count: int) -> Iterator[str]:
    """Texts of the grammar's language, each byte drawn evenly from those that may come next."""
    vocabulary = xgrammar.TokenizerInfo(
        [bytes([byte]) for byte in range(256)] + [b"<end>"], stop_token_ids=[256]
    )
    compiled = xgrammar.GrammarCompiler(vocabulary, max_threads=1).compile_grammar(grammar)
    draw = random.Random(0)
    for _ in range(count):
        one = xgrammar.GrammarMatcher(compiled)
        mask = xgrammar.allocate_token_bitmask(1, vocabulary.vocab_size)
        text = bytearray()
        while not one.is_completed():
            one.fill_next_token_bitmask(mask)
            words = [int(word) & 0xFFFFFFFF for word in mask[0].tolist()]
            allowed = [byte for byte in range(256) if words[byte // 32] >> (byte % 32) & 1]
            text.append(draw.choice(allowed))
            one.accept_token(text[-1])
        yield text.decode()
