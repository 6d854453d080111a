"""Any text is a question that is answered, or an error in one line."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retriever import SchemaRetriever
from retriever.__main__ import main
from retriever.retriever import LONGEST_QUESTION
from schema_index import QuestionError

Capture = pytest.CaptureFixture[str]
ODD = [
    "x" * 20_000,
    "SELECT a.APCo FROM APTH a JOIN bAPTL ON 1 = 1; DROP TABLE APTH -- ",
    "SELECT * FROM (((((",
    "open jobs\x00\x1b[31m\r\n\x07\x7f",
    "\u00dcberf\u00e4llige Rechnungen der Lieferanten",
    "\u672a\u4ed8\u6b3e\u53d1\u7968",
    "\u0641\u0648\u0627\u062a\u064a\u0631 \u063a\u064a\u0631 \u0645\u062f\u0641\u0648\u0639\u0629",
    "\ud800 jobs",
    "\u202e vendors \u200b\ufeff",
    "APTH " * 700,
    "[" * 2000,
    "'" * 1999 + '"',
    "",
]
pieces = st.sampled_from(
    ["APTH", "table", "[Foo_bar]", "SELECT * FROM", "job", "GrossAmt.", "x" * 50, "ud", "''"]
)
anything = st.one_of(
    st.text(max_size=300),
    st.text(alphabet=st.characters(exclude_categories=()), max_size=80),
    st.lists(st.one_of(pieces, st.text(max_size=5)), max_size=30).map(" ".join),
)


def answer(question: str, retriever: SchemaRetriever) -> None:
    try:
        found = retriever.retrieve(question, 3)
    except QuestionError as error:
        assert len(str(error).splitlines()) == 1
        assert not question.strip() or len(question) > LONGEST_QUESTION
    else:
        assert len(found.tables) >= 3 and all(hit.reasons for hit in found.tables)
        assert all(hit.score == hit.score for hit in found.tables)  # no NaN


@settings(max_examples=60, deadline=None, derandomize=True)
@given(question=anything)
def test_any_text_is_answered_or_refused_in_one_line(question: str, retriever: SchemaRetriever) -> None:
    answer(question, retriever)


@pytest.mark.parametrize("question", ODD, ids=range(len(ODD)))
def test_odd_questions_are_answered_or_refused_in_one_line(question: str, retriever: SchemaRetriever) -> None:
    answer(question, retriever)


def test_the_command_says_it_in_one_line_a_question(
    retriever: SchemaRetriever, tmp_path: Any, capsys: Capture
) -> None:
    retriever.index.save(tmp_path / "index")
    file = tmp_path / "odd.jsonl"
    file.write_text("".join(json.dumps({"question": text}) + "\n" for text in ODD), encoding="utf-8")
    assert main(["--questions", str(file), "--index", str(tmp_path / "index"), "-k", "2"]) == 2
    output = capsys.readouterr()
    answered = [json.loads(line)["id"] for line in output.out.splitlines()]
    refused = [line for line in output.err.splitlines() if line.startswith("error: ")]
    assert len(refused) == len(output.err.splitlines()) == 2  # the longest and the empty one
    assert answered == list(range(2, len(ODD)))
