"""A full-size catalog for trials of retrieval: the reference tables among near-duplicates and strangers.

    python benchmarks/trial_catalog.py --tables 1400 --out trial.sql

Made from the bundled reference: batch copies (`APTB`, with Co, Mth, BatchId, BatchSeq), audit trails,
imports, scratch, archive and `ud` tables with most of the same columns, and tables of `synthetic.py` up to
the number asked for. The DDL carries no descriptions; where a command reads it without --plain, the known
tables get theirs from the reference, as a user's database does.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.synthetic import SyntheticDatabase, table_script
from schema_index import Catalog, Column, Table, load_reference

KEPT = 0.8
"""Share of an original's columns that a copy has."""
BATCH = ("Co tinyint bCompany", "Mth smalldatetime bMonth", "BatchId int bBatchID", "BatchSeq int -")
AUDIT = ("AuditID bigint -", "AuditDate datetime -", "AuditUser varchar(128) -", "AuditAction char(1) -")
IMPORT = ("ImportId varchar(20) -", "RecordSeq int -", "ImportStatus tinyint -")
SCRATCH = ("UserName varchar(128) -", "SessionID int -")
ENDINGS: tuple[tuple[str, float, tuple[str, ...], int], ...] = (
    ("Audit", 0.5, AUDIT, 1),
    ("Import", 0.35, IMPORT, 2),
    ("Temp", 0.3, SCRATCH, 0),
    ("Archive", 0.25, (), -1),
    ("Ex", 0.2, (), -1),
)
"""Ending of a copy's name, the share of tables that have one, its columns in front and how many of them
are its key (-1: the original's key)."""


def trial_script(tables: int, seed: int = 0) -> str:
    """The DDL of about so many tables; the same seed gives the same text."""
    rng = Random(f"{seed}:trial")
    reference = load_reference()
    scripts = [f"CREATE TYPE [dbo].[{name}] FROM {resolved} NULL\nGO\n" for name, resolved in reference.types]
    taken: set[str] = set()
    for table in [*reference, *(copy for original in reference for copy in copies(original, rng))]:
        if table.name.lower() not in taken:
            taken.add(table.name.lower())
            scripts.append(_script(table))
    wanted = max(tables - len(taken), 0)
    for stranger in SyntheticDatabase(wanted, seed):
        if stranger.name.lower() not in taken:
            scripts.append(table_script(stranger))
            if stranger.base != stranger.name:
                scripts.append(_view(stranger.name, stranger.base))
    return "".join(scripts)


def copies(table: Table, rng: Random) -> Iterator[Table]:
    """Tables made after another one."""
    columns = [column for column in table.columns if column.name in table.key or rng.random() < KEPT]
    code = len(table.name) == 4 and table.name.isupper()
    if any("Date" in column.name or column.name == "Mth" for column in table.columns):
        last = {table.name[2], table.name[3]} if code else {"Batch"}
        for letter in sorted(last):
            name = f"{table.name[:2]}{letter}B" if code else table.name + letter
            yield _copy(name, BATCH, 4, table, columns)
    for ending, share, front, keyed in ENDINGS:
        if rng.random() < share:
            yield _copy(table.name + ending, front, keyed, table, columns)
    if rng.random() < 0.25:
        own = [column for column in columns if column.name in table.key or rng.random() < 0.3]
        yield Table(f"ud{table.name}Note", f"ud{table.name}Note", columns=tuple(own), key=table.key)


def without_descriptions(catalog: Catalog) -> Catalog:
    """The catalog as a database gives it that says nothing about itself."""
    tables = tuple(
        replace(
            table,
            description="",
            columns=tuple(replace(column, description="", codes=()) for column in table.columns),
        )
        for table in catalog
    )
    return Catalog(tables, catalog.joins, catalog.types)


def _copy(name: str, front: tuple[str, ...], keyed: int, table: Table, columns: list[Column]) -> Table:
    heads = [Column(*text.split()[:2], text.split()[2].strip("-"), False) for text in front]
    known = {column.name.lower() for column in heads}
    rest = [column for column in columns if column.name.lower() not in known]
    key = table.key if keyed < 0 else tuple(column.name for column in heads[:keyed])
    return Table(name, ("b" if len(name) == 4 else "v") + name, columns=(*heads, *rest), key=key)


def _script(table: Table) -> str:
    lines = [
        f"[{column.name}] {f'[dbo].[{column.user_type}]' if column.user_type else column.type} "
        f"{'NULL' if column.nullable and column.name not in table.key else 'NOT NULL'}"
        for column in table.columns
    ]
    text = f"CREATE TABLE [dbo].[{table.base}](\n" + ",\n".join(lines) + "\n)\nGO\n"
    if table.key:
        names = ", ".join(f"[{name}]" for name in table.key)
        text += f"CREATE UNIQUE CLUSTERED INDEX [bi{table.name}] ON [dbo].[{table.base}] ({names})\nGO\n"
    return text + (_view(table.name, table.base) if table.base != table.name else "")


def _view(name: str, base: str) -> str:
    return f"CREATE VIEW [dbo].[{name}] AS select a.* From [dbo].[{base}] a\nGO\n"


def main() -> None:
    """Write the script."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tables", type=int, default=1400, metavar="N", help="default: %(default)s")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="default: %(default)s")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.sql")
    options = parser.parse_args()
    options.out.write_text(trial_script(options.tables, options.seed), encoding="utf-8")


if __name__ == "__main__":
    main()
