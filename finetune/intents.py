"""Query intents: each draws a question about some table and the SELECT that answers it."""

from __future__ import annotations

from collections.abc import Callable

from finetune.draft import Draft
from finetune.phrasebook import say
from finetune.query import Query, column
from finetune.subject import Subject, make_subject
from finetune.world import World, plural
from schema_index import Join, Table, quote

Intent = Callable[[World], Draft | None]
_TOP = (3, 5, 10, 10, 15, 20, 25, 50)


def _soft(world: World, table: Table, *first: str) -> list[tuple[str, str]]:
    show = world.lexicon[table.name].show
    rest = [c.name for c in table.columns if c.name in show and c.name not in first]
    return [(table.name, name) for name in (*first, *rest)]


def _draft(category: str, question: str, query: Query, difficulty: int = 1, **more: object) -> Draft:
    draft = Draft(category, question, query, tables=(*query.tables, *query.inner), difficulty=difficulty)
    for name, value in more.items():
        setattr(draft, name, value)
    return draft


def _phrases(world: World, table: Table, names: list[str]) -> str:
    said = [world.phrase(table.name, name) for name in names]
    return said[0] if len(said) == 1 else ", ".join(said[:-1]) + " and " + said[-1]


def _measure(world: World, table: Table) -> str | None:
    measures = world.lexicon[table.name].measures
    return world.rng.choice(measures) if measures else None


def _dimension(world: World, table: Table, taken: tuple[str, ...] = ()) -> str | None:
    names = [name for name in world.lexicon[table.name].dimensions if name not in taken]
    return world.rng.choice(names) if names else None


def _add_dimension(world: World, query: Query, table: Table, name: str, *, named: float = 0.6) -> None:
    """Select and group by a column, with its master's name beside it where there is one."""
    query.items.append(column(table.name, name))
    query.group.append(column(table.name, name))
    parent = world.parents[table.name].get(name)
    if parent and parent.table not in query.tables and world.rng.random() < named:
        label = column(parent.table, parent.label)
        query.joins.append(("JOIN", parent.join, parent.table))
        query.items.append(label)
        query.group.append(label)


def list_rows(world: World) -> Draft | None:
    """Rows of a table that meet conditions."""
    table = world.pick_table()
    subject = make_subject(world, table)
    query = subject.into(Query(table.name))
    return _draft("list", say(world.rng, "list", s=subject.words), query, soft=_soft(world, table))


def list_columns(world: World) -> Draft | None:
    """Named columns of rows that meet conditions, led by what identifies the row."""
    table = world.pick_table()
    entry = world.lexicon[table.name]
    names = world.rng.sample(list(entry.columns), min(len(entry.columns), world.rng.choice((1, 1, 2, 2, 3))))
    if not names:
        return None
    subject = make_subject(world, table)
    lead = [name for name in (entry.label, *table.key[1:][-1:]) if name and name not in names][:2]
    query = Query(table.name, items=[column(table.name, name) for name in (*reversed(lead), *names)])
    question = say(world.rng, "list_columns", s=subject.words, c=_phrases(world, table, names))
    return _draft("list", question, subject.into(query))


def list_parent_columns(world: World) -> Draft | None:
    """Rows with columns of the table they belong to: open jobs with their contract amount."""
    table = world.pick_table()
    joins = [join for join in world.joins_to_parents(table.name) if world.lexicon[join.other].columns]
    if not joins:
        return None
    join: Join = world.rng.choice(joins)
    other = world.catalog.find(join.other)
    assert other is not None
    entry = world.lexicon[other.name]
    preferred = list(entry.measures) or list(entry.columns)
    pool = preferred if world.rng.random() < 0.6 else list(entry.columns)
    names = world.rng.sample(pool, min(len(pool), world.rng.choice((1, 1, 2))))
    subject = make_subject(world, table)
    kind = "LEFT JOIN" if world.rng.random() < 0.05 else "JOIN"
    query = Query(table.name, joins=[(kind, join, other.name)])
    own = _soft(world, table)[:3]
    query.items = [column(t, c) for t, c in own] + [column(other.name, name) for name in names]
    question = say(world.rng, "list_columns", s=subject.words, c=_phrases(world, other, names))
    return _draft("join", question, subject.into(query), 2)


