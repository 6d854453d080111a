"""The texts that SQL may compare with: what the question says, in its words and their order, and codes; and
the large numbers.

A small model fills a text that it cannot copy with one that it remembers (`CompCode = 'SUB'`). 98% of the
statements written by hand name no other texts (97 of 4,000 do, with what CASE shows).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from assistant.grammar.ebnf import Rules, literal
from retriever import RetrievedSchema

MOST_WORDS = 80
"""So many words of the question count, the last ones of a longer one."""
_OUTER = " \t\n.,;:?!()[]{}\"'`\u2018\u2019\u201c\u201d"
_PIECE = re.compile(r"[^\W_]+")
_NUMBER = re.compile(
    r"(?P<digits>\d[\d,]*(?:\.\d+)?)\s?(?P<times>(?:k|m|thousand|million)\b)?", re.IGNORECASE
)
_TIMES = {"k": 1_000, "thousand": 1_000, "m": 1_000_000, "million": 1_000_000}
_IN_WORDS = re.compile(r"(?<!\d )\b(?:thousand|million|grand|hundred)s?\b", re.IGNORECASE)
_DIGITS, _LONGEST = 9, 60


class SaidTexts:
    """The texts of one request; `texts` are whole ones, `words` those of the question. `numbers` are those of
    four digits and more that it says, None where it says any in words."""

    def __init__(self, question: str, texts: Iterable[str] = (), numbers: Iterable[str] = ()) -> None:
        words = [word.strip(_OUTER).replace("`", "") for word in question.split()]
        self.words = [word for word in words if word and _can_stand(word)][-MOST_WORDS:]
        self.numbers = None if _IN_WORDS.search(question) else (*_numbers(question), *numbers)
        self.texts = tuple(
            dict.fromkeys(text for text in texts if text and "`" not in text and _can_stand(text))
        )

    def add_numbers(self, rules: Rules) -> None:
        """Add the rule `int`: what has up to three digits, years, and what is said."""
        if self.numbers is not None:
            large = map(literal, dict.fromkeys(self.numbers))
            year = '("19" | "20") [0-9] [0-9]'
            rules.add("int", rules.add("int_is", '"0"', "[1-9] [0-9]? [0-9]?", year, *large))

    def add(self, rules: Rules) -> str:
        """Add the rule `said` of a quoted text and return its name."""
        many = rules.word("%")
        starts = []
        following = ""
        for place in reversed(range(len(self.words))):
            word = rules.add(f"said_word_{place}", *map(_inside, _forms(self.words[place])))
            more = [f"{word} {rules.word(' ')} {following}"] if following else []
            if following and self.words[place + 1][0].isdigit():
                more.append(f"{word} {following}")  # NET45
            following = rules.add(f"said_from_{place}", word, *more)
            starts.append(following)
        pieces = dict.fromkeys(
            piece for word in self.words for piece in _PIECE.findall(word) if piece != word
        )
        whole = [*map(_inside, (*self.texts, *pieces)), "[A-Z]", "[A-Z] [A-Z]", '""']
        rules.add("said_whole", *whole)
        rules.add("said_text", "said_whole", *starts)
        end = rules.word("'")
        return rules.add(
            "said",
            f"{end} said_text {end}",
            f"{end} {many} said_text {many} {end}",
            f"{end} said_text {many} {end}",
            f"{end} {many} said_text {end}",
        )


def said_texts(
    schema: RetrievedSchema, shown: Collection[str], before: Iterable[tuple[str, str]] = ()
) -> SaidTexts:
    """What the question of `schema` says and, whole, the codes of its tables in `shown` and the texts of the
    answered questions beside it; `before` are earlier questions with their SQL, oldest first."""
    earlier = list(before)
    codes = (
        code
        for hit in schema.tables
        if hit.table.name in shown
        for column in hit.table.columns
        for code, _ in column.codes
    )
    statements = (*(shot.sql for shot in schema.shots), *(sql for _, sql in earlier))
    texts = (text for sql in statements for text in _texts(sql))
    numbers = (number for _, sql in earlier for number in _numbers(sql))
    asked = "\n".join((*(question for question, _ in earlier), schema.question))
    return SaidTexts(asked, (*codes, *texts), numbers)


def _can_stand(text: str) -> bool:
    """Whether a grammar can hold it: no control character, no half of a pair, not longer than a column."""
    return text.isprintable() and len(text) <= _LONGEST


def _numbers(text: str) -> Iterator[str]:
    """The numbers of four digits and more in a text, `1,000` and `10k` as they are written in SQL."""
    for match in _NUMBER.finditer(text):
        value = Decimal(match["digits"].replace(",", "")) * _TIMES.get((match["times"] or "").lower(), 1)
        if value >= 1000 and len(whole := str(int(value))) <= _DIGITS:
            yield whole


def _forms(word: str) -> list[str]:
    """A word as it is written, as a name begins, in capitals, small; without a possessive or a plural's s."""
    plain = [word]
    if word[-2:] in ("'s", "\u2019s"):
        plain.append(word[:-2])
    elif word[-1:] == "s" and len(word) > 3:
        plain.append(word[:-1])
    made = [form for one in plain for form in (one, one[:1].upper() + one[1:], one.upper(), one.lower())]
    return list(dict.fromkeys(made))


def _inside(text: str) -> str:
    """`text` as it stands within quotes."""
    return literal(text.replace("'", "''"))


def _texts(sql: str) -> Iterable[str]:
    try:
        tree = sqlglot.parse_one(sql, read="tsql")
    except SqlglotError:
        return ()
    return [str(one.this).replace("`", "").strip("%") for one in tree.find_all(exp.Literal) if one.is_string]
