"""Why a table was found, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from retriever.signals import Evidence, Signals

LEAST = 0.4
"""What a signal must add to the score to be named; the strongest one is named in any case."""
_SAID = {
    "dense": "near in meaning",
    "dense_rank": "near in meaning",
    "words": "shares words",
    "words_rank": "shares words",
    "columns": "its columns say it",
    "columns_rank": "its columns say it",
    "column": "a column of it says it",
    "title_whole": "its title says it",
    "name_whole": "its name says it",
    "example_words": "answered questions with these words",
    "examples": "answered questions like this",
    "companion": "answered questions beside the best",
    "popular": "many tables join to it",
    "header_of": "heads {line}",
    "new_words": "shares words",
    "master_of": "names rows of {detail}",
    "detail_of": "has rows of {master}",
    "between": "links tables found",
    "module_share": "same module as the best",
    "group": "gives a company its groups",
}


def reasons_for(name: str, signals: Signals, evidence: Evidence, weights: Mapping[str, float]) -> list[str]:
    """What the signals of one table say, the strongest first."""
    row = signals.row_of[name]
    gains = {
        signal: weight * evidence.rows[signal].item(row) for signal, weight in weights.items() if weight > 0
    }
    order = sorted(gains, key=lambda signal: (-gains[signal], signal))
    strong = [signal for signal in order if gains[signal] >= LEAST]
    found: dict[str, None] = {}
    for signal in strong or order[:1]:
        text = _text(signal, name, signals, evidence)
        if text:
            found[text] = None
    return list(found) or ["nothing better was found"]


def _text(signal: str, name: str, signals: Signals, evidence: Evidence) -> str:
    if signal in ("term", "new_term"):
        return "means " + ", ".join(f"'{text}'" for text in evidence.terms[name])
    if signal == "module":
        table = signals.catalog.find(name)
        return f"module {table.module}" if table else ""
    said = _SAID.get(signal, "")
    if "{" not in said:
        return said
    field = said.partition("{")[2].partition("}")[0]
    return said.format(**{field: _strongest(field, signals, evidence, signals.row_of[name])})


def _strongest(part: str, signals: Signals, evidence: Evidence, row: int) -> str:
    """The strongest of a table's lines, headers, details or masters."""
    links = signals.relations.lines if part in ("line", "header") else signals.relations.masters
    own, other = (1, 0) if part in ("line", "detail") else (0, 1)
    rows = links[links[:, own] == row, other].tolist()
    return signals.names[max(rows, key=lambda found: (evidence.strength[found], -found))] if rows else ""
