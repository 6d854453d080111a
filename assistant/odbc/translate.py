"""A T-SQL SELECT for another database system, by sqlglot; what comes out is read again before it is sent.

Names are quoted as the catalog spells them, since other systems tell capitals apart. Text is compared as the
other system does: PostgreSQL tells capitals apart in values, too.
"""

from __future__ import annotations

from collections.abc import Iterator

import sqlglot
from sqlglot import ErrorLevel, exp
from sqlglot.errors import SqlglotError
from sqlglot.tokenizer_core import TokenType

from assistant.odbc.dbms import Dbms
from assistant.rules.allowed import NAMED, NODES
from assistant.rules.parse import BUILDER_ERRORS, read
from assistant.rules.scopes import Source
from assistant.rules.statement import Statement, statement
from assistant.tsql.kinds import kind_of
from assistant.tsql.resolve import annotate
from schema_index import Catalog, GateError, bare_name, full_name

_MARK = "@"
_FAULTS = (SqlglotError, *BUILDER_ERRORS)


def translate(sql: str, catalog: Catalog, dbms: Dbms, most_rows: int) -> tuple[str, tuple[str, ...]]:
    """The statement in the system's dialect with `?` for each parameter, and their names in order.

    It gives at most `most_rows` rows: the drivers of these systems read a result to its end before they give
    its first row.

    Raises GateError where it cannot be carried over, or where what came out is not the one SELECT over the
    same tables, with the same filters on companies, that went in.
    """
    tree, resolved = _read(sql, catalog)
    before = _shape(tree)
    try:
        _spell(tree, resolved)
        annotate(tree, catalog)
        _order_outputs(tree)
        _join_texts(tree)
        _make_dates(tree, dbms)
        _cap(tree, most_rows)
        for node in list(tree.find_all(exp.Parameter)):
            node.replace(exp.column(exp.to_identifier(f"{_MARK}{node.name}", quoted=True)))
        _name_schemas(tree, resolved)
        text = tree.sql(dbms.dialect, unsupported_level=ErrorLevel.RAISE, comments=False)
    except _FAULTS as error:
        reason = " ".join(str(error).split())[:120]
        raise GateError(
            f"This cannot be carried over to {dbms.reported} ({reason}): write it otherwise"
        ) from None
    text, names = _positional(text, dbms)
    _judge(text, before, dbms)
    return text, names


def headings(sql: str) -> tuple[str, ...] | None:
    """The names of the output columns as written; None where there is a star or one without a name."""
    tree = read(sql).tree
    if not isinstance(tree, exp.Query) or any(item.is_star for item in tree.selects):
        return None
    names = tuple(item.output_name for item in tree.selects)
    return names if all(names) else None


def _read(sql: str, catalog: Catalog) -> tuple[exp.Query, Statement]:
    reading = read(sql)
    if not isinstance(reading.tree, exp.Query):
        raise GateError("not run: it is not one SELECT")
    if any(node.name.startswith(_MARK) for node in reading.tree.find_all(exp.Identifier)):
        raise GateError(f"A name that starts with {_MARK} cannot be carried over: call it otherwise")
    return reading.tree, statement(sql, reading.tokens, reading.tree, catalog)


def _spell(tree: exp.Query, resolved: Statement) -> None:
    """Quote every name: columns and tables as the catalog has them, others as they are first written."""
    first: dict[str, str] = {}
    for node in tree.find_all(exp.Identifier, bfs=False):
        node.set("this", first.setdefault(node.name.lower(), node.name))
        node.set("quoted", True)
    for reference in resolved.resolution.references.values():
        source = reference.source
        if (
            source is not None
            and source.table is not None
            and isinstance(reference.column.this, exp.Identifier)
        ):
            found = source.table.column(reference.column.name)
            if found is not None:
                reference.column.this.set("this", found.name)
        if source is not None and source.alias is None and reference.column.table:
            reference.column.set("table", _called(source, first))
    for source in resolved.resolution.sources():
        named = source.node
        if source.kind == "table" and source.table is not None and isinstance(named, exp.Table):
            named.set("db", None)
            named.set("this", exp.to_identifier(source.table.name, quoted=True))
            if not named.alias:
                named.set("alias", exp.TableAlias(this=_called(source, first)))
    for table in tree.find_all(exp.Table):
        table.set("hints", None)
    for column in tree.find_all(exp.Column):
        column.set("db", None)
    for query in tree.find_all(exp.Query):
        query.set("options", None)


def _called(source: Source, first: dict[str, str]) -> exp.Identifier:
    """What columns of a source without an alias are qualified with: outside dbo, the schema is part of it."""
    outside = source.table is not None and "." in source.table.name
    name = source.table.name if outside and source.table is not None else first[source.name.lower()]
    return exp.to_identifier(name, quoted=True)


