"""The one place that makes a prompt; serving and training both call it.

System: who it is and the conventions, constant. User: the question, the names resolved against the
catalog, the columns that its words probably mean (for models trained so), answered questions like it, the
tables as CREATE TABLE statements, the joins between them. Earlier turns come before as messages of their
own, without their schema.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.control_marks import without_marks
from assistant.model import Message
from retriever import Context, Link, Mention, RetrievedSchema, Shot, render_context
from schema_index import quote, quote_table

SYSTEM = """\
You write T-SQL for Viewpoint Vista from the tables shown. Answer with one of:
- "Uses TABLE." and one SELECT: WITH (NOLOCK), the company filtered, whole-key joins, columns with their table
- a refusal that names what does not exist and the nearest that does
- describe NAME, when asked about the schema"""

MAX_TABLE_TOKENS = 1500
_FRAME_TOKENS = 160
_LINK_TOKENS = 100
SHOT_SHARE = 0.3
"""The most that answered questions take of what is left for the tables."""
MAX_TURNS = 3


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier exchange: the question and the answer text as the model wrote it."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """Chat messages and the context they were made from (what the grammar may name)."""

    messages: tuple[Message, ...]
    context: Context


def answer_tokens(context_length: int) -> int:
    """The most tokens an answer may take: a quarter of the context, 1,024 at most."""
    return min(1024, context_length // 4)


def table_budget(context_length: int) -> int:
    """Tokens left for the tables: the design's 1,500, or less for a model with a short context.

    What is set aside: the answer, and the system text, question and names around the tables.
    """
    return max(128, min(MAX_TABLE_TOKENS, context_length - answer_tokens(context_length) - _FRAME_TOKENS))


def build_prompt(
    schema: RetrievedSchema,
    *,
    context_length: int,
    count_tokens: Callable[[str], int],
    turns: Sequence[Turn] = (),
    weights: Callable[[str], float] | None = None,
) -> Prompt:
    """Build the messages for one question.

    `context_length` and `count_tokens` are the model's; `weights` as in `render_context`. At most the
    last MAX_TURNS earlier turns are kept, fewer where they would take more than a third of the tables'
    budget, oldest dropped first.
    """
    budget = table_budget(context_length - (_LINK_TOKENS if schema.links else 0))
    shots, taken = _fitting_shots(schema, SHOT_SHARE * budget, count_tokens)
    schema = replace(schema, shots=shots)
    budget -= taken
    kept: list[Turn] = []
    spent = 0
    for turn in reversed(turns[-MAX_TURNS:]):
        cost = count_tokens(turn.question) + count_tokens(turn.answer) + 8
        if spent + cost > budget // 3:
            break
        kept.insert(0, turn)
        spent += cost
    context = render_context(schema, budget=budget - spent, count_tokens=count_tokens, weights=weights)
    messages: list[Message] = [{"role": "system", "content": SYSTEM}]
    for turn in kept:
        question = without_marks(" ".join(turn.question.split()))
        messages.append({"role": "user", "content": f"Question: {question}"})
        messages.append({"role": "assistant", "content": without_marks(turn.answer)})
    messages.append({"role": "user", "content": user_text(schema.question, schema.mentions, context)})
    return Prompt(tuple(messages), context)


def _fitting_shots(
    schema: RetrievedSchema, room: float, count_tokens: Callable[[str], int]
) -> tuple[tuple[Shot, ...], int]:
    """The nearest answered questions that fit into `room` tokens, and the tokens they take."""
    kept: list[Shot] = []
    taken = 0
    for shot in schema.shots:
        cost = count_tokens(f"{shot_text(shot)}\n")
        if taken + cost <= room:
            kept.append(shot)
            taken += cost
    return tuple(kept), taken


def user_text(question: str, mentions: Sequence[Mention], context: Context) -> str:
    """The user message: question, names, links, tables and joins, a part to a paragraph."""
    schema = context.schema
    return without_marks(
        f"{turn_text(question, mentions, schema.links, schema.shots)}\nTables:\n{context.text}"
    )


def turn_text(
    question: str,
    mentions: Sequence[Mention] = (),
    links: Sequence[Link] = (),
    shots: Sequence[Shot] = (),
) -> str:
    """The question, the names in it, the columns it is linked to, answered questions like it: all of a user
    message but the tables."""
    parts = [f"Question: {' '.join(question.split())}"]
    if mentions:
        parts.append("Names: " + " ".join(map(mention_text, mentions)))
    if links and all(mention.exists for mention in mentions):
        parts.append(f"Near: {links_text(links)}")
    parts += map(shot_text, shots)
    return "\n".join(parts)


def shot_text(shot: Shot) -> str:
    """`Like: ` and the question, then its SQL as it stands."""
    return f"Like: {' '.join(shot.question.split())}\n{shot.sql}"


def links_text(links: Sequence[Link]) -> str:
    """`gross = APTL.GrossAmt, APUL.GrossAmt; name = APVM.Name`; `other =` what no word says."""
    said: dict[str, list[str]] = {}
    for link in links:
        words = " ".join(link.words.split()).lower() or "other"
        said.setdefault(words, []).append(f"{quote_table(link.table)}.{quote(link.column)}")
    return "; ".join(f"{words} = {', '.join(columns)}" for words, columns in said.items())


def mention_text(mention: Mention) -> str:
    """What the prompt says of one name in the question: that it exists, or the nearest that do."""
    if mention.exists:
        where = ".".join(part for part in (mention.table, mention.column) if part)
        return f"{where} exists."
    near = f"; nearest {', '.join(mention.nearest)}" if mention.nearest else ""
    return f"{mention.kind} {mention.text} does not exist{near}."
