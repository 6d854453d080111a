"""What is looked up for a question, and how what was found is put to it.

Serving, training and evaluation go the same way here, so that a model is trained on the prompts it will get.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.prompt import Turn
from retriever import LONGEST_QUESTION, RetrievedSchema, link_columns, resolve_names
from schema_index import Catalog


def search_text(question: str, before: Sequence[Turn]) -> str:
    """What to search the tables for: where a question goes on from turns, the last of them as well.

    `before` are its `relevant_turns`. The end is kept where both are longer than LONGEST_QUESTION together.
    """
    return f"{before[-1].question}\n{question}"[-LONGEST_QUESTION:] if before else question


def as_asked(
    question: str, found: RetrievedSchema, before: Sequence[Turn], catalog: Catalog, *, links: bool
) -> RetrievedSchema:
    """The tables found for `search_text`, with the names and, where wanted, the links of this question only.

    What the question before had wrong was answered then.
    """
    mentions = resolve_names(question, catalog) if before else found.mentions
    return replace(found, mentions=mentions, links=link_columns(question, found, catalog) if links else ())
