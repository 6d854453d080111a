"""From a question to the tables it needs: search, names resolved, joins."""

from retriever.context import Context, render_context, word_weights
from retriever.names import resolve_names
from retriever.retriever import LONGEST_QUESTION, SchemaRetriever, check_question
from retriever.schema import Mention, RetrievedSchema, RetrievedTable

__all__ = [
    "LONGEST_QUESTION",
    "Context",
    "Mention",
    "RetrievedSchema",
    "RetrievedTable",
    "SchemaRetriever",
    "check_question",
    "render_context",
    "resolve_names",
    "word_weights",
]
