"""Synthetic Vista-like databases of any size, as DDL; the same seed gives the same bytes.

    python benchmarks/synthetic.py --tables 1400 --out schema            # one object a file
    python benchmarks/synthetic.py --tables 1400 --out schema.sql        # one script, UTF-16, with GO
    python benchmarks/synthetic.py --tables 1400 --changed 10 --out …    # the same, ten tables altered

Like a real one: analysts' views (`APTH`) over stored tables (`bAPTH`), reporting views with a SELECT list and
joins, user types, company columns and group keys, unique clustered indexes in place of primary keys, few
foreign keys, CHECK constraints, descriptions on some, `ud` tables, names that need brackets. Every table
follows from its number and the seed alone, so a database of 100,000 tables is never held in memory.
"""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from random import Random
from typing import Any

PARTS: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
ROLES = ("parameters", "master", "header", "line", "batch", "detail", "master", "header", "line", "list")
"""What the tables of a module are, in turn; a line belongs to the header before it."""
DESCRIBED, DESCRIBED_COLUMNS, DECLARED, REPORTED, CUSTOM, ODD = 0.3, 0.1, 0.05, 0.4, 0.04, 0.02
"""Shares of tables with a description, columns with one, lines with a foreign key, tables with a reporting
view, `ud` tables, tables with a column whose name needs brackets."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column as CREATE TABLE has it; `codes` are the values of its CHECK constraint."""

    name: str
    type: str
    nullable: bool = True
    description: str = ""
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A stored table, the name analysts query it by, and what it points to."""

    name: str
    base: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    description: str = ""
    parent: str = ""
    """The stored table that a declared foreign key over `header_key` leads to."""
    header: str = ""
    """The analysts' name of the header that a line belongs to, its key and its last column."""
    header_key: tuple[str, ...] = ()
    header_column: str = ""
    reported: bool = False


