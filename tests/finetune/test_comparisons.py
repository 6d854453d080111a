"""Conditions, orders and figures by month: the words of a question and its SQL say the same."""

from __future__ import annotations

import random
import re
from collections import Counter

import pytest
from sqlglot import exp, parse_one

from assistant.rules import check
from finetune.generating.comparisons import add_comparison, main_amount
from finetune.generating.draft import Draft
from finetune.generating.entry import Entry
from finetune.generating.intents import INTENTS, Intent
from finetune.generating.list_intents import list_columns, list_difference, list_rows
from finetune.generating.phrasebook import say
from finetune.generating.subject import Subject, make_subject
from finetune.generating.total_intents import by_period, count_different, group_total
from finetune.generating.world import World
from schema_index import Catalog

SIGNS = {
    "over": ">",
    "under": "<",
    "at_least": ">=",
    "at_most": "<=",
    "more_than": ">",
    "less_than": "<",
    "nothing": "=",
    "anything": "<>",
    "unequal": "<>",
    "either": "IN",
    "between_amounts": "BETWEEN",
    "starts": "LIKE",
    "contains": "LIKE",
}


@pytest.fixture(scope="module")
def world(catalog: Catalog, lexicon: dict[str, Entry]) -> World:
    return World(catalog, lexicon, tuple(lexicon), random.Random(12))


def forms(kind: str) -> list[re.Pattern[str]]:
    """The phrases of a list, as patterns."""
    return [re.compile(re.sub(r"\\{\w+\\}", "(.+)", re.escape(text))) for text in say.lists[kind]]


def meant(said: str) -> int:
    """The number that `2.5k` or `1.2 million` means."""
    times = {"k": 1000, "m": 1_000_000}.get(re.sub(r"[^a-z]", "", said.lower())[:1], 1)
    return round(float(re.sub(r"[^\d.]", "", said)) * times)


def condition(world: World) -> tuple[str, str, str]:
    """A condition without a span of time: its words, its predicate, and the column's name."""
    while True:
        table = world.catalog.find(world.rng.choice(("APTH", "PRTH", "JCCD", "POIT", "INMT", "EMRD", "SLIT")))
        assert table is not None
        subject = Subject(table, entity="rows")
        add_comparison(world, subject)
        if len(subject.where) == 1 and not re.search(r"DATE|YEAR|'\d{4}-", subject.where[0]):
            column = subject.where[0].split()[0].partition(".")[2].strip("[]")
            return subject.after[0], subject.where[0], column


def drafts(world: World, intent: Intent, count: int) -> list[Draft]:
    found: list[Draft] = []
    while len(found) < count:
        if (draft := intent(world)) is not None:
            assert draft.query is not None
            tables = [table for name in draft.tables if (table := world.catalog.find(name))]
            shown = {table.name: tuple(column.name for column in table.columns) for table in tables}
            assert draft.finish(shown) is not None
            found.append(draft)
    return found


def test_amounts_are_compared_as_the_words_say(world: World) -> None:
    seen: Counter[str] = Counter()
    for _ in range(2500):
        words, test, name = condition(world)
        sign = test.split()[1]
        if name not in world.lexicon[test.partition(".")[0]].measures:
            continue
        kinds = {kind for kind in (*SIGNS, *(f"{kind}_bare" for kind in list(SIGNS)[:4]))}
        fitting = {kind for kind in kinds if any(form.fullmatch(words) for form in forms(kind))}
        assert sign in {SIGNS[kind.removesuffix("_bare")] for kind in fitting}, (words, test)
        seen[sign] += 1
        number = re.search(r"[<>=]+ (\d{3,})$", test)
        if number and sign in ("<", ">", "<=", ">="):
            said = re.findall(r"[\d,.]*\d(?: million|[kKMm])?(?!\w)", words)
            assert int(number[1]) in {meant(text) for text in said}, (words, test)
    assert set(seen) == {">", "<", ">=", "<=", "=", "<>", "BETWEEN"}, seen


def test_values_are_said_as_they_are_compared(world: World) -> None:
    seen: Counter[str] = Counter()
    for _ in range(2500):
        words, test, name = condition(world)
        table = world.catalog.find(test.partition(".")[0])
        made = table.column(name) if table is not None else None
        assert made is not None
        sign = test.split()[1]
        if name in world.lexicon[table.name].measures or sign == "IS":  # type: ignore[union-attr]
            continue
        meanings = {code: meaning.lower() for code, meaning in made.codes}
        values = re.findall(r"'([^']*)'|(\d+)", test.partition(sign)[2])
        for text, number in values:
            value = (text or number).strip("%")
            spoken = {"Y": "yes", "N": "no"}.get(value, value)
            assert value in words or spoken in words or meanings[value] in words, (words, test)
        assert sign != "<>" or re.search(r"not|other|exclud|except|leaving", words), (words, test)
        seen[sign] += 1
    assert set(seen) == {"=", "<>", "IN", "LIKE"}, seen


