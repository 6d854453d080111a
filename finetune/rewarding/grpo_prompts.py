"""The prompts of gated records as GRPO takes them, with the task that each answer is rewarded against."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from finetune.example import read_examples
from finetune.rewarding.rewards import Task, task_of
from finetune.training import check_lengths
from schema_index import Catalog, DataError

if TYPE_CHECKING:
    from datasets import Dataset

NOT_ALOUD = {"enable_thinking": False}
"""As serving asks: a model that can think aloud is told not to."""


def load_prompts(
    path: str, tokenizer: Any, max_length: int, answer: int, catalog: Catalog
) -> tuple[Dataset, list[Task], str]:
    """Prompts as columns `prompt` (messages) and `task` (place in the tasks), the tasks, how many of each.

    Records that cannot be verified are left out and counted (`finetune.rewarding.rewards.task_of`). Raises
    DataError where none is left, and where a prompt leaves fewer than `answer` of `max_length` tokens.
    """
    from datasets import Dataset

    prompts: list[list[Any]] = []
    tasks: list[Task] = []
    left_out = 0
    for example in read_examples(Path(path)):
        task = task_of(example, catalog)
        if task is None:
            left_out += 1
            continue
        prompts.append(list(example.prompt))
        tasks.append(task)
    if left_out and not tasks:
        raise DataError(
            f"none of the {left_out} records of {path} can be verified: give records over the reference "
            "schema (of finetune.build_data or finetune.curated.records), not renamed ones"
        )
    texts = [
        tokenizer.apply_chat_template(prompt, tokenize=False, add_generation_prompt=True, **NOT_ALOUD)
        for prompt in prompts
    ]
    coded = tokenizer(texts, add_special_tokens=False, verbose=False)["input_ids"] if texts else []
    check_lengths(path, [len(ids) + answer for ids in coded], max_length)
    kinds = Counter(task.case.kind for task in tasks)
    said = ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())
    rest = f"; {left_out} records left out, which nothing can verify" if left_out else ""
    data = Dataset.from_list([{"prompt": one, "task": place} for place, one in enumerate(prompts)])
    return data, tasks, f"{len(tasks)} prompts ({said}){rest}"
