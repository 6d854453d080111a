"""Repeats: records that are the same, nearly the same, or stand in an evaluation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from finetune.auditing.answer_kind import answer_kind
from finetune.auditing.measure import Distribution, Findings, Measure, share
from finetune.auditing.near import matches, twins
from finetune.auditing.record import Record
from finetune.auditing.skeleton import skeleton
from finetune.bare import bare

NEAR = 0.9
TRAIN = ("train", "")


def repeats(records: Sequence[Record]) -> Findings:
    """Repeats inside one file; a question with several answers (pairs, KTO) counts once."""
    questions = [bare(record.question) for record in records]
    whole = Counter((q, r.answers, r.rejected) for q, r in zip(questions, records, strict=True))
    copies = [q for (q, _, _), count in whole.items() if count > 1 for _ in range(count - 1)]
    distinct = sorted(set(questions))
    near = twins(distinct, NEAR)
    shown = [f"{distinct[t.index]} ~ {distinct[t.other]} ({t.similarity:.2f})" for t in near]
    asked = Counter(questions)
    total = len(records)
    return Findings(
        (
            *share("duplicates", len(copies), total, "records that repeat question and answer", copies),
            *share(
                "same_question",
                total - len(distinct),
                total,
                "records whose question another record asked before",
                [q for q, n in asked.most_common(5) if n > 1],
            ),
            *share(
                "near_duplicates",
                len(near),
                len(distinct),
                f"questions with another at similarity {NEAR} or more",
                shown,
            ),
        ),
        (Distribution("skeletons of SQL", dict(_skeletons(records).most_common(15))),),
    )


def leakage(records: Sequence[Record], held: Sequence[Record]) -> Findings:
    """What of an evaluation stands in training: questions, paraphrases, SQL skeletons.

    `held` are further records; those of `records` whose split is not training count as well.
    """
    train = [record for record in records if record.split in TRAIN]
    test = [*held, *(record for record in records if record.split not in TRAIN)]
    if not test or not train:
        return Findings()
    asked = {question for record in train for question in _questions(record)}
    questions = [question for record in test for question in _questions(record)]
    same = [q for q in questions if q in asked]
    near = matches(questions, sorted(asked), NEAR)
    known = set(_skeletons(train))
    queries = [(record.name, form) for record in test for form in _forms([record])]
    repeated = [name for name, form in queries if form in known]
    return Findings(
        tuple(
            _leaks(
                (
                    ("leaked_questions", same, len(questions), "evaluation questions asked in training"),
                    (
                        "leaked_near",
                        [questions[twin.index] for twin in near],
                        len(questions),
                        f"evaluation questions with one of training at similarity {NEAR} or more",
                    ),
                    (
                        "leaked_skeletons",
                        repeated,
                        len(queries),
                        "evaluation statements whose skeleton is in training",
                    ),
                )
            )
        )
    )


def _questions(record: Record) -> list[str]:
    """What a record asks, at every turn, in the form in which questions are compared."""
    later = [bare(asked.turn.question) for asked in record.asked[1:]]
    return [bare(record.question), *later]


def _leaks(parts: Iterable[tuple[str, list[str], int, str]]) -> Iterator[Measure]:
    for name, found, total, meaning in parts:
        yield from share(name, len(found), total, meaning, found)


def _skeletons(records: Sequence[Record]) -> Counter[str]:
    return Counter(_forms(records))


def _forms(records: Sequence[Record]) -> Iterator[str]:
    for record in records:
        for text in record.answers:
            for sql in answer_kind(text).statements:
                if form := skeleton(sql):
                    yield form
