"""Fold a LoRA or DoRA adapter into its base: a model folder that any server loads.

    python -m finetune.merge --adapter runs/dora --out runs/merged
    python -m assistant.serve --model runs/merged

vLLM serves a LoRA adapter directly (--enable-lora --lora-modules NAME=FOLDER --max-lora-rank RANK) but
refuses DoRA, which must be merged. The merge is computed in float32 and written in the base's own precision
unless --dtype names another. Weights go to safetensors shards; tokenizer and chat template are the adapter's,
or the base's where it has none. An adapter over an adapter (DPO over SFT) is folded in order. The folder is
written aside and renamed.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path
from typing import Any

from finetune.base_model import adapter_base
from finetune.training import run_main
from schema_index import MissingPackageError, ModelError

DTYPES = ("base", "bfloat16", "float16", "float32")


def main() -> None:
    """Parse the arguments and merge."""
    parser = argparse.ArgumentParser(prog="python -m finetune.merge", description=__doc__.splitlines()[0])
    parser.add_argument("--adapter", type=Path, required=True, help="folder that a trainer wrote")
    parser.add_argument("--base", help="its base, where it is not the one that the adapter names")
    parser.add_argument("--out", type=Path, required=True, help="folder to write")
    parser.add_argument("--dtype", choices=DTYPES, default="base", help="precision of the written weights")
    parser.add_argument("--max-shard-size", default="5GB", help="most bytes of one file of weights")
    parser.add_argument("--json", action="store_true", help="print what was written as JSON")
    given = parser.parse_args()
    written = merge(given.adapter, given.out, given.base, given.dtype, given.max_shard_size)
    if given.json:
        print(json.dumps(written))
    else:
        print(f"{given.out}: {len(written)} files, {sum(written.values()) / 1e6:.1f} MB")


def merge(
    adapter: Path, out: Path, base: str | None = None, dtype: str = "base", max_shard_size: str = "5GB"
) -> dict[str, int]:
    """Merge and return the size in bytes of each file.

    Raises ModelError where there is no adapter, its base cannot be loaded, it does not fit, or `out` is one
    of the two.
    """
    _check(adapter, out, base)
    model, tokenizer = _folded(adapter, base)
    name = str(model.config.dtype).removeprefix("torch.") if dtype == "base" else dtype
    model = model.to(_torch_dtype(name))
    aside = out.with_name(f"{out.name}.part")
    shutil.rmtree(aside, ignore_errors=True)
    model.save_pretrained(aside, max_shard_size=max_shard_size)
    tokenizer.save_pretrained(aside)
    if out.exists():
        shutil.rmtree(out)
    aside.rename(out)
    return {path.name: path.stat().st_size for path in sorted(out.iterdir())}


def _check(adapter: Path, out: Path, base: str | None) -> None:
    if not (adapter / "adapter_config.json").is_file():
        raise ModelError(
            f"no adapter in {adapter}: name a folder that training with --use_peft wrote (a model without an "
            "adapter needs no merge)"
        )
    places = [adapter, Path(base or adapter_base(adapter))]
    if any(out.resolve() == place.resolve() for place in places):
        raise ModelError(f"--out {out} holds the adapter or its base: name another folder")


def _folded(adapter: Path, base: str | None) -> tuple[Any, Any]:
    """The base in float32 with the adapter folded in, its config naming the base's own precision."""
    from safetensors import SafetensorError
    from transformers import AutoConfig, AutoModelForCausalLM, AutoTokenizer

    try:
        from peft import PeftModel
    except ImportError as error:
        raise MissingPackageError("peft", f"the adapter at {adapter}", "train") from error
    under = base or adapter_base(adapter)
    try:
        if (Path(under) / "adapter_config.json").is_file():
            model, tokenizer = _folded(Path(under), None)
            own = model.config.dtype
        else:
            own = AutoConfig.from_pretrained(under).dtype
            model = AutoModelForCausalLM.from_pretrained(under, dtype="float32")
            tokenizer = AutoTokenizer.from_pretrained(under)
        if (adapter / "tokenizer_config.json").is_file():
            tokenizer = AutoTokenizer.from_pretrained(adapter)
        if len(tokenizer) > model.get_input_embeddings().num_embeddings:
            model.resize_token_embeddings(len(tokenizer))
        model = PeftModel.from_pretrained(model, str(adapter)).merge_and_unload(safe_merge=True)
    except (OSError, ValueError, KeyError, RuntimeError, TypeError, SafetensorError) as error:
        reason = " ".join(str(error).split())[:240]
        raise ModelError(f"{adapter} cannot be folded into {under}: {reason}") from error
    model.config.dtype = own or "float32"
    return model, tokenizer


def _torch_dtype(name: str) -> Any:
    import torch

    return getattr(torch, name)


if __name__ == "__main__":
    run_main(main)
