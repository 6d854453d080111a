"""Mutations of a right statement, each wrong in one place: what a score has to notice.

A column pair of a join dropped, a filter dropped, an aggregate swapped for another, NOLOCK dropped. The parse
tree is changed and written anew, so that every mutation is still a statement.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

import sqlglot
from sqlglot import exp

MutationKind = Literal["join-column", "filter", "aggregate", "nolock"]
MUTATION_KINDS: tuple[MutationKind, ...] = get_args(MutationKind)
_SWAPS: dict[type[exp.Expr], tuple[type[exp.Expr], ...]] = {
    exp.Sum: (exp.Avg, exp.Max, exp.Min),
    exp.Avg: (exp.Sum, exp.Max, exp.Min),
    exp.Max: (exp.Min,),
    exp.Min: (exp.Max,),
}


@dataclass(frozen=True, slots=True)
class Mutation:
    """A statement that is wrong in one place; `what` was dropped or swapped there."""

    kind: MutationKind
    what: str
    sql: str


def mutations(sql: str) -> Iterator[Mutation]:
    """Every mutation of one T-SQL SELECT, in the order of the tree."""
    tree = sqlglot.parse_one(sql, read="tsql")
    places = list(tree.dfs())
    for place, node in enumerate(places):
        if isinstance(node, exp.Where | exp.Having):
            yield from _dropped(tree, place, "this")
        elif isinstance(node, exp.Join) and node.args.get("on") is not None:
            yield from _dropped(tree, place, "on")
        elif type(node) in _SWAPS:
            for other in _SWAPS[type(node)]:
                copy = _at(tree, place)
                swapped = other(this=copy.this.copy())
                root = copy.root()
                copy.replace(swapped)
                yield Mutation("aggregate", f"{_said(node)} became {_said(swapped)}", _said(root))
        elif isinstance(node, exp.Count) and isinstance(node.this, exp.Distinct):
            copy = _at(tree, place)
            root = copy.root()
            copy.set("this", copy.this.expressions[0].copy())
            yield Mutation("aggregate", f"{_said(node)} became {_said(copy)}", _said(root))
        elif isinstance(node, exp.Table) and node.args.get("hints"):
            copy = _at(tree, place)
            copy.set("hints", None)
            yield Mutation("nolock", node.alias_or_name, _said(copy.root()))


def _dropped(tree: exp.Expr, place: int, name: str) -> Iterator[Mutation]:
    """One mutation for each conjunct of a WHERE, a HAVING or an ON; the only one of an ON stays."""
    holder = list(tree.dfs())[place]
    held = holder.args[name]
    parts = list(held.flatten()) if isinstance(held, exp.And) else [held]
    if len(parts) == 1 and isinstance(holder, exp.Join):
        return
    for dropped in range(len(parts)):
        copy = _at(tree, place)
        root = copy.root()
        kept = [part.copy() for number, part in enumerate(parts) if number != dropped]
        if kept:
            copy.set(name, exp.and_(*kept))
        else:
            copy.pop()
        kind: MutationKind = "join-column" if _joins(parts[dropped]) else "filter"
        yield Mutation(kind, _said(parts[dropped]), _said(root))


def _joins(part: exp.Expr) -> bool:
    sides = (part.this, part.expression) if isinstance(part, exp.EQ) else ()
    tables = {side.table for side in sides if isinstance(side, exp.Column)}
    return len(tables) == 2


def _at(tree: exp.Expr, place: int) -> exp.Expr:
    """The node at a place of a fresh copy of the tree."""
    return list(tree.copy().dfs())[place]


def _said(node: exp.Expr) -> str:
    return node.sql("tsql")
