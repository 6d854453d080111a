"""What is looked up for a question, and how what was found is put to it.

Serving, training and evaluation go the same way here, so that a model is trained on the prompts it will get.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.prompt import Turn
from assistant.shots import ShotSearch
from retriever import LONGEST_QUESTION, RetrievedSchema, Shot, link_columns, resolve_names
from schema_index import Catalog


def search_text(question: str, before: Sequence[Turn]) -> str:
    """What to search the tables for: where a question goes on from turns, the last of them as well.

    `before` are its `relevant_turns`. The end is kept where both are longer than LONGEST_QUESTION together.
    """
    return f"{before[-1].question}\n{question}"[-LONGEST_QUESTION:] if before else question


def as_asked(
    question: str,
    found: RetrievedSchema,
    before: Sequence[Turn],
    catalog: Catalog,
    *,
    links: bool = False,
    shots: ShotSearch | None = None,
    without: str = "",
) -> RetrievedSchema:
    """The tables found for `search_text`, with the names and, where wanted, the links of this question only,
    and answered questions like it, but not the statement `without`.

    What the question before had wrong was answered then. A question that names what does not exist is shown
    no answer.
    """
    mentions = resolve_names(question, catalog) if before else found.mentions
    near: tuple[Shot, ...] = ()
    if shots is not None and all(mention.exists for mention in mentions):
        tables = {hit.table.name for hit in found.tables}
        near = shots.find(search_text(question, before), tables, without)
    linked = link_columns(question, found, catalog) if links else ()
    return replace(found, mentions=mentions, links=linked, shots=near)
