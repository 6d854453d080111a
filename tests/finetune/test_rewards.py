"""The rewards of GRPO: real SQL on the demo database, real refusals against the reference catalog."""

from __future__ import annotations

import pytest

from assistant.answer_text import describe_answer, missing_table_answer, read_only_answer, sql_answer
from assistant.demo import DemoDatabase
from finetune.example import Example
from finetune.rewarding.rewards import REWARDS, WEIGHTS, Ground, Task, reward_functions, task_of
from finetune.scoring import Bench
from schema_index import Catalog, Column, Table
from tests.finetune.records import INVOICES, LINES, query, record, samples


@pytest.fixture(scope="module")
def ground(catalog: Catalog, database: DemoDatabase) -> Ground:
    return Ground(catalog, Bench.of(database, catalog))


@pytest.fixture(scope="module")
def tasks(catalog: Catalog) -> dict[str, Task]:
    found = {example.id: task_of(example, catalog) for example in samples(catalog)}
    return {name: task for name, task in found.items() if task is not None}


def earned(text: str, task: Task, ground: Ground) -> dict[str, float]:
    """The rewards that the task asks for, by name."""
    values = {reward.__name__: reward(text, task, ground) for reward in REWARDS}
    return {name: value for name, value in values.items() if value is not None}


def invoices(sql: str) -> str:
    return sql_answer(sql, ["APTH"])


def test_every_gold_answer_earns_all_that_its_task_asks_for(
    catalog: Catalog, tasks: dict[str, Task], ground: Ground
) -> None:
    due = {"sql": {"parses", "rules", "rows"}, "refusal": {"refusal"}, "schema": {"description"}}
    for example in samples(catalog):
        found = earned(example.completion[0]["content"], tasks[example.id], ground)
        assert set(found) == due[tasks[example.id].case.kind], example.id
        assert set(found.values()) == {1.0}, example.id


def test_other_sql_with_the_same_rows_is_right(tasks: dict[str, Task], ground: Ground) -> None:
    other = INVOICES.replace("APTH.InvTotal > 500", "NOT APTH.InvTotal <= 500")
    assert other != INVOICES
    assert earned(invoices(other), tasks["sql-list"], ground)["rows"] == 1.0


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("> 500", "> 400000", {"parses": 1.0, "rules": 1.0, "rows": 0.0}),
        (" WITH (NOLOCK)", "", {"parses": 1.0, "rules": 0.0, "rows": 1.0}),
        ("APTH.APCo = 1 AND ", "", {"parses": 1.0, "rules": 0.0}),
        ("APTH.InvTotal\n", "APTH.GrossAmt\n", {"parses": 1.0, "rules": 0.0, "rows": 0.0}),
        ("SELECT ", "SELEC ", {"parses": 0.0, "rules": 0.0, "rows": 0.0}),
        ("SELECT ", "DELETE FROM APTH; SELECT ", {"parses": 0.0, "rules": 0.0, "rows": 0.0}),
    ],
    ids=["filter", "nolock", "company", "column", "syntax", "delete"],
)
def test_each_fault_of_sql_costs_its_own_reward(
    tasks: dict[str, Task], ground: Ground, old: str, new: str, wanted: dict[str, float]
) -> None:
    assert old in INVOICES
    found = earned(invoices(INVOICES.replace(old, new)), tasks["sql-list"], ground)
    assert {name: found[name] for name in wanted} == wanted


def test_a_plan_line_that_is_not_true_breaks_the_rules_alone(tasks: dict[str, Task], ground: Ground) -> None:
    found = earned(sql_answer(LINES, ["APTL"]), tasks["sql-join"], ground)
    assert found == {"parses": 1.0, "rules": 0.0, "rows": 1.0}


def test_nothing_of_another_kind_pays(tasks: dict[str, Task], ground: Ground) -> None:
    texts = [invoices(INVOICES), read_only_answer(), describe_answer(["APVM"]), "", "```sql\n```", "no idea"]
    kinds = {"sql": 0, "refusal": 1, "schema": 2}
    for name in ("sql-list", "no-table", "describe"):
        for place, text in enumerate(texts):
            if place != kinds[tasks[name].case.kind]:
                assert set(earned(text, tasks[name], ground).values()) == {0.0}, (name, text)


def test_a_refusal_names_what_is_absent_and_offers_what_is_near(
    tasks: dict[str, Task], ground: Ground
) -> None:
    task = tasks["no-table"]
    right = task.case.suggest[0]

    def paid(name: str, *nearest: str) -> float:
        return earned(missing_table_answer(name, nearest), task, ground)["refusal"]

    assert paid("APHeader", right) == 1.0
    assert paid("APHeader") == 0.5
    assert paid("APHeader", "PRPC") == 0.5  # it exists, and is not near
    assert paid("APHeader", right, "APNowhere") == 0.5  # offers what does not exist
    assert paid("APTH", right) == paid("APOther", right) == 0.0


def test_a_request_to_change_data_is_refused_in_its_own_words(tasks: dict[str, Task], ground: Ground) -> None:
    assert earned(read_only_answer(), tasks["no-change"], ground) == {"refusal": 1.0}
    other = missing_table_answer("invoices", ["APTH"])
    assert earned(other, tasks["no-change"], ground) == {"refusal": 0.0}


def test_a_description_of_another_table_is_wrong(tasks: dict[str, Task], ground: Ground) -> None:
    assert earned(describe_answer(["APTH"]), tasks["describe"], ground) == {"description": 0.0}


def test_length_is_neither_paid_nor_punished(tasks: dict[str, Task], ground: Ground) -> None:
    padded = INVOICES.replace(" 500", " 500 AND APTH.InvTotal > 499" + " AND APTH.InvTotal > 0" * 3)
    short, long = (earned(invoices(sql), tasks["sql-list"], ground) for sql in (INVOICES, padded))
    assert short == long


def test_what_cannot_be_verified_has_no_task(catalog: Catalog) -> None:
    other = Catalog(
        (Table("ZZHD", "bZZHD", module="ZZ", columns=(Column("ZZCo", "tinyint"),), key=("ZZCo",)),)
    )
    sql = "SELECT ZZHD.ZZCo\nFROM ZZHD WITH (NOLOCK)\nWHERE ZZHD.ZZCo = 1"
    assert task_of(query(other, "the companies of ZZHD", sql, ["ZZHD"]), catalog) is None
    free = record(catalog, "who won", ["APTH"], "I cannot tell.", category="outside")
    assert task_of(free, catalog) is None


def test_trl_gets_a_reward_for_each_completion_by_its_task(
    catalog: Catalog, tasks: dict[str, Task], ground: Ground
) -> None:
    order = [tasks["sql-list"], tasks["no-change"]]
    functions = reward_functions(order, ground)
    assert [one.__name__ for one in functions] == ["parses", "rules", "rows", "refusal", "description"]
    assert len(WEIGHTS) == len(functions)
    texts = [read_only_answer(), invoices(INVOICES), read_only_answer()]
    completions = [[{"role": "assistant", "content": text}] for text in texts]
    more = {"prompts": [], "completion_ids": [], "trainer_state": None}
    values = {one.__name__: one(completions=completions, task=[1, 0, 0], **more) for one in functions}
    assert values["refusal"] == [1.0, None, None]
    assert values["rows"] == [None, 1.0, 0.0]


def test_the_gold_answer_alone_decides_what_is_due(catalog: Catalog) -> None:
    found: list[Example] = samples(catalog)
    kinds = [task.case.kind for one in found if (task := task_of(one, catalog)) is not None]
    assert kinds == ["sql"] * 3 + ["refusal"] * 4 + ["schema"]
