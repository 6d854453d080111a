"""What the conditions of a query establish: columns held at a value, columns held equal.

Only what every row must satisfy counts: a conjunct does, a branch of an OR only where all
branches agree, and what stands under NOT never does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sqlglot import exp

from assistant.rules.conjuncts import conjuncts
from assistant.rules.resolve import unwrapped
from assistant.rules.scopes import Query, Resolution, Scope, Source

_SPELLINGS = (exp.Paren, exp.Cast, exp.Trim, exp.Upper, exp.Lower, exp.Collate)

Place = tuple[Source, str]
"""A column of a source, its name in lower case."""


@dataclass(frozen=True, eq=False)
class Equality:
    """`left = right` between two columns; `node` is the comparison in the text."""

    left: Place
    right: Place
    node: exp.Expr


@dataclass(frozen=True, eq=False)
class Membership:
    """`place IN (query)` or `place = (query)`, with the query that gives one column."""

    place: Place
    query: Query
    node: exp.Expr


@dataclass
class Facts:
    """`single`: at one value, with its literal, or None for a parameter or what is computed. `listed`: at one
    of several values, single included. `computed`: equal to what is computed of columns of these sources."""

    single: dict[Place, str | None] = field(default_factory=dict)
    listed: set[Place] = field(default_factory=set)
    equal: list[Equality] = field(default_factory=list)
    members: list[Membership] = field(default_factory=list)
    computed: dict[Place, frozenset[Source]] = field(default_factory=dict)

    def add(self, other: Facts) -> None:
        """Take over everything that another set of facts establishes as well."""
        self.single |= other.single
        self.listed |= other.listed
        self.equal += other.equal
        self.members += other.members
        self.computed |= other.computed


def classes(equal: Iterable[Equality]) -> dict[Place, frozenset[Place]]:
    """Every place with the places that are equal to it by any chain of equalities."""
    groups: dict[Place, set[Place]] = {}
    for equality in equal:
        left = groups.setdefault(equality.left, {equality.left})
        right = groups.setdefault(equality.right, {equality.right})
        if left is not right:
            left |= right
            for place in right:
                groups[place] = left
    frozen = {id(group): frozenset(group) for group in groups.values()}
    return {place: frozen[id(group)] for place, group in groups.items()}


def facts_of(condition: exp.Expr | None, resolution: Resolution) -> Facts:
    """What holds for every row that satisfies the condition."""
    facts = Facts()
    for conjunct in conjuncts(condition):
        if isinstance(conjunct, exp.Or):
            facts.add(_of_all_branches(conjunct, resolution))
        elif isinstance(conjunct, exp.EQ):
            _comparison(conjunct, facts, resolution)
        elif isinstance(conjunct, exp.In):
            _membership(conjunct, facts, resolution)
        elif isinstance(conjunct, exp.Exists):
            inner = resolution.queries.get(id(conjunct.this))
            if inner is not None and len(inner.branches) == 1:
                facts.add(strict_facts(inner.branches[0], resolution))
    return facts


def strict_facts(scope: Scope, resolution: Resolution) -> Facts:
    """What holds for every row of a SELECT: WHERE, HAVING and the joins that drop rows."""
    facts = Facts()
    for clause in ("where", "having"):
        node = scope.select.args.get(clause)
        facts.add(facts_of(node.this if node is not None else None, resolution))
    for step in scope.joins:
        if not step.side:
            facts.add(join_facts(step.node, step.left, step.right, resolution))
    return facts


def join_facts(
    join: exp.Join, left: tuple[Source, ...], right: tuple[Source, ...], resolution: Resolution
) -> Facts:
    """What the ON or USING of a join, or the WHERE inside a CROSS APPLY, establishes."""
    facts = facts_of(join.args.get("on"), resolution)
    for name in join.args.get("using") or ():
        givers = [next((s for s in side if s.has(name.name)), None) for side in (left, right)]
        if givers[0] is not None and givers[1] is not None:
            column = name.name.lower()
            facts.equal.append(Equality((givers[0], column), (givers[1], column), join))
    for source in right:
        if isinstance(join.this, exp.Lateral) and source.query and len(source.query.branches) == 1:
            facts.add(strict_facts(source.query.branches[0], resolution))
    return facts


def output_places(
    query: Query, index: int, resolution: Resolution, anchor_only: bool = False
) -> frozenset[Place] | None:
    """The places behind one output column of a query, one for each branch that has one.

    A branch that gives a literal or a parameter adds no place; None where a branch computes the
    column in another way, or where it cannot be known.
    """
    found: set[Place] = set()
    for branch in query.branches[:1] if anchor_only else query.branches:
        outputs = branch.outputs()
        if outputs is None or index >= len(outputs):
            return None
        output = outputs[index]
        if output.source is not None:
            found.add((output.source, (output.name or "").lower()))
        elif output.expression is not None and not is_value(output.expression):
            place = _place(_bare(output.expression), resolution)
            if place is None:
                return None
            found.add(place)
    return frozenset(found) if query.branches else None


def _branches(node: exp.Expr) -> Iterator[exp.Expr]:
    stack = [node]
    while stack:
        part = stack.pop()
        if isinstance(part, exp.Or):
            stack += [part.expression, part.this]
        elif isinstance(part, exp.Paren) and isinstance(part.this, exp.Or | exp.Paren):
            stack.append(part.this)
        else:
            yield part


def _of_all_branches(node: exp.Or, resolution: Resolution) -> Facts:
    """A value that each branch fixes is one of several for the whole; an equality has to be in each."""
    branches = [facts_of(branch, resolution) for branch in _branches(node)]
    listed: set[Place] | None = None
    common = {_pair(equality): equality for equality in branches[0].equal}
    for branch in branches:
        equal = classes(branch.equal)
        held = {mate for place in branch.listed for mate in equal.get(place, frozenset([place]))}
        listed = held if listed is None else listed & held
        common = {
            pair: equality
            for pair, equality in common.items()
            if equality.right in equal.get(equality.left, frozenset())
        }
    return Facts({}, listed or set(), list(common.values()))


def _pair(equality: Equality) -> frozenset[Place]:
    return frozenset((equality.left, equality.right))


def _comparison(node: exp.EQ, facts: Facts, resolution: Resolution) -> None:
    left, right = _bare(node.this), _bare(node.expression)
    places = _place(left, resolution), _place(right, resolution)
    if any(
        side.find(exp.Column) is not None and place is None
        for side, place in zip((left, right), places, strict=True)
    ):
        left, right = _plain(left), _plain(right)
        places = _place(left, resolution), _place(right, resolution)
    if places[0] is not None and places[1] is not None:
        if places[0] != places[1]:
            facts.equal.append(Equality(places[0], places[1], node))
        return
    for place, side, other in ((places[0], left, right), (places[1], right, left)):
        if is_value(other):
            # ISNULL(APCo, 0) = 1 and COALESCE(A.Co, B.Co) = 1 hold the column as well.
            inside = [_place(_bare(part), resolution) for part in _alternatives(side)]
            facts.listed |= {found for found in inside if found is not None}
            if place is not None:
                facts.single[place] = _literal(other)
                facts.listed.add(place)
        elif place is not None:
            query = resolution.queries.get(id(unwrapped(other.this) if isinstance(other, exp.Any) else other))
            if query is not None:
                facts.members.append(Membership(place, query, node))
            elif givers := _sources_of(other, resolution) - {place[0]}:
                facts.computed[place] = givers


def _sources_of(node: exp.Expr, resolution: Resolution) -> frozenset[Source]:
    """The sources of the columns that an expression is computed of; none where it holds a query."""
    if node.find(exp.Query) is not None:
        return frozenset()
    found = (_place(column, resolution) for column in node.find_all(exp.Column))
    return frozenset(place[0] for place in found if place is not None)


def _plain(node: exp.Expr) -> exp.Expr:
    """The column of which `node` is another spelling: trimmed, converted, collated, NULL replaced."""
    while isinstance(node, _SPELLINGS) or (
        isinstance(node, exp.Coalesce) and all(map(is_value, node.expressions))
    ):
        node = node.this
    return node


def _membership(node: exp.In, facts: Facts, resolution: Resolution) -> None:
    place = _place(_bare(node.this), resolution)
    if place is None:
        return
    query = resolution.queries.get(id(node.args.get("query")))
    if query is not None:
        facts.members.append(Membership(place, query, node))
    elif node.expressions and all(is_value(_bare(value)) for value in node.expressions):
        facts.listed.add(place)
        if len(node.expressions) == 1:
            facts.single[place] = _literal(_bare(node.expressions[0]))


def _alternatives(node: exp.Expr) -> list[exp.Expr]:
    return [node.this, *node.expressions] if isinstance(node, exp.Coalesce) else [node]


def _bare(node: exp.Expr) -> exp.Expr:
    while isinstance(node, exp.Paren | exp.Cast) and node.this is not None:
        node = node.this
    return unwrapped(node) if isinstance(node, exp.Subquery) else node


def _place(node: exp.Expr, resolution: Resolution) -> Place | None:
    reference = resolution.references.get(id(node))
    if reference is None or reference.source is None:
        return None
    return reference.source, reference.column.name.lower()


def is_value(node: exp.Expr) -> bool:
    """Whether the expression is made of literals, parameters and functions of them only."""
    if isinstance(node, exp.Null | exp.Boolean):
        return False
    return not any(isinstance(part, exp.Column | exp.Query | exp.Star) for part in node.walk())


def _literal(node: exp.Expr) -> str | None:
    """The letters and digits of a literal, in lower case, so that `'2026-01-01'` is `'20260101'`; None for
    any other value."""
    return "".join(filter(str.isalnum, node.name.lower())) if isinstance(node, exp.Literal) else None
