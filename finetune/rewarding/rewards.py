"""Verifiable rewards for an answer: SQL parses, keeps the rules, gives the right rows; a refusal is right.

Each is a function of the answer's text, of its task and of the ground it stands on, from 0 (wrong) to 1
(right), or None where the task does not ask for it, which depends on the task alone. None looks at how long
an answer is. An answer of another kind than the one due earns nothing, so that a refusal never pays where SQL
is due.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any

from assistant.answer_text import DescribeText, RefusalText, SqlText, parse_answer
from assistant.rules import check
from finetune.case import Case
from finetune.example import Example
from finetune.gate import answers
from finetune.gating.judge import Asked, Reality, judge
from finetune.gating.refusal_form import Refusal, read_refusal
from finetune.scoring import Bench, Score, response_in, score
from schema_index import Catalog

_UNREADABLE = {"parse", "read-only"}


@dataclass(frozen=True)
class Task:
    """One prompt's task: the case with its gold answer, what the prompt shows, and the gold refusals."""

    case: Case
    asked: Asked
    refusals: tuple[Refusal, ...] = ()


@dataclass(frozen=True)
class Ground:
    """What answers are held against: the catalog behind the prompts, and the databases that SQL is run on."""

    catalog: Catalog
    bench: Bench

    @property
    def reality(self) -> Reality:
        """The catalog alone, for `judge`: rows are the bench's business."""
        return Reality(self.catalog)


Reward = Callable[[str, Task, Ground], float | None]


def task_of(example: Example, catalog: Catalog) -> Task | None:
    """The task of a record; None where no function here can tell a right answer from a wrong one.

    Those are prompts that show other names than the catalog's, which no database stands behind, and refusals
    in free words. Raises DataError where the prompt has another form than serving's.
    """
    text, asked = next(answers(example))
    answer, refusals = parse_answer(text), _refusals(text)
    refuse = isinstance(answer, RefusalText)
    if not Reality(catalog).knows(asked.shown):
        return None
    if refuse and any(one.kind == "other" for one in refusals):
        return None
    case = Case(
        id=example.id,
        category=example.category,
        question=example.question,
        tables=example.tables,
        sql=answer.sql if isinstance(answer, SqlText) else "",
        refuse=refuse,
        suggest=tuple(name for one in refusals for name in one.nearest) if refuse else (),
        describes=answer.names if isinstance(answer, DescribeText) else (),
    )
    return Task(case, asked, refusals if refuse else ())


def parses(text: str, task: Task, ground: Ground) -> float | None:
    """SQL is due: one SELECT that sqlglot reads as T-SQL."""
    if task.case.kind != "sql":
        return None
    answer = parse_answer(text)
    if not isinstance(answer, SqlText):
        return 0.0
    broken = {one.rule for one in check(answer.sql, ground.catalog).violations}
    return float(not broken & _UNREADABLE)


def rules(text: str, task: Task, ground: Ground) -> float | None:
    """SQL is due: it breaks no rule, its plan line is true, and it answers for no name that is absent."""
    if task.case.kind != "sql":
        return None
    if not isinstance(parse_answer(text), SqlText):
        return 0.0
    return float(not judge(text, task.asked, ground.reality))


def rows(text: str, task: Task, ground: Ground) -> float | None:
    """SQL is due: it gives the gold's rows on every database of the bench.

    Where the gold gives no value anywhere, the parts of the SQL have to be the gold's as well. None where the
    gold itself does not run.
    """
    if task.case.kind != "sql" or ground.bench.gold(task.case.sql, task.case.company) is None:
        return None
    if not isinstance(parse_answer(text), SqlText):
        return 0.0
    found = _score(text, task, ground)
    return float(bool(found.rows) and bool(found.parts or not found.empty))


def refusal(text: str, task: Task, ground: Ground) -> float | None:
    """A refusal is due: half for naming what is absent, half for offering what the gold offers and exists.

    Where the gold offers nothing, as for a request to change data, the right refusal is the whole.
    """
    if task.case.kind != "refusal":
        return None
    if not isinstance(parse_answer(text), RefusalText):
        return 0.0
    found = _refusals(text)
    if [_said(one) for one in found] != [_said(one) for one in task.refusals]:
        return 0.0
    lines = text.strip().splitlines()
    reasons = [reason for line in lines for reason in judge(line, task.asked, ground.reality)]
    if any(reason.rule != "false-nearest" for reason in reasons):
        return 0.0
    if not task.case.suggest:
        return 1.0
    offered = {name.lower() for one in found for name in one.nearest}
    wanted = {name.lower() for name in task.case.suggest}
    return 1.0 if not reasons and offered & wanted else 0.5


def description(text: str, task: Task, ground: Ground) -> float | None:
    """A description is due: it renders what the question asks about, and no other table."""
    if task.case.kind != "schema":
        return None
    if not isinstance(parse_answer(text), DescribeText):
        return 0.0
    return float(_score(text, task, ground).right)


REWARDS: tuple[Reward, ...] = (parses, rules, rows, refusal, description)
WEIGHTS = (0.1, 0.2, 1.0, 1.0, 1.0)
"""What each counts for in the sum: right rows are the goal, the first two show the way there."""


def reward_functions(tasks: Sequence[Task], ground: Ground) -> list[Callable[..., list[float | None]]]:
    """The rewards as TRL's GRPOTrainer calls them: over a batch of completions, with the column `task`.

    The column holds the place of each prompt's task in `tasks`.
    """

    def over_batches(reward: Reward) -> Callable[..., list[float | None]]:
        @wraps(reward)
        def batch(completions: Sequence[Any], task: Sequence[int], **_: Any) -> list[float | None]:
            return [
                reward(completion[0]["content"], tasks[place], ground)
                for completion, place in zip(completions, task, strict=True)
            ]

        return batch

    return [over_batches(reward) for reward in REWARDS]


def _score(text: str, task: Task, ground: Ground) -> Score:
    return score(task.case, response_in({"id": task.case.id, "answer": text}, ground.catalog), ground.bench)


def _refusals(text: str) -> tuple[Refusal, ...]:
    """What each line of a refusal says; the two that a question with two absent names gets are two."""
    return tuple(read_refusal(line) for line in text.strip().splitlines())


def _said(one: Refusal) -> tuple[str, str]:
    """The kind of a refusal and the name it is about; for a column its own name, without its table."""
    return one.kind, one.name.rpartition(".")[2].lower()
