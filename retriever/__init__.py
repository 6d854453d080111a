"""From a question to the tables it needs: search, names resolved, joins."""

from retriever.context import Context, render_context, shown_links, shown_shots, word_weights
from retriever.links import link_columns
from retriever.names import resolve_names
from retriever.retriever import LONGEST_QUESTION, SchemaRetriever, check_question
from retriever.schema import Link, Mention, RetrievedSchema, RetrievedTable, Shot
from retriever.table_sets import TableSets

__all__ = [
    "LONGEST_QUESTION",
    "Context",
    "Link",
    "Mention",
    "RetrievedSchema",
    "RetrievedTable",
    "SchemaRetriever",
    "Shot",
    "TableSets",
    "check_question",
    "link_columns",
    "render_context",
    "resolve_names",
    "shown_links",
    "shown_shots",
    "word_weights",
]
