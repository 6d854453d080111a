from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from schema_index import ModelError, SentenceEncoder


def test_rows_are_unit_float32_and_alike_texts_are_near(encoder: SentenceEncoder) -> None:
    vectors = encoder.encode(["unpaid vendor invoices", "bills we still owe suppliers", "a tractor engine"])
    assert vectors.shape == (3, encoder.dimension) == (3, 384)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.2


def test_no_text_gives_no_row(encoder: SentenceEncoder) -> None:
    assert encoder.encode([]).shape == (0, 384)


def test_an_unknown_model_is_one_line_that_names_it() -> None:
    with pytest.raises(ModelError, match="'/no/such/model' cannot be loaded") as caught:
        SentenceEncoder("/no/such/model")
    assert "\n" not in str(caught.value)


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = (
        "import sys, schema_index, schema_index.__main__; "
        "print([m for m in ('torch', 'faiss', 'sentence_transformers', 'transformers', 'numpy', 'pyodbc') "
        "if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
