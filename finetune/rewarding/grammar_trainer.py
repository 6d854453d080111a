"""TRL's GRPO trainer with answers sampled within the grammar of their own prompt, as serving samples them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

from trl import GRPOTrainer

from assistant.grammar import build, compile_for
from assistant.model import Message
from finetune.gating.shown_schema import shown_schema
from retriever import RetrievedSchema, resolve_names
from schema_index import Catalog, DataError


class GrammarTrainer(GRPOTrainer):  # type: ignore[misc]
    """GRPOTrainer whose prompts are serving's, over tables of `catalog`, which is set before training.

    TRL has no argument for a logits processor of each prompt, so it is handed to the model's `generate`. The
    grammar forbids tokens, the loss is over all of them: what is learnt is to want what the grammar would
    have allowed. Answers sampled by vLLM or by continuous batching take no such processor.
    """

    catalog: Catalog
    _asked: Sequence[Sequence[Message]] = ()

    def _generate(self, prompts: list[Any]) -> Any:
        self._asked = prompts
        return super()._generate(prompts)

    def _generate_single_turn(self, *inputs: Any, **more: Any) -> Any:
        if not hasattr(self, "_grammars"):
            width = self.model.config.get_text_config().vocab_size
            self._grammars = compile_for(self.processing_class, width)
        grammars: dict[str, Any] = {}
        for prompt in self._asked:
            if (key := _key(prompt)) not in grammars:
                grammars[key] = self._grammars.compiled(prompt_grammar(prompt, self.catalog))
        compiled = [grammars[_key(prompt)] for prompt in self._asked]
        with _within(self.accelerator.unwrap_model(self.model_wrapped), compiled):
            return super()._generate_single_turn(*inputs, **more)


def prompt_grammar(prompt: Sequence[Message], catalog: Catalog) -> str:
    """The grammar that serving would answer this prompt with, read back from what the prompt shows.

    Raises DataError where the prompt shows a table that `catalog` does not have.
    """
    shown = shown_schema(prompt)
    tables = []
    for name in shown.columns:
        table = catalog.find(name)
        if table is None:
            raise DataError(f"a prompt shows the table {name}, which the catalog lacks: rebuild the records")
        tables.append(table)
    question = shown.turn.question
    schema = RetrievedSchema.given(question, tables, shown.catalog.joins, resolve_names(question, catalog))
    columns = {table.name: [column.name for column in table.columns] for table in shown.catalog}
    return build(schema, columns)


@contextmanager
def _within(model: Any, grammars: Sequence[Any]) -> Iterator[None]:
    """Inside, `model.generate` samples each sequence of its batch within the grammar of its place."""
    from xgrammar.contrib.hf import LogitsProcessor

    model.generate = partial(model.generate, logits_processor=[LogitsProcessor(list(grammars))])
    try:
        yield
    finally:
        del model.generate


def _key(prompt: Sequence[Message]) -> str:
    return "\n".join(message["content"] for message in prompt)
