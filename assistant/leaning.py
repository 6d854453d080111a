"""Openings of an answer and columns that are judged beside the model, weighed with its own likelihoods.

The model says how likely the next token is, the judge how likely whole openings are. A token is as likely to
the judge as the best opening that it leads to: log-linear fusion with a lookahead, so that a first table is
not taken for its own sake. So are columns where one of a table is named: those that the question asks about
are likelier, whether or not the model was trained on the table.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import torch
    from transformers import PreTrainedTokenizerBase

WEIGHT, COLUMN_WEIGHT = 0.5, 0.3
"""Of a judge's logits beside the model's log likelihoods, for openings and for columns."""
_NAMED = re.compile(r"(?:\[(?P<quoted>[^\]\n]+)\]|(?P<table>\w+))\.(?P<begun>\[?\w*)$")
_PART = re.compile(r"\w*")


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
            for token in _open(scores)
            if (after := text + self._text(token))
        }
        return _weighed(scores, best, WEIGHT)

    def leant_to_columns(
        self, text: str, scores: torch.Tensor, columns: Mapping[str, Mapping[str, float]]
    ) -> torch.Tensor:
        """The scores, shape (1, vocabulary), after `text` that ends in `TABLE.` or within a column of it;
        `columns` are logits by table and column. A name that could end here counts for what ends it."""
        named = _NAMED.search(text)
        own = columns.get(named["quoted"] or named["table"]) if named else None
        if named is None or not own:
            return scores
        begun = named["begun"].lstrip("[")
        some = {column: logit for column, logit in own.items() if column.startswith(begun)}
        if len(some) < 2:
            return scores
        best = {}
        for token in _open(scores):
            part = self._text(token).lstrip("[") if not begun else self._text(token)
            more = _PART.match(part)
            assert more is not None
            after, ended = begun + more[0], more.end() < len(part)
            fits = (
                logit
                for column, logit in some.items()
                if (column == after if ended else column.startswith(after))
            )
            best[token] = max(fits, default=None)
        return _weighed(scores, best, COLUMN_WEIGHT)

    def _text(self, token: int) -> str:
        if token not in self._texts:
            self._texts[token] = str(self._tokenizer.decode([token]))
        return self._texts[token]


def _open(scores: torch.Tensor) -> list[int]:
    """The tokens that the grammar lets through."""
    found: list[int] = (scores[0] > float("-inf")).nonzero().flatten().tolist()
    return found


def _weighed(scores: torch.Tensor, best: Mapping[int, float | None], weight: float) -> torch.Tensor:
    """The scores with what the judge makes of tokens, below the best of these; None: nothing."""
    logits = {token: logit for token, logit in best.items() if logit is not None}
    if len(logits) < 2:
        return scores
    left, most = scores.clone(), max(logits.values())
    for token, logit in logits.items():
        left[0, token] += weight * (logit - most)
    return left
