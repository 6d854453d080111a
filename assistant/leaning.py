"""What is judged beside the model of the ways an answer may go on, weighed with its own likelihoods.

The model says how likely the next token is, a judge how likely whole ways are: an opening of an answer, a
column where one is named, a code that a column is compared with. To the judge a token is as likely as the
best way that it leads to: log-linear fusion with a lookahead, so that a first table is not taken for its own
sake.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import torch
    from transformers import PreTrainedTokenizerBase


@dataclass(frozen=True, slots=True)
class Judged:
    """Ways to go on from `begun`, which the last letters of the answer are ("" where none of a way is written
    yet), as log likelihoods; `weight` is theirs beside the model's."""

    ways: Mapping[str, float]
    weight: float
    begun: str = ""


class Judge(Protocol):
    """Judges how an answer may go on (`assistant.judged_parts`)."""

    def after(self, text: str) -> Iterable[Judged]:
        """What is judged of the ways to go on after `text`, the answer so far."""


class Leaning:
    """Adds what was judged to the scores of tokens; one object a model."""

    def __init__(self, tokenizer: PreTrainedTokenizerBase) -> None:
        self._tokenizer = tokenizer
        self._texts: dict[int, str] = {}

    def leant(self, scores: torch.Tensor, judged: Judged) -> torch.Tensor:
        """The scores, shape (1, vocabulary); tokens that lead to none of the ways, such as those of a
        refusal, keep theirs, as do those that lead to the best one."""
        begun = judged.begun
        ways = {way: logit for way, logit in judged.ways.items() if way.startswith(begun)}
        if len(ways) < 2:
            return scores
        found = {}
        for token in _open(scores):
            after = begun + self._text(token)
            fits = [logit for way, logit in ways.items() if _leads(after, way)]
            if fits:
                found[token] = max(fits)
        if len(found) < 2:
            return scores
        left, most = scores.clone(), max(found.values())
        for token, logit in found.items():
            left[0, token] += judged.weight * (logit - most)
        return left

    def _text(self, token: int) -> str:
        if token not in self._texts:
            self._texts[token] = str(self._tokenizer.decode([token]))
        return self._texts[token]


def _leads(after: str, way: str) -> bool:
    """Whether `after` begins a way, or holds it whole: a name ends where a letter would make it another."""
    if way.startswith(after):
        return True
    return after.startswith(way) and not (way[-1:].isalnum() and after[len(way)].isalnum())


def _open(scores: torch.Tensor) -> list[int]:
    """The tokens that the grammar lets through."""
    found: list[int] = (scores[0] > float("-inf")).nonzero().flatten().tolist()
    return found
