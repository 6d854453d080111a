"""Work on training records in parts, by several processes at once.

What a part gives depends on the part alone, so that the results are the same however many processes work.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache, partial
from multiprocessing import get_context
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from retriever import SchemaRetriever

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

_CACHED_COUNTS = 500_000

Part = TypeVar("Part")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Source:
    """What a process loads: an index folder (None: the reference schema) and a tokenizer's folder or name
    (None: tokens are taken for four letters long)."""

    index: Path | None = None
    tokenizer: str | None = None


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a Source names, in memory."""

    retriever: SchemaRetriever
    count_tokens: Callable[[str], int]
    tokenizer: PreTrainedTokenizerBase | None = None


class Workers:
    """`jobs` processes that stay for many tasks and load what each needs once; with one job, this process.

    To be used in a `with` block: its end stops the processes and drops what they have not begun.
    """

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def each(
        self, work: Callable[[Part, Loaded], Result], parts: Sequence[Part], source: Source
    ) -> Iterator[Result]:
        """`work` of every part with what `source` names, in the order of the parts.

        With several processes, `work` is a function of a module, and parts and results can be pickled. What
        `work` raises is raised here.
        """
        if self._jobs < 2 or not parts:
            return (work(part, load(source)) for part in parts)
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self._jobs, get_context("spawn"), initializer=_start)
        return self._pool.map(partial(_work, work, source), parts)


def load(source: Source) -> Loaded:
    """What `source` names; a process keeps the newest tokenizer and the newest index."""
    count, tokenizer = _counted(source.tokenizer)
    return Loaded(_retriever(source.index), count, tokenizer)


def rough_count(text: str) -> int:
    """Tokens before there is a tokenizer: four letters each."""
    return -(-len(text) // 4)


def token_counter(tokenizer: PreTrainedTokenizerBase) -> Callable[[str], int]:
    """Token counts by this tokenizer, cached: the same lines recur in thousands of prompts."""

    @lru_cache(maxsize=_CACHED_COUNTS)
    def count(text: str) -> int:
        return len(tokenizer(text, add_special_tokens=False)["input_ids"])

    return count


def _start() -> None:
    os.environ["OMP_NUM_THREADS"] = "1"  # as many processes as cores already


def _work(work: Callable[[Part, Loaded], Result], source: Source, part: Part) -> Result:
    return work(part, load(source))


@lru_cache(maxsize=1)
def _retriever(index: Path | None) -> SchemaRetriever:
    return SchemaRetriever.from_folder(index)


@lru_cache(maxsize=1)
def _counted(tokenizer: str | None) -> tuple[Callable[[str], int], PreTrainedTokenizerBase | None]:
    if tokenizer is None:
        return rough_count, None
    loaded = _tokenizer(tokenizer)
    return token_counter(loaded), loaded


def _tokenizer(name: str) -> PreTrainedTokenizerBase:
    """A tokenizer by folder or name; for a folder of `finetune.tokenizer` without AutoTokenizer, whose import
    brings torch and takes a process 5 s."""
    from transformers import PreTrainedTokenizerFast

    config = Path(name) / "tokenizer_config.json"
    if config.is_file():
        settings = json.loads(config.read_text(encoding="utf-8"))
        if settings.get("tokenizer_class") == PreTrainedTokenizerFast.__name__:
            fast: PreTrainedTokenizerBase = PreTrainedTokenizerFast.from_pretrained(name)
            return fast
    from transformers import AutoTokenizer

    loaded: PreTrainedTokenizerBase = AutoTokenizer.from_pretrained(name)
    return loaded
