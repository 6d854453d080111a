"""Which words of a question are meant as table names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from retriever.described import described_tables, is_schema_phrase, nearest_described
from retriever.lexicon import Lexicon
from retriever.nearest import nearest_tables
from retriever.ordinary import ordinary_words
from retriever.schema import Mention
from retriever.spot import Word
from retriever.text import name_stems
from schema_index import Table, split_name

TABLE_WORDS = frozenset({"table", "tables", "view", "views"})
COLUMN_WORDS = frozenset({"column", "columns", "field", "fields"})
_CODE_LENGTH = 4
"""Letters of Vista's short table names: `jcco` is a column in lower case rather than a table."""
_NAMED = frozenset({"named", "called"})
_LIST = frozenset({",", "and", "or", "&"})
_ASKING = frozenset({"describe", "query", "querying", "join", "joins", "joining"})
_CONTENTS = frozenset({"columns", "fields", "rows", "records", "everything", "structure", "'s", "is"})
_OF = frozenset({"of", "in", "from"})
_DEFINITE = frozenset({"the", "our", "from", "in", "of", "describe", "query"})
_TO_A_VALUE = frozenset({"by", "for", "to", "at", "with"})
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
        elif table is None and (beside or _looks_missing(words, index, lexicon)):
            name = word.name if len(word.parts) < 3 else ".".join(word.parts[1:])
            yield word.start, Mention(word.text, "table", False, nearest=nearest_tables(name, lexicon))
    yield from _phrases(words, lexicon)


def find_table(word: Word, lexicon: Lexicon) -> Table | None:
    """The table of that name, its base table's (`bAPTH`, `vSMWorkOrder`) included, in any case."""
    text = word.text if word.mark in ("", "[") else word.name
    table = lexicon.catalog.find(text)
    if table is None and len(word.parts) < 3 and word.name[:1] in ("b", "v") and word.name[1:3].isupper():
        table = lexicon.catalog.find(word.name[1:])
    return table


def names_table(words: Sequence[Word], index: int, lexicon: Lexicon) -> bool:
    """Whether this word is an existing table's name, and not a column's of the same letters (`JCCo`)."""
    table = find_table(words[index], lexicon)
    if table is None:
        return False
    if is_beside_table(words, index):
        return True
    follows = words[index + 1].lower if index + 1 < len(words) else ""
    spelled = words[index].name in (table.name, table.base)
    a_column = follows in COLUMN_WORDS and words[index].name.lower() in lexicon.columns
    return (spelled or not a_column) and _is_meant(words[index], table, lexicon)


def is_beside_table(words: Sequence[Word], index: int) -> bool:
    """Whether this word is named as a table by its neighbours: `Invoice table`, `tables X and Y`."""
    word = words[index]
    if len(word.parts) > 1 and word.parts[0].lower() != "dbo":
        return False
    if not word.mark and word.shape in ("lower", "other"):
        return False
    if word.lower in ordinary_words("not_a_table_name") or word.lower in TABLE_WORDS:
        return False
    if _is_command(words, index):
        return False
    before = [other.lower for other in _through_list(words, index, -1)]
    after = [other.lower for other in _through_list(words, index, 1)]
    if after[:1] and after[0] in TABLE_WORDS and not _in_capital_run(words, index):
        return True
    if before[:1] and before[0] in _NAMED:
        before = before[1:]
    return bool(before) and before[0] in TABLE_WORDS and _is_noun(before)


def _is_command(words: Sequence[Word], index: int) -> bool:
    """Whether a word opens a command about a table, as in `Drop table X`; `the Check table` is none."""
    if words[index].lower not in ordinary_words("verbs_before_table") or words[index].mark:
        return False
    return (
        index == 0
        or words[index - 1].punctuation
        or words[index - 1].lower in ordinary_words("before_a_verb")
    )


def is_value(words: Sequence[Word], index: int) -> bool:
    """Whether a word stands where data stands: quoted, or after vendor, customer, named and the like."""
    before = words[index - 1].lower if index else ""
    return words[index].mark not in ("", "[", "`") or before in ordinary_words("entities")


def _is_noun(before: list[str]) -> bool:
    """`view` is a verb unless something like `the` precedes it; `table` is a noun."""
    return before[0] not in ("view", "views") or before[1:2] in (["the"], ["a"], ["in"], ["from"], ["of"])


