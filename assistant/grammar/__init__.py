"""The grammar of an answer, made for each request from the retrieved tables."""

from assistant.grammar.build import StagedGrammar, build
from assistant.grammar.compiler import CompiledGrammars, compile_for
from assistant.grammar.likely import LikelyTables

__all__ = ["CompiledGrammars", "LikelyTables", "StagedGrammar", "build", "compile_for"]
