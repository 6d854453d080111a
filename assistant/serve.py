"""Serves a model to many users, by vLLM's OpenAI server in a process of its own.

    python -m assistant.serve
    python -m assistant.serve --model Qwen/Qwen2.5-Coder-7B-Instruct --adapter runs/dora --context-length 8192
    python -m assistant.serve --model runs/merged --port 8001 -- --enforce-eager --max-num-seqs 64
    python app.py --server http://127.0.0.1:8000

A LoRA adapter is served over its base by name; one that vLLM cannot serve (DoRA, whole modules, an adapter
over an adapter) is folded into its base first, once. Runs until it is interrupted, and starts a server that
died again. VISTA_VLLM_PYTHON names the python of vLLM's environment, VISTA_API_KEY the key that clients must
send. With --json a status object a line: {"state": "starting"|"ready"|"died"|"stopped"|…, "url", "model", …}.
Exit 0: it was interrupted; 2: it could not be served, or died once too often.
"""

from __future__ import annotations

import argparse
import json
import signal
import sys
import threading
from collections.abc import Sequence
from dataclasses import asdict, fields
from pathlib import Path
from time import monotonic

from assistant.serving import (
    ServerProcess,
    ServeSettings,
    Status,
    plan_server,
    split_arguments,
    supervise,
)
from schema_index import VistaError
from schema_index.cache import cache_folder

PATIENCE = 900.0
RESTARTS = 3
SAY_SECONDS = 10.0
"""Between two lines that say that the server is still starting."""
LOG_LINES = 20


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until interrupted; returns the exit status."""
    ours, extra = split_arguments(sys.argv[1:] if arguments is None else arguments)
    options = _parser().parse_args(ours)
    stop = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: stop.set())
    teller = _Teller(options.json)
    settings = _settings(options, extra)
    log = options.log or cache_folder() / f"serve-{settings.port}.log"
    try:
        plan = plan_server(settings, lambda said: teller.tell(Status("preparing", said)))
        supervise(plan, log, stop, teller.tell, patience=options.patience, restarts=options.restarts)
    except VistaError as error:
        if teller.started:
            print(ServerProcess(plan, log).end_of_log(LOG_LINES), file=sys.stderr)
        teller.tell(Status("failed", str(error), settings.url, log=str(log)))
        print(f"error: {error}", file=sys.stderr)
        return 2
    return 0


class _Teller:
    """Prints each status: for machines all of them, for people what they have not read yet."""

    def __init__(self, as_json: bool) -> None:
        self._json = as_json
        self._said_at = monotonic()
        self.started = False

    def tell(self, status: Status) -> None:
        self.started = self.started or status.state == "starting"
        waits = status.state == "starting" and status.seconds > 0
        if waits and monotonic() - self._said_at < SAY_SECONDS:
            return
        self._said_at = monotonic()
        if self._json:
            print(json.dumps(asdict(status)), flush=True)
        elif status.state == "ready":
            print(f"{status.model} is served at {status.url} after {status.seconds:.0f} s: ", end="")
            print(f"python app.py --server {status.url}", flush=True)
        elif status.state == "starting":
            last = f"{status.seconds:.0f} s: {status.message}" if waits else f"its log is {status.log}"
            print(f"starting {status.model}; {last}", file=sys.stderr, flush=True)
        elif status.state != "failed":
            print(status.message, file=sys.stderr, flush=True)


def _settings(options: argparse.Namespace, extra: Sequence[str]) -> ServeSettings:
    names = [field.name for field in fields(ServeSettings)]
    given = {name: value for name in names if (value := getattr(options, name, None)) is not None}
    return ServeSettings(**given, extra=tuple(extra))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "python -m assistant.serve",
        description="Serves a model to many users, by vLLM's OpenAI server.",
        epilog="What stands after -- goes to vLLM unchanged.",
    )
    what = parser.add_argument_group("which model")
    what.add_argument(
        "--model", metavar="PATH|NAME", help="a model folder or a name on the hub (default: vista-nano)"
    )
    what.add_argument("--adapter", type=Path, metavar="PATH", help="a PEFT adapter over it")
    what.add_argument(
        "--merge", action="store_true", help="fold the adapter in also where vLLM could serve it"
    )
    what.add_argument("--merged", type=Path, metavar="DIR", help="where to (default: beside the adapter)")
    what.add_argument("--name", help="what clients call it (default: the folder's name)")
    how = parser.add_argument_group("how")
    how.add_argument("--host", help="address to listen on (default: 127.0.0.1, this machine only)")
    how.add_argument("--port", type=int, help="default: 8000")
    how.add_argument("--tensor-parallel", type=int, metavar="N", help="GPUs that share one copy of the model")
    how.add_argument("--data-parallel", type=int, metavar="N", help="copies of the model")
    how.add_argument(
        "--quantization", metavar="METHOD", help="as vLLM names it: fp8, awq, gptq, bitsandbytes, …"
    )
    how.add_argument("--dtype", help="as vLLM names it: auto, bfloat16, float16, float32")
    how.add_argument("--context-length", type=int, metavar="TOKENS", help="prompt and answer together")
    how.add_argument("--seats", type=int, metavar="N", help="answers that are written at once")
    how.add_argument("--memory", type=float, metavar="SHARE", help="of the GPU's memory, 0 to 1")
    how.add_argument(
        "--prefix-caching", action=argparse.BooleanOptionalAction, default=True, help="keep common prompts"
    )
    life = parser.add_argument_group("its life")
    life.add_argument(
        "--patience", type=float, default=PATIENCE, metavar="S", help="longest start (default: %(default)g s)"
    )
    life.add_argument(
        "--restarts",
        type=int,
        default=RESTARTS,
        metavar="N",
        help="starts after it died (default: %(default)s)",
    )
    life.add_argument("--log", type=Path, metavar="FILE", help="its output (default: in the cache folder)")
    life.add_argument("--json", action="store_true", help="a status object a line on standard output")
    return parser


if __name__ == "__main__":
    sys.exit(main())
