"""The command line of the schema index.

python -m schema_index build --reference --out my-index
python -m schema_index build --ddl schema/Tables schema/Views --out my-index
python -m schema_index update --ddl schema/Tables schema/Views --out my-index
python -m schema_index diff my-index new-index --examples saved.jsonl
python -m schema_index show APTH --index my-index
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from schema_index.cli_build import add_build, add_update
from schema_index.cli_diff import add_diff
from schema_index.cli_show import add_show, add_stats
from schema_index.errors import VistaError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status.

    0: done; 1: `diff --examples` found examples that name what is gone; 2: an error that standard
    error names.
    """
    parser = argparse.ArgumentParser("python -m schema_index", description="Read and index a Vista schema.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for add in (add_build, add_update, add_show, add_stats, add_diff):
        add(commands)
    options = parser.parse_args(arguments)
    try:
        return int(options.run(options) or 0)
    except VistaError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