def list_ordered(world: World) -> Draft | None:
    """Rows in order of a column, or the newest, or those with the largest measure."""
    table, rng = world.pick_table(), world.rng
    entry = world.lexicon[table.name]
    subject = make_subject(world, table, narrow=1)
    query = subject.into(Query(table.name))
    shape = rng.random()
    measure = _measure(world, table)
    if shape < 0.5 and measure:
        top = rng.choice(_TOP)
        query.top, query.order = top, [f"{column(table.name, measure)} DESC"]
        phrase = world.phrase(table.name, measure)
        question = say(rng, "list_largest", s=subject.words, m=phrase, n=str(top))
        return _draft("top", question, query, 2, soft=_soft(world, table, table.key[-1], measure))
    if shape < 0.75 and entry.date:
        top = rng.choice(_TOP)
        question = say(rng, "list_newest", s=subject.words, n=str(top))
        query.order = [f"{column(table.name, entry.date)} DESC"]
        query.top = top if str(top) in question else None
        return _draft("order", question, query, soft=_soft(world, table, entry.date))
    name = _dimension(world, table) or table.key[-1]
    query.order = [column(table.name, name)]
    question = say(rng, "list_ordered", s=subject.words, d=world.phrase(table.name, name))
    return _draft("order", question, query, soft=_soft(world, table, name))


def count_rows(world: World) -> Draft | None:
    """How many rows meet conditions."""
    table = world.pick_table()
    subject = make_subject(world, table)
    query = subject.into(Query(table.name, items=["COUNT(*) AS [Count]"]))
    return _draft("count", say(world.rng, "count", s=subject.words), query)


def aggregate(world: World) -> Draft | None:
    """One figure over rows: total, average, highest or lowest."""
    table, rng = world.pick_table(), world.rng
    measure = _measure(world, table)
    if measure is None:
        return None
    intent, function = rng.choice(
        (("total", "SUM"), ("total", "SUM"), ("total", "SUM"), ("average", "AVG"), ("maximum", "MAX"), ("minimum", "MIN"))
    )
    subject = make_subject(world, table)
    query = subject.into(Query(table.name, items=[_aggregate(function, table, measure)]))
    question = say(rng, intent, s=subject.words, m=world.phrase(table.name, measure))
    return _draft("aggregate", question, query)


def _aggregate(function: str, table: Table, measure: str) -> str:
    word = {"SUM": "Total", "AVG": "Average", "MAX": "Highest", "MIN": "Lowest"}[function]
    return f"{function}({column(table.name, measure)}) AS [{word} {measure}]"


def group_total(world: World) -> Draft | None:
    """A measure summed by one or two columns."""
    table, rng = world.pick_table(), world.rng
    measure, first = _measure(world, table), _dimension(world, table)
    if measure is None or first is None:
        return None
    names = [first]
    second = _dimension(world, table, (first,))
    if second and rng.random() < 0.35:
        names.append(second)
    bare = rng.random() < 0.45
    subject = make_subject(world, table, narrow=1)
    if bare and subject.before:
        bare = False
    query = Query(table.name)
    for name in names:
        _add_dimension(world, query, table, name, named=0.5 if len(names) == 1 else 0.0)
    query.items.append(_aggregate("SUM", table, measure))
    said = {"m": world.phrase(table.name, measure), "d": " and ".join(world.phrase(table.name, n) for n in names)}
    if bare:
        question = f"{say(rng, 'group_bare', **said)} {subject.bare_scope}".strip()
    else:
        question = say(rng, "group", s=subject.words, **said)
    return _draft("group", question, subject.into(query), 1 + (len(query.tables) > 1))


def group_count(world: World) -> Draft | None:
    """Rows counted by a column."""
    table = world.pick_table()
    name = _dimension(world, table)
    if name is None:
        return None
    subject = make_subject(world, table)
    query = Query(table.name)
    _add_dimension(world, query, table, name, named=0.3)
    query.items.append("COUNT(*) AS [Count]")
    question = say(world.rng, "group_count", s=subject.words, d=world.phrase(table.name, name))
    return _draft("group", question, subject.into(query))


