"""Whether a word that names nothing real is meant as a table, as a column, or as neither."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from retriever.beside import (
    ASKING,
    COLUMN_WORDS,
    CONTENTS,
    LIST,
    OF,
    TABLE_WORDS,
    find_table,
    is_beside_column,
    is_column_like,
    is_framed,
    is_value,
    table_of,
)
from retriever.coined import altered_table, module_prefix, swapped_table, take_apart, without_prefix
from retriever.kin import kin_of
from retriever.lexicon import Lexicon
from retriever.ordinary import ordinary_words
from retriever.spot import Word
from retriever.text import STOP_WORDS, name_stems, stem
from retriever.word_index import CODE_LENGTH, word_index
from schema_index import split_name

Meant = Literal["table", "column", ""]
_TABLES_DO = frozenset({
    "exist", "have", "hold", "contain", "carry", "include", "keep", "store", "show", "join", "link", "tie",
    "relate", "connect", "record", "track", "list", "go", "mean", "still", "even", "really", "actually",
    "and", "or",
})  # fmt: skip
_BEFORE_A_VALUE = frozenset({"by", "for", "to", "at", "with"})
_ABOUT_A_NAME = CONTENTS | TABLE_WORDS | COLUMN_WORDS | {"exist", "exists", "where", "joined"}
_BEFORE_A_COLUMN = frozenset({
    "by", "per", "sum", "total", "average", "avg", "max", "min", "maximum", "minimum", "highest", "lowest",
    "distinct", "filter", "where",
})  # fmt: skip


def meant_as(words: Sequence[Word], index: int, lexicon: Lexicon) -> Meant:
    """What a word that is neither a table nor a column of the catalog is meant as, `table` not beside it.

    A table: a real one written otherwise (`APTHs`, `AP_TH`), a code in Vista's style, an identifier that
    begins with a module or a table and is made of words that this schema uses, a schema word asked for as
    a table. A column: an identifier that ends as columns do or is tied to a table (`DueDays on ARCM`).
    Neither: names of firms (`FedEx`, `McDonald`), abbreviations (`RFIs`), functions (`to_char`).
    """
    word = words[index]
    if len(word.parts) == 2 and word.parts[0].lower() in {"dbo", *lexicon.catalog.schemas}:
        return "table"
    if len(word.parts) > 1 or word.name in lexicon.spellings or word.lower in lexicon.columns:
        return ""
    if word.mark == "[" and is_framed(words, index):
        return "table"
    if word.shape == "capital":
        if _is_owned(words, index, lexicon):
            return "column"
        return "table" if _is_asked_for(words, index, lexicon) else ""
    if word.shape == "lower" and not _may_be_plural(word.name):
        return ""
    if _is_value(words, index, lexicon) or any(word.name == name for name, _ in lexicon.catalog.types):
        return ""
    if is_beside_column(words, index, lexicon):
        return "column"
    if _is_altered(word, lexicon):
        return "table"
    if word.shape in ("code", "other"):
        return "table" if _is_code(words, index, lexicon) else ""
    if (
        word.shape not in ("camel", "snake")
        or _is_function(words, index)
        or _is_among_firms(words, index, lexicon)
    ):
        return ""
    if _is_coded(word.name, lexicon):
        return _meant_by_coded(words, index, lexicon)
    return _meant_by_plain(words, index, lexicon)


def is_identifier(name: str, lexicon: Lexicon) -> bool:
    """Whether a CamelCase or snake_case word is made of words that this schema uses.

    That keeps company names (`FedEx`, `HomeDepot`) from being taken for names of tables.
    """
    if _is_coded(name, lexicon):
        return _is_known(name, lexicon)
    prefixed = name[2:3].isupper() and name[:2] == "ud"
    rest = name[2:] if prefixed else without_prefix(name)
    pieces = [piece for piece in name_stems(rest) if not piece.isdigit()]
    names = word_index(lexicon).name_words
    known = [piece in lexicon.vocabulary or piece in names for piece in pieces if piece not in STOP_WORDS]
    if "_" in name.strip("_"):
        return any(known)
    return bool(known) and all(known) and pieces[-1] not in STOP_WORDS  # LinkedIn is no name of links


def _is_value(words: Sequence[Word], index: int, lexicon: Lexicon) -> bool:
    """Whether the word is data; quotes alone do not make `'APInvoices'` data."""
    word = words[index]
    quoted = bool(word.mark) and word.mark not in ("[", "`")
    before = words[index - 1].lower if index else ""
    if quoted and before not in ordinary_words("entities"):
        return not (altered_table(word.name, lexicon) or module_prefix(word.name, lexicon))
    return is_value(words, index)


def _is_among_firms(words: Sequence[Word], index: int, lexicon: Lexicon) -> bool:
    """Whether a list holds another name in CamelCase that this schema does not know: things of one kind."""
    others = [place for step in (-1, 1) for place in _listed(words, index, step)]
    return any(
        words[place].shape == "camel"
        and find_table(words[place], lexicon) is None
        and words[place].lower not in lexicon.columns
        and not is_identifier(words[place].name, lexicon)
        for place in others
    )


def _listed(words: Sequence[Word], index: int, step: int) -> Iterator[int]:
    """The places of the list's other members on one side."""
    place = index + step
    while 0 <= place < len(words) and words[place].lower in LIST and 0 <= place + step < len(words):
        place += step
        if words[place].lower not in LIST:
            yield place
            place += step


