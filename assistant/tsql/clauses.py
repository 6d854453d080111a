"""Clauses: TOP, APPLY, PIVOT, ROLLUP, hints, tables, and what has no equal in DuckDB."""

from __future__ import annotations

from sqlglot import exp

from assistant.rules.finding import line_and_column
from assistant.rules.parse import read
from assistant.rules.tables import table_of
from assistant.tsql.kinds import Context, Transform, number, refuse
from assistant.tsql.resolve import name_other_schemas
from schema_index import Catalog, ExecutionError

_WRITES = (exp.Into, exp.DML, exp.DDL, exp.Command, exp.Execute)


def single_select(sql: str) -> exp.Query:
    """Parse T-SQL into its one SELECT (or set operation of SELECTs).

    Raises ExecutionError for anything else: this is the last guard before a database.
    """
    reading = read(sql)
    if reading.error:
        line, column = line_and_column(sql, reading.offset)
        place = f"line {line}, column {column}"
        raise ExecutionError(f"The statement is not T-SQL: {reading.error}, at {place}")
    tree = reading.tree
    if not isinstance(tree, exp.Query) or isinstance(tree, exp.Subquery):
        raise ExecutionError("The statement is not one SELECT: only a single SELECT is run")
    for node in tree.walk():
        if isinstance(node, _WRITES) and not isinstance(node, exp.Query):
            raise ExecutionError(f"The statement is more than a SELECT: {node.key.upper()} is not run")
    return tree


def refuse_what_has_no_equal(tree: exp.Query) -> None:
    """Raise ExecutionError for FOR XML, system variables, user functions and the like."""
    for node in tree.walk():
        if isinstance(node, exp.ForClause):
            advice = "use STRING_AGG" if str(node.args.get("kind")).upper() == "XML" else ""
            raise refuse(f"FOR {node.args.get('kind')}", advice)
        if isinstance(node, exp.Parameter) and isinstance(node.this, exp.Parameter):
            raise refuse(f"@@{node.this.name}")
        if isinstance(node, exp.Dot) and isinstance(node.expression, exp.Anonymous):
            raise refuse(f"{node.sql(dialect='tsql').split('(')[0]}()", "the demo has no user functions")
        if isinstance(node, exp.Table) and node.args.get("version"):
            raise refuse("FOR SYSTEM_TIME")


def name_tables(tree: exp.Query, catalog: Catalog) -> None:
    """Point every table at the demo's table, without hints or base-table prefix, its schema in its name.

    Raises ExecutionError for a table that the demo does not have.
    """
    name_other_schemas(tree, catalog)
    for column in tree.find_all(exp.Column):
        column.set("db", None)
    ctes = {cte.alias.lower() for cte in tree.find_all(exp.CTE)}
    for table in list(tree.find_all(exp.Table)):
        table.set("hints", None)
        if isinstance(table.this, exp.Func):
            continue
        if table.name.lower() in ctes and not table.db:
            continue
        if table.catalog:
            raise refuse(f"{table.catalog}.{table.db}.{table.name}", "name the table without a database")
        named = not table.db and "." in table.name
        found = catalog.get(table.name) if named else table_of(table, catalog)
        if found is None:
            written = f"{table.db}.{table.name}" if table.db else table.name
            raise ExecutionError(f"The demo database has no table {written}: use one of its schema")
        name = table.name
        table.set("db", None)
        table.set("this", exp.to_identifier(found.name, quoted=True))
        if not table.alias and name.lower() != found.name.lower():
            table.set("alias", exp.TableAlias(this=exp.to_identifier(name, quoted=True)))


def _table_function(table: exp.Table) -> None:
    alias = table.args.get("alias") or exp.TableAlias(this=exp.to_identifier("string_split"))
    table.replace(exp.Subquery(this=_rows_of(table.this), alias=alias))


def _rows_of(function: exp.Expr) -> exp.Select:
    """STRING_SPLIT as a query; any other function is no table of the demo."""
    if function.name.upper() != "STRING_SPLIT":
        raise refuse(f"{function.name or function.key.upper()}(…) as a table")
    split = exp.Anonymous(this="string_split", expressions=function.expressions[:2])
    return exp.select(exp.alias_(exp.Anonymous(this="unnest", expressions=[split]), "value"))


