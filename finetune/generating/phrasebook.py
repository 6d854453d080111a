"""Ways to put a question, from phrases.toml: `say(rng, "count", s="open jobs")`."""

from __future__ import annotations

import random
import tomllib
from functools import cached_property
from pathlib import Path
from typing import Any


class Phrasebook:
    """The lists of phrases.toml; called, it picks one and fills its slots."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @cached_property
    def lists(self) -> dict[str, list[Any]]:
        """All phrase lists by intent."""
        return tomllib.loads(self._path.read_text(encoding="utf-8"))

    def __call__(self, rng: random.Random, intent: str, **slots: str) -> str:
        """One phrasing of `intent` whose slots are all given."""
        fitting = [text for text in self.lists[intent] if _fits(text, slots)]
        return str(rng.choice(fitting)).format(**slots)


def _fits(text: str, slots: dict[str, str]) -> bool:
    rest = text
    for name in slots:
        rest = rest.replace("{" + name + "}", "")
    return "{" not in rest


say = Phrasebook(Path(__file__).with_name("phrases.toml"))
