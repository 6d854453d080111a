"""Applies renames in the order of the script, so that everything read goes by the names at its end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace

from schema_index.assembly.last_names import LastNames, Step
from schema_index.ddl.token_lists import named
from schema_index.source import Move, Place, Source


def settle(source: Source) -> None:
    """Give what was read before a rename the names after it; a rename of nothing that is known is reported.

    One pass forward finds what each rename means, one back gives each part its last names, so that the time
    does not grow with the number of renames times what was read. Foreign keys, descriptions and the like
    follow their table; the queries of views are texts, which do not.
    """
    if not source.moves:
        return
    parts = [*(part for part, _ in source.moves), replace(source, moves=[])]
    report, names, whole = Source(), LastNames(), Source()
    steps = _Reader(report).steps(parts, [move for _, move in source.moves])
    for part, step in zip(reversed(parts), reversed([*steps, None]), strict=True):
        if step is not None:
            names.go_back(step, part)
        names.give(part)
    for part in [*parts, report]:
        whole.add(part)
    for item in fields(Source):
        setattr(source, item.name, getattr(whole, item.name))


@dataclass(slots=True)
class _Reader:
    """Goes through a script forward and knows what there is at each point."""

    report: Source
    tables: dict[str, Place] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    constraints: set[str] = field(default_factory=set)
    dropped: dict[str, int] = field(default_factory=dict)
    """Tables and views that are dropped up to here, by the number of the move."""

    def steps(self, parts: list[Source], moves: list[Move]) -> list[Step | None]:
        """What each move does; None where that is nothing."""
        found: list[Step | None] = []
        for number, part in enumerate(parts):
            for name, place in _defined(part):
                if name in self.dropped:
                    self._give_way(found, name, place)
                self.tables[name] = place
            self.types |= dict.fromkeys(part.types, "")
            self.constraints |= part.constraints
            if number < len(moves):
                found.append(self._step(moves[number], found))
        return found

    def _give_way(self, found: list[Step | None], name: str, place: Place) -> None:
        """What was dropped is gone, since something else has its name after it."""
        number = self.dropped.pop(name)
        was = self.tables.pop(name)
        found[number] = Step("drop", name, name, was)
        self.report.skip(was, f"{name} is dropped and defined again at {place}, which counts")

    def _step(self, move: Move, found: list[Step | None]) -> Step | None:
        name, owner = named(move.parts), named(move.parts[:-1])
        lower = name.lower()
        if move.kind == "drop":
            if lower in self.tables:
                self.dropped[lower] = len(found)
            return None
        schema = move.schema if move.schema is not None else move.parts[-2] if len(move.parts) > 1 else ""
        new = named([schema, move.new])
        if move.kind in {"any", "table"} and lower in self.tables:
            return self._table(move, lower, new, found)
        if move.kind == "column" or (move.kind == "any" and owner.lower() in self.tables):
            return Step("column", move.parts[-1].lower(), move.new, move.place, owner.lower())
        if move.kind in {"any", "type"} and lower in self.types:
            del self.types[lower]
            self.types[new.lower()] = new
            return Step("type", lower, new, move.place)
        if move.parts[-1].lower() in self.constraints:
            self.constraints.add(move.new.lower())
            return None
        reason = f"the new name {new} of {move} is not applied: nothing of that name was read before it"
        self.report.skip(move.place, reason)
        return None

    def _table(self, move: Move, old: str, new: str, found: list[Step | None]) -> Step | None:
        target = new.lower()
        if target in self.dropped and target != old:
            self._give_way(found, target, move.place)
        elif target in self.tables and target != old:
            reason = f"the new name {new} of {move} is not applied: there is {new} from {self.tables[target]}"
            self.report.skip(move.place, reason)
            return None
        self.dropped.pop(old, None)
        self.tables[target] = self.tables.pop(old)
        return Step("table", old, new, move.place)


def _defined(part: Source) -> Iterator[tuple[str, Place]]:
    yield from ((table.name.lower(), table.place) for table in part.tables)
    yield from ((view.name.lower(), view.place) for view in part.views)
    yield from ((query.name.lower(), query.place) for query in part.queries)
