"""Whether a model reads a schema or remembers one: questions over catalogs that are made up for the occasion.

    python benchmarks/made_up_schemas.py [--model PATH …] [--count 200] [--seed 999] [--json]

The tables are given, the needed ones among others (no retrieval), the grammar holds, and answers are compared
with the gold SQL part by part: there is no database. Several models are asked the same questions.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from assistant.answer_text import SqlText, parse_answer
from assistant.grammar import StagedGrammar
from assistant.load_model import load_model
from assistant.model import LanguageModel
from finetune.example import Example
from finetune.gating.shown_schema import shown_schema
from finetune.generating.generate import generate
from finetune.generating.recipe import Recipe, Report
from finetune.scoring.components import COMPARED, PARTS, components
from retriever import SchemaRetriever

LONGEST_ANSWER = 320
CONTEXT = 1280


def questions(count: int, seed: int, model: LanguageModel) -> Iterator[Example]:
    """Questions that SQL answers, with prompts that fit vista-nano's context."""
    retriever = SchemaRetriever.from_folder(None)
    recipe = Recipe(2 * count, seed, CONTEXT, model.count_tokens, shuffled=0.0, invented=1.0)
    left = count
    for example in generate(retriever.catalog, {}, retriever, recipe, Report()):
        if example.sql and left:
            left -= 1
            yield example


def answer(model: LanguageModel, example: Example) -> str:
    """The SQL that the model writes, "" for a refusal."""
    grammar = StagedGrammar(shown_schema(example.prompt).retrieved)
    text = "".join(model.generate(example.prompt, grammar=grammar, max_tokens=LONGEST_ANSWER))
    found = parse_answer(text)
    return found.sql if isinstance(found, SqlText) else ""


def compared(example: Example, sql: str) -> Counter[str]:
    """1 for each part that is as in the gold SQL; `parts` is all of COMPARED, `all` all of PARTS."""
    gold = components(example.sql)
    found = components(sql) if sql else None
    assert gold is not None
    if found is None:
        return Counter()
    same = Counter({part: int(gold[part] == found[part]) for part in PARTS})
    same["parts"] = int(all(same[part] for part in COMPARED))
    same["all"] = int(all(same[part] for part in PARTS))
    same["text"] = int(sql == example.sql)
    return same


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", action="append", help="a model's folder; may be given again")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=999)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    names = arguments.model or [None]
    models = {str(name or "vista-nano"): load_model(name, None) for name in names}
    asked = list(questions(arguments.count, arguments.seed, next(iter(models.values()))))
    table: dict[str, dict[str, float]] = {}
    for name, model in models.items():
        total: Counter[str] = Counter()
        for number, example in enumerate(asked, 1):
            total.update(compared(example, answer(model, example)))
            print(f"\r{name}: {number} of {len(asked)}", end="", file=sys.stderr, flush=True)
        print(file=sys.stderr)
        table[name] = {
            part: round(100 * total[part] / len(asked), 1) for part in (*PARTS, "parts", "all", "text")
        }
    if arguments.json:
        print(json.dumps({"questions": len(asked), "models": table}))
        return
    head = (*PARTS, "parts", "all", "text")
    print(f"{len(asked)} questions over made-up schemas; percent equal to the gold SQL")
    print(f"{'':30}" + "".join(f"{name:>12}" for name in head))
    for name, row in table.items():
        print(f"{name[-30:]:30}" + "".join(f"{row[part]:>12.1f}" for part in head))


if __name__ == "__main__":
    main()
