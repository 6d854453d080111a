"""Arguments of ours, and those behind `--`, which go to vLLM unchanged."""

from __future__ import annotations

from collections.abc import Sequence


def split_arguments(given: Sequence[str]) -> tuple[list[str], list[str]]:
    """What stands before the first `--`, and what stands after it."""
    if "--" not in given:
        return list(given), []
    place = list(given).index("--")
    return list(given[:place]), list(given[place + 1 :])
