"""Checks SQL against every rule, and fixes what can be fixed.

    python -m assistant.check query.sql
    echo "SELECT Vendor FROM bAPTH" | python -m assistant.check - --fix --company 1
    python -m assistant.check statements.jsonl --each --json

Prints violations with line and column, or with --json one object
`{"ok","violations":[{"rule","line","column","message","fix"}],"fixed"}`. With --each, every input
line is one JSON string of SQL, and every result is one line. Exit 0: no violation, 1: violations,
2: it could not be done.
"""

from __future__ import annotations

import argparse
import json
import logging
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from assistant.rules import check, fix
from schema_index import Catalog, IndexFolderError, SchemaSourceError, VistaError, load_reference


def load_catalog(index: Path | None) -> Catalog:
    """The catalog of an index folder, or the bundled reference; loads no embedding model.

    Raises IndexFolderError for a folder without a readable catalog.json.
    """
    if index is None:
        return load_reference()
    path = index / "catalog.json"
    rebuild = f"rebuild it with python -m schema_index build --reference --out {index}"
    try:
        return Catalog.from_json(json.loads(path.read_text("utf-8")))
    except OSError as error:
        raise IndexFolderError(f"No catalog at {path} ({error.strerror}): {rebuild}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise IndexFolderError(f"The catalog at {path} is damaged ({error}): {rebuild}") from error


def result(sql: str, catalog: Catalog, *, fixing: bool, company: int | None) -> dict[str, Any]:
    """The outcome for one statement, as the command prints it; `fixed` is null without --fix."""
    found = check(sql, catalog)
    fixed = fix(sql, catalog, company=company).sql if fixing else None
    return {"ok": found.ok, "violations": [asdict(one) for one in found.violations], "fixed": fixed}


def each(
    lines: Iterator[str], catalog: Catalog, *, fixing: bool, company: int | None
) -> Iterator[dict[str, Any]]:
    """One result for each line that is not blank; a line that is no JSON string gets an error result."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            sql = json.loads(line)
        except ValueError as error:
            yield {
                "ok": False,
                "violations": [],
                "fixed": None,
                "error": f"line {number} is not JSON: {error}",
            }
            continue
        if isinstance(sql, str):
            yield result(sql, catalog, fixing=fixing, company=company)
        else:
            kind = type(sql).__name__
            message = f"line {number} is a JSON {kind}, not a string of SQL"
            yield {"ok": False, "violations": [], "fixed": None, "error": message}


def lines_of(outcome: dict[str, Any]) -> Iterator[str]:
    """An outcome for people: a line a violation, then the fixed text."""
    if "error" in outcome:
        yield str(outcome["error"])
    elif outcome["ok"]:
        yield "ok"
    for one in outcome["violations"]:
        fix_text = f" ({one['fix']})" if one["fix"] else ""
        yield f"{one['line']}:{one['column']} {one['rule']}: {one['message']}{fix_text}"
    if outcome["fixed"] is not None:
        yield outcome["fixed"]


def arguments() -> argparse.ArgumentParser:
    """The command's arguments."""
    parser = argparse.ArgumentParser(
        prog="python -m assistant.check", description="Check SQL against every rule."
    )
    parser.add_argument("file", help="a file of SQL, or - for standard input")
    parser.add_argument(
        "--index", type=Path, help="index folder whose catalog to use (default: the reference)"
    )
    parser.add_argument(
        "--fix", action="store_true", help="also print the statement fixed as far as the rules can"
    )
    parser.add_argument("--each", action="store_true", help="each line is one JSON string of SQL")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument(
        "--company", type=int, help="company number for a missing filter (default: a parameter)"
    )
    return parser


def main(argv: list[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    options = arguments().parse_args(argv)
    # sqlglot warns on standard error of what it reads as a command; here that is a parse violation.
    logging.getLogger("sqlglot").setLevel(logging.ERROR)
    try:
        catalog = load_catalog(options.index)
        text = sys.stdin.read() if options.file == "-" else _read(Path(options.file))
    except VistaError as error:
        print(error, file=sys.stderr)
        return 2
    if options.each:
        outcomes = each(iter(text.split("\n")), catalog, fixing=options.fix, company=options.company)
    else:
        outcomes = iter([result(text, catalog, fixing=options.fix, company=options.company)])
    ok = True
    for outcome in outcomes:
        ok = ok and outcome["ok"]
        print(json.dumps(outcome) if options.json or options.each else "\n".join(lines_of(outcome)))
    return 0 if ok else 1


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SchemaSourceError(
            f"Cannot read {path} as SQL text: {error}: give a UTF-8 file, or -"
        ) from error


if __name__ == "__main__":
    sys.exit(main())
