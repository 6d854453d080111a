"""Batches of like length in random order, so that little is padded and no step follows a pattern.

transformers' own length grouping sorts stretches of fifty batches from long to short; as length goes with
the kind of record, the loss then swings with a period of fifty steps (seen while training vista-nano).
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

STRETCH = 10


class LengthSampler:
    """Record numbers, batch after batch; the same seed gives the same order, also when resumed."""

    def __init__(self, lengths: Sequence[int], batch_size: int, seed: int) -> None:
        self.lengths, self.batch_size, self.seed, self.epoch = lengths, batch_size, seed, 0

    def set_epoch(self, epoch: int) -> None:
        """Another order for each epoch; the trainer calls this."""
        self.epoch = epoch

    def __len__(self) -> int:
        return len(self.lengths)

    def __iter__(self) -> Iterator[int]:
        rng = random.Random(self.seed + self.epoch)
        order = list(range(len(self.lengths)))
        rng.shuffle(order)
        size = STRETCH * self.batch_size
        batches: list[list[int]] = []
        for start in range(0, len(order), size):
            stretch = sorted(order[start : start + size], key=lambda number: self.lengths[number])
            batches += [stretch[i : i + self.batch_size] for i in range(0, len(stretch), self.batch_size)]
        # The one short batch stays last: a loader that cuts by count would tear all later ones.
        full = [batch for batch in batches if len(batch) == self.batch_size]
        rest = [batch for batch in batches if len(batch) < self.batch_size]
        rng.shuffle(full)
        return iter([number for batch in full + rest for number in batch])