class SyntheticDatabase:
    """`tables` tables numbered from 0; those whose number is in `changed` have a column more."""

    def __init__(self, tables: int, seed: int = 0, changed: int = 0) -> None:
        self.tables = tables
        self.seed = seed
        self.changed = frozenset(Random(f"{seed}:changed").sample(range(tables), changed))

    def __iter__(self) -> Iterator[Table]:
        return (self.table(number) for number in range(self.tables))

    def table(self, number: int) -> Table:
        """The table of a number."""
        made = self._table(number)
        if number not in self.changed:
            return made
        added = Column("udAddedSince", "bDate", True, "Added by an upgrade")
        return replace(made, columns=(*made.columns[:-1], added, made.columns[-1]))

    def _table(self, number: int) -> Table:
        rng = Random(f"{self.seed}:{number}")
        module, place = self._module(number), number // len(PARTS["modules"])
        name, base = self._names(number, rng)
        role = ROLES[place % len(ROLES)]
        key = _key(role, module, name, rng)
        header = self._table(number - len(PARTS["modules"])) if role == "line" else None
        if header:
            head = [column for column in header.columns if column.name in header.key]
            key = [*head, Column("Line", "smallint", False)]
        columns = _columns(key, rng)
        text = f"{rng.choice(PARTS['nouns'])} {rng.choice(PARTS['nouns'])} {role}".lower()
        return Table(
            name=name,
            base=base,
            columns=columns,
            key=tuple(column.name for column in key),
            description=text.capitalize() if rng.random() < DESCRIBED else "",
            parent=header.base if header and rng.random() < DECLARED else "",
            header=header.name if header else "",
            header_key=header.key if header else (),
            header_column=header.columns[-1].name if header else "",
            reported=rng.random() < REPORTED,
        )

    def _module(self, number: int) -> str:
        return str(PARTS["modules"][number % len(PARTS["modules"])])

    def _names(self, number: int, rng: Random) -> tuple[str, str]:
        """The analysts' name and the stored one: codes of four letters first, then words."""
        module, place = self._module(number), number // len(PARTS["modules"])
        nouns = PARTS["nouns"]
        if rng.random() < CUSTOM and ROLES[place % len(ROLES)] in {"master", "list"}:
            name = f"ud{module}{nouns[number % len(nouns)]}{number}"
            return name, name
        if place < len(self._codes):
            name = module + self._codes[place]
            return name, "b" + name
        place -= len(self._codes)
        words = [place // len(nouns) ** power % len(nouns) for power in range(3)]
        name = module + "".join(nouns[word] for word in words)
        return name, "v" + name

    @cached_property
    def _codes(self) -> list[str]:
        letters = PARTS["letters"]
        codes = [left + right for left in letters for right in letters]
        Random(f"{self.seed}:codes").shuffle(codes)
        codes.remove("CO")
        return ["CO", *codes]

    def objects(self) -> Iterator[tuple[str, str]]:
        """Every object as its path in a source-control folder and its script, batches parted by GO."""
        for name, sql_type in PARTS["types"].items():
            yield f"Types/{name}.sql", f"CREATE TYPE [dbo].[{name}] FROM {_type(sql_type)} NULL\nGO\n"
        for table in self:
            yield f"Tables/{table.base}.sql", table_script(table)
            if table.base != table.name:
                select = f"select a.* From [dbo].[{table.base}] a"
                yield f"Views/{table.name}.sql", f"CREATE VIEW [dbo].[{table.name}] AS {select}\nGO\n"
            if table.reported:
                yield f"Views/brv{table.name}.sql", report_script(table)

    def write(self, out: Path) -> None:
        """Write a folder of one object a file, or one script where `out` ends in .sql."""
        if out.suffix == ".sql":
            out.parent.mkdir(parents=True, exist_ok=True)
            with out.open("w", encoding="utf-16", newline="\r\n") as file:
                file.writelines(script for _, script in self.objects())
            return
        for folder in ("Types", "Tables", "Views"):
            (out / folder).mkdir(parents=True, exist_ok=True)
        for path, script in self.objects():
            (out / path).write_text(script, encoding="utf-8")


def _key(role: str, module: str, name: str, rng: Random) -> list[Column]:
    company = Column(f"{module}Co", "bCompany", False)
    if role == "parameters":
        # Only the first of a module is keyed by the company alone; its others are kinds of settings.
        return [company] if name.endswith("CO") else [company, Column("Setting", "varchar(10)", False)]
    if role == "master":
        reference = rng.choice(PARTS["references"])
        code = Column(f"{rng.choice(PARTS['nouns'])}Code", "varchar(10)", False)
        return [Column(str(reference[0][0]), str(reference[0][1]), False), code]
    if role == "list":
        return [Column(f"{rng.choice(PARTS['nouns'])}Code", "varchar(10)", False)]
    month = Column("Mth", "bMonth", False)
    if role == "batch":
        batch = Column("BatchId", "bBatchID", False)
        return [Column("Co", "bCompany", False), month, batch, Column("BatchSeq", "int", False)]
    return [company, month, Column(f"{name[:2]}{name[2:].capitalize()}Trans", "bTrans", False)]


def _columns(key: list[Column], rng: Random) -> tuple[Column, ...]:
    found = {column.name.lower(): column for column in key}
    for reference in rng.sample(PARTS["references"], rng.choice((0, 1, 1, 2, 3))):
        for name, sql_type in reference:
            found.setdefault(name.lower(), Column(name, sql_type))
    for _ in range(min(60, 2 + int(rng.expovariate(1 / 9)))):
        column = _attribute(rng)
        found.setdefault(column.name.lower(), column)
    if rng.random() < ODD:
        name = rng.choice(PARTS["odd"])
        found.setdefault(name.lower(), Column(name, "varchar(10)"))
    found.setdefault("notes", Column("Notes", "bNotes"))
    found.setdefault("uniqueattchid", Column("UniqueAttchID", "uniqueidentifier"))
    found["keyid"] = Column("KeyID", "bigint", False)
    return tuple(found.values())


def _attribute(rng: Random) -> Column:
    noun = rng.choice(PARTS["nouns"])
    ending, sql_type = rng.choice(PARTS["endings"])
    codes = PARTS["codes"][: rng.randint(2, 5)] if sql_type == "char(1)" else []
    told = ", ".join(f"{code} {meaning}" for code, meaning in codes)
    text = f"The {noun.lower()}'s {ending.lower()}" + (f": {told}" if told else "")
    described = rng.random() < DESCRIBED_COLUMNS
    return Column(
        name=noun + ending,
        type=sql_type,
        nullable=rng.random() < 0.6,
        description=text if described else "",
        codes=tuple(code for code, _ in codes),
    )


def table_script(table: Table) -> str:
    """CREATE TABLE as Management Studio writes it, its index, constraints and descriptions."""
    lines = [f"\t{_column(column)}" for column in table.columns]
    surrogate = f"CONSTRAINT [PK_{table.base}_KeyID] PRIMARY KEY NONCLUSTERED ([KeyID] ASC)"
    lines.append(f" {surrogate}WITH (PAD_INDEX = OFF, FILLFACTOR = 90) ON [PRIMARY]")
    body = ",\n".join(lines)
    made = f"CREATE TABLE [dbo].[{table.base}](\n{body}\n) ON [PRIMARY] TEXTIMAGE_ON [PRIMARY]"
    key = ",\n".join(f"\t[{name}] ASC" for name in table.key)
    index = f"CREATE UNIQUE CLUSTERED INDEX [bi{table.name}] ON [dbo].[{table.base}]\n(\n{key}\n)"
    index += "WITH (PAD_INDEX = OFF) ON [PRIMARY]"
    batches = ["SET ANSI_NULLS ON", "SET QUOTED_IDENTIFIER ON", made, index]
    alter = f"ALTER TABLE [dbo].[{table.base}]  WITH CHECK ADD  CONSTRAINT"
    for column in table.columns:
        if column.codes:
            tests = " OR ".join(f"[{column.name}]='{code}'" for code in column.codes)
            batches.append(f"{alter} [CK_{table.base}_{column.name}] CHECK  (({tests}))")
    if table.parent:
        pairs = ", ".join(f"[{name}]" for name in table.header_key)
        refers = f"REFERENCES [dbo].[{table.parent}] ({pairs})"
        batches.append(f"{alter} [FK_{table.base}_{table.parent}] FOREIGN KEY({pairs})\n{refers}")
    batches.extend(_descriptions(table))
    return "".join(f"{batch}\nGO\n" for batch in batches)


def report_script(table: Table) -> str:
    """A reporting view in the manner of Vista's brv views: columns renamed, a line's header joined."""
    columns = [f"a.[{column.name}]" for column in table.columns[:6]]
    columns.append(f"a.[{table.columns[-1].name}] as RowNumber")
    source = f"FROM [dbo].[{table.name}] a"
    if table.header:
        pairs = "\n\tAND ".join(f"a.[{name}]=h.[{name}]" for name in table.header_key)
        columns.append(f"h.[{table.header_column}] as Header{table.header_column}")
        source += f"\nLEFT OUTER JOIN [dbo].[{table.header}] h with (nolock) ON {pairs}"
    select = f"SELECT {', '.join(columns)}\n{source}"
    return f"CREATE VIEW [dbo].[brv{table.name}] AS\n{select}\nGO\n"


def _column(column: Column) -> str:
    identity = " IDENTITY(1,1)" if column.name == "KeyID" else ""
    null = "NULL" if column.nullable else "NOT NULL"
    return f"[{column.name}] {_type(column.type)}{identity} {null}"


def _type(name: str) -> str:
    if name in PARTS["types"]:
        return f"[dbo].[{name}]"
    bare, parenthesis, rest = name.partition("(")
    return f"[{bare}]{parenthesis}{rest}"


def _descriptions(table: Table) -> Iterator[str]:
    said = [("", table.description), *((column.name, column.description) for column in table.columns)]
    for name, text in said:
        if not text:
            continue
        value = text.replace("'", "''")
        call = f"EXEC sys.sp_addextendedproperty @name=N'MS_Description', @value=N'{value}' , "
        call += f"@level0type=N'SCHEMA',@level0name=N'dbo', @level1type=N'TABLE',@level1name=N'{table.base}'"
        yield call + (f", @level2type=N'COLUMN',@level2name=N'{name}'" if name else "")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tables", type=int, default=1400, metavar="N", help="default: %(default)s")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="default: %(default)s")
    parser.add_argument("--changed", type=int, default=0, metavar="N", help="tables that have a column more")
    parser.add_argument("--out", type=Path, required=True, metavar="PATH", help="a folder, or a file x.sql")
    options = parser.parse_args()
    if not 0 <= options.changed <= options.tables:
        parser.error(f"--changed {options.changed}: give 0 to {options.tables}, the number of tables")
    SyntheticDatabase(options.tables, options.seed, options.changed).write(options.out)


if __name__ == "__main__":
    main()
