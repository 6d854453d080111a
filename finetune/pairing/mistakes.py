"""Mines a model's own mistakes: what it answers to gated records, where that is verified to be wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from assistant.answer_text import RefusalText, SqlText, parse_answer
from assistant.grammar import StagedGrammar
from assistant.model import LanguageModel
from assistant.prompt import answer_tokens
from finetune.contrasts import Rejected, Subject
from finetune.gating.refusal_form import read_refusal
from finetune.scoring import components

_FIRST = ("unknown-table", "unknown-column", "complete-join", "company-filter")
"""Broken rules that name a contrast, the gravest first; an unknown table counts as an unknown column."""


def mine(
    model: LanguageModel, subjects: Iterable[Subject], seen: Counter[str], *, grammar: bool = True
) -> Iterator[tuple[Subject, Rejected]]:
    """Ask the model what each record asks, and yield the answers that are verified to be wrong.

    With `grammar` the model writes under the grammar of the prompt's schema, as in serving. `seen` counts
    what came of every answer: right, its contrast, or undecided (nothing tells whether it is wrong).
    """
    for subject in subjects:
        text = answer_of(model, subject, grammar=grammar)
        if text.strip() == subject.text.strip():
            seen["right"] += 1
            continue
        found = mistake(subject, text, model.name)
        seen[found.contrast if found else "undecided"] += 1
        if found:
            yield subject, found


def answer_of(model: LanguageModel, subject: Subject, *, grammar: bool) -> str:
    """What the model writes to a record's prompt."""
    shown = subject.asked.shown
    rules = None
    if grammar:
        columns = {table.name: tuple(column.name for column in table.columns) for table in shown.catalog}
        rules = StagedGrammar(shown.retrieved, columns)
    pieces = model.generate(
        subject.example.prompt, grammar=rules, max_tokens=answer_tokens(model.context_length)
    )
    return "".join(pieces)


def mistake(subject: Subject, text: str, model: str) -> Rejected | None:
    """The contrast between the right answer and a model's, or None where nothing tells that it is wrong."""
    right, wrong = parse_answer(subject.text), parse_answer(text)
    reasons = subject.reasons(text)
    said = f"{model}: {reasons[0]}" if reasons else ""
    if isinstance(right, RefusalText):
        kind = read_refusal(subject.text).kind
        invented = not isinstance(wrong, RefusalText) and said and kind != "other"
        return Rejected(kind, text, said) if invented else None
    if isinstance(wrong, RefusalText):
        kind = read_refusal(text).kind
        false = said and kind in ("missing-table", "missing-column", "not-held")
        return Rejected(f"false-{kind}", text, said) if false else None
    if not isinstance(right, SqlText) or not isinstance(wrong, SqlText):
        return None
    broken = {reason.rule for reason in reasons}
    for rule in _FIRST:
        if rule in broken:
            return Rejected("unknown-column" if rule == "unknown-table" else rule, text, said)
    if reasons or not (evidence := subject.rows_differ(wrong.sql)):
        return None
    return Rejected(_what_differs(right.sql, wrong.sql), text, f"{model}: {evidence}")


def _what_differs(right: str, wrong: str) -> str:
    """The contrast between two statements that keep every rule and give other rows."""
    left, other = components(right), components(wrong)
    if left is None or other is None:
        return "wrong-rows"
    if left["tables"] != other["tables"]:
        return "wrong-table"
    return "wrong-aggregation" if left["aggregates"] != other["aggregates"] else "wrong-rows"
