"""From a question to the tables it needs: search, names resolved, joins."""

from retriever.context import Context, render_context, word_weights
from retriever.names import resolve_names
from retriever.retriever import SchemaRetriever
from retriever.schema import Mention, RetrievedSchema, RetrievedTable

__all__ = [
    "Context",
    "Mention",
    "RetrievedSchema",
    "RetrievedTable",
    "SchemaRetriever",
    "render_context",
    "resolve_names",
    "word_weights",
]
