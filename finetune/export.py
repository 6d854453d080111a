"""Export a trained model to the folder that ships: half the bytes a weight, shards small enough to commit.

    python -m finetune.export --model runs/sft --out assistant/vista_nano

Writes config, tokenizer and weights; a README.md (the model card) that stands in the folder is kept. The
folder is written aside and renamed, so that a reader never sees half a model.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

from finetune.nano import MAX_SHARD
from finetune.training import run_main
from schema_index import ModelError

DTYPES = ("bfloat16", "float16", "float32")


def main() -> None:
    """Parse the arguments and export."""
    parser = argparse.ArgumentParser(prog="python -m finetune.export", description=__doc__.splitlines()[0])
    parser.add_argument("--model", type=Path, required=True, help="folder of a trained or merged model")
    parser.add_argument("--out", type=Path, required=True, help="folder to write")
    parser.add_argument("--dtype", choices=DTYPES, default="bfloat16")
    parser.add_argument("--json", action="store_true", help="print what was written as JSON")
    arguments = parser.parse_args()
    written = export(arguments.model, arguments.out, arguments.dtype)
    if arguments.json:
        print(json.dumps(written))
    else:
        total = sum(written.values())
        print(f"{arguments.out}: {len(written)} files, {total / 1e6:.1f} MB")


def export(model: Path, out: Path, dtype: str = "bfloat16") -> dict[str, int]:
    """Export and return the size in bytes of each file; raises ModelError for a folder without a model."""
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    if not (model / "config.json").exists():
        raise ModelError(f"no model in {model}: name a folder that finetune.sft or finetune.merge wrote")
    loaded = AutoModelForCausalLM.from_pretrained(model, dtype=getattr(torch, dtype))
    tokenizer = AutoTokenizer.from_pretrained(model)
    aside = out.with_name(out.name + ".part")
    shutil.rmtree(aside, ignore_errors=True)
    loaded.save_pretrained(aside, max_shard_size=MAX_SHARD)
    tokenizer.save_pretrained(aside)
    card = out / "README.md"
    if card.exists():
        shutil.copy2(card, aside / "README.md")
    for path in aside.iterdir():
        path.chmod(0o644)
    if out.exists():
        shutil.rmtree(out)
    aside.rename(out)
    return {path.name: path.stat().st_size for path in sorted(out.iterdir())}


if __name__ == "__main__":
    run_main(main)
