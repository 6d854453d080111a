"""Fits the weights of retriever/weights.toml on the curated questions, and says what each signal is worth.

    python benchmarks/fit_ranking.py                 # recall in cross-validation, by kind of catalog
    python benchmarks/fit_ranking.py --ablate        # the same without each group of signals
    python benchmarks/fit_ranking.py --write         # fits on all questions for tuning, writes the file
    python benchmarks/fit_ranking.py --examples      # writes retriever/examples.jsonl

A question is for tuning where the CRC-32 of its text is not divisible by 3; the others are never looked at.
The kinds of catalog: the reference; without descriptions; among near-duplicates and strangers
(trial_catalog.py), with and without what the reference lends; without business terms; and with a third of
the tables strange to the examples. The loss of a question is the sum over its tables of log(1 + sum of
exp(score of each other table - score)), by the square root of their number. The embedding model was tuned
on the same questions and knows them better than any that a user asks, so the weights are fitted to the mean
of its cosines and those of the model it was made from (LEARNT). Run it again after a change of the embedding
model, of a signal or of the business terms.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.trial_catalog import trial_script, without_descriptions
from finetune.embedding.export import plain_folder
from retriever.examples import EXAMPLES_FILE, load_examples
from retriever.lexicon import Lexicon
from retriever.search import WEIGHTS_FILE, Weights, fuse, load_weights
from retriever.signals import Evidence, Signals
from retriever.text import question_stems
from schema_index import Catalog, Encoder, SentenceEncoder, TableIndex, load_reference, read_ddl

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

K = 8
LEARNT = 0.5
"""The weight of the tuned model's cosines, standardised, beside those of the model it was made from. By its
own alone all tables of 71.5% of the questions for tuning stand among the first K, and of 63.5% of the others;
by this mean, of 61.6% of those for tuning."""
TRIAL_TABLES, TRIAL_SEED = 1400, 1
"""Of the trial catalog; not the seed of the one that recall is reported on."""
STRANGE = 3
"""One table of so many is strange to the examples in one kind of catalog."""
CANDIDATES = 60
"""The best tables of a question that it is fitted on, besides those it needs."""
ROUNDS = 3
RIDGE = 2e-3
GROUPS = {
    "dense": ("dense", "dense_rank"),
    "words": ("words", "words_rank", "new_words"),
    "columns": ("columns", "column", "columns_rank"),
    "titles": ("title_whole", "name_whole"),
    "terms": ("term", "new_term"),
    "examples": ("example_words", "examples", "companion"),
    "roles": ("batch", "parameters", "working", "copy"),
    "popular": ("popular",),
    "neighbours": ("header_of", "master_of", "detail_of", "between", "companion"),
    "modules": ("module", "module_share"),
    "groups": ("group",),
}


@dataclass(frozen=True)
class Question:
    """A question, its stems and the tables it needs."""

    text: str
    stems: tuple[str, ...]
    tables: tuple[str, ...]


@dataclass
class Kind:
    """A kind of catalog with the signals of every question."""

    name: str
    signals: Signals
    questions: Sequence[Question]
    evidence: list[Evidence] = field(default_factory=list)
    gold: list[NDArray[np.intp]] = field(default_factory=list)


def curated(*, tuning: bool) -> Iterator[Question]:
    """The curated questions for tuning, or the others; the tables are those of the SQL."""
    import sqlglot
    from sqlglot import exp

    from finetune.curated import read_curated

    catalog = load_reference()
    for one in read_curated():
        if (zlib.crc32(one.question.encode()) % 3 != 0) != tuning:
            continue
        tree = sqlglot.parse_one(one.sql, read="tsql")
        names = {found.name for node in tree.find_all(exp.Table) if (found := catalog.find(node.name))}
        if names:
            yield Question(one.question, tuple(question_stems(one.question)), tuple(sorted(names)))


def kinds(questions: Sequence[Question], tuned: Encoder, source: Encoder) -> Iterator[Kind]:
    """Every kind of catalog, one after the other; `tuned` was made from `source`."""
    texts = [question.text for question in questions]
    asked = [(encoder, encoder.encode(texts)) for encoder in (tuned, source)]
    reference = load_reference()
    trial, plain = _trials()
    for name, catalog in (
        ("reference", reference),
        ("undescribed", without_descriptions(reference)),
        ("trial", trial),
        ("trial, plain", plain),
    ):
        cosines = [rows @ TableIndex.build(catalog, encoder).vectors.T for encoder, rows in asked]
        dense = LEARNT * _standardised(cosines[0]) + (1 - LEARNT) * _standardised(cosines[1])
        yield _kind(name, Signals(Lexicon(catalog)), questions, dense)
        if name == "reference":
            without = Lexicon(catalog)
            without.__dict__.update(terms=(), term_places={})  # cached properties, filled beforehand
            yield _kind("no terms", Signals(without), questions, dense)
        if name == "trial":
            yield _kind("strange", _strange(Lexicon(catalog)), questions, dense)


def _standardised(cosines: NDArray[np.float32]) -> NDArray[np.float32]:
    """Each question's cosines by their mean and spread over the tables; above 0, as only that is ranked."""
    import numpy as np

    mean, spread = cosines.mean(axis=1, keepdims=True), cosines.std(axis=1, keepdims=True)
    scores = (cosines - mean) / np.maximum(spread, 1e-6)
    return scores - scores.min() + 0.01


