"""What a question asks for of tables, by the network that comes with the package."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from retriever.asked_parts import COMPARED, ROLES, AskedParts, PartReader, bundled_reader, log_share
from retriever.asked_parts.lines import MOST_LINES, Line, family, lines_of, passages
from retriever.asked_parts.reader import FOLDER, LONGEST, Encoded
from schema_index import Column, ModelError, Table

CRIB = Table(
    "ZZTM",
    "bZZTM",
    description="Hand tools, one a row",
    columns=(
        Column("ZZCo", "tinyint", user_type="bCompany", description="Company"),
        Column("Tag", "varchar(10)", description="Number on the tool"),
        Column("OnLoanTo", "int", description="Employee who has it now"),
        Column("PurchPrice", "numeric(12,2)", description="What was paid for it"),
        Column("CalibDue", "smalldatetime", description="Day the next calibration is due"),
        Column("Cond", "char(1)", description="State of the tool", codes=(("G", "good"), ("R", "in repair"))),
        Column("ElecYN", "char(1)", user_type="bYN", codes=(("Y", "electric"), ("N", "by hand"))),
    ),
    key=("ZZCo", "Tag"),
)


def asked(question: str) -> AskedParts:
    return AskedParts(question, [CRIB])


def test_a_column_is_told_by_what_it_means() -> None:
    shown = asked("which guy has each tool, company 1: tag and person").columns("ZZTM", ("shown",))
    assert set(sorted(shown, key=lambda name: -shown[name])[:2]) == {"Tag", "OnLoanTo"}
    added = asked("what did we spend on tools in all, company 1").columns("ZZTM", ("aggregated",))
    assert max(added, key=lambda name: added[name]) == "PurchPrice" and all(
        one <= 0 for one in added.values()
    )
    late = asked("tools due for calibration before March 2026").columns("ZZTM", ("less",))
    assert max(late, key=lambda name: late[name]) == "CalibDue"


def test_a_code_is_told_by_what_it_means() -> None:
    broken = asked("tools at the shop being fixed, company 1").codes("ZZTM", "Cond")
    assert broken["R"] > broken["G"] and asked("tools").codes("ZZTM", "Tag") == {}


def test_what_was_not_read_has_no_logit() -> None:
    parts = asked("tools of company 1")
    assert parts.logit("ZZTM", "ZZCo", COMPARED) is None and parts.columns("APTH", ("shown",)) == {}
    needed = parts.logit("ZZTM", None, ("needed",))
    assert needed is not None and needed > 0
    assert log_share(needed) == pytest.approx(-np.log1p(np.exp(-needed)))


def test_lines_are_the_table_its_columns_and_their_codes() -> None:
    texts = [line.text for line in lines_of(CRIB)]
    assert texts[0].endswith(": Hand tools, one a row") and not any("Company" in text for text in texts)
    assert [line.code for line in lines_of(CRIB) if line.column == "Cond"] == [None, "G", "R"]
    kinds = [family(column) for column in CRIB.columns]
    assert kinds == ["number", "text", "number", "amount", "date", "text", "flag"]


def test_passages_begin_with_the_table_and_keep_codes_beside_their_column() -> None:
    wide = Table(
        "ZZW",
        "bZZW",
        columns=tuple(Column(f"C{n}", "char(1)", codes=(("A", "a"), ("B", "b"))) for n in range(40)),
    )
    cut = list(passages(list(lines_of(wide))))
    assert len(cut) == 5 and all(one[0].column is None and len(one) <= MOST_LINES for one in cut)
    assert all(one[1].code is None for one in cut)
    assert sum(len(one) - 1 for one in cut) == 120
    assert list(passages([Line("empty")])) == []


def test_what_is_read_at_a_time_has_an_end() -> None:
    encoded = Encoded([5] * 400, [[7] * 40] * 60, 1, 2)
    assert len(encoded.tokens) <= LONGEST and encoded.tokens[0] == 1 and encoded.tokens[91] == 2
    assert encoded.spans[0] == (92, 116) and encoded.spans[-1] is None
    pool = encoded.pool()
    assert pool.shape == (60, len(encoded.tokens))
    assert pool[0].sum() == pytest.approx(1.0) and pool[-1].sum() == 0.0
    long = bundled_reader().logits("why " * 500, [Line("word " * 300, "A"), *[Line("w " * 99, "B")] * 30])
    assert long[0] is not None and long[0].shape == (len(ROLES),) and long[-1] is None


def test_a_network_of_another_version_is_refused_in_one_line(tmp_path: Path) -> None:
    other = tmp_path / "network"
    shutil.copytree(FOLDER, other)
    config = json.loads((other / "config.json").read_text(encoding="utf-8"))
    (other / "config.json").write_text(json.dumps(config | {"roles": ["seen"]}), encoding="utf-8")
    with pytest.raises(ModelError, match=r"its roles are seen.*finetune\.asked_parts\.export"):
        PartReader(other)
    shutil.rmtree(other)
    with pytest.raises(ModelError, match="cannot be read"):
        PartReader(other)