def aliases_by_equals(tree: exp.Query) -> None:
    """`SELECT Total = SUM(x)` is an alias in T-SQL, never a comparison."""
    for select in tree.find_all(exp.Select):
        for item in select.expressions:
            if isinstance(item, exp.EQ):
                left = item.this
                if isinstance(left, exp.Literal) or (isinstance(left, exp.Column) and not left.table):
                    item.replace(exp.alias_(item.expression.copy(), left.name, quoted=True))


def carry_clauses(tree: exp.Query) -> exp.Query:
    """TOP, APPLY, ROLLUP, PIVOT, recursive CTEs and query options, in place."""
    for select in list(tree.find_all(exp.Select)):
        select.set("options", None)
        _top(select)
        _rollup(select)
    for table in list(tree.find_all(exp.Table)):
        if isinstance(table.this, exp.Func):
            _table_function(table)
    for join in list(tree.find_all(exp.Join)):
        _apply(join)
    for pivot in list(tree.find_all(exp.Pivot)):
        _pivot(pivot)
    for with_ in tree.find_all(exp.With):
        for cte in with_.expressions:
            if any(table.name.lower() == cte.alias.lower() for table in cte.this.find_all(exp.Table)):
                with_.set("recursive", True)
    tree.set("options", None)
    return tree


def _top(select: exp.Select) -> None:
    limit = select.args.get("limit")
    options = limit.args.get("limit_options") if limit is not None else None
    if limit is None or options is None:
        pass
    elif options.args.get("percent"):
        counted = select.copy()
        for name in ("limit", "order"):
            counted.set(name, None)
        count = exp.select(exp.Count(this=exp.Star())).from_(counted.subquery("counted"))
        share = exp.Div(this=exp.Mul(this=exp.Paren(this=limit.expression),
                                     expression=exp.Literal.number("1.0")),
                        expression=number(100))  # fmt: skip
        rows = exp.Ceil(this=exp.Mul(this=exp.Paren(this=share), expression=count.subquery()))
        top = exp.Paren(this=exp.select(exp.Cast(this=rows, to=exp.DataType.build("BIGINT"))))
        select.set("limit", exp.Limit(expression=top))
    elif options.args.get("with_ties"):
        order = select.args.get("order")
        if order is None or select.args.get("distinct"):
            raise refuse("TOP … WITH TIES without ORDER BY or with DISTINCT")
        rank = exp.Window(this=exp.Anonymous(this="rank"), order=order.copy())
        select.set("qualify", exp.Qualify(this=exp.LTE(this=rank, expression=limit.expression)))
        select.set("limit", None)
    if isinstance(select.parent, exp.SetOperation) and select.args.get("limit"):
        inner = select.copy()
        select.replace(exp.select("*").from_(inner.subquery("top_rows")))


def _rollup(select: exp.Select) -> None:
    """GROUP BY a, b WITH ROLLUP is GROUP BY ROLLUP (a, b); likewise CUBE."""
    group = select.args.get("group")
    if group is None:
        return
    for name, kind in (("rollup", exp.Rollup), ("cube", exp.Cube)):
        marks = group.args.get(name)
        if marks and not marks[0].expressions:
            marks[0].replace(kind(expressions=[item.copy() for item in group.expressions]))
            group.set("expressions", [])


def _apply(join: exp.Join) -> None:
    lateral = join.this
    if isinstance(lateral, exp.Lateral) and isinstance(lateral.this, exp.Func):
        lateral.set("this", exp.Subquery(this=_rows_of(lateral.this)))
    if isinstance(lateral, exp.Lateral) and lateral.args.get("cross_apply") is not None:
        outer = lateral.args["cross_apply"] is False
        lateral.set("cross_apply", None)
        join.set("side", "LEFT" if outer else None)
        join.set("kind", None if outer else "INNER")
        join.set("on", exp.true())


def _pivot(pivot: exp.Pivot) -> None:
    """The columns of a PIVOT are values: [1] is '1', and a column is named after it.

    What it is made of is named without a table: DuckDB knows none there.
    """
    fields = pivot.args.get("fields") or []
    for column in (column for part in (*pivot.expressions, *fields) for column in part.find_all(exp.Column)):
        column.set("table", None)
    if pivot.args.get("unpivot"):
        return
    for field in pivot.args.get("fields") or []:
        for item in field.expressions:
            name = item.alias_or_name
            item.replace(exp.Literal.string(name))


def _parameter(node: exp.Expr, context: Context) -> exp.Expr:
    """Parameters bind by name; DuckDB knows them in lower case here."""
    return exp.Parameter(this=exp.var(node.name.lower()))


HANDLERS: dict[type[exp.Expr], Transform] = {exp.Parameter: _parameter}
