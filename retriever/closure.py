"""Joins for the tables found: tables that link them, and the paths between them."""

from __future__ import annotations

from collections.abc import Sequence

from retriever.join_path import cheapest_path
from retriever.lexicon import Lexicon
from retriever.search import Ranking

MOST_BRIDGES = 2


def choose(ranked: Ranking, named: int, k: int) -> list[str]:
    """The k best tables, the last of them giving way to those that link the tables named.

    The first `named` of the ranking are named in the question and stay in any case, even beyond k.
    What links tables that are only likely is in the ranking already (signal `between`): to add it
    here as well costs more needed tables than it finds.
    """
    size = max(k, named)
    links = bridges(ranked.order[:named], ranked.signals.lexicon)
    missing = [name for name in links if name not in ranked.order[:size]][: size // 3]
    room = max(size - len(missing), named)
    chosen = {*ranked.order[:room], *missing[: size - room]}
    for name in chosen & links.keys():
        left, right = links[name]
        ranked.notes.setdefault(name, []).append(f"links {left} and {right}")
    return [name for name in ranked.order if name in chosen] if missing else ranked.order[:room]


def bridges(core: Sequence[str], lexicon: Lexicon) -> dict[str, tuple[str, str]]:
    """Tables to add so that the tables of `core` join: name to the two that it links.

    The first table is the anchor; each further one that is not connected yet is connected by the
    cheapest path, at most LONGEST_PATH joins long, MOST_BRIDGES tables in all.
    """
    found: dict[str, tuple[str, str]] = {}
    connected = set(core[:1])
    for name in core[1:]:
        path = cheapest_path(name, connected, lexicon)
        between = [table for table in path[1:-1] if table not in core and table not in found]
        if path and len(found) + len(between) <= MOST_BRIDGES:
            found |= {table: (path[0], path[-1]) for table in between}
            connected |= set(path)
        connected.add(name)
    return found
