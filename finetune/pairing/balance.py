"""How many pairs of each contrast: the largest set that keeps every share, filled as evenly as supply allows.

Three groups of contrasts: a refusal is chosen, a refusal is rejected, neither side refuses. REFUSED and
ACCEPTED are set so that both ways to look at balance hold: refusals are 45 to 55% of all chosen sides, and
45 to 55% of the chosen sides where exactly one side refuses (otherwise a model learns to refuse, or not to).
"""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil

REFUSED = ("missing-table", "missing-column", "read-only", "not-held")
ACCEPTED = ("false-missing-table", "false-missing-column", "false-not-held")
BETWEEN = (
    "unknown-column",
    "wrong-table",
    "complete-join",
    "company-filter",
    "wrong-company",
    "wrong-aggregation",
    "wrong-rows",
)
STYLE = ("wrong-table", "complete-join", "company-filter", "wrong-company", "wrong-aggregation", "wrong-rows")
"""Contrasts of the second stage; all others teach that names must be real."""
SHARES = ((REFUSED, 0.455), (ACCEPTED, 0.38), (BETWEEN, 0.165))
MOST = 0.16
"""The most of one contrast in all pairs; refusals and acceptances are some 85% of them and stand in the first
stage alone, which so holds no contrast beyond 0.2 either."""
DESIRABLE = 0.65


def stage_of(contrast: str) -> str:
    """The stage of the curriculum that a contrast belongs to: "names" first, then "style"."""
    return "style" if contrast in STYLE else "names"


def balanced(supply: Mapping[str, int]) -> dict[str, int]:
    """How many to take of each contrast; nothing where a group has too little."""
    totals = range(sum(supply.values()), 0, -1)
    return next((plan for total in totals if (plan := _plan(supply, total)) is not None), {})


def _plan(supply: Mapping[str, int], total: int) -> dict[str, int] | None:
    """The counts for `total` pairs, or None where supply and caps do not allow them."""
    most, left = int(MOST * total), total
    plan: dict[str, int] = {}
    for place, (group, share) in enumerate(SHARES):
        wanted = left if place == len(SHARES) - 1 else ceil(share * total)
        left -= wanted
        given = _fill({name: min(supply.get(name, 0), most) for name in group}, wanted)
        if given is None:
            return None
        plan |= given
    return plan


def _fill(room: Mapping[str, int], wanted: int) -> dict[str, int] | None:
    """`wanted` spread as evenly as the room allows, the scarcest first; None where there is too little."""
    if wanted > sum(room.values()):
        return None
    given: dict[str, int] = {}
    for place, name in enumerate(sorted(room, key=lambda one: (room[one], one))):
        given[name] = min(room[name], wanted // (len(room) - place))
        wanted -= given[name]
    return given
