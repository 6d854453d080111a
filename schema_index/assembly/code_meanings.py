"""What the codes of a column mean, where its description spells them: `O = open, C = closed`."""

from __future__ import annotations

import re

from schema_index.source import Codes

LONGEST_MEANING = 80
"""Characters; what is longer is a sentence about the column."""
_ANYWHERE = r"(?:^|(?<=[\s,;:.|/(\[{'\"]))"
_IN_A_LIST = r"(?:^|(?<=[,;:.|/(\n]))\s*"
_QUOTES = "'\"\u2018\u2019\u201c\u201d"
_CLOSE = rf"[{_QUOTES}]?\)?"
FORMS = (
    (_ANYWHERE, _CLOSE + r"\s*=>?\s*"),
    (_ANYWHERE, _CLOSE + r"\s*:\s*"),
    (_ANYWHERE, _CLOSE + r"\s+[-\u2013\u2014]\s+"),
    (_IN_A_LIST, _CLOSE + r"\s*[-\u2013\u2014]\s*"),
    (_ANYWHERE, r"\)\s*"),
)
"""What stands before a code, and between it and its meaning, the surest first."""
_ENDS = re.compile(r"[;|\n]|\.(?=\s|$)")
_LAST_ENDS = re.compile(r"[;|\n,)\]}]|\.(?=\s|$)")
_REST = re.compile(r"(?:[\s,/&(\[{'\"\u2018\u201c]|\b(?:and|or)\b\s*$)+$")


def with_meanings(codes: Codes, text: str) -> Codes:
    """The codes with the meanings that the text spells; those of codes it does not spell stay.

    Read as such are a code, a sign and words, for two codes at least by one sign; a list without
    signs (`O open, C closed`) only where it has every code after a comma or colon. A single match
    could as well be prose: `E-mail` does not say what E means.
    """
    values = [code for code, _ in codes]
    if len(values) < 2 or not text:
        return codes
    found = _spelled(values, text)
    return tuple((code, found.get(code, meaning)) for code, meaning in codes)


def _spelled(values: list[str], text: str) -> dict[str, str]:
    choice = "|".join(re.escape(value) for value in sorted(values, key=len, reverse=True))
    code = rf"[{_QUOTES}(]?(?P<code>{choice})"
    for before, after in FORMS:
        found = _meanings(re.compile(before + code + after + r"(?=[^\W\d])"), text)
        if len(found) > 1:
            return found
    found = _meanings(re.compile(_IN_A_LIST + code + rf"[{_QUOTES}]?\s+(?=[^\W\d])"), text)
    return found if found.keys() == set(values) else {}


def _meanings(item: re.Pattern[str], text: str) -> dict[str, str]:
    """The text from each match of `item` to the next one or to the end of the list."""
    matches = list(item.finditer(text))
    found: dict[str, str] = {}
    for number, match in enumerate(matches):
        last = number + 1 == len(matches)
        stop = len(text) if last else matches[number + 1].start()
        said = (_LAST_ENDS if last else _ENDS).split(text[match.end() : stop], maxsplit=1)[0]
        said = _REST.sub("", said).strip(_QUOTES + " ")
        if not said or len(said) > LONGEST_MEANING or found.setdefault(match["code"], said) != said:
            return {}
    return found
