"""Which words of a question are meant as column names, and of which table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from retriever.lexicon import Lexicon
from retriever.nearest import nearest_columns, nearest_tables
from retriever.ordinary import ordinary_words
from retriever.schema import Mention
from retriever.spot import Word, shape_of
from retriever.table_names import (
    COLUMN_WORDS,
    TABLE_WORDS,
    Found,
    find_table,
    is_beside_table,
    is_column_like,
    is_identifier,
    is_value,
    names_table,
)
from schema_index import Table

_OF = frozenset({"on", "in", "of", "from"})
_SKIPPED = frozenset({"the", "table", "view", "a", "an"}) | COLUMN_WORDS
_NAMED = frozenset({"named", "called"})
_HAS = frozenset({"have", "has", "contain", "contains", "include", "includes", "'s", "\u2019s"})
_LIST = frozenset({",", "and", "or", "&"})
_REACH = 6
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
        beside = _is_beside_column(words, index, lexicon)
        table_of = _table_of(words, index, lexicon)
        if beside or _is_written_as_column(words, index, table_of, lexicon):
            bound = table_of or (named[0] if beside and len(named) == 1 else None)
            mention = _look_up(word, word.name, bound, named, lexicon)
            if mention.exists or beside or table_of or word.shape in ("camel", "snake"):
                yield word.start, mention


def _is_dotted(word: Word) -> bool:
    return len(word.parts) > 1 and not (len(word.parts) == 2 and word.parts[0].lower() == "dbo")


def _dotted(word: Word, named: Sequence[Table], lexicon: Lexicon) -> Iterator[Found]:
    """`APTH.InvTotal`, `dbo.APTH.InvTotal`; a one-letter alias (`h.InvTotal`) is set aside."""
    owner, column = word.parts[-2], word.parts[-1]
    table = find_table(Word(owner, 0), lexicon)
    place = word.start + word.text.rfind(column)
    if table is not None:
        yield word.start, _look_up(word, column, table, named, lexicon)
    elif column.lower() in lexicon.columns and len(owner) == 1:
        yield place, _look_up(word, column, None, named, lexicon)
    elif _is_owner(owner, column, lexicon):
        yield word.start, Mention(owner, "table", False, nearest=nearest_tables(owner, lexicon))


def _is_owner(owner: str, column: str, lexicon: Lexicon) -> bool:
    """Whether `owner.column` reads as a table and its column though no such table exists."""
    if shape_of(owner) in ("lower", "other") or not is_identifier(owner, lexicon):
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
    places = lexicon.columns.get(name.lower(), ())
    if not places:
        return Mention(text, "column", False, nearest=nearest_columns(name, None, lexicon))
    mine = [place for place in places if place[0] in {other.name for other in named}]
    owner, column_name = (mine or list(places))[0]
    return Mention(text, "column", True, table=owner if mine or len(places) == 1 else "", column=column_name)


def _is_beside_column(words: Sequence[Word], index: int, lexicon: Lexicon) -> bool:
    """Whether `column` or `field` beside this word makes it a name: `the GrossAmt column`."""
    word = words[index]
    if word.lower in ordinary_words("not_a_column_name"):
        return False
    after = words[index + 1].lower if index + 1 < len(words) else ""
    before = _before_list(words, index)
    if after not in COLUMN_WORDS and before not in COLUMN_WORDS:
        return False
    if word.mark or word.shape in ("camel", "snake"):
        return True
    if word.shape == "lower":
        return after in COLUMN_WORDS and word.lower in lexicon.columns
    return word.shape in ("capital", "code") and index > 0


def _before_list(words: Sequence[Word], index: int) -> str:
    """The word before, past `named` and past the other names of a list: `columns Status and Mth`."""
    place = index - 1
    while place > 0 and words[place].lower in _LIST:
        place -= 1 if words[place - 1].lower in _LIST else 2
    if place > 0 and words[place].lower in _NAMED:
        place -= 1
    return words[place].lower if place >= 0 else ""


def _is_written_as_column(words: Sequence[Word], index: int, table: Table | None, lexicon: Lexicon) -> bool:
    """Whether a word reads as a column without `column` beside it."""
    word = words[index]
    known = word.name in lexicon.spellings
    if word.mark == "[":
        return True
    if word.shape in ("camel", "snake"):
        if word.lower in lexicon.columns:
            return True
        if is_value(words, index) or not is_identifier(word.name, lexicon):
            return False
        return table is not None or is_column_like(word.name)
    if is_value(words, index):
        return False
    if word.shape == "code" and known and len(word.name) > 4:
        return True
    return table is not None and known and word.shape in ("capital", "code") and index > 0


def _table_of(words: Sequence[Word], index: int, lexicon: Lexicon) -> Table | None:
    """The existing table that a word is tied to: `X on T`, `X and Y of T`, `T's X`, `does T have an X`."""
    after = _next_plain(words, index)
    if after is not None and words[after].lower in _OF:
        place = after + 1
        while place < len(words) and words[place].lower in _SKIPPED:
            place += 1
        if place < len(words) and not words[place].punctuation:
            table = find_table(words[place], lexicon)
            if table is not None:
                return table
    for place in range(index - 1, max(-1, index - _REACH), -1):
        if words[place].lower in _HAS:
            return find_table(words[place - 1], lexicon) if place else None
        if words[place].punctuation or words[place].lower in _OF:
            return None
    return None


def _next_plain(words: Sequence[Word], index: int) -> int | None:
    """The place of the next word past `column` and past the other names of a list."""
    place = index + 1
    while place < len(words):
        if words[place].lower in COLUMN_WORDS:
            place += 1
        elif words[place].lower in _LIST and place + 1 < len(words):
            listed = words[place + 1]
            if listed.lower in _LIST:
                place += 1
            elif listed.shape in ("camel", "snake", "capital", "code") or listed.mark:
                place += 2
            else:
                return place
        else:
            return place
    return None


def _spoken(words: Sequence[Word], index: int, lexicon: Lexicon) -> tuple[Table, str, str, int] | None:
    """`the due date column of APTH`: lower-case words that, put together, are a column of that table."""
    if words[index].lower not in COLUMN_WORDS:
        return None
    table = _table_of(words, index, lexicon)
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
