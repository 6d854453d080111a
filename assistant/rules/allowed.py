"""What a SELECT may be made of: a list of what is allowed, in allowed.toml beside this module.

`server_word` names what read-only refuses with a reason of its own. `not_allowed` is the last rule: it
judges a statement that keeps all the others, and refuses whatever nobody thought of.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from math import prod

from sqlglot import exp
from sqlglot.tokenizer_core import Token, TokenType

from assistant.rules.finding import Finding
from assistant.rules.resolve import unwrapped
from assistant.rules.statement import Statement
from assistant.rules.tables import is_hint_call
from assistant.rules.tokens import word
from schema_index import Catalog

_LISTS: dict[str, list[str]] = tomllib.loads((files(__package__) / "allowed.toml").read_text("utf-8"))

NODES = frozenset(_LISTS["nodes"]) | frozenset(_LISTS["functions"])
"""Names of sqlglot's classes."""
NAMED = frozenset(_LISTS["named"])
METHODS = frozenset(_LISTS["methods"])
TABLE_FUNCTIONS = frozenset(_LISTS["tables"])
OPTIONS = frozenset(_LISTS["options"])
FOR_CLAUSES = frozenset(_LISTS["for_clauses"])
SERVER = frozenset(_LISTS["server"])
BARE = frozenset({"CURRENT_USER", "SESSION_USER", "SYSTEM_USER", "USER"})
"""Of SERVER, those that are called without parentheses."""
SELECTS = exp.Select | exp.SetOperation
_GROWS = frozenset({"SQUARE", "LEFT_SHIFT"})
MOST_REPEATED = 1_000_000
"""The largest number that REPLICATE, SPACE and GENERATE_SERIES may be given."""


def server_word(tokens: list[Token], index: int) -> str:
    """Why the token names something of the server rather than data, or ""."""
    token = tokens[index]
    name = word(token)
    after = tokens[index + 1].token_type if index + 1 < len(tokens) else None
    before = tokens[index - 1].token_type if index else None
    if token.token_type is TokenType.PARAMETER and after is TokenType.PARAMETER:
        variable = tokens[index + 2].text if index + 2 < len(tokens) else ""
        return f"@@{variable} tells of the server, not of the data"
    if before is TokenType.DOT or name not in SERVER:
        return ""
    called = after is TokenType.L_PAREN
    return f"{name} tells of the server, not of the data" if called or name in BARE else ""


def not_allowed(statement: Statement) -> Iterator[Finding]:
    """Yield a finding for each part of the statement that is not listed as allowed."""
    # Hints are the nolock rule's: an INDEX in one is no call.
    for node in statement.tree.walk(prune=lambda node: isinstance(node, exp.WithTableHint)):
        reason = _reason(node) or _misplaced(node, statement.tree) or _own_type(node, statement.catalog)
        if reason:
            yield statement.finding("read-only", node, reason, "ask for rows of tables in another way")


def _reason(node: exp.Expr) -> str:
    if isinstance(node, exp.Anonymous):
        return _call(node)
    if isinstance(node, exp.Lateral) and (reason := _applied(node.this)):
        return reason
    named = isinstance(node, exp.Dot) and not isinstance(node.expression, exp.Anonymous)
    if named and not isinstance(node.parent, exp.Lateral):
        return f"{node.sql('tsql', comments=False)[:60]} is not among what a SELECT may hold here"
    if type(node).__name__ not in NODES:
        return f"{node.sql('tsql', comments=False)[:60]} is not among what a SELECT may hold here"
    if isinstance(node, exp.QueryOption) and not isinstance(node.parent, exp.ForClause):
        return _option(node)
    if isinstance(node, exp.ForClause) and str(node.args.get("kind")).upper() not in FOR_CLAUSES:
        return f"FOR {node.args.get('kind')} is not allowed"
    if isinstance(node, exp.Repeat | exp.Space | exp.GenerateSeries) and _is_endless(node):
        return f"{node.sql('tsql', comments=False)[:60]} gives more than {MOST_REPEATED:,}"
    if isinstance(node, exp.Table) and isinstance(node.this, exp.Func) and not is_hint_call(node):
        return _table_function(node.this)
    return ""


