"""One question on its way to its answer: tables, prompt, model, rules, rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from operator import attrgetter
from time import perf_counter

from assistant.answer import Answer, RepairStep
from assistant.answer_of import answer_of
from assistant.answer_text import SqlText, parse_answer
from assistant.asking import Asking
from assistant.attempt import Attempt, better, feedback, instead_of, read_attempt
from assistant.database import Database, Rows
from assistant.events import AskedAgain, Checked, Done, Event, Ran, Repaired, TablesFound, Wrote
from assistant.fit_prompt import fit_prompt, size_of
from assistant.follow_up import relevant_turns
from assistant.forms import ALL_FORMS, Form, LikelyForms
from assistant.forms.pasted_sql import sql_to_correct
from assistant.given_sql import Blanks, given_sql, longest, templates, words_beside
from assistant.grammar import LikelyTables, SaidTexts, StagedGrammar, said_texts
from assistant.judged_parts import JudgedParts
from assistant.load_model import known_tables
from assistant.looking_up import as_asked, search_text
from assistant.model import Grammar, LanguageModel, Message
from assistant.parameters import company_in
from assistant.prompt import Prompt, Turn, answer_tokens
from assistant.run_sql import run_sql
from assistant.shots import ShotSearch
from assistant.unused_values import unused_values
from assistant.values_elsewhere import ValuesElsewhere, found_nothing, listed
from assistant.watcher import Watcher
from retriever import (
    RetrievedSchema,
    SchemaRetriever,
    TableSets,
    check_question,
    link_columns,
)
from retriever.asked_parts import AskedParts
from schema_index import CancelledError, Catalog, ModelGoneError, QuestionError

SAMPLES = 4
VALUE_SAMPLES = 2
"""Further answers for a value that the SQL leaves out: few come right, and each costs the time of one."""
SAMPLE_TEMPERATURE = 0.6
ASKED_AGAIN = 2
"""How often an answer is begun anew where the model server left in the middle of it."""


@dataclass
class Answering:
    """What answers one question, as it was when the question came, whatever is replaced meanwhile.

    `forms` rules out forms of the answer (None: nothing does), `weights` as in `retriever.render_context`,
    `count` the tokens of a text as `model` counts them; `links` tells the model what the question's words
    may mean, `shots` finds answered questions to show it, `likely_tables` rules the others out. `company` is
    that of parameters which neither the question nor its asker sets, `spent` the seconds by stage.
    """

    asking: Asking
    retriever: SchemaRetriever
    weights: Callable[[str], float]
    model: LanguageModel
    count: Callable[[str], int]
    database: Database | None
    company: int | None
    watchers: Sequence[Watcher]
    forms: LikelyForms | None
    grammar: bool
    repair: bool
    links: bool
    shots: ShotSearch | None
    likely_tables: bool
    max_rows: int
    spent: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    def events(self) -> Iterator[Event]:
        """Answer, telling what happens as it happens; the last event is `Done`."""
        began = perf_counter()
        schema = self._schema
        self.spent["retrieve"] = perf_counter() - began
        yield TablesFound(schema)

        prompt = self._prompt(schema)
        attempt = yield from self._mended(prompt)
        if attempt is None:
            attempt = yield from self._written(schema, prompt)
        shown = replace(schema, shots=prompt.context.schema.shots)
        answer = answer_of(self.asking.question, attempt, shown, self.catalog, self._bound)
        answer = replace(answer, prompt_tokens=size_of(prompt.messages, self.count))
        if answer.sql is not None:
            yield from map(Repaired, answer.repairs)
            yield Checked(answer.sql, answer.violations)
            if self.asking.execute:
                answer = self._run(answer)
                if answer.refused_by_database:
                    answer = yield from self._sample(answer, prompt)
                given = any(step.how == "given" for step in answer.repairs)
                if self.repair and not given and answer.rows is not None and found_nothing(answer.rows):
                    answer = yield from self._moved(answer, prompt)
                yield Ran(answer.rows, answer.error)
        self.spent["total"] = perf_counter() - began
        timings = {stage: 1000 * seconds for stage, seconds in self.spent.items()}
        yield Done(replace(answer, timings=timings))

    @property
    def catalog(self) -> Catalog:
        """The catalog that the question is answered over."""
        return self.retriever.catalog

    @cached_property
    def _turns(self) -> tuple[Turn, ...]:
        """The earlier turns that the question goes on from."""
        return relevant_turns(self.asking.question, self.asking.turns)

    @cached_property
    def _said(self) -> int | None:
        """The company that the question names, in words rather than in SQL that it brings along.

        Else the last one named in the turns that it goes on from.
        """
        question = self.asking.question
        asked = (words_beside(question), question, *(turn.question for turn in reversed(self._turns)))
        return next((company for text in asked if (company := company_in(text)) is not None), None)

    @cached_property
    def _bound(self) -> int | None:
        """The company of parameters: the one said, else the asker's, else one that is open."""
        if self._said is not None:
            return self._said
        if self.asking.company is not None:
            return self.asking.company
        held = self.asking.policy.companies if self.asking.policy is not None else None
        return self.company if held is None or self.company in held else held[0]

    @cached_property
    def _forms(self) -> frozenset[Form]:
        """The forms of an answer that the question may ask for."""
        if self.forms is None:
            return ALL_FORMS
        return self.forms.of(
            self.asking.question, self._schema.mentions, self.retriever.encoder, follows=bool(self._turns)
        )

    @cached_property
    def _schema(self) -> RetrievedSchema:
        """The tables for the question; for a follow-up, those of the question before it as well."""
        question = self.asking.question
        check_question(question)
        found = self.retriever.retrieve(search_text(question, self._turns))
        return as_asked(question, found, self._turns, self.catalog, links=self.links, shots=self.shots)

    @cached_property
    def _likely(self) -> LikelyTables | None:
        """What SQL may read; for a follow-up nothing rules tables out."""
        if self._turns or not self.likely_tables:
            return None
        judged = TableSets(self.asking.question, self._schema, self.catalog, self.retriever.encoder)
        return LikelyTables(judged.logits, known_tables(self.model.name))

    @cached_property
    def _parts(self) -> JudgedParts | None:
        """Judges how SQL goes on; None for a follow-up, and where nothing is judged."""
        if self._turns or not self.likely_tables:
            return None
        tables = (hit.table for hit in self._schema.tables)
        parts = AskedParts(self.asking.question, tables)
        return JudgedParts(parts, self.catalog, known_tables(self.model.name))

    def _texts(self, prompt: Prompt) -> SaidTexts | None:
        """What SQL may compare texts with; SQL that the question brings along may name any."""
        if sql_to_correct(self.asking.question):
            return None
        answers = [parse_answer(turn.answer) for turn in self._turns]
        sql = [answer.sql if isinstance(answer, SqlText) else "" for answer in answers]
        before = zip((turn.question for turn in self._turns), sql, strict=True)
        return said_texts(prompt.context.schema, prompt.context.shown, before)

    def _prompt(self, schema: RetrievedSchema, reserve: int = 0) -> Prompt:
        length = self.model.context_length
        return fit_prompt(
            self.asking.question,
            schema,
            self._turns,
            length - reserve,
            answer_tokens(length),
            self.count,
            self.weights,
        )

    def _sample(self, failed: Answer, prompt: Prompt) -> Generator[Event, None, Answer]:
        """Sample further answers where the database refused the first; the first of them that runs is taken.

        Execution-guided decoding (Wang et al. 2018, arXiv 1807.03100), over whole statements.
        """
        for seed in range(1, SAMPLES + 1):
            attempt = yield from self._sound(AskedAgain(failed.sql or "", ()), prompt, seed)
            if attempt is None:
                continue
            other = answer_of(failed.question, attempt, failed.schema, self.catalog, self._bound)
            other = self._run(other)
            if other.rows is not None and other.sql is not None:
                step = RepairStep("retry", failed.sql or "", other.sql)
                yield Checked(other.sql, other.violations)
                return replace(other, repairs=(*other.repairs, step), prompt_tokens=failed.prompt_tokens)
        return failed

    def _moved(self, empty: Answer, prompt: Prompt) -> Generator[Event, None, Answer]:
        """An answer that found nothing, with its texts compared where the data hold them; where no table that
        it reads does, one over a table that holds them. As it is where neither finds rows."""
        sql = empty.sql or ""

        def run(statement: str) -> Rows | None:
            return self._run(replace(empty, sql=statement, rows=None)).rows

        links = link_columns(self.asking.question, self._schema, self.catalog)
        likely = {(link.table, link.column): link.score for link in links}
        said = "\n".join((self.asking.question, *(turn.question for turn in self._turns)))
        policy = self.asking.policy
        opened = attrgetter("columns") if policy is None else policy.open_columns
        values = ValuesElsewhere(sql, said, self.catalog, run, opened, likely, self._said)
        if values.moved is not None:
            text = empty.text.replace(sql, values.moved)
            other = self._run(replace(empty, text=text, sql=values.moved, rows=None))
            if other.rows is not None and not found_nothing(other.rows):
                step = RepairStep("moved", sql, values.moved, note=values.note)
                yield Repaired(step)
                yield Checked(values.moved, other.violations)
                return replace(other, repairs=(*empty.repairs, step))
        if values.absent and self.grammar:
            return (yield from self._over(values, empty, prompt))
        return empty

    def _over(self, values: ValuesElsewhere, empty: Answer, prompt: Prompt) -> Generator[Event, None, Answer]:
        """What the model writes over one of the tables that hold what the answer did not find."""
        schema, shown = prompt.context.schema, prompt.context.shown
        holders = values.holders(hit.table for hit in schema.tables)
        if not holders:
            return empty
        only, texts = frozenset[Form]({"sql"}), self._texts(prompt)
        grammar = StagedGrammar(schema, shown, only, self._likely, holders, texts, self._parts)
        if next(iter(grammar.plans), None) is None:
            return empty
        yield AskedAgain(empty.sql or "", ())
        attempt = yield from self._attempt(prompt.messages, prompt, grammar=grammar)
        if attempt.violations or not attempt.sql:
            return empty
        other = self._run(answer_of(empty.question, attempt, empty.schema, self.catalog, self._bound))
        if other.rows is None or found_nothing(other.rows):
            return empty
        missing = listed(text for texts in values.absent for text in texts)
        note = f"{missing} is in none of {', '.join(empty.used)}: asked again over a table that holds it."
        step = RepairStep("retry", empty.sql or "", other.sql or "", note=note)
        yield Repaired(step)
        yield Checked(other.sql or "", other.violations)
        return replace(
            other, repairs=(*empty.repairs, step, *other.repairs), prompt_tokens=empty.prompt_tokens
        )

    def _mended(self, prompt: Prompt) -> Generator[Event, None, Attempt | None]:
        """The SQL that the question brings along, as the rules mend it; the model fills in what stands for
        names that do not exist. None where there is none to be mended so."""
        if not (self.repair and self.grammar):
            return None
        began = perf_counter()
        given = given_sql(self.asking.question, self.catalog, self._said)
        found = given and templates(given.sql, self.catalog, prompt.context.shown, self._said)
        self.spent["check"] += perf_counter() - began
        if (
            given is None
            or not found
            or self.count(longest(found)) > answer_tokens(self.model.context_length)
        ):
            return None
        if given.unknown:
            attempt = yield from self._attempt(prompt.messages, prompt, grammar=Blanks(found))
        else:
            attempt = read_attempt(found[0].texts[0], self.catalog, self._said)
            yield Wrote(attempt.text)
        if attempt.violations or not attempt.sql:
            yield AskedAgain(attempt.sql, attempt.violations)
            return None
        step = RepairStep("given", given.text, attempt.sql, given.faults)
        return replace(attempt, repairs=(step,))

    def _written(self, schema: RetrievedSchema, prompt: Prompt) -> Generator[Event, None, Attempt]:
        """What the model writes, asked again where that breaks rules or leaves out values."""
        attempt = yield from self._attempt(prompt.messages, prompt)
        if attempt.violations and self.repair:
            attempt = yield from self._try_again(attempt, schema)
            if attempt.violations and self.grammar:
                attempt = yield from self._resample(attempt, prompt)
        if attempt.sql and not attempt.violations and self.repair and self.grammar:
            attempt = yield from self._with_values(attempt, prompt)
        return attempt

    def _attempt(
        self,
        messages: Sequence[Message],
        prompt: Prompt,
        seed: int | None = None,
        grammar: Grammar | None = None,
    ) -> Generator[Event, None, Attempt]:
        """Let the model write, piece by piece, then read, check and mend what it wrote.

        With a seed the model samples, at SAMPLE_TEMPERATURE; without one it writes what is likeliest. Without
        a `grammar` it obeys that of the prompt's tables. Where the model server leaves in the middle, the
        answer is begun anew.
        """
        if grammar is None and self.grammar:
            schema, shown = prompt.context.schema, prompt.context.shown
            grammar = StagedGrammar(
                schema,
                shown,
                self._forms,
                self._likely,
                texts=self._texts(prompt),
                parts=self._parts,
            )
        for left in reversed(range(ASKED_AGAIN + 1)):
            try:
                text = yield from self._write(messages, grammar, seed)
                break
            except ModelGoneError:
                if not left:
                    raise
                yield AskedAgain("", ())
        began = perf_counter()
        attempt = read_attempt(text, self.catalog, self._said, repair=self.repair)
        self.spent["check"] += perf_counter() - began
        return attempt

    def _write(
        self, messages: Sequence[Message], grammar: Grammar | None, seed: int | None
    ) -> Generator[Event, None, str]:
        """What the model writes, told piece by piece."""
        began = perf_counter()
        pieces = self.model.generate(
            messages,
            grammar=grammar,
            max_tokens=answer_tokens(self.model.context_length),
            temperature=0.0 if seed is None else SAMPLE_TEMPERATURE,
            seed=seed,
            cancel=self.asking.cancel,
        )
        text = ""
        try:
            for piece in pieces:
                self.spent["generate"] += perf_counter() - began
                text += piece
                yield Wrote(piece)
                began = perf_counter()
                if self.asking.cancel.asked:
                    raise CancelledError("stopped while the answer was written")
        finally:
            if isinstance(pieces, Generator):
                pieces.close()
        self.spent["generate"] += perf_counter() - began
        return text

    def _try_again(self, first: Attempt, schema: RetrievedSchema) -> Generator[Event, None, Attempt]:
        """Show the model its SQL and what is wrong with it, once; the better of the two attempts."""
        added: tuple[Message, ...] = (
            {"role": "assistant", "content": first.text},
            {"role": "user", "content": feedback(first)},
        )
        try:
            prompt = self._prompt(schema, size_of(added, self.count))
        except QuestionError:
            return first  # no room in this model's context to ask again
        yield AskedAgain(first.sql, first.violations)
        second = yield from self._attempt((*prompt.messages, *added), prompt)
        return better(first, second)

    def _resample(self, broken: Attempt, prompt: Prompt) -> Generator[Event, None, Attempt]:
        """Sample answers where SQL still breaks rules; the first of them that breaks none is taken."""
        for seed in range(1, SAMPLES + 1):
            other = yield from self._sound(AskedAgain(broken.sql, broken.violations), prompt, seed)
            if other is not None:
                return better(broken, other)
        return broken

    def _with_values(self, first: Attempt, prompt: Prompt) -> Generator[Event, None, Attempt]:
        """Sample answers where the SQL leaves out values that the question names; the one that leaves out the
        fewest, the first of equals."""
        best, left = first, unused_values(self.asking.question, first.sql)
        for seed in range(1, VALUE_SAMPLES + 1):
            if not left:
                break
            other = yield from self._sound(AskedAgain(first.sql, (), left), prompt, seed)
            still = unused_values(self.asking.question, other.sql) if other is not None else left
            if other is not None and len(still) < len(left):
                best, left = other, still
        return first if best is first else instead_of(first, best)

    def _sound(self, why: AskedAgain, prompt: Prompt, seed: int) -> Generator[Event, None, Attempt | None]:
        """One sampled answer, None where it is no SQL or breaks a rule."""
        yield why
        attempt = yield from self._attempt(prompt.messages, prompt, seed)
        return attempt if attempt.sql and not attempt.violations else None

    def _run(self, answer: Answer) -> Answer:
        began = perf_counter()
        try:
            return run_sql(
                answer,
                self.catalog,
                self.database,
                self._bound,
                self.asking,
                max_rows=self.max_rows,
                watchers=self.watchers,
            )
        finally:
            self.spent["execute"] += perf_counter() - began
