"""A statement with blanks for the names in it that the catalog does not have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlglot import exp

from assistant.given_sql.fitting import fits
from assistant.grammar.plans import Chain, plan_line
from assistant.rules import fix
from assistant.rules.finding import Edit, apply_edits
from assistant.rules.locate import start_of
from assistant.rules.parse import read
from assistant.rules.resolve import resolve
from assistant.rules.scopes import Reference, Resolution, Source
from assistant.rules.tables import table_identifier
from schema_index import Catalog, bare_name, quote, quote_table

MOST_TEMPLATES = 6
_FENCE = "```"
_SYSTEM = frozenset({"sys", "information_schema"})
"""Schemas of SQL Server's own views: no table of Vista was meant."""


@dataclass(frozen=True, slots=True)
class Blank:
    """What may stand in one place; blanks with the same `name` are filled alike."""

    name: str
    ways: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """A whole answer: `texts` around `blanks`, one more than those."""

    texts: tuple[str, ...]
    blanks: tuple[Blank, ...]


def templates(
    sql: str,
    catalog: Catalog,
    shown: Mapping[str, Sequence[str]],
    company: int | None = None,
) -> list[Template]:
    """The answers that a statement may become once its unknown names are replaced, at most MOST_TEMPLATES.

    Columns come from those `shown` of a table, or all of a table not shown; tables are those shown and those
    of the nearest names, of which only the ones that lack the fewest columns of the statement stay. `company`
    as in `assistant.rules.fix`. [] where a name cannot be a blank.
    """
    found = []
    for text in _with_lookups(_with_tables(sql, catalog, list(shown)), catalog):
        mended = fix(text, catalog, company=company)
        if all(one.rule == "unknown-column" for one in mended.remaining):
            template = _template(mended.sql, catalog, shown)
            found += [template] if template is not None and (template.blanks or not mended.remaining) else []
    return list(dict.fromkeys(found))[:MOST_TEMPLATES]


def longest(found: Sequence[Template]) -> str:
    """The longest answer that these may become, in characters."""
    wholes = ("".join([*one.texts, *(max(blank.ways, key=len) for blank in one.blanks)]) for one in found)
    return max(wholes, key=len)


def _with_tables(sql: str, catalog: Catalog, shown: Sequence[str]) -> list[str]:
    """The statement with real tables for the unknown ones, one after the other."""
    texts = [sql]
    while True:
        resolved = [(text, _resolved(text, catalog)) for text in texts]
        unknown = [(text, found, _unknown(found)) for text, found in resolved if found is not None]
        if not any(source for *_, source in unknown):
            return [text for text, *_ in unknown]
        wider: list[str] = []
        for text, found, source in unknown:
            if source is None or source.node.text("db").lower() in _SYSTEM:
                return []
            names = dict.fromkeys([*catalog.nearest(source.node.name), *shown])
            wider += [_renamed(text, found, source, name) for name in names]
        # What renaming does not make known (a system view's schema, a temporary table) it never will.
        before = max(_unknown_count(text, catalog) for text in texts)
        wider = [text for text in wider if _unknown_count(text, catalog) < before]
        if not wider:
            return []
        least = min(_lacking(text, catalog) for text in wider)
        texts = [text for text in wider if _lacking(text, catalog) == least][:MOST_TEMPLATES]


def _resolved(text: str, catalog: Catalog) -> Resolution | None:
    tree = read(text).tree
    return resolve(tree, catalog) if isinstance(tree, exp.Query) else None


def _unknown(resolution: Resolution) -> Source | None:
    """The first table that the catalog does not have."""
    return next(_unknowns(resolution), None)


def _unknowns(resolution: Resolution) -> Iterator[Source]:
    for source in resolution.sources():
        node = source.node
        if source.kind != "table" or source.table is not None or not isinstance(node, exp.Table):
            continue
        if isinstance(table_identifier(node), exp.Identifier) and not node.args.get("catalog"):
            yield source


def _unknown_count(text: str, catalog: Catalog) -> int:
    found = _resolved(text, catalog)
    return len(list(_unknowns(found))) if found is not None else len(text)


def _renamed(text: str, resolution: Resolution, unknown: Source, name: str) -> str:
    """The statement with a table of this name in the place of an unknown one, wherever that is named."""
    old = unknown.node.name.lower()
    edits = []
    for source in resolution.sources():
        node = source.node
        if isinstance(node, exp.Table) and source.table is None and node.name.lower() == old:
            start = start_of(node.args.get("db") or node.this)
            edits.append(Edit(start, int(node.this.meta["end"]) + 1, quote_table(name)))
    for reference in resolution.references.values():
        qualifier = reference.column.args.get("table")
        if unknown.alias is None and isinstance(qualifier, exp.Identifier) and qualifier.name.lower() == old:
            edits.append(_edit(qualifier, quote(bare_name(name))))
    return apply_edits(text, edits)


def _edit(identifier: exp.Expr, new: str) -> Edit:
    return Edit(int(identifier.meta["start"]), int(identifier.meta["end"]) + 1, new)


def _with_lookups(texts: Sequence[str], catalog: Catalog) -> Iterator[str]:
    """The statements, and each with a table joined that has a column which is missing in it.

    Only a table with one row for each row of the table that was to have the column: others multiply rows.
    After an outer join it is joined by one as well, which loses none.
    """
    for text in texts:
        yield text
        found = _resolved(text, catalog)
        for reference in found.references.values() if found is not None else ():
            owner = reference.candidates[0] if len(reference.candidates) == 1 else None
            if reference.problem != "missing" or owner is None or owner.table is None:
                continue
            if not any(source.has(reference.column.name) for source in reference.scope.sources):
                yield from _joined(text, reference, owner, catalog)


