"""Variety: optional columns and rare values, set by the rules of data/variety.toml.

Only columns that no sum and no later generator depends on belong there.
"""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Any

from assistant.demo.books import Books, Row, read_toml
from assistant.demo.clock import TODAY


def vary(books: Books) -> None:
    """Apply every rule to its share of the rows, at least to one row of each company where one fits."""
    for number, rule in enumerate(read_toml("variety.toml")["vary"]):
        rng = books.rng(f"variety {rule['table']} {rule['column']} {number}")
        wanted = {name: value if value != "" else None for name, value in rule.get("where", {}).items()}
        fitting = [
            row
            for row in books.rows[rule["table"]]
            if all(row.get(name) == value for name, value in wanted.items())
        ]
        share, seen = rule.get("share", 1.0), set()
        for row in fitting:
            first = next(iter(row.values()))
            if rng.random() < share or first not in seen:
                _set(row, rule, rng)
            seen.add(first)


def _set(row: Row, rule: dict[str, Any], rng: random.Random) -> None:
    row[rule["column"]] = _value(row, rule, rng)
    for name, value in rule.get("also", {}).items():
        row[name] = value if value != "" else None


def _value(row: Row, rule: dict[str, Any], rng: random.Random) -> Any:
    if rule.get("null"):
        return None
    if "values" in rule:
        return rng.choice(rule["values"])
    if "days_after" in rule:
        start = TODAY if rule["days_after"] == "today" else row[rule["days_after"]]
        return start + timedelta(days=rng.randint(*rule["range"])) if start is not None else None
    number = rng.randint(*rule["number"])
    return rule["form"].format(number) if "form" in rule else number
