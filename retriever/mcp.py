"""A Model Context Protocol server: tools over the schema for any assistant that speaks the protocol.

    python -m retriever.mcp [--index DIR]
    python -m retriever.mcp --json                   # what it offers, in one JSON object, and stop

It talks over standard input and output, as clients start it: search_tables, describe_table, join_path. Each
answers with typed JSON (the dataclasses of retriever.answers) and never reads the database. Needs the package
`mcp`.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import Callable, Sequence
from functools import wraps
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from retriever.answers import SchemaAnswers
from retriever.retriever import SchemaRetriever
from schema_index import MissingPackageError, VistaError

if TYPE_CHECKING:
    from mcp.server import MCPServer

P = ParamSpec("P")
T = TypeVar("T")
INSTRUCTIONS = """Tables, columns, keys and joins of a Viewpoint Vista database, from its catalog; no rows.
Start with search_tables and the user's question in plain words. Use only table and column names that an
answer shows. join_path gives complete ON clauses; names under `missing` do not exist."""
TOOLS = {
    "search_tables": "The tables that a question in plain words needs, best first, with reasons and the "
    "joins between them. Names in the question that do not exist come back under `missing` with the nearest.",
    "describe_table": "One table: what it holds, key, every column with type, meaning and codes, joins.",
    "join_path": "How two to eight tables join: complete ON clauses, with the tables on the way.",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until standard input ends; returns 0, or 2 with an error that standard error names.

    With `--json`, prints `offer` and returns 0.
    """
    options = _parser().parse_args(arguments)
    try:
        server = make_server(SchemaRetriever.from_folder(options.index))
    except VistaError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    if options.json:
        print(json.dumps(offer(server), ensure_ascii=False))
    else:
        server.run("stdio")
    return 0


def offer(server: MCPServer[None]) -> dict[str, Any]:
    """A server's name, instructions and tools, each with the JSON schemas of what it takes and gives."""
    tools = asyncio.run(server.list_tools())
    return {
        "name": server.name,
        "instructions": server.instructions,
        "tools": [tool.model_dump(mode="json", by_alias=True, exclude_none=True) for tool in tools],
    }


def make_server(retriever: SchemaRetriever) -> MCPServer[None]:
    """The server over one retriever; raises MissingPackageError."""
    if find_spec("mcp") is None:
        raise MissingPackageError("mcp", "the Model Context Protocol server", "mcp")
    from mcp.server import MCPServer
    from mcp.types import ToolAnnotations

    server: MCPServer[None] = MCPServer("vista-schema", instructions=INSTRUCTIONS, log_level="WARNING")
    answers = SchemaAnswers(retriever)
    for name, description in TOOLS.items():
        reads_only = ToolAnnotations(read_only_hint=True, open_world_hint=False)
        register = server.tool(name, description=description, annotations=reads_only, structured_output=True)
        register(_said(getattr(answers, name)))
    return server


def _said(tool: Callable[P, T]) -> Callable[P, T]:
    """The tool with its errors in one line as the protocol's own, which the model reads."""
    from mcp.server.mcpserver.exceptions import ToolError

    @wraps(tool)
    def call(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return tool(*args, **kwargs)
        except VistaError as error:
            raise ToolError(str(error)) from error

    return call


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m retriever.mcp", description=__doc__.splitlines()[0])
    parser.add_argument("--index", type=Path, metavar="DIR", help="an index folder (default: the reference)")
    parser.add_argument(
        "--json", action="store_true", help="print the tools with their schemas as one JSON object, and stop"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
