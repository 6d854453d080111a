"""Words of a question and their stems."""

from __future__ import annotations

import pytest

from retriever.text import question_stems, stems


@pytest.mark.parametrize(
    ("question", "denied"),
    [
        ("invoices not posted", ["unpost"]),
        ("invoices that have not yet been approved", ["unapprov"]),
        ("bills we haven't paid", ["unpaid"]),
        ("never billed and not cleared", ["unbil", "unclear"]),
        ("posted invoices", []),
        ("not the red ones", []),
        ("knot tied", []),
    ],
)
def test_what_a_question_denies_stands_at_the_end(question: str, denied: list[str]) -> None:
    assert question_stems(question) == stems(question) + denied
