"""Which model answers: a folder or hub name, a server, or else the bundled one."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

from assistant.model import LanguageModel
from schema_index.errors import ModelError

BUNDLED_MODEL = Path(__file__).parent / "vista_nano"
KNOWN_TABLES = "known_tables.json"


def load_model(path: str | Path | None = None, server: str | None = None) -> LanguageModel:
    """The model that `--model PATH` or `--server URL` names, or vista-nano, which comes with the package.

    Raises ModelError where both are given, or the model cannot be loaded or reached.
    """
    if path is not None and server is not None:
        raise ModelError(f"--model {path} and --server {server} exclude each other: give one")
    if server is not None:
        from assistant.server_model import ServerModel

        return ServerModel(server)
    from assistant.transformers_model import TransformersModel

    return TransformersModel(BUNDLED_MODEL if path is None else path)


@lru_cache(maxsize=4)
def known_tables(name: str) -> frozenset[str] | None:
    """The tables that the model of this name was trained on; None where that is not known: only vista-nano,
    which was trained on the reference schema alone, tells."""
    if name != BUNDLED_MODEL.name:
        return None
    return frozenset(json.loads((BUNDLED_MODEL / KNOWN_TABLES).read_text(encoding="utf-8")))
