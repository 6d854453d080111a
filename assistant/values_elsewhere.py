"""Texts that an answer looks for where they do not stand.

An answer that finds nothing may compare the right text with the wrong column: `POHD.Job = '2-10'`, where
`2-10` is a code of payment terms, or `PMRI.Subject = 'roof drain'`, where the subject says more than that.
The data tell. This is execution-guided decoding (Wang et al. 2018, arXiv 1807.03100) for single comparisons:
the statement stays, and the text is compared with a column that holds it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from time import monotonic
from types import MappingProxyType

from sqlglot import exp
from sqlglot.tokenizer_core import Token, TokenType

from assistant.database import Rows
from assistant.rules import check, fix
from assistant.rules.finding import Edit, apply_edits
from assistant.rules.parse import read
from assistant.rules.resolve import resolve
from schema_index import Catalog, Column, Table, quote

Run = Callable[[str], Rows | None]
"""Runs a statement as the asker may; None where it cannot be run."""
Opened = Callable[[Table], Iterable[Column]]
"""The columns of a table that the asker may read."""
Likely = Mapping[tuple[str, str], float]
"""How likely the question speaks of a column (table, column)."""

SECONDS = 5.0
"""After this long no further table is looked through: a column without an index is read to its end."""
_SHORTEST_PART = 4
"""Letters that a text must have to be looked for within others: shorter ones stand in many by chance."""
_TEXTS = frozenset({"char", "nchar", "varchar", "nvarchar"})
_WILD = frozenset("%_[")
_SIGNS = (TokenType.EQ, TokenType.LIKE, TokenType.IN)


def found_nothing(rows: Rows) -> bool:
    """Whether a result is empty, or holds nothing but nulls and zeros."""
    return not any(value for row in rows.rows for value in row)


def listed(texts: Iterable[str]) -> str:
    """Texts in quotes, for people."""
    return ", ".join(f"'{text}'" for text in texts)


class ValuesElsewhere:
    """Looks up where the texts of one statement stand that `said`, what its asker wrote, holds as well: one
    SELECT a table and text.

    `run` runs these over columns that are `opened`, `company` limits them as in `fix`. `moved` is the
    statement with each text that its column does not hold compared with a column that does, None where there
    is none, and `note` what was moved where, in words; `absent` are the texts that no column of its tables
    holds.
    """

    def __init__(
        self,
        sql: str,
        said: str,
        catalog: Catalog,
        run: Run,
        opened: Opened = attrgetter("columns"),
        likely: Likely = MappingProxyType({}),
        company: int | None = None,
    ) -> None:
        self._catalog, self._run, self._opened = catalog, run, opened
        self._likely, self._company = likely, company
        self._until = monotonic() + SECONDS
        self._looked: dict[tuple[str, tuple[str, ...]], dict[_Place, int]] = {}
        self.absent: tuple[tuple[str, ...], ...] = ()
        edits: list[Edit] = []
        notes: list[str] = []
        for one in _comparisons(sql, catalog):
            if not all(text.casefold() in said.casefold() for text in one.texts):
                continue
            place = self._place(one)
            if place is not None and place != one.place:
                edits.append(Edit(one.start, one.end, place.comparing(one.texts)))
                where = f"in {place.name}" if place.name != one.place.name else "within its longer texts"
                notes.append(f"{listed(one.texts)} is not in {one.place.name}: looked for {where}.")
            elif place is None:
                self.absent += (one.texts,)
        text = apply_edits(sql, edits)
        self.moved = text if edits and not check(text, catalog).violations else None
        self.note = " ".join(notes)

    def holders(self, tables: Iterable[Table]) -> frozenset[str]:
        """Which of `tables` hold an absent text whole."""
        return frozenset(
            table.name
            for table in tables
            if any(self._counts(table, texts, whole=True) for texts in self.absent)
        )

    def _place(self, one: _Comparison) -> _Place | None:
        """Where the texts of a comparison stand: where it looks, if that is so, else in the likeliest column
        of the first table that has one. None where no table does."""
        for table in one.tables:
            counts = self._counts(table, one.texts)
            own = [_Place(table, one.place.column, part) for part in (one.place.part, True)]
            if table is one.place.table:
                held = next((place for place in own if counts.get(place)), None)
                if held is not None:
                    return held
            places = [place for place in counts if place.part or not one.place.part]
            if places:
                return min(places, key=lambda place: self._rank(place, counts[place]))
        return None

    def _rank(self, place: _Place, count: int) -> tuple[bool, float, int, str]:
        likely = self._likely.get((place.table.name, place.column.name), 0.0)
        return place.part, -likely, -count, place.column.name

    def _counts(self, table: Table, texts: tuple[str, ...], *, whole: bool = False) -> dict[_Place, int]:
        """In how many rows any of `texts` stands by column; a single one, but for `whole`, also within longer
        texts. What was looked through already is not asked for again."""
        if (found := self._looked.get((table.name, texts))) is not None:
            return {place: count for place, count in found.items() if not (whole and place.part)}
        parts = not whole and len(texts) == 1 and len(texts[0]) >= _SHORTEST_PART
        parts = parts and not _WILD & set(texts[0])
        columns = [column for column in self._opened(table) if _is_text(column)]
        places = [
            _Place(table, column, part)
            for column in columns
            for part in ((False, True) if parts else (False,))
        ]
        if not places or monotonic() > self._until:
            return {}
        counts = ", ".join(
            f"SUM(CASE WHEN {place.comparing(texts)} THEN 1 ELSE 0 END) AS [{number}]"
            for number, place in enumerate(places)
        )
        sql = f"SELECT {counts}\nFROM {quote(table.name)} WITH (NOLOCK)"
        rows = self._run(fix(sql, self._catalog, company=self._company).sql)
        if rows is None or not rows.rows:
            return {}
        numbers = (int(str(count or 0)) for count in rows.rows[0])
        found = {place: count for place, count in zip(places, numbers, strict=True) if count}
        self._looked[table.name, texts] = found
        return found


@dataclass(frozen=True, slots=True)
class _Place:
    """A column of a table, and whether a text stands within its values rather than being one."""

    table: Table
    column: Column
    part: bool

    @property
    def name(self) -> str:
        """`TABLE.Column`, as SQL names it."""
        return f"{quote(self.table.name)}.{quote(self.column.name)}"

    def comparing(self, texts: Sequence[str]) -> str:
        """The comparison of the column with the texts."""
        quoted = ["'" + text.replace("'", "''") + "'" for text in texts]
        if self.part:
            return f"{self.name} LIKE '%{quoted[0][1:-1]}%'"
        return f"{self.name} = {quoted[0]}" if len(quoted) == 1 else f"{self.name} IN ({', '.join(quoted)})"


@dataclass(frozen=True, slots=True)
class _Comparison:
    """`column = 'text'`, `column IN ('text', ...)` or `column LIKE '%text%'`, from `start` to `end` of the
    statement; `tables` are those that it may be moved to, its own first."""

    start: int
    end: int
    place: _Place
    texts: tuple[str, ...]
    tables: tuple[Table, ...]


def _comparisons(sql: str, catalog: Catalog) -> Iterator[_Comparison]:
    """The comparisons with texts that every row must satisfy, but for codes that the catalog lists."""
    reading = read(sql)
    if not isinstance(reading.tree, exp.Query):
        return
    places = {token.end: place for place, token in enumerate(reading.tokens)}
    found = resolve(reading.tree, catalog).references.values()
    sources = [one.source for one in found if one.source is not None and one.source.kind == "table"]
    read_tables = {source.table.name: source.table for source in sources if source.table is not None}
    if len(list(reading.tree.find_all(exp.Select))) > 1:
        read_tables = {}
    for reference in found:
        node, source = reference.column, reference.source
        table = source.table if source is not None and source.kind == "table" else None
        column = table.column(node.name) if table is not None else None
        at = places.get(node.this.meta.get("end", -1), 0)
        if table is None or column is None or at < 2 or not _is_text(column):
            continue
        if node.table.lower() != table.name.lower() or not _is_needed(node):
            continue
        compared = _compared(reading.tokens, at + 1)
        if compared is None or set(compared.texts) & dict(column.codes).keys():
            continue
        start = reading.tokens[at - 2].start  # table, dot, column
        others = [other for other in read_tables.values() if other.name != table.name]
        place = _Place(table, column, compared.part)
        yield _Comparison(start, compared.end, place, compared.texts, (table, *others))


def _is_needed(column: exp.Column) -> bool:
    """Whether the comparison of a column is one of those in WHERE that rows must satisfy."""
    above = column.parent.parent if column.parent is not None else None
    while isinstance(above, exp.And | exp.Paren):
        above = above.parent
    return isinstance(above, exp.Where)


@dataclass(frozen=True, slots=True)
class _Compared:
    texts: tuple[str, ...]
    part: bool
    end: int


def _compared(tokens: Sequence[Token], at: int) -> _Compared | None:
    """What stands after a column: a sign and texts, up to `end`."""
    sign = tokens[at].token_type if at + 1 < len(tokens) else None
    if sign not in _SIGNS:
        return None
    if sign is TokenType.IN:
        return _listed(tokens, at + 2)
    value = tokens[at + 1]
    if value.token_type is not TokenType.STRING:
        return None
    part = sign is TokenType.LIKE
    text = value.text.strip("%") if part else value.text
    if not text or (part and _WILD & set(text)):
        return None
    return _Compared((text,), part, value.end + 1)


def _listed(tokens: Sequence[Token], at: int) -> _Compared | None:
    texts: list[str] = []
    while at + 1 < len(tokens) and tokens[at].token_type is TokenType.STRING:
        texts.append(tokens[at].text)
        if tokens[at + 1].token_type is TokenType.R_PAREN:
            return _Compared(tuple(texts), False, tokens[at + 1].end + 1)
        at += 2
    return None


def _is_text(column: Column) -> bool:
    """Whether any text can be compared with a column: not one of notes (`max`) or GUIDs."""
    kind, _, length = column.type.lower().partition("(")
    return kind.strip() in _TEXTS and not length.startswith("max")
