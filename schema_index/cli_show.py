"""The commands `show` and `stats`: they look, and load no model."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from schema_index.bundled import load_reference
from schema_index.catalog import Catalog, Join, Table
from schema_index.errors import SchemaSourceError
from schema_index.folder import read_folder

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_show(commands: Commands) -> None:
    """Add `show` to the parser."""
    parser = commands.add_parser("show", help="columns, key and joins of tables")
    parser.add_argument("tables", nargs="*", metavar="TABLE", help="names in any case, base names too")
    parser.add_argument("--all", action="store_true", help="every table")
    _add_index(parser)
    parser.set_defaults(run=show)


def add_stats(commands: Commands) -> None:
    """Add `stats` to the parser."""
    parser = commands.add_parser("stats", help="what an index holds, in numbers")
    _add_index(parser)
    parser.set_defaults(run=stats)


def show(options: argparse.Namespace) -> None:
    """Print the tables asked for; raises SchemaSourceError where one does not exist."""
    if bool(options.tables) == options.all:
        raise SchemaSourceError("show needs names of tables, or --all: run python -m schema_index show APTH")
    catalog = _catalog(options.index)
    tables = list(catalog) if options.all else [_find(catalog, name) for name in options.tables]
    for table in tables:
        joins = catalog.joins_of(table.name)
        record = table_record(table, joins) if options.json else None
        print(json.dumps(record, ensure_ascii=False) if record else _text(table, joins))


def table_record(table: Table, joins: list[Join]) -> dict[str, Any]:
    """A table as `show --json` prints it; joins are those in which it is the child or the parent."""
    return {
        "name": table.name,
        "base": table.base,
        "kind": table.kind,
        "columns": [
            {"name": c.name, "type": c.type, "user_type": c.user_type, "nullable": c.nullable}
            for c in table.columns
        ],
        "key": list(table.key),
        "joins": [
            {
                "table": join.table,
                "other": join.other,
                "pairs": [*map(list, join.pairs)],
                "source": join.source,
                "confidence": join.confidence,
            }
            for join in joins
        ],
    }


def stats(options: argparse.Namespace) -> None:
    """Print the numbers of an index, and how it was made."""
    catalog = _catalog(options.index)
    report: dict[str, Any] = {
        "tables": len(catalog),
        "columns": sum(len(table.columns) for table in catalog),
        "keys": sum(bool(table.key) for table in catalog),
        "described_tables": sum(bool(table.description) for table in catalog),
        "described_columns": sum(bool(c.description) for table in catalog for c in table.columns),
        "joins": dict(sorted(Counter(join.source for join in catalog.joins).items())),
        "types": len(catalog.types),
        "modules": dict(sorted(Counter(table.module or "other" for table in catalog).items())),
    }
    if options.index:
        manifest = read_folder(options.index).manifest
        report |= {"model": manifest.model, "dimension": manifest.dimension}
        report |= {"built_at": manifest.built_at, "built_from": list(manifest.built_from)}
    if options.json:
        print(json.dumps(report, ensure_ascii=False))
        return
    for name, value in report.items():
        print(f"{name.replace('_', ' ')}: {_plain(value)}")


def _add_index(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--index", type=Path, metavar="DIR", help="index folder (default: the reference)")
    parser.add_argument("--json", action="store_true", help="JSON, one line a table")


def _catalog(index: Path | None) -> Catalog:
    return read_folder(index).catalog if index else load_reference()


def _find(catalog: Catalog, name: str) -> Table:
    table = catalog.find(name)
    if table is None:
        nearest = ", ".join(catalog.nearest(name))
        raise SchemaSourceError(f"there is no table {name}: nearest are {nearest}")
    return table


def _text(table: Table, joins: list[Join]) -> str:
    base = f" over {table.base}" if table.base != table.name else ""
    lines = [f"{table.name} ({table.kind}{base})", *([f"  {table.description}"] if table.description else [])]
    lines.append(f"  key: {', '.join(table.key) or 'none'}")
    width = max((len(column.name) for column in table.columns), default=0)
    for column in table.columns:
        sql_type = f"{column.user_type} = {column.type}" if column.user_type else column.type
        null = "null" if column.nullable else "not null"
        codes = "; ".join(f"{code}: {meaning}" for code, meaning in column.codes)
        said = " ".join(part for part in (column.description, f"{{{codes}}}" if codes else "") if part)
        lines.append(f"  {column.name:<{width}}  {sql_type} {null}{'  -- ' + said if said else ''}")
    lines.extend(f"  join: {join.on()}  ({join.source}, confidence {join.confidence:g})" for join in joins)
    return "\n".join(lines)


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {number}" for key, number in value.items()) or "none"
    return " ".join(value) if isinstance(value, list) else str(value)
