"""One parsed statement with all its names resolved: what every rule after parsing looks at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlglot import exp
from sqlglot.tokenizer_core import Token

from assistant.rules.finding import Edit, Finding, finding
from assistant.rules.locate import start_of
from assistant.rules.resolve import resolve
from assistant.rules.scopes import Resolution
from assistant.violation import RuleId
from schema_index import Catalog


@dataclass(eq=False)
class Statement:
    """The text, its tokens, tree and resolved names; `company` is what a missing filter is fixed with."""

    text: str
    tokens: list[Token]
    tree: exp.Expr
    catalog: Catalog
    resolution: Resolution
    company: int | None = None

    def finding(
        self, rule: RuleId, node: exp.Expr, message: str, fix: str = "", edits: Sequence[Edit] = ()
    ) -> Finding:
        """A finding located where the node starts in the text."""
        return finding(self.text, rule, start_of(node), message, fix, edits)


def statement(
    text: str, tokens: list[Token], tree: exp.Expr, catalog: Catalog, company: int | None = None
) -> Statement:
    """The statement for a parsed SELECT or set operation."""
    return Statement(text, tokens, tree, catalog, resolve(tree, catalog), company)