def top_dimension(world: World) -> Draft | None:
    """The values of a column with the most of a measure: top vendors by invoiced amount."""
    table, rng = world.pick_table(), world.rng
    measure, name = _measure(world, table), _dimension(world, table)
    if measure is None or name is None:
        return None
    top = rng.choice(_TOP)
    subject = make_subject(world, table, narrow=1, dated=0.5)
    query = Query(table.name, top=top)
    parent = world.parents[table.name].get(name)
    _add_dimension(world, query, table, name, named=0.85)
    query.items.append(_aggregate("SUM", table, measure))
    query.order = [f"SUM({column(table.name, measure)}) DESC"]
    spoken = plural(world.phrase(table.name, name))
    if parent and rng.random() < 0.5:
        spoken = rng.choice(world.lexicon[parent.table].entity)
    said = {"D": spoken, "m": world.phrase(table.name, measure), "n": str(top)}
    question = say(rng, "top", s=subject.words, **said)
    if subject.words not in question:
        if subject.before:
            return None
        question = f"{question} {subject.bare_scope}".strip()
    return _draft("top", question, subject.into(query), 2)


def having(world: World) -> Draft | None:
    """Groups whose sum or count is over a number."""
    table, rng = world.pick_table(), world.rng
    name = _dimension(world, table)
    if name is None:
        return None
    subject = make_subject(world, table, narrow=1)
    measure = _measure(world, table)
    query = Query(table.name)
    _add_dimension(world, query, table, name, named=0.5)
    said = {"D": plural(world.phrase(table.name, name)), "s": subject.words}
    if measure and rng.random() < 0.6:
        value = rng.choice((1000, 5000, 10000, 50000, 100000))
        query.items.append(_aggregate("SUM", table, measure))
        query.having = [f"SUM({column(table.name, measure)}) > {value}"]
        question = say(rng, "having", m=world.phrase(table.name, measure), v=str(value), **said)
        if subject.words not in question:
            if subject.before:
                return None
            question = f"{question} {subject.bare_scope}".strip()
    else:
        value = rng.choice((1, 2, 3, 5, 10, 20))
        query.items.append("COUNT(*) AS [Count]")
        query.having = [f"COUNT(*) > {value}"]
        question = say(rng, "having_count", v=str(value), **said)
    return _draft("having", question, subject.into(query), 2)


def two_measures(world: World) -> Draft | None:
    """Two sums side by side, or one less the other."""
    table, rng = world.pick_table(), world.rng
    measures = world.lexicon[table.name].measures
    name = _dimension(world, table)
    if len(measures) < 2 or name is None:
        return None
    left, right = rng.sample(list(measures), 2)
    subject = make_subject(world, table, narrow=0)
    query = Query(table.name)
    _add_dimension(world, query, table, name, named=0.3)
    a, b = column(table.name, left), column(table.name, right)
    intent = "two_sums" if rng.random() < 0.5 else "difference"
    query.items += [_aggregate("SUM", table, left), _aggregate("SUM", table, right)]
    if intent == "difference":
        query.items.append(f"SUM({a}) - SUM({b}) AS [Difference]")
    words = {"m": world.phrase(table.name, left), "m2": world.phrase(table.name, right)}
    question = say(rng, intent, d=world.phrase(table.name, name), **words)
    return _draft("group", f"{question} {subject.bare_scope}".strip(), subject.into(query), 2)


def distinct(world: World) -> Draft | None:
    """The different values of a column over rows that meet conditions."""
    table = world.pick_table()
    name = _dimension(world, table)
    if name is None:
        return None
    subject = make_subject(world, table)
    query = subject.into(Query(table.name, items=[column(table.name, name)], distinct=True))
    question = say(world.rng, "distinct", s=subject.words, D=plural(world.phrase(table.name, name)))
    return _draft("distinct", question, query)


