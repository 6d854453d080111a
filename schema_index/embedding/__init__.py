"""Embedding models: the one that comes with the package, in eight bits, and any of sentence-transformers."""