def _own_type(node: exp.Expr, catalog: Catalog) -> str:
    """A type that is neither T-SQL's nor the catalog's: the code of a type written in .NET would run."""
    if not isinstance(node, exp.DataType) or (
        node.this != exp.DType.USERDEFINED and not node.args.get("kind")
    ):
        return ""
    name = node.sql("tsql", comments=False)
    known = name.removeprefix("dbo.").lower() in {one.lower() for one, _ in catalog.types}
    return "" if known else f"{name[:60]} is no type of T-SQL or of the catalog"


def _misplaced(node: exp.Expr, root: exp.Expr) -> str:
    """What sqlglot reads where T-SQL has a query, or a query where T-SQL has none."""
    if isinstance(node, exp.With) and node.parent is not root:
        return "WITH stands at the start of the statement only"
    if isinstance(node, exp.CTE | exp.Exists) and not isinstance(unwrapped(node.this), SELECTS):
        return f"{node.sql('tsql', comments=False)[:60]} holds no SELECT"
    if isinstance(node, exp.Subquery) and not isinstance(unwrapped(node), SELECTS | exp.Table | exp.Values):
        return f"{node.sql('tsql', comments=False)[:60]} holds no SELECT"
    return ""


def _call(node: exp.Anonymous) -> str:
    if isinstance(node.this, exp.Identifier):
        return f"[{node.name}](…) is no function of T-SQL"
    parent = node.parent
    if isinstance(parent, exp.Dot) and parent.expression is node:
        return _method(node)
    if isinstance(parent, exp.Table | exp.Lateral):
        return "" if isinstance(parent, exp.Table) and is_hint_call(parent) else _table_function(node)
    name = node.name.upper()
    return "" if name in NAMED else f"{name}(…) is not among what a SELECT may call here"


def _method(node: exp.Anonymous) -> str:
    """Methods of XML values; `sql:column("PREH.HrlyRate")` in a path reads a column that no rule sees."""
    if node.name not in METHODS:
        return f".{node.name}(…) is not among what a SELECT may call here"
    prefixed = any(not part.is_string or ":" in part.name for part in node.expressions)
    return f".{node.name}(…) takes a path without a prefix here" if prefixed else ""


def _applied(node: exp.Expr) -> str:
    """APPLY takes a query or a listed function: a table by its name would escape every rule about tables."""
    inner = unwrapped(node)
    method = isinstance(node, exp.Dot) and isinstance(node.expression, exp.Anonymous)
    if isinstance(inner, SELECTS | exp.Values | exp.Func) or method:
        return ""
    return f"APPLY reads {node.sql('tsql', comments=False)[:60]} by its name: write APPLY (SELECT …)"


def _table_function(call: exp.Expr) -> str:
    name = call.name if isinstance(call, exp.Anonymous) else ""
    known = name.upper() in TABLE_FUNCTIONS or isinstance(call, exp.GenerateSeries | exp.OpenJSON)
    return "" if known else f"{name or call.key}(…) is no table that may be read here"


def _is_endless(node: exp.Expr) -> bool:
    """Whether a constant, or a product of constants, asks for more text or rows than any question needs."""
    found = (_number(literal) for literal in node.find_all(exp.Literal))
    numbers = [abs(number) for number in found if number is not None]
    if max(numbers, default=0.0) > MOST_REPEATED or node.find(exp.Pow, exp.Exp, exp.HexString):
        return True
    nested = any(other is not node for other in node.find_all(exp.Repeat, exp.Space))
    called = any(call.name.upper() in _GROWS for call in node.find_all(exp.Anonymous))
    grows = nested or called or node.find(exp.Mul) is not None
    return grows and (called or prod(number for number in numbers if number > 1) > MOST_REPEATED)


def _number(literal: exp.Literal) -> float | None:
    """The number that a literal is, or that a text would be converted to."""
    try:
        return float(literal.name)
    except ValueError:
        return None


def _option(node: exp.QueryOption) -> str:
    name = node.name.upper()
    endless = name == "MAXRECURSION" and node.text("expression") == "0"
    if name not in OPTIONS or endless:
        value = f" {node.text('expression')}" if node.args.get("expression") is not None else ""
        return f"OPTION ({name}{value}) is not allowed"
    return ""
