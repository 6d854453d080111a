"""The embedding model that ships: the same vectors from both engines, whatever else is encoded."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from schema_index import ModelError, SentenceEncoder
from schema_index.embedding.bundled_model import BUNDLED_FOLDER, bundled_name, read_config
from schema_index.embedding.onnx_model import OnnxModel
from schema_index.embedding.torch_model import TorchModel

TEXTS = [
    "unpaid vendor invoices for company 1",
    "hours by craft and shift last month",
    "Job cost detail: one row a posted transaction, with hours, units and cost by job, phase and cost type",
    "x",
]
FILE_LIMIT, ALL_LIMIT = 15_000_000, 25_000_000
"""Bytes of a file that git and package indexes take without complaint, and of the whole model."""


def test_both_engines_agree(encoder: SentenceEncoder) -> None:
    quick, slow = OnnxModel(BUNDLED_FOLDER).encode(TEXTS), TorchModel(BUNDLED_FOLDER).encode(TEXTS)
    assert (quick * slow).sum(axis=1).min() > 0.995
    assert np.abs(quick @ quick.T - slow @ slow.T).max() < 0.02
    assert np.array_equal(encoder.encode(TEXTS), quick)


def test_a_vector_does_not_depend_on_what_is_encoded_with_it(
    encoder: SentenceEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "2")
    together = encoder.encode(TEXTS)
    assert np.array_equal(together, np.concatenate([encoder.encode([text]) for text in TEXTS]))
    assert np.array_equal(together[::-1], encoder.encode(TEXTS[::-1]))


@pytest.mark.parametrize("text", ["", "\ud800 lone", "\x00\x07", "请列出发票", "a " * 10_000, "SELECT 1; --"])
@pytest.mark.parametrize("kind", [OnnxModel, TorchModel])
def test_any_text_has_a_vector(kind: type[OnnxModel] | type[TorchModel], text: str) -> None:
    (vector,) = kind(BUNDLED_FOLDER).encode([text])
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-5)


def test_tokens_are_counted_to_the_end_and_read_to_the_limit(encoder: SentenceEncoder) -> None:
    long = "job " * 400
    assert encoder.count_tokens(["job", long]) == [3, 402]
    assert encoder.max_tokens == 256
    (vector, same) = encoder.encode([long, "job " * 254])
    assert np.array_equal(vector, same)


def test_no_file_is_too_large_and_the_name_is_that_of_the_weights() -> None:
    sizes = [path.stat().st_size for path in BUNDLED_FOLDER.iterdir()]
    assert max(sizes) < FILE_LIMIT and sum(sizes) < ALL_LIMIT
    assert read_config()["name"] == bundled_name() == SentenceEncoder().name


def test_without_onnx_runtime_torch_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "schema_index.encoder.find_spec", lambda name: None if name == "onnxruntime" else object()
    )
    assert isinstance(SentenceEncoder()._model, TorchModel)


def test_asking_for_a_vector_loads_neither_torch_nor_transformers() -> None:
    code = (
        "import sys; from schema_index import SentenceEncoder; SentenceEncoder().encode(['open jobs', 'x']); "
        "print([m for m in ('torch', 'transformers', 'sentence_transformers') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_weights_of_another_release_are_named_with_what_to_do() -> None:
    with pytest.raises(ModelError, match=r"vista-minilm-0 is of another release.*build the index again"):
        SentenceEncoder("vista-minilm-0")


@pytest.mark.parametrize("file", ["graph.onnx", "words.safetensors", "tokenizer.json", "config.json"])
def test_a_damaged_folder_is_one_line(file: str, tmp_path: Path) -> None:
    for path in BUNDLED_FOLDER.iterdir():
        (tmp_path / path.name).write_bytes(b"no" if path.name == file else path.read_bytes())
    with pytest.raises(ModelError, match="install the package again") as caught:
        OnnxModel(tmp_path)
    assert "\n" not in str(caught.value)
