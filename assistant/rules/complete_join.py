"""complete-join: a join that uses part of a parent's natural key uses all of it.

Two tables that an equality connects (in ON, in WHERE, by correlation or by `IN (SELECT …)`) are
judged as a pair, with everything that is equal to it by a chain of equalities:

1. Complete, where one of the catalog's joins between the two has all its pairs, or where the
   whole natural key of either is equal to columns of the other, or to what is computed of them. A key
   column held at one value counts, on both sides where both have it; two different literals are not one
   value. A group counts that is the company master's.
2. Complete, where other tables of the query hold the whole key of the parent (JCCT: the phase
   group from JCCH, the cost type from JCCD) and one of them tells the child's rows apart, or
   where the two have no catalog join at all (a material by the group that HQCO gives the company).
3. Incomplete, where a catalog join between the two has some pairs and not the rest. This includes
   a join on the company alone.
4. Two tables without such a join are not parent and child. Siblings that share a parent's complete
   key (APTH and POHD by vendor) pass. So does whatever shares only a company, a group or a month.
   What remains (part of a key, and no known reason) is incomplete, except in a subquery, where
   an aggregate over a part of the key is usual, and except for a table joined with itself.
5. A subquery that gives one figure, or the first row, may leave out the end of the key: the total of a
   job, the latest period of a group. A gap before that (APTL by APTrans without Mth), or a total over no
   more than company and month, is incomplete.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from sqlglot import exp

from assistant.rules.clauses import clause_of, extend
from assistant.rules.conjuncts import conjuncts
from assistant.rules.facts import Equality, Facts, classes, facts_of, join_facts, output_places
from assistant.rules.finding import Edit, Finding
from assistant.rules.joined_pair import KnownJoins, Pair, is_shared, telling
from assistant.rules.locate import start_of
from assistant.rules.scopes import Resolution, Scope, Source
from assistant.rules.statement import Statement
from schema_index import Catalog, Join, Table, quote, quote_table

ColumnPairs = tuple[tuple[str, str], ...]


def complete_join(statement: Statement) -> Iterator[Finding]:
    """Yield a finding for each pair of tables that is joined on part of a key."""
    for scope in statement.resolution.scopes:
        facts = _scope_facts(scope, statement.resolution)
        if len(facts.equal) == 0:
            continue
        around = list(scope.around())
        everything = [
            some(outer, statement.resolution) for outer in around for some in (_scope_facts, _excluded)
        ]
        equal = classes(chain.from_iterable(some.equal for some in everything))
        single = {place: text for some in everything for place, text in some.single.items()}
        computed = {place: givers for some in everything for place, givers in some.computed.items()}
        for (left, right), written in _connected(facts, scope).items():
            joins = _known_joins(left.table, right.table, statement.catalog)
            pair = Pair(left, right, tuple(written), equal, single, joins, computed)
            yield from _judge(statement, scope, pair)


def _scope_facts(scope: Scope, resolution: Resolution) -> Facts:
    """All conditions of one scope, of outer joins too; `IN (SELECT column …)` counts as an equality."""
    where = scope.select.args.get("where")
    facts = facts_of(where.this if where is not None else None, resolution)
    for step in scope.joins:
        facts.add(join_facts(step.node, step.left, step.right, resolution))
    for member in facts.members:
        places = output_places(member.query, 0, resolution)
        if places is not None and len(places) == 1 and len(member.query.branches) == 1:
            facts.equal.append(Equality(member.place, next(iter(places)), member.node))
            facts.add(_scope_facts(member.query.branches[0], resolution))
    return facts


def _excluded(scope: Scope, resolution: Resolution) -> Facts:
    """`NOT IN (SELECT column …)` pairs two columns as IN does, though it leaves no rows with such a pair."""
    where = scope.select.args.get("where")
    facts = Facts()
    for part in conjuncts(where.this if where is not None else None):
        inner = part.this.unnest() if isinstance(part, exp.Not) else part
        if inner is part or not isinstance(inner, exp.In):
            continue
        for member in facts_of(inner, resolution).members:
            places = output_places(member.query, 0, resolution)
            if places is not None and len(places) == 1:
                facts.equal.append(Equality(member.place, next(iter(places)), member.node))
    return facts


def _connected(facts: Facts, scope: Scope) -> dict[tuple[Source, Source], list[Equality]]:
    """The equalities written in this scope, by the pair of tables that they connect."""
    pairs: dict[tuple[Source, Source], list[Equality]] = {}
    for equality in facts.equal:
        left, right = equality.left[0], equality.right[0]
        if left is right or left.table is None or right.table is None:
            continue
        if clause_of(equality.node, scope) is None and not isinstance(equality.node, exp.Join):
            continue
        if (right, left) in pairs:
            pairs[right, left].append(Equality(equality.right, equality.left, equality.node))
        else:
            pairs.setdefault((left, right), []).append(equality)
    return pairs


def _judge(statement: Statement, scope: Scope, pair: Pair) -> Iterator[Finding]:
    if any(all(pair.holds(a, b) for a, b in join) for join in pair.joins):
        return
    if pair.covers_key(pair.left) or pair.covers_key(pair.right):
        return
    best = _extended(pair)
    if best is None:
        by_others = any(pair.covers_key(source, by_others=True) for source in (pair.left, pair.right))
        if not by_others and _is_incomplete_stranger(pair, scope, statement.catalog):
            yield _finding(statement, scope, pair, (), _missing_key(pair))
        return
    pairs, right_is_parent = best
    parent, child = (pair.right, pair.left) if right_is_parent else (pair.left, pair.right)
    if pair.covers_key(parent, by_others=True) and pair.linked_elsewhere(child):
        return
    missing = tuple((a, b) for a, b in pairs if not pair.holds(a, b))
    if missing == pairs[-len(missing) :] and _is_of_many(pair, scope, pairs, missing):
        return
    columns = ", ".join(dict.fromkeys((b if right_is_parent else a) for a, b in missing))
    yield _finding(statement, scope, pair, missing, columns)


def _known_joins(left: Table | None, right: Table | None, catalog: Catalog) -> KnownJoins:
    found: KnownJoins = {}
    if left is not None and right is not None:
        for join in catalog.joins_of(left.name):
            found |= _oriented(join, left.name, right.name)
    return found


def _oriented(join: Join, left: str, right: str) -> KnownJoins:
    found: KnownJoins = {}
    if (join.table, join.other) == (left, right):
        found[join.pairs] = True
    if (join.other, join.table) == (left, right):
        found[tuple((b, a) for a, b in join.pairs)] = False
    return found


def _extended(pair: Pair) -> tuple[tuple[tuple[str, str], ...], bool] | None:
    """The known join with most of the written pairs, and among those the fewest missing."""
    written = {(equality.left[1], equality.right[1]) for equality in pair.written}
    ranked = []
    for pairs, right_is_parent in pair.joins.items():
        shared = sum((a.lower(), b.lower()) in written for a, b in pairs)
        missing = sum(not pair.holds(a, b) for a, b in pairs)
        if shared:
            ranked.append((-shared, missing, pairs, right_is_parent))
    if not ranked:
        return None
    _, _, pairs, right_is_parent = min(ranked)
    return pairs, right_is_parent


def _is_of_many(pair: Pair, scope: Scope, pairs: ColumnPairs, missing: ColumnPairs) -> bool:
    """Whether a subquery gives one figure, or the first row, of all rows that share the start of the key.

    The start tells rows apart, or the figure is the least or greatest of what is left out.
    """
    if pair.left.scope is pair.right.scope or not (_is_figure(scope.select) or _is_first(scope.select)):
        return False
    left_out = {name.lower() for both in missing for name in both}
    sought = [*scope.select.expressions, scope.select.args.get("order")]
    columns = (column for part in sought if part is not None for column in part.find_all(exp.Column))
    kept = (a for a, b in pairs if (a, b) not in missing)
    told = any(not is_shared(pair.left.table, name) for name in kept)
    return told or any(column.name.lower() in left_out for column in columns)


def _is_figure(select: exp.Select) -> bool:
    items = select.expressions
    return not select.args.get("group") and bool(items) and all(item.find(exp.AggFunc) for item in items)


def _is_first(select: exp.Select) -> bool:
    limit = select.args.get("limit")
    count = limit.find(exp.Literal) if isinstance(limit, exp.Limit) else None
    return count is not None and count.name == "1"


def _is_incomplete_stranger(pair: Pair, scope: Scope, catalog: Catalog) -> bool:
    """Whether two tables without a known join share part of a key that tells rows apart."""
    correlated = pair.left.scope is not scope or pair.right.scope is not scope
    if correlated or pair.left.table is pair.right.table:
        return False
    used = any(
        place[1] in {name.lower() for name in telling(place[0].table)}
        for equality in pair.written
        for place in (equality.left, equality.right)
    )
    return used and not _share_parent(pair, catalog)


def _share_parent(pair: Pair, catalog: Catalog) -> bool:
    """Whether both refer to one table by its complete key, over columns that are equal here."""
    left, right = pair.left.table, pair.right.table
    if left is None or right is None:
        return False
    for mine in catalog.joins_of(left.name):
        for theirs in catalog.joins_of(right.name):
            parent = catalog.find(mine.other)
            if mine.table != left.name or theirs.table != right.name or mine.other != theirs.other:
                continue
            by_parent = {b: a for a, b in theirs.pairs}
            keys = {b for _, b in mine.pairs}
            if parent is None or not set(parent.key) <= keys or not keys <= set(by_parent):
                continue
            if len(keys) > 1 and all(pair.holds(a, by_parent[b]) for a, b in mine.pairs):
                return True
    return False


def _missing_key(pair: Pair) -> str:
    """The key columns of the side with the fewest that nothing equals."""
    sides: list[list[str]] = []
    for source in (pair.left, pair.right):
        key = source.table.key if source.table is not None else ()
        open_ = [name for name in key if not pair.covers(source, name)]
        if len(open_) < len(key):
            sides.append(open_)
    sides.sort(key=len)
    return ", ".join(sides[0]) if sides else ""


def _finding(
    statement: Statement, scope: Scope, pair: Pair, missing: tuple[tuple[str, str], ...], columns: str
) -> Finding:
    first = min(pair.written, key=lambda equality: start_of(equality.node))
    names = f"{_label(pair.left)} and {_label(pair.right)}"
    left, right = _qualifier(pair.left), _qualifier(pair.right)
    conditions = " AND ".join(f"{left}.{quote(a)} = {right}.{quote(b)}" for a, b in missing)
    clause = clause_of(first.node, scope)
    edits: tuple[Edit, ...] = ()
    # `IN (SELECT …)` has the columns of its query out of reach, and two values are not made one by an
    # equality: only words can help there.
    apart = any(pair.held((pair.left, a.lower())) and pair.held((pair.right, b.lower())) for a, b in missing)
    if apart:
        remedy = f"hold both at one value: {conditions}"
    elif missing:
        remedy = f"add {conditions}"
        if clause is not None and isinstance(first.node, exp.EQ):
            edits = extend(statement, clause, conditions)
    else:
        remedy = f"join on the whole key as well: {columns}"
    return statement.finding(
        "complete-join",
        first.node,
        f"{names} are joined on part of the key: {columns} is missing",
        remedy,
        edits,
    )


def _qualifier(source: Source) -> str:
    """What stands before a column: with its schema where the table is outside dbo and has no alias."""
    outside = source.table is not None and source.alias is None and "." in source.table.name
    return quote_table(source.table.name) if outside and source.table is not None else quote(source.name)


def _label(source: Source) -> str:
    table = source.table.name if source.table is not None else source.name
    return table if source.alias is None else f"{table} {source.name}"
