"""A grammar at work in this process: tokens that would break it get no probability."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transformers import LogitsProcessor, PreTrainedTokenizerBase
    from xgrammar import CompiledGrammar

_END_OF_TURN = "<|im_end|>"
_CACHED_GRAMMARS = 64
_CACHE_BYTES = 256 * 2**20


class CompiledGrammars:
    """Grammars compiled for one tokenizer; the last ones, and the rules that requests share, are kept."""

    def __init__(self, tokenizer: PreTrainedTokenizerBase, vocab_size: int) -> None:
        from xgrammar import GrammarCompiler, TokenizerInfo

        stops = {tokenizer.eos_token_id, tokenizer.get_added_vocab().get(_END_OF_TURN)} - {None}
        info = TokenizerInfo.from_huggingface(
            tokenizer, vocab_size=vocab_size, stop_token_ids=sorted(stops) or None
        )
        self._compiler = GrammarCompiler(info, max_threads=1, cache_limit_bytes=_CACHE_BYTES)
        self._compiled = lru_cache(_CACHED_GRAMMARS)(self._compiler.compile_grammar)

    def compiled(self, grammar: str) -> CompiledGrammar:
        """The grammar, compiled; raises RuntimeError where the text is not xgrammar's EBNF."""
        return self._compiled(grammar)

    def processor(self, grammar: str) -> LogitsProcessor:
        """A logits processor for one `generate()` over one or more sequences of this grammar.

        It takes input ids of shape (batch, length) and scores of shape (batch, vocabulary), and lets
        through what the grammar allows next; after a complete answer that is the end of turn alone.
        """
        from xgrammar.contrib.hf import LogitsProcessor

        return LogitsProcessor(self.compiled(grammar))


def compile_for(tokenizer: PreTrainedTokenizerBase, vocab_size: int) -> CompiledGrammars:
    """Grammars for a model: `vocab_size` is the width of its scores, at least the tokenizer's."""
    return CompiledGrammars(tokenizer, vocab_size)
