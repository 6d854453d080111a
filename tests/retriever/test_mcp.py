"""The Model Context Protocol server, over real standard input and output with the package's own client."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from retriever import SchemaRetriever
from retriever.mcp import TOOLS, main, make_server
from schema_index import MissingPackageError

mcp = pytest.importorskip("mcp", reason="needs the package mcp: pip install 'vista-sql-assistant[mcp]'")
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def index(retriever: SchemaRetriever, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mcp") / "index"
    retriever.index.save(folder)
    return folder


def ask(server: Any, work: Callable[[Any], Awaitable[Any]]) -> Any:
    """What `work` returns of a client connected to the server, or to the process it names."""

    async def session() -> Any:
        async with mcp.Client(server) as client:
            return await work(client)

    return asyncio.run(session())


def test_over_real_pipes_a_client_finds_describes_and_joins(index: Path) -> None:
    async def work(client: Any) -> Any:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        found = await client.call_tool("search_tables", {"question": "unpaid AP invoices", "k": 3})
        described = await client.call_tool("describe_table", {"table": "APTH"})
        path = await client.call_tool("join_path", {"tables": ["SLWI", "APTD"]})
        wrong = await client.call_tool("describe_table", {"table": "Invoices"})
        empty = await client.call_tool("search_tables", {"question": ""})
        return tools, found, described, path, wrong, empty

    command = ["-m", "retriever.mcp", "--index", str(index)]
    server = mcp.StdioServerParameters(command=sys.executable, args=command, cwd=ROOT)
    tools, found, described, path, wrong, empty = ask(server, work)
    assert set(tools) == set(TOOLS)
    assert tools["search_tables"].output_schema["properties"]["tables"]["type"] == "array"
    assert found.structured_content["tables"][0]["name"] == "APTH"
    assert len(found.structured_content["tables"]) == 3
    assert described.structured_content["key"] == ["APCo", "Mth", "APTrans"]
    assert path.structured_content["tables"] == ["SLWI", "SLIT", "APTL", "APTD"]
    assert wrong.is_error and "there is no table 'Invoices': nearest:" in wrong.content[0].text
    assert empty.is_error and "the question is empty" in empty.content[0].text


def test_the_tools_say_what_they_take(retriever: SchemaRetriever) -> None:
    async def work(client: Any) -> Any:
        return (await client.list_tools()).tools

    for tool in ask(make_server(retriever), work):
        assert tool.description == TOOLS[tool.name]
        assert tool.annotations.read_only_hint
        assert tool.input_schema["properties"] and tool.output_schema["properties"]


def test_json_says_what_is_offered(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--index", str(index), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["name"] == "vista-schema" and "search_tables" in said["instructions"]
    assert {tool["name"]: tool["description"] for tool in said["tools"]} == TOOLS
    assert all(tool["inputSchema"]["properties"] and tool["outputSchema"] for tool in said["tools"])


def test_a_missing_index_ends_before_serving(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--index", "/no/such/folder"]) == 2
    output = capsys.readouterr()
    assert output.out == "" and output.err.startswith("error: the index folder /no/such/folder")
    assert output.err.count("\n") == 1


def test_without_the_package_the_error_names_it(
    retriever: SchemaRetriever, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("retriever.mcp.find_spec", lambda name: None)
    with pytest.raises(MissingPackageError, match=r"needs the package 'mcp'.*\[mcp\]"):
        make_server(retriever)


def test_help_needs_neither_index_nor_package() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "retriever.mcp", "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "--index DIR" in done.stdout and "--json" in done.stdout
