"""The grammar of an answer, made for each request from the retrieved tables."""

from assistant.grammar.build import build

__all__ = ["build"]
