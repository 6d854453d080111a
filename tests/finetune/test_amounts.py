"""Amounts of generated questions."""

from __future__ import annotations

import random
from collections import Counter

from assistant.unused_values import unused_values
from finetune.generating.amounts import draw_amount, said_amount


def test_amounts_come_in_all_sizes_and_are_mostly_round() -> None:
    rng = random.Random(4)
    drawn = [draw_amount(rng) for _ in range(2000)]
    sizes = Counter(len(str(amount)) for amount in drawn)
    assert min(drawn) >= 1 and set(sizes) >= {1, 2, 3, 4, 5, 6}
    assert all(sizes[size] > 60 for size in range(1, 7)), sizes
    assert sum(amount > 1000 and amount % 100 == 0 for amount in drawn) > 900


def test_an_amount_is_written_so_that_it_is_found_in_sql() -> None:
    rng = random.Random(5)
    forms: Counter[str] = Counter()
    for _ in range(3000):
        amount = draw_amount(rng)
        said = said_amount(rng, amount)
        forms["".join(c for c in said if not c.isdigit() and c not in "$,.").strip()] += 1
        assert (
            unused_values(f"invoices over {said}", f"SELECT APTH.Mth WHERE APTH.InvTotal > {amount}") == ()
        ), said
        assert unused_values(
            f"invoices over {said}", "SELECT APTH.Mth WHERE APTH.InvTotal > 77"
        ) or amount in (
            1,
            77,
        )
    assert set(forms) == {"", "k", "K", "m", "M", "million"}, forms
