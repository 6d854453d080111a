"""Not a test: finetune.sft under FSDP on the CPU, started by `accelerate launch` in test_distributed.py.

accelerate turns FSDP on for accelerators alone, although PyTorch's works over gloo on CPUs: here the two
processes are announced as such, on the device "cpu". All else is what `python -m finetune.sft` does.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import torch
from accelerate.state import PartialState
from accelerate.utils import DistributedType
from torch.distributed.fsdp import FSDPModule
from torch.distributed.tensor import DTensor
from trl import ModelConfig, SFTConfig

from finetune import sft
from finetune.arguments import parsed
from finetune.training import run


def _backend(self: PartialState, *_: object, **__: object) -> tuple[str, DistributedType]:
    return "gloo", DistributedType.MULTI_GPU


def _device(self: PartialState) -> None:
    self.device = torch.device("cpu")


def main() -> None:
    """Train, and write down what was sharded: the modules, and how many parameters one process held."""
    torch.distributed.init_process_group("gloo")
    PartialState._prepare_backend = _backend
    PartialState.set_device = _device
    arguments, config, base = parsed(sft.__doc__ or "", sft.SftArguments, SFTConfig, ModelConfig)
    trainer, data = sft.build(arguments, config, base)
    run(trainer, arguments, {"data": data})
    if trainer.accelerator.is_main_process:
        model = trainer.model_wrapped
        parameters = list(model.parameters())
        sharded = {
            "modules": Counter(
                type(module).__name__ for module in model.modules() if isinstance(module, FSDPModule)
            ),
            "held": sum(one.to_local().numel() for one in parameters if isinstance(one, DTensor)),
            "all": sum(one.numel() for one in parameters),
        }
        (Path(config.output_dir) / "sharded.json").write_text(json.dumps(sharded), encoding="utf-8")


if __name__ == "__main__":
    main()
