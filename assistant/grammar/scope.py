"""Expressions, conditions and clauses over the columns of one set of tables.

Every nesting is a rule of its own level (functions of columns, arithmetic of these, functions of that),
so nothing recurs. Functions over the columns of one table are shared by all the sets it is in.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence

from assistant.grammar.constants import Words
from assistant.grammar.ebnf import Rules, literal, times
from schema_index import Column, Join, Table, quote, quote_table

MOST_ITEMS = 12
MOST_PREDICATES = 8
_NUMBERS = (
    "tinyint", "smallint", "int", "bigint", "numeric", "decimal", "money", "smallmoney", "float", "real",
)  # fmt: skip


class Scopes:
    """The rules of every set of tables asked for, added once each.

    `tables` maps a name to its table and `shown` to the columns that may be named; the rules of a set
    end in its id, as in `pred_0_2`.
    """

    def __init__(
        self,
        rules: Rules,
        tables: Mapping[str, Table],
        shown: Mapping[str, Sequence[str]],
        joins: Iterable[Join],
    ) -> None:
        self._rules = rules
        self._words = Words(rules)
        self._number = {name: number for number, name in enumerate(tables)}
        self._plain: list[str] = []
        keys = {name: set(table.key) for name, table in tables.items()}
        for join in joins:
            keys[join.other].update(right for _, right in join.pairs)
        for name in tables:
            self._add_table(tables[name], shown[name], {column.lower() for column in keys[name]})
        at = rules.word("@")
        rules.add("param", *(f"{at} {names}" for names in self._plain or [rules.word("Co")]))

    def id(self, names: Iterable[str]) -> str:
        """The id of the set, with its rules added; the order of `names` does not matter."""
        numbers = sorted(self._number[name] for name in names)
        key = "_".join(map(str, numbers))
        if f"pred_{key}" not in self._rules:
            self._add_scalar(key, numbers)
            self._add_conditions(key, numbers)
            self._add_totals(key)
            self._add_cases(key)
            self._add_windows(key)
            self._add_clauses(key)
        return key

    def _arithmetic(self, x: str) -> tuple[str, ...]:
        """Two or three operands with at least one operator."""
        w = self._words
        return (
            f"{x} op {x}",
            f"{x} op {x} op {x}",
            f"{w.open} {x} op {x} {w.close} op {x}",
            f"{x} op {w.open} {x} op {x} {w.close}",
        )

    def _call(self, x: str, other: str) -> tuple[str, ...]:
        """A scalar function of `x`; further arguments are `other`."""
        w = self._words
        return (
            f"of1 {x} {w.close}",
            f"of2 {x} {w.comma} {other} {w.close}",
            f"{w.coalesce} {x} {w.comma} {other} {w.comma} {other} {w.close}",
            f"of_int {x} end_int",
            f"{w.substring} {x} end_ints",
            f"date_add {x} {w.close}",
            f"{w.cast} {x} end_cast",
            f"{w.trim} {x} {w.close} {w.close}",
            f"of_first {x} mid_first {x} end_first",
        )

    def _days(self, x: str) -> tuple[str, ...]:
        """The time between two dates, or a date and a constant one (never a bare number)."""
        w = self._words
        return (
            f"date_diff {x} {w.comma} moment {w.close}",
            f"date_diff moment {w.comma} {x} {w.close}",
            f"date_diff {x} {w.comma} {x} {w.close}",
        )

    def _add_table(self, table: Table, columns: Sequence[str], key: Container[str]) -> None:
        """The table's columns: `key` (lower case) holds those that another table may be joined on; `num_N`
        are those that can be summed."""
        add, w, n = self._rules.add, self._words, self._number[table.name]
        prefix = self._rules.word(f"{quote_table(table.name)}.")
        kinds: dict[str, list[str]] = {}
        for column in columns:
            kind = "key" if column.lower() in key else "free"
            what = "num" if _is_number(table.column(column)) else "other"
            form = "name" if quote(column) == column else "quoted"
            kinds.setdefault(f"{kind}_{what}_{n}_{form}", []).append(literal(quote(column)))
        for rule, names in kinds.items():
            add(rule, add(f"{rule}_text", *names))
        for kind in ("key", "free", "num"):
            forms = [f"{prefix} {rule}" for rule in kinds if kind in rule.split("_")]
            if forms:
                add(f"{kind}_{n}", *forms)
        add(f"col_{n}", *(f"{kind}_{n}" for kind in ("key", "free") if f"{kind}_{n}" in self._rules))
        self._plain += [rule for rule in kinds if rule.endswith("name")]
        add(f"atom_{n}", f"col_{n}", "k")
        codes = f"{w.case_of} col_{n} end_codes"
        add(f"call_{n}", *self._call(f"col_{n}", f"atom_{n}"), *self._days(f"col_{n}"), codes)

    def _add_scalar(self, s: str, numbers: Sequence[int]) -> None:
        add, w = self._rules.add, self._words
        free = [f"free_{n}" for n in numbers if f"free_{n}" in self._rules]
        if len(numbers) > 1:
            add(f"col_{s}", *(f"col_{n}" for n in numbers))
            if free:
                add(f"free_{s}", *free)
        add(f"term_{s}", f"col_{s}", *(f"call_{n}" for n in numbers), "k")
        add(f"math_{s}", *self._arithmetic(f"term_{s}"))
        add(f"sum_{s}", f"term_{s}", f"math_{s}")
        add(f"day_{s}", f"col_{s}", *(f"call_{n}" for n in numbers))
        add(f"outer_{s}", *self._call(f"math_{s}", f"term_{s}"), *self._days(f"day_{s}"))
        add(f"value_{s}", f"sum_{s}", f"case_{s}", f"outer_{s}")
        columns = [f"num_{n}" for n in numbers if f"num_{n}" in self._rules]
        calls = [f"call_{n}" for n in numbers]
        add(f"amount_{s}", *columns, *calls, "k", f"math_{s}", f"case_{s}", f"outer_{s}")
        add(
            f"when_{s}",
            f"{w.when} pred_{s} {w.then} sum_{s}",
            f"{w.when} pred_{s} andor pred_{s} {w.then} sum_{s}",
            f"{w.when} pred_{s} {w.then} {w.null}",
        )
        add(f"whens_{s}", *times(f"when_{s}", 1, 4))
        whens = f"{w.case} whens_{s}"
        add(f"case_{s}", f"{whens} {w.end}", f"{whens} {w.else_} sum_{s} {w.end}")

    def _add_conditions(self, s: str, numbers: Sequence[int]) -> None:
        """Predicates. A bare `=` between two tables is kept off key columns: on those it would be a join
        by part of a key, and whole keys are what the ON clauses are for."""
        add, w = self._rules.add, self._words
        equal = [f"col_{n} {w.equal} col_{n}" for n in numbers]
        if len(numbers) > 1 and f"free_{s}" in self._rules:
            equal.append(f"free_{s} {w.equal} free_{s}")
        computed = [*(f"call_{n}" for n in numbers), f"math_{s}"]
        add(
            f"pred_{s}",
            f"sum_{s} unequal sum_{s}",
            *(f"sum_{s} {w.equal} {right}" for right in ("k", *computed)),
            *(f"{left} {w.equal} col_{s}" for left in computed),
            *equal,
            f"term_{s} shape",
            f"term_{s} between term_{s} {w.and_} term_{s}",
        )
        three = f"pred_{s} andor pred_{s} andor pred_{s}"
        add(
            f"item_{s}",
            f"pred_{s}",
            f"{w.open} pred_{s} andor pred_{s} {w.close}",
            f"{w.open} {three} {w.close}",
            f"{w.open} {three} andor pred_{s} {w.close}",
        )
        add(f"more_{s}", f"andor item_{s}")
        add(f"ands_{s}", *times(f"{w.and_} item_{s}", 1, 3))
        self._rules.add_times(f"mores_{s}", f"more_{s}", MOST_PREDICATES - 1)
        add(f"cond_{s}", f"item_{s}", f"item_{s} mores_{s}")

    def _add_totals(self, s: str) -> None:
        add, w = self._rules.add, self._words
        total, call, math, part = f"total_{s}", f"calltotal_{s}", f"mathtotal_{s}", f"part_{s}"
        add(
            total,
            w.count_all,
            f"{w.count} col_{s} {w.close}",
            f"{w.distinct} col_{s} {w.close}",
            *self.totals_of(s),
        )
        both = f"of2 {total} {w.comma} {total} {w.close}"
        add(call, both, *self._call_total(total, "k"), *self._days(total))
        add(part, total, call, f"term_{s}")
        add(math, *self._arithmetic(part))
        add(f"outertotal_{s}", *self._call_total(math, part))
        add(f"right_{s}", part, math)

    def totals_of(self, s: str) -> tuple[str, str]:
        """The greatest or least of anything, the sum or average of what is a number."""
        return f"of_any value_{s} {self._words.close}", f"of_number amount_{s} {self._words.close}"

    def _call_total(self, x: str, other: str) -> tuple[str, ...]:
        w = self._words
        return (
            f"of2 {x} {w.comma} {other} {w.close}",
            f"{w.abs} {x} {w.close}",
            f"{w.round} {x} end_int",
            f"{w.cast} {x} end_cast",
        )

    def _add_cases(self, s: str) -> None:
        """HAVING's predicates, and CASE over totals."""
        add, w = self._rules.add, self._words
        add(f"lefttotal_{s}", f"total_{s}", f"calltotal_{s}", f"mathtotal_{s}")
        add(
            f"predtotal_{s}",
            f"lefttotal_{s} compare right_{s}",
            f"total_{s} between part_{s} {w.and_} part_{s}",
            f"total_{s} {w.null_is}",
            f"total_{s} {w.null_is_not}",
        )
        add(f"having_{s}", *(" andor ".join([f"predtotal_{s}"] * count) for count in (1, 2, 3, 4)))
        add(
            f"whentotal_{s}",
            f"{w.when} predtotal_{s} {w.then} right_{s}",
            f"{w.when} predtotal_{s} {w.then} {w.null}",
        )
        add(f"whentotals_{s}", *times(f"whentotal_{s}", 1, 3))
        whens = f"{w.case} whentotals_{s}"
        add(f"casetotal_{s}", f"{whens} {w.end}", f"{whens} {w.else_} right_{s} {w.end}")

    def _add_windows(self, s: str) -> None:
        add, w = self._rules.add, self._words
        add(f"sortkey_{s}", f"day_{s}", f"lefttotal_{s}", f"case_{s}")
        add(f"sorted_{s}", f"sortkey_{s}", f"sortkey_{s} direction")
        add(f"moresorted_{s}", f"{w.comma} sorted_{s}")
        more = times(f"moresorted_{s}", 1, 3)
        add(f"sort_{s}", f"{w.order} sorted_{s}", *(f"{w.order} sorted_{s} {rest}" for rest in more))
        columns = (f" {w.comma} ".join([f"col_{s}"] * count) for count in (1, 2, 3))
        add(f"partition_{s}", *(f"{w.partition} {names}" for names in columns))
        add(
            f"ordered_{s}",
            f"{w.over} sort_{s} {w.close}",
            f"partition_{s} {w.space} sort_{s} {w.close}",
        )
        add(f"window_{s}", w.over_all, f"partition_{s} {w.close}", f"ordered_{s}")
        totals = (*self.totals_of(s), f"of_total total_{s} {w.close}")
        add(
            f"over_{s}",
            f"rank ordered_{s}",
            *(f"{total} window_{s}" for total in totals),
            f"{w.lag} col_{s} end_lag ordered_{s}",
        )

    def _add_clauses(self, s: str) -> None:
        add, w = self._rules.add, self._words
        kinds = [f"{kind}_{s}" for kind in ("right", "outertotal", "outer", "case", "casetotal", "over")]
        add(f"unnamed_{s}", *kinds)
        add(f"pick_{s}", f"unnamed_{s}", f"unnamed_{s} as")
        add(f"morepick_{s}", f"{w.comma} pick_{s}")
        self._rules.add_times(f"morepicks_{s}", f"morepick_{s}", MOST_ITEMS - 1)
        add(f"head_{s}", f"begin pick_{s}", f"begin pick_{s} morepicks_{s}")
        add(f"groupkey_{s}", f"day_{s}", f"case_{s}")
        add(f"moregroup_{s}", f"{w.comma} groupkey_{s}")
        self._rules.add_times(f"moregroups_{s}", f"moregroup_{s}", 5)
        group = f"{w.group_by} groupkey_{s}"
        add(f"group_{s}", group, f"{group} moregroups_{s}")
        add(f"ending_{s}", w.fence, f"{w.new_line} sort_{s} {w.fence}")
        having = f"{w.having} having_{s}"
        starts = ("", f"group_{s} ", f"{having} ", f"group_{s} {having} ")
        add(f"rest_{s}", *(f"{start}ending_{s}" for start in starts))
        add(f"tail_{s}", f"rest_{s}", f"{w.where} cond_{s} rest_{s}")


def _is_number(column: Column | None) -> bool:
    """Whether SQL Server can sum the column; one of a type that is not known may be."""
    kind = column.type.partition("(")[0].strip().lower() if column is not None else ""
    return not kind or kind in _NUMBERS
