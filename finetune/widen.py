"""Widen a small model that has learnt what it can hold: the same answers, more to learn with.

    python -m finetune.widen --model assistant/vista_nano --out runs/wide --intermediate 1792
    python -m finetune.sft --config finetune/recipes/nano_turns.yaml --model_name_or_path runs/wide ...

Each gated MLP gets further neurons, drawn as wide as those it has, whose outputs are zero: the function is
kept, and training goes on from it (after Net2Net, Chen et al. 2016, arXiv 1511.05641, which copies neurons).
`--context-length` lets records be longer than the prompts that the model serves; `finetune.export
--context-length` sets it back.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from finetune.base_model import check_model
from finetune.nano import MAX_SHARD, set_context_length
from finetune.training import run_main
from schema_index import ModelError

_INNER = ("mlp.gate_proj.weight", "mlp.up_proj.weight")
_OUTER = "mlp.down_proj.weight"


def main() -> None:
    """Parse the arguments and widen."""
    parser = argparse.ArgumentParser(prog="python -m finetune.widen", description=__doc__.splitlines()[0])
    parser.add_argument("--model", type=Path, required=True, help="folder of a model with gated MLPs")
    parser.add_argument("--out", type=Path, required=True, help="folder to write, in float32")
    parser.add_argument("--intermediate", type=int, required=True, help="neurons of each MLP")
    parser.add_argument("--context-length", type=int, help="tokens of a record (default: as the model says)")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    count = widen(given.model, given.out, given.intermediate, given.context_length, given.seed)
    print(f"{given.out}: {count / 1e6:.1f} M parameters")


def widen(model: Path, out: Path, intermediate: int, context_length: int | None = None, seed: int = 1) -> int:
    """Write the wider model and return how many parameters it has.

    Raises ModelError for a folder without a model, one without gated MLPs, and one that is not narrower.
    """
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    check_model(model)
    if out.resolve() == model.resolve():
        raise ModelError(f"--out {out} holds the model: name another folder")
    narrow: Any = AutoModelForCausalLM.from_pretrained(model, dtype=torch.float32)
    weights: dict[str, Any] = narrow.state_dict()
    if not any(name.endswith(_OUTER) for name in weights):
        raise ModelError(f"{model} has no gated MLPs: give a model of the Qwen or Llama kind")
    more = intermediate - int(narrow.config.intermediate_size)
    if more <= 0:
        raise ModelError(
            f"--intermediate {intermediate}: {model} has {narrow.config.intermediate_size}: give more"
        )
    drawn = torch.Generator().manual_seed(seed)
    for name, weight in weights.items():
        if name.endswith(_INNER):
            added = torch.randn(more, weight.shape[1], generator=drawn) * weight.std()
            weights[name] = torch.cat([weight, added])
        elif name.endswith(_OUTER):
            weights[name] = torch.cat([weight, weight.new_zeros(weight.shape[0], more)], dim=1)
    narrow.config.intermediate_size = intermediate
    wide: Any = type(narrow)(narrow.config).to(torch.float32)
    wide.load_state_dict(weights)
    tokenizer = AutoTokenizer.from_pretrained(model)
    if context_length is not None:
        set_context_length(wide, tokenizer, context_length)
    wide.save_pretrained(out, max_shard_size=MAX_SHARD)
    tokenizer.save_pretrained(out)
    return int(sum(parameter.numel() for parameter in wide.parameters()))


if __name__ == "__main__":
    run_main(main)
