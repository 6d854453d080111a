"""Reading one large script: sound ones (tables, rows of data, procedures), and hostile ones of the same size.

    python benchmarks/reading.py                   # 50 MB each
    python benchmarks/reading.py --mb 5 --kinds sound parentheses

Each is read in a process of its own, between two tables that have to be found. `seconds` is its processor
time, `peak` the most memory it held, `skipped` the statements that it reports.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.synthetic import SyntheticDatabase

MEGABYTE = 1_000_000
FIRST, LAST = "CREATE TABLE first (x int NOT NULL PRIMARY KEY)\nGO\n", "\nGO\nCREATE TABLE last (x int)\nGO\n"
# What a file is filled with: a beginning, a piece that is repeated, an end.
HOSTILE: dict[str, tuple[str, str, str]] = {
    "string": ("SELECT '", "x", "'"),
    "open string": ("SELECT '", "x", ""),
    "quotes": ("", "'", ""),
    "open comments": ("", "/*", ""),
    "comments": ("SELECT 1 ", "/**/", ""),
    "parentheses": ("CREATE TABLE a ", "(", ""),
    "check": ("CREATE TABLE a (x int CHECK ", "(", ")"),
    "view": ("CREATE VIEW v AS SELECT ", "(", ""),
    "names": ("", "[", ""),
    "commas": ("CREATE TABLE a (x int", ",", ")"),
    "columns": ("CREATE TABLE a (x int", ", y int", ")"),
    "select list": ("CREATE VIEW v AS SELECT 1 AS a", ", 1 AS b", ""),
    "words": ("", "CREATE ", ""),
    "long name": ("CREATE TABLE ", "a", " (x int)"),
    "dots": ("CREATE TABLE ", "a.", "b (x int)"),
    "description": (
        "EXEC sp_addextendedproperty 'MS_Description', '",
        "{",
        "', 'SCHEMA', 'dbo', 'TABLE', 'first'",
    ),
    "batches": ("", "GO\n", ""),
    "data": ("", "INSERT INTO first (x) VALUES (1)\n", ""),
}
# What scripts hold besides tables: rows of data, and procedures with comments and tables of their own.
ROWS = "INSERT [dbo].[first] ([x], [y]) VALUES (1, N'it''s a note, (with) -- signs')\n"
PROCEDURE = """/****** Object:  StoredProcedure [dbo].[bspVal] ******/
CREATE PROCEDURE [dbo].[bspVal] (@co tinyint = 0, @msg varchar(60) output) as
/* checks it; don't mind the apostrophe /* nested */ */
create table #work (Co tinyint null, Amount numeric(12,2) null)
-- another line's comment
insert #work select Co, sum(Amount) from bAPTH where Co = @co and Status in ('a', 'b') group by Co
if @@rowcount = 0 begin select @msg = 'Nothing''s there' return 1 end
GO
"""
SOUND = {"rows": ROWS, "rows in batches": ROWS * 100 + "GO\n", "procedures": PROCEDURE}
KINDS = ("sound", *SOUND, "binary", *HOSTILE)


def write(kind: str, size: int, seed: int, out: Path) -> None:
    """A file of about so many bytes."""
    with out.open("w", encoding="latin-1", newline="\n") as file:
        file.write(FIRST)
        if kind == "sound":
            written = 0
            for _, script in SyntheticDatabase(size, seed).objects():
                written += file.write(script)
                if written > size:
                    break
        elif kind == "binary":
            file.write(Random(seed).randbytes(size).decode("latin-1"))
        else:
            head, piece, tail = HOSTILE.get(kind) or ("", SOUND[kind], "")
            file.write(head)
            for start in range(0, size, MEGABYTE):
                file.write(piece * (min(MEGABYTE, size - start) // len(piece)))
            file.write(tail)
        file.write(LAST)


def read(file: Path) -> dict[str, float]:
    """Read a script here; what came of it."""
    from schema_index import read_ddl
    from schema_index.cli_build import seldom_collecting

    began = time.process_time()
    with seldom_collecting():  # as the command line reads
        reading = read_ddl([file])
    seconds = time.process_time() - began
    missing = [name for name in ("first", "last") if reading.catalog.find(name) is None]
    if missing:
        raise SystemExit(f"the table {missing[0]} was not read")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    found = {"tables": len(reading.catalog), "skipped": len(reading.skipped)}
    return {"mb": file.stat().st_size / MEGABYTE, "seconds": seconds, "peak_mb": peak, **found}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--mb", type=int, default=50, metavar="N", help="default: %(default)s")
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=KINDS, metavar="KIND")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", action="store_true", help="a JSON object a line in place of the table")
    parser.add_argument("--read", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.read:
        print(json.dumps(read(options.read)))
        return
    with tempfile.TemporaryDirectory(prefix="vista-reading-") as scratch:
        file = Path(scratch) / "script.sql"
        if not options.json:
            print(f"{'kind':<16}{'MB':>6}{'seconds':>9}{'peak MB':>9}{'tables':>8}{'skipped':>9}")
        for kind in options.kinds:
            write(kind, options.mb * MEGABYTE, options.seed, file)
            command = [sys.executable, __file__, "--read", str(file)]
            done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
            if done.returncode:
                raise SystemExit(f"{kind}: exit status {done.returncode}")
            row = json.loads(done.stdout)
            text = "{kind:<16}{mb:>6.0f}{seconds:>9.1f}{peak_mb:>9,.0f}{tables:>8,}{skipped:>9,}"
            print(
                json.dumps({"kind": kind} | row) if options.json else text.format(kind=kind, **row),
                flush=True,
            )


if __name__ == "__main__":
    main()
