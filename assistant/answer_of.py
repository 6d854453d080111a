"""The answer that an attempt of the model comes to, not yet run."""

from __future__ import annotations

from assistant.answer import Answer
from assistant.answer_text import DescribeText, SqlText
from assistant.attempt import Attempt
from assistant.describe import describe
from assistant.execute import bind, tables_of
from assistant.suggest import refusal, without_sql
from assistant.unused_values import unused_values
from retriever import RetrievedSchema
from schema_index import Catalog


def answer_of(
    question: str, attempt: Attempt, schema: RetrievedSchema, catalog: Catalog, company: int | None
) -> Answer:
    """SQL with its parameters filled, a description rendered from the catalog, or a refusal."""
    if isinstance(attempt.answer, SqlText):
        return _sql(question, attempt, attempt.answer.message, schema, catalog, company)
    message = attempt.text
    if isinstance(attempt.answer, DescribeText):
        found = describe(attempt.answer.names, catalog)
        if found.text:
            text = "\n\n".join((found.text, *found.missing))
            return Answer(question, "schema", text, schema, attempt.text, repairs=attempt.repairs)
        message = "\n".join(found.missing)
    refused = refusal(message, schema, catalog)
    return Answer(
        question,
        "refusal",
        refused.message,
        schema,
        attempt.text,
        repairs=attempt.repairs,
        nearest=refused.nearest,
        suggestion=refused.suggestion,
    )


def _sql(
    question: str,
    attempt: Attempt,
    message: str,
    schema: RetrievedSchema,
    catalog: Catalog,
    company: int | None,
) -> Answer:
    return Answer(
        question,
        "sql",
        without_sql(message),
        schema,
        attempt.text,
        sql=attempt.sql,
        violations=attempt.violations,
        unused=unused_values(question, attempt.sql),
        repairs=attempt.repairs,
        parameters=bind(attempt.sql, catalog, company).values,
        used=tables_of(attempt.sql, catalog),
    )
