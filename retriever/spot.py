"""A question cut into words that keep how they were written: case, quotes, dots, place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from schema_index import glossary

Shape = Literal["snake", "code", "camel", "capital", "lower", "other"]

_PART = r"(?:\[[^\[\]\n]{1,60}\]|[A-Za-z_][\w#]*)"
_TOKEN = re.compile(
    r"(?P<skip>https?://\S+|\S+@[\w-]+\.\S+|@\w+|[\w-]+\.(?:csv|xlsx?|pdf|sql|txt|json|com|net|org|gov)\b"
    r"|\d[\w/:%-]*(?:[.,]\d+)*)"
    rf"|(?P<name>{_PART}(?:\.{_PART}){{0,3}})"
    r"|(?<!\w)(?P<quoted>\"[^\"\n]{1,80}\"|'[^'\n]{1,80}'(?!\w)|`[^`\n]{1,80}`|\u201c[^\u201d\n]{1,80}\u201d"
    r"|\u2018[^\u2019\n]{1,80}\u2019(?!\w))"
    r"|(?P<mark>(?<=\w)['\u2019]s\b|[^\s\w])"
)
_ABBREVIATION = re.compile(r"[A-Z][A-Z0-9&]*s")
_SHOUT_WORDS = 4


@dataclass(frozen=True)
class Word:
    """One word as it stands: `parts` are its dotted pieces without brackets or quotes.

    `mark` is the quote or bracket around it, or the mark itself where it is punctuation.
    """

    text: str
    start: int
    mark: str = ""
    punctuation: bool = False
    shouted: bool = False

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The pieces between dots: `dbo.[APTH]` gives dbo, APTH."""
        inner = self.text[1:-1] if self.mark and self.mark != "[" and not self.punctuation else self.text
        if " " in inner and self.mark != "[":
            return (inner.strip(),)
        found = re.findall(r"\[([^\[\]]+)\]|([^.\[\]]+)", inner)
        return tuple(left or right for left, right in found) or (inner,)

    @cached_property
    def name(self) -> str:
        """The last piece."""
        return self.parts[-1]

    @cached_property
    def lower(self) -> str:
        """The whole text in lower case."""
        return self.text.lower()

    @cached_property
    def shape(self) -> Shape:
        """How the last piece is written; capitals say nothing where all are capitals."""
        shape = shape_of(self.name)
        return "lower" if self.shouted and shape == "code" else shape

    @property
    def end(self) -> int:
        """Where the text ends in the question."""
        return self.start + len(self.text)


def shape_of(name: str) -> Shape:
    """`AP_TH` snake, `APTH` code, `JobCost` camel, `Invoice` capital, `invoice` lower; else other."""
    if not re.fullmatch(r"[A-Za-z_][\w#]*", name):
        return "other"
    if "_" in name.strip("_"):
        return "snake"
    if name.islower():
        return "lower"
    if name.isupper():
        return "code"
    if _ABBREVIATION.fullmatch(name):
        return "other"
    parts = [part for part in glossary.split_name(name) if part.isalpha()]
    if len(parts) > 1 and any(part[1:].islower() for part in parts[1:]):
        return "camel"
    if len(parts) > 1:
        return "camel" if parts[-1].isupper() and parts[0][:1].isupper() else "code"
    return "capital" if name[1:].islower() else "code"


def spot(question: str) -> tuple[Word, ...]:
    """The words and marks of a question in order; a quoted text is one word.

    Addresses, file names, parameters and numbers come as marks: no name is looked for in them.
    """
    shouted = is_shouted(question)
    found: list[Word] = []
    for match in _TOKEN.finditer(question):
        text, start = match.group(), match.start()
        if match.lastgroup == "name":
            found.append(Word(text, start, "[" if text.startswith("[") else "", shouted=shouted))
        elif match.lastgroup == "quoted":
            found.append(Word(text, start, text[0]))
        else:
            found.append(Word(text, start, text, punctuation=True))
    return tuple(found)


def is_shouted(question: str) -> bool:
    """Whether the whole question is in capitals."""
    letters = [word for word in re.findall(r"[A-Za-z]+", question) if len(word) > 1]
    return len(letters) >= _SHOUT_WORDS and all(word.isupper() for word in letters)
