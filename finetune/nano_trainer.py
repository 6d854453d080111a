"""TRL's SFT trainer with a loss made for small models on a CPU.

Batches are padded on the right and the attention is causal, so that no position that counts ever sees the
padding: the attention mask is left out, the block stack is compiled once for fixed shapes, and the
vocabulary projection is computed for labelled positions only.
"""

from __future__ import annotations

from typing import Any

import torch
from trl import SFTTrainer

from finetune.length_sampler import LengthSampler
from finetune.optimizer import MuonAdamW


class NanoTrainer(SFTTrainer):  # type: ignore[misc]
    """SFTTrainer for vista-nano; `compile_blocks` compiles the transformer blocks with torch.compile.

    With `prompt_weight` above 0 the prompt's tokens count that much in the loss: a prompt repeats its names
    in keys and joins, so that copying them is learned from many more tokens than answers have. A random
    `prompt_share` of them stands for all: the vocabulary projection costs as much as the blocks. With `muon`
    the weight matrices are stepped by Muon (`finetune.optimizer`) and embeddings learn at `embedding_rate`
    times the learning rate; at 0 they are frozen.
    """

    compile_blocks = False
    prompt_weight = 0.0
    prompt_share = 0.25
    muon = False
    embedding_rate = 1.0

    def create_optimizer(self, model: Any = None) -> Any:
        if self.embedding_rate == 0:
            self.model.get_input_embeddings().requires_grad_(False)
        if self.muon and getattr(self, "optimizer", None) is None:
            betas = (self.args.adam_beta1, self.args.adam_beta2)
            self.optimizer = MuonAdamW(
                self.model, self.args.learning_rate, self.args.weight_decay, betas, self.embedding_rate
            )
        return super().create_optimizer(model)

    def _get_train_sampler(self, train_dataset: Any = None) -> Any:
        dataset = train_dataset if train_dataset is not None else self.train_dataset
        lengths = [len(ids) for ids in dataset["input_ids"]]
        return LengthSampler(lengths, self.args.train_batch_size, self.args.seed)

    def compute_loss(
        self,
        model: Any,
        inputs: dict[str, torch.Tensor],
        return_outputs: bool = False,
        num_items_in_batch: torch.Tensor | int | None = None,
    ) -> torch.Tensor:
        """Next-token cross-entropy per labelled token, prompt tokens added by their weight, as one scalar."""
        bare = self.accelerator.unwrap_model(model)
        labels = inputs["labels"][:, 1:]
        answer = labels != -100
        wanted = answer
        if self.prompt_weight:
            drawn = torch.rand(answer.shape, device=answer.device) < self.prompt_share
            wanted = answer | (drawn & inputs["attention_mask"][:, 1:].bool())
        targets = inputs["input_ids"][:, 1:][wanted]
        with self.accelerator.autocast():
            hidden = self._blocks(bare)(input_ids=inputs["input_ids"]).last_hidden_state[:, :-1]
            logits = bare.lm_head(hidden[wanted]).float()
        losses = torch.nn.functional.cross_entropy(logits, targets, reduction="none")
        counted = answer[wanted]
        prompt = losses[~counted].sum() / self.prompt_share
        total = losses[counted].sum() + self.prompt_weight * prompt
        count = answer.sum() if num_items_in_batch is None else num_items_in_batch
        mode = "train" if bare.training else "eval"
        right = (logits.argmax(-1) == targets)[counted].float().mean()
        self._metrics[mode]["answer_loss"].append(losses[counted].mean().item())
        self._metrics[mode]["mean_token_accuracy"].append(right.item())
        if mode == "train":
            self._total_train_tokens += int(inputs["attention_mask"].sum())
        self._metrics[mode]["num_tokens"] = [self._total_train_tokens]
        return total / count

    def _blocks(self, bare: Any) -> Any:
        if not self.compile_blocks:
            return bare.model
        if not hasattr(self, "_compiled"):
            self._compiled = torch.compile(bare.model, dynamic=False)
        return self._compiled

    def prediction_step(
        self,
        model: Any,
        inputs: dict[str, torch.Tensor],
        prediction_loss_only: bool,
        ignore_keys: list[str] | None = None,
    ) -> tuple[torch.Tensor, None, None]:
        """The loss alone; no logits are kept."""
        inputs = self._prepare_inputs(inputs)
        with torch.no_grad(), self.compute_loss_context_manager():
            return self.compute_loss(model, inputs).detach(), None, None
