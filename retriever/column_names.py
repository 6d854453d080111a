"""Which words of a question are meant as column names, and of which table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from retriever.beside import (
    COLUMN_WORDS,
    TABLE_WORDS,
    find_table,
    is_beside_column,
    is_beside_table,
    is_value,
    table_of,
)
from retriever.coined import altered_table
from retriever.lexicon import Lexicon
from retriever.missing import is_identifier, meant_as
from retriever.nearest import nearest_columns, nearest_tables
from retriever.schema import Mention
from retriever.spot import Word, shape_of
from retriever.table_names import Found, names_table
from schema_index import Table

_JOINED_WORDS = 3


def column_names(words: Sequence[Word], named: Sequence[Table], lexicon: Lexicon) -> Iterator[Found]:
    """The column names in a question, existing and not; `named` are the tables it names.

    What counts: `TABLE.Column`; a word beside `column` or `field`; a CamelCase or snake_case word
    that is a column somewhere, or is made of schema words and ends as columns do; and any column's
    name directly tied to a named table (`GrossAmt on APTH`, `APTH's Status`).
    """
    for index, word in enumerate(words):
        if word.punctuation or names_table(words, index, lexicon):
            continue
        if _is_dotted(word):
            yield from _dotted(word, named, lexicon)
            continue
        joined = _spoken(words, index, lexicon)
        if joined is not None:
            table, column, text, start = joined
            yield start, Mention(text, "column", True, table=table.name, column=column)
            continue
        if is_beside_table(words, index) or word.lower in TABLE_WORDS | COLUMN_WORDS:
            continue
        beside = is_beside_column(words, index, lexicon)
        owner = table_of(words, index, lexicon)
        if beside or _is_written_as_column(words, index, owner, lexicon):
            bound = owner or (named[0] if beside and len(named) == 1 else None)
            mention = _look_up(word, word.name, bound, named, lexicon)
            if mention.exists or beside or owner or word.shape in ("camel", "snake"):
                yield word.start, mention


def _is_dotted(word: Word) -> bool:
    return len(word.parts) > 1 and not (len(word.parts) == 2 and word.parts[0].lower() == "dbo")


def _dotted(word: Word, named: Sequence[Table], lexicon: Lexicon) -> Iterator[Found]:
    """`APTH.InvTotal`, `dbo.APTH.InvTotal`; a one-letter alias (`h.InvTotal`) is set aside."""
    owner, column = word.parts[-2], word.parts[-1]
    table = find_table(Word(".".join(word.parts[:-1]), 0), lexicon)
    place = word.start + word.text.rfind(column)
    if table is not None:
        yield word.start, _look_up(word, column, table, named, lexicon)
    elif column.lower() in lexicon.columns and len(owner) == 1:
        yield place, _look_up(word, column, None, named, lexicon)
    elif _is_owner(owner, column, lexicon):
        yield word.start, Mention(owner, "table", False, nearest=nearest_tables(owner, lexicon))


def _is_owner(owner: str, column: str, lexicon: Lexicon) -> bool:
    """Whether `owner.column` reads as a table and its column though no such table exists."""
    altered = bool(altered_table(owner, lexicon)) and shape_of(owner) != "lower"
    if not altered and (shape_of(owner) in ("lower", "other") or not is_identifier(owner, lexicon)):
        return False
    return column.lower() in lexicon.columns or shape_of(column) in ("camel", "snake")


def _look_up(word: Word, name: str, table: Table | None, named: Sequence[Table], lexicon: Lexicon) -> Mention:
    """The mention of one column name: on its table where that is said, else wherever it exists."""
    text = name if len(word.parts) > 1 else word.text
    if table is not None:
        column = table.column(name)
        if column is not None:
            return Mention(text, "column", True, table=table.name, column=column.name)
        nearest = nearest_columns(name, table, lexicon)
        return Mention(text, "column", False, table=table.name, nearest=nearest)
    places = lexicon.columns.get(name.lower(), ()) or lexicon.columns.get(name.lower().replace("_", ""), ())
    if not places:
        return Mention(text, "column", False, nearest=nearest_columns(name, None, lexicon))
    mine = [place for place in places if place[0] in {other.name for other in named}]
    owner, column_name = (mine or list(places))[0]
    return Mention(text, "column", True, table=owner if mine or len(places) == 1 else "", column=column_name)


def _is_written_as_column(words: Sequence[Word], index: int, table: Table | None, lexicon: Lexicon) -> bool:
    """Whether a word reads as a column without `column` beside it."""
    word = words[index]
    known = word.name in lexicon.spellings
    if word.mark == "[":
        return True
    if word.shape in ("camel", "snake") or (word.shape == "capital" and not known):
        if word.shape != "capital" and word.lower in lexicon.columns:
            return True
        return meant_as(words, index, lexicon) == "column"
    if is_value(words, index):
        return False
    if word.shape == "code" and known and len(word.name) > 4:
        return True
    if table is None or not known or word.shape not in ("capital", "code"):
        return False
    return index > 0 or table.column(word.name) is not None


def _spoken(words: Sequence[Word], index: int, lexicon: Lexicon) -> tuple[Table, str, str, int] | None:
    """`the due date column of APTH`: lower-case words that, put together, are a column of that table."""
    if words[index].lower not in COLUMN_WORDS:
        return None
    table = table_of(words, index, lexicon)
    if table is None:
        return None
    for count in range(_JOINED_WORDS, 1, -1):
        spoken = words[max(0, index - count) : index]
        if len(spoken) == count and not any(word.punctuation or word.mark for word in spoken):
            column = table.column("".join(word.text for word in spoken))
            if column is not None:
                text = " ".join(word.text for word in spoken)
                return table, column.name, text, spoken[0].start
    return None
