"""Export a trained model to the folder that ships: half the bytes a weight, shards small enough to commit.

    python -m finetune.export --model runs/sft --out assistant/vista_nano
    python -m finetune.export --model runs/sft runs/sft-longer --out assistant/vista_nano

Weights of several models, stages of one training, are averaged evenly (Wortsman et al., Model soups, 2022).
Writes config, tokenizer and weights; what people wrote in the folder is kept: a README.md (the model card),
and the names of the tables trained on. The folder is written aside and renamed, so that a reader never sees
half a model.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path
from typing import Any

from assistant.load_model import KNOWN_TABLES
from finetune.base_model import check_model
from finetune.nano import MAX_SHARD, set_context_length
from finetune.training import run_main
from schema_index import ModelError

KEPT = ("README.md", KNOWN_TABLES)
DTYPES = ("bfloat16", "float16", "float32")


def main() -> None:
    """Parse the arguments and export."""
    parser = argparse.ArgumentParser(prog="python -m finetune.export", description=__doc__.splitlines()[0])
    parser.add_argument(
        "--model",
        type=Path,
        nargs="+",
        required=True,
        help="folder of a trained or merged model; of several, the mean",
    )
    parser.add_argument("--out", type=Path, required=True, help="folder to write")
    parser.add_argument("--dtype", choices=DTYPES, default="bfloat16")
    parser.add_argument(
        "--context-length", type=int, help="tokens of prompt and answer (default: as the model says)"
    )
    parser.add_argument("--json", action="store_true", help="print what was written as JSON")
    arguments = parser.parse_args()
    written = export(
        *arguments.model,
        out=arguments.out,
        dtype=arguments.dtype,
        context_length=arguments.context_length,
    )
    if arguments.json:
        print(json.dumps(written))
    else:
        total = sum(written.values())
        print(f"{arguments.out}: {len(written)} files, {total / 1e6:.1f} MB")


def export(
    *models: Path, out: Path, dtype: str = "bfloat16", context_length: int | None = None
) -> dict[str, int]:
    """Export and return the size in bytes of each file; config and tokenizer are the first model's.

    Raises ModelError for a folder without a model, or models that are not of one kind.
    """
    import torch
    from transformers import AutoTokenizer

    for model in models:
        check_model(model)
    first, *others = models
    tokenizer = AutoTokenizer.from_pretrained(first)
    half = getattr(torch, dtype)
    loaded = _loaded(first, torch.float32 if others else half)
    for other in others:
        _add(loaded, other, first, tokenizer.get_vocab())
    if others:
        with torch.no_grad():
            for weight in loaded.parameters():
                weight.div_(len(models))
        loaded = loaded.to(half)
    if context_length is not None:
        set_context_length(loaded, tokenizer, context_length)
    aside = out.with_name(out.name + ".part")
    shutil.rmtree(aside, ignore_errors=True)
    loaded.save_pretrained(aside, max_shard_size=MAX_SHARD)
    tokenizer.save_pretrained(aside)
    for name in KEPT:
        if (out / name).exists():
            shutil.copy2(out / name, aside / name)
    for path in aside.iterdir():
        path.chmod(0o644)
    if out.exists():
        shutil.rmtree(out)
    aside.rename(out)
    return {path.name: path.stat().st_size for path in sorted(out.iterdir())}


def _loaded(folder: Path, dtype: Any) -> Any:
    from transformers import AutoModelForCausalLM

    return AutoModelForCausalLM.from_pretrained(folder, dtype=dtype)


def _add(loaded: Any, folder: Path, first: Path, vocabulary: dict[str, int]) -> None:
    """Add the weights of the model in `folder` to those of `loaded`, which began as the model in `first`."""
    import torch
    from transformers import AutoTokenizer

    weights = dict(_loaded(folder, torch.float32).named_parameters())
    shapes = {name: weight.shape for name, weight in loaded.named_parameters()}
    same = {name: weight.shape for name, weight in weights.items()} == shapes
    if not same or AutoTokenizer.from_pretrained(folder).get_vocab() != vocabulary:
        raise ModelError(f"{folder} differs from {first} in shapes or tokenizer: name stages of one training")
    with torch.no_grad():
        for name, weight in loaded.named_parameters():
            weight.add_(weights[name])


if __name__ == "__main__":
    run_main(main)
