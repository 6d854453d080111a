"""Muon for the weight matrices, AdamW for the rest, as one optimizer that a Trainer can save and resume.

Muon orthogonalizes the momentum of each matrix (Jordan et al. 2024, torch.optim.Muon); its update is scaled
to the size of AdamW's (Liu et al. 2025, "Muon is Scalable for LLM Training"), so that one learning rate and
one schedule serve both. Embeddings, norms and biases stay with AdamW, as both sources advise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import torch
from torch import nn


class MuonAdamW(torch.optim.Optimizer):
    """Steps torch.optim.Muon over the two-dimensional weights inside blocks and AdamW over the others.

    `lr` and `weight_decay` hold for both (norms and biases are not decayed), `betas` for AdamW; embeddings
    learn at `embedding_rate` times `lr`.
    """

    def __init__(
        self,
        model: nn.Module,
        lr: float,
        weight_decay: float,
        betas: tuple[float, float] = (0.9, 0.95),
        embedding_rate: float = 1.0,
    ) -> None:
        embedded = {
            id(parameter)
            for module in model.modules()
            if isinstance(module, nn.Embedding)
            for parameter in module.parameters()
        }
        wanted = [parameter for parameter in model.parameters() if parameter.requires_grad]
        matrices = [p for p in wanted if p.ndim == 2 and id(p) not in embedded]
        tables = [p for p in wanted if p.ndim >= 2 and (p.ndim > 2 or id(p) in embedded)]
        vectors = [p for p in wanted if p.ndim < 2]
        self._parts: list[torch.optim.Optimizer] = []
        if matrices:
            self._parts.append(
                torch.optim.Muon(matrices, lr=lr, weight_decay=weight_decay, adjust_lr_fn="match_rms_adamw")
            )
        groups: list[dict[str, Any]] = [
            {"params": tables, "weight_decay": weight_decay, "lr": lr * embedding_rate},
            {"params": vectors, "weight_decay": 0.0},
        ]
        groups = [group for group in groups if group["params"]]
        if groups:
            self._parts.append(torch.optim.AdamW(groups, lr=lr, betas=betas))
        super().__init__([{"params": wanted}], {"lr": lr})
        self._share_groups()

    def _share_groups(self) -> None:
        """A scheduler that sets `lr` in our groups sets it in the parts'."""
        self.param_groups = [group for part in self._parts for group in part.param_groups]

    def step(self, closure: Callable[[], float] | None = None) -> float | None:  # type: ignore[override]
        """One step of both parts."""
        loss = closure() if closure else None
        for part in self._parts:
            part.step()
        return loss

    def state_dict(self) -> dict[str, Any]:
        """The states of the parts, in order."""
        return {"parts": [part.state_dict() for part in self._parts]}

    def load_state_dict(self, state_dict: dict[str, Any]) -> None:
        """Restore the parts; raises ValueError where the state is of another split."""
        states: Iterable[dict[str, Any]] = state_dict.get("parts", [])
        for part, state in zip(self._parts, states, strict=True):
            part.load_state_dict(state)
        self._share_groups()
