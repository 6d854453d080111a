"""What every trainer shares: reading records, refusing what does not fit, progress, resuming, errors."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from finetune.example import Example, read_examples
from schema_index import DataError, VistaError

if TYPE_CHECKING:
    from datasets import Dataset


def load_records(
    path: str,
    tokenizer: Any,
    max_length: int,
    *,
    whole: bool = False,
    limit: int | None = None,
) -> Dataset:
    """Records as token ids for TRL: columns `input_ids` and `labels`.

    The loss is on the completion only, or with `whole` on every token (pretraining). A record longer than
    `max_length` would lose its answer: DataError says how many there are and the longest.
    """
    from datasets import Dataset

    rows, long = [], []
    for number, example in enumerate(read_examples(Path(path))):
        if limit is not None and number >= limit:
            break
        ids, labels = encode(example, tokenizer, whole=whole)
        if len(ids) > max_length:
            long.append(len(ids))
        rows.append({"input_ids": ids, "labels": labels})
    if not rows:
        raise DataError(f"{path} holds no records: make them with python -m finetune.build_data")
    if long:
        raise DataError(
            f"{len(long)} of {len(rows)} records of {path} are longer than --max_length {max_length} "
            f"(longest {max(long)}): raise it, or build the data for a shorter context"
        )
    return Dataset.from_list(rows)


def encode(example: Example, tokenizer: Any, *, whole: bool = False) -> tuple[list[int], list[int]]:
    """Token ids and labels of one record; the chat template is the model's own.

    Labelled are the assistant's messages of the completion (a record may hold several turns over one
    schema), or with `whole` every token.
    """
    messages = [*example.prompt, *example.completion]

    def render(count: int, **more: bool) -> str:
        return str(tokenizer.apply_chat_template(messages[:count], tokenize=False, **more))

    text = render(len(messages))
    coded = tokenizer(text, add_special_tokens=False, return_offsets_mapping=True)
    ids: list[int] = list(coded["input_ids"])
    if whole:
        return ids, list(ids)
    labels = [-100] * len(ids)
    token = 0
    for place in range(len(example.prompt), len(messages)):
        if messages[place]["role"] != "assistant":
            continue
        before, until = render(place, add_generation_prompt=True), render(place + 1)
        if not text.startswith(until) or not until.startswith(before):
            raise DataError(
                "the chat template does not continue its own generation prompt: use one that does"
            )
        while token < len(ids) and coded["offset_mapping"][token][0] < len(before):
            token += 1
        while token < len(ids) and coded["offset_mapping"][token][0] < len(until):
            labels[token] = ids[token]
            token += 1
    return ids, labels


def throughput_callback(parameters: int, tokens: Callable[[], int], peak_flops: float | None) -> Any:
    """A Trainer callback that adds tokens/s, and with a known peak the MFU, to every log line.

    MFU = 6 · parameters · tokens/s / peak FLOP/s (Chowdhery et al. 2022, appendix B, without attention).
    """
    from transformers import TrainerCallback

    class Throughput(TrainerCallback):
        def __init__(self) -> None:
            self.last = (time.perf_counter(), tokens())

        def on_log(
            self, args: Any, state: Any, control: Any, logs: dict[str, Any] | None = None, **_: Any
        ) -> None:
            now, seen = time.perf_counter(), tokens()
            if logs is not None and "loss" in logs and now > self.last[0]:
                rate = (seen - self.last[1]) / (now - self.last[0])
                logs["tokens_per_second"] = round(rate)
                if peak_flops:
                    logs["mfu"] = round(6 * parameters * rate / peak_flops, 4)
                self.last = (now, seen)

    return Throughput()


def last_checkpoint(output_dir: str | None) -> str | None:
    """The newest checkpoint in the output folder, to resume from; None where there is none."""
    from transformers.trainer_utils import get_last_checkpoint

    if not output_dir or not Path(output_dir).is_dir():
        return None
    found: str | None = get_last_checkpoint(output_dir)  # type: ignore[no-untyped-call]
    return found


def run_main(main: Callable[[], None]) -> None:
    """Run a command: an error of ours, or one that users can act on, becomes one line and status 2."""
    try:
        main()
    except (VistaError, ValueError) as error:
        print(f"error: {error}", file=sys.stderr)
        raise SystemExit(2) from None
    except MemoryError:
        print("error: out of memory: lower --per_device_train_batch_size", file=sys.stderr)
        raise SystemExit(2) from None
