"""Which order of the prompt's parts lets a server's prefix cache hit most.

    python benchmarks/prompt_order.py [--suite FILE] [--context-length N …] [--json]

A server such as vLLM keeps the blocks of 16 tokens that prompts began with (hash of the whole prefix) and
reads only the rest of a new prompt. Every question of the evaluation suite is retrieved and put into its
prompt, as served and with the parts in other orders, one after the other as analysts would ask them; what
share of the tokens lies in blocks seen before is counted, with a cache that forgets nothing.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from assistant.load_model import BUNDLED_MODEL
from assistant.prompt import SYSTEM, build_prompt, turn_text
from finetune.case import SUITE, read_cases
from finetune.training import run_main
from retriever import SchemaRetriever, word_weights

BLOCK = 16
"""Tokens of a block of vLLM's prefix cache on a GPU."""
SEED = 3
_TABLE, _JOINS = "CREATE TABLE ", "\nJoins:\n"


def question_first(asked: str, tables: str) -> str:
    """As served."""
    return f"{asked}\nTables:\n{tables}"


def tables_first(asked: str, tables: str) -> str:
    """The tables in the retriever's order, the question last."""
    return f"Tables:\n{tables}\n{asked}"


def tables_by_name(asked: str, tables: str) -> str:
    """The tables sorted by name, then the joins, the question last."""
    shown, mark, joins = tables.partition(_JOINS)
    blocks = sorted(block.rstrip("\n") for block in shown.split(_TABLE) if block)
    return tables_first(asked, "".join(f"{_TABLE}{block}\n" for block in blocks).rstrip("\n") + mark + joins)


ORDERS = (question_first, tables_first, tables_by_name)


def measure(questions: Sequence[str], tokenizer: Any, length: int) -> dict[str, float]:
    """Percent of prompt tokens found in the cache, by order, and the mean prompt in tokens."""

    def count(text: str) -> int:
        return len(tokenizer(text, add_special_tokens=False)["input_ids"])

    retriever = SchemaRetriever.from_folder(None)
    weights = word_weights(retriever.catalog)
    parts = []
    for schema in retriever.retrieve_many(list(questions)):
        prompt = build_prompt(schema, context_length=length, count_tokens=count, weights=weights)
        parts.append((turn_text(schema.question, schema.mentions), prompt.context.text))
    found: dict[str, float] = {}
    for order in ORDERS:
        seen: set[tuple[int, ...]] = set()
        hits = total = 0
        for asked, tables in parts:
            messages = [
                {"role": "system", "content": SYSTEM},
                {"role": "user", "content": order(asked, tables)},
            ]
            text = tokenizer.apply_chat_template(messages, tokenize=False, add_generation_prompt=True)
            ids = tuple(tokenizer(text, add_special_tokens=False)["input_ids"])
            ends = range(BLOCK, len(ids) + 1, BLOCK)
            hits += BLOCK * sum(1 for end in ends if ids[:end] in seen)
            seen |= {ids[:end] for end in ends}
            total += len(ids)
        found[order.__name__] = 100 * hits / total
        found["tokens a prompt"] = total / len(parts)
    return found


def main() -> None:
    """Parse the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--suite", type=Path, default=SUITE, help="cases whose questions are asked")
    parser.add_argument("--context-length", type=int, nargs="+", default=[1280, 8192])
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    from transformers import AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(BUNDLED_MODEL)
    questions = [case.question for case in read_cases(options.suite)]
    random.Random(SEED).shuffle(questions)
    rows = {length: measure(questions, tokenizer, length) for length in options.context_length}
    if options.json:
        print(json.dumps(rows))
        return
    print(f"{len(questions)} questions; percent of prompt tokens in blocks of {BLOCK} seen before")
    for length, row in rows.items():
        print(f"context {length}: " + ", ".join(f"{name} {value:.1f}" for name, value in row.items()))


if __name__ == "__main__":
    run_main(main)
