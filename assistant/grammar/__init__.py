"""The grammar of an answer, made for each request from the retrieved tables."""

from assistant.grammar.build import StagedGrammar, build
from assistant.grammar.compiler import CompiledGrammars, compile_for
from assistant.grammar.likely import LikelyTables
from assistant.grammar.said import SaidTexts, said_texts

__all__ = [
    "CompiledGrammars",
    "LikelyTables",
    "SaidTexts",
    "StagedGrammar",
    "build",
    "compile_for",
    "said_texts",
]
