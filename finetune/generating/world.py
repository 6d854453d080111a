"""A catalog that questions can be drawn from: lexicon, parents of columns, values that look real."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from finetune.generating.amounts import draw_amount
from finetune.generating.entry import Entry
from finetune.generating.phrasebook import say
from schema_index import Catalog, Column, Join, Table

MONTH_TYPE = "bMonth"
"""The user type of a column that holds the first day of a month."""
FLAG_TYPE = "bYN"
"""The user type of a column that holds Y or N."""
_AFTER_HEAD = frozenset(
    (
        *("of", "for", "in", "on", "at", "to", "from", "with", "by", "that", "who", "it"),
        *("moved", "paid", "sold", "posted", "ordered", "received", "closed", "invoiced", "billed"),
    )
)
"""Words after which a noun phrase only says more about its head."""
_ASKING = frozenset(("whether", "who", "when", "how", "what", "where", "which", "why"))
"""What phrases begin with that are clauses, not nouns."""
_TEXT = ("A", "B", "M", "01", "100", "LABOR", "EAST", "NORTH", "MAIN", "TX", "WA", "STD")


@dataclass(frozen=True)
class Parent:
    """A master that names the values of a column: joined over `join`, read in `label`."""

    join: Join
    table: str
    label: str


@dataclass
class World:
    """A catalog with its lexicon, and the tables that questions may be about.

    `allowed` limits the tables that a question may need (for held-out tables); `rng` is the only source
    of chance, so that the same seed gives the same questions.
    """

    catalog: Catalog
    lexicon: Mapping[str, Entry]
    allowed: tuple[str, ...]
    rng: random.Random

    @cached_property
    def weights(self) -> list[float]:
        """How often a table is asked about: more where there are measures and conditions."""
        return [
            1.0
            + 0.5 * min(4, len(self.lexicon[name].measures))
            + 0.3 * min(6, len(self.lexicon[name].conditions))
            for name in self.allowed
        ]

    def pick_table(self) -> Table:
        """A table to ask about."""
        name = self.rng.choices(self.allowed, self.weights)[0]
        return self._table(name)

    def _table(self, name: str) -> Table:
        table = self.catalog.find(name)
        assert table is not None
        return table

    @cached_property
    def parents(self) -> dict[str, dict[str, Parent]]:
        """For each table: the columns whose master has a name for them.

        The master must be free of a company, or share the child's own company through the join, so that
        one company filter holds for both (rule company-filter).
        """
        found: dict[str, dict[str, Parent]] = {table.name: {} for table in self.catalog}
        for join in self.catalog.joins:
            if join.table == join.other or not {join.table, join.other} <= set(self.allowed):
                continue
            child, other = self._table(join.table), self._table(join.other)
            entry = self.lexicon[other.name]
            if not entry.label or not self.same_company(child, other, join):
                continue
            last = join.pairs[-1]
            if last[1] != other.key[-1] or last[0] == child.company_column:
                continue
            found[child.name].setdefault(last[0], Parent(join, other.name, entry.label))
        return found

    @staticmethod
    def same_company(child: Table, other: Table, join: Join) -> bool:
        """Whether the join carries the child's company over to the other table's, or none is needed."""
        if other.company_column is None:
            return True
        return child.company_column is not None and (child.company_column, other.company_column) in join.pairs

    def joins_to_parents(self, child: str) -> list[Join]:
        """Joins from this child to allowed tables whose company, if any, follows from the child's."""
        return [join for join in self._joins_out(child) if self._keeps_company(join)]

    def joins_across(self, child: str) -> list[Join]:
        """Joins from this child to allowed tables of another company column: job cost's, from a timecard."""
        return [
            join
            for join in self._joins_out(child)
            if self.company_across(join) and not self._keeps_company(join)
        ]

    def _joins_out(self, child: str) -> Iterator[Join]:
        """Joins from this child to other tables that are allowed."""
        for join in self.catalog.joins_of(child):
            if join.table == child and join.other != child and join.other in self.allowed:
                yield join

    def _keeps_company(self, join: Join) -> bool:
        return self.same_company(self._table(join.table), self._table(join.other), join)

    def company_across(self, join: Join) -> str | None:
        """The child's column that the other table's company is joined by, or None."""
        company = self._table(join.other).company_column
        return next((own for own, other in join.pairs if other == company), None)

    def joins_from_children(self, parent: str) -> list[Join]:
        """Joins from allowed children to this table, company carried over."""
        return [
            join
            for join in self.catalog.joins_of(parent)
            if join.other == parent
            and join.table != parent
            and join.table in self.allowed
            and self._keeps_company(join)
        ]

    def phrase(self, table: str, column: str) -> str:
        """A noun phrase for a column, one of the lexicon's, else its words."""
        said = self.lexicon[table].columns.get(column, ())
        nouns = [phrase for phrase in said if phrase.partition(" ")[0] not in _ASKING]
        return self.rng.choice(nouns or [_spoken(self._table(table).column(column) or Column(column, "int"))])

    def told(self, table: str, column: str) -> str:
        """What a column is called where it is listed: a phrase of it, be it `whether it is active`."""
        said = self.lexicon[table].columns.get(column)
        return self.rng.choice(said) if said else self.phrase(table, column)

    def value(self, column: Column) -> tuple[str, str]:
        """A value for an equality: as said in the question, and as written in SQL."""
        rng = self.rng
        if column.codes and rng.random() < 0.8:
            code, meaning = rng.choice(column.codes)
            said = self._said_code(code, meaning.lower())
            numeric = not column.type.startswith(("char", "varchar", "nvarchar", "nchar"))
            return said, code if numeric else f"'{code}'"
        kind = column.type.split("(")[0]
        if kind in ("tinyint", "smallint", "int", "bigint"):
            number_text = str(rng.choice((rng.randint(1, 9), rng.randint(10, 999), rng.randint(1000, 99999))))
            return number_text, number_text
        if kind in ("char", "varchar", "nchar", "nvarchar"):
            if column.user_type == FLAG_TYPE:
                return rng.choice((("Y", "'Y'"), ("yes", "'Y'"), ("N", "'N'"), ("no", "'N'")))
            text = self._text(column.name)[: _width(column)].rstrip("-")
            return text, f"'{text}'"
        if "date" in kind:
            day = f"{self.day()[:7]}-01" if column.user_type == MONTH_TYPE else self.day()
            return day, f"'{day}'"
        number = draw_amount(rng)
        return str(number), str(number)

    def _text(self, name: str) -> str:
        """A value of a text column: a town or a state where the name says so, else a number or a code."""
        rng = self.rng
        for end, values in (("City", "towns"), ("State", "states")):
            if name.endswith(end):
                return str(rng.choice(say.lists[values]))
        shape = rng.random()
        if shape < 0.25:
            return str(rng.randint(100, 99999))
        if shape < 0.45:
            return f"{rng.randint(1, 99):02d}-{rng.randint(1, 999):03d}"
        if shape < 0.55:
            return f"{rng.randint(1000, 9999)}-{rng.randint(0, 99):02d}"
        if shape < 0.75:
            return f"{rng.choice('ABCDEFGHKLMNPRSTW')}{rng.choice(('', '-'))}{rng.randint(1, 999)}"
        if shape < 0.9:
            letters = "".join(rng.choices("ABCDEFGHIKLMNOPRSTUVW", k=rng.randint(2, 6)))
            return letters + (str(rng.randint(1, 500)) if rng.random() < 0.6 else "")
        return rng.choice(_TEXT)

    def _said_code(self, code: str, meaning: str) -> str:
        """By its meaning, by itself, or by both."""
        style = self.rng.random()
        if style < 0.55:
            return meaning
        if style < 0.88:
            return code
        return f"{code} ({meaning})" if style < 0.94 else f"{meaning} ({code})"

    def day(self) -> str:
        """A date as YYYY-MM-DD."""
        return f"{self.rng.randint(2022, 2027)}-{self.rng.randint(1, 12):02d}-{self.rng.randint(1, 28):02d}"


def _spoken(column: Column) -> str:
    from schema_index.glossary import words

    return " ".join(words(column.name)).lower()


def _width(column: Column) -> int | None:
    """The characters that a text column holds, None for any number."""
    digits = column.type.partition("(")[2].rstrip(")")
    return int(digits) if digits.isdigit() else None


def plural(phrase: str) -> str:
    """The plural of a phrase, that of its head: `types of line`, `months paid`, `schedule of values items`.

    What ends in s counts as plural already, but for words such as `status`, `basis` and `class`.
    """
    words = phrase.split()
    for place, word in enumerate(words):
        compound = word == "of" and place + 2 < len(words) and words[place + 1].endswith("s")
        if place and word in _AFTER_HEAD and not compound:
            return " ".join((*words[: place - 1], _plural_noun(words[place - 1]), *words[place:]))
    return " ".join((*words[:-1], _plural_noun(words[-1])))


def _plural_noun(word: str) -> str:
    if word == "person":
        return "people"
    if word.endswith("sis"):
        return f"{word[:-2]}es"
    if word.endswith(("ss", "us", "x", "ch", "sh")):
        return f"{word}es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return word if word.endswith("s") else f"{word}s"
