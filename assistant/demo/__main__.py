"""Builds the demo database into a file.

python -m assistant.demo --out demo.duckdb [--seed 7] [--json]
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from assistant.demo.build import DEFAULT_SEED
from assistant.demo.clock import TODAY
from assistant.demo.store import write_database
from schema_index import VistaError


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m assistant.demo", description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="DuckDB file to write")
    parser.add_argument("--seed", type=int, default=DEFAULT_SEED, help="another seed gives other data")
    parser.add_argument("--json", action="store_true", help="print the counts as JSON")
    options = parser.parse_args(arguments)
    try:
        counts = write_database(options.out, options.seed)
    except VistaError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    except OSError as error:
        reason = f"{options.out} cannot be written ({error.strerror})"
        print(f"error: {reason}: choose another --out", file=sys.stderr)
        return 2
    if options.json:
        print(
            json.dumps({"file": str(options.out), "seed": options.seed, "today": f"{TODAY}", "rows": counts})
        )
    else:
        for name, count in counts.items():
            print(f"{name:18}{count:8,}")
        print(f"{sum(counts.values()):,} rows in {len(counts)} tables: {options.out}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
