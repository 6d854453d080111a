"""Compare runs of one suite: figures by category with their significance, and the cases that flipped.

    python -m finetune.compare runs/before.jsonl runs/after.jsonl --html compare.html

Each file is what `finetune.evaluate --out` wrote. The others are compared with the first run, and differences
are tested by the paired bootstrap. With --html, a page with plots, and for each case the question, the tables
retrieved, the SQL of each run, and how its rows differ from the gold's on the demo.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from finetune.comparing import Run, compare_runs, comparison_table, page
from finetune.evaluating import read_results
from finetune.scoring import demo_bench
from finetune.training import run_main


def main() -> None:
    """Parse the arguments, compare, print."""
    parser = argparse.ArgumentParser(prog="python -m finetune.compare", description=__doc__.splitlines()[0])
    parser.add_argument(
        "runs", type=Path, nargs="+", metavar="FILE", help="results of finetune.evaluate --out"
    )
    parser.add_argument("--names", nargs="+", help="what to call the runs (default: the files' names)")
    parser.add_argument("--html", type=Path, metavar="FILE", help="write the page")
    parser.add_argument("--no-rows", action="store_true", help="run no SQL for the page")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    options = parser.parse_args()
    names = options.names or [path.stem for path in options.runs]
    if len(names) != len(options.runs):
        parser.error(f"--names has {len(names)} names for {len(options.runs)} files: give one each")
    found = compare_runs(
        [Run(name, read_results(path)) for name, path in zip(names, options.runs, strict=True)]
    )
    if options.html:
        options.html.write_text(page(found, None if options.no_rows else demo_bench()), encoding="utf-8")
    print(json.dumps(found.to_json()) if options.json else comparison_table(found))


if __name__ == "__main__":
    run_main(main)
