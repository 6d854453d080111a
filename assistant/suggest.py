"""What stands behind a refusal: the nearest real tables, and what exists after all."""

from __future__ import annotations

from dataclasses import dataclass

from sqlglot import exp

from assistant.answer_text import read_only_answer
from assistant.rules.parse import read
from retriever import Mention, RetrievedSchema
from schema_index import Catalog

UNREADABLE = "The model gave no answer that can be read. Ask again, or in other words."
MOST_NEAREST = 5
_RETRIEVED = 3
_STATEMENTS = (exp.Query, exp.DML, exp.DDL, exp.Drop, exp.Alter, exp.TruncateTable, exp.Execute)


@dataclass(frozen=True, slots=True)
class Refusal:
    """`message` as the model worded it, without SQL; `nearest` names of the catalog, best first;
    `suggestion` one line on a name that was refused though it exists, or ""."""

    message: str
    nearest: tuple[str, ...]
    suggestion: str = ""


def refusal(text: str, schema: RetrievedSchema, catalog: Catalog) -> Refusal:
    """Read a refusal; one that says nothing becomes an honest sentence of ours."""
    message = without_sql(text)
    if not message:
        return Refusal(UNREADABLE, _nearest("", schema, catalog))
    if message == read_only_answer():
        return Refusal(message, ())
    return Refusal(message, _nearest(message, schema, catalog), _what_exists(message, schema))


def without_sql(text: str) -> str:
    """The lines before the first that is SQL or a code fence."""
    kept: list[str] = []
    for line in text.strip().splitlines():
        if line.startswith("```") or is_sql(line):
            break
        kept.append(line.strip())
    return "\n".join(kept).strip()


def is_sql(text: str) -> bool:
    """Whether the text is SQL: statements that query, write or define, and nothing else."""
    return bool(trees := read(text).trees) and all(isinstance(tree, _STATEMENTS) for tree in trees)


def _nearest(message: str, schema: RetrievedSchema, catalog: Catalog) -> tuple[str, ...]:
    """Names after `Nearest:` that exist; else what is nearest to the missing names; else what was found."""
    said = [name for line in message.splitlines() for name in line.partition("Nearest:")[2].split(",")]
    found = [real for name in said if (real := _real(name, catalog))]
    found = found or [name for mention in schema.mentions if not mention.exists for name in mention.nearest]
    found = found or [hit.table.name for hit in schema.tables[:_RETRIEVED]]
    return tuple(dict.fromkeys(found))[:MOST_NEAREST]


def _real(name: str, catalog: Catalog) -> str | None:
    """The catalog's spelling of `APTH` or `APTH.InvTotal`, or None."""
    table, column_name = catalog.find_with_column(name.strip(" ."))
    if table is None or not column_name:
        return table.name if table is not None else None
    column = table.column(column_name)
    return f"{table.name}.{column.name}" if column is not None else None


def _what_exists(message: str, schema: RetrievedSchema) -> str:
    """A line for names of the question that exist and that the refusal speaks of, or denies in general."""
    denied = {word.strip(".,:;'\"[]").lower() for word in message.partition("Nearest:")[0].split()}
    missing = [mention for mention in schema.mentions if not mention.exists]
    real = [m for m in schema.mentions if m.exists and (not missing or _spoken_of(m, denied))]
    names = list(dict.fromkeys(".".join(part for part in (m.table, m.column) if part) for m in real))
    if not names:
        return ""
    exist = "exists" if len(names) == 1 else "exist"
    return f'{", ".join(names)} {exist}: ask "what is in {names[0]}" to see it.'


def _spoken_of(mention: Mention, words: set[str]) -> bool:
    names = {mention.text, mention.column} if mention.column else {mention.text, mention.table}
    return bool({name.lower() for name in names} & words)
