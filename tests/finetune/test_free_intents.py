"""Freely worded questions: columns and figures of several tables, and the links that go with them."""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import replace

import sqlglot
from sqlglot import exp

from assistant.rules import check
from finetune.generating.draft import Draft
from finetune.generating.entry import Entry
from finetune.generating.free_intents import MOST_COLUMNS, free_figures, free_list
from finetune.generating.linking import Linking
from finetune.generating.periods import said_day
from finetune.generating.shuffle import shuffle
from finetune.generating.under_new_names import real_names, under_new_names
from finetune.generating.world import World, plural
from retriever import SchemaRetriever
from schema_index import Catalog
from schema_index.glossary import words


def drafts(catalog: Catalog, lexicon: dict[str, Entry], maker: object, count: int) -> list[Draft]:
    names = tuple(table.name for table in catalog)
    world = World(catalog, lexicon, names, random.Random(5))
    found: list[Draft] = []
    while len(found) < count:
        draft = maker(world)  # type: ignore[operator]
        if draft is not None:
            found.append(draft)
    return found


def asked_for(name: str, question: str, lexicon: dict[str, Entry]) -> bool:
    """Whether a question says what a column is called."""
    table, _, column = name.replace("[", "").replace("]", "").partition(".")
    phrases = lexicon[table].columns.get(column) or (" ".join(words(column)).lower(),)
    return any(text in question for phrase in phrases for text in (phrase, plural(phrase)))


def test_lists_keep_the_rules_and_name_what_they_ask_for(catalog: Catalog, lexicon: dict[str, Entry]) -> None:
    found = drafts(catalog, lexicon, free_list, 60)
    joined = Counter(len(draft.query.tables) for draft in found if draft.query)
    assert {1, 2, 3} <= set(joined)
    for draft in found:
        assert draft.query is not None
        sql = draft.query.text()
        assert check(sql, catalog).violations == (), sql
        assert (
            1 <= len(draft.query.items) <= MOST_COLUMNS + any(" IN (" in test for test in draft.query.where)
        )
        assert len(set(draft.query.items)) == len(draft.query.items)
        said = {column.table for column in sqlglot.parse_one(sql, read="tsql").find_all(exp.Column)}
        assert said == set(draft.query.tables), "every table joined is asked for or narrows"


def test_figures_group_by_all_that_is_not_a_figure(catalog: Catalog, lexicon: dict[str, Entry]) -> None:
    found = drafts(catalog, lexicon, free_figures, 60)
    assert any(draft.query and draft.query.having for draft in found)
    assert any(draft.query and draft.query.top and draft.query.order for draft in found)
    for draft in found:
        assert draft.query is not None
        assert check(draft.query.text(), catalog).violations == (), draft.query.text()
        groups = draft.query.group
        assert [item.partition(" AS ")[0] for item in draft.query.items[: len(groups)]] == groups
        assert all("(" in item for item in draft.query.items[len(groups) :])
        for name in groups:
            company = any(test.startswith(f"{name} IN ") for test in draft.query.where)
            if re.match(r"YEAR|MONTH", name):
                assert re.search("year|month", draft.question)
            else:
                assert company or asked_for(name, draft.question, lexicon), (name, draft.question)
        if (draft.query.top or 1) > 1:
            assert str(draft.query.top) in draft.question


def test_the_same_seed_gives_the_same_questions(catalog: Catalog, lexicon: dict[str, Entry]) -> None:
    first, second = (drafts(catalog, lexicon, free_list, 12) for _ in range(2))
    assert [draft.question for draft in first] == [draft.question for draft in second]


def test_days_are_written_as_people_write_them() -> None:
    rng = random.Random(1)
    seen = {said_day("2026-03-07", rng.random()) for _ in range(60)}
    assert seen == {"2026-03-07", "3/7/2026", "March 7, 2026", "7 Mar 2026"}


def test_links_over_new_names_are_those_over_the_real_ones(
    catalog: Catalog, lexicon: dict[str, Entry], retriever: SchemaRetriever
) -> None:
    new = shuffle(catalog, lexicon, random.Random(3))
    question = "submittals per status and spec section of company 1"
    schema = retriever.retrieve(real_names(question, new))
    real = Linking(retriever).link(question, schema)
    renamed = Linking(retriever, new).link(question, under_new_names(schema, new, question, ()))
    assert real
    assert [(link.words, link.score) for link in renamed] == [(link.words, link.score) for link in real]
    assert [link.column for link in renamed] == [new.columns[link.table][link.column] for link in real]


def test_links_of_further_questions_go_by_their_own_ranking(retriever: SchemaRetriever) -> None:
    first = retriever.retrieve("GL transactions of company 5 with the cash offset account")
    others = ["vendor names of company 1", "largest GL amounts by account"]
    for question, links in zip(others, Linking(retriever).link_others(others, first), strict=True):
        assert {link.table for link in links} <= {hit.table.name for hit in first.tables}
        alone = replace(first, question=question)
        assert links or not Linking(retriever).link(question, alone)
