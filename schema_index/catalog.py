"""The catalog: what tables, columns, keys and joins a Vista database really has.

Everything else asks this module whether a name exists; nothing is taken from memory.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Any, Literal

from rapidfuzz import fuzz, process

from schema_index.reserved import RESERVED

MAIN_SCHEMAS = ("dbo", "public", "")
"""SQL Server's, PostgreSQL's and no schema: their tables go by their bare names."""
JoinSource = Literal["declared", "key", "view", "reference"]
CONFIDENCE: dict[JoinSource, float] = {"declared": 1.0, "reference": 0.99, "view": 0.99, "key": 0.96}
"""The share of right joins by source. A declared foreign key holds by definition. View: of 351 joins that
Vista's views write by a parent's whole key, between tables whose foreign key the reference declares, 350 have
its columns; the reference was written from the same views. Key: of 756 joins by two columns or more, inferred
for 268 tables without any foreign key, views write a join between the tables of 386; of 70 others drawn at
random 65 were right as judged by hand."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `type` is the resolved SQL type, `user_type` Vista's own (`bCompany`) or ""."""

    name: str
    type: str
    user_type: str = ""
    nullable: bool = True
    description: str = ""
    codes: tuple[tuple[str, str], ...] = ()
    """Code values and their meaning, in the order of the source."""

    def __reduce__(self) -> tuple[Any, ...]:
        # What dataclasses make asks for the fields each time: a tenth of an update.
        return Column, (self.name, self.type, self.user_type, self.nullable, self.description, self.codes)


@dataclass(frozen=True, slots=True)
class Join:
    """A join from a child (many) table to a parent (one) table over complete key pairs.

    `pairs` holds (child column, parent column), in the order of the parent's key where known.
    """

    table: str
    other: str
    pairs: tuple[tuple[str, str], ...]
    source: JoinSource = "declared"

    @property
    def confidence(self) -> float:
        """How sure a join from this source is to be right, see CONFIDENCE."""
        return CONFIDENCE[self.source]

    def to_json(self) -> dict[str, Any]:
        """The join's row in catalog.json."""
        return {name: getattr(self, name) for name in JOIN_FIELDS}

    def on(self) -> str:
        """The join as the ON clause that the prompt shows: `APTL.APCo = APTH.APCo AND …`."""
        child, parent = quote_table(self.table), quote_table(self.other)
        return " AND ".join(f"{child}.{quote(left)} = {parent}.{quote(right)}" for left, right in self.pairs)


