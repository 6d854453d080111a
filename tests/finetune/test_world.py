"""How tables and columns are spoken of: plurals, and entities that mean one table."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from finetune.generating.entry import Entry
from finetune.generating.world import World, plural
from schema_index import Catalog


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("job", "jobs"),
        ("cost category", "cost categories"),
        ("pay day", "pay days"),
        ("tax", "taxes"),
        ("payment terms", "payment terms"),
        ("status", "statuses"),
        ("craft class", "craft classes"),
        ("rate basis", "rate bases"),
        ("type of line", "types of line"),
        ("reason for the change", "reasons for the change"),
        ("month paid", "months paid"),
        ("month invoiced", "months invoiced"),
        ("paid month", "paid months"),
        ("job moved to", "jobs moved to"),
        ("to job", "to jobs"),
        ("person who ordered", "people who ordered"),
        ("schedule of values item", "schedule of values items"),
        ("group of tax codes", "groups of tax codes"),
        ("list of", "lists of"),
    ],
)
def test_the_head_of_a_phrase_takes_the_plural(phrase: str, said: str) -> None:
    assert plural(phrase) == said


def test_no_two_tables_go_by_the_same_words(lexicon: dict[str, Entry]) -> None:
    said = Counter(phrase for entry in lexicon.values() for phrase in entry.entity)
    assert [phrase for phrase, count in said.items() if count > 1] == []
    for name, entry in lexicon.items():
        spoken = Counter(phrase for phrases in entry.columns.values() for phrase in phrases)
        assert [phrase for phrase, count in spoken.items() if count > 1] == [], name


def test_a_month_is_its_first_day(catalog: Catalog, lexicon: dict[str, Entry]) -> None:
    world = World(catalog, lexicon, tuple(lexicon), random.Random(1))
    table = catalog.find("APTH")
    assert table is not None
    month, day = table.column("Mth"), table.column("InvDate")
    assert month is not None and day is not None
    assert {world.value(month)[0][-2:] for _ in range(20)} == {"01"}
    assert len({world.value(day)[0][-2:] for _ in range(20)}) > 5
