"""An audit as a whole: every measure of one file, its thresholds, and how it is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from finetune.auditing.contents import contents
from finetune.auditing.judged import Judge, Judged
from finetune.auditing.measure import Distribution, Findings, Measure
from finetune.auditing.record import Record
from finetune.auditing.repeats import leakage, repeats
from finetune.auditing.shape import shape
from finetune.auditing.sides import sides
from finetune.auditing.thresholds import Crossing, Threshold, crossings
from schema_index import Catalog


@dataclass(frozen=True)
class Report:
    """What an audit found; `crossed` are the measures outside their thresholds."""

    name: str
    records: int
    forms: Mapping[str, int]
    measures: tuple[Measure, ...]
    distributions: tuple[Distribution, ...]
    thresholds: Mapping[str, Threshold]
    crossed: tuple[Crossing, ...]

    @property
    def ok(self) -> bool:
        """Whether every threshold holds."""
        return not self.crossed

    def value(self, name: str) -> float | None:
        """The value of a measure; None where the file does not have it."""
        return next((one.value for one in self.measures if one.name == name), None)

    def to_json(self) -> dict[str, Any]:
        """One object: measures and distributions by name, and the thresholds crossed."""
        return {
            "file": self.name,
            "ok": self.ok,
            "records": self.records,
            "forms": dict(self.forms),
            "measures": {one.name: asdict(one) for one in self.measures},
            "distributions": {one.name: dict(one.counts) for one in self.distributions},
            "crossed": [
                {"measure": one.measure.name, "value": one.measure.value, **asdict(one.threshold)}
                for one in self.crossed
            ],
        }

    def lines(self) -> Iterator[str]:
        """The report as a table for a terminal."""
        forms = ", ".join(f"{count} {name}" for name, count in self.forms.items())
        yield f"{self.name}: {self.records} records ({forms})"
        crossed = {one.measure.name for one in self.crossed}
        for one in self.measures:
            bound = self.thresholds.get(one.name)
            verdict = "" if bound is None else f"{'FAIL' if one.name in crossed else 'ok'} ({bound.text()})"
            counted = f"{one.count} of {one.total}" if one.total else ""
            yield f"  {one.name:<20} {said(one):>8}  {counted:<16} {verdict:<24} {one.meaning}"
            if one.name in crossed and one.examples:
                yield f"  {'':<20} such as {'; '.join(one.examples)[:160]}"
        for distribution in self.distributions:
            if distribution.counts:
                yield f"  {distribution.name}:"
                yield from (f"    {count:>8}  {name}" for name, count in distribution.counts.items())
        yield f"{len(self.crossed)} thresholds crossed" if self.crossed else "every threshold holds"


def said(measure: Measure) -> str:
    """A measure's value as a share in percent, or as a number."""
    return f"{measure.value:.1%}" if measure.total else f"{measure.value:.3f}"


def audit(
    records: Sequence[Record],
    catalog: Catalog,
    thresholds: Mapping[str, Threshold],
    *,
    held: Sequence[Record] = (),
    name: str = "",
    forms: Mapping[str, int] | None = None,
) -> Report:
    """Measure everything; `held` are evaluation records that must not stand in training."""
    judge = Judge(catalog)
    taught = judge.taught(records)
    first: dict[int, Judged] = {}
    for one in taught:
        first.setdefault(id(one.record), one)
    pairs = [(first[id(record)], judge.rejected(record)) for record in records if record.is_pair]
    parts: tuple[Findings, ...] = (
        contents(taught, records),
        shape(records),
        repeats(records),
        leakage(records, held),
        sides(pairs),
    )
    measures = tuple(one for part in parts for one in part.measures)
    return Report(
        name=name,
        records=len(records),
        forms=dict(forms or {}),
        measures=measures,
        distributions=tuple(one for part in parts for one in part.distributions),
        thresholds=thresholds,
        crossed=tuple(crossings(measures, thresholds)),
    )
