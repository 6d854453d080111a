"""The warehouse of warehouse.toml as a catalog: no descriptions, abbreviated names, surrogate keys.

    python benchmarks/warehouse.py            # its tables, one a line

Beside each table stand the copies that warehouses keep of it; the questions (warehouse_questions.jsonl) need
the tables themselves.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from schema_index import Catalog, Column, Join, Table

TYPES = {
    **{
        "DT": "date",
        "TS": "datetime2(0)",
        "TM": "time(0)",
        "FLG": "bit",
        "CNT": "int",
        "QTY": "decimal(12,3)",
    },
    **{"AMT": "decimal(14,2)", "PCT": "decimal(5,2)", "NO": "varchar(20)", "CD": "varchar(10)"},
}
"""SQL type by the last part of a column's name; any other is varchar(80)."""


def warehouse() -> Catalog:
    """All tables with the joins that the surrogate keys declare."""
    data = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    tables: list[Table] = []
    joins: list[Join] = []
    parts = [(name, [], columns, "dims") for name, columns in data["dims"].items()]
    parts += [(name, row["refs"], row["columns"], "facts") for name, row in data["facts"].items()]
    for name, refs, columns, kind in parts:
        tables.append(_table(name, [f"{ref}_KEY" for ref in refs] + columns))
        joins += [Join(name, ref, ((f"{ref}_KEY", f"{ref}_KEY"),)) for ref in refs]
        for form, more in {**data["copies"]["every"], **data["copies"][kind]}.items():
            tables.append(_table(form.format(name), [f"{ref}_KEY" for ref in refs] + columns + more))
    return Catalog(tuple(sorted(tables, key=lambda table: table.name)), tuple(joins))


def _table(name: str, columns: list[str]) -> Table:
    key = f"{name}_KEY"
    made = (Column(key, "bigint", nullable=False), *(Column(column, _type(column)) for column in columns))
    return Table(name=name, base=name, columns=made, key=(key,))


def _type(column: str) -> str:
    if column.endswith("_KEY"):
        return "bigint"
    return TYPES.get(column.rpartition("_")[2], "varchar(80)")


if __name__ == "__main__":
    catalog = warehouse()
    print("\n".join(f"{table.name}  {', '.join(c.name for c in table.columns)}" for table in catalog))
    print(f"{len(catalog)} tables, {len(catalog.joins)} joins", file=sys.stderr)
