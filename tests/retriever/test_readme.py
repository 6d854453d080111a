"""The examples of README.md that show the retriever in other tools run as they stand."""

from __future__ import annotations

import json
import shlex
from importlib.util import find_spec
from pathlib import Path

import pytest

from retriever import SchemaRetriever
from retriever.mcp import _parser

README = Path(__file__).parents[2] / "README.md"
FRAMEWORKS = {"langchain": "langchain_core", "llama_index": "llama_index"}


def blocks(language: str) -> list[str]:
    """The fenced blocks of one language."""
    found: list[list[str]] = []
    inside = False
    for line in README.read_text(encoding="utf-8").splitlines():
        if line.startswith("```"):
            inside = line == f"```{language}"
            found += [[]] if inside else []
        elif inside:
            found[-1].append(line)
    return ["\n".join(lines) for lines in found]


@pytest.fixture(autouse=True)
def one_index(retriever: SchemaRetriever, monkeypatch: pytest.MonkeyPatch) -> None:
    """The examples read the session's index; none is built in the user's cache."""
    monkeypatch.setattr(SchemaRetriever, "from_folder", classmethod(lambda cls, *_: retriever))


def examples() -> list[str]:
    return [block for block in blocks("python") if "from retriever" in block]


def test_there_is_an_example_of_each() -> None:
    text = "\n".join(examples())
    for needed in ("from retriever import SchemaRetriever", *(f"adapters.{name}" for name in FRAMEWORKS)):
        assert needed in text


@pytest.mark.parametrize("example", examples())
def test_an_example_runs_and_finds_tables(example: str, capsys: pytest.CaptureFixture[str]) -> None:
    for name, package in FRAMEWORKS.items():
        if f"adapters.{name}" in example and find_spec(package) is None:
            pytest.skip(f"{package} is not installed")
    exec(compile(example, str(README), "exec"), {})
    assert "APTH" in capsys.readouterr().out


def test_the_server_is_configured_as_it_is_started() -> None:
    (configuration,) = [json.loads(block) for block in blocks("json") if "mcpServers" in block]
    for server in configuration["mcpServers"].values():
        assert server["args"][:2] == ["-m", "retriever.mcp"]
        _parser().parse_args(server["args"][2:])
        assert shlex.split(server["command"])[-1].endswith("python")
