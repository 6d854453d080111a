"""The rules that no schema changes: literals, constant dates, operators, the heads and tails of functions."""

from __future__ import annotations

from assistant.grammar.ctes import Stage
from assistant.grammar.ebnf import Rules
from assistant.grammar.said import SaidTexts

# Words between quotes are shared by `Rules.word`; bare lines are EBNF as it stands. String literals take
# printable ASCII and Latin letters, but no backtick, which could close the answer's fence.
_WORDS = {
    "comma": ", ",
    "open": "(",
    "close": ")",
    "equal": " = ",
    "and": " AND ",
    "null": "NULL",
    "coalesce": "COALESCE(",
    "trim": "LTRIM(RTRIM(",
    "cast": "CAST(",
    "abs": "ABS(",
    "round": "ROUND(",
    "substring": "SUBSTRING(",
    "length": "LEN(",
    "month_end": "EOMONTH(",
    "plus": " + ",
    "minus": "-",
    "count": "COUNT(",
    "distinct": "COUNT(DISTINCT ",
    "count_all": "COUNT(*)",
    "case": "CASE",
    "case_of": "CASE ",
    "when": " WHEN ",
    "then": " THEN ",
    "else": " ELSE ",
    "end": " END",
    "over": " OVER (",
    "over_all": " OVER ()",
    "partition": " OVER (PARTITION BY ",
    "space": " ",
    "order": "ORDER BY ",
    "new_line": "\n",
    "where": "\nWHERE ",
    "group_by": "\nGROUP BY ",
    "having": "\nHAVING ",
    "fence": "\n```",
    "stop": ".\n",
    "null_is": " IS NULL",
    "null_is_not": " IS NOT NULL",
    "exists": "EXISTS (SELECT 1",
    "not_exists": "NOT EXISTS (SELECT 1",
    "in_select": " IN (SELECT ",
    "not_in_select": " NOT IN (SELECT ",
    "select_one": "(SELECT ",
    "inner_where": " WHERE ",
    "isnull": "ISNULL(",
}

_RULES = r"""
int ::= "0" | [1-9] [0-9]{0,8}
sint ::= "-"? int
num ::= sint ("." [0-9]{1,4})?
str ::= "'" [ -&(-_a-~\u00c0-\u017f]{0,30} ("''" [ -&(-_a-~\u00c0-\u017f]{0,15})? "'"
as ::= " AS [" [A-Za-z] [A-Za-z0-9 #%/.\-]{0,29} "]"
lock ::= " WITH (NOLOCK)"
op ::= " " [+\-*/] " "
shift ::= " - " | " + "
andor ::= " AND " | " OR "
unequal ::= " <> " | " < " | " <= " | " > " | " >= "
compare ::= " = " | unequal
part ::= "year" | "quarter" | "month" | "week" | "day"
day ::= "GETDATE()" | param_date
number ::= ("YEAR(" | "MONTH(") day ")" ((" - " | " + ") int)?
month ::= "DATEFROMPARTS(" (int | number) ", " (int | number) ", " int ")"
    | "EOMONTH(" day (", " sint)? ")" | "CAST(" day " AS date)"
date ::= month | "DATEADD(" part ", " sint ", " (day | month) ")"
    | "DATEADD(" part ", DATEDIFF(" part ", 0, " day ")" ((" - " | " + ") int)? ", 0)"
given ::= num | str | param
k ::= given | "GETDATE()" | number | date
iso ::= "'" [0-9]{4} "-" ("0" [1-9] | "1" [0-2]) "-" ("0" [1-9] | [12] [0-9] | "3" [01]) "'"
moment ::= day | date | iso
k_num ::= num | param_num | number
k_date ::= moment
k_text ::= str | param_text
k_shift ::= day | date
null ::= " IS" (" NOT")? " NULL"
not ::= " NOT"
like ::= " LIKE " k_text
between ::= (" NOT")? " BETWEEN "
of_date ::= "YEAR(" | "MONTH(" | "DAY("
of_text ::= "UPPER(" | "LTRIM(" | "RTRIM("
of_side ::= "LEFT(" | "RIGHT("
of2 ::= "ISNULL(" | "NULLIF(" | "COALESCE("
of_number ::= "SUM(" | "AVG("
of_any ::= "MIN(" | "MAX("
of_first ::= "DATEFROMPARTS(YEAR("
mid_first ::= "), MONTH("
end_first ::= "), 1)"
date_add ::= "DATEADD(" part ", " sint ", "
date_diff ::= "DATEDIFF(" part ", "
date_part ::= "DATEPART(" (part | "weekday" | "dayofyear") ", "
date_name ::= "DATENAME(" ("weekday" | "month") ", "
frame ::= " ROWS UNBOUNDED PRECEDING"
    | " ROWS BETWEEN " ("UNBOUNDED" | [1-9] [0-9]{0,2}) " PRECEDING AND CURRENT ROW"
end_int ::= ", " sint ")"
end_ints ::= ", " int ", " int ")"
end_cast_date ::= " AS " ("date" | "datetime") ")"
end_cast_num ::= " AS " ("int" | "bigint" | "float" | "decimal(1" ("2, 2" | "8, 2" | "8, 4") ")") ")"
end_cast_text ::= " AS varchar(" ("10" | "20" | "30" | "60" | "100") "))"
lag ::= "LAG(" | "LEAD("
end_lag ::= (", " int (", " k)?)? ")"
direction ::= " ASC" | " DESC"
rank ::= "ROW_NUMBER()" | "RANK()" | "DENSE_RANK()"
cte ::= "[" [A-Za-z] [A-Za-z0-9]{0,29} "] AS (\n"
"""


