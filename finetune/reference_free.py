"""TRL's DPO trainer against a uniform reference, so that no reference model is run or kept."""

from __future__ import annotations

from typing import Any

from trl import DPOTrainer


class ReferenceFreeDPOTrainer(DPOTrainer):  # type: ignore[misc]
    """DPOTrainer whose reference gives every answer the log-probability 0.

    The loss then prefers the chosen answer by the model's own log-probabilities alone; with `loss_type`
    sigmoid_norm, which divides them by the length, it is SimPO's with a margin of 0 (Meng et al. 2024,
    equation 6). It needs `precompute_ref_log_probs`, which `finetune.dpo` sets.
    """

    def _precompute_ref_logps(self, dataset: Any, name: str, batch_size: int) -> Any:
        zeros = [0.0] * len(dataset)
        return dataset.add_column("ref_chosen_logps", zeros).add_column("ref_rejected_logps", zeros)
