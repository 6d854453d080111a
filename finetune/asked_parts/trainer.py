"""transformers' Trainer over passages: batches of like length, the loss over lines, a faster head."""

from __future__ import annotations

from typing import Any

import torch
from torch import nn
from transformers import Trainer

from finetune.length_sampler import LengthSampler


class PartTrainer(Trainer):
    """Trains a PartNetwork; the rate of its head is `head_rate` times that of the layers below."""

    def __init__(self, *arguments: Any, head_rate: float, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.head_rate = head_rate

    def create_optimizer(self, model: Any = None) -> torch.optim.Optimizer:
        """AdamW, fused, over what is trained."""
        if self.optimizer is None:
            config = self.args
            network: Any = self.model
            below = [one for one in network.bert.parameters() if one.requires_grad]
            self.optimizer = torch.optim.AdamW(
                [
                    {"params": below, "lr": config.learning_rate},
                    {"params": list(network.head.parameters()), "lr": config.learning_rate * self.head_rate},
                ],
                betas=(config.adam_beta1, config.adam_beta2),
                weight_decay=config.weight_decay,
                fused=True,
            )
        return self.optimizer

    def compute_loss(
        self,
        model: Any,
        inputs: dict[str, torch.Tensor],
        return_outputs: bool = False,
        num_items_in_batch: torch.Tensor | int | None = None,
    ) -> torch.Tensor:
        """Binary cross-entropy summed over the roles, a mean over the lines of the batch."""
        labels, counted = inputs.pop("labels"), inputs.pop("counted")
        logits = model(**inputs)
        losses = nn.functional.binary_cross_entropy_with_logits(logits, labels, reduction="none").sum(-1)
        loss: torch.Tensor = (losses * counted).sum() / counted.sum()
        return loss

    def _get_train_sampler(self, train_dataset: Any = None) -> Any:
        rows: Any = self.train_dataset
        lengths = [len(row["input_ids"]) for row in rows]
        return LengthSampler(lengths, self.args.train_batch_size, self.args.seed)
