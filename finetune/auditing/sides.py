"""What distinguishes chosen from rejected: a shortcut that tells the sides apart teaches nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from rapidfuzz import fuzz

from finetune.auditing.judged import NAME_RULES, Judged
from finetune.auditing.measure import Distribution, Findings, Measure, share

MOST_WORDS = 12


def sides(pairs: Sequence[tuple[Judged, Judged]]) -> Findings:
    """The features of both sides of each (chosen, rejected) pair, and the words that only one side has."""
    if not pairs:
        return Findings()
    total = len(pairs)
    contrasts = Counter(chosen.record.contrast or "(none)" for chosen, _ in pairs)
    features = [(_features(chosen), _features(rejected)) for chosen, rejected in pairs]
    nets: dict[str, float] = {}
    counts: dict[str, int] = {}
    for name in features[0][0]:
        only_chosen = sum(left[name] and not right[name] for left, right in features)
        only_rejected = sum(right[name] and not left[name] for left, right in features)
        nets[name] = (only_chosen - only_rejected) / total
        counts[f"{name}: chosen only"], counts[f"{name}: rejected only"] = only_chosen, only_rejected
    return Findings(
        (
            *_balance(pairs),
            *_nets(nets),
            *share("largest_contrast", max(contrasts.values()), total, "pairs of the commonest contrast"),
            Measure("side_similarity", median(_alike(pairs)), "median similarity of the two sides"),
        ),
        (
            Distribution("contrasts", dict(contrasts.most_common())),
            Distribution("features on one side only", counts),
            Distribution("words that mark chosen", _marking(pairs, 0)),
            Distribution("words that mark rejected", _marking(pairs, 1)),
        ),
    )


def _features(side: Judged) -> Mapping[str, bool]:
    return {
        "SQL": bool(side.content.statements),
        "refusal": side.content.kind == "refusal",
        "NOLOCK": side.shows_nolock,
        "company filter": side.has_select and "company-filter" not in side.rules,
        "complete joins": side.has_select and "complete-join" not in side.rules,
        "known names": not NAME_RULES & side.rules,
    }


def _nets(nets: Mapping[str, float]) -> Iterator[Measure]:
    """Features that both sides should have alike: a large difference is what a model would learn."""
    meaning = "pairs where only chosen shows NOLOCK, less those where only rejected does (either way)"
    yield Measure("nolock_shortcut", abs(nets["NOLOCK"]), meaning)


def _balance(pairs: Sequence[tuple[Judged, Judged]]) -> Iterator[Measure]:
    total = len(pairs)
    refusing = [left.content.kind == "refusal" for left, _ in pairs]
    yield from share("chosen_refusals", sum(refusing), total, "pairs whose chosen side refuses")
    about = [
        left.content.kind == "refusal"
        for left, right in pairs
        if (left.content.kind == "refusal") != (right.content.kind == "refusal")
    ]
    yield from share(
        "refusal_balance", sum(about), len(about), "of the pairs in which one side refuses: the chosen one"
    )
    longer = sum(len(left.text) > len(right.text) for left, right in pairs)
    yield from share("chosen_longer", longer, total, "pairs whose chosen side is the longer")
    same = [left.record.name for left, right in pairs if left.text.split() == right.text.split()]
    yield from share("equal_sides", len(same), total, "pairs whose sides are the same", same)


def _alike(pairs: Sequence[tuple[Judged, Judged]]) -> list[float]:
    return [fuzz.ratio(left.text, right.text) / 100 for left, right in pairs]


def _marking(pairs: Sequence[tuple[Judged, Judged]], side: int) -> dict[str, int]:
    """The words that stand on one side only in most pairs, less those on the other only."""
    nets: Counter[str] = Counter()
    for pair in pairs:
        mine, others = (set(pair[place].text.split()) for place in (side, 1 - side))
        nets.update(mine - others)
        nets.subtract(others - mine)
    return {word: count for word, count in nets.most_common(MOST_WORDS) if count > 0}
