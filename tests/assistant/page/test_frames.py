"""What the chat holds while an answer comes and after it, without a browser."""

from __future__ import annotations

from typing import Any

import pytest

from assistant import Answer, Assistant
from assistant.page import Chat, answer_frames, answer_markdown, evidence_html, forging_warning
from schema_index import ModelError
from tests.assistant.fakes import FakeModel, demo_database, real_retriever, sql_text

JOBS = "SELECT JCJM.Job, JCJM.Description\nFROM JCJM WITH (NOLOCK)\nWHERE JCJM.JCCo = @JCCo"
SAID = sql_text(JOBS, "Uses JCJM.")


def frames(chat: Chat, *answers: str | Exception, text: str = "open jobs") -> list[list[Any]]:
    """Every frame of one question; a whole answer becomes its own message."""
    assistant = Assistant(real_retriever(), FakeModel(*answers), demo_database())
    made = answer_frames(
        assistant, chat, text, company=1, execute=True, user=None, finished=lambda answer: answer
    )
    return list(made)


def test_an_answer_streams_and_ends_in_the_chat() -> None:
    chat = Chat()
    shown = frames(chat, SAID, text="open <b>jobs</b>")
    assert all(len(frame) == 1 for frame in shown[:-1]) and shown[-1] == []
    assert "Found JCJM" in shown[1][0]["content"]
    asked, answer = chat.messages
    assert asked["role"] == "user" and "<b>" not in asked["content"]
    assert isinstance(answer, Answer) and answer.sql == JOBS and answer.rows
    assert [(turn.question, turn.answer) for turn in chat.turns] == [("open <b>jobs</b>", SAID)]
    assert chat.answering is None


def test_a_fault_of_the_model_or_of_ours_becomes_the_answer(capsys: pytest.CaptureFixture[str]) -> None:
    chat = Chat()
    frames(chat, ModelError("the server is away: start it"))
    frames(chat, ZeroDivisionError("secret"))
    expected, ours = chat.messages[1]["content"], chat.messages[3]["content"]
    assert expected.endswith("the server is away: start it")
    assert "ZeroDivisionError" in ours and "secret" not in ours
    assert "secret" in capsys.readouterr().err
    assert not chat.turns and chat.answering is None


def test_a_stopped_answer_leaves_nothing_behind() -> None:
    chat = Chat()
    assistant = Assistant(real_retriever(), FakeModel(SAID), demo_database())
    made = answer_frames(
        assistant, chat, "open jobs", company=1, execute=True, user=None, finished=lambda answer: answer
    )
    next(made)
    chat.stop()
    assert list(made) == [] and len(chat.messages) == 1 and not chat.turns


def test_the_message_is_the_sql_with_its_evidence() -> None:
    chat = Chat()
    frames(chat, SAID)
    answer = chat.messages[1]
    assert JOBS in answer_markdown(answer)
    evidence = evidence_html(answer, "rows/1.csv")
    assert 'href="rows/1.csv"' in evidence and "@JCCo = 1" in evidence and 'class="badges"' in evidence


def test_a_refusal_is_escaped_and_has_no_badges() -> None:
    chat = Chat()
    frames(chat, "There is no table <i>Jobs</i>.", text="show JCJobs")
    answer = chat.messages[1]
    assert answer.refused and "<i>" not in answer_markdown(answer)
    assert "badges" not in evidence_html(answer)


@pytest.mark.parametrize(
    ("host", "warned"), [("127.0.0.1", False), ("localhost", False), ("0.0.0.0", True), ("10.0.0.5", True)]
)
def test_a_header_that_others_could_set_is_warned_of(host: str, warned: bool) -> None:
    assert bool(forging_warning("X-User", host)) is warned
    assert forging_warning("", host) == ""
