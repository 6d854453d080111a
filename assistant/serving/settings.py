"""What a model server is asked to be."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from assistant.load_model import BUNDLED_MODEL

PORT = 8000


@dataclass(frozen=True, slots=True)
class ServeSettings:
    """`model`: a model folder, an adapter folder, or a name on the hub (default: the bundled vista-nano).

    `adapter`: a PEFT adapter over it. `merge`: fold the adapter into its base also where vLLM could serve it
    as it is. `merged`: where the folded model is written (default: beside the adapter). `name`: what clients
    call the model (default: the folder's name). `host`, `port`: where it listens.

    `tensor_parallel`: GPUs that share one copy; `data_parallel`: copies. `quantization`, `dtype`,
    `context_length` (tokens), `seats` (answers written at once) and `memory` (share of the GPU) are vLLM's
    own defaults where None. `prefix_caching`: keep what prompts have in common. `extra`: further arguments,
    passed to vLLM unchanged.
    """

    model: str = str(BUNDLED_MODEL)
    adapter: Path | None = None
    merge: bool = False
    merged: Path | None = None
    name: str = ""
    host: str = "127.0.0.1"
    port: int = PORT
    tensor_parallel: int = 1
    data_parallel: int = 1
    quantization: str | None = None
    dtype: str | None = None
    context_length: int | None = None
    seats: int | None = None
    memory: float | None = None
    prefix_caching: bool = True
    extra: tuple[str, ...] = ()

    @property
    def url(self) -> str:
        """Where clients on this machine find it."""
        host = "127.0.0.1" if self.host in ("", "0.0.0.0", "::") else self.host
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}"
