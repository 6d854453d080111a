"""A language model in this process, by transformers."""

from __future__ import annotations

import inspect
import threading
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.cancel import Cancel
from assistant.grammar import compile_for
from assistant.leaning import Leaning
from assistant.model import Grammar, Message
from assistant.once_listed import OnceListed
from assistant.text_stream import TextStream
from assistant.weights import load_weights
from schema_index.errors import CancelledError, ModelError

if TYPE_CHECKING:
    import torch
    from transformers import PreTrainedModel, PreTrainedTokenizerBase

    Mask = Callable[[torch.LongTensor, torch.FloatTensor], torch.Tensor]

DEFAULT_CONTEXT_LENGTH = 8192
"""Where neither the model's configuration nor its tokenizer sets a limit."""

_END_OF_TURN = "<|im_end|>"


class TransformersModel:
    """A `LanguageModel` (assistant.model) over weights on this machine.

    Own decoding loop over the key-value cache rather than `generate()` in a thread: the first token is
    out as soon as it is chosen, closing the iterator stops the work, and errors reach the caller. Threads
    may share a model: a lock lets one token be computed at a time, so answers asked for together are
    interleaved, and one that is read slowly holds up no other.
    """

    def __init__(self, path: str | Path) -> None:
        """Load `path` as `load_weights` takes it; raises what it raises."""
        name = Path(path).resolve().name if Path(path).is_dir() else str(path)
        self._hold(*load_weights(path), name)

    @classmethod
    def over(cls, model: PreTrainedModel, tokenizer: PreTrainedTokenizerBase, name: str) -> TransformersModel:
        """Over weights that are loaded already, such as a model in training, which must be in eval mode."""
        made = cls.__new__(cls)
        made._hold(model, tokenizer, name)
        return made

    def _hold(self, model: PreTrainedModel, tokenizer: PreTrainedTokenizerBase, name: str) -> None:
        self._model, self._tokenizer, self.name = model, tokenizer, name
        self.context_length = _context_length(self._model, self._tokenizer)
        self._stops = _stop_tokens(self._model, self._tokenizer)
        self._grammar = compile_for(self._tokenizer, self._model.config.get_text_config().vocab_size)
        takes_last = "logits_to_keep" in inspect.signature(self._model.forward).parameters
        self._last_only = {"logits_to_keep": 1} if takes_last else {}
        self._leaning = Leaning(self._tokenizer)
        self._lock = threading.Lock()

    @cached_property
    def _once(self) -> OnceListed:
        """Made at the first answer under a grammar, since it decodes the whole vocabulary."""
        return OnceListed(self._tokenizer, self._model.config.get_text_config().vocab_size)

    def count_tokens(self, text: str) -> int:
        """How many tokens the tokenizer makes of `text`, no special tokens added."""
        return len(self._tokenizer(text, add_special_tokens=False, verbose=False)["input_ids"])

    def generate(
        self,
        messages: Sequence[Message],
        *,
        grammar: Grammar | None = None,
        max_tokens: int = 320,
        temperature: float = 0.0,
        seed: int | None = None,
        cancel: Cancel | None = None,
    ) -> Iterator[str]:
        """Yield the answer in pieces, see `LanguageModel.generate`.

        Temperature 0 takes the likeliest token; above it, tokens are drawn from the whole distribution,
        the same ones for the same `seed`. Ends at any of the model's end tokens.
        """
        prompt = self._prompt(messages, max_tokens)
        said: list[str] = []
        mask = self._mask(grammar, said) if grammar else None
        text = TextStream(self._tokenizer)
        for token in self._tokens(prompt, mask, max_tokens, self._choice(temperature, seed)):
            if cancel is not None and cancel.asked:
                raise CancelledError("stopped while the answer was written")
            if piece := text.add(token):
                said.append(piece)
                yield piece
        if piece := text.rest():
            yield piece

    def _prompt(self, messages: Sequence[Message], max_tokens: int) -> torch.LongTensor:
        """Token ids of the chat template with its generation prompt, shape (1, length)."""
        from jinja2 import TemplateError

        begun = messages[-1]["role"] == "assistant"
        try:
            encoded: Any = self._tokenizer.apply_chat_template(
                [{"role": message["role"], "content": message["content"]} for message in messages],
                add_generation_prompt=not begun,
                continue_final_message=begun,
                return_dict=True,
                return_tensors="pt",
                enable_thinking=False,
            )
        except TemplateError as error:
            raise ModelError(
                f"the chat template of {self.name} refuses the messages: {error}; choose a model that takes "
                "a system message"
            ) from error
        ids: torch.LongTensor = encoded["input_ids"].to(self._model.device)
        if ids.shape[1] + max_tokens > self.context_length:
            raise ModelError(
                f"the prompt has {ids.shape[1]} tokens, with {max_tokens} for the answer more than the "
                f"{self.context_length} of {self.name}: ask a shorter question, or take a model with "
                "a longer context"
            )
        return ids

    def _mask(self, grammar: Grammar, said: Sequence[str]) -> Mask:
        """What the grammar lets through, and of that what repeats no column; `said` grows with the answer."""
        stages = None if isinstance(grammar, str) else grammar
        within = self._processor(grammar if isinstance(grammar, str) else grammar.opening)
        begun = ""

        def mask(written: torch.LongTensor, scores: torch.FloatTensor) -> torch.Tensor:
            nonlocal within, begun
            text = "".join(said)
            if stages is not None and text != begun and (rest := stages.rest(text)) is not None:
                within, begun = self._processor(rest), text
            allowed = within(written, scores)
            for judged in stages.judged(text) if stages is not None else ():
                allowed = self._leaning.leant(allowed, judged)
            return self._once.barred(text, allowed, within.matchers[0])

        return mask

    def _processor(self, grammar: str) -> Any:
        try:
            return self._grammar.processor(grammar)
        except RuntimeError as error:
            reason = " ".join(str(error).split())[:200]
            raise ModelError(f"the grammar cannot be compiled: {reason}; see assistant/grammar") from error

    def _choice(self, temperature: float, seed: int | None) -> Callable[[torch.Tensor], torch.Tensor]:
        """How one token, shape (1, 1), is chosen from scores of shape (1, vocabulary)."""
        import torch

        if temperature <= 0:
            return lambda scores: scores.argmax(dim=-1, keepdim=True)
        generator = torch.Generator(device=self._model.device)
        if seed is None:
            generator.seed()
        else:
            generator.manual_seed(seed)
        return lambda scores: torch.multinomial((scores / temperature).softmax(-1), 1, generator=generator)

    def _tokens(
        self,
        prompt: torch.LongTensor,
        mask: Mask | None,
        max_tokens: int,
        choose: Callable[[torch.Tensor], torch.Tensor],
    ) -> Iterator[int]:
        """Token ids of the answer, at most `max_tokens`, without the end token."""
        import torch

        written: Any = prompt
        new: Any = prompt
        cache: Any = None
        for _ in range(max_tokens):
            try:
                # Not around the yield: inference mode is the thread's and would reach the caller.
                with self._lock, torch.inference_mode():
                    step = self._model(
                        input_ids=new, past_key_values=cache, use_cache=True, **self._last_only
                    )
                    scores = step.logits[:, -1, :].float()
                    new = choose(mask(written, scores) if mask else scores)
            except torch.OutOfMemoryError as error:
                raise ModelError(
                    f"no memory left on the {self._model.device} for {self.name}: take a smaller model or "
                    "free the device"
                ) from error
            token = int(new.item())
            if token in self._stops:
                return
            yield token
            cache = step.past_key_values
            written = torch.cat((written, new), dim=1)


def _context_length(model: PreTrainedModel, tokenizer: PreTrainedTokenizerBase) -> int:
    """The lower of the model's positions and the tokenizer's limit (a huge number where it has none)."""
    positions = getattr(model.config.get_text_config(), "max_position_embeddings", None)
    limits = [int(limit) for limit in (positions, tokenizer.model_max_length) if limit and limit < 10**9]
    return min(limits, default=DEFAULT_CONTEXT_LENGTH)


def _stop_tokens(model: PreTrainedModel, tokenizer: PreTrainedTokenizerBase) -> frozenset[int]:
    """Every end token that the model's files name, and the end of a ChatML turn."""
    found: set[int] = set()
    for source in (model.generation_config, model.config, tokenizer):
        ids = getattr(source, "eos_token_id", None)
        found.update(ids if isinstance(ids, list | tuple) else [] if ids is None else [ids])
    end = tokenizer.get_added_vocab().get(_END_OF_TURN)
    return frozenset(found if end is None else found | {end})
