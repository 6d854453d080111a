"""The bundled reference catalog, and the golden cases of every rule."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from schema_index import Catalog, load_reference

GOLDEN = Path(__file__).parent / "golden"


def golden_cases() -> list[tuple[str, dict[str, Any]]]:
    """(rule id, case) for every line of every golden file."""
    return [
        (path.stem, json.loads(line))
        for path in sorted(GOLDEN.glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    ]


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """The bundled reference schema."""
    return load_reference()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test a golden case for a test that takes `rule` and `case`."""
    if {"rule", "case"} <= set(metafunc.fixturenames):
        cases = golden_cases()
        names = [f"{rule}-{case['note']}" for rule, case in cases]
        metafunc.parametrize(("rule", "case"), cases, ids=names)


@pytest.fixture(scope="session")
def statements() -> list[str]:
    """The SQL of all golden cases."""
    return [case["sql"] for _, case in golden_cases()]


@pytest.fixture(scope="session")
def golden_count() -> dict[str, Counter[bool]]:
    """For each rule, how many cases are near misses (True) and how many are bad (False)."""
    counts: dict[str, Counter[bool]] = {}
    for rule, case in golden_cases():
        counts.setdefault(rule, Counter())[not case["at"]] += 1
    return counts
