"""Renders tables, columns and joins from the catalog: what a question about the schema is answered with.

Nothing here comes from a model. The text is Markdown; long lists are cut and say how much was left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from assistant.answer_text import missing_column_answer, missing_table_answer
from assistant.markdown import code, escape, table
from retriever.join_path import cheapest_path
from retriever.lexicon import lexicon_of
from retriever.nearest import nearest_columns, nearest_tables
from schema_index import Catalog, Column, Join, Table, quote

MOST_COLUMNS = 80
MOST_JOINS = 15
MOST_CODES = 12
MOST_CODES_OF_ONE = 100
MOST_NAMES = 4

_SOURCES = {"declared": "declared", "key": "by equal keys", "view": "as a view joins them"}


@dataclass(frozen=True, slots=True)
class Description:
    """Markdown of what exists (empty where nothing does), and one refusal for each name that does not."""

    text: str
    missing: tuple[str, ...] = ()


def describe(names: Sequence[str], catalog: Catalog) -> Description:
    """Describe one table, one column (`APTH.InvTotal`), or how several tables join."""
    tables: list[Table] = []
    columns: list[tuple[Table, Column]] = []
    missing: list[str] = []
    for name in dict.fromkeys(names[:MOST_NAMES]):
        found, last = catalog.find_with_column(name)
        column = found.column(last) if found is not None else None
        if found is not None and not last:
            tables.append(found)
        elif found is not None and column is not None:
            columns.append((found, column))
        elif found is not None:
            nearest = nearest_columns(last, found, lexicon_of(catalog))
            missing.append(missing_column_answer(last, found.name, nearest))
        else:
            wanted = name.rpartition(".")[0] if last else name
            missing.append(missing_table_answer(wanted, nearest_tables(wanted, lexicon_of(catalog))))
    tables = list({one.name: one for one in tables}.values())
    parts = [column_text(holder, column, catalog) for holder, column in columns]
    if len(tables) == 1:
        parts.append(table_text(tables[0], catalog))
    parts += [join_text(left, right, catalog) for left, right in combinations(tables, 2)]
    return Description("\n\n".join(parts), tuple(missing))


def table_text(one: Table, catalog: Catalog) -> str:
    """A table: what it is, its key, its columns with types and codes, its joins."""
    shown = one.columns[:MOST_COLUMNS]
    rows = [
        (
            f"**{code(column.name)}**" if column.name in one.key else code(column.name),
            code(_type(column)),
            "yes" if column.nullable else "no",
            _meaning(column, MOST_CODES),
        )
        for column in shown
    ]
    parts = [_heading(one), table(("Column", "Type", "Null", "Description"), rows)]
    if len(shown) < len(one.columns):
        example = f"{one.name}.{quote(one.columns[-1].name)}"
        parts.append(
            f"… and {len(one.columns) - len(shown)} more columns: ask for one by name, {code(example)}."
        )
    joins = [join for join in catalog.joins_of(one.name) if join.table != join.other]
    if joins:
        lines = [_join_line(join) for join in joins[:MOST_JOINS]]
        if len(joins) > MOST_JOINS:
            lines.append(
                f"- … and {len(joins) - MOST_JOINS} more: ask how {code(one.name)} joins another table."
            )
        parts.append("Joins:\n\n" + "\n".join(lines))
    return "\n\n".join(parts)


def column_text(one: Table, column: Column, catalog: Catalog) -> str:
    """One column: its type, what it means, all its codes, and the joins it takes part in."""
    facts = [
        f"**{code(f'{one.name}.{quote(column.name)}')}** is {code(_type(column))}, "
        f"{'nullable' if column.nullable else 'not null'}"
        + (f", part of the key ({', '.join(map(code, one.key))})" if column.name in one.key else "")
        + "."
    ]
    if column.description:
        facts.append(_sentence(column.description))
    parts = [" ".join(facts)]
    if column.codes:
        rows = [(code(value), escape(meaning)) for value, meaning in column.codes[:MOST_CODES_OF_ONE]]
        parts.append(table(("Code", "Meaning"), rows))
        if len(column.codes) > len(rows):
            parts.append(f"… and {len(column.codes) - len(rows)} more codes.")
    joins = [join for join in catalog.joins_of(one.name) if _takes_part(join, one, column)]
    if joins:
        more = [f"- … and {len(joins) - MOST_JOINS} more."] if len(joins) > MOST_JOINS else []
        parts.append("Joins:\n\n" + "\n".join([*map(_join_line, joins[:MOST_JOINS]), *more]))
    return "\n\n".join(parts)


def join_text(left: Table, right: Table, catalog: Catalog) -> str:
    """How two tables join: directly, or along the cheapest path through others."""
    direct = _joins(left.name, right.name, catalog)
    if direct:
        heading = f"**{code(left.name)}** and **{code(right.name)}** join directly:"
        return f"{heading}\n\n" + "\n".join(map(_join_line, direct))
    path = cheapest_path(left.name, {right.name}, lexicon_of(catalog))
    names = f"**{code(left.name)}** and **{code(right.name)}**"
    if not path:
        return f"{names}: the catalog has no join between them, not through other tables either."
    lines = [_join_line(join) for a, b in pairwise(path) for join in _joins(a, b, catalog)]
    through = ", ".join(map(code, path[1:-1]))
    return f"{names} do not join directly, but through {through}:\n\n" + "\n".join(lines)


def _joins(left: str, right: str, catalog: Catalog) -> list[Join]:
    return [join for join in catalog.joins_of(left) if {join.table, join.other} == {left, right}]


def _takes_part(join: Join, one: Table, column: Column) -> bool:
    sides = ((join.table, [a for a, _ in join.pairs]), (join.other, [b for _, b in join.pairs]))
    return join.table != join.other and any(name == one.name and column.name in cols for name, cols in sides)


def _heading(one: Table) -> str:
    facts = [f"{one.kind} over {code(one.base)}" if one.base != one.name else one.kind]
    facts += [f"module {escape(one.module)}"] if one.module else []
    facts.append(f"{len(one.columns)} columns")
    facts.append(f"key {', '.join(map(code, one.key))}" if one.key else "no natural key")
    said = f" {_sentence(one.description)}" if one.description else ""
    return f"**{code(one.name)}**{said}\n\n{' · '.join(facts)}"


def _meaning(column: Column, most: int) -> str:
    codes = "; ".join(f"{code(value)} {escape(meaning)}" for value, meaning in column.codes[:most])
    if len(column.codes) > most:
        codes += f"; … {len(column.codes) - most} more"
    return ": ".join(part for part in (escape(column.description), codes) if part)


def _type(column: Column) -> str:
    return f"{column.type} ({column.user_type})" if column.user_type else column.type


def _join_line(join: Join) -> str:
    return f"- {code(join.table)} to {code(join.other)} ({_SOURCES[join.source]}): {code(join.on())}"


def _sentence(text: str) -> str:
    said = escape(text)
    return said if said.endswith((".", "!", "?")) else f"{said}."
