"""Tokens in, text out, as soon as it is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

_INCOMPLETE = "\N{REPLACEMENT CHARACTER}"


class TextStream:
    """Turns tokens into text one at a time; the pieces join to the text of all tokens at once.

    A character whose bytes lie in several tokens is held back until it is whole. Only the tokens since the
    piece before last are decoded at each step, so a step costs the same however long the answer is; they
    are decoded together because a token's text can depend on the one before it (a leading space). The
    scheme is that of text-generation-inference's `decode_token`.
    """

    def __init__(self, tokenizer: PreTrainedTokenizerBase) -> None:
        self._tokenizer = tokenizer
        self._tokens: list[int] = []
        self._start = 0
        self._given = 0

    def add(self, token: int) -> str:
        """The text that `token` completes, or "" where it completes none."""
        self._tokens.append(token)
        text = self._pending()
        if text.endswith(_INCOMPLETE):
            return ""
        self._start, self._given = self._given, len(self._tokens)
        return text

    def rest(self) -> str:
        """What is left at the end: an incomplete character stands as U+FFFD."""
        return self._pending()

    def _pending(self) -> str:
        return self._decode(self._start, len(self._tokens))[len(self._decode(self._start, self._given)) :]

    def _decode(self, start: int, end: int) -> str:
        text = self._tokenizer.decode(
            self._tokens[start:end], skip_special_tokens=True, clean_up_tokenization_spaces=False
        )
        assert isinstance(text, str)
        return text
