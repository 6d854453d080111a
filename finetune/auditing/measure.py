"""What an audit finds: figures with their evidence, and distributions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

MOST_EXAMPLES = 5


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure: `value` is `count` of `total`, or a figure of its own kind where `total` is 0.

    `meaning` says in one line what is counted; `examples` are ids or names that show it.
    """

    name: str
    value: float
    meaning: str
    count: int = 0
    total: int = 0
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Distribution:
    """How often each thing occurs, most first (or in its own order, as lengths are)."""

    name: str
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Findings:
    """The measures and distributions of one part of an audit."""

    measures: tuple[Measure, ...] = ()
    distributions: tuple[Distribution, ...] = ()


def share(name: str, count: int, total: int, meaning: str, examples: Iterable[str] = ()) -> Iterable[Measure]:
    """The share of `count` in `total`; nothing where there is nothing to count."""
    if total:
        kept = tuple(dict.fromkeys(examples))[:MOST_EXAMPLES]
        yield Measure(name, count / total, meaning, count, total, kept)