def _is_owned(words: Sequence[Word], index: int, lexicon: Lexicon) -> bool:
    """`JCJM's Foreman`: a schema word that a table is said to have."""
    if index < 2 or words[index - 1].text not in ("'s", "\u2019s"):
        return False
    pieces = name_stems(words[index].name)
    known = all(piece in lexicon.vocabulary or kin_of(piece) != {piece} for piece in pieces)
    return known and find_table(words[index - 2], lexicon) is not None


def _may_be_plural(name: str) -> bool:
    """Whether a word in lower case is long enough for a code with a plural s; `apths` is."""
    return len(name) > CODE_LENGTH and name.endswith("s")


def _is_altered(word: Word, lexicon: Lexicon) -> bool:
    """Whether the word is a coded table's name but for a plural, underscores or a figure.

    `vendors` beside a table `Vendor` is English; `apths` and `smworkorders` are not.
    """
    table = altered_table(word.name, lexicon)
    if not table or not table[:2].isupper() or word.shouted:
        return False
    singular = word.lower.removesuffix("s")
    return word.shape != "lower" or not ordinary_words("code_lookalikes") & {word.lower, singular}


def _is_coded(name: str, lexicon: Lexicon) -> bool:
    """Whether an identifier begins with a module (`APHeader`, `pr_dt`) or with a table (`APTHDetail`)."""
    if module_prefix(name, lexicon):
        return True
    coined = take_apart(name, lexicon)
    if "_" in name.strip("_") and coined.module:
        return True
    if len(coined.code) > 2:
        return name[:1].isupper()
    first = split_name(name)[0]
    return bool(coined.code) and first.isupper() and len(first) > 3


def _is_known(name: str, lexicon: Lexicon) -> bool:
    """Whether all words of a coded name, its module or table aside, are words that this schema uses."""
    coined = take_apart(name, lexicon)
    short = "_" in name and name.isupper() and len(coined.letters) <= CODE_LENGTH + 1
    index = word_index(lexicon)
    return short or all(index.knows(piece) or piece.isdigit() for piece in coined.pieces)


def _meant_by_coded(words: Sequence[Word], index: int, lexicon: Lexicon) -> Meant:
    """`APHeader`, `GLTrialBalance`, `JCInvoiceDate`: a table unless it ends as columns do, not as tables."""
    name = words[index].name
    if _is_known(name, lexicon) and is_column_like(name) and not is_framed(words, index):
        before = words[index - 1].lower if index else ""
        if table_of(words, index, lexicon) or before in _BEFORE_A_COLUMN or not _ends_a_table(name, lexicon):
            return "column"
    return "table" if _is_known(name, lexicon) or is_framed(words, index) else ""


