"""The network of `retriever.asked_parts` in torch: BERT over a question and lines, a head for the roles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import torch
from torch import nn
from transformers import BertModel

from finetune.embedding.export import plain_folder
from retriever.asked_parts.roles import ROLES
from schema_index import ModelError

if TYPE_CHECKING:
    from torch import Tensor

WEIGHTS = "model.safetensors"
_RARE = -3.0
"""The logit of every role before training: few columns play any."""


class PartNetwork(nn.Module):
    """Logits by role of each line of a passage; the word embeddings stay as they are."""

    def __init__(self) -> None:
        super().__init__()
        self.bert = BertModel.from_pretrained(
            str(plain_folder()),
            add_pooling_layer=False,
            attention_probs_dropout_prob=0.0,
            hidden_dropout_prob=0.0,
        )
        size = self.bert.config.hidden_size
        self.head = nn.ModuleDict(
            {
                "norm": nn.LayerNorm(size, eps=self.bert.config.layer_norm_eps),
                "inner": nn.Linear(size, size),
                "outer": nn.Linear(size, len(ROLES)),
            }
        )
        nn.init.constant_(self.head["outer"].bias, _RARE)  # type: ignore[arg-type]
        self.bert.embeddings.word_embeddings.weight.requires_grad = False

    def forward(
        self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor, pool: Tensor
    ) -> Tensor:
        """Shape (passages, lines, len(ROLES)), from tokens (passages, tokens) and the share of each token in
        each line (passages, lines, tokens)."""
        hidden = self.bert(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).last_hidden_state
        lines = self.head["norm"](torch.bmm(pool.to(hidden.dtype), hidden).float())
        logits: Tensor = self.head["outer"](nn.functional.gelu(self.head["inner"](lines)))
        return logits

    def load(self, folder: Path) -> PartNetwork:
        """With the weights that a run left in `folder`; raises ModelError."""
        from safetensors import SafetensorError
        from safetensors.torch import load_file

        try:
            self.load_state_dict(load_file(folder / WEIGHTS))
        except (OSError, RuntimeError, SafetensorError) as error:
            reason = str(error).strip().splitlines()[0]
            raise ModelError(
                f"no weights of a run in {folder} ({reason}): give a folder of finetune.asked_parts"
            ) from error
        return self
