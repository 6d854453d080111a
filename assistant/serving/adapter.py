"""What an adapter folder holds, and whether vLLM can serve it as it is."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from assistant.weights import base_of
from schema_index import ModelError

CONFIG = "adapter_config.json"
WEIGHTS = "adapter_model.safetensors"
RANKS = (1, 8, 16, 32, 64, 128, 256, 320, 512)
"""Those that vLLM's --max-lora-rank takes (vllm/config/lora.py, MaxLoRARanks)."""


@dataclass(frozen=True, slots=True)
class Adapter:
    """A PEFT adapter: `must_merge` says why vLLM cannot serve it over its base, "" where it can."""

    folder: Path
    base: str
    rank: int
    must_merge: str

    @property
    def most_rank(self) -> int:
        """The least rank that vLLM can be told which takes this adapter."""
        return next(rank for rank in RANKS if rank >= self.rank)


def read_adapter(folder: Path, base: str | None = None) -> Adapter:
    """Read the folder's configuration; `base` stands in for the base that it names.

    Raises ModelError where there is no adapter, or its configuration does not say what it is.
    """
    config = folder / CONFIG
    if not config.is_file():
        raise ModelError(f"no adapter in {folder}: name a folder that training with --use_peft wrote")
    under = base or base_of(config)
    given = json.loads(config.read_text(encoding="utf-8"))
    try:
        rank = int(given["r"])
        ranks = [rank, *map(int, (given.get("rank_pattern") or {}).values())]
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        fault = f"{config} is not that of a LoRA adapter: it has no rank r; train it again"
        raise ModelError(fault) from error
    reasons = {
        "it is a DoRA": given.get("use_dora"),
        "it trains whole modules": given.get("modules_to_save"),
        "it trains single tokens": given.get("trainable_token_indices"),
        "it trains biases": given.get("bias", "none") != "none",
        "its base is an adapter too": (Path(under) / CONFIG).is_file(),
        f"its rank is above {RANKS[-1]}": max(ranks) > RANKS[-1],
    }
    return Adapter(folder, under, max(ranks), ", ".join(reason for reason, holds in reasons.items() if holds))


def is_adapter(place: str) -> bool:
    """Whether a place is an adapter folder."""
    return (Path(place) / CONFIG).is_file()


def merged_is_fresh(adapter: Adapter, out: Path) -> bool:
    """Whether `out` holds the adapter folded in since it was trained."""
    made = out / "config.json"
    parts = [path for name in (CONFIG, WEIGHTS) if (path := adapter.folder / name).is_file()]
    return made.is_file() and all(path.stat().st_mtime <= made.stat().st_mtime for path in parts)
