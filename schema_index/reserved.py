"""Transact-SQL's reserved words, which need brackets as names."""

from __future__ import annotations

from pathlib import Path

RESERVED = frozenset(
    line
    for line in Path(__file__).with_name("reserved.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
)
"""In capitals; from the Transact-SQL reference, "Reserved keywords"."""
