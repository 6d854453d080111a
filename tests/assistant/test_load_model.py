"""--model, --server or the bundled model."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from assistant.load_model import load_model
from assistant.server_model import ServerModel
from assistant.transformers_model import TransformersModel
from schema_index.errors import ModelError
from tests.assistant.loopback import ModelServer

module = sys.modules[load_model.__module__]  # the package's name of it is the function


def test_a_folder(tiny_model_path: Path) -> None:
    model = load_model(tiny_model_path)
    assert isinstance(model, TransformersModel)
    assert model.name == tiny_model_path.name


def test_a_server(model_server: ModelServer) -> None:
    model = load_model(server=model_server.url)
    assert isinstance(model, ServerModel)
    model.close()


def test_both_is_an_error(tiny_model_path: Path) -> None:
    with pytest.raises(ModelError, match="exclude each other"):
        load_model(tiny_model_path, "http://127.0.0.1:1")


def test_neither_is_the_bundled_model(tiny_model_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert module.BUNDLED_MODEL.parts[-2:] == ("assistant", "vista_nano")
    monkeypatch.setattr(module, "BUNDLED_MODEL", tiny_model_path)
    assert load_model().name == tiny_model_path.name
