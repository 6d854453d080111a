"""What the words around a word say of it: whether it stands where a table, a column or data stands."""

from __future__ import annotations

from collections.abc import Sequence

from retriever.lexicon import Lexicon
from retriever.ordinary import ordinary_words
from retriever.spot import Word
from schema_index import Table, split_name

TABLE_WORDS = frozenset({"table", "tables", "view", "views"})
COLUMN_WORDS = frozenset({"column", "columns", "field", "fields"})
CONTENTS = frozenset({
    "columns", "fields", "rows", "records", "everything", "structure", "layout", "contents", "definition",
    "key", "keys", "lines", "entries", "'s", "is", "list", "description",
})  # fmt: skip
"""What is asked of a table: `columns of X`, `what is in X`."""
ASKING = frozenset({"describe", "query", "querying", "join", "joins", "joining"})
_FOLLOWS_A_NAME = frozenset({"exist", "exists", "rows", "records", "table", "view"})
_ASKS_WHAT_IS = frozenset({"is", "what's", "describe", "explain", "document", "query", "join"})
_NAMED = frozenset({"named", "called"})
LIST = frozenset({",", "and", "or", "&"})
OF = frozenset({"of", "in", "from"})
_FOR = OF | {"for"}
_ON = OF | {"on"}
_ARTICLES = frozenset({"the", "a", "an", "our"})
_SKIPPED = _ARTICLES | {"table", "view"} | COLUMN_WORDS
_HAS = frozenset({"have", "has", "contain", "contains", "include", "includes", "'s", "\u2019s"})
_REACH = 6


def find_table(word: Word, lexicon: Lexicon) -> Table | None:
    """The table of that name, its base table's (`bAPTH`, `vSMWorkOrder`) included, in any case."""
    text = word.text if word.mark in ("", "[") else word.name
    table = lexicon.catalog.find(text)
    if table is None and len(word.parts) < 3 and word.name[:1] in ("b", "v") and word.name[1:3].isupper():
        table = lexicon.catalog.find(word.name[1:])
    return table


def is_beside_table(words: Sequence[Word], index: int) -> bool:
    """Whether this word is named as a table by its neighbours: `Invoice table`, `tables X and Y`."""
    word = words[index]
    if len(word.parts) > 1 and word.parts[0].lower() != "dbo":
        return False
    if not word.mark and (
        word.shape == "lower" or (word.shape == "other" and not _is_plural_code(word.name))
    ):
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


def is_beside_column(words: Sequence[Word], index: int, lexicon: Lexicon) -> bool:
    """Whether `column` or `field` beside this word makes it a name: `the GrossAmt column`."""
    word = words[index]
    if word.lower in ordinary_words("not_a_column_name"):
        return False
    after = words[index + 1].lower if index + 1 < len(words) else ""
    before = _before_list(words, index)
    if _owns_columns(words, index):
        return False
    if after not in COLUMN_WORDS and before not in COLUMN_WORDS:
        return False
    if word.mark or word.shape in ("camel", "snake"):
        return True
    if word.shape == "lower":
        return after in COLUMN_WORDS and word.lower in lexicon.columns
    return word.shape in ("capital", "code") and index > 0


def is_column_like(name: str) -> bool:
    """Whether an identifier ends as columns do: `InvoiceAmount`, `check_no`."""
    parts = split_name(name)
    return len(parts) > 1 and parts[-1].lower() in ordinary_words("column_endings")


def is_value(words: Sequence[Word], index: int) -> bool:
    """Whether a word stands where data stands: quoted, or after vendor, customer, named and the like."""
    before = words[index - 1].lower if index else ""
    return words[index].mark not in ("", "[", "`") or before in ordinary_words("entities")


