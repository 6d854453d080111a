"""The grammar of a given statement whose unknown names are blanks: the model says what stands in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from assistant.given_sql.template import Blank, Template
from assistant.grammar.ebnf import Rules
from assistant.leaning import Judged


class Blanks:
    """A grammar in stages (`assistant.model.Stages`): after each blank comes the text up to the next one.

    A name that stands in several places is asked for once.
    """

    def __init__(self, templates: Sequence[Template]) -> None:
        """Raises ValueError without a template."""
        if not templates:
            raise ValueError("a grammar of blanks needs at least one template")
        self._templates = tuple(templates)

    @cached_property
    def text(self) -> str:
        """Whole answers; here a name may be filled in differently in each place."""
        rules = Rules()
        wholes = []
        for template in self._templates:
            steps = [rules.word(template.texts[0])]
            for blank, text in zip(template.blanks, template.texts[1:], strict=True):
                steps += [_choice(rules, blank.ways), rules.word(text)]
            wholes.append(" ".join(steps))
        return f"root ::= {' | '.join(wholes)}\n{rules.text()}"

    @property
    def opening(self) -> str:
        """The answers up to their first blank."""
        return _grammar(template.texts[0] for template in self._templates)

    def judged(self, text: str) -> tuple[Judged, ...]:
        """None is likelier than another."""
        return ()

    def rest(self, opening: str) -> str | None:
        """What may stand in the next blank, each way with what follows it up to the next one."""
        for template in self._templates:
            ways = _next(template, opening)
            if ways:
                return _grammar(ways)
        return None


def _next(template: Template, written: str) -> list[str]:
    """What may follow what is written, [] where that is no beginning up to a blank."""
    if not written.startswith(template.texts[0]):
        return []
    left = written[len(template.texts[0]) :]
    filled: dict[str, str] = {}
    place = 0
    while place < len(template.blanks):
        ways, after = _steps(template, place, filled)
        if not left:
            return list(ways)
        taken = [way for way in ways if left.startswith(way)]
        if not taken:
            return []
        filled[template.blanks[place].name] = ways[taken[0]]
        left, place = left[len(taken[0]) :], after
    return []


def _steps(template: Template, place: int, filled: dict[str, str]) -> tuple[dict[str, str], int]:
    """The ways to fill a blank, each with the text up to the next blank that is still open, and its place."""
    blank: Blank = template.blanks[place]
    found = {}
    end = place
    for way in blank.ways:
        known = {**filled, blank.name: way}
        text, end = way + template.texts[place + 1], place + 1
        while end < len(template.blanks) and template.blanks[end].name in known:
            text += known[template.blanks[end].name] + template.texts[end + 1]
            end += 1
        found[text] = way
    return found, end


def _choice(rules: Rules, ways: Sequence[str]) -> str:
    return rules.add("blank_" + "_".join(map(rules.word, ways)), *map(rules.word, ways))


def _grammar(texts: Iterator[str] | Sequence[str]) -> str:
    rules = Rules()
    return f"root ::= {' | '.join(dict.fromkeys(map(rules.word, texts)))}\n{rules.text()}"