def _name_schemas(tree: exp.Query, resolved: Statement) -> None:
    """Tables of other schemas, so far called as the catalog calls them, by schema and name."""
    for source in resolved.resolution.sources():
        if source.kind == "table" and source.table is not None and isinstance(source.node, exp.Table):
            schema, dot, _ = source.table.name.partition(".")
            if dot:
                source.node.set("db", exp.to_identifier(schema, quoted=True))
                source.node.set("this", exp.to_identifier(bare_name(source.table.name), quoted=True))


def _order_outputs(tree: exp.Query) -> None:
    """ORDER BY after a set operation names output columns, which belong to no table of a branch."""
    for node in tree.find_all(exp.SetOperation):
        order = node.args.get("order")
        for column in order.find_all(exp.Column) if order is not None else ():
            column.set("table", None)


def _join_texts(tree: exp.Query) -> None:
    """`a + b` over texts is `a || b` elsewhere."""
    for node in reversed(list(tree.find_all(exp.Add))):
        sides = [node.this, node.expression]
        if "text" in {kind_of(side) for side in sides}:
            texts = [side if kind_of(side) == "text" else exp.cast(side, "text") for side in sides]
            joined = exp.DPipe(this=texts[0], expression=texts[1], safe=True)
            joined.type = exp.DataType.build("varchar")
            node.replace(joined)


def _cap(tree: exp.Query, most_rows: int) -> None:
    limit = tree.args.get("limit")
    given = (
        limit.args.get("count" if isinstance(limit, exp.Fetch) else "expression")
        if limit is not None
        else None
    )
    number = given.unnest() if isinstance(given, exp.Expr) else None
    if limit is None:
        tree.set("limit", exp.Limit(expression=exp.Literal.number(most_rows)))
    elif given is not None and isinstance(number, exp.Literal) and int(number.name) > most_rows:
        given.replace(exp.Literal.number(most_rows))


def _make_dates(tree: exp.Query, dbms: Dbms) -> None:
    """DATEFROMPARTS is MAKE_DATE in PostgreSQL, which sqlglot does not write."""
    if "MAKE_DATE" in dbms.named:
        for node in list(tree.find_all(exp.DateFromParts)):
            parts = [exp.cast(node.args[part], "int") for part in ("year", "month", "day")]
            node.replace(exp.Anonymous(this="MAKE_DATE", expressions=parts))


def _positional(text: str, dbms: Dbms) -> tuple[str, tuple[str, ...]]:
    """`?` for each quoted name that stands for a parameter, found by the tokens of the other dialect."""
    pieces: list[str] = []
    names: list[str] = []
    position = 0
    for token in sqlglot.tokenize(text, dialect=dbms.dialect):
        if token.token_type is TokenType.IDENTIFIER and token.text.startswith(_MARK):
            pieces += [text[position : token.start], "?"]
            names.append(token.text.removeprefix(_MARK))
            position = token.end + 1
    return "".join([*pieces, text[position:]]), tuple(names)


def _judge(text: str, before: list[tuple[str, str]], dbms: Dbms) -> None:
    """Read the text that is sent: one SELECT, of listed parts, over the tables that went in."""
    try:
        trees = [tree for tree in sqlglot.parse(text, dialect=dbms.dialect) if tree is not None]
    except _FAULTS:
        trees = []
    if len(trees) != 1 or not isinstance(trees[0], exp.Query):
        raise GateError(f"not run: for {dbms.reported} it is not one SELECT: write it otherwise")
    for node in trees[0].walk():
        if isinstance(node, exp.Anonymous):
            known = node.name.upper() in NAMED | dbms.named
        else:
            known = type(node).__name__ in NODES | dbms.nodes | {"Placeholder"}
        if not known:
            what = node.name if isinstance(node, exp.Anonymous) else node.key
            raise GateError(
                f"not run: for {dbms.reported} it needs {what}, which is not listed: write it otherwise"
            )
    if _shape(trees[0]) != before:
        raise GateError(f"not run: for {dbms.reported} it would read other rows: write it otherwise")


def _shape(tree: exp.Expr) -> list[tuple[str, str]]:
    """Every table that is read, with the numbers that its SELECT allows its companies to be."""
    return sorted((full_name(node.db, node.name).lower(), numbers) for node, numbers in _tables(tree))


def _number(value: exp.Expr) -> str:
    """A literal as it is; a parameter has other names before and after."""
    return value.name if isinstance(value, exp.Literal) else "?"


def _tables(tree: exp.Expr) -> Iterator[tuple[exp.Table, str]]:
    for node in tree.find_all(exp.Table):
        select = node.find_ancestor(exp.Select)
        where = select.args.get("where") if select is not None else None
        lists = where.find_all(exp.In) if where is not None else ()
        held = sorted(
            f"{one.this.name.lower()} in {sorted(_number(value) for value in one.expressions)}"
            for one in lists
            if isinstance(one.this, exp.Column) and one.expressions
        )
        yield node, "; ".join(held)
