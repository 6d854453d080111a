"""Query intents: each draws a question about some table and the SELECT that answers it."""

from __future__ import annotations

from collections.abc import Callable

from finetune.generating.draft import Draft
from finetune.generating.free_intents import free_figures, free_list
from finetune.generating.list_intents import (
    distinct,
    list_columns,
    list_difference,
    list_ordered,
    list_parent_columns,
    list_rows,
    lookup,
)
from finetune.generating.relation_intents import named_table, related
from finetune.generating.total_intents import (
    aggregate,
    by_period,
    count_different,
    count_rows,
    group_count,
    group_total,
    having,
    top_dimension,
    two_measures,
)
from finetune.generating.world import World

Intent = Callable[[World], Draft | None]

INTENTS: tuple[tuple[Intent, float], ...] = (
    (list_rows, 3.4),
    (list_columns, 2.2),
    (list_parent_columns, 4.2),
    (list_ordered, 1.4),
    (count_rows, 1.4),
    (aggregate, 1.6),
    (group_total, 3.6),
    (group_count, 1.2),
    (top_dimension, 2.6),
    (having, 0.8),
    (two_measures, 0.8),
    (by_period, 1.6),
    (count_different, 0.6),
    (list_difference, 0.6),
    (distinct, 0.8),
    (lookup, 1.6),
    (related, 1.2),
    (named_table, 1.0),
    (free_list, 10.0),
    (free_figures, 10.0),
)
