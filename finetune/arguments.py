"""Arguments that all trainers share, beside TRL's own, and how they are read."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from typing import Any, TypeVar

from schema_index import DataError

T = TypeVar("T")


def option(default: T, help: str) -> T:
    """A field of a dataclass of arguments: its default, and what --help says of it."""
    return field(default=default, metadata={"help": help})


@dataclass
class WatchArguments:
    """How a run is watched while it trains."""

    heldout_file: str = option(
        "", "held-out records or cases: a sample is answered and judged by rules and rows during training"
    )
    heldout_count: int = option(24, "how many of them")
    heldout_steps: int = option(0, "every how many steps (0: at each evaluation, see --eval_strategy)")
    heldout_index: str = option(
        "", "index folder that their tables are retrieved from (default: the reference schema)"
    )
    stop_after: int = option(
        0, "stop after so many judgements in a row without a better execution accuracy (0: never)"
    )
    peak_tflops: float = option(0.0, "peak of the device in TFLOP/s; when given, MFU is logged")
    json: bool = option(False, "print the result as JSON, on the last line")


def parsed(doc: str, *kinds: type) -> tuple[Any, ...]:
    """The command line and `--config FILE.yaml` as instances of the dataclasses, in their order.

    The first line of `doc` is what --help says. The length limit has no default here: it is the model's
    context, and packs are as long as the longest record. Without a GPU the CPU is taken, where the trainers
    would refuse bfloat16 until --use_cpu is given. Raises DataError for a file that cannot be read or names
    what no dataclass has.
    """
    import torch
    import yaml

    # Where bitsandbytes is installed, TRL imports it, and it warns of a kernel for the CPU.
    logging.getLogger("bitsandbytes").setLevel(logging.ERROR)
    from trl import TrlParser

    parser = TrlParser(kinds, description=doc.splitlines()[0])
    parser.set_defaults(max_length=None, output_dir="runs/out", use_cpu=not torch.accelerator.is_available())
    try:
        found: tuple[Any, ...] = parser.parse_args_and_config()
    except OSError as error:
        raise DataError(f"cannot read --config {error.filename}: {error.strerror}") from error
    except (yaml.YAMLError, ValueError) as error:
        raise DataError(f"the arguments do not hold: {' '.join(str(error).split())}") from error
    return found
