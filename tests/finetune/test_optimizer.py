"""Muon and AdamW as one optimizer: who steps what, schedules, saving and restoring."""

from __future__ import annotations

import copy

import pytest
import torch
from torch import nn

from finetune.optimizer import MuonAdamW


class Tiny(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.embed = nn.Embedding(12, 8)
        self.inner = nn.Linear(8, 8, bias=True)
        self.norm = nn.LayerNorm(8)

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        return self.norm(self.inner(self.embed(ids))) @ self.embed.weight.T


def make() -> tuple[Tiny, MuonAdamW]:
    torch.manual_seed(1)
    model = Tiny()
    return model, MuonAdamW(model, lr=0.01, weight_decay=0.0)


def train(model: Tiny, optimizer: MuonAdamW, steps: int) -> list[float]:
    ids = torch.arange(12).repeat(4)
    losses = []
    for _ in range(steps):
        loss = nn.functional.cross_entropy(model(ids), ids.roll(1))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses


def test_every_parameter_moves_and_the_loss_falls() -> None:
    model, optimizer = make()
    before = {name: value.clone() for name, value in model.state_dict().items()}
    losses = train(model, optimizer, 30)
    assert losses[-1] < losses[0] - 0.5
    assert all(not before[name].equal(value) for name, value in model.state_dict().items())


def test_only_matrices_inside_blocks_are_orthogonalized() -> None:
    model, optimizer = make()
    owned = {id(p) for group in optimizer._parts[0].param_groups for p in group["params"]}
    assert owned == {id(model.inner.weight)}


def test_a_muon_step_changes_all_directions_of_a_matrix_alike() -> None:
    model, optimizer = make()
    before = model.inner.weight.detach().clone()
    train(model, optimizer, 1)
    singular = torch.linalg.svdvals(model.inner.weight.detach() - before)
    assert singular.max() < 3 * singular.median()


def test_a_schedule_reaches_both_parts() -> None:
    _, optimizer = make()
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: 0.5**step)
    optimizer.step()
    schedule.step()
    assert {group["lr"] for part in optimizer._parts for group in part.param_groups} == {0.005}


def test_embeddings_learn_at_their_own_share_of_the_rate() -> None:
    model = Tiny()
    optimizer = MuonAdamW(model, lr=0.01, weight_decay=0.0, embedding_rate=0.1)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: 0.5**step)
    optimizer.step()
    schedule.step()
    rates = {id(p): group["lr"] for group in optimizer.param_groups for p in group["params"]}
    assert rates[id(model.embed.weight)] == pytest.approx(0.0005)
    assert rates[id(model.inner.weight)] == rates[id(model.norm.weight)] == pytest.approx(0.005)


def test_restored_state_goes_on_as_if_never_stopped() -> None:
    model, optimizer = make()
    train(model, optimizer, 3)
    other, restored = copy.deepcopy(model), None
    restored = MuonAdamW(other, lr=0.01, weight_decay=0.0)
    restored.load_state_dict(copy.deepcopy(optimizer.state_dict()))
    assert train(model, optimizer, 3) == train(other, restored, 3)
    with pytest.raises(ValueError):
        restored.load_state_dict({"parts": []})