def test_a_bare_amount_means_the_first_measure(world: World) -> None:
    table = world.catalog.find("APTH")
    assert table is not None and main_amount(world, table) == world.lexicon["APTH"].measures[0]
    bare = 0
    for _ in range(4000):
        subject = Subject(table, entity="invoices")
        add_comparison(world, subject)
        if subject.after and re.fullmatch(r"(?:over|above|under|up to) \$?[\d,]+k?", subject.after[0]):
            bare += 1
            assert subject.where[0].startswith(f"APTH.{main_amount(world, table)} "), subject.where
    assert bare > 5


@pytest.mark.parametrize("intent", [list_rows, list_columns, group_total], ids=lambda one: one.__name__)
def test_an_order_is_asked_for(intent: Intent, world: World) -> None:
    kinds = ("largest_first", "smallest_first", "newest_first", "oldest_first", "in_order")
    kinds += ("groups_largest", "groups_smallest")
    asked = [form for kind in kinds for form in forms(kind)]
    ordered = 0
    for draft in drafts(world, intent, 120):
        assert draft.query is not None
        ends = any(re.search(f"{form.pattern}$", draft.question) for form in asked)
        assert ends or not draft.query.order, draft.question
        ordered += bool(draft.query.order)
        falling = any(re.search(f"{form.pattern}$", draft.question) for form in forms("groups_largest"))
        if falling:
            assert draft.query.order[0].endswith(" DESC")
    assert 10 < ordered < 60


def test_figures_by_month_and_year(world: World) -> None:
    units: Counter[str] = Counter()
    for draft in drafts(world, by_period, 80):
        assert draft.query is not None
        tree = parse_one(draft.query.text(), read="tsql")
        companies = {table.company_column for table in world.catalog}
        group = [part for part in tree.args["group"].expressions if part.name not in companies]
        unit = "year" if len(group) == 1 and isinstance(group[0], exp.Year) else "month"
        assert re.search(rf"\b{unit}(?:ly)?\b", draft.question), draft.question
        units[unit] += 1
        assert [item.unalias() for item in tree.selects if item.unalias() in group] == group
        assert check(draft.query.text(), world.catalog).violations == ()
    assert units["month"] > units["year"] > 5


def test_differences_and_different_values(world: World) -> None:
    for draft in drafts(world, list_difference, 20):
        assert draft.query is not None and isinstance(
            parse_one(draft.query.text(), read="tsql").selects[-1].unalias(), exp.Sub
        )
    for draft in drafts(world, count_different, 20):
        assert draft.query is not None and draft.query.items[0].startswith("COUNT(DISTINCT ")


def test_every_intent_keeps_the_rules(world: World) -> None:
    for intent, _ in INTENTS:
        for draft in drafts(world, intent, 25):
            assert draft.query is not None
            assert check(draft.query.text(), world.catalog).violations == (), draft.query.text()


def test_rows_of_two_companies_are_told_apart(world: World) -> None:
    seen: Counter[str] = Counter()
    makers = [(intent, weight) for intent, weight in INTENTS if intent is not by_period]
    while seen["rows"] < 20 or seen["groups"] < 20 or seen["figure"] < 3:
        (intent,) = world.rng.choices([i for i, _ in makers], [w for _, w in makers])
        (draft,) = drafts(world, intent, 1)
        query = draft.query
        assert query is not None
        table = world.catalog.find(query.root)
        name = f"{query.root}.{table.company_column}" if table is not None else ""
        company = next((test for test in query.where if test.startswith(f"{name} IN (")), None)
        if company is None:
            continue
        first, second = re.findall(r"\d+", company.removeprefix(name))
        both = "both" in draft.question and (first, second) == ("1", "2")
        assert both or re.search(rf"\b{first}\b.*\b{second}\b", draft.question), (draft.question, company)
        if query.group:
            seen["groups"] += 1
            assert name in query.group and name in query.items
        elif any("(" in item for item in query.items):
            seen["figure"] += 1
        else:
            seen["rows"] += 1
            assert name in query.items
        assert not check(query.text(), world.catalog).violations


def test_a_group_of_masters_is_a_filter_where_there_is_no_company(world: World) -> None:
    table = world.catalog.find("PMFM")
    assert table is not None and table.company_column is None and table.key[0] == "VendorGroup"
    found = 0
    for _ in range(300):
        subject = make_subject(world, table, narrow=0)
        if subject.where and (test := re.fullmatch(r"PMFM\.VendorGroup = (\d+)", subject.where[0])):
            found += 1
            assert re.search(rf"(group|grp)\b.* {test[1]}\b", subject.words), subject.words
    assert 40 < found < 140


def test_a_name_is_said_beside_its_number(world: World) -> None:
    table = world.catalog.find("APTH")
    assert table is not None
    tails, named = say.lists["name_tails"], 0
    for _ in range(4000):
        subject = Subject(table, entity="invoices")
        add_comparison(world, subject)
        if (
            subject.after
            and any(f" {tail}" in subject.after[0] for tail in tails)
            and "LIKE" not in subject.where[0]
        ):
            named += 1
            value = re.fullmatch(r"APTH\.\w+ = '?([^']+)'?", subject.where[0])
            assert value and value[1] in subject.after[0], subject
    assert named > 10
