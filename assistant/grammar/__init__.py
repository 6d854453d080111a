"""The grammar of an answer, made for each request from the retrieved tables."""

from assistant.grammar.build import StagedGrammar, build
from assistant.grammar.compiler import CompiledGrammars, compile_for

__all__ = ["CompiledGrammars", "StagedGrammar", "build", "compile_for"]
