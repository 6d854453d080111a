"""Openings of an answer that are judged beside the model, weighed with the model's own likelihoods.

The model says how likely the next token is, the judge how likely whole openings are. A token is as likely to
the judge as the best opening that it leads to: log-linear fusion with a lookahead, so that a first table is
not taken for its own sake.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import torch
    from transformers import PreTrainedTokenizerBase

WEIGHT = 0.5
"""Of a judge's logits beside the model's log likelihoods."""


class Leaning:
    """Adds what a judge makes of openings to the scores of tokens; one object a model."""

    def __init__(self, tokenizer: PreTrainedTokenizerBase) -> None:
        self._tokenizer = tokenizer
        self._texts: dict[int, str] = {}

    def leant(self, text: str, scores: torch.Tensor, openings: Mapping[str, float]) -> torch.Tensor:
        """The scores, shape (1, vocabulary), after `text`; tokens that lead to none of the openings, such as
        those of a refusal, keep theirs, as do those that lead to the best one."""
        begun = {opening: logit for opening, logit in openings.items() if opening.startswith(text)}
        if len(begun) < 2:
            return scores
        best = {
            token: max((logit for opening, logit in begun.items() if opening.startswith(after)), default=None)
            for token in (scores[0] > float("-inf")).nonzero().flatten().tolist()
            if (after := text + self._text(token))
        }
        logits = {token: logit for token, logit in best.items() if logit is not None}
        if len(logits) < 2:
            return scores
        left, most = scores.clone(), max(logits.values())
        for token, logit in logits.items():
            left[0, token] += WEIGHT * (logit - most)
        return left

    def _text(self, token: int) -> str:
        if token not in self._texts:
            self._texts[token] = str(self._tokenizer.decode([token]))
        return self._texts[token]
