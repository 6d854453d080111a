"""One request's grammar: what a model may answer over the tables retrieved for it.

    Uses APTL, APTH.            a plan line, then one SELECT over exactly these tables
    There is no table Invoice.  a refusal that is true
    describe APTL               a question about the schema, rendered from the catalog

Whatever the grammar accepts is one complete SELECT whose tables and columns exist, whose table references
carry WITH (NOLOCK) and whose joins are complete: the plan line comes first and fixes the tables, and with
them the columns. Where the question names tables that exist, one of those is among them. Numbers, dates and
texts are kept apart (columns.py).

Bounds: every table alone; of 2, 3, 4 and 5 joined tables the best ranked 32, 24, 12 and 4 sets in at most 80,
120, 160 and 120 orders, 40 plans with a subquery (plans.py); in stages up to 4 CTEs, over the tables of the
plan (ctes.py). No derived table, UNION or alias of a table.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property

from assistant.forms import ALL_FORMS, Form
from assistant.forms.pasted_sql import sql_to_correct
from assistant.grammar.constants import add_constants
from assistant.grammar.ctes import CLOSED, MOST_CTES, Stage, joins_of, stage_of, written_ctes
from assistant.grammar.describe import add_columns, add_describe
from assistant.grammar.ebnf import Rules
from assistant.grammar.groups import group_joins
from assistant.grammar.likely import LikelyTables
from assistant.grammar.plans import Chain, Plan, Plans, add_plans, plan_line
from assistant.grammar.refusal import add_refusals
from assistant.grammar.said import SaidTexts
from assistant.grammar.select import Selects
from assistant.leaning import Judge, Judged
from retriever import RetrievedSchema
from schema_index import Table

LONGEST_OVER_CTE = 3
MOST_OVER_CTES = 12
OPENING_WEIGHT = 0.5
"""Of what is judged of openings."""
_LINE = re.compile(r"\n")


def build(
    schema: RetrievedSchema,
    shown: Mapping[str, Sequence[str]] | None = None,
    forms: frozenset[Form] = ALL_FORMS,
) -> str:
    """The grammar of whole answers, as `StagedGrammar.text`, where it is wanted in one piece."""
    return StagedGrammar(schema, shown, forms).text


class StagedGrammar:
    """A grammar in stages: the opening of an answer, what may follow the opening that was chosen, and where
    that begins a CTE, each CTE and what may follow it.

    Every plan has a SELECT of its own, so the grammar of whole answers (`text`) is that of a hundred SELECTs
    of which one is written. In stages only that one is made and compiled; the answers are the same, but for
    CTEs, which need stages. CPU time to build, parse and compile, `text` against `opening` + `rest`: 17 ms
    against 2 + 14 for 1 table, 150 against 9 + 16 for 5, 297 against 17 + 19 for 8, 1,990 against 340 + 130
    for 100; once more for each tokenizer, 50 ms (4,096 tokens) to 1.3 s (78,000) for the rules that no schema
    changes.
    """

    def __init__(
        self,
        schema: RetrievedSchema,
        shown: Mapping[str, Sequence[str]] | None = None,
        forms: frozenset[Form] = ALL_FORMS,
        likely: LikelyTables | None = None,
        holding: Collection[str] = frozenset(),
        texts: SaidTexts | None = None,
        parts: Judge | None = None,
    ) -> None:
        """`shown` maps a retrieved table to the columns that the prompt shows; without it, or for a table it
        leaves out, all columns of the table may be named. Of the `forms` of an answer only these are allowed,
        or all where these leave nothing to say; a name that does not exist may be refused in any case. With
        `likely` plans over other tables are left out, but not where the question brings SQL along; with
        `holding` SQL reads one of these tables; with `texts` it compares texts with no others.
        `parts` judges how SQL goes on.
        """
        self._schema = schema
        self._forms, self._likely, self._holding = forms, likely, frozenset(holding)
        self._texts, self._parts = texts, parts
        self._tables = {hit.table.name: hit.table for hit in schema.tables if hit.table.columns}
        self._columns = {
            name: tuple((shown or {}).get(name) or (column.name for column in table.columns))
            for name, table in self._tables.items()
        }

    @cached_property
    def text(self) -> str:
        """Whole answers, as xgrammar EBNF with the root rule `root`, the same for xgrammar and vLLM."""
        return self._text(self._forms, whole=True)

    @cached_property
    def opening(self) -> str:
        """Plan lines alone, and whole refusals and descriptions; EBNF as `text`."""
        return self._text(self._forms, whole=False)

    def rest(self, opening: str) -> str | None:
        """What may follow an answer's opening: a plan line, and after it each CTE that was begun or written;
        None where what is there is no opening, or the answer whole."""
        line, end, body = opening.partition("\n")
        plan = self._plan_of.get(line + end)
        stage = stage_of(body)
        if plan is None or (body and stage is None):
            return None
        chain, inner = plan
        tables = {name: self._tables[name] for name in (*chain, *([inner] if inner else []))}
        joins = [join for join in self.plans.joins if join.table in tables and join.other in tables]
        ctes = written_ctes(body, tables)
        plans = Plans([*ctes, *tables], [*joins_of(ctes, tables, joins), *joins])
        tables |= {name: cte.table for name, cte in ctes.items()}
        columns = {name: self._columns.get(name) or _names(table) for name, table in tables.items()}
        rules = Rules()
        add_constants(rules, stage, self._texts)
        selects = Selects(rules, tables, columns, plans, stage, ctes)
        if stage is None:
            selects.add_rest(chain, inner)
        else:
            if stage == "cte":
                rules.add("closing", *_closings(rules, len(ctes) + 1))
            selects.add_over(_chains(plan, plans, ctes, stage))
        return f"root ::= rest\n{rules.text()}"

    def judged(self, text: str) -> Iterator[Judged]:
        """What is judged beside a model of the ways to go on after `text`: of openings, then of SQL."""
        if "\n" in text:
            if self._parts is not None:
                yield from self._parts.after(text)
        elif self._leanings:
            yield Judged(self._leanings, OPENING_WEIGHT, text)

    @cached_property
    def _leanings(self) -> Mapping[str, float]:
        """Openings with how likely the question asks for them, as logits; {} where nothing was judged."""
        return self.plans.leanings() if "sql" in self._forms else {}

    def pieces(self, answer: str) -> Iterator[tuple[str, str]]:
        """An answer cut where a model writing it would go on to the next grammar: each with its piece.

        Those of an answer that the grammar does not take end before it does.
        """
        start, grammar = 0, self.opening
        for end in (place.end() for place in _LINE.finditer(answer)):
            if (rest := self.rest(answer[:end])) is not None:
                yield grammar, answer[start:end]
                start, grammar = end, rest
        yield grammar, answer[start:]

    @cached_property
    def plans(self) -> Plans:
        """The plans of answers over the tables."""
        hits = self._tables
        joins = [join for join in self._schema.joins if join.table in hits and join.other in hits]
        named = {one.table for one in self._schema.mentions if one.exists and one.table and not one.column}
        likely = self._likely
        if sql_to_correct(self._schema.question):
            named, likely = set(), None
        return Plans(
            list(hits),
            [*joins, *group_joins(hits.values(), joins)],
            named,
            likely,
            self._holding & hits.keys(),
        )

    @cached_property
    def _plan_of(self) -> dict[str, Plan]:
        return {plan_line(*plan): plan for plan in self.plans}

    def _text(self, forms: frozenset[Form], *, whole: bool) -> str:
        rules, ways = Rules(), []
        sql = bool(self._tables) and "sql" in forms
        if sql and whole:
            add_constants(rules, said=self._texts)
            ways.append(Selects(rules, self._tables, self._columns, self.plans).add())
        else:
            ways += [add_plans(rules, self.plans)] if sql else []
            add_columns(rules, self._columns)
        described = add_describe(rules, self._schema, self._columns) if "schema" in forms else None
        ways += [described] if described else []
        refused = add_refusals(rules, self._schema, forms)
        ways += [refused] if refused else []
        if not ways:
            return self._text(ALL_FORMS, whole=whole)
        return f"root ::= {' | '.join(ways)}\n{rules.text()}"


def _names(table: Table) -> tuple[str, ...]:
    return tuple(column.name for column in table.columns)


def _closings(rules: Rules, count: int) -> list[str]:
    """What ends the CTE of this number: the SELECT may follow, or another CTE."""
    another = rules.word(CLOSED.rstrip("\n") + ", ")
    return [rules.word(CLOSED), *([f"{another} cte"] if count < MOST_CTES else [])]


def _chains(plan: Plan, plans: Plans, ctes: Collection[str], stage: Stage) -> list[Chain]:
    """What a CTE, or the SELECT after the last one, may be over: the SELECT reads one of them at least."""
    chain, inner = plan
    own = [chain[:length] for length in range(1, len(chain) + 1)]
    own += [(name,) for name in (*chain, *([inner] if inner else []))]
    over = [one for one in plans.chains if len(one) <= LONGEST_OVER_CTE and not set(one).isdisjoint(ctes)]
    if stage == "main" and over:
        return over[:MOST_OVER_CTES]
    return [*dict.fromkeys(own), *over[:MOST_OVER_CTES]]