class Words:
    """The shared words as rule names: `words.comma` is the rule of `, `."""

    def __init__(self, rules: Rules) -> None:
        for key, text in _WORDS.items():
            name = rules.word(text)
            setattr(self, key, name)
            setattr(self, f"{key}_", name)  # `and` and `else` are no names in Python

    def __getattr__(self, key: str) -> str:
        raise AttributeError(f"no shared word {key!r}: see _WORDS")


_BEGINS = {
    None: r""""```sql\nSELECT " ("DISTINCT ")? ("TOP " [1-9] [0-9]{0,5} " ")?""",
    "main": r""""SELECT " ("DISTINCT ")? ("TOP " [1-9] [0-9]{0,5} " ")?""",
    "cte": r""""SELECT " ("DISTINCT ")?""",
}


def add_constants(rules: Rules, stage: Stage | None = None, said: SaidTexts | None = None) -> None:
    """Add the rules above; they expect `param`, the parameters that may be named, and those of each kind.

    With `said`, texts are compared only with what it holds, and so are large numbers; what CASE shows may be
    any text.
    """
    rules.add("begin", rules.add("begin_is", _BEGINS[stage]))
    if said is not None:
        text = said.add(rules)
        said.add_numbers(rules)
        rules.add("given", rules.add("given_is", f"num | {text} | param"))
        rules.add("k_text", rules.add("k_text_is", f"{text} | param_text"))
    for rule in _RULES.strip().replace("\n    ", " ").splitlines():
        name, _, body = rule.partition(" ::= ")
        rules.add(name, rules.add(f"{name}_is", body))
    for kind in ("num", "date", "text"):
        _add_lists(rules, kind)


def _add_lists(rules: Rules, kind: str) -> None:
    """`shape_num` and so on, and `codes_num_text`: CASE's constants and what they stand for.

    In rules of their own, since xgrammar makes a rule of each step of `{m,n}`.
    """
    comma, opened, close = rules.word(", "), rules.word(" IN ("), rules.word(")")
    more = rules.add_times(f"listed_{kind}", rules.add(f"more_{kind}", f"{comma} k_{kind}"), 19)
    among = rules.add(f"among_{kind}", f"{opened} k_{kind} {close}", f"{opened} k_{kind} {more} {close}")
    like = ["like", "not like"] if kind == "text" else []
    rules.add(f"shape_{kind}", among, f"not {among}", *like)
    when, then, else_, end = map(rules.word, (" WHEN ", " THEN ", " ELSE ", " END"))
    for made in ("num", "text") if kind != "date" else ():
        shown = "str" if made == "text" and "said" in rules else f"k_{made}"
        one = rules.add(f"code_{kind}_{made}", f"{when} k_{kind} {then} {shown}")
        all_ = rules.add_times(f"each_{kind}_{made}", one, 8)
        rules.add(f"codes_{kind}_{made}", f"{all_} {end}", f"{all_} {else_} {shown} {end}")


def arithmetic(w: Words, x: str) -> tuple[str, ...]:
    """Two to four operands, two or three of them in brackets or none."""
    pair = f"{w.open} {x} op {x} {w.close}"
    return (
        f"{x} op {x}",
        f"{x} op {x} op {x}",
        f"{x} op {x} op {x} op {x}",
        f"{pair} op {x}",
        f"{x} op {pair}",
        f"{x} op {pair} op {x}",
        f"{pair} op {pair}",
        f"{x} op {w.open} {x} op {x} op {x} {w.close}",
    )
