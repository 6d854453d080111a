"""The exports hold what the records hold, in the forms that LLaMA-Factory and `datasets` read."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from finetune.auditing import read_records
from finetune.contrasts import Rejected
from finetune.example import write_examples
from finetune.export_data import export_data, main
from finetune.pairing.pair import desirable, pair_of, undesirable, write_rows
from schema_index import Catalog, DataError
from tests.finetune.records import samples


@pytest.fixture()
def files(catalog: Catalog, tmp_path: Path) -> list[tuple[str, Path]]:
    examples = samples(catalog)
    pairs = [pair_of(example, Rejected("false-not-held", "No.", "test")) for example in examples[:3]]
    write_examples(tmp_path / "sft.jsonl", examples)
    write_rows(tmp_path / "dpo.jsonl", pairs)
    write_rows(tmp_path / "kto.jsonl", [desirable(examples[0]), undesirable(pairs[0])])
    return [(name, tmp_path / f"{name}.jsonl") for name in ("sft", "dpo", "kto")]


def test_llama_factory_files_are_declared_and_whole(
    catalog: Catalog, files: list[tuple[str, Path]], tmp_path: Path
) -> None:
    assert export_data(files, tmp_path / "out") == {"sft": 8, "dpo": 3, "kto": 2}
    folder = tmp_path / "out" / "llama_factory"
    info = json.loads((folder / "dataset_info.json").read_text(encoding="utf-8"))
    assert set(info) == {f"{n}_{f}" for n in ("sft", "dpo", "kto") for f in ("alpaca", "sharegpt")}
    for entry in info.values():
        rows: list[dict[str, Any]] = json.loads((folder / entry["file_name"]).read_text(encoding="utf-8"))
        assert all(set(entry["columns"].values()) <= set(row) for row in rows)
        assert entry.get("ranking", False) == ("chosen" in rows[0])
    first = json.loads((folder / "sft_alpaca.json").read_text(encoding="utf-8"))[0]
    example = samples(catalog)[0]
    assert first["system"] == example.prompt[0]["content"]
    assert first["instruction"] == example.prompt[1]["content"]
    assert first["output"] == example.completion[0]["content"]
    labels = [row["kto_tag"] for row in json.loads((folder / "kto_sharegpt.json").read_text("utf-8"))]
    assert labels == [True, False]


def test_the_audit_reads_the_exports_alike(files: list[tuple[str, Path]], tmp_path: Path) -> None:
    export_data(files, tmp_path / "out")
    for name, path in files:
        ours, _ = read_records(path)
        for form in ("alpaca", "sharegpt"):
            theirs, forms = read_records(tmp_path / "out" / "llama_factory" / f"{name}_{form}.json")
            assert forms == {form: len(ours)}
            assert [(r.answers, r.rejected, r.label) for r in theirs] == [
                (r.answers, r.rejected, r.label) for r in ours
            ]


def test_several_turns_become_history(catalog: Catalog, tmp_path: Path) -> None:
    row = asdict(samples(catalog)[0])
    row["completion"] = [
        *row["completion"],
        {"role": "user", "content": "Question: more"},
        {"role": "assistant", "content": "describe APTL"},
    ]
    path = tmp_path / "turns.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    export_data([("turns", path)], tmp_path / "out")
    folder = tmp_path / "out" / "llama_factory"
    [alpaca] = json.loads((folder / "turns_alpaca.json").read_text(encoding="utf-8"))
    assert alpaca["history"] == [[row["prompt"][1]["content"], row["completion"][0]["content"]]]
    assert (alpaca["instruction"], alpaca["output"]) == ("Question: more", "describe APTL")
    [sharegpt] = json.loads((folder / "turns_sharegpt.json").read_text(encoding="utf-8"))
    assert [one["from"] for one in sharegpt["conversations"]] == ["human", "gpt", "human", "gpt"]


def test_datasets_loads_every_configuration(
    catalog: Catalog, files: list[tuple[str, Path]], tmp_path: Path
) -> None:
    from datasets import load_dataset

    export_data(files, tmp_path / "out")
    for name, path in files:
        folder = str(tmp_path / "out" / "huggingface")
        loaded = load_dataset(folder, name, split="train", cache_dir=str(tmp_path / "cache"))
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        assert loaded["id"] == [row["id"] for row in rows]
        assert loaded[0]["prompt"] == rows[0]["prompt"]


def test_files_that_cannot_be_exported_are_named(
    catalog: Catalog, files: list[tuple[str, Path]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = tmp_path / "both.jsonl"
    both.write_text("".join(path.read_text(encoding="utf-8") for _, path in files[:2]), encoding="utf-8")
    with pytest.raises(DataError, match=r"both\.jsonl:9: a record of kind pairs among sft"):
        export_data([("both", both)], tmp_path / "out")
    (tmp_path / "bad.jsonl").write_text('{"prompt": []}\n', encoding="utf-8")
    with pytest.raises(DataError, match=r"bad\.jsonl:1: not a training record"):
        export_data([("bad", tmp_path / "bad.jsonl")], tmp_path / "out")
    monkeypatch.setattr("sys.argv", ["export_data", "a b=x.jsonl", "--out", str(tmp_path / "out")])
    with pytest.raises(DataError, match="no plain word"):
        main()
