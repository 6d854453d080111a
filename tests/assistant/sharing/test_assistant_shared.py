"""The whole assistant under many users: real threads, retrieval, rules and database."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from assistant import AskedAgain, Assistant, Cancel, Done, Message, Rows
from assistant.database import Value
from assistant.demo import DemoDatabase
from assistant.server_model import ServerModel
from assistant.sharing import NewModel, SharedModel, shared
from schema_index import Catalog, ModelError, ModelGoneError
from tests.assistant.fakes import FakeModel, demo_database, real_retriever, sql_text
from tests.assistant.sharing.conftest import Town, until

JOBS = sql_text("SELECT JCJM.Job FROM JCJM WITH (NOLOCK) WHERE JCJM.JCCo = @JCCo", "Uses JCJM.")


class SameModel(FakeModel):
    """Gives the one answer to everybody."""

    def __init__(self, text: str = JOBS, name: str = "same") -> None:
        super().__init__()
        self.text, self.name = text, name

    def generate(self, messages: Sequence[Message], **_: object) -> Iterator[str]:  # type: ignore[override]
        yield self.text


class SlowDatabase:
    """The demo database; company 2 is slow: its rows come when `gate` is set."""

    name = "slow"

    def __init__(self) -> None:
        self.gate = threading.Event()
        self._demo: DemoDatabase = demo_database()

    def run(
        self,
        sql: str,
        parameters: dict[str, Value],
        *,
        max_rows: int = 1000,
        cancel: Cancel | None = None,
        catalog: Catalog | None = None,
    ) -> Rows:
        if parameters.get("JCCo") == 2:
            self.gate.wait(60)
        return self._demo.run(sql, parameters, max_rows=max_rows, cancel=cancel)

    def companies(self) -> list[tuple[int, str]]:
        return self._demo.companies()

    def close(self) -> None:
        """The demo database is the other tests' too."""


def test_fifty_users_get_their_rows_while_slow_queries_run() -> None:
    database = SlowDatabase()
    assistant = Assistant(real_retriever(), SameModel(), database)
    with shared(assistant), ThreadPoolExecutor(50) as pool:
        slow = [pool.submit(assistant.ask, "open jobs", company=2, execute=True) for _ in range(10)]
        quick = [pool.submit(assistant.ask, "open jobs", company=1, execute=True) for _ in range(40)]
        rows = {answer.result(120).rows.rows for answer in quick}
        assert len(rows) == 1 and not any(one.done() for one in slow)
        database.gate.set()
        assert all(one.result(120).rows is not None for one in slow)


def test_an_answer_whose_server_leaves_in_the_middle_is_begun_anew(town: Town) -> None:
    assistant = Assistant(real_retriever(), ServerModel(town.url))
    town.cut = 2
    with shared(assistant):
        events = list(assistant.stream("open jobs"))
    assert [type(event) for event in events].count(AskedAgain) == 2
    assert isinstance(events[-1], Done) and events[-1].answer.text == "I am first"


def test_a_server_that_always_leaves_is_not_asked_forever(town: Town) -> None:
    assistant = Assistant(real_retriever(), ServerModel(town.url))
    town.cut = 100
    with shared(assistant), pytest.raises(ModelGoneError, match="in the middle of an answer"):
        assistant.ask("open jobs")
    assert town.answers == 3


def test_a_question_under_way_ends_with_the_model_that_it_began_with() -> None:
    assistant = Assistant(real_retriever(), SameModel("describe APTH"))
    events = assistant.stream("what is in APTH")
    next(events)
    assistant.model = SameModel("describe APTL")
    assert next(event for event in events if isinstance(event, Done)).answer.text == "describe APTH"
    assert assistant.ask("what is in APTH").text == "describe APTL"


def test_a_model_that_is_replaced_in_its_folder_is_taken_over(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    used: list[str] = []

    def load(folder: Path) -> SameModel:
        if not (text := (folder / "model.safetensors").read_text(encoding="utf-8")):
            raise ModelError("the model is damaged: copy it again")
        return SameModel(name=text)

    def write(text: str) -> None:
        (tmp_path / "model.safetensors").write_text(text, encoding="utf-8")

    write("first")
    watched = NewModel(tmp_path, load, lambda model: used.append(model.name))
    assert not watched.look() and not watched.look(), "it is the one in use"
    write("the second")
    assert not watched.look(), "it may still be being copied"
    assert watched.look() and used == ["the second"]
    write("")
    assert [watched.look() for _ in range(3)] == [False] * 3
    assert [record.getMessage() for record in caplog.records] == [
        "the new model cannot be used, the one before it goes on serving: the model is damaged: copy it again"
    ]
    write("the third one")
    assert [watched.look(), watched.look()] == [False, True] and used[-1] == "the third one"


def test_no_question_is_lost_while_models_are_swapped() -> None:
    assistant = Assistant(real_retriever(), SharedModel(SameModel("describe APTH")))
    ended, answers, faults = threading.Event(), list[str](), list[str]()

    def ask() -> None:
        while not ended.is_set():
            try:
                answers.append(assistant.ask("what is in APTH").text)
            except Exception as error:
                faults.append(repr(error))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for number in range(10):
        seen = len(answers)
        assistant.model = SharedModel(SameModel("describe APTL" if number % 2 else "describe APTH"))
        assert until(lambda seen=seen: len(answers) > seen + 4 or bool(faults))
    ended.set()
    for thread in threads:
        thread.join(60)
    assert faults == [] and set(answers) == {"describe APTH", "describe APTL"}
