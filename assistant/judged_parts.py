"""Ways that SQL may go on, judged by which parts of it the question asks for.

`retriever.asked_parts` says of each column whether the question wants it shown, added up or compared, and
of each code whether it is compared with. Where a model names a column it leans to those that the clause it
writes is asked for; likewise how a column is compared, with which code, and whether a list or the
conditions go on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from assistant.answer_text import FENCE
from assistant.leaning import Judged
from assistant.once_listed import listed, plain_column
from assistant.parameters import COMPANY, company_in
from assistant.unused_values import unused_values
from retriever.asked_parts import CODED, COMPARED, ROLES, AskedParts, Role, family, log_share
from retriever.text import STOP_WORDS
from schema_index import Catalog, Column, Table, quote, quote_table

COLUMN_WEIGHT, COMPARISON_WEIGHT, CODE_WEIGHT = 2.0, 1.0, 2.0
"""Of what is judged of columns, of how they are compared, and of codes."""
MORE_WEIGHT, LIST_WEIGHT = 3.0, 0.5
"""Of whether there are more conditions, and more in a SELECT list, which holds more than columns."""
KNOWN_SHARE = 0.3
"""Of these weights over tables that the model was trained on: it knows them itself."""
_COLUMN = r"(?P<table>\w+|\[[^\]\n]+\])\.(?P<column>\w+|\[[^\]\n]+\])"
_NAME = re.compile(_COLUMN)
_NAMING = re.compile(r"(?:(?<=\()|(?<=\S)(?=$| )|^)(?P<begun> ?[\w.#\[\]]*)$")
"""Where a column begins or goes on, with the space before it."""
_COMPARING = re.compile(rf"{_COLUMN}(?P<begun>(?: [A-Z<>=]*)*)$")
_VALUE = re.compile(rf"{_COLUMN} (?P<sign>=|<>|(?:NOT )?IN \((?:[^()\n]*,)?)(?P<begun> ?'?\w*)$")
_SETTLING = re.compile(rf"{_COLUMN} (?:=|IS|IN|LIKE|<>|<|<=|NOT) ")
"""Conditions after which no other is made with the column: all but those with one end."""
_CODED = re.compile(rf"{_COLUMN} = '?(?P<code>\w+)")
_ADDING = re.compile(r"\b(?:SUM|AVG|MIN|MAX|COUNT)\((?:DISTINCT)?$")
_CASE = re.compile(r"\bCASE\b")
_PLAN = re.compile(r"Uses ([^\n]*)\.\n")
_BETWEEN_NAMES = re.compile(r"[,;] ")
_BY_CLAUSE: Mapping[str, tuple[Role, ...]] = {
    "SELECT": ("shown",),
    "WHERE": COMPARED,
    "ORDER": ("ordered",),
    "HAVING": ("aggregated", *COMPARED),
}
"""The roles of columns by the first word of a line."""
_LISTED: Mapping[str, tuple[Role, ...]] = {"SELECT": ("shown", "aggregated"), "WHERE": COMPARED}
"""The roles of columns that a list or the conditions go on with."""
_COMPARISONS: Mapping[str, Role] = {
    " = ": "equal",
    " IN (": "equal",
    " <> ": "other",
    " NOT IN (": "other",
    " >= ": "more",
    " > ": "more",
    " BETWEEN ": "more",
    " <= ": "less",
    " < ": "less",
    " IS NULL": "empty",
    " IS NOT NULL": "filled",
    " LIKE ": "like",
    " NOT LIKE ": "other",
}
_WORD = re.compile(r"[^\W_]+")
_BEFORE = frozenset({"SELECT", "DISTINCT", "WHERE", "HAVING", "AND", "OR", "NOT", "BY", "WHEN", "BETWEEN"})
"""Words after which a column may stand."""
_UNLIKELY = -6.0
"""The log likelihood of a column that is hardly wanted."""


class JudgedParts:
    """The parts that one question asks for, as ways to go on with SQL over its tables."""

    def __init__(self, parts: AskedParts, catalog: Catalog, known: frozenset[str] | None = None) -> None:
        """`known` are the tables that the model was trained on (None: any may be)."""
        self._parts, self._catalog, self._known = parts, catalog, known
        said = parts.question.lower().count("compan")
        self._company = said > (company_in(parts.question) is not None)
        """Whether the question may ask for the company rather than say it."""
        self._words = frozenset(_WORD.findall(COMPANY.sub(" ", parts.question)))
        """Codes may be said as they are: `type R`."""
        self._unused: dict[str, bool] = {}

    def after(self, text: str) -> Iterator[Judged]:
        """What is judged of the ways to go on after `text`, a plan line and SQL so far."""
        line = text.rpartition("\n")[2]
        clause = line.partition(" ")[0]
        tables = self._planned(text)
        if clause == "GROUP":
            yield from self._grouped(tables, text, line)
        elif clause in _BY_CLAUSE:
            known = self._known is not None and all(table.name in self._known for table in tables)
            share = KNOWN_SHARE if known else 1.0
            for one in self._in_clause(tables, text, line, clause):
                yield replace(one, weight=share * one.weight)

    def _in_clause(self, tables: Sequence[Table], text: str, line: str, clause: str) -> Iterator[Judged]:
        compared = False
        if clause in ("WHERE", "HAVING"):
            value, comparing = _VALUE.search(line), _COMPARING.search(line)
            if value is not None and (ways := self._codes(value)):
                yield Judged(ways, CODE_WEIGHT, value["begun"])
            if comparing is not None and (ways := self._comparisons(comparing)):
                yield Judged(ways, COMPARISON_WEIGHT, comparing["begun"])
                compared = bool(comparing["begun"])
        begun = _begun(line)
        if begun is not None and not compared:
            before = line[: len(line) - len(begun)]
            yield Judged(self._columns(tables, text, clause, before), COLUMN_WEIGHT, begun)
        if clause in _LISTED:
            yield from self._more(tables, text, line, clause)

    def _grouped(self, tables: Sequence[Table], text: str, line: str) -> Iterator[Judged]:
        """The columns that are shown as they are and not yet grouped by come next: a rule asks for them."""
        shown = next((one for one in reversed(text.split("\n")) if one.startswith("SELECT ")), "")
        left = {plain_column(item) for item in listed(shown)} - {"", *listed(line)}
        begun = _begun(line)
        if left and begun is not None:
            names = [
                f" {quote_table(table.name)}.{quote(column.name)}"
                for table in tables
                for column in table.columns
            ]
            ways = {name: 0.0 if name[1:] in left else _UNLIKELY for name in names}
            yield Judged(ways, COLUMN_WEIGHT, begun)
            yield Judged({", ": 0.0, "\n": _UNLIKELY}, MORE_WEIGHT)

    def _columns(self, tables: Sequence[Table], text: str, clause: str, before: str) -> dict[str, float]:
        """The columns of the tables as a line with `before` on it may name them next."""
        roles = _BY_CLAUSE[clause]
        if _ADDING.search(before):
            roles = ("aggregated",)
        elif _CASE.search(before):
            roles = ROLES[1:]
        settled = {_bare(one) for one in _SETTLING.finditer(before)} if clause == "WHERE" else set()
        values = clause != "WHERE" or self._has_values(text)
        meant = self._meant(before) if clause == "WHERE" else frozenset[str]()
        space = "" if before.endswith("(") else " "
        ways = {}
        for table in tables:
            shares = {
                column.name: log_share(logit)
                for column in table.columns
                if (logit := self._logit(table, column, roles, meant, values=values)) is not None
            }
            if table.company_column is not None:
                shares[table.company_column] = self._of_company(clause, roles, shares)
            for name, share in shares.items():
                share = min(share, _UNLIKELY) if (table.name, name) in settled else share
                ways[f"{space}{quote_table(table.name)}.{quote(name)}"] = share
        return ways

    def _of_company(self, clause: str, roles: Sequence[Role], columns: Mapping[str, float]) -> float:
        """The company's column is compared whatever the question says, since a rule asks for it."""
        if clause in ("WHERE", "HAVING") or (self._company and roles != ("aggregated",)):
            return max(columns.values(), default=0.0)
        return _UNLIKELY

    def _codes(self, value: re.Match[str]) -> dict[str, float]:
        found = self._found(value)
        if found is None:
            return {}
        table, column = found
        role: Role = "other" if value["sign"].startswith(("<>", "NOT")) else "equal"
        codes = self._parts.codes(table.name, column.name, role)
        codes |= dict.fromkeys(codes.keys() & self._words, max(codes.values(), default=0.0))
        space = "" if value["sign"].endswith("(") else " "
        mark = "'" if "char" in column.type.lower() else ""
        return {f"{space}{mark}{code}{mark}": share for code, share in codes.items()}

    def _comparisons(self, comparing: re.Match[str]) -> dict[str, float]:
        """Ways to compare a column whose name is whole."""
        found = self._found(comparing)
        if found is None:
            return {}
        table, column = found
        logits = {role: self._parts.logit(table.name, column.name, (role,)) for role in COMPARED}
        return {
            way: log_share(logit) for way, role in _COMPARISONS.items() if (logit := logits[role]) is not None
        }

    def _more(self, tables: Sequence[Table], text: str, line: str, clause: str) -> Iterator[Judged]:
        """Whether a list or the conditions go on: as likely as the likeliest column that is not in them.
        While the question has a value left, conditions are the model's to end."""
        if clause == "WHERE" and self._has_values(text):
            return
        named = {_bare(found) for found in _NAME.finditer(line)}
        meant = self._meant(line) if clause == "WHERE" else frozenset[str]()
        logits = [
            logit
            for table in tables
            for column in table.columns
            if (table.name, column.name) not in named
            and (logit := self._logit(table, column, _LISTED[clause], meant, values=False)) is not None
        ]
        if logits:
            most, going_on = max(logits), " AND " if clause == "WHERE" else ", "
            weight = LIST_WEIGHT if clause == "SELECT" else MORE_WEIGHT
            yield Judged({going_on: log_share(most), "\n": log_share(-most)}, weight)

    def _logit(
        self, table: Table, column: Column, roles: Sequence[Role], meant: frozenset[str], *, values: bool
    ) -> float | None:
        """How likely a column plays one of the roles. Where the question has no value left a number is
        compared with none; a column with codes is compared only with one that means something not `meant`
        yet."""
        if roles == COMPARED and column.codes:
            codes = (
                self._parts.logit(table.name, column.name, CODED, code)
                for code, meaning in column.codes
                if not meant & _meaning_words(meaning)
            )
            return max((logit for logit in codes if logit is not None), default=None)
        if roles == COMPARED and not values and family(column) in ("amount", "number"):
            roles = ("empty", "filled", "against")
        return self._parts.logit(table.name, column.name, roles)

    def _meant(self, line: str) -> frozenset[str]:
        """The words for the codes that the conditions compare with: what they mean is said for by these."""
        found: set[str] = set()
        for coded in _CODED.finditer(line):
            named = self._found(coded)
            if named is not None:
                found |= _meaning_words(dict(named[1].codes).get(coded["code"], ""))
        return frozenset(found)

    def _has_values(self, text: str) -> bool:
        """Whether the question says a value that the SQL so far leaves out."""
        sql = text.partition(f"{FENCE}sql\n")[2]
        if sql not in self._unused:
            self._unused[sql] = bool(unused_values(self._parts.question, sql))
        return self._unused[sql]

    def _planned(self, text: str) -> list[Table]:
        """The tables of the plan line."""
        plan = _PLAN.match(text)
        names = _BETWEEN_NAMES.split(plan[1]) if plan else []
        return [table for name in names if (table := self._catalog.find(name)) is not None]

    def _found(self, named: re.Match[str]) -> tuple[Table, Column] | None:
        table_name, column_name = _bare(named)
        table = self._catalog.find(table_name)
        column = table.column(column_name) if table is not None else None
        return (table, column) if table is not None and column is not None else None


def _meaning_words(meaning: str) -> set[str]:
    """The first words of what a code means, which name it."""
    return set(_WORD.findall(meaning.lower())[:2]) - STOP_WORDS


def _begun(line: str) -> str | None:
    """What is written of a column at the end of a line, with the space before it; None where none may
    stand."""
    naming = _NAMING.search(line)
    if naming is None:
        return None
    begun = naming["begun"]
    return "" if begun.strip() in _BEFORE or begun.strip().isdecimal() else begun


def _bare(named: re.Match[str]) -> tuple[str, str]:
    """Table and column of a name without brackets."""
    return named["table"].strip("[]"), named["column"].strip("[]")