def is_framed(words: Sequence[Word], index: int) -> bool:
    """Whether the question speaks of this word as of a table, `table` itself not said.

    `does X exist`, `what is X?`, `rows in X`, `column list for X`, `SELECT Job FROM X`, `X rows`.
    """
    place = index - 1
    while place >= 0 and words[place].lower in _ARTICLES:
        place -= 1
    before = words[place].lower if place >= 0 else ""
    earlier = words[place - 1].lower if place > 0 else ""
    after = words[index + 1] if index + 1 < len(words) else None
    if after is not None and (after.lower in _FOLLOWS_A_NAME or _owns_columns(words, index)):
        return True
    if before in _FOR and earlier in CONTENTS:
        return True
    if before == "from" and any(word.lower == "select" for word in words[:place]):
        return True
    if before not in _ASKS_WHAT_IS and not (before == "'s" and earlier == "what"):
        return earlier in ("is", "was") and before == "there"
    return before not in ("is", "'s") or after is None or after.punctuation


def table_of(words: Sequence[Word], index: int, lexicon: Lexicon) -> Table | None:
    """The existing table that a word is tied to: `X on T`, `X and Y of T`, `T's X`, `does T have an X`."""
    after = _next_plain(words, index)
    if after is not None and words[after].lower in _ON:
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
        if words[place].punctuation or words[place].lower in _ON:
            return None
    return None


def _owns_columns(words: Sequence[Word], index: int) -> bool:
    """`APHeader columns` asks for the columns of a table; `the Status and GrossAmt columns` names columns."""
    word = words[index]
    before = words[index - 1].lower if index else ""
    after = words[index + 1].lower if index + 1 < len(words) else ""
    listed = before in LIST | _ARTICLES | {"these", "those", "which"}
    named = word.shape in ("camel", "snake", "code", "other")
    return after in ("columns", "fields") and named and not listed


def _is_command(words: Sequence[Word], index: int) -> bool:
    """Whether a word opens a command about a table, as in `Drop table X`; `the Check table` is none."""
    if words[index].lower not in ordinary_words("verbs_before_table") or words[index].mark:
        return False
    return (
        index == 0
        or words[index - 1].punctuation
        or words[index - 1].lower in ordinary_words("before_a_verb")
    )


def _is_plural_code(name: str) -> bool:
    """`APTHs`: four capitals and a plural s, not an abbreviation of two or three (`POs`, `RFIs`)."""
    return len(name) > 4 and name.endswith("s") and name[:-1].isupper()


def _is_noun(before: list[str]) -> bool:
    """`view` is a verb unless something like `the` precedes it; `table` is a noun."""
    return before[0] not in ("view", "views") or before[1:2] in (["the"], ["a"], ["in"], ["from"], ["of"])


def _through_list(words: Sequence[Word], index: int, step: int) -> list[Word]:
    """The words on one side, skipping the other members of a list that this word is in."""
    place = index + step
    while 0 <= place < len(words) and words[place].lower in LIST and 0 <= place + step < len(words):
        if words[place + step].lower in LIST:
            place += step
        elif words[place + step].shape in ("lower", "other") and not words[place + step].mark:
            break
        else:
            place += 2 * step
    return list(words[place::step][:3]) if 0 <= place < len(words) else []


def _in_capital_run(words: Sequence[Word], index: int) -> bool:
    """Whether the word before is capitalised too (`Vendor Master table`): then it is a phrase."""
    return index > 1 and words[index - 1].shape in ("capital", "code") and not words[index - 1].mark


def _before_list(words: Sequence[Word], index: int) -> str:
    """The word before, past `named` and past the other names of a list: `columns Status and Mth`."""
    place = index - 1
    while place > 0 and words[place].lower in LIST:
        place -= 1 if words[place - 1].lower in LIST else 2
    if place > 0 and words[place].lower in _NAMED:
        place -= 1
    return words[place].lower if place >= 0 else ""


def _next_plain(words: Sequence[Word], index: int) -> int | None:
    """The place of the next word past `column` and past the other names of a list."""
    place = index + 1
    while place < len(words):
        if words[place].lower in COLUMN_WORDS:
            place += 1
        elif words[place].lower in LIST and place + 1 < len(words):
            listed = words[place + 1]
            if listed.lower in LIST:
                place += 1
            elif listed.shape in ("camel", "snake", "capital", "code") or listed.mark:
                place += 2
            else:
                return place
        else:
            return place
    return None