def _meant_by_plain(words: Sequence[Word], index: int, lexicon: Lexicon) -> Meant:
    """`VendorMaster`, `due_date`, `CheckAmount`: by its ending, what it is tied to, what is before it."""
    name = words[index].name
    if not is_identifier(name, lexicon):
        return ""
    framed = is_framed(words, index)
    apple = name[:1].islower() and name[1:2].isupper()  # iPhone
    if apple or _acts(words, index) or (not framed and _describes_next(words, index)):
        return ""
    if is_column_like(name) and not framed:
        return "column"
    if table_of(words, index, lexicon):
        return "column"
    before = words[index - 1].lower if index else ""
    asked = any(word.lower in ASKING for word in words[:index])
    return "table" if framed or asked or before not in _BEFORE_A_VALUE or "_" in name else ""


def _acts(words: Sequence[Word], index: int) -> bool:
    """Whether the word does something: `what did MasterCard bill`; a table only has, holds or exists."""
    before = words[index - 1].lower if index else ""
    after = words[index + 1].lower if index + 1 < len(words) else ""
    return before in ("did", "does") and after.isalpha() and after not in _TABLES_DO


def _describes_next(words: Sequence[Word], index: int) -> bool:
    """Whether an article before and a noun after make it an adjective: `the HomeOffice payroll`."""
    before = words[index - 1].lower if index else ""
    after = words[index + 1] if index + 1 < len(words) else None
    plain = after is not None and not after.punctuation and after.shape == "lower"
    told = plain and words[index + 1].lower not in STOP_WORDS | _ABOUT_A_NAME
    return before in ("the", "a", "our") and told


def _ends_a_table(name: str, lexicon: Lexicon) -> bool:
    """Whether tables of the name's module are called after its last word: account balances, tax codes."""
    module = take_apart(name, lexicon).module
    last = stem(split_name(name)[-1].lower())
    return any(
        last in (*lexicon.name_words[table.name][-1:], *lexicon.titles[table.name][-1:])
        for table in lexicon.catalog
        if table.module == module
    )


def _is_function(words: Sequence[Word], index: int) -> bool:
    """Whether the word is a function of SQL (`to_char`), or a parenthesis makes it one: `fn_X(Mth)`."""
    after = words[index + 1] if index + 1 < len(words) else None
    called = after is not None and after.text == "(" and after.start == words[index].end
    return called or words[index].lower in ordinary_words("functions")


def _is_asked_for(words: Sequence[Word], index: int, lexicon: Lexicon) -> bool:
    """`describe Vendors`, `join Vendors to APTH`, `does Invoices exist`: a capitalised schema word."""
    if index == 0 or words[index].mark:
        return False
    if words[index - 1].punctuation and not words[index - 1].text.isdigit():
        return False
    if not all(piece in lexicon.vocabulary for piece in name_stems(words[index].name)):
        return False
    before, earlier = words[index - 1].lower, words[index - 2].lower if index > 1 else ""
    follows = words[index + 1] if index + 1 < len(words) else None
    if follows is not None and not follows.punctuation and follows.shape in ("capital", "code"):
        return False
    after = follows.lower if follows is not None else ""
    if after in ("exist", "exists") or (after in ("rows", "records") and words[index].lower.endswith("s")):
        return True
    if before == "from" and any(word.lower == "select" for word in words[:index]):
        return True
    joined = before in ("to", "with", "and") and any(word.lower in ASKING for word in words[:index])
    return joined or before in ASKING or (before in OF and earlier in CONTENTS)


def _is_code(words: Sequence[Word], index: int, lexicon: Lexicon) -> bool:
    """Four capitals that begin with one of Vista's module prefixes, with or without a base table's b."""
    name, lower = words[index].name, words[index].lower
    if name[:1] == "b" and name[1:].isupper():
        name = name[1:]
    if words[index].shape == "other" and name.endswith("s"):
        name, lower = name[:-1], lower[:-1]
    turned = swapped_table(name, lexicon)
    if not name.isalpha() or not name.isupper() or (name[:2] not in lexicon.modules and not turned):
        return False
    if len(name) != CODE_LENGTH:
        return len(name) > CODE_LENGTH and len(name) < 8 and is_framed(words, index)
    if lower in ordinary_words("code_lookalikes"):
        return False
    before = words[index - 1].lower if index else ""
    asked = any(word.lower in ASKING or word.lower in TABLE_WORDS for word in words)
    return asked or before not in _BEFORE_A_VALUE
