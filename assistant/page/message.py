"""The message of a whole answer: Markdown, and its evidence as HTML."""

from __future__ import annotations

from assistant.answer import Answer
from assistant.markdown import escape, fence
from assistant.page.fragments import (
    badges_html,
    error_html,
    footer_html,
    notes_html,
    parameters_text,
    tables_html,
    unused_html,
)
from assistant.page.grid import rows_html


def answer_markdown(answer: Answer) -> str:
    """The SQL, or what is said in its place; what a model or a user wrote is escaped."""
    if answer.sql is not None:
        return fence(answer.sql)
    if answer.kind == "schema":
        return answer.message
    said = [answer.message, answer.suggestion if answer.kind == "refusal" else ""]
    return "\n\n".join(part for part in map(escape, said) if part)


def evidence_html(answer: Answer, download: str = "") -> str:
    """The rules, the rows or why there are none, the tables and the timings; `download` is the CSV."""
    evidence = []
    if answer.sql is not None:
        evidence = [badges_html(answer), notes_html(answer), unused_html(answer.unused)]
    if answer.rows is not None:
        evidence.append(rows_html(answer.rows, parameters_text(answer), download))
    elif answer.error:
        evidence.append(error_html(answer.error))
    evidence += [tables_html(answer), footer_html(answer)]
    return f'<div class="evidence">{"".join(evidence)}</div>'
