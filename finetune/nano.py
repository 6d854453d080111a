"""vista-nano: a small model of the Qwen3 architecture, sized to be trained from scratch and shipped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerFast, Qwen3Config

MAX_SHARD = "14MB"


@dataclass
class NanoArguments:
    """Shape of the model; its vocabulary is that of the tokenizer beside the data."""

    hidden_size: int = 320
    """Width of the residual stream; a multiple of the head size 64."""
    intermediate_size: int = 896
    """Width of the gated MLP."""
    num_hidden_layers: int = 6
    """Transformer blocks."""
    context_length: int = 1280
    """Most tokens of prompt and answer together; the prompt's table budget follows from it."""

    meanings: bool = False
    """Start the token embeddings at what the bundled sentence model makes of their texts (width 384)."""

    def __post_init__(self) -> None:
        if self.hidden_size % 64:
            raise ValueError(f"--hidden_size {self.hidden_size} is no multiple of 64: take 256, 320 or 384")


def nano_config(arguments: NanoArguments, tokenizer: PreTrainedTokenizerFast) -> Qwen3Config:
    """The Qwen3 configuration of that shape for that tokenizer (tied embeddings, heads of 64)."""
    from transformers import Qwen3Config

    heads = arguments.hidden_size // 64
    return Qwen3Config(
        vocab_size=-(-len(tokenizer) // 64) * 64,
        hidden_size=arguments.hidden_size,
        intermediate_size=arguments.intermediate_size,
        num_hidden_layers=arguments.num_hidden_layers,
        num_attention_heads=heads,
        num_key_value_heads=heads,
        head_dim=64,
        max_position_embeddings=arguments.context_length,
        rope_parameters={"rope_type": "default", "rope_theta": 10_000.0},
        tie_word_embeddings=True,
        bos_token_id=None,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
    )


def set_context_length(model: Any, tokenizer: Any, tokens: int) -> None:
    """Let model and tokenizer say that a prompt and its answer may have this many tokens together.

    Raises ValueError where that is none.
    """
    if tokens < 1:
        raise ValueError(f"--context-length {tokens}: give a number of tokens")
    model.config.max_position_embeddings = tokens
    tokenizer.model_max_length = tokens