def _through_list(words: Sequence[Word], index: int, step: int) -> list[Word]:
    """The words on one side, skipping the other members of a list that this word is in."""
    place = index + step
    while 0 <= place < len(words) and words[place].lower in _LIST and 0 <= place + step < len(words):
        if words[place + step].lower in _LIST:
            place += step
        elif words[place + step].shape in ("lower", "other") and not words[place + step].mark:
            break
        else:
            place += 2 * step
    return list(words[place::step][:3]) if 0 <= place < len(words) else []


def _in_capital_run(words: Sequence[Word], index: int) -> bool:
    """Whether the word before is capitalised too (`Vendor Master table`): then it is a phrase."""
    return index > 1 and words[index - 1].shape in ("capital", "code") and not words[index - 1].mark


def _is_meant(word: Word, table: Table, lexicon: Lexicon) -> bool:
    """Whether a word that is a table's name in some spelling is written as one."""
    exact = word.name in (table.name, table.base)
    if not exact and word.name in lexicon.spellings:
        return False
    short = len(word.name) <= _CODE_LENGTH or not word.name.islower()
    if not exact and short and word.name.lower() in lexicon.columns:
        return False
    if word.mark == "[" or len(word.parts) > 1:
        return len(word.parts) == 1 or word.parts[0].lower() == "dbo"
    if word.lower in ordinary_words("code_lookalikes"):
        return exact and word.shape != "lower"
    plain_word = word.name.isalpha() and table.name[1:].islower()
    return exact if plain_word else True


def _looks_missing(words: Sequence[Word], index: int, lexicon: Lexicon) -> bool:
    """Whether a word that names no table is meant as a table's name though no `table` is beside it."""
    word = words[index]
    if len(word.parts) == 2 and word.parts[0].lower() == "dbo":
        return True
    if len(word.parts) > 1 or word.name in lexicon.spellings or word.lower in lexicon.columns:
        return False
    if word.shape == "capital":
        return _is_asked_for(words, index, lexicon)
    if is_value(words, index) or word.name in dict(lexicon.catalog.types):
        return False
    if word.shape == "code":
        return _is_code(words, index, lexicon)
    if word.shape not in ("camel", "snake") or is_column_like(word.name):
        return False
    return is_identifier(word.name, lexicon)


def _is_asked_for(words: Sequence[Word], index: int, lexicon: Lexicon) -> bool:
    """`describe Vendors`, `join Vendors to APTH`, `columns of Invoices`: a capitalised schema word."""
    if index == 0 or words[index].mark or words[index - 1].punctuation:
        return False
    if not all(piece in lexicon.vocabulary for piece in name_stems(words[index].name)):
        return False
    before, earlier = words[index - 1].lower, words[index - 2].lower if index > 1 else ""
    follows = words[index + 1] if index + 1 < len(words) else None
    if follows is not None and not follows.punctuation and follows.shape in ("capital", "code"):
        return False
    joined = before in ("to", "with", "and") and any(word.lower in _ASKING for word in words[:index])
    return joined or before in _ASKING or (before in _OF and earlier in _CONTENTS)


def _is_code(words: Sequence[Word], index: int, lexicon: Lexicon) -> bool:
    """Four capitals that begin with one of Vista's module prefixes, with or without a base table's b."""
    name, lower = words[index].name, words[index].lower
    if name[:1] == "b" and name[1:].isupper():
        name = name[1:]
    if len(name) != 4 or not name.isalpha() or not name.isupper() or name[:2] not in lexicon.modules:
        return False
    if lower in ordinary_words("code_lookalikes"):
        return False
    before = words[index - 1].lower if index else ""
    asked = any(word.lower in _ASKING or word.lower in TABLE_WORDS for word in words)
    return asked or before not in _TO_A_VALUE


def is_identifier(name: str, lexicon: Lexicon) -> bool:
    """Whether a CamelCase or snake_case word is made of words that this schema uses.

    That keeps company names (`FedEx`, `HomeDepot`) from being taken for tables.
    """
    prefixed = name[2:3].isupper() and (name[:2] in lexicon.modules or name[:2] == "ud")
    rest = name[2:] if prefixed else name.removeprefix("tbl")
    first = split_name(name)[0]
    if len(first) > 2 and first.isupper() and lexicon.begins_a_name(first):
        rest = name[len(first) :]  # APTLines: what begins APTH and APTL, and a word
    pieces = [piece for piece in name_stems(rest) if not piece.isdigit()]
    return "_" in name.strip("_") or (bool(pieces) and all(piece in lexicon.vocabulary for piece in pieces))


def is_column_like(name: str) -> bool:
    """Whether an identifier ends as columns do: `InvoiceAmount`, `check_no`."""
    parts = split_name(name)
    return len(parts) > 1 and parts[-1].lower() in ordinary_words("column_endings")


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
