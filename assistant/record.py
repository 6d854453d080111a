"""An answer as the JSON object that the command line prints."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from assistant.answer import Answer
from assistant.database import Value


def answer_record(answer: Answer, id: str | int | None = None) -> dict[str, Any]:
    """`{"id","question","kind","tables","sql","refused","message","violations","ms"}`, in that order.

    `nearest` and `suggestion` are there where a refusal has them; `unused`, the values of the question that
    the SQL does not use, where there are some; `parameters` where the SQL has some;
    `columns`, `rows` (lists of values) and `truncated` where it was run; `error` where it could not be.
    """
    record: dict[str, Any] = {
        "id": id,
        "question": answer.question,
        "kind": answer.kind,
        "tables": [{"name": hit.table.name, "score": hit.score} for hit in answer.schema.tables],
        "sql": answer.sql,
        "refused": answer.refused,
        "message": answer.message,
        "violations": [{"rule": one.rule, "message": one.message} for one in answer.violations],
        "ms": round(answer.timings.get("total", 0.0), 1),
    }
    extras: dict[str, Any] = {
        "nearest": list(answer.nearest),
        "suggestion": answer.suggestion,
        "unused": list(answer.unused),
        "parameters": {name: json_value(value) for name, value in answer.parameters.items()},
        "error": answer.error,
    }
    record |= {name: value for name, value in extras.items() if value}
    if answer.rows is not None:
        record["columns"] = list(answer.rows.columns)
        record["rows"] = [[json_value(value) for value in row] for row in answer.rows.rows]
        record["truncated"] = answer.rows.truncated
    return record


def json_value(value: Value) -> str | int | float | bool | None:
    """A value as JSON has it: decimals as numbers, dates in ISO form."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, date | datetime) else value
