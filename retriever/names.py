"""Looks up in the catalog what a question names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from retriever.column_names import column_names
from retriever.lexicon import Lexicon, lexicon_of
from retriever.nearest import nearest_tables
from retriever.schema import Mention
from retriever.spot import Word, spot
from retriever.table_names import Found, table_names
from schema_index import Catalog, Table

MOST = 40
"""How many tables, and how many columns, are looked up in one question."""


def resolve_names(question: str, catalog: Catalog) -> tuple[Mention, ...]:
    """What looks like a table or column name in the question, looked up, in the order it stands.

    A name that exists carries the catalog's spelling; one that does not, the nearest existing
    names. A missing column that the question ties to a table carries that table. At most MOST
    tables and MOST columns are looked up. Ordinary English,
    names of vendors or jobs, abbreviations and quoted values are no names.
    """
    lexicon = lexicon_of(catalog)
    words = spot(question)
    tables = list(islice(table_names(words, lexicon), MOST))
    tables += _pasted_tables(question, words, lexicon)
    owners = (".".join(word.parts[:-1]) for word in words if len(word.parts) > 1)
    named = _tables([*(mention.table for _, mention in sorted(tables, key=_place)), *owners], catalog)
    found = [*tables, *islice(column_names(words, named, lexicon), MOST)]
    return tuple(_each_once(sorted(found, key=_place)))


def _place(found: Found) -> int:
    return found[0]


def _tables(names: Iterable[str], catalog: Catalog) -> list[Table]:
    """The tables of those names that exist, each once."""
    found = {table.name: table for name in names if name and (table := catalog.find(name))}
    return list(found.values())


def _each_once(found: Sequence[Found]) -> Iterator[Mention]:
    seen: set[tuple[str, str, str, str]] = set()
    for _, mention in found:
        what = mention.column or ("" if mention.exists else mention.text.lower())
        key = (mention.kind, mention.table, what, "" if mention.exists else "missing")
        if key not in seen:
            seen.add(key)
            yield mention


def _pasted_tables(question: str, words: Sequence[Word], lexicon: Lexicon) -> Iterator[Found]:
    """Missing tables of SQL pasted into the question; sqlglot reads it, prose is left alone."""
    start = _start_of_sql(question, words)
    if start is None:
        return
    import sqlglot
    from sqlglot import exp

    try:
        tree = sqlglot.parse_one(question[start:], read="tsql")
    except sqlglot.errors.SqlglotError:
        return
    defined = {cte.alias.lower() for cte in tree.find_all(exp.CTE)}
    for table in tree.find_all(exp.Table):
        name = table.name
        written = f"{table.db}.{name}" if table.db else name
        if name and name.lower() not in defined and lexicon.catalog.find(written) is None:
            place = max(question.find(name, start), start)
            yield place, Mention(name, "table", False, nearest=nearest_tables(name, lexicon))


def _start_of_sql(question: str, words: Sequence[Word]) -> int | None:
    """Where SQL starts: at SELECT in capitals, or at `select *` (`select top 5 *`), with a FROM after it."""
    for index, word in enumerate(words):
        if word.lower == "select" and any(other.lower == "from" for other in words[index:]):
            starred = any(other.text == "*" for other in words[index + 1 : index + 4])
            if (word.text == "SELECT" and not word.shouted) or starred:
                return word.start
    return None
