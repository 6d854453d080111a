"""A feed-forward network with one hidden layer, kept as JSON: small enough that numpy runs it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_STEEPEST = 30.0
_DECIMALS = 4
_PARTS = ("mean", "scale", "first", "bias", "second")


@dataclass(frozen=True, slots=True)
class Network:
    """One hidden layer over standardised features: shapes (features,), (features, hidden), (hidden,),
    (hidden,) and a number."""

    mean: NDArray[np.float32]
    scale: NDArray[np.float32]
    first: NDArray[np.float32]
    bias: NDArray[np.float32]
    second: NDArray[np.float32]
    offset: float

    @classmethod
    def read(cls, path: Path, features: tuple[str, ...], command: str) -> Network:
        """The network of a file; raises ValueError where that is for other `features`: `command` writes it
        anew."""
        import numpy as np

        kept: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if tuple(kept["features"]) != features:
            raise ValueError(f"{path.name} is of another version: run {command}")
        mean, scale, first, bias, second = (np.asarray(kept[name], dtype=np.float32) for name in _PARTS)
        return cls(mean, scale, first, bias, second, float(kept["offset"]))

    def write(self, path: Path, features: tuple[str, ...]) -> None:
        """Write the network as `read` takes it, to four decimals."""
        import numpy as np

        parts = {name: np.asarray(getattr(self, name), dtype=np.float64) for name in (*_PARTS, "offset")}
        rounded = {name: np.round(part, _DECIMALS).tolist() for name, part in parts.items()}
        path.write_text(json.dumps({"features": features} | rounded) + "\n", encoding="utf-8")

    def logits(self, rows: NDArray[np.float32]) -> NDArray[np.float32]:
        """One number a row of features, within 30 of 0."""
        import numpy as np

        hidden = np.maximum((rows - self.mean) / self.scale @ self.first + self.bias, 0.0)
        found = np.clip(hidden @ self.second + self.offset, -_STEEPEST, _STEEPEST)
        return np.asarray(found, dtype=np.float32)

    def probabilities(self, rows: NDArray[np.float32]) -> NDArray[np.float32]:
        """The logistic function of the logits."""
        import numpy as np

        return np.asarray(1.0 / (1.0 + np.exp(-self.logits(rows))), dtype=np.float32)
