"""The computation of `retriever.asked_parts` as an ONNX graph over eight-bit weights."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from finetune.embedding.onnx_graph import IR_VERSION, OPSET, Graph, layer, pointers
from finetune.embedding.quantize import LAYERS_FILE, POSITIONS
from retriever.asked_parts.reader import GRAPH
from retriever.asked_parts.roles import ROLES

HEAD = ("norm", "inner", "outer")
"""The layers between what a line's tokens come to and its roles; their weights begin with `head.`."""
_KINDS = "embeddings.token_type_embeddings.weight"


def write_graph(folder: Path, config: dict[str, Any]) -> Path:
    """Write GRAPH beside the weights of the layers in `folder`; `config` is BERT's. Returns its path.

    Inputs: embedded words (1, tokens, hidden), kinds of token (1, tokens), the share of each token in each
    line (1, lines, tokens). Output: logits (1, lines, len(ROLES)).
    """
    from onnx import ModelProto, TensorProto, checker, helper

    graph = Graph(weights=list(pointers(folder / LAYERS_FILE)))
    hidden = _embedded(graph, config)
    for number in range(config["num_hidden_layers"]):
        hidden = layer(graph, hidden, f"encoder.layer.{number}", config)
    lines = graph.add("MatMul", ["pool", hidden], "lines")
    norm, inner, outer = (f"head.{name}" for name in HEAD)
    normed = graph.add(
        "LayerNormalization",
        [lines, f"{norm}.weight", f"{norm}.bias"],
        norm,
        axis=-1,
        epsilon=config["layer_norm_eps"],
    )
    active = graph.add("Gelu", [_linear(graph, inner, normed)], "head.active")
    _linear(graph, outer, active, "logits")
    size, number = config["hidden_size"], len(ROLES)
    made = helper.make_graph(
        graph.nodes,
        "asked_parts",
        [
            helper.make_tensor_value_info("words", TensorProto.FLOAT, [1, "tokens", size]),
            helper.make_tensor_value_info("kinds", TensorProto.INT64, [1, "tokens"]),
            helper.make_tensor_value_info("pool", TensorProto.FLOAT, [1, "lines", "tokens"]),
        ],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, [1, "lines", number])],
        graph.weights,
    )
    domains = [helper.make_opsetid("", OPSET), helper.make_opsetid("com.microsoft", 1)]
    model: ModelProto = helper.make_model(made, opset_imports=domains, ir_version=IR_VERSION)
    path = folder / GRAPH
    path.write_bytes(model.SerializeToString(deterministic=True))
    checker.check_model(str(path))
    return path


def _embedded(graph: Graph, config: dict[str, Any]) -> str:
    """Words with their places and kinds, summed and normed: shape (1, tokens, hidden)."""
    first = graph.constant("first", [0])
    tokens = graph.add("Shape", ["kinds"], "tokens", start=1, end=2)
    positions = graph.add("Slice", [POSITIONS, first, tokens, first], "positions")
    kind = graph.add("Gather", [_KINDS, "kinds"], "kind")
    placed = graph.add("Add", ["words", positions], "placed")
    summed = graph.add("Add", [placed, kind], "summed")
    norm = [f"embeddings.LayerNorm.{part}" for part in ("weight", "bias")]
    return graph.add(
        "LayerNormalization", [summed, *norm], "embedded", axis=-1, epsilon=config["layer_norm_eps"]
    )


def _linear(graph: Graph, module: str, source: str, output: str = "") -> str:
    """A dense layer over weights of shape (inputs, outputs) in full precision."""
    product = graph.add("MatMul", [source, f"{module}.weight"], f"{module}.product")
    return graph.add("Add", [product, f"{module}.bias"], output or module)
