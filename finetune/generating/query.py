"""A SELECT in the house form, put together from parts and written one way only."""

from __future__ import annotations

from dataclasses import dataclass, field

from schema_index import Join, quote, quote_table

NOLOCK = "WITH (NOLOCK)"


@dataclass
class Query:
    """Parts of one SELECT; `text` writes them in the canonical layout of the answer format.

    `joins` holds (kind, join, table that comes in); `inner` names the tables of subqueries in `where`.
    """

    root: str
    items: list[str] = field(default_factory=list)
    joins: list[tuple[str, Join, str]] = field(default_factory=list)
    where: list[str] = field(default_factory=list)
    group: list[str] = field(default_factory=list)
    having: list[str] = field(default_factory=list)
    order: list[str] = field(default_factory=list)
    top: int | None = None
    distinct: bool = False
    inner: tuple[str, ...] = ()

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables of FROM, in order."""
        return (self.root, *(table for _, _, table in self.joins))

    def text(self) -> str:
        """The statement: one space between tokens, a line for each clause and each join."""
        head = "SELECT " + ("DISTINCT " if self.distinct else "") + (f"TOP {self.top} " if self.top else "")
        lines = [head + ", ".join(self.items), f"FROM {quote_table(self.root)} {NOLOCK}"]
        lines += [f"{kind} {quote_table(table)} {NOLOCK} ON {join.on()}" for kind, join, table in self.joins]
        for word, parts, glue in (
            ("WHERE", self.where, " AND "),
            ("GROUP BY", self.group, ", "),
            ("HAVING", self.having, " AND "),
            ("ORDER BY", self.order, ", "),
        ):
            if parts:
                lines.append(f"{word} {glue.join(parts)}")
        return "\n".join(lines)


def column(table: str, name: str) -> str:
    """A column qualified by its table."""
    return f"{quote_table(table)}.{quote(name)}"
