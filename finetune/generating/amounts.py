"""Amounts in questions: round ones and odd ones, and the ways people write them."""

from __future__ import annotations

import random

_HEADS = (
    1, 1, 2, 2, 3, 4, 5, 5, 6, 7, 8, 9, 12, 15, 18, 20, 25, 30, 35, 40,
    45, 60, 75, 80, 90, 120, 150, 250, 350, 750,
)  # fmt: skip
_POWERS = (0, 1, 2, 2, 3, 3, 3, 4, 4, 5)
_ODD = 0.15


def draw_amount(rng: random.Random) -> int:
    """An amount from 1 to 75 millions, mostly a round one, all sizes about as often."""
    if rng.random() < _ODD:
        return rng.randint(1, 10 ** rng.randint(2, 6))
    return rng.choice(_HEADS) * int(10 ** rng.choice(_POWERS))


def said_amount(rng: random.Random, amount: int) -> str:
    """An amount as people write it: 10000, 10,000, $10,000, 10k, 2.5k, 1.2 million."""
    style = rng.random()
    if style < 0.3 and amount >= 100_000 and amount % 100_000 == 0:
        unit = rng.choice((" million", "M", "m"))
        return f"{rng.choice(('', '$'))}{amount / 1_000_000:g}{unit}"
    if style < 0.4 and amount >= 1000 and amount % 100 == 0:
        return f"{rng.choice(('', '', '$'))}{amount / 1000:g}{rng.choice('kkK')}"
    if style < 0.7:
        return f"{amount:,}"
    return f"${amount:,}" if style < 0.8 else str(amount)