@dataclass(frozen=True)
class Table:
    """A table or view under the name analysts query: bare in dbo, `rpt.JobCost` in any other schema.

    `base` is the stored table behind it (`bAPTH`), or the same name where there is none;
    `key` is the natural key, never a surrogate such as KeyID.
    """

    name: str
    base: str
    kind: Literal["table", "view"] = "table"
    module: str = ""
    description: str = ""
    columns: tuple[Column, ...] = ()
    key: tuple[str, ...] = ()

    @cached_property
    def _by_lower(self) -> dict[str, Column]:
        return {column.name.lower(): column for column in self.columns}

    def column(self, name: str) -> Column | None:
        """The column of that name in any case, or None."""
        return self._by_lower.get(name.strip("[]").lower())

    @cached_property
    def company_column(self) -> str | None:
        """The company column that the natural key starts with, or None.

        Known by its user type bCompany; where a source has no user types, by a tinyint whose
        name ends in `Co`.
        """
        first = self.column(self.key[0]) if self.key else None
        if first is None:
            return None
        typed = first.user_type == "bCompany"
        named = not first.user_type and first.type.startswith("tinyint") and first.name.endswith("Co")
        return first.name if typed or named else None

    @property
    def is_company_row(self) -> bool:
        """Whether a company has one row: the key is the company column alone (HQCO, APCO)."""
        return self.company_column is not None and len(self.key) == 1

    def to_json(self) -> dict[str, Any]:
        """The table's row in catalog.json."""
        row = {name: getattr(self, name) for name in TABLE_FIELDS}
        row["columns"] = [{name: getattr(column, name) for name in COLUMN_FIELDS} for column in self.columns]
        return row

    def content_hash(self) -> str:
        """SHA-256 of everything that is embedded or shown, as 64 hex digits."""
        text = json.dumps(self.to_json(), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()


# dataclasses.asdict copies every value; over 30,000 columns that is half a second of an update.
COLUMN_FIELDS, JOIN_FIELDS, TABLE_FIELDS = (
    tuple(field.name for field in fields(kind)) for kind in (Column, Join, Table)
)


def quote(name: str) -> str:
    """The name as T-SQL needs it: bracketed only where it is no plain identifier or a reserved word."""
    plain = name.replace("_", "a").isalnum() and name.isascii() and not name[0].isdigit()
    return name if plain and name.upper() not in RESERVED else f"[{name}]"


def quote_table(name: str) -> str:
    """A table's name as T-SQL needs it; of one outside dbo (`rpt.JobCost`), each part by itself."""
    return ".".join(map(quote, name.split(".", 1)))


def bare_name(name: str) -> str:
    """A table's name without its schema: what its columns are qualified with where it has no alias."""
    return name.split(".", 1)[-1]


@dataclass(frozen=True)
class Catalog:
    """All tables by name, in a stable order, and the joins between them."""

    tables: tuple[Table, ...]
    joins: tuple[Join, ...] = ()
    types: tuple[tuple[str, str], ...] = field(default=())
    """User types and what they resolve to."""

    @cached_property
    def _by_lower(self) -> dict[str, Table]:
        names = {table.base.lower(): table for table in reversed(self.tables)}
        return names | {table.name.lower(): table for table in self.tables}

    @cached_property
    def _outside(self) -> dict[str, Table]:
        """Tables of other schemas than dbo under their bare names, the first of each."""
        return {
            name.split(".", 1)[1]: self._by_lower[name] for name in reversed(self._by_lower) if "." in name
        }

    @cached_property
    def schemas(self) -> frozenset[str]:
        """The schemas that tables are called with, in lower case: those other than the main ones."""
        return frozenset(name.split(".", 1)[0] for name in self._by_lower if "." in name) - set(MAIN_SCHEMAS)

    @cached_property
    def _joins_by_table(self) -> dict[str, list[Join]]:
        found: dict[str, list[Join]] = {table.name: [] for table in self.tables}
        for join in self.joins:
            found[join.table].append(join)
            if join.other != join.table:
                found[join.other].append(join)
        return found

    def __len__(self) -> int:
        return len(self.tables)

    def __iter__(self) -> Iterator[Table]:
        return iter(self.tables)

    def find(self, name: str) -> Table | None:
        """The table under this name: any case, with or without brackets, `dbo.` or its base's `b`.

        A bare name is one of dbo, or where it has none, the first of another schema.
        """
        whole = name.replace("[", "").replace("]", "").lower()
        parts = whole.split(".")
        if whole in self._by_lower or (len(parts) > 1 and parts[-2] in self.schemas):
            return self._by_lower.get(whole) or self._by_lower.get(".".join(parts[-2:]))
        found = self._by_lower.get(parts[-1])
        return found or (self._outside.get(parts[-1]) if len(parts) == 1 else None)

    def get(self, name: str) -> Table | None:
        """The table that the catalog calls so, or whose stored table is called so, in any case: no other.

        Tables of other schemas than dbo are called with theirs, see `full_name`.
        """
        return self._by_lower.get(name.lower())

    def find_with_column(self, name: str) -> tuple[Table | None, str]:
        """What a dotted name means: a table (and ""), or a table and the column named after it.

        `rpt.JobCost` is the table JobCost of the schema rpt where there is one, `JobCost.Job` and
        `rpt.JobCost.Job` are columns; whether the table has the column is not looked up.
        """
        owner, _, last = name.rpartition(".")
        schema = owner.rpartition(".")[2].strip("[] ").lower()
        if schema in MAIN_SCHEMAS or schema in self.schemas:
            found = self.find(name)
            if found is not None or self.find(owner) is None:
                return found, ""
        return self.find(owner), last.strip("[] ")

    def nearest(self, name: str, limit: int = 3) -> list[str]:
        """Names of existing tables most like `name`, best first (at most `limit`).

        Likeness is the better of the edit-distance ratio on the name and the token overlap of
        the words with the table's description, so that `Invoice` finds the invoice tables.
        """
        bare = name.rsplit(".", 1)[-1].strip("[]").lower()
        scores = {
            table.name: max(
                fuzz.ratio(bare.replace("_", ""), bare_name(table.name).lower()),
                0.9 * fuzz.partial_ratio(_words(bare), table.description.lower()),
            )
            for table in self.tables
        }
        return sorted(scores, key=lambda table: (-scores[table], table))[:limit]

    def nearest_columns(self, table: Table, name: str, limit: int = 3) -> list[str]:
        """Names of the table's columns most like `name`, best first (at most `limit`)."""
        choices = {column.name: column.name.lower() for column in table.columns}
        hits = process.extract(name.lower(), choices, scorer=fuzz.WRatio, limit=limit)
        return [key for _, _, key in hits]

    def joins_of(self, table: str) -> list[Join]:
        """Joins that this table is the child or the parent of."""
        return self._joins_by_table.get(table, [])

    def joins_between(self, tables: Iterable[str]) -> list[Join]:
        """Joins with both ends among `tables`, in catalog order."""
        names = set(tables)
        return [join for join in self.joins if join.table in names and join.other in names]

    def to_json(self) -> dict[str, Any]:
        """The form kept in an index folder's catalog.json."""
        return {
            "tables": [table.to_json() for table in self.tables],
            "joins": [join.to_json() for join in self.joins],
            "types": self.types,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Catalog:
        """Inverse of `to_json`; raises KeyError or TypeError on another shape."""
        tables = tuple(
            Table(
                **{**row, "key": tuple(row["key"])}
                | {
                    "columns": tuple(
                        Column(**{**column, "codes": tuple(tuple(code) for code in column["codes"])})
                        for column in row["columns"]
                    )
                }
            )
            for row in data["tables"]
        )
        joins = tuple(
            Join(**{**row, "pairs": tuple(tuple(pair) for pair in row["pairs"])}) for row in data["joins"]
        )
        return cls(tables, joins, tuple((name, resolved) for name, resolved in data["types"]))


def _words(name: str) -> str:
    return name.replace("_", " ").removesuffix("s")
