"""The network of the parts of SQL that a question asks for: its labels, its passages, its training."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
import torch

from finetune.asked_parts import __main__ as command
from finetune.asked_parts.export import export
from finetune.asked_parts.figures import figures
from finetune.asked_parts.labels import uses
from finetune.asked_parts.network import PartNetwork
from finetune.asked_parts.passages import Neighbours, Passage, learned, whole_passages
from finetune.build_data import held_out_practice, held_out_tables
from retriever.asked_parts import ROLES, PartReader
from retriever.asked_parts.lines import Line
from schema_index import DataError, ModelError, SentenceEncoder, load_reference

CATALOG = load_reference()


@pytest.mark.parametrize(
    ("column", "roles"),
    [
        ("APTH.InvDate", {"shown", "more", "less"}),
        ("APVM.Name", {"shown", "grouped"}),
        ("APTH.InvTotal", {"aggregated", "more"}),
        ("APTH.DueDate", {"empty"}),
        ("APTH.HoldCode", {"filled"}),
        ("APTH.PayMethod", {"other"}),
        ("APVM.City", {"like"}),
        ("APTH.DiscDate", {"less", "against"}),
        ("APVM.SortName", {"ordered"}),
        ("APTH.APRef", {"equal"}),
        ("APTH.Vendor", None),
        ("APTH.APCo", None),
    ],
)
def test_roles_are_those_of_every_mention(column: str, roles: set[str] | None) -> None:
    found = uses(
        """SELECT APVM.Name, APTH.InvDate, SUM(APTH.InvTotal) AS Total
        FROM APTH WITH (NOLOCK)
        JOIN APVM WITH (NOLOCK) ON APTH.VendorGroup = APVM.VendorGroup AND APTH.Vendor = APVM.Vendor
        WHERE APTH.APCo = 1 AND APTH.InvDate >= '2026-01-01' AND '2027-01-01' > APTH.InvDate
        AND APTH.DueDate IS NULL AND APTH.HoldCode IS NOT NULL AND APTH.PayMethod <> 'Y'
        AND APVM.City LIKE 'B%' AND APTH.DiscDate < APTH.DueDate AND APTH.APRef IN ('A', 'B')
        GROUP BY APVM.Name, APTH.InvDate HAVING SUM(APTH.InvTotal) > 5 ORDER BY APVM.SortName""",
        CATALOG,
    )
    assert found is not None and found.tables == {"APTH", "APVM"}
    use = found.columns.get(tuple(column.split(".")))
    if column == "APTH.InvDate":
        roles = {*(roles or ()), "grouped"}
    if column == "APTH.DueDate":
        roles = {*(roles or ()), "more", "against"}
    assert (use.roles if use else None) == roles


def test_codes_play_the_role_that_they_are_compared_in() -> None:
    sql = "SELECT JCJM.Job FROM JCJM WITH (NOLOCK) WHERE JCJM.JCCo = 1 AND JCJM.JobStatus IN (1, 2)"
    (passage, *_) = whole_passages([("open jobs", sql)], CATALOG)
    by_code = {
        line.code: roles for line, roles in zip(passage.lines, passage.roles, strict=True) if line.code
    }
    status = {
        line.code: roles
        for line, roles in zip(passage.lines, passage.roles, strict=True)
        if line.column == "JobStatus" and line.code
    }
    assert status["1"] == {"equal"} == status["2"] and status["0"] == frozenset()
    assert by_code and passage.roles[0] == {"needed"}
    assert uses("UPDATE JCJM SET Job = 1", CATALOG) is None


def test_a_table_that_is_not_needed_stands_beside_and_columns_in_any_order() -> None:
    sql = "SELECT APTH.APRef FROM APTH WITH (NOLOCK) WHERE APTH.APCo = 1"
    beside = Neighbours(CATALOG, SentenceEncoder(), held_out_tables())
    used = uses(sql, CATALOG)
    assert used is not None
    rng = random.Random(1)
    runs = [list(learned("refs", used, CATALOG, beside, rng)) for _ in range(12)]
    others = {one.table for run in runs for one in run} - {"APTH"}
    assert len(others) > 2 and not others & held_out_tables()
    orders = {tuple(line.column for line in one.lines) for run in runs for one in run if one.table == "APTH"}
    assert len(orders) > 6
    for run in runs:
        for one in run:
            assert ("needed" in one.roles[0]) is (one.table == "APTH")


def test_what_is_held_out_is_not_learned(monkeypatch: pytest.MonkeyPatch) -> None:
    away, real = held_out_practice(), command.read_domains
    few = [domain for domain in real() if domain.name in {"tool_crib", *away}][:3]
    monkeypatch.setattr(command, "read_domains", lambda: few)
    found = command.training_passages(command.PartArguments(practice_wordings=1), seed=1)
    strange = {
        sql for domain in few if domain.name in away for sql in (one.question for one in domain.questions)
    }
    assert len(found) > 8_000 and not strange & {one.question for one in found}
    assert not held_out_tables() & {one.table for one in found}
    with pytest.raises(DataError, match="wordings must be at least 1"):
        command.training_passages(command.PartArguments(practice_wordings=0), seed=1)


QUESTIONS = [
    (
        "refs of invoices on hold, co 1",
        "SELECT APTH.APRef FROM APTH WHERE APTH.APCo = 1 AND APTH.HoldCode IS NOT NULL",
    ),
    ("what each vendor is called", "SELECT APVM.Vendor, APVM.Name FROM APVM"),
]


def test_training_changes_what_it_should_and_the_exported_network_says_the_same(tmp_path: Path) -> None:
    from transformers import TrainingArguments

    passages = list(whole_passages(QUESTIONS, CATALOG))
    config = TrainingArguments(
        output_dir=str(tmp_path / "run"),
        max_steps=8,
        learning_rate=3e-4,
        per_device_train_batch_size=2,
        use_cpu=True,
        logging_steps=1,
        save_steps=4,
        remove_unused_columns=False,
        dataloader_pin_memory=False,
        disable_tqdm=True,
        report_to="none",
    )
    arguments = command.PartArguments()
    trainer = command.make_trainer(arguments, config, passages)
    before = {name: tensor.clone() for name, tensor in trainer.model.named_parameters()}
    command.train(trainer, arguments, data=1)
    moved = {
        name for name, tensor in trainer.model.named_parameters() if not torch.equal(tensor, before[name])
    }
    assert before.keys() - moved == {"bert.embeddings.word_embeddings.weight"}
    losses = [row["loss"] for row in trainer.state.log_history if "loss" in row]
    assert losses[-1] < losses[0]
    trainer.save_model()

    written = export(tmp_path / "run", tmp_path / "network")
    assert (
        set(written) == {"config.json", "graph.onnx", "layers.safetensors"} and sum(written.values()) < 15e6
    )
    reader = PartReader(tmp_path / "network")
    rows = [command.encoded(one) for one in passages]
    for passage, logits in zip(passages, command.predicted(trainer, rows), strict=True):
        read = reader.logits(passage.question, passage.lines)
        assert all(one is not None for one in read)
        assert np.abs(np.stack([one for one in read if one is not None]) - logits).max() < 0.3


def test_a_folder_without_weights_is_refused_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"give a folder of finetune\.asked_parts"):
        PartNetwork().load(tmp_path)


def test_figures_say_how_well_the_parts_are_told() -> None:
    lines = (Line("t"), Line("a", "A"), Line("a is x", "A", "x"), Line("b", "B"))
    roles = (frozenset({"needed"}), frozenset({"equal"}), frozenset({"equal"}), frozenset())
    passage = Passage("q", "T", lines, roles)  # type: ignore[arg-type]
    right = np.full((4, len(ROLES)), -4.0, dtype=np.float32)
    right[1, ROLES.index("equal")] = right[2, ROLES.index("equal")] = 4.0
    found = figures([passage], [right])
    assert (found.questions, found.columns, found.compared, found.codes) == (1, 1.0, 1.0, 1.0)
    wrong = figures([passage], [np.roll(right, 2, axis=0)])
    assert wrong.columns == 0.0 and wrong.compared < 1.0
