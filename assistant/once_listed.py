"""No column twice in one list: a decoding constraint that a context-free grammar cannot hold.

A small model that has lost the thread fills a SELECT list with the column it wrote last. Where the next token
would complete a plain column that stands in the list already, it gets no probability, unless nothing else is
left. The list is read from the line that is being written, since answers have a line a clause. A model server
is given the grammar only: what it lists twice is taken out afterwards (`assistant.repeated_items`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import torch
    from transformers import PreTrainedTokenizerBase

_LIST = re.compile(r"(?:SELECT (?:DISTINCT )?(?:TOP \d+ )?|GROUP BY )(?=\S)")
_PLAIN = re.compile(r"[\w.#\[\]-]+")
_GOES_ON = re.compile(r"[\w.#\]-]")


class OnceListed:
    """Bars tokens that repeat a column; one object a model, threads may share it."""

    def __init__(self, tokenizer: PreTrainedTokenizerBase, vocab_size: int) -> None:
        """`vocab_size` is the width of the scores."""
        import torch

        size = min(vocab_size, len(tokenizer))
        texts = [str(tokenizer.decode([token])) for token in range(size)]
        self._ids: dict[str, list[int]] = {}
        for token, text in enumerate(texts):
            self._ids.setdefault(text.lstrip(" "), []).append(token)
        goes_on = [bool(_GOES_ON.match(text)) for text in texts]
        self._goes_on = torch.tensor(goes_on + [False] * (vocab_size - size))

    def barred(self, text: str, scores: torch.Tensor, matcher: Any) -> torch.Tensor:
        """The scores, shape (1, vocabulary), with what would repeat a column at minus infinity.

        `text` is the answer so far, `matcher` the grammar's state after it (xgrammar's GrammarMatcher); where
        every token that the grammar allows would be barred, the scores stay as they are.
        """
        found = listed(text.rpartition("\n")[2])
        if not found:
            return scores
        *whole, now = found
        repeats = {item for item in map(plain_column, whole) if item}
        if not repeats:
            return scores
        left = scores.clone()
        if now in repeats:
            ends = ~self._goes_on.to(left.device)
            left[:, ends] = float("-inf")
        else:
            for item in repeats:
                if item.startswith(now):
                    for token in self._completing(item[len(now) :], scores, matcher):
                        left[:, token] = float("-inf")
        return left if bool((left > float("-inf")).any()) else scores

    def _completing(self, rest: str, scores: torch.Tensor, matcher: Any) -> Iterator[int]:
        """Tokens that complete a name whose `rest` is missing, or begin to spell it in smaller pieces.

        Left out are those after which another name may go on or be whole: `SL` of `SLItem`, `Desc`.
        """
        for token in self._ids.get(rest, ()):
            if scores[0, token] > float("-inf") and not self._follows(matcher, token, goes_on=True):
                yield token
                for size in range(1, len(rest)):
                    for piece in self._ids.get(rest[:size], ()):
                        there = scores[0, piece] > float("-inf")
                        if there and not self._follows(matcher, piece, goes_on=False):
                            yield piece

    def _follows(self, matcher: Any, token: int, *, goes_on: bool) -> bool:
        """Whether the grammar lets a name go on after the token, or else end."""
        import torch
        from xgrammar import allocate_token_bitmask

        after = matcher.fork()
        if not after.accept_token(token):
            return False
        bits = allocate_token_bitmask(1, len(self._goes_on))
        after.fill_next_token_bitmask(bits)
        allowed = (bits[0].unsqueeze(1) >> torch.arange(32)) & 1
        wanted = self._goes_on if goes_on else ~self._goes_on
        return bool((allowed.flatten()[: len(self._goes_on)].bool() & wanted).any())


def listed(line: str) -> list[str]:
    """The items on a line of SELECT or GROUP BY, the last one perhaps not whole; [] for another line."""
    head = _LIST.match(line)
    return [item.strip() for item in _items(line[head.end() :])] if head is not None else []


def plain_column(item: str) -> str:
    """The column that an item is, without its heading; "" for an expression."""
    plain = item.partition(" AS [")[0]
    return plain if _PLAIN.fullmatch(plain) else ""


def _items(text: str) -> list[str]:
    """The items of a list, split at the commas outside parentheses, brackets and quotes."""
    found, depth, start, closing = [], 0, 0, ""
    for place, sign in enumerate(text):
        if closing:
            closing = "" if sign == closing else closing
        elif sign in "'[":
            closing = "'" if sign == "'" else "]"
        elif sign in "()":
            depth += 1 if sign == "(" else -1
        elif sign == "," and not depth:
            found.append(text[start:place])
            start = place + 1
    return [*found, text[start:]]
