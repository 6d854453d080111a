"""Training on a two-layer model: parameters move, the loss is on the answer, a stopped run goes on."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch

from finetune import pretrain, sft
from finetune.example import write_examples
from finetune.length_sampler import LengthSampler
from finetune.tokenizer import train_tokenizer
from finetune.training import encode, load_records
from schema_index import DataError, ModelError
from tests.finetune.tiny_training import example

pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    records = [example(number) for number in range(48)]
    write_examples(folder / "pretrain.jsonl", records)
    texts = ("\n".join(m["content"] for m in (*r.prompt, *r.completion)) for r in records)
    train_tokenizer(texts, vocab_size=400, context_length=256).save_pretrained(folder / "tokenizer")
    return folder


def run(module: Any, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> None:
    common = [
        "--per_device_train_batch_size",
        "8",
        "--report_to",
        "none",
        "--use_cpu",
        "True",
        "--bf16",
        "False",
    ]
    common += ["--logging_steps", "1", "--gradient_checkpointing", "False", "--compile_blocks", "False"]
    monkeypatch.setattr(sys, "argv", ["x", *common, "--learning_rate", "3e-3", *arguments])
    module.main()


def nano(data: Path, out: Path, *more: str) -> list[str]:
    shape = ["--hidden_size", "64", "--intermediate_size", "128", "--num_hidden_layers", "2"]
    shape += [
        "--context_length",
        "256",
        "--train_file",
        str(data / "pretrain.jsonl"),
        "--output_dir",
        str(out),
    ]
    return [*shape, *more]


def losses(out: Path) -> list[float]:
    log = json.loads((out / "trainer_state.json").read_text())["log_history"]
    return [row["loss"] for row in log if "loss" in row]


def weights(folder: Path) -> dict[str, Any]:
    from transformers import AutoModelForCausalLM

    return dict(AutoModelForCausalLM.from_pretrained(folder).state_dict())


def test_pretraining_lowers_the_loss_and_sft_goes_on_from_it(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(pretrain, monkeypatch, *nano(data, tmp_path / "a", "--max_steps", "12", "--save_strategy", "no"))
    first = losses(tmp_path / "a")
    assert first[-1] < first[0] - 0.5
    base = ["--model_name_or_path", str(tmp_path / "a"), "--train_file", str(data / "pretrain.jsonl")]
    run(sft, monkeypatch, *base, "--output_dir", str(tmp_path / "b"), "--max_steps", "4", "--nano", "True",
        "--save_strategy", "no")  # fmt: skip
    before, after = weights(tmp_path / "a"), weights(tmp_path / "b")
    assert all(not before[name].equal(after[name]) for name in before)


def test_embeddings_start_with_meanings_and_stay_when_frozen(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from transformers import AutoTokenizer

    from finetune.token_vectors import token_vectors
    from schema_index import SentenceEncoder

    wide = nano(data, tmp_path / "a", "--max_steps", "3", "--save_strategy", "no", "--seed", "5")
    wide[1] = "384"
    run(pretrain, monkeypatch, *wide, "--meanings", "True", "--embedding_rate", "0")
    tokenizer = AutoTokenizer.from_pretrained(data / "tokenizer")
    rows = torch.from_numpy(token_vectors(tokenizer, SentenceEncoder(), seed=5))
    trained = weights(tmp_path / "a")
    kept = trained["model.embed_tokens.weight"][: len(tokenizer)]
    assert kept.allclose(rows, atol=1e-6)
    assert trained["lm_head.weight"].equal(trained["model.embed_tokens.weight"])
    with pytest.raises(ModelError, match="--hidden_size 384"):
        run(pretrain, monkeypatch, *nano(data, tmp_path / "b"), "--meanings", "True")


def test_a_stopped_run_ends_where_an_unbroken_one_does(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = ["--save_steps", "3", "--lr_scheduler_type", "constant", "--seed", "3"]
    run(pretrain, monkeypatch, *nano(data, tmp_path / "whole", *steps, "--max_steps", "6"))
    run(pretrain, monkeypatch, *nano(data, tmp_path / "torn", *steps, "--max_steps", "3"))
    run(pretrain, monkeypatch, *nano(data, tmp_path / "torn", *steps, "--max_steps", "6"))
    whole, torn = weights(tmp_path / "whole"), weights(tmp_path / "torn")
    assert all(whole[name].allclose(torn[name], atol=1e-6) for name in whole)


def test_labels_cover_the_answer_and_its_end_only(data: Path) -> None:
    from transformers import AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(data / "tokenizer")
    ids, labels = encode(example(0), tokenizer)
    counted = [token for token, label in zip(ids, labels, strict=True) if label != -100]
    assert tokenizer.decode(counted) == example(0).completion[0]["content"] + "<|im_end|>\n"
    whole_ids, whole_labels = encode(example(0), tokenizer, whole=True)
    assert whole_ids == whole_labels == ids


def test_each_answer_of_a_record_with_several_turns_is_labelled_and_no_question(data: Path) -> None:
    from transformers import AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(data / "tokenizer")
    one = example(0)
    more = ({"role": "user", "content": "Question: rows"}, {"role": "assistant", "content": "describe ABAA"})
    ids, labels = encode(replace(one, completion=(*one.completion, *more)), tokenizer)
    counted = tokenizer.decode([token for token in labels if token != -100])
    assert counted == f"{one.completion[0]['content']}<|im_end|>\ndescribe ABAA<|im_end|>\n"
    assert tokenizer.decode(ids).endswith("describe ABAA<|im_end|>\n")


def test_records_that_would_be_cut_are_refused_with_their_number(data: Path) -> None:
    from transformers import AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(data / "tokenizer")
    with pytest.raises(DataError, match=r"48 of 48 records .* longer than --max_length 20 \(longest \d+\)"):
        load_records(str(data / "pretrain.jsonl"), tokenizer, 20)


def test_length_batches_are_whole_even_and_seeded() -> None:
    lengths = [(number * 37) % 101 for number in range(103)]
    order = list(LengthSampler(lengths, 8, seed=1))
    assert sorted(order) == list(range(103))
    assert order == list(LengthSampler(lengths, 8, seed=1)) != list(LengthSampler(lengths, 8, seed=2))
    spread = [max(lengths[n] for n in order[i : i + 8]) - min(lengths[n] for n in order[i : i + 8])
              for i in range(0, 96, 8)]  # fmt: skip
    assert sum(spread) / len(spread) < 25


def test_sft_names_the_missing_base(data: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from schema_index import ModelError

    arguments = ["--model_name_or_path", str(tmp_path / "none"), "--train_file", str(data / "pretrain.jsonl")]
    with pytest.raises(ModelError, match="cannot load the base"):
        run(sft, monkeypatch, *arguments, "--output_dir", str(tmp_path / "x"))
