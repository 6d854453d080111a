"""Shapes of a query that sqlglot reads and SQL Server refuses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sqlglot import exp

from assistant.rules.finding import Edit, Finding, finding
from assistant.rules.locate import start_of
from assistant.rules.read_only import starts_statement
from assistant.rules.resolve import unwrapped
from assistant.rules.scopes import Query, Scope
from assistant.rules.statement import Statement
from assistant.rules.tokens import closing, index_at, word
from assistant.rules.words import RESERVED

_LONG = 5
"""Digits of a number that is no position."""

NODES: dict[type[exp.Expr], tuple[str, str]] = {
    exp.Qualify: ("QUALIFY", "filter the window function in a CTE"),
    exp.Filter: ("FILTER (WHERE …)", "write SUM(CASE WHEN … THEN … END)"),
    exp.RegexpLike: ("a regular expression", "write LIKE or PATINDEX"),
    exp.SimilarTo: ("SIMILAR TO", "write LIKE"),
    exp.Glob: ("GLOB", "write LIKE"),
    exp.Array: ("an array", "use a table or several columns"),
    exp.Bracket: ("[…] after an expression", "use a table or several columns"),
    exp.Unnest: ("UNNEST", "use STRING_SPLIT or OPENJSON"),
}


def foreign_nodes(statement: Statement) -> Iterator[Finding]:
    """Yield a finding for each node that T-SQL does not have at all."""
    for node in statement.tree.walk():
        if type(node) in NODES:
            what, fix = NODES[type(node)]
            yield statement.finding("dialect", node, f"{what} is not T-SQL", fix)


def refused_shapes(statement: Statement) -> Iterator[Finding]:
    """Yield a finding for each construct that T-SQL refuses where it stands."""
    for node in statement.tree.walk():
        if isinstance(node, exp.Identifier):
            yield from _reserved(statement, node)
        elif isinstance(node, exp.Join):
            yield from _join(statement, node)
        elif isinstance(node, exp.Count) and isinstance(node.this, exp.Distinct):
            if len(node.this.expressions) > 1:
                message = "COUNT(DISTINCT …) takes one expression"
                yield statement.finding("dialect", node, message, "use a subquery")
        elif isinstance(node, exp.Star) and (node.args.get("except_") or node.args.get("replace")):
            yield statement.finding("dialect", node, "* with exceptions is not T-SQL", "name the columns")
        elif isinstance(node, exp.In | exp.EQ) and isinstance(node.this, exp.Tuple):
            fix = "write EXISTS with one condition a column"
            yield statement.finding("dialect", node, "(a, b) compared as a row is not T-SQL", fix)
        elif isinstance(node, exp.In) and node.args.get("field") is not None:
            yield statement.finding("dialect", node, "IN takes a list or a query", "write IN (…)")
        elif isinstance(node, exp.Group):
            yield from _group(statement, node)
    yield from _using(statement)
    yield from _queries(statement)
    for table in statement.resolution.self_named:
        message = f"The CTE {table.name} reads itself: T-SQL takes this for a recursion without UNION ALL"
        yield statement.finding("dialect", table, message, f"give the CTE another name than {table.name}")


def _reserved(statement: Statement, node: exp.Identifier) -> Iterator[Finding]:
    if node.args.get("quoted") or node.name.upper() not in RESERVED - {"USER"} or "start" not in node.meta:
        return
    if starts_statement(statement.tokens, node):
        return
    start, end = node.meta["start"], node.meta["end"] + 1
    edits = [Edit(start, end, f"[{node.name}]")]
    message = f"{node.name} is a reserved word of T-SQL"
    yield statement.finding("dialect", node, message, f"write [{node.name}]", edits)


def _join(statement: Statement, node: exp.Join) -> Iterator[Finding]:
    lateral = node.this
    if str(node.args.get("method") or "").upper() == "NATURAL":
        yield statement.finding("dialect", lateral, "NATURAL JOIN is not T-SQL", "write the pairs in ON")
    if node.kind.upper() in ("SEMI", "ANTI"):
        yield statement.finding("dialect", lateral, f"{node.kind} JOIN is not T-SQL", "write EXISTS")
    bare = isinstance(lateral, exp.Table | exp.Subquery) and node.kind.upper() != "CROSS"
    if bare and (node.side or node.kind) and not (node.args.get("on") or node.args.get("using")):
        yield statement.finding("dialect", lateral, "A join needs ON", "write the pairs in ON")


def _group(statement: Statement, node: exp.Group) -> Iterator[Finding]:
    select = node.parent
    if node.args.get("all"):
        yield statement.finding("dialect", node, "GROUP BY ALL is not T-SQL", "name the columns")
    for item in node.expressions:
        if isinstance(item, exp.Literal) and not item.is_string and isinstance(select, exp.Select):
            position = int(item.name) if item.name.isdigit() and len(item.name) < _LONG else 0
            chosen = select.expressions[position - 1] if 0 < position <= len(select.expressions) else None
            edits = []
            if chosen is not None and not isinstance(chosen, exp.Star):
                start, end = item.meta["start"], item.meta["end"] + 1
                edits = [Edit(start, end, chosen.unalias().sql("tsql", comments=False))]
            message = f"GROUP BY {item.name} is not T-SQL: it takes expressions, not positions"
            yield statement.finding("dialect", item, message, "repeat the expression", edits)


def _using(statement: Statement) -> Iterator[Finding]:
    for scope in statement.resolution.scopes:
        for step in scope.joins:
            names = step.node.args.get("using") or ()
            if not names or not step.right:
                continue
            pairs = []
            for name in names:
                owner = next((source for source in step.left if source.has(name.name)), None)
                if owner is not None:
                    pairs.append(f"{owner.name}.{name.name} = {step.right[0].name}.{name.name}")
            edits = []
            if len(pairs) == len(names):
                tokens = statement.tokens
                first = index_at(tokens, names[0].meta["start"]) - 2
                if word(tokens[first]) == "USING":
                    end = tokens[closing(tokens, first + 1)].end + 1
                    edits = [Edit(tokens[first].start, end, f"ON {' AND '.join(pairs)}")]
            yield statement.finding("dialect", names[0], "USING is not T-SQL", "write the pairs in ON", edits)


def _queries(statement: Statement) -> Iterator[Finding]:
    for scope in statement.resolution.scopes:
        yield from _paging(statement, scope)
        yield from _duplicates(statement, scope)
        for source in scope.sources:
            if source.query is not None and not source.is_cte:
                if not source.name:
                    message = "A derived table needs an alias"
                    yield statement.finding("dialect", source.node, message, "add AS d")
                yield from _columns(statement, source.query, source.name or "the derived table")
    for query in {id(query): query for query in statement.resolution.queries.values()}.values():
        if query.name:
            yield from _columns(statement, query, query.name)


def _paging(statement: Statement, scope: Scope) -> Iterator[Finding]:
    select = scope.select
    limit, order = select.args.get("limit"), select.args.get("order")
    distinct = select.args.get("distinct")
    if distinct is not None and distinct.args.get("on") is not None:
        yield statement.finding("dialect", distinct, "DISTINCT ON is not T-SQL", "use ROW_NUMBER() in a CTE")
    if isinstance(limit, exp.Fetch) and select.args.get("offset") is None:
        yield _lone_fetch(statement, limit, order is not None)
    options = limit.args.get("limit_options") if limit is not None else None
    if limit is not None and options is not None and options.args.get("with_ties") and order is None:
        yield statement.finding("dialect", limit, "TOP … WITH TIES needs ORDER BY", "add ORDER BY")
    worded = isinstance(limit, exp.Limit)  # LIMIT n OFFSET m: the word itself is reported.
    if select.args.get("offset") is not None and order is None and not worded:
        offset = select.args["offset"]
        yield statement.finding("dialect", offset, "OFFSET needs ORDER BY in T-SQL", "add ORDER BY")
    limited = any(select.args.get(name) is not None for name in ("limit", "offset", "for_"))
    if order is not None and not limited and select is not unwrapped(statement.tree):
        message = "ORDER BY is not allowed in a subquery, derived table or CTE without TOP"
        yield statement.finding("dialect", order, message, "order the outer query")


def _lone_fetch(statement: Statement, fetch: exp.Fetch, ordered: bool) -> Finding:
    index = index_at(statement.tokens, start_of(fetch))
    while index and word(statement.tokens[index]) != "FETCH":
        index -= 1
    start = statement.tokens[index].start
    edits = [Edit(start, start, "OFFSET 0 ROWS ")] if ordered else []
    message, fix = "FETCH needs OFFSET in T-SQL", "write OFFSET 0 ROWS before it, or SELECT TOP (n)"
    return finding(statement.text, "dialect", start, message, fix, edits)


def _duplicates(statement: Statement, scope: Scope) -> Iterator[Finding]:
    shown = [source for source in scope.sources if not source.hidden and source.name]
    counts = Counter(source.name.lower() for source in shown)
    seen: set[str] = set()
    for source in shown:
        name = source.name.lower()
        if counts[name] > 1 and name in seen:
            message = f"{source.name} stands twice in this FROM under one name"
            yield statement.finding("dialect", source.node, message, "give each an alias of its own")
        seen.add(name)


def _columns(statement: Statement, query: Query, name: str) -> Iterator[Finding]:
    """Columns of a derived table or CTE need names, each of them once."""
    columns = query.columns()
    outputs = query.branches[0].outputs() if query.branches else None
    if columns is None or outputs is None:
        return
    if query.alias_columns and len(query.alias_columns) != len(outputs):
        message = f"{name} names {len(query.alias_columns)} columns but gives {len(outputs)}"
        yield statement.finding("dialect", query.node, message, "name each column once")
        return
    seen: set[str] = set()
    for column, output in zip(columns, outputs, strict=True):
        node = output.expression or query.node
        if not column:
            message = f"A column of {name} has no name"
            yield statement.finding("dialect", node, message, "name it with AS")
        elif column.lower() in seen:
            message = f"{name} gives two columns named {column}"
            yield statement.finding("dialect", node, message, "name one of them otherwise with AS")
        seen.add(column.lower())
