"""Make training data from a catalog: generated questions, retrieved context, gated answers, a tokenizer.

    python -m finetune.build_data --out runs/data --pretrain 24000 --sft 24000

Writes tokenizer/ (vista-nano's), pretrain.jsonl (mostly renamed schemas; made-up ones with --invented),
sft.jsonl, heldout_questions.jsonl (new questions over the tables of training) and heldout_tables.jsonl
(questions that need a table no training record needs or shows), curated.jsonl and heldout_curated.jsonl
(questions written one by one, as far as the context can show what they need), heldout_practice.jsonl (those
over practice modules held out), and counts.json. The same seed gives the same bytes. With --model, prompts
are built for that model's tokenizer and context length, and no tokenizer is trained.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from finetune.bare import bare
from finetune.case import SUITE, read_cases
from finetune.common_words import common_words
from finetune.curated import Curated, read_curated
from finetune.curated.chunks import curated_chunks
from finetune.curated.plans import CuratedEntry
from finetune.curated.recipe import CuratedRecipe
from finetune.curated.records import read_entries
from finetune.example import Example, write_examples
from finetune.generating.chunks import generate_chunks
from finetune.generating.recipe import Recipe, Report
from finetune.jsonl import read_jsonl
from finetune.practice import own_tables, practice_catalog, read_domains
from finetune.split import KeptOut
from finetune.tokenizer import train_tokenizer
from finetune.training import run_main
from finetune.workers import Source, Workers, load, rough_count
from schema_index import DataError, SentenceEncoder, TableIndex

SAMPLE = 3000
RENAMED_SHARE = 0.7
"""How much of pretrain.jsonl that is not over made-up schemas is over renamed ones."""
HELD_OUT = Path(__file__).with_name("held_out.toml")


def held_out_tables() -> frozenset[str]:
    """The tables that no training record may need or show."""
    return frozenset(tomllib.loads(HELD_OUT.read_text(encoding="utf-8"))["tables"])


def held_out_practice() -> frozenset[str]:
    """The practice modules that no training record may need or show."""
    return frozenset(tomllib.loads(HELD_OUT.read_text(encoding="utf-8"))["practice"])


def kept_out(files: Sequence[Path]) -> frozenset[str]:
    """Questions that no training record may ask, in their `bare` form: listed ones and those of `files`.

    Raises DataError for a file that is not JSONL with a `question` in each line.
    """
    listed = tomllib.loads(HELD_OUT.read_text(encoding="utf-8"))["questions"]
    found = {bare(question) for question in listed}
    for path in files:
        rows = read_jsonl(path, "give --without JSONL with questions")
        try:
            found |= {bare(row["question"]) for _, row in rows}
        except (KeyError, TypeError, AttributeError) as error:
            raise DataError(f"--without {path}: no JSONL with questions: {error!r}") from error
    return frozenset(found)


def main() -> None:
    """Parse the arguments, generate, write."""
    parser = argparse.ArgumentParser(
        prog="python -m finetune.build_data", description=__doc__.splitlines()[0]
    )
    parser.add_argument("--out", type=Path, required=True, help="folder to write to")
    parser.add_argument("--index", type=Path, help="index folder (default: the reference schema)")
    parser.add_argument("--pretrain", type=int, default=6_000, help="records of pretrain.jsonl")
    parser.add_argument("--sft", type=int, default=16_000, help="records of sft.jsonl")
    parser.add_argument("--shuffled", type=float, default=0.4, help="share of sft.jsonl over renamed schemas")
    parser.add_argument(
        "--invented",
        type=float,
        default=0.0,
        help="share of pretrain.jsonl over made-up schemas (default: %(default)s)",
    )
    parser.add_argument("--heldout", type=int, default=400, help="records of each held-out file")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--context-length", type=int, default=1280)
    parser.add_argument("--vocab-size", type=int, default=4096)
    parser.add_argument(
        "--words", type=int, default=0, help="common English words that the tokenizer should hold whole"
    )
    parser.add_argument("--model", help="build for this model instead of training a tokenizer")
    parser.add_argument(
        "--without", type=Path, nargs="*", default=(), help="JSONL whose questions stay out of training"
    )
    parser.add_argument(
        "--copies", type=int, default=4, help="renamed copies of each curated question (default: %(default)s)"
    )
    parser.add_argument(
        "--turns",
        action="store_true",
        help="let further curated questions about the tables shown follow each curated one",
    )
    parser.add_argument(
        "--record-length",
        type=int,
        help="with --turns: tokens of a curated record with those that follow (default: --context-length)",
    )
    parser.add_argument(
        "--links", action="store_true", help="tell in the prompts which columns a question's words may mean"
    )
    parser.add_argument(
        "--shots",
        type=float,
        default=1.0,
        help="share of curated questions whose prompts show other answered ones (default: %(default)s)",
    )
    parser.add_argument(
        "--no-practice",
        action="store_true",
        help="leave out the questions over practice modules (finetune/practice)",
    )
    parser.add_argument(
        "--within-grammar",
        action="store_true",
        help="curated answers only as far as the grammar can write them",
    )
    parser.add_argument(
        "--jobs", type=int, default=os.cpu_count() or 1, help="processes (default: one a core; same bytes)"
    )
    parser.add_argument("--json", action="store_true", help="print the counts as JSON")
    arguments = parser.parse_args()
    for name in ("shuffled", "invented", "shots"):
        if not 0 <= getattr(arguments, name) <= 1:
            raise DataError(f"--{name} {getattr(arguments, name)} is no share: give 0 to 1")
    if arguments.out.is_file():
        raise DataError(f"--out {arguments.out} is a file: name a folder")
    arguments.out.mkdir(parents=True, exist_ok=True)
    with Workers(arguments.jobs) as workers:
        counts = build(arguments, workers)
    print(json.dumps(counts) if arguments.json else json.dumps(counts, indent=2))


def build(arguments: argparse.Namespace, workers: Workers) -> dict[str, object]:
    """Generate every file; returns the counts that counts.json holds."""
    catalog = load(Source(arguments.index)).retriever.catalog
    held = held_out_tables() & {table.name for table in catalog}
    base = Recipe(
        SAMPLE, arguments.seed, arguments.context_length, rough_count, held_out=held, links=arguments.links
    )
    source = _source(arguments, base, workers)
    counts: dict[str, object] = {"held_out_tables": sorted(held)}
    asked = KeptOut(dict.fromkeys(kept_out(arguments.without), "--without"))
    asked.add_cases(read_cases(SUITE))
    curated, counts["curated"] = _curated(arguments, held, source, workers)
    if not arguments.no_practice:
        practised, counts["practice"] = _practice(arguments, held, source, workers)
        away = [one for one in practised if one.split == "heldout"]
        write_examples(arguments.out / "heldout_practice.jsonl", away)
        asked.add(away)
        curated += [one for one in practised if one.split == "train"]
    asked.add(one for one in curated if one.split == "heldout")
    for name, recipe in recipes(base, arguments).items():
        report = Report()
        made = generate_chunks(replace(recipe, without=asked), source, report, workers)
        examples = list(_progress(made, name, recipe.count))
        if recipe.split == "heldout":
            asked.add(examples)
        if name == "sft":
            learnt = [one for one in curated if one.split == "train"]
            kept = [one for one in learnt if asked.reason(one) is None]
            counts["curated_leaking"] = len(learnt) - len(kept)
            write_examples(arguments.out / "curated.jsonl", kept)
            examples += kept
            random.Random(arguments.seed).shuffle(examples)
        examples = list(once(examples, report))
        written = write_examples(arguments.out / f"{name}.jsonl", examples)
        counts[name] = {"records": written, "kept": dict(report.kept), "dropped": dict(report.dropped)}
        print(f"{name}: {written} records, {sum(report.dropped.values())} drafts dropped", flush=True)
    held_back = (one for one in curated if one.split == "heldout")
    write_examples(arguments.out / "heldout_curated.jsonl", held_back)
    (arguments.out / "counts.json").write_text(json.dumps(counts, indent=2) + "\n", encoding="utf-8")
    return counts


def _source(arguments: argparse.Namespace, rough: Recipe, workers: Workers) -> Source:
    """What prompts are made from and counted with: the tokenizer is trained here where no model is named."""
    if arguments.model:
        return Source(arguments.index, arguments.model)
    sample = generate_chunks(rough, Source(arguments.index), Report(), workers)
    tokenizer = train_tokenizer(
        ("\n".join(message["content"] for message in (*e.prompt, *e.completion)) for e in sample),
        vocab_size=arguments.vocab_size,
        context_length=arguments.context_length,
        words=common_words(arguments.words),
    )
    folder = arguments.out / "tokenizer"
    tokenizer.save_pretrained(folder)
    return Source(arguments.index, str(folder))


def recipes(base: Recipe, arguments: argparse.Namespace) -> dict[str, Recipe]:
    """What to generate by the file it is for, what is held out first: nothing of it may be in the rest."""
    count, seed = arguments.heldout, arguments.seed
    questions = replace(base, count=count, seed=seed + 3, shuffled=0.0, split="heldout")
    return {
        "heldout_questions": questions,
        "heldout_tables": replace(questions, seed=seed + 4, held_out=frozenset(), only=base.held_out),
        "sft": replace(base, count=arguments.sft, seed=seed + 2, shuffled=arguments.shuffled),
        "pretrain": replace(
            base,
            count=arguments.pretrain,
            seed=seed + 1,
            shuffled=RENAMED_SHARE * (1 - arguments.invented),
            invented=arguments.invented,
            turns=True,
        ),
    }


def _curated(
    arguments: argparse.Namespace, held: frozenset[str], source: Source, workers: Workers
) -> tuple[list[Example], dict[str, object]]:
    """All that was written one by one, and the counts of what was kept and dropped. Curated SQL is over the
    bundled reference: over another index it is tried and mostly dropped."""
    recipe = _curated_recipe(arguments, held)
    return _by_hand("curated", arguments, list(read_curated()), list(read_entries()), recipe, source, workers)


def _practice(
    arguments: argparse.Namespace, held: frozenset[str], source: Source, workers: Workers
) -> tuple[list[Example], dict[str, object]]:
    """The questions over practice modules, whose tables stand among those of the reference, and the counts.

    The index of both is written to practice/ of the output folder.
    """
    domains = list(read_domains())
    catalog = practice_catalog([domain.script for domain in domains])
    scripts = [str(domain.script) for domain in domains]
    folder = arguments.out / "practice"
    TableIndex.build(catalog, SentenceEncoder()).save(folder, ("--ddl", *scripts))
    kept_apart = practice_catalog([one.script for one in domains if one.name in held_out_practice()])
    away = {table.name for table in own_tables(kept_apart)}
    recipe = replace(_curated_recipe(arguments, held | away), by_form=False)
    questions = [question for domain in domains for question in domain.questions]
    return _by_hand("practice", arguments, questions, [], recipe, replace(source, index=folder), workers)


def _curated_recipe(arguments: argparse.Namespace, held: frozenset[str]) -> CuratedRecipe:
    return CuratedRecipe(
        arguments.context_length,
        rough_count,
        held_out=held,
        copies=arguments.copies,
        turns=arguments.turns,
        record_length=arguments.record_length,
        links=arguments.links,
        shots=arguments.shots,
        seed=arguments.seed,
    )


def _by_hand(
    name: str,
    arguments: argparse.Namespace,
    questions: Sequence[Curated],
    entries: Sequence[CuratedEntry],
    recipe: CuratedRecipe,
    source: Source,
    workers: Workers,
) -> tuple[list[Example], dict[str, object]]:
    """The records of what was written by hand, and the counts of what was kept and dropped."""
    report, within = Report(), arguments.within_grammar
    made = curated_chunks(questions, entries, recipe, source, report, workers, within_grammar=within)
    examples = list(made)
    print(f"{name}: {len(examples)} records, {sum(report.dropped.values())} dropped", flush=True)
    return examples, {"records": len(examples), "kept": dict(report.kept), "dropped": dict(report.dropped)}


def once(examples: Iterable[Example], report: Report) -> Iterator[Example]:
    """The examples without those that repeat both the question and the answers of one before; `report`
    counts these: chunks are drawn apart from each other."""
    seen: set[tuple[str, ...]] = set()
    for example in examples:
        key = (example.question, *(message["content"] for message in example.completion))
        if key in seen:
            report.dropped["said before"] += 1
            continue
        seen.add(key)
        yield example


def _progress(examples: Iterator[Example], name: str, total: int) -> Iterator[Example]:
    """The same examples; a line on standard error for every tenth of them."""
    step = max(1, total // 10)
    for number, example in enumerate(examples, 1):
        yield example
        if number % step == 0:
            print(f"{name}: {number} of {total}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    run_main(main)