def _trials() -> tuple[Catalog, Catalog]:
    from schema_index.assembly.knowledge import with_reference

    with tempfile.TemporaryDirectory(prefix="vista-trial-") as scratch:
        script = Path(scratch) / "trial.sql"
        script.write_text(trial_script(TRIAL_TABLES, TRIAL_SEED), encoding="utf-8")
        plain = read_ddl([script]).catalog
    return with_reference(plain)[0], plain


def _strange(lexicon: Lexicon) -> Signals:
    """Signals whose examples know nothing of one table in STRANGE."""
    names = sorted({name for example in load_examples() for name in example.tables})
    unknown = set(Random(0).sample(names, len(names) // STRANGE))
    known = [example for example in load_examples() if not unknown & set(example.tables)]
    return Signals(lexicon, known)


def _kind(name: str, signals: Signals, questions: Sequence[Question], dense: NDArray[np.float32]) -> Kind:
    import numpy as np

    made = Kind(name, signals, questions)
    for question, row in zip(questions, dense, strict=True):
        made.evidence.append(signals.own(question.stems, row))
        made.gold.append(np.asarray([signals.row_of[table] for table in question.tables], dtype=np.intp))
    print(f"{name}: {len(signals.names)} tables", file=sys.stderr, flush=True)
    return made


def fit(data: Sequence[Kind], chosen: Sequence[int], off: frozenset[str] = frozenset()) -> Weights:
    """The weights for the questions of these numbers, without the signals in `off`."""
    shipped = load_weights()
    own = [name for name in shipped.own if name not in off]
    shared = [name for name in shipped.shared if name not in off]
    first = _fit_rounds(data, chosen, own, {"words": 1.0, "dense": 1.0})
    spread(data, chosen, Weights(first, {}))
    return Weights(first, _fit_rounds(data, chosen, shared, first))


def spread(data: Sequence[Kind], chosen: Sequence[int], weights: Weights) -> None:
    """Work out what tables gain from their neighbours under these weights."""
    for kind in data:
        for number in chosen:
            evidence = kind.evidence[number]
            kind.signals.shared(kind.questions[number].stems, evidence, fuse(evidence, weights.own))


def _fit_rounds(
    data: Sequence[Kind], chosen: Sequence[int], names: Sequence[str], start: Mapping[str, float]
) -> dict[str, float]:
    """Fit, find the tables that now stand before the needed ones, fit again on those."""
    import numpy as np

    weights = np.asarray([start.get(name, 0.0) for name in names], dtype=np.float32)
    for _ in range(ROUNDS):
        rows = []
        for kind in data:
            for number in chosen:
                signals = np.stack([kind.evidence[number].rows[name] for name in names], axis=1)
                best = np.argsort(-(signals @ weights))[:CANDIDATES]
                kept = np.union1d(best, kind.gold[number])
                rows.append((signals[kept], np.isin(kept, kind.gold[number])))
        weights = _minimize(rows, weights)
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}


def _minimize(rows: Sequence[tuple[Any, Any]], start: NDArray[np.float32]) -> NDArray[np.float32]:
    """The weights of least loss, by L-BFGS from `start`."""
    import numpy as np
    import torch

    longest = max(len(needed) for _, needed in rows)
    signals = np.zeros((len(rows), longest, len(start)), dtype=np.float32)
    needed, other = np.zeros((2, len(rows), longest), dtype=bool)
    for number, (values, gold) in enumerate(rows):
        signals[number, : len(gold)] = values
        needed[number, : len(gold)], other[number, : len(gold)] = gold, ~gold
    values, wanted, unwanted = torch.tensor(signals), torch.tensor(needed), torch.tensor(other)
    weights = torch.tensor(start, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=200, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        scores = values @ weights
        others = scores.masked_fill(~unwanted, -1e9).logsumexp(1, keepdim=True)
        each = torch.nn.functional.softplus(others - scores) * wanted
        value = (each.sum(1) / wanted.sum(1).sqrt()).mean() + RIDGE * (weights**2).sum()
        value.backward()  # type: ignore[no-untyped-call]
        return value

    optimizer.step(loss)  # type: ignore[no-untyped-call, arg-type]
    return weights.detach().numpy()


def recall(kind: Kind, chosen: Sequence[int], weights: Weights) -> tuple[float, float]:
    """Complete and mean recall@K of these questions; `spread` comes first."""
    import numpy as np

    complete = mean = 0.0
    for number in chosen:
        best = np.argsort(-fuse(kind.evidence[number], weights.shared), kind="stable")[:K]
        found = len(np.intersect1d(best, kind.gold[number]))
        complete += found == len(kind.gold[number])
        mean += found / len(kind.gold[number])
    return complete / len(chosen), mean / len(chosen)


def validate(data: Sequence[Kind], off: frozenset[str] = frozenset()) -> dict[str, tuple[float, float]]:
    """Recall by kind, each half of the questions judged with the weights of the other half."""
    numbers = list(range(len(data[0].questions)))
    Random(0).shuffle(numbers)
    halves = numbers[::2], numbers[1::2]
    found: dict[str, list[tuple[float, float]]] = {kind.name: [] for kind in data}
    for learnt, judged in (halves, halves[::-1]):
        weights = fit(data, learnt, off)
        spread(data, judged, weights)
        for kind in data:
            found[kind.name].append(recall(kind, judged, weights))
    return {name: (sum(a for a, _ in both) / 2, sum(b for _, b in both) / 2) for name, both in found.items()}


def write_weights(weights: Weights) -> None:
    """Write the weights file."""
    text = (
        "# What a unit of each signal adds to a table's score: by itself, and once its neighbours count.\n"
        "# retriever/signals.py says what each signal is. Written by benchmarks/fit_ranking.py --write.\n"
    )
    for name, values in (("own", weights.own), ("shared", weights.shared)):
        text += f"\n[{name}]\n" + "".join(f"{signal} = {value:.2f}\n" for signal, value in values.items())
    WEIGHTS_FILE.write_text(text, encoding="utf-8")


def write_examples() -> None:
    """Write the examples file: the questions for tuning, with their tables."""
    rows = [{"question": one.text, "tables": list(one.tables)} for one in curated(tuning=True)]
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    EXAMPLES_FILE.write_text(text, encoding="utf-8")


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--ablate", action="store_true", help="without each group of signals in turn")
    parser.add_argument("--write", action="store_true", help="write retriever/weights.toml")
    parser.add_argument("--examples", action="store_true", help="write retriever/examples.jsonl and stop")
    parser.add_argument("--json", action="store_true", help="a JSON object a line in place of the table")
    options = parser.parse_args()
    if options.examples:
        write_examples()
        return
    source = SentenceEncoder(plain_folder())
    data = list(kinds(list(curated(tuning=True)), SentenceEncoder(), source))
    if not options.json:
        print(f"{'':14}" + "".join(f"{kind.name:>16}" for kind in data))
    for name, off in [("all signals", ()), *(GROUPS.items() if options.ablate else ())]:
        found = validate(data, frozenset(off))
        label = name if not off else f"without {name}"
        if options.json:
            print(json.dumps({"signals": label, **found}), flush=True)
        else:
            print(f"{label:20}" + "".join(f"{a:>9.1%}{b:>7.1%}" for a, b in found.values()), flush=True)
    if options.write:
        write_weights(fit(data, range(len(data[0].questions))))


if __name__ == "__main__":
    main()