def _joined(text: str, reference: Reference, owner: Source, catalog: Catalog) -> Iterator[str]:
    """The statement with each parent of a table joined after it that has the missing column."""
    column, table = reference.column, owner.table
    last = owner.node.parent if isinstance(owner.node.parent, exp.Join) else owner.node
    if table is None or "end" not in last.meta:
        return
    for join in catalog.joins_of(table.name):
        parent = catalog.get(join.other)
        named = parent.column(column.name) if parent is not None and join.table == table.name else None
        if parent is None or named is None or {key for _, key in join.pairs} != set(parent.key):
            continue
        on = " AND ".join(
            f"{quote(owner.name)}.{quote(left)} = {quote_table(parent.name)}.{quote(right)}"
            for left, right in join.pairs
        )
        kind = "LEFT JOIN" if isinstance(last, exp.Join) and last.side else "JOIN"
        end = int(last.meta["end"]) + 1
        start, stop = start_of(column), int(column.this.meta["end"]) + 1
        yield apply_edits(
            text,
            [
                Edit(start, stop, f"{quote(bare_name(parent.name))}.{quote(named.name)}"),
                Edit(end, end, f"\n{kind} {quote_table(parent.name)} WITH (NOLOCK) ON {on}"),
            ],
        )


def _lacking(text: str, catalog: Catalog) -> int:
    """How many column names of the statement no table of it has."""
    found = _resolved(text, catalog)
    if found is None:
        return len(text)
    return len({one.column.sql().lower() for one in found.references.values() if one.problem})


def _template(text: str, catalog: Catalog, shown: Mapping[str, Sequence[str]]) -> Template | None:
    found = _resolved(text, catalog)
    if found is None or found.order_problems:
        return None
    places: list[tuple[int, int, Blank]] = []
    for reference in found.references.values():
        if reference.problem:
            ways = tuple(dict.fromkeys(_ways(reference, found, shown)))
            if not ways or "start" not in reference.column.this.meta:
                return None
            for column in (reference.column, *_ordered_by(reference.column)):
                start, end = start_of(column), int(column.this.meta["end"]) + 1
                places.append((start, end, Blank(_called(reference), ways)))
    common = _common_ways([blank for *_, blank in places])
    texts, blanks, at = [_plan(found)], [], 0
    for start, end, blank in sorted(places, key=lambda place: place[0]):
        texts[-1] += text[at:start]
        blanks.append(Blank(blank.name, common[blank.name]))
        texts.append("")
        at = end
    texts[-1] += f"{text[at:]}\n{_FENCE}"
    return Template(tuple(texts), tuple(blanks))


def _ordered_by(column: exp.Column) -> Iterator[exp.Column]:
    """Where the statement is ordered by a column of its list, under that column's own name."""
    select = column.parent
    if isinstance(select, exp.Select) and column.arg_key == "expressions" and select.args.get("order"):
        for key in select.args["order"].expressions:
            if (
                isinstance(key.this, exp.Column)
                and not key.this.table
                and key.this.name.lower() == column.name.lower()
            ):
                yield key.this


def _common_ways(blanks: Sequence[Blank]) -> dict[str, tuple[str, ...]]:
    """By name, what may stand in every place of it; where nothing may, what may stand in the first."""
    found: dict[str, tuple[str, ...]] = {}
    for blank in blanks:
        ways = found.setdefault(blank.name, blank.ways)
        found[blank.name] = tuple(way for way in ways if way in blank.ways) or ways
    return found


def _plan(found: Resolution) -> str:
    """The lines before the SQL."""
    outer = [source for scope in found.root.branches for source in scope.sources]
    chain: Chain = tuple(dict.fromkeys(one.table.name for one in outer if one.table is not None))
    rest = [one.table.name for one in found.sources() if one.table is not None]
    inner = [name for name in dict.fromkeys(rest) if name not in chain]
    if not chain:
        chain, inner = tuple(inner), []
    return f"{plan_line(chain, inner[0] if inner else None)}{_FENCE}sql\n"


def _called(reference: Reference) -> str:
    """The same for all mentions of one missing column: `Total` and `APTH.Total` are one."""
    owners = [source.name for source in reference.candidates] or [reference.column.table]
    return f"{' '.join(owners)}.{reference.column.name}".lower()


def _ways(reference: Reference, found: Resolution, shown: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """What may stand for a column that is not there, or that two tables have."""
    column = reference.column
    if reference.problem == "ambiguous":
        yield from (f"{quote(source.name)}.{quote(column.name)}" for source in reference.candidates)
        return
    if reference.problem != "missing":
        return
    around = [source for source in reference.scope.sources if not source.hidden and source.has(column.name)]
    if around:
        yield from (f"{quote(source.name)}.{quote(column.name)}" for source in around)
        return
    named = {
        (one.source, one.column.name.lower()) for one in found.references.values() if one.source is not None
    }
    for owner in reference.candidates:
        free = [name for name in _columns(owner, shown) if (owner, name.lower()) not in named]
        fitting = [name for name in free if fits(column, owner, name, found)] or free
        yield from (f"{quote(owner.name)}.{quote(name)}" for name in fitting)


def _columns(owner: Source, shown: Mapping[str, Sequence[str]]) -> Sequence[str]:
    if owner.table is None:
        return [name for name in owner.columns or () if name]
    return shown.get(owner.table.name) or [column.name for column in owner.table.columns]
