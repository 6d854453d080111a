"""Which words of a question are meant as table names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from retriever.beside import COLUMN_WORDS, TABLE_WORDS, find_table, is_beside_table, is_framed, table_of
from retriever.described import described_tables, is_schema_phrase, nearest_described
from retriever.lexicon import Lexicon
from retriever.missing import meant_as
from retriever.nearest import nearest_tables
from retriever.ordinary import ordinary_words
from retriever.schema import Mention
from retriever.spot import Word
from retriever.word_index import CODE_LENGTH
from schema_index import Table, bare_name

_DEFINITE = frozenset({"the", "our", "from", "in", "of", "describe", "query"})
_PHRASE_LENGTH = 5
Found = tuple[int, Mention]
"""A mention with the place in the question where it starts."""


def table_names(words: Sequence[Word], lexicon: Lexicon) -> Iterator[Found]:
    """The table names in a question, existing and not.

    What counts: the catalog's own names; a word beside `table` or `view` that is capitalised,
    identifier-like or quoted; codes and identifiers in Vista's style; table names of pasted SQL;
    and a lower-case phrase before `table`, which is a description: it exists where it plainly
    describes exactly one table, and is nearest to several where it describes several.
    """
    for index, word in enumerate(words):
        if word.punctuation:
            continue
        beside = is_beside_table(words, index)
        table = find_table(word, lexicon)
        if table is not None and names_table(words, index, lexicon):
            yield word.start, Mention(word.text, "table", True, table=table.name)
        elif table is None and (beside or meant_as(words, index, lexicon) == "table"):
            name = word.name if len(word.parts) < 3 else ".".join(word.parts[1:])
            yield word.start, Mention(word.text, "table", False, nearest=nearest_tables(name, lexicon))
    yield from _phrases(words, lexicon)


def names_table(words: Sequence[Word], index: int, lexicon: Lexicon) -> bool:
    """Whether this word is an existing table's name, and not a column's of the same letters (`JCCo`)."""
    word = words[index]
    table = find_table(word, lexicon)
    if table is None:
        return False
    if is_beside_table(words, index):
        return True
    follows = words[index + 1].lower if index + 1 < len(words) else ""
    spelled = word.name in (bare_name(table.name), bare_name(table.base))
    a_column = word.name.lower() in lexicon.columns
    if a_column and follows in COLUMN_WORDS and not spelled:
        return False
    owner = table_of(words, index, lexicon) if a_column else None
    if owner is not None and owner is not table and owner.column(word.name) is not None:
        return False
    said = follows in TABLE_WORDS or is_framed(words, index)
    return _is_meant(word, table, said, lexicon)


def _is_meant(word: Word, table: Table, said: bool, lexicon: Lexicon) -> bool:
    """Whether a word that is a table's name in some spelling is written as one; `said` that it is a table."""
    if len(word.parts) > 1 and "." in table.name:
        return ".".join(word.parts[-2:]).lower() in (table.name.lower(), table.base.lower())
    exact = word.name in (bare_name(table.name), bare_name(table.base))
    if not exact and word.name in lexicon.spellings:
        return False
    short = len(word.name) <= CODE_LENGTH or not word.name.islower()
    if not exact and short and word.name.lower() in lexicon.columns:
        return said
    if word.mark == "[" or len(word.parts) > 1:
        return len(word.parts) == 1 or word.parts[0].lower() == "dbo"
    if word.lower in ordinary_words("code_lookalikes"):
        return exact and word.shape != "lower"
    plain_word = word.name.isalpha() and bare_name(table.name)[1:].islower()
    return exact if plain_word else True


def _phrases(words: Sequence[Word], lexicon: Lexicon) -> Iterator[Found]:
    """Descriptions before `table`: `the vendor table`, `the Job Cost Detail table`."""
    for index, word in enumerate(words):
        if word.lower not in ("table", "tables") or word.punctuation:
            continue
        run = list(takewhile(_is_plain, reversed(words[max(0, index - _PHRASE_LENGTH) : index])))[::-1]
        opening = words[index - len(run) - 1].lower if index > len(run) else ""
        capitals = bool(run) and len(run) > 1 and all(other.shape != "lower" for other in run)
        if not run or (len(run) == 1 and run[0].shape != "lower"):
            continue
        if any(lexicon.catalog.find(other.text) for other in run):
            continue
        phrase = " ".join(other.text for other in run)
        if not is_schema_phrase(phrase, lexicon):
            continue
        described = described_tables(phrase, lexicon)
        if len(described) == 1:
            yield run[0].start, Mention(phrase, "table", True, table=described[0])
        elif opening in _DEFINITE or capitals:
            nearest = nearest_described(phrase, lexicon)
            yield run[0].start, Mention(phrase, "table", False, nearest=nearest)


def _is_plain(word: Word) -> bool:
    """Whether a word can be part of a description of a table."""
    return not (
        word.punctuation
        or word.mark
        or word.shape in ("snake", "camel", "other")
        or word.lower in ordinary_words("not_a_table_name")
    )
