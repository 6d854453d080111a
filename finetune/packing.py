"""Packing several records into one row without one seeing another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from schema_index import TrainingError

if TYPE_CHECKING:
    from datasets import Dataset


def check_packing(config: Any) -> None:
    """Raises TrainingError for a strategy that joins records, or cuts them.

    Records for evaluation stay single, so that the loss to choose by is the same as without packing.
    """
    if config.packing_strategy != "bfd":
        raise TrainingError(
            f"--packing_strategy {config.packing_strategy} lets records run into each other or cuts them: "
            "leave it out (bfd keeps each whole)"
        )
    if config.eval_packing is None:
        config.eval_packing = False


def check_isolation(model: Any, records: Dataset) -> None:
    """Raises TrainingError where a packed record changes the logits of the one after it.

    Positions that start anew tell the attention where a record begins (transformers.masking_utils); a model
    or an attention that does not heed them would train every record on the one before.
    """
    import torch

    if len(records) < 2:
        return
    first, second = ([*ids[:16]] for ids in records[:2]["input_ids"])
    other = [*reversed(first)]
    position = torch.tensor([[*range(len(first)), *range(len(second))]], device=model.device)
    training = model.training
    model.eval()
    try:
        with torch.no_grad():
            seen = [
                model(
                    input_ids=torch.tensor([[*before, *second]], device=model.device),
                    position_ids=position,
                    use_cache=False,
                ).logits[0, len(first) :]
                for before in (first, other)
            ]
    finally:
        model.train(training)
    if not torch.allclose(seen[0], seen[1], atol=1e-3, rtol=1e-3):
        raise TrainingError(
            f"{type(model).__name__} with {model.config._attn_implementation} attention sees across packed "
            "records: leave --packing out, or set --attn_implementation sdpa or flash_attention_2"
        )
