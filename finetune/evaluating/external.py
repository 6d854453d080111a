"""Suites of other people: CSV or JSONL of questions with their gold SQL and the schema these are asked over.

A row has `question`, and `sql` (or `gold`, `gold_sql`, `query`), of which further columns `sql_2`, `sql_3` …
or a JSON list hold alternatives. `schema` is DDL, or the path of a file of DDL; `database` the path of a
DuckDB or SQLite file with its rows. Paths are relative to the suite. `id`, `category` and `ordered` may stand
beside.
"""

from __future__ import annotations

import csv
import json
import re
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlglot
from sqlglot.errors import SqlglotError

from finetune.case import Case
from finetune.jsonl import read_jsonl
from schema_index import Catalog, DataError, SchemaSourceError, read_ddl

_GOLD = ("sql", "gold", "gold_sql", "query")
_ADVICE = "give --suite a CSV or JSONL file"
_MOST_PATH = 300


@dataclass(frozen=True, slots=True)
class ExternalSuite:
    """The cases over one schema; `database` is the file with its rows, where there is one."""

    cases: tuple[Case, ...]
    catalog: Catalog
    database: Path | None


def is_external(path: Path, schema: Path | None) -> bool:
    """Whether a suite brings its own schema: a CSV, a schema beside it, or rows that name one."""
    if path.is_dir():
        return False
    if schema is not None or path.suffix.lower() == ".csv":
        return True
    first = next(read_jsonl(path, _ADVICE), None)
    return first is not None and isinstance(first[1], Mapping) and bool(first[1].get("schema"))


def read_external(
    path: Path, schema: Path | None = None, database: Path | None = None, dialect: str = "tsql"
) -> list[ExternalSuite]:
    """The cases by schema and database, in the order in which these first appear.

    `schema` and `database` are those of rows that name none. `dialect` (as sqlglot names it) is that of gold
    SQL and DDL, which are carried over to T-SQL. Raises DataError naming the line that cannot be used.
    """
    groups: dict[tuple[str, Path | None], list[Case]] = {}
    for number, row in _rows(path):
        where = f"{path}:{number}"
        try:
            case = _case(row, number, path.stem, dialect)
        except (SqlglotError, ValueError, TypeError, AttributeError) as error:
            reason = " ".join(str(error).split())[:200]
            raise DataError(f"{where}: not a case: {reason}; give question and sql") from error
        given = str(row.get("schema") or schema or "")
        if not given:
            raise DataError(f"{where}: no schema: give a column schema (DDL or a path), or --schema FILE")
        held = row.get("database")
        file = path.parent / str(held) if held else database
        groups.setdefault((given, file), []).append(case)
    catalogs: dict[str, Catalog] = {}
    for given, _ in groups:
        if given not in catalogs:
            catalogs[given] = _catalog(given, path.parent, dialect)
    return [ExternalSuite(tuple(cases), catalogs[given], file) for (given, file), cases in groups.items()]


def _rows(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    if path.suffix.lower() != ".csv":
        yield from read_jsonl(path, _ADVICE)
        return
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            for row in reader:
                yield reader.line_num, row
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataError(f"cannot read {path}: {error}: {_ADVICE}") from error


def _case(row: Mapping[str, Any], number: int, stem: str, dialect: str) -> Case:
    golds = [_tsql(sql, dialect) for sql in _golds(row)]
    question = str(row.get("question") or "").strip()
    if not question or not golds:
        raise ValueError(f"question {question!r} with {len(golds)} gold statements")
    ordered = row.get("ordered")
    return Case(
        id=str(row.get("id") or f"{stem}-{number}"),
        category=str(row.get("category") or "external"),
        question=question,
        sql=golds[0],
        gold=tuple(golds[1:]),
        ordered=None if ordered in (None, "") else str(ordered).lower() in ("true", "1", "yes"),
    )


def _golds(row: Mapping[str, Any]) -> Iterator[str]:
    """The gold statements of a row: one, a list, a JSON list in a cell, and numbered columns."""
    for name in (*(name for name in row if name in _GOLD), *sorted(filter(_is_numbered, row))):
        held = row[name]
        if isinstance(held, str) and held.lstrip().startswith("["):
            held = json.loads(held)
        yield from (one for one in ([held] if isinstance(held, str) else held or ()) if one.strip())


def _is_numbered(name: str) -> bool:
    return re.fullmatch(rf"(?:{'|'.join(_GOLD)})_\d+", name) is not None


def _tsql(sql: str, dialect: str) -> str:
    return sql if dialect == "tsql" else sqlglot.transpile(sql, read=dialect, write="tsql")[0]


def _catalog(given: str, folder: Path, dialect: str) -> Catalog:
    """The catalog of DDL, or of a file of DDL; raises DataError where it defines no table."""
    place = folder / given if len(given) < _MOST_PATH and "\n" not in given else None
    is_file = place is not None and place.is_file()
    try:
        text = place.read_text(encoding="utf-8-sig") if is_file and place is not None else given
        if dialect != "tsql":
            text = ";\n".join(sqlglot.transpile(text, read=dialect, write="tsql"))
    except (OSError, UnicodeDecodeError, SqlglotError) as error:
        reason = " ".join(str(error).split())[:200]
        raise DataError(f"the schema {given[:60]!r} cannot be read: {reason}") from error
    with tempfile.TemporaryDirectory(prefix="suite-") as name:
        file = Path(name) / "schema.sql"
        file.write_text(text, encoding="utf-8")
        try:
            return read_ddl([file]).catalog
        except SchemaSourceError as error:
            advice = "give CREATE TABLE statements, or a path"
            raise DataError(f"the schema {given[:60]!r} defines no table: {advice}") from error
