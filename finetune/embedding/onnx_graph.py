"""The computation of a BERT sentence encoder as an ONNX graph over the weights of `quantize`.

One text a run: no padding, so no mask, and no vector depends on what else is in a batch. The graph holds no
weights; it points at the bytes of the safetensors files beside it, as ONNX's external data.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from finetune.embedding.quantize import BLOCK, LAYERS_FILE, POSITIONS, SCALE, WORDS, WORDS_FILE

if TYPE_CHECKING:
    from onnx import ModelProto, NodeProto, TensorProto

OPSET = 20
IR_VERSION = 10
"""The oldest that knows the operators used, so that older runtimes read it too."""
INT8_ARITHMETIC = 4
"""MatMulNBits' accuracy level at which it multiplies bytes, where the processor can."""
_TYPES = {"F32": "FLOAT", "U8": "UINT8", "I8": "INT8", "I64": "INT64"}


@dataclass
class Graph:
    """Nodes and weights of a graph in the making."""

    nodes: list[NodeProto] = field(default_factory=list)
    weights: list[TensorProto] = field(default_factory=list)

    def add(self, kind: str, inputs: list[str], output: str, domain: str = "", **attributes: Any) -> str:
        """One node with one output; returns the output's name."""
        from onnx import helper

        self.nodes.append(helper.make_node(kind, inputs, [output], output, domain=domain, **attributes))
        return output

    def constant(self, name: str, values: list[int]) -> str:
        """A small list of whole numbers."""
        from onnx import TensorProto, helper

        self.weights.append(helper.make_tensor(name, TensorProto.INT64, [len(values)], values))
        return name

    def linear(self, module: str, source: str, outputs: int, inputs: int) -> str:
        """A dense layer over quantized weights."""
        weight = f"{module}.weight"
        operands = [source, weight, weight + SCALE, "", "", f"{module}.bias"]
        size = {"N": outputs, "K": inputs, "bits": 8, "block_size": BLOCK}
        return self.add(
            "MatMulNBits", operands, module, "com.microsoft", accuracy_level=INT8_ARITHMETIC, **size
        )


def write_graph(folder: Path, config: dict[str, Any]) -> Path:
    """Write graph.onnx beside the two weight files in `folder`; `config` is BERT's. Returns its path."""
    from onnx import TensorProto, checker, helper

    graph = Graph()
    for file in (WORDS_FILE, LAYERS_FILE):
        graph.weights.extend(pointers(folder / file))
    hidden = _embeddings(graph, config)
    for number in range(config["num_hidden_layers"]):
        hidden = layer(graph, hidden, f"encoder.layer.{number}", config)
    pooled = graph.add("ReduceMean", [hidden, graph.constant("tokens_axis", [1])], "pooled", keepdims=0)
    graph.add("LpNormalization", [pooled], "embedding", axis=-1, p=2)
    made = helper.make_graph(
        graph.nodes,
        "sentence_encoder",
        [helper.make_tensor_value_info("input_ids", TensorProto.INT64, [1, "tokens"])],
        [helper.make_tensor_value_info("embedding", TensorProto.FLOAT, [1, config["hidden_size"]])],
        graph.weights,
    )
    domains = [helper.make_opsetid("", OPSET), helper.make_opsetid("com.microsoft", 1)]
    model: ModelProto = helper.make_model(made, opset_imports=domains, ir_version=IR_VERSION)
    path = folder / "graph.onnx"
    path.write_bytes(model.SerializeToString(deterministic=True))
    checker.check_model(str(path))
    return path


def _embeddings(graph: Graph, config: dict[str, Any]) -> str:
    """Word, position and type embeddings of the tokens, summed and normed: shape (1, tokens, hidden)."""
    quantized = graph.add("Gather", [WORDS, "input_ids"], "word_bytes")
    steps = graph.add("Cast", [quantized], "word_steps", to=1)
    scales = graph.add("Gather", [WORDS + SCALE, "input_ids"], "word_scales")
    words = graph.add("Mul", [steps, scales], "words")
    first, second = graph.constant("first", [0]), graph.constant("second", [1])
    shape = graph.add("Shape", ["input_ids"], "shape", start=1, end=2)
    positions = graph.add("Slice", [POSITIONS, first, shape, first], "positions")
    kinds = "embeddings.token_type_embeddings.weight"
    kind = graph.add("Slice", [kinds, first, second, first], "kind")
    placed = graph.add("Add", [words, positions], "placed")
    summed = graph.add("Add", [placed, kind], "summed")
    norm = [f"embeddings.LayerNorm.{part}" for part in ("weight", "bias")]
    return graph.add(
        "LayerNormalization", [summed, *norm], "embedded", axis=-1, epsilon=config["layer_norm_eps"]
    )


def layer(graph: Graph, hidden: str, name: str, config: dict[str, Any]) -> str:
    """Self-attention and the feed-forward net of one layer, each added to its input and normed."""
    size, inner, eps = config["hidden_size"], config["intermediate_size"], config["layer_norm_eps"]
    parts = [
        graph.linear(f"{name}.attention.self.{part}", hidden, size, size)
        for part in ("query", "key", "value")
    ]
    heads = config["num_attention_heads"]
    attended = graph.add("MultiHeadAttention", parts, f"{name}.attended", "com.microsoft", num_heads=heads)
    mixed = graph.linear(f"{name}.attention.output.dense", attended, size, size)
    hidden = _skip(graph, mixed, hidden, f"{name}.attention.output.LayerNorm", eps)
    wide = graph.linear(f"{name}.intermediate.dense", hidden, inner, size)
    active = graph.add("Gelu", [wide], f"{name}.active")
    narrow = graph.linear(f"{name}.output.dense", active, size, inner)
    return _skip(graph, narrow, hidden, f"{name}.output.LayerNorm", eps)


def _skip(graph: Graph, source: str, skipped: str, norm: str, epsilon: float) -> str:
    """What a layer adds to its input, normed; two operators, as the fused one takes four times as long."""
    summed = graph.add("Add", [source, skipped], f"{norm}.sum")
    operands = [summed, f"{norm}.weight", f"{norm}.bias"]
    return graph.add("LayerNormalization", operands, norm, axis=-1, epsilon=epsilon)


def pointers(file: Path) -> list[TensorProto]:
    """A tensor without data for each tensor of a safetensors file, which says where the data lies in it."""
    from onnx import TensorProto

    with file.open("rb") as stream:
        size = int.from_bytes(stream.read(8), "little")
        header = json.loads(stream.read(size))
    found = []
    for name, entry in sorted(header.items()):
        if name == "__metadata__":
            continue
        start, end = entry["data_offsets"]
        tensor = TensorProto(name=name, dims=entry["shape"], data_location=TensorProto.EXTERNAL)
        tensor.data_type = TensorProto.DataType.Value(_TYPES[entry["dtype"]])
        place = {"location": file.name, "offset": 8 + size + start, "length": end - start}
        for key, value in place.items():
            tensor.external_data.add(key=key, value=str(value))
        found.append(tensor)
    return found
