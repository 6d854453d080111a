"""What is judged of an answer, whoever gave it: the assistant, or a file of answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal, get_args

from assistant import Answer, Value
from assistant.answer_text import DescribeText, RefusalText, SqlText, parse_answer
from assistant.rules import check
from finetune.gating.refusal_form import read_refusal
from schema_index import Catalog, DataError

ResponseKind = Literal["sql", "refusal", "schema", "error"]
UNKNOWN = ("unknown-table", "unknown-column")


@dataclass(frozen=True, slots=True)
class Response:
    """An answer in its parts; what a source of answers does not tell is None.

    `violations` are the rules that the SQL breaks, one entry a violation, `written` those of the SQL as the
    model wrote it, before any repair. `parameters` bind the SQL's company (None: as the case says). `nearest`
    is what a refusal offers; `described` the names that a schema answer renders. `found` are the tables
    retrieved, `shown` those that the prompt had room for. `message` is what is said beside SQL, or the
    refusal; `ms` is the whole answer's time.
    """

    kind: ResponseKind
    sql: str = ""
    text: str = ""
    message: str = ""
    violations: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    parameters: Mapping[str, Value] | None = None
    nearest: tuple[str, ...] = ()
    described: tuple[str, ...] | None = None
    found: tuple[str, ...] | None = None
    shown: tuple[str, ...] | None = None
    repairs: int = 0
    ms: float | None = None
    prompt_tokens: int | None = None
    answer_tokens: int | None = None
    error: str = field(default="")

    def to_json(self) -> dict[str, Any]:
        """The fields as a file of results keeps them."""
        return asdict(self)


def response_of(answer: Answer, catalog: Catalog) -> Response:
    """The parts of the assistant's answer."""
    sql = answer.sql or ""
    first = answer.repairs[0].before if answer.repairs else ""
    violations = tuple(one.rule for one in answer.violations)
    described = parse_answer(answer.text) if answer.kind == "schema" else None
    return Response(
        kind=answer.kind,
        sql=sql,
        text=answer.text,
        message="" if answer.kind == "schema" else answer.message,
        violations=violations,
        written=broken_rules(first, catalog) if first else violations,
        parameters=answer.parameters,
        nearest=answer.nearest,
        described=described.names if isinstance(described, DescribeText) else None,
        found=tuple(hit.table.name for hit in answer.schema.tables),
        repairs=len(answer.repairs),
        ms=round(answer.timings.get("total", 0.0), 1),
        prompt_tokens=answer.prompt_tokens or None,
    )


def response_in(row: Mapping[str, Any], catalog: Catalog) -> Response:
    """The answer in one row of a file: `sql`, or the whole text in `answer` or `text`.

    What the assistant's own files say beside (`kind`, `nearest`, `tables` or `found`, `ms`) is taken over.
    Nothing is repaired. Raises DataError for a row without an answer.
    """
    text = next((str(row[name]) for name in ("answer", "text") if row.get(name)), "")
    sql = str(row.get("sql") or "")
    kind: ResponseKind | None = row.get("kind")
    if kind is not None and kind not in get_args(ResponseKind):
        raise DataError(f"answer to {row.get('id')!r}: kind {kind!r}: give sql, refusal or schema")
    if not text and not sql and kind not in ("refusal", "schema", "error"):
        raise DataError(f"no answer to {row.get('id')!r}: give sql, or the whole text as answer")
    said = parse_answer(text) if text else None
    if not sql and kind in (None, "sql") and isinstance(said, SqlText):
        sql = said.sql
    if sql and kind in (None, "sql"):
        return _sql_response(row, sql, text, catalog)
    if kind is None:
        kind = "refusal" if isinstance(said, RefusalText) else "schema"
    offered = row.get("nearest") or read_refusal(text).nearest
    described = row.get("described") or (said.names if isinstance(said, DescribeText) else None)
    return Response(
        kind=kind,
        text=text,
        message=str(row.get("message") or text),
        nearest=tuple(offered),
        described=tuple(described) if described is not None else None,
        error=str(row.get("error") or ""),
        **_beside(row),
    )


def _sql_response(row: Mapping[str, Any], sql: str, text: str, catalog: Catalog) -> Response:
    broken = broken_rules(sql, catalog)
    written = tuple(row["written"]) if "written" in row else broken
    return Response(
        "sql",
        sql,
        text,
        str(row.get("message") or ""),
        broken,
        written,
        row.get("parameters"),
        repairs=int(row.get("repairs") or 0),
        **_beside(row),
    )


def broken_rules(sql: str, catalog: Catalog) -> tuple[str, ...]:
    """The rules that a statement breaks, one entry a violation."""
    return tuple(one.rule for one in check(sql, catalog).violations)


def _beside(row: Mapping[str, Any]) -> dict[str, Any]:
    tables = row.get("found", row.get("tables"))
    names = [one["name"] if isinstance(one, Mapping) else str(one) for one in tables or ()]
    shown = row.get("shown")
    return {
        "found": tuple(names) if tables is not None else None,
        "shown": tuple(shown) if shown is not None else None,
        "ms": row.get("ms"),
        "prompt_tokens": row.get("prompt_tokens"),
        "answer_tokens": row.get("answer_tokens"),
    }
