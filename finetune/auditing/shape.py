"""The shape of a file: fields, lengths, categories, and whether it is shuffled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import sqrt

from finetune.auditing.answer_kind import answer_kind
from finetune.auditing.measure import Distribution, Findings, Measure, share
from finetune.auditing.record import Record

SHORT = 50
_BOUNDS = (50, 100, 200, 400, 800, 1600)
FIELDS = ("category", "source", "split")


def shape(records: Sequence[Record]) -> Findings:
    """Fields that are filled, lengths of answers, categories, order."""
    categories = Counter(record.category or "(none)" for record in records)
    return Findings(
        (*_fields(records), *_lengths(records), *_order(records), *_labels(records)),
        (
            Distribution("categories", dict(categories.most_common())),
            Distribution("sources", dict(Counter(r.source or "(none)" for r in records).most_common())),
            Distribution("splits", dict(Counter(r.split or "(none)" for r in records).most_common())),
            Distribution("characters of an answer", _histogram(records)),
        ),
    )


def _fields(records: Sequence[Record]) -> Iterator[Measure]:
    for name in FIELDS:
        bare = [record.name for record in records if not getattr(record, name)]
        yield from share(f"without_{name}", len(bare), len(records), f"records without a {name}", bare)


def _lengths(records: Sequence[Record]) -> Iterator[Measure]:
    texts = [(record.name, text) for record in records for text in record.answers]
    short = [name for name, text in texts if len(text) < SHORT]
    yield from share("short", len(short), len(texts), f"answers under {SHORT} characters", short)


def _histogram(records: Sequence[Record]) -> dict[str, int]:
    counts = dict.fromkeys([*(f"under {bound}" for bound in _BOUNDS), f"{_BOUNDS[-1]} and more"], 0)
    for record in records:
        for text in record.answers:
            bound = next((bound for bound in _BOUNDS if len(text) < bound), None)
            counts[f"under {bound}" if bound else f"{_BOUNDS[-1]} and more"] += 1
    return counts


def _order(records: Sequence[Record]) -> Iterator[Measure]:
    """How much more often two neighbours are of one category than in a shuffled file.

    In a shuffled file of n records with shares p the expected share of equal neighbours is the sum of p²;
    three standard deviations of that share are forgiven.
    """
    keys = [_sort_of(record) for record in records]
    if len(keys) < 2 or len(set(keys)) < 2:
        return
    pairs = len(keys) - 1
    same = sum(left == right for left, right in pairwise(keys))
    expected = sum((count / len(keys)) ** 2 for count in Counter(keys).values())
    noise = 3 * sqrt(expected * (1 - expected) / pairs)
    excess = max(0.0, same / pairs - expected - noise)
    meaning = (
        f"equal neighbours beyond chance: {same / pairs:.1%} where {expected:.1%} is expected; 0 is shuffled"
    )
    yield Measure("unshuffled", excess, meaning)


def _sort_of(record: Record) -> str:
    """The category, else the kind of answer."""
    text = record.answers[0] if record.answers else record.rejected
    return record.category or answer_kind(text).kind


def _labels(records: Sequence[Record]) -> Iterator[Measure]:
    """The balance of a KTO file."""
    labels = [record.label for record in records if record.label is not None]
    yield from share("desirable", sum(labels), len(labels), "records labelled desirable")
