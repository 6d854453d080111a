"""Attacks mutated by the hundred thousand against the gate: how many pass, how long the slowest takes.

    python benchmarks/attacks.py [--count 100000] [--seed 0] [--json]

Each mutant is made of an attack of tests/assistant/attacks, or of a curated SELECT that is valid, or of both;
a valid one alone gets a word or two of an attack, so that many come close. Every other one is put to the gate
under the policy of a clerk of one company. The gate refuses it or lets it through; what is let through is
judged by a second reader that shares nothing with the gate (the lexer of DDL scripts, and lists of words):
does it hold anything but reading, or a table without the clerk's filter? Exit status 1 where something
harmful is let through, or where anything raises what it should not.
"""

from __future__ import annotations

import argparse
import json
import logging
import random
import sys
import time
import tomllib
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from assistant.execute import admit
from assistant.policy import Policy
from finetune.curated import read_curated
from schema_index import Catalog, GateError, load_reference
from schema_index.ddl.lexer import Kind, LexError, lex

NEAR = 0.3
"""Share of the mutants that are a valid SELECT but for a word or two."""
COMPANY = 2
ROOT = Path(__file__).parent.parent
ATTACKS = ROOT / "tests" / "assistant" / "attacks"
RULES = ROOT / "assistant" / "rules"
CHANGES = tomllib.loads((ROOT / "benchmarks" / "attacks.toml").read_text("utf-8"))


class Mutator:
    """Makes mutants of attacks and valid statements; the same seed makes the same ones."""

    def __init__(self, attacks: list[str], valid: list[str], seed: int) -> None:
        self._attacks, self._valid, self._chance = attacks, valid, random.Random(seed)

    def next(self) -> str:
        """The next mutant: a valid SELECT with words of an attack, or an attack with one to three changes,
        joined with a valid SELECT more often than not."""
        chance = self._chance
        text = chance.choice(self._attacks)
        kind = chance.random()
        if kind < NEAR:
            return self._near(chance.choice(self._valid), text)
        if kind < NEAR + 0.4:
            text = self._joined(text, chance.choice(self._valid))
        for _ in range(chance.randint(1, 3)):
            text = chance.choice((self._sign, self._cut, self._swap, self._wrap, self._case, self._spliced))(
                text
            )
        return text

    def _near(self, valid: str, attack: str) -> str:
        """A valid SELECT in which one or two words of an attack replace others, or stand beside them."""
        words, others = valid.split(" "), attack.split() or [attack]
        for _ in range(self._chance.randint(1, 2)):
            at = self._chance.randrange(len(words))
            found = self._chance.choice(others)
            words[at] = found if self._chance.random() < 0.5 else f"{words[at]} {found}"
        return " ".join(words)

    def _joined(self, attack: str, valid: str) -> str:
        parts = [attack, valid] if self._chance.random() < 0.3 else [valid, attack]
        return self._chance.choice(CHANGES["glue"]).join(parts)

    def _sign(self, text: str) -> str:
        at = self._chance.randint(0, len(text))
        return text[:at] + self._chance.choice(CHANGES["signs"]) + text[at:]

    def _cut(self, text: str) -> str:
        start = self._chance.randint(0, len(text))
        return text[:start] + text[start + self._chance.randint(1, 12) :]

    def _swap(self, text: str) -> str:
        old, new = self._chance.choice(CHANGES["swaps"])
        return text.replace(old, new, 1)

    def _wrap(self, text: str) -> str:
        return self._chance.choice(CHANGES["wraps"]).replace("{}", text)

    def _case(self, text: str) -> str:
        return "".join(self._chance.choice((one.upper(), one.lower())) for one in text[:400]) + text[400:]

    def _spliced(self, text: str) -> str:
        """A piece of another attack somewhere inside."""
        other = self._chance.choice(self._attacks)
        start = self._chance.randint(0, len(other))
        piece = other[start : start + self._chance.randint(1, 60)]
        at = self._chance.randint(0, len(text))
        return f"{text[:at]} {piece} {text[at:]}"


