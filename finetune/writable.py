"""Whether serving could have written an answer: the grammar of its prompt accepts it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.grammar import StagedGrammar, compile_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from transformers import PreTrainedTokenizerBase

    from retriever import Context


def writable(tokenizer: PreTrainedTokenizerBase) -> Callable[[Context, str], bool]:
    """A test of (context, answer text) for a model with this tokenizer."""
    from xgrammar import GrammarMatcher

    grammars = compile_for(tokenizer, len(tokenizer))

    def accepts(context: Context, answer: str) -> bool:
        for grammar, piece in StagedGrammar(context.schema, context.shown).pieces(answer):
            matcher = GrammarMatcher(grammars.compiled(grammar))
            if not matcher.accept_string(piece) or not matcher.is_completed():
                return False
        return True

    return accepts
