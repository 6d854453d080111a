"""The embedding model: pairs without leaks, tuning that moves the right weights, eight bits that agree."""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from finetune import embedder
from finetune.embedding.export import PLAIN, export, plain_folder
from finetune.embedding.onnx_graph import write_graph
from finetune.embedding.pairs import HeldOut, Pair, build_pairs, curated_questions, read_held_out, read_sets
from finetune.embedding.quantize import BLOCK, quantize_matrix
from schema_index import Catalog, ModelError, SentenceEncoder, document
from schema_index.embedding.bundled_model import BUNDLED_FOLDER, read_config
from schema_index.embedding.onnx_model import OnnxModel
from schema_index.embedding.torch_model import TorchModel

pytestmark = pytest.mark.filterwarnings("ignore")
SEED = 3


class WordEncoder:
    """Bags of hashed words: near means shared words, and nothing is loaded."""

    name = "words"
    dimension = 256
    max_tokens = 256

    def encode(self, texts: list[str]) -> NDArray[np.float32]:
        rows = np.full((len(texts), self.dimension), 1e-6, dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in text.lower().split():
                row[hashlib.sha256(word.encode()).digest()[0]] += 1
        unit: NDArray[np.float32] = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return unit


@pytest.fixture(scope="module")
def sets(catalog: Catalog) -> dict[str, list[Pair]]:
    return build_pairs(catalog, WordEncoder(), read_held_out(), SEED, drafts=40, negatives=2)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A two-layer BERT of width 64 as a sentence-transformers folder, with MiniLM's tokenizer."""
    import torch
    from sentence_transformers import SentenceTransformer
    from transformers import BertConfig, BertModel, BertTokenizerFast

    folder = tmp_path_factory.mktemp("embedder") / "bert"
    config = BertConfig(
        hidden_size=BLOCK, intermediate_size=2 * BLOCK, num_hidden_layers=2, num_attention_heads=4
    )
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(SEED)
        BertModel(config).save_pretrained(folder)
    BertTokenizerFast.from_pretrained(plain_folder()).save_pretrained(folder)
    model = SentenceTransformer(str(folder), device="cpu")
    model.max_seq_length = 32
    made = folder.with_name("tiny")
    model.save_pretrained(str(made), create_model_card=False)
    return made


def test_nothing_kept_for_tests_is_trained_on(catalog: Catalog, sets: dict[str, list[Pair]]) -> None:
    held_out = read_held_out()
    kept = {one.question for one in curated_questions(catalog, held_out, test=True)} | held_out.questions
    assert len(kept) > 400
    hidden = [text for name in held_out.tables if (table := catalog.find(name)) for text in [document(table)]]
    assert len(hidden) == len(held_out.tables)
    for pairs in sets.values():
        assert not kept & {pair.question for pair in pairs}
        texts = {text for pair in pairs for text in (pair.table, *pair.others)}
        assert not texts & set(hidden)
        heads = {text.partition(":")[0] for text in texts}
        assert not heads & held_out.tables


def test_a_negative_is_no_table_that_the_question_needs(sets: dict[str, list[Pair]]) -> None:
    for pairs in sets.values():
        needed: dict[str, set[str]] = {}
        for pair in pairs:
            needed.setdefault(pair.question, set()).add(pair.table)
        for pair in pairs:
            assert pair.others and not needed[pair.question] & set(pair.others)


def test_the_renamed_set_keeps_words_and_loses_names(sets: dict[str, list[Pair]]) -> None:
    plain = {pair.table for pair in sets["described"]}
    renamed = {pair.table for pair in sets["renamed"]}
    assert not plain & renamed
    assert any("Vendor master" in text and not text.startswith("APVM") for text in renamed)
    assert not any("Vendor master" in pair.table for pair in sets["names-only"])


def test_the_same_seed_gives_the_same_pairs(catalog: Catalog, sets: dict[str, list[Pair]]) -> None:
    again = build_pairs(catalog, WordEncoder(), read_held_out(), SEED, drafts=40, negatives=2)
    assert again == sets
    columns = dict(read_sets(sets))["described"]
    assert set(columns) == {"anchor", "positive", "negative_1", "negative_2"}


def test_a_question_is_kept_by_checksum_by_table_or_by_name(catalog: Catalog) -> None:
    free = curated_questions(catalog, HeldOut(), test=False)
    assert len(free) > 600 and not any(HeldOut().has(one) for one in free)
    first = free[0]
    assert HeldOut(frozenset(first.tables[:1])).has(first)
    assert HeldOut(questions=frozenset({first.question})).has(first)
    assert not HeldOut(frozenset({"none"}), frozenset({"other"})).has(first)


def test_eight_bits_stay_within_half_a_step() -> None:
    weight = np.random.default_rng(SEED).normal(size=(6, 2 * BLOCK)).astype(np.float32)
    weight[2, :BLOCK] = 0
    steps, scale = quantize_matrix(weight)
    back = ((steps.astype(np.float32) - 128) * scale[..., None]).reshape(weight.shape)
    assert np.abs(back - weight).max() <= scale.max() / 2 + 1e-7
    assert not back[2, :BLOCK].any()
    with pytest.raises(ValueError, match="65 inputs cannot be cut"):
        quantize_matrix(np.zeros((2, 65), dtype=np.float32))


def test_an_exported_model_gives_the_vectors_of_its_source(tiny: Path, tmp_path: Path) -> None:
    from sentence_transformers import SentenceTransformer

    written = export(tiny, tmp_path / "first")
    assert written["name"].startswith("vista-minilm-")
    assert export(tiny, tmp_path / "second")["name"] == written["name"]
    for file in (tmp_path / "first").iterdir():
        assert file.read_bytes() == (tmp_path / "second" / file.name).read_bytes()
    assert SentenceEncoder(tmp_path / "first").dimension == BLOCK
    texts = ["unpaid vendor invoices", "hours by craft and class of the last pay period " * 9]
    source = SentenceTransformer(str(tiny), device="cpu").encode(texts, normalize_embeddings=True)
    for kind in (OnnxModel, TorchModel):
        model = kind(tmp_path / "first")
        assert model.max_tokens == 32
        assert (model.encode(texts) * source).sum(axis=1).min() > 0.999


def test_what_ships_is_what_the_exporter_writes(tmp_path: Path) -> None:
    for name in ("words.safetensors", "layers.safetensors"):
        (tmp_path / name).write_bytes((BUNDLED_FOLDER / name).read_bytes())
    graph = write_graph(tmp_path, read_config())
    assert graph.read_bytes() == (BUNDLED_FOLDER / "graph.onnx").read_bytes()
    assert (
        json.loads((plain_folder() / "config.json").read_text())["hidden_size"]
        == read_config()["hidden_size"]
    )
    assert read_config()["name"] == PLAIN or read_config()["name"].startswith("vista-minilm-")


def test_what_is_no_bert_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no sentence-transformers model in"):
        export(tmp_path, tmp_path / "out")


def test_tuning_moves_the_layers_leaves_the_words_and_goes_on(
    sets: dict[str, list[Pair]], tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from safetensors.numpy import load_file

    few = {name: sets[name][:30] for name in ("described", "renamed")}
    monkeypatch.setattr(embedder, "SentenceEncoder", WordEncoder)
    monkeypatch.setattr(embedder, "build_pairs", lambda *_, **__: few)

    def run(folder: Path, *more: str) -> dict[str, NDArray[np.float32]]:
        common = ["--model_name_or_path", str(tiny), "--output_dir", str(folder), "--drafts", "4"]
        fixed = ["--use_cpu", "true", "--bf16", "false", "--per_device_train_batch_size", "4"]
        monkeypatch.setattr(sys, "argv", ["embedder", *common, *fixed, "--max_tokens", "16", *more])
        embedder.main()
        return dict(load_file(folder / "model.safetensors"))

    steps = ["--max_steps", "4", "--save_steps", "2", "--learning_rate", "0.01"]
    before = load_file(tiny / "model.safetensors")
    tuned = run(tmp_path / "run", *steps)
    words, layer = "embeddings.word_embeddings.weight", "encoder.layer.1.output.dense.weight"
    assert np.array_equal(tuned[words], before[words])
    assert not np.allclose(tuned[layer], before[layer])
    assert sorted(path.name for path in (tmp_path / "run").glob("checkpoint-*")) == ["checkpoint-4"]
    run(tmp_path / "run", "--max_steps", "6", "--save_steps", "2", "--learning_rate", "0.01")
    state = json.loads((tmp_path / "run" / "checkpoint-6" / "trainer_state.json").read_text())
    assert state["global_step"] == 6
    written = export(tmp_path / "run", tmp_path / "out")
    assert OnnxModel(tmp_path / "out").max_tokens == WordEncoder.max_tokens
    assert written["name"].startswith("vista-minilm-")


def test_a_blend_lies_between_the_plain_and_the_tuned_weights(tmp_path: Path) -> None:
    from safetensors.numpy import load_file, save_file

    tuned = tmp_path / "tuned"
    shutil.copytree(plain_folder(), tuned)
    weights = load_file(plain_folder() / "model.safetensors")
    name = "encoder.layer.0.output.LayerNorm.bias"
    weights[name] = weights[name] + np.float32(2)
    save_file(weights, tuned / "model.safetensors")
    export(tuned, tmp_path / "out", blend=0.25, max_tokens=64)
    blended = load_file(tmp_path / "out" / "layers.safetensors")[name]
    assert read_config(tmp_path / "out")["max_tokens"] == 64
    assert np.allclose(blended, weights[name] - np.float32(1.5), atol=1e-5)
    with pytest.raises(ModelError, match="--blend is 0, it must be above 0"):
        export(tuned, tmp_path / "none", blend=0)


def test_another_model_cannot_be_blended(tiny: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"the tuned model has no .* give --blend 1"):
        export(tiny, tmp_path / "out", blend=0.5)
