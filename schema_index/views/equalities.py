"""Which columns of the sources of one SELECT are equal, by its ON and WHERE clauses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from sqlglot import exp

from schema_index.views.shapes import Scope, Spot


@dataclass(slots=True)
class Equalities:
    """Classes of equal columns; `fixed` are those equal to a constant, `direct` the pairs as written."""

    parents: dict[Spot, Spot] = field(default_factory=dict)
    fixed: set[Spot] = field(default_factory=set)
    direct: list[tuple[Spot, Spot]] = field(default_factory=list)

    def root(self, spot: Spot) -> Spot:
        """The representative of a column's class."""
        while (above := self.parents.get(spot, spot)) != spot:
            self.parents[spot] = self.parents.get(
                above, above
            )  # halves the path, so that long chains stay quick
            spot = above
        return spot

    def add(self, left: Spot, right: Spot) -> None:
        """Make two columns equal."""
        self.direct.append((left, right))
        self.parents.setdefault(left, left)
        self.parents.setdefault(right, right)
        self.parents[self.root(left)] = self.root(right)

    def same(self, spot: Spot, alias: str) -> list[str]:
        """The columns of source `alias` that equal `spot`, one of the same name first."""
        if spot not in self.parents:
            return []
        root = self.root(spot)
        names = [name for owner, name in self.parents if owner == alias and self.root((owner, name)) == root]
        return sorted(names, key=lambda name: (name != spot[1], name))

    def is_fixed(self, spot: Spot) -> bool:
        """Whether a column equals a constant."""
        return spot in self.fixed or any(self.root(other) == self.root(spot) for other in self.fixed)


def equalities(select: exp.Select, scope: Scope) -> Equalities:
    """Read the conditions joined by AND in ON and WHERE; what is under OR or NOT says nothing."""
    found = Equalities()
    for condition in _conditions(select):
        for part in _conjuncts(condition):
            if not isinstance(part, exp.EQ):
                continue
            left, right = scope.spot(part.this.unnest()), scope.spot(part.expression.unnest())
            if left and right and left[0] != right[0]:
                found.add(left, right)
            elif left and _is_constant(part.expression):
                found.fixed.add(left)
            elif right and _is_constant(part.this):
                found.fixed.add(right)
    return found


def _conditions(select: exp.Select) -> Iterator[exp.Expr]:
    where = select.args.get("where")
    if where:
        yield where.this
    from_ = select.args.get("from_")
    stack = [*(select.args.get("joins") or []), *([from_.this] if from_ else [])]
    while stack:
        node = stack.pop()
        if isinstance(node, exp.Join):
            if node.args.get("on"):
                yield node.args["on"]
            node = node.this
        # Tables in parentheses carry joins of their own; queries in parentheses are other SELECTs.
        while isinstance(node, exp.Subquery | exp.Paren) and not isinstance(node.this, exp.Query):
            stack += node.args.get("joins") or []
            node = node.this
        stack += node.args.get("joins") or []


def _conjuncts(condition: exp.Expr) -> Iterator[exp.Expr]:
    stack = [condition]
    while stack:
        node = stack.pop().unnest()
        if isinstance(node, exp.And):
            stack += [node.expression, node.this]
        else:
            yield node


def _is_constant(node: exp.Expr) -> bool:
    node = node.unnest()
    return isinstance(node, exp.Literal | exp.National | exp.Null | exp.Neg)
