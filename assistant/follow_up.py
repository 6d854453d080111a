"""Whether a question goes on from the one before, or stands by itself."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from assistant.going_on import reads_on
from assistant.prompt import Turn
from retriever.ordinary import ordinary_words
from schema_index.glossary import module_of

WORDS_FILE = Path(__file__).with_name("follow_up.toml")
WHOLE = 6
"""From this many words on, a question that names its subject and asks can stand by itself."""
_FRAGMENT = 5
"""Words: `last year`, `by phase please`; more of them name what they are about."""
_SHORT = 9
"""Words: a change of an answer (`include repairs as well`) is seldom longer, a question of its own is."""
_FAR = 6
"""From this place on a pronoun means what the question itself has named before it."""
_MARKS = re.compile(r"[a-z0-9][a-z0-9'.#/&-]*[a-z0-9]|[a-z0-9]|[,;:?!().\u2013\u2014]|(?<= )-(?= )")
_STOPS = frozenset(",;:?!().-\u2013\u2014")
_TABLE = re.compile(r"[A-Z]{2}[A-Z]?[a-z]{3}\w*|[A-Za-z]+_\w+|[A-Za-z]{4,}\.[A-Z]\w*|\[\w+\]")
"""A name that may be a table's, or a column's with its table: `SMWorkOrder`, `job_cost`, `APTH.Vendor`."""
_CODE = re.compile(r"\b(?:[bv]?([A-Z]{4})|([a-z]{4}))\b")


def is_follow_up(question: str) -> bool:
    """Whether the question needs the one before to be understood.

    It does where it opens as a continuation (`and by vendor?`), changes an answer (`break that out by crew`),
    points at something that it has not named itself (`which of them`, not `jobs and who runs them`), or is a
    phrase without a subject (`for company 2`, `last year`). A question with a subject and a verb of its own
    stands by itself, however it opens. What none of these words tell is left to a classifier over the
    question's embedding (`liabilities instead`), but for a question that explains itself after a colon. A
    table is a subject, unless what points back stands before it (`join it to APVM`).
    """
    tokens = _without_fillers(_MARKS.findall(question.lower().replace("\u2019", "'")))
    words = [token for token in tokens if token not in _STOPS]
    if not words:
        return False
    asked = words[1:] if words[0] in _list("continuers") else words
    if " ".join(asked[:2]) in _list("openings") or _says_the_same(words):
        return True
    if table := _TABLE.search(question) or _code_of_table(question):
        before = _without_fillers(_MARKS.findall(question[: table.start()].lower()))
        short = words[0] in _list("continuers") and len(words) <= _FRAGMENT
        return short or "instead" in words or _points_back(before)
    if (
        _points_back(tokens)
        or _continues(tokens, words)
        or _changes(tokens, words)
        or _is_fragment(tokens, words)
    ):
        return True
    return ":" not in tokens and reads_on(question)


def relevant_turns(question: str, turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """The earlier turns that a question goes on from, back to one that stands by itself; () where it does so.

    A question that stands by itself gets the same prompt in a long chat as in a new one.
    """
    start = len(turns)
    while start and is_follow_up(turns[start].question if start < len(turns) else question):
        start -= 1
    return tuple(turns[start:])


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    lists = tomllib.loads(WORDS_FILE.read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in lists.items()}


def _list(name: str) -> frozenset[str]:
    return _lists()[name]


def _without_fillers(tokens: list[str]) -> list[str]:
    """What is left after `ok, can you please`."""
    place = 0
    while place < len(tokens) - 1 and (tokens[place] in _list("fillers") or tokens[place] in _STOPS):
        place += 1
    return tokens[place:]


def _code_of_table(question: str) -> re.Match[str] | None:
    """The first code of Vista (`apth`) in a question."""
    for found in _CODE.finditer(question):
        code = found.group(1) or found.group(2)
        if module_of(code.upper()) and code.lower() not in _ordinary():
            return found
    return None


@lru_cache(maxsize=1)
def _ordinary() -> frozenset[str]:
    """Words of four letters that begin like a code and are English."""
    return ordinary_words("code_lookalikes") | frozenset().union(*_lists().values())


def _is_subject(word: str) -> bool:
    """Whether a word says what a list is of, in singular or plural."""
    subjects = _list("subjects")
    return (
        word in subjects
        or (word.endswith("s") and word.removesuffix("s") in subjects)
        or (word.endswith("ies") and word[:-3] + "y" in subjects)
    )


def _names_subject(words: Sequence[str]) -> bool:
    return any(_is_subject(word) for word in words)


def _continues(tokens: list[str], words: list[str]) -> bool:
    """`and by vendor?`, `same for 2026`, `only open ones`; not `same day payments: …`, `now that … `."""
    first, second = words[0], words[1] if len(words) > 1 else ""
    if first == "not":
        return second in _list("after_not")
    if first not in _list("continuers") or tokens[1:2] == ["("] or ":" in tokens[: _FRAGMENT + 1]:
        return False
    if first == "same":
        return second in _list("after_same") or not second
    if second in _list("no_continuation"):
        return False
    rest = [word for word in words[1:] if word not in ("and", "also", "just", "only")]
    asked = bool(rest) and rest[0] in _list("question_words") | {"a", "the"} and len(rest) >= WHOLE
    later = any(token in _list("question_words") for token in tokens[tokens.index(first) + 3 :])
    return not ((asked or (later and len(rest) >= WHOLE)) and _names_subject(rest))


def _says_the_same(words: list[str]) -> bool:
    """`do the same for AR`; not `invoices of the same vendor`."""
    for place, pair in enumerate(pairwise(words)):
        if pair == ("the", "same") and not _names_subject(words[:place]):
            after = words[place + 2] if place + 2 < len(words) else "for"
            return len(words) <= _SHORT and after in _list("after_same")
    return False


def _changes(tokens: list[str], words: list[str]) -> bool:
    """`sort by dollars`, `add the vendor name`, `show the vendor too`; not `sort all open POs by vendor`."""
    verb = words[0]
    if verb not in _list("changes") or ":" in tokens:
        return False
    piece = _pieces(tokens)[0]
    aimed = len(piece) > 1 and piece[1] in _list("after_change") and not set(piece[2:3]) & _times()
    if (aimed and not _is_list_of(piece[2:])) or piece[-1] in _list("ends"):
        return True
    if verb in _list("asks") or len(piece) > _SHORT or piece[1:2] == ["table"]:
        return False
    return len(words) <= _FRAGMENT - 1 or not _is_list_of(piece[1:])


@lru_cache(maxsize=1)
def _times() -> frozenset[str]:
    return _list("times") | {time + "'s" for time in _list("times")}


def _pieces(tokens: Sequence[str]) -> list[list[str]]:
    """The words between marks; the first piece is never empty where there are words."""
    pieces: list[list[str]] = [[]]
    for token in tokens:
        if token not in _STOPS:
            pieces[-1].append(token)
        elif pieces[-1]:
            pieces.append([])
    return [piece for piece in pieces if piece]


def _is_list_of(words: Sequence[str]) -> bool:
    """Whether a whole list is asked for: `all open POs`, `the hours of crew 12 by employee`."""
    if _list("wholes").intersection(words) and _names_subject(words):
        return True
    return any(word in ("of", "from") and _names_subject(words[place:]) for place, word in enumerate(words))


def _is_fragment(tokens: list[str], words: list[str]) -> bool:
    """`for company 2`, `by location instead`, `what's the average`: no subject, or only conditions."""
    if words[0] in _list("prepositions"):
        return _is_condition(tokens)
    if len(words) <= _FRAGMENT and not _names_subject(words):
        return all(word in _list("functions") | _list("question_words") or word.isdigit() for word in words)
    return "instead" in words and len(words) <= _SHORT and words[0] not in _list("question_words")


def _is_condition(tokens: list[str]) -> bool:
    """Whether every piece between marks begins with a preposition, a continuation or a verb of change."""
    opens = _list("prepositions") | _list("continuers") | (_list("changes") - _list("asks"))
    pieces = [[word for word in piece if word != "please"] for piece in _pieces(tokens)]
    first = pieces[0]
    asks = _list("question_words").intersection(first[1:])
    if asks or (len(pieces) == 1 and len(first) > _SHORT):
        return False
    return "instead" in first or all(not piece or piece[0] in opens for piece in pieces)


def _points_back(tokens: list[str]) -> bool:
    """Whether a pronoun points at something that stands before the question, not in it.

    A pronoun means nothing that stands in its own clause (Chomsky's principle B): in `jobs and who runs them`
    it means the jobs, in `what equipment is at those` it cannot mean the equipment.
    """
    for place, token in enumerate(tokens):
        before = tokens[:place]
        if token in _list("possessives"):
            if not _named(before, token) and not _list("somebody").intersection(tokens):
                return True
        elif token in _list("pronouns") and _is_pronoun(tokens, place):
            clause = max((at for at in range(place) if tokens[at] in _STOPS | _list("breaks")), default=0)
            own = place if token == "ones" or place >= _FAR or _in_relative(tokens, place) else clause
            if not _named(before[:own], token):
                return True
    return False


def _is_pronoun(tokens: list[str], place: int) -> bool:
    """Whether one of the words that can point back does so: not `this month`, `jobs that`, `it takes`."""
    token, before = tokens[place], tokens[place - 1] if place else ""
    after = tokens[place + 1] if place + 1 < len(tokens) else ""
    ends = not after or after in _STOPS
    if token in ("this", "that"):
        return after not in _times() and _is_object(before) and (ends or after in _list("after_that"))
    if token == "one":
        return before in _list("chosen") and (ends or after in _list("functions"))
    if token == "it":
        return after not in _list("impersonal") and not (
            before in ("make", "made") and after in ("to", "onto")
        )
    return token != "those" or before not in _list("auxiliaries") or after not in _list("prepositions")


def _is_object(before: str) -> bool:
    """Whether `that` follows a verb of asking or a preposition, not a noun that it describes."""
    names = ("prepositions", "changes", "question_words", "sights")
    return not before or before in _STOPS or any(before in _list(name) for name in names)


def _in_relative(tokens: list[str], place: int) -> bool:
    """Whether a noun right before makes it `the month it falls due`, which goes on about what was named."""
    before = tokens[place - 1] if place else ""
    after = tokens[place + 1] if place + 1 < len(tokens) else ""
    if tokens[place] not in ("it", "they") or not after or after in _STOPS or after in _list("prepositions"):
        return False
    return before.isalpha() and (before in _list("times") | {"days", "way"} or before not in _known())


def _named(tokens: Sequence[str], pronoun: str) -> bool:
    """Whether something stands there that the pronoun can mean, and in the same number."""
    said = (token for token in tokens if token[0].isalpha())
    words = [token for token in said if _is_subject(token) or token not in _known()]
    if pronoun in _list("plurals"):
        somebody = _list("somebody").intersection(tokens)
        return bool(somebody) or any(word.endswith("s") or _is_subject(word) for word in words)
    return bool(words)


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    """The words that nothing can be meant by."""
    lists = (
        *("functions", "question_words", "prepositions", "changes", "continuers", "pronouns"),
        *("breaks", "possessives"),
    )
    return frozenset().union(*(_list(name) for name in lists)) - {"order", "total"}