def lookup(world: World) -> Draft | None:
    """An attribute of one row named by its number."""
    table, rng = world.pick_table(), world.rng
    entry = world.lexicon[table.name]
    own = [name for name in table.key if name != table.company_column]
    if not 1 <= len(own) <= 2 or not entry.columns:
        return None
    key = table.column(own[-1])
    assert key is not None
    names = [n for n in rng.sample(list(entry.columns), min(2, len(entry.columns))) if n not in own]
    if not names:
        return None
    names = names[: rng.choice((1, 1, 2))]
    said, written = world.value(key)
    subject = Subject(table)
    from finetune.subject import _add_company

    subject.scope = _add_company(world, subject)
    subject.where.append(f"{column(table.name, key.name)} = {written}")
    query = subject.into(Query(table.name, items=[column(table.name, name) for name in names]))
    noun = rng.choice((world.phrase(table.name, key.name), world.phrase(table.name, key.name), singular(rng.choice(entry.entity))))
    question = say(rng, "lookup", c=_phrases(world, table, names), d=noun, v=said)
    return _draft("lookup", f"{question} {subject.scope}".strip(), query)


def singular(phrase: str) -> str:
    """The singular of an entity phrase, good enough for questions."""
    if phrase.endswith("ies"):
        return phrase[:-3] + "y"
    return phrase[:-1] if phrase.endswith("s") and not phrase.endswith("ss") else phrase


def related(world: World) -> Draft | None:
    """Parents with or without matching children, by EXISTS over the complete key."""
    parent, rng = world.pick_table(), world.rng
    joins = world.joins_from_children(parent.name)
    if not joins:
        return None
    join: Join = rng.choice(joins)
    child = world.catalog.find(join.table)
    assert child is not None
    subject = make_subject(world, parent, narrow=1, dated=0.1)
    other = make_subject(world, child, narrow=1, dated=0.0)
    negative = rng.random() < 0.5
    inside = [join.on(), *other.where]
    if child.company_column and parent.company_column is None:
        if not other.company:
            return None
        inside[1:1] = other.company
    else:
        other.scope = ""
    # The child's company follows from the join, so that the question names one company only.
    test = f"SELECT 1 FROM {quote(child.name)} WITH (NOLOCK) WHERE {' AND '.join(inside)}"
    query = Query(parent.name, inner=(child.name,))
    query.where = [f"{'NOT ' if negative else ''}EXISTS ({test})"]
    subject.into(query)
    spoken = other.words
    question = say(rng, "anti" if negative else "exists", s=" ".join((*subject.before, subject.entity, *subject.after)), e=spoken)
    return _draft("anti" if negative else "exists", f"{question} {subject.scope}".strip(), query, 3, soft=_soft(world, parent))


def named_table(world: World) -> Draft | None:
    """A question that names the table itself, as analysts who know the names do."""
    table, rng = world.pick_table(), world.rng
    measure, name = _measure(world, table), _dimension(world, table)
    subject = make_subject(world, table, narrow=1)
    if measure and name and rng.random() < 0.6:
        query = Query(table.name)
        _add_dimension(world, query, table, name, named=0.0)
        query.items.append(_aggregate("SUM", table, measure))
        words = [world.phrase(table.name, n) if rng.random() < 0.5 else n for n in (measure, name)]
        question = say(rng, "by_table", m=words[0], d=words[1], t=_written(world, table.name))
        draft = _draft("group", f"{question} {subject.bare_scope}".strip(), subject.into(query))
        if subject.before:
            return None
        return draft
    if subject.before:
        return None
    query = Query(table.name)
    top = rng.choice(_TOP)
    question = say(rng, "from_table", t=_written(world, table.name), n=str(top))
    query.top = top if str(top) in question else None
    return _draft("list", f"{question} {subject.bare_scope}".strip(), subject.into(query), soft=_soft(world, table))


def _written(world: World, name: str) -> str:
    """A table's name as people write it: mostly right, now and then in lower case."""
    return name.lower() if world.rng.random() < 0.2 else name


INTENTS: tuple[tuple[Intent, float], ...] = (
    (list_rows, 3.0),
    (list_columns, 2.2),
    (list_parent_columns, 1.8),
    (list_ordered, 1.4),
    (count_rows, 1.4),
    (aggregate, 1.6),
    (group_total, 3.0),
    (group_count, 1.2),
    (top_dimension, 1.8),
    (having, 0.8),
    (two_measures, 0.8),
    (distinct, 0.8),
    (lookup, 1.6),
    (related, 1.2),
    (named_table, 1.0),
)
