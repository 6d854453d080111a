"""Write the network that ships, from a run of `finetune.asked_parts`: eight-bit weights and their graph.

    python -m finetune.asked_parts.export --model runs/parts --out retriever/asked_parts/network

The word embeddings are left out: the bundled embedding model has them. A README.md in the folder is kept.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from finetune.embedding.export import SIZES
from finetune.embedding.quantize import LAYERS_FILE, quantize
from finetune.training import run_main
from retriever.asked_parts.reader import LONGEST
from retriever.asked_parts.roles import ROLES
from schema_index import MissingPackageError


def main() -> None:
    """Parse the arguments and export."""
    parser = argparse.ArgumentParser(
        prog="python -m finetune.asked_parts.export", description=__doc__.splitlines()[0]
    )
    parser.add_argument("--model", type=Path, required=True, help="a folder of finetune.asked_parts")
    parser.add_argument("--out", type=Path, required=True, help="folder to write")
    parser.add_argument("--json", action="store_true", help="print what was written as JSON")
    options = parser.parse_args()
    written = export(options.model, options.out)
    if options.json:
        print(json.dumps(written))
    else:
        print(f"{options.out}: {len(written)} files, {sum(written.values()) / 1e6:.1f} MB")


def export(model: Path, out: Path) -> dict[str, int]:
    """Export; returns each file's bytes. Raises ModelError, MissingPackageError."""
    from importlib.util import find_spec

    from safetensors.numpy import save_file

    if find_spec("onnx") is None:
        raise MissingPackageError("onnx", "writing the network", "train")
    from finetune.asked_parts.graph import write_graph
    from finetune.asked_parts.network import PartNetwork

    network = PartNetwork().load(model)
    state = {name: tensor.float().numpy() for name, tensor in network.state_dict().items()}
    bert = {name.removeprefix("bert."): value for name, value in state.items() if name.startswith("bert.")}
    layers: dict[str, Any] = quantize(bert, LONGEST + 2)[LAYERS_FILE]
    for name, value in state.items():
        if name.startswith("head."):
            layers[name] = value.T.copy() if value.ndim == 2 else value
    out.mkdir(parents=True, exist_ok=True)
    save_file(layers, out / LAYERS_FILE)
    sizes: dict[str, Any] = {size: getattr(network.bert.config, size) for size in SIZES}
    config = {"roles": ROLES} | sizes
    (out / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
    write_graph(out, sizes)
    for path in out.iterdir():
        path.chmod(0o644)
    return {path.name: path.stat().st_size for path in sorted(out.iterdir())}


if __name__ == "__main__":
    run_main(main)