class SecondReader:
    """Judges what was let through by words alone: nothing of the gate's parser is used."""

    def __init__(self, catalog: Catalog) -> None:
        words = tomllib.loads((RULES / "words.toml").read_text("utf-8"))
        allowed = tomllib.loads((RULES / "allowed.toml").read_text("utf-8"))
        outside = {"INTO", "OPENROWSET", "OPENQUERY", "OPENDATASOURCE", "OPENXML"}
        self._bad = frozenset(words["statements"]) | frozenset(allowed["server"]) | outside
        self._locks = frozenset(
            {"TABLOCKX", "TABLOCK", "XLOCK", "UPDLOCK", "HOLDLOCK", "SERIALIZABLE", "REPEATABLEREAD"}
        )
        self._tables = {table.name.upper() for table in catalog}
        self._owners = {
            table.name.upper(): table.company_column.upper() for table in catalog if table.company_column
        }

    def harm(self, sql: str) -> str:
        """What a statement holds beyond reading tables of the catalog, or ""."""
        try:
            read = list(lex(sql))
        except LexError as error:
            return str(error)
        names = {one.text.upper() for one in read if one.kind in (Kind.WORD, Kind.NAME)}
        for index, token in enumerate(read):
            before = read[index - 1] if index else None
            dotted = before is not None and before.word == "."
            if token.kind is Kind.WORD and not dotted and token.word in self._bad | self._locks:
                return token.word
            called = token.word.startswith(("FN_", "@@")) or (
                # After a value it is a heading: a procedure without EXEC stands first in its batch.
                token.word.startswith(("XP_", "SP_"))
                and (before is None or before.kind not in (Kind.NUMBER, Kind.STRING))
            )
            if called and not dotted:
                return token.word
            if token.word == ";" or (token.kind is not Kind.STRING and not token.text.isprintable()):
                return f"the sign {token.text!r}"
            if (
                before is not None
                and before.word in ("FROM", "JOIN")
                and token.kind in (Kind.WORD, Kind.NAME)
            ):
                known = token.text.upper() in self._tables | {
                    "DBO",
                    "STRING_SPLIT",
                    "OPENJSON",
                    "GENERATE_SERIES",
                }
                after = read[index + 1].word if index + 1 < len(read) else ""
                if not known and f"{token.text.upper()}" not in self._ctes(read) and after != ".":
                    return f"the table {token.text}"
        return "four parts" if {"SYS", "INFORMATION_SCHEMA", "MASTER", "MSDB"} & names else ""

    def others_rows(self, sql: str) -> str:
        """A table with a company, read but right behind its filter on the clerk's company, or ""."""
        read = [one.text.upper() for one in lex(sql)]
        for index, word in enumerate(read):
            column = self._owners.get(word)
            if column is None or read[index - 1] not in ("FROM", "JOIN", ",", "."):
                continue
            # What is not the derived table itself is one of its columns' qualifiers, or an alias.
            start = index - 2 if read[index - 1] == "." and read[index - 2] == "DBO" else index
            if read[start - 1] not in ("FROM", "JOIN"):
                continue
            filter_ = ["AS", word, "WITH", "(", "NOLOCK", ")", "WHERE", word, ".", column, "IN", "("]
            following = read[index + 1 : index + 1 + len(filter_) + 2]
            if following != [*filter_, str(COMPANY), ")"]:
                return f"{word} without its filter: {' '.join(following)}"
        return ""

    @staticmethod
    def _ctes(read: list[Any]) -> set[str]:
        """Names that stand before AS (, or a list of columns and AS (."""
        return {
            one.text.upper()
            for one, following in pairwise(read)
            if one.kind in (Kind.WORD, Kind.NAME) and following.word in ("AS", "(")
        }


def measure(count: int, seed: int) -> dict[str, Any]:
    """Put `count` mutants to the gate; times are this process's own."""
    catalog = load_reference()
    attacks = [json.loads(line)["sql"] for line in (ATTACKS / "sql.jsonl").read_text("utf-8").splitlines()]
    mutator = Mutator(attacks, [one.sql for one in read_curated()], seed)
    reader = SecondReader(catalog)
    clerk = Policy("anna", "clerk", catalog, companies=(COMPANY,))
    outcomes: Counter[str] = Counter()
    harmful: list[dict[str, str]] = []
    slowest = total = 0.0
    for number in range(count):
        sql = mutator.next()
        began = time.process_time()
        try:
            limited = number % 2 == 1
            sent = admit(sql, catalog, COMPANY, clerk if limited else None).sql
        except GateError:
            outcomes["refused"] += 1
            sent = ""
        except Exception as error:  # a crash is what this looks for
            outcomes["crashed"] += 1
            harmful.append({"sql": sql, "why": f"{type(error).__name__}: {error}"})
            sent = ""
        spent = time.process_time() - began
        slowest, total = max(slowest, spent), total + spent
        if sent:
            why = reader.harm(sent) or (reader.others_rows(sent) if limited else "")
            outcomes["let through, harmful" if why else "let through, only reads"] += 1
            if why:
                harmful.append({"sql": sql, "why": why})
                print(json.dumps(harmful[-1]), file=sys.stderr, flush=True)
        if number % 10_000 == 9_999:
            print(f"{number + 1:,} {dict(outcomes)}", file=sys.stderr, flush=True)
    return {
        "mutants": count,
        "seed": seed,
        **outcomes,
        "mean_ms": round(1000 * total / max(count, 1), 3),
        "slowest_ms": round(1000 * slowest, 1),
        "found": harmful[:50],
    }


def main() -> int:
    """Run the command; returns the exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=100_000, help="mutants (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    logging.getLogger("sqlglot").setLevel(logging.ERROR)
    result = measure(options.count, options.seed)
    if options.json:
        print(json.dumps(result))
    else:
        for name, value in result.items():
            print(f"{name:>24}  {value}")
    return 1 if result["found"] else 0


if __name__ == "__main__":
    sys.exit(main())
