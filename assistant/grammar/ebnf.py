"""A growing set of EBNF rules in xgrammar's dialect, and how text is written in it.

The dialect is GBNF: `"…"` with \\" \\\\ \\n escapes, `[…]` classes, `( … | … )`, `?`, `{m,n}`; no rule
here refers back to itself, so every answer is finite.

What compiling costs (xgrammar 0.2): one parser for every state that reads a character, each as large as
the number of rules. So a piece of text that several rules share is a rule of its own, made by `word`,
and bodies are written as plain alternatives: a bracket inside a sequence becomes one more rule.
"""

from __future__ import annotations


class Rules:
    """Rules by name, in the order they were asked for; adding a name twice keeps the first body."""

    def __init__(self) -> None:
        self._bodies: dict[str, str] = {}
        self._words: dict[str, str] = {}

    def add(self, name: str, *ways: str) -> str:
        """Keep `name ::= way | way …` without repeats, and return the name.

        Raises ValueError without a way: a rule that nothing can match would end every answer early.
        """
        if not ways:
            raise ValueError(f"the grammar rule {name} needs at least one alternative")
        self._bodies.setdefault(name, " | ".join(dict.fromkeys(ways)))
        return name

    def add_times(self, name: str, rule: str, most: int) -> str:
        """Keep `name` as `rule` repeated from 1 to `most` (at least 4) times, and return it.

        By fours, because every mention of a rule costs: 19 for eleven where plain alternatives have 66.
        """
        few = self.add(f"{name}_few", *times(rule, 1, 3))
        four = self.add(f"{name}_four", " ".join([rule] * 4))
        ways = [few]
        for fours in range(1, most // 4 + 1):
            start, left = " ".join([four] * fours), most - 4 * fours
            rest = [few] if left >= 3 else times(rule, 1, left)
            ways += [start, *(f"{start} {more}" for more in rest)]
        return self.add(name, *ways)

    def word(self, text: str) -> str:
        """A rule for this piece of text, one for the whole grammar, and its name.

        In two steps, because xgrammar would copy a rule that refers to no other into its users.
        """
        if text not in self._words:
            name = self._words[text] = f"w{len(self._words)}"
            self._bodies[name] = f"{name}t"
            self._bodies[f"{name}t"] = literal(text)
        return self._words[text]

    def __contains__(self, name: str) -> bool:
        return name in self._bodies

    def text(self) -> str:
        """All rules, one a line."""
        return "".join(f"{name} ::= {body}\n" for name, body in self._bodies.items())


def times(rule: str, least: int, most: int) -> list[str]:
    """`rule` repeated from `least` (at least 1) to `most` times, each as one way.

    Cheaper than `{m,n}`, for which xgrammar makes a rule a step.
    """
    return [" ".join([rule] * count) for count in range(least, most + 1)]


def literal(text: str) -> str:
    """`text` as an EBNF string literal."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t") + '"'
