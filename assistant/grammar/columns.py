"""The columns of one table by kind, and the functions that take them.

What is compared, added and passed is of one kind, as the database would have it: a number with a number, a
date with a date, a text with a text. So no answer fails for `YEAR(Job)` or `Job < 5000`.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import Literal

from assistant.grammar.constants import Words
from assistant.grammar.ebnf import Rules, literal
from schema_index import Column, Table, quote, quote_table

Kind = Literal["num", "date", "text"]
KINDS: tuple[Kind, ...] = ("num", "date", "text")
_ADDED = (
    "tinyint", "smallint", "int", "bigint", "numeric", "decimal", "money", "smallmoney", "float", "real",
)  # fmt: skip
_DATES = ("date", "smalldatetime", "datetime", "datetime2", "datetimeoffset")


class TableColumns:
    """Adds the rules of tables: `col_N` any column, `num_N`, `date_N` and `text_N` those of a kind, `added_N`
    what can be summed, `call_num_N` and so on what a function makes of them."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._words = Words(rules)
        self._plain: dict[str, list[str]] = {}

    def add(
        self, number: int, table: Table, columns: Sequence[str], key: Container[str], *, stored: bool = True
    ) -> None:
        """The rules of a table: `columns` may be named; `key` (lower case) are those that another table may
        be joined on, `free_N` and `free_num_N` the others. Parameters are named after `stored` columns."""
        n, add = str(number), self._rules.add
        prefix = self._rules.word(f"{quote_table(table.name)}.")
        groups: dict[tuple[str, ...], list[str]] = {}
        for name in columns:
            tags = ("key" if name.lower() in key else "free", *_tags(table.column(name)))
            form = "name" if quote(name) == name else "quoted"
            groups.setdefault((*tags, form), []).append(literal(quote(name)))
        for tags, names in groups.items():
            rule = f"{'_'.join(tags)}_{n}"
            add(rule, add(f"{rule}_is", *names))
        for wanted in (("key",), ("free",), ("added",), *((kind,) for kind in KINDS)):
            self._group(n, prefix, groups, wanted)
        for kind in KINDS:
            self._group(n, prefix, groups, ("free", kind))
        add(f"col_{n}", *self._having(f"key_{n}", f"free_{n}"))
        for tags in groups:
            for tag in tags if stored and "name" in tags else ():
                self._plain.setdefault(tag, []).append(f"{'_'.join(tags)}_{n}")
        self._calls(n)

    def add_parameters(self) -> None:
        """The rule `param` of parameters, which are named after columns, and `param_num` and so on."""
        at, names = self._rules.word("@"), self._plain.get("name") or [self._rules.word("Co")]
        for rule, some in (("param", names), *((f"param_{kind}", self._plain.get(kind)) for kind in KINDS)):
            self._rules.add(rule, *(f"{at} {name}" for name in some or names))

    def _group(
        self, n: str, prefix: str, groups: dict[tuple[str, ...], list[str]], wanted: tuple[str, ...]
    ) -> None:
        forms = [f"{prefix} {'_'.join(tags)}_{n}" for tags in groups if set(wanted) <= set(tags)]
        if forms:
            self._rules.add(f"{'_'.join(wanted)}_{n}", *forms)

    def _having(self, *rules: str) -> list[str]:
        return [rule for rule in rules if rule in self._rules]

    def _calls(self, n: str) -> None:
        """What functions make of the bare columns, by the kind of the result."""
        w, ways = self._words, casts(self._words, f"col_{n}")
        for kind in KINDS:
            x = f"{kind}_{n}"
            if x not in self._rules:
                continue
            other = self._rules.add(f"atom_{x}", x, f"k_{kind}")
            for made, texts in functions(w, kind, x, other).items():
                ways[made] += texts
            for made in ("num", "text") if kind != "date" else ():
                ways[made].append(f"{w.case_of} {x} codes_{kind}_{made}")
            if kind != "date":
                ways[kind].append(f"{w.case_of} {x} each_{kind}_{kind} {w.else_} {x} {w.end}")
        ways["num"] += [f"{w.minus} {x}" for x in self._having(f"num_{n}")]
        for kind in KINDS:
            if ways[kind]:
                self._rules.add(f"call_{kind}_{n}", *ways[kind])
        self._rules.add(f"call_{n}", *self._having(*(f"call_{kind}_{n}" for kind in KINDS)))


def casts(w: Words, x: str) -> dict[Kind, list[str]]:
    """What a cast makes of anything."""
    return {kind: [f"{w.cast} {x} end_cast_{kind}"] for kind in KINDS}


def functions(w: Words, kind: Kind, x: str, other: str) -> dict[Kind, list[str]]:
    """The functions of `x`, of `kind`, by the kind of their result; further arguments are `other`."""
    made: dict[Kind, list[str]] = {one: [] for one in KINDS}
    made[kind] += [
        f"of2 {x} {w.comma} {other} {w.close}",
        f"{w.coalesce} {x} {w.comma} {other} {w.comma} {other} {w.close}",
    ]
    if kind == "num":
        made["num"] += [f"{w.abs} {x} {w.close}", f"{w.round} {x} end_int"]
    elif kind == "date":
        made["num"] += [f"of_date {x} {w.close}", f"date_part {x} {w.close}", *days(w, x)]
        made["text"].append(f"date_name {x} {w.close}")
        made["date"] += [
            f"{w.month_end} {x} {w.close}",
            f"{w.month_end} {x} end_int",
            f"date_add {x} {w.close}",
            f"of_first {x} mid_first {x} end_first",
        ]
    else:
        made["num"].append(f"{w.length} {x} {w.close}")
        made["text"] += [
            f"of_text {x} {w.close}",
            f"of_side {x} end_int",
            f"{w.substring} {x} end_ints",
            f"{w.trim} {x} {w.close} {w.close}",
        ]
    return made


def days(w: Words, x: str) -> tuple[str, ...]:
    """The time between two dates, or a date and a constant one."""
    return (
        f"date_diff {x} {w.comma} moment {w.close}",
        f"date_diff moment {w.comma} {x} {w.close}",
        f"date_diff {x} {w.comma} {x} {w.close}",
    )


def kinds_of(column: Column | None) -> frozenset[str]:
    """The kind of a column (all where its type is not known), and `added` where SQL Server can sum it."""
    return frozenset(_tags(column))


def _tags(column: Column | None) -> tuple[str, ...]:
    """The kind of a column, and whether SQL Server can sum it; one of a type that is not known is of all."""
    kind = column.type.partition("(")[0].strip().lower() if column is not None else ""
    if not kind:
        return ("added", *KINDS)
    if kind in _ADDED:
        return ("added", "num")
    return ("num" if kind == "bit" else "date" if kind in _DATES else "text",)
