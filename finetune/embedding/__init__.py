"""Tuning the embedding model that retrieval reads with, and writing the one that ships."""
