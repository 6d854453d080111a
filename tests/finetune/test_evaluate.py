"""Evaluation end to end: no gold in a prompt, runs that go on, answers from files, other people's suites."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from assistant import Assistant, Message
from assistant.demo import DemoDatabase
from finetune import evaluate
from finetune.case import Case, CaseTurn
from finetune.evaluate import judge
from finetune.evaluating import Asker, ResultFile, read_results, result_row
from finetune.evaluating.ask import asked
from finetune.evaluating.external import read_external
from finetune.evaluating.file_database import FileDatabase
from finetune.evaluating.recorder import Recorder
from finetune.evaluating.results import Result
from finetune.gating.shown_schema import shown_schema
from finetune.scoring import Bench, Response, Score
from retriever import SchemaRetriever
from schema_index import DataError, ExecutionError
from tests.assistant.loopback import ModelServer, serving
from tests.finetune.evaluation_parts import SHOP, SayModel, shop_catalog, shop_duckdb, shop_sqlite

JOBS = "SELECT JCJM.Job, JCJM.Description FROM JCJM WITH (NOLOCK) WHERE JCJM.JCCo = 1 AND JCJM.JobStatus = 1"
OPEN_JOBS = Case("jobs", "list", "open jobs of company 1 with description", ("JCJM",), JOBS)


def sql_text(sql: str, plan: str = "Uses JCJM.") -> str:
    return f"{plan}\n```sql\n{sql}\n```"


def shown(messages: Sequence[Message]) -> set[str]:
    return {table.name for table in shown_schema(messages).catalog}


@pytest.fixture(scope="module")
def demo() -> Bench:
    return Bench.demo(seeds=())


def test_gold_tables_never_reach_a_prompt_of_the_retrieved_mode(retriever: SchemaRetriever) -> None:
    """Two cases with one question and different gold get the same prompts, down to the letter."""
    question = "open jobs of company 1"
    golds = [("JCJM", JOBS), ("PRDT", "SELECT PRDT.EDLCode FROM PRDT WITH (NOLOCK) WHERE PRDT.PRCo = 1")]
    cases = [Case(name, "list", question, (name,), sql, note=name, gold=(sql,)) for name, sql in golds]
    cases.append(Case("none", "list", question))
    model = SayModel(sql_text(JOBS))
    asker = Asker.open(retriever, model)
    answers = list(asker.respond_all(cases))
    assert len(model.prompts) == 3 and len(set(map(str, model.prompts))) == 1
    assert all("PRDT" not in message["content"] for message in model.prompts[0])
    assert all(answer.found == answers[0].found and "PRDT" not in (answer.found or ()) for answer in answers)


def test_gold_mode_shows_the_gold_tables_alone(retriever: SchemaRetriever) -> None:
    case = Case("1", "list", "open jobs of company 1", (), "SELECT PRDT.EDLCode FROM PRDT WITH (NOLOCK)")
    model = SayModel(sql_text(case.sql))
    found = Asker.open(retriever, model, tables="gold").respond(case)
    assert found.found == found.shown == ("PRDT",)
    assert shown(model.prompts[0]) == {"PRDT"}
    refuse = Case("2", "refusal", "what is in AP_TH", refuse=True)
    given = Asker.open(retriever, model, tables="gold").respond(refuse)
    assert given.found == Asker.open(retriever, model).respond(refuse).found


def test_a_case_is_asked_as_a_user_would(retriever: SchemaRetriever) -> None:
    wrong = "SELECT JCCM.Contract FROM JCCM WHERE JCCM.JCCo = 1"
    case = Case("1", "correction", "fix this, please", sql=JOBS, wrong_sql=wrong)
    assert asked(case, retriever.catalog).question == f"fix this, please\n{wrong}"
    inside = Case("1", "correction", f"fix: {wrong.replace(' FROM', chr(10) + 'FROM')}", wrong_sql=wrong)
    assert asked(inside, retriever.catalog).question == inside.question
    then = Case("2", "follow-up", "only job 26-220", sql=JOBS, turns=(CaseTurn("open jobs", JOBS),))
    what = asked(then, retriever.catalog)
    assert what.turns[0].answer == sql_text(JOBS)
    assert what.searched == "open jobs\nonly job 26-220"
    model = SayModel(sql_text(JOBS))
    Asker.open(retriever, model).respond(then)
    assert [message["role"] for message in model.prompts[0]] == ["system", "user", "assistant", "user"]


def test_judge_asks_and_scores_one_case(retriever: SchemaRetriever, demo: Bench) -> None:
    database = DemoDatabase.open()
    assistant = Assistant(retriever, SayModel(sql_text(JOBS)), database)
    row = judge(assistant, OPEN_JOBS, demo)
    assert row["score"]["rows"] is True and row["score"]["right"] is True and row["cause"] is None
    assert (row["kind"], row["expected"], row["by"], row["retrieved"]) == ("sql", "sql", "say", True)
    assert row["answer_tokens"] > 0 and row["prompt_tokens"] > 100 and "JCJM" in row["shown"]
    refused = judge(Assistant(retriever, SayModel("There is no table JCJM."), database), OPEN_JOBS, demo)
    assert refused["cause"] == "refused-wrongly" and refused["score"]["rows"] is False
    failed = judge(Assistant(retriever, SayModel("fail"), database), OPEN_JOBS, demo)
    assert (failed["kind"], failed["score"]["kind"], failed["cause"]) == ("error", False, "did-not-run")
    unlocked = judge(Assistant(retriever, SayModel(sql_text(JOBS.replace(" WITH (NOLOCK)", ""))), database),
                     OPEN_JOBS, demo)  # fmt: skip
    assert unlocked["score"]["right"] and unlocked["repairs"] == 1
    assert unlocked["written"] == ("nolock",) and unlocked["violations"] == ()


def test_threads_record_their_own_calls(retriever: SchemaRetriever) -> None:
    model = SayModel(lambda messages: f"There is no table {messages[-1]['content'].split()[4]}.")
    cases = [Case(str(n), "refusal", f"what is in QX{n} {'x' * n}", refuse=True) for n in range(12)]
    found = list(Asker.open(retriever, model).respond_all(cases, jobs=4))
    assert [one.text for one in found] == [f"There is no table QX{n}." for n in range(12)]
    recorder = Recorder(model)
    assert (recorder.name, recorder.context_length) == ("say", 4096)


def row_of(case: Case) -> Result:
    return result_row(case, Response("sql", JOBS), Score(True, True, True), None, True, "say")


def test_a_stopped_run_goes_on_where_it_was(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    cases = [Case(name, "list", f"question {name}", sql=JOBS) for name in "abc"]
    ResultFile(path, "say", cases).add(row_of(cases[0]))
    with path.open("a") as file:
        file.write('{"id": "b", "categ')
    resumed = ResultFile(path, "say", cases)
    assert set(resumed.done) == {"a"}
    resumed.add(row_of(cases[1]))
    assert [row["id"] for row in read_results(path)] == ["a", "b"]
    with pytest.raises(DataError, match=r"holds answers of say, not of other: give another --out"):
        ResultFile(path, "other", cases)
    with pytest.raises(DataError, match="another question as 'a'"):
        ResultFile(path, "say", [Case("a", "list", "something else")])


def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: object) -> Any:
    monkeypatch.setattr(sys, "argv", ["evaluate", *map(str, arguments), "--json"])
    evaluate.main()
    return json.loads(capsys.readouterr().out)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch, demo: Bench) -> None:
    """The demo without its variants."""
    monkeypatch.setattr(evaluate, "demo_bench", lambda: demo)


@pytest.mark.usefixtures("quick")
def test_a_file_of_answers_is_scored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    suite, answers, out = (tmp_path / name for name in ("suite.jsonl", "answers.jsonl", "out.jsonl"))
    cases = [
        {"id": "1", "category": "list", "question": "q1", "sql": JOBS},
        {"id": "2", "category": "list", "question": "q2", "sql": JOBS},
        {"id": "3", "category": "refusal", "question": "q3", "refuse": True, "suggest": ["APTH"]},
        {"id": "4", "category": "list", "question": "q4", "sql": JOBS},
    ]
    suite.write_text("".join(json.dumps(case) + "\n" for case in cases))
    said = [
        {"id": "1", "sql": JOBS},
        {"id": "2", "answer": sql_text(JOBS.replace("JobStatus = 1", "Bogus = 1 AND JCJM.Fake = 2"))},
        {"id": "3", "answer": "There is no table X. Nearest: APTH."},
    ]
    answers.write_text("".join(json.dumps(one) + "\n" for one in said))
    found = run(monkeypatch, capsys, "--suite", suite, "--answers", answers, "--out", out)
    assert found["by"] == "answers.jsonl"
    assert (found["all"]["n"], found["all"]["right"], found["list"]["rows"]) == (4, 50.0, 33.3)
    assert found["all"]["unknown_per_100"] == 100.0 and found["all"]["errors"] == 1
    assert found["all"]["causes"] == {"did-not-run": 2}
    again = run(monkeypatch, capsys, "--suite", suite, "--answers", out)
    assert {k: v for k, v in again["all"].items()} == {k: v for k, v in found["all"].items()}
    only = run(monkeypatch, capsys, "--suite", suite, "--answers", answers, "--only", "refusal")
    assert only["all"]["n"] == 1 and only["all"]["suggestion"] == 100.0


GOLD = (
    "SELECT c.Name, SUM(s.Amount) AS Total FROM Sale s JOIN Customer c ON c.CustomerId = s.CustomerId "
    "GROUP BY c.Name"
)


def test_an_external_suite_brings_its_schema_and_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "shop.sql").write_text(SHOP)
    shop_duckdb(tmp_path / "shop.duckdb")
    suite = tmp_path / "shop.csv"
    suite.write_text(
        "question,sql,sql_2,schema,database\n"
        f'sales by customer,"{GOLD}","SELECT 1 AS X FROM Sale",shop.sql,shop.duckdb\n'
        'how many sales,"SELECT COUNT(*) AS N FROM Sale",,shop.sql,shop.duckdb\n'
    )
    answers = tmp_path / "answers.jsonl"
    turned = GOLD.replace("c.Name, SUM(s.Amount) AS Total", "SUM(s.Amount), c.Name")
    said = [
        {"id": "shop-2", "sql": turned},
        {"id": "shop-3", "sql": "SELECT COUNT(DISTINCT CustomerId) FROM Sale"},
    ]
    answers.write_text("".join(json.dumps(one) + "\n" for one in said))
    found = run(monkeypatch, capsys, "--suite", suite, "--answers", answers)
    assert (found["all"]["n"], found["all"]["rows"], found["all"]["right"]) == (2, 50.0, 50.0)


def test_without_a_database_the_parts_decide(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    suite = tmp_path / "shop.jsonl"
    rows = [{"id": n, "question": f"q{n}", "gold": [GOLD], "schema": SHOP} for n in (1, 2)]
    suite.write_text("".join(json.dumps(row) + "\n" for row in rows))
    answers = tmp_path / "answers.jsonl"
    said = [{"id": "1", "sql": GOLD}, {"id": "2", "sql": GOLD + " HAVING SUM(s.Amount) > 5"}]
    answers.write_text("".join(json.dumps(one) + "\n" for one in said))
    found = run(monkeypatch, capsys, "--suite", suite, "--answers", answers)
    assert (found["all"]["rows"], found["all"]["parts"], found["all"]["right"]) == (None, 50.0, 50.0)


def test_a_model_answers_over_an_external_schema(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    model = SayModel(
        sql_text("SELECT Name FROM Customer WITH (NOLOCK) WHERE City = 'Oslo'", "Uses Customer.")
    )
    monkeypatch.setattr(evaluate, "load_model", lambda *_: model)
    suite = tmp_path / "shop.csv"
    suite.write_text(
        'question,query,database\nnames in Oslo,"SELECT Name FROM Customer WHERE CustomerId <> 2",shop.db\n'
    )
    shop_sqlite(tmp_path / "shop.db")
    (tmp_path / "shop.sql").write_text(SHOP)
    found = run(
        monkeypatch, capsys, "--suite", suite, "--schema", tmp_path / "shop.sql", "--dialect", "sqlite"
    )
    assert found["all"]["rows"] == 100.0
    assert shown(model.prompts[0]) == {"Customer", "Sale"}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("question,sql\nq,SELECT 1\n", r"bad\.csv:2: no schema"),
        ("question,sql,schema\n,SELECT 1,x\n", r"bad\.csv:2: not a case"),
        ("question,sql,schema\nq,,x\n", r"bad\.csv:2: not a case"),
        ("question,sql,schema\nq,SELECT 1,nothing here\n", "defines no table"),
    ],
)
def test_an_external_row_that_cannot_be_used_is_named(tmp_path: Path, text: str, fault: str) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(text)
    with pytest.raises(DataError, match=fault):
        read_external(path)


def test_file_databases_only_read(tmp_path: Path) -> None:
    catalog = shop_catalog(tmp_path)
    for path in (shop_duckdb(tmp_path / "a.duckdb"), shop_sqlite(tmp_path / "a.db")):
        database = FileDatabase(path, catalog)
        rows = database.run(
            "SELECT TOP 1 Name FROM Customer WHERE City = @City ORDER BY Name DESC", {"City": "Oslo"}
        )
        assert rows.rows == (("Cy",),)
        assert database.run("SELECT Name FROM Customer", {}, max_rows=2).truncated
        for sql in ("DELETE FROM Customer", "SELECT Nothing FROM Customer", "SELECT @X AS A"):
            with pytest.raises(ExecutionError):
                database.run(sql, {})
        database.close()
    (tmp_path / "no.db").write_text("neither")
    with pytest.raises(DataError, match="neither a DuckDB nor a SQLite file"):
        FileDatabase(tmp_path / "no.db", catalog)


@pytest.mark.usefixtures("quick")
def test_a_server_is_asked_several_questions_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Over real HTTP: four questions have to be on the server together before it answers any."""
    together = threading.Barrier(4)

    def say(messages: Sequence[Message]) -> str:
        together.wait(timeout=60)
        return "There is no table QX."

    suite = tmp_path / "suite.jsonl"
    cases = [
        {"id": n, "category": "refusal", "question": f"what is in QX{n}", "refuse": True} for n in range(4)
    ]
    suite.write_text("".join(json.dumps(case) + "\n" for case in cases))
    with serving(ModelServer(SayModel(say))) as server:
        found = run(monkeypatch, capsys, "--suite", suite, "--server", server.url, "--jobs", 4)
    assert found["by"] == "say" and found["all"]["refused"] == 100.0
