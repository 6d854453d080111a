"""Fits the small networks that ship as JSON: one hidden layer over standardised features, by AdamW."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from retriever.network import Network
from schema_index import MissingPackageError

if TYPE_CHECKING:
    import numpy as np
    import torch
    from numpy.typing import NDArray

    Losses = Callable[[Any, torch.Tensor], Iterator[torch.Tensor]]


def fit_network(
    rows: NDArray[np.float32], losses: Losses, steps: int, *, hidden: int, rate: float, seed: int
) -> Network:
    """A network over `rows`, shape (rows, features).

    `losses` is given the network in torch and the rows as it takes them, and yields a loss a step, `steps` in
    all. Raises MissingPackageError without torch.
    """
    try:
        import torch
    except ImportError as error:
        raise MissingPackageError("torch", "fitting the network", "train") from error
    mean, scale = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        first, second = torch.nn.Linear(rows.shape[1], hidden), torch.nn.Linear(hidden, 1)
        network = torch.nn.Sequential(first, torch.nn.ReLU(), second)
        optimizer = torch.optim.AdamW(network.parameters(), weight_decay=1e-3)
        schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, rate, total_steps=steps)
        _descend(losses(network, torch.from_numpy((rows - mean) / scale)), optimizer, schedule)
    return Network(
        mean,
        scale,
        first.weight.detach().numpy().T.copy(),
        first.bias.detach().numpy().copy(),
        second.weight.detach().numpy()[0].copy(),
        float(second.bias.item()),
    )


def _descend(losses: Iterable[torch.Tensor], optimizer: Any, schedule: Any) -> None:
    for loss in losses:
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        schedule.step()
