"""From settings to the command that starts the server."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.server_model import API_KEY_VARIABLE
from assistant.serving.adapter import Adapter, is_adapter, merged_is_fresh, read_adapter
from assistant.serving.settings import ServeSettings
from schema_index import MissingPackageError, ModelError

PYTHON_VARIABLE = "VISTA_VLLM_PYTHON"
"""Names the python of an environment with vLLM, where that is another than ours (it pins its own torch)."""
MODULE = "vllm.entrypoints.openai.api_server"
"""What `vllm serve` runs; run as a module it works in the build for CPUs as well, where the command fails."""

CPU_CACHE_VARIABLE, CPU_CACHE = "VLLM_CPU_KVCACHE_SPACE", "4"
"""GiB for the key-value cache of vLLM on a CPU: 560,000 tokens of vista-nano. GPUs go by `memory`."""

_CPU_BUILD = """
from importlib.metadata import distributions
names = [(one.name, one.version) for one in distributions()]
print(any(name == "vllm-cpu" or (name == "vllm" and "+cpu" in version) for name, version in names))
"""


@dataclass(frozen=True, slots=True)
class Plan:
    """`command` with `environment` added to ours starts a server that answers at `url` to `name`."""

    command: tuple[str, ...]
    environment: dict[str, str]
    url: str
    name: str


def plan_server(settings: ServeSettings, report: Callable[[str], None] = lambda said: None) -> Plan:
    """Find vLLM, read the adapter if there is one, fold it into its base where it must be.

    `report` is told what takes long. Raises MissingPackageError without vLLM, ModelError for a model or an
    adapter that cannot be served.
    """
    python = vllm_python()
    chosen = settings
    if settings.adapter is None and is_adapter(settings.model):
        chosen = replace(settings, adapter=Path(settings.model))
    if chosen.adapter is None:
        return Plan(*_command(python, chosen, _served_name(chosen), None))
    base = None if chosen.model in (ServeSettings().model, str(chosen.adapter)) else chosen.model
    adapter = read_adapter(chosen.adapter, base)
    name = _served_name(chosen)
    if adapter.must_merge or chosen.merge:
        folder = _merged(adapter, chosen, report)
        return Plan(*_command(python, replace(chosen, model=str(folder)), name, None))
    return Plan(*_command(python, replace(chosen, model=adapter.base), name, adapter))


def vllm_python() -> str:
    """The python that has vLLM: the one named in VISTA_VLLM_PYTHON, else our own."""
    if named := os.environ.get(PYTHON_VARIABLE, "").strip():
        if not (os.path.isfile(named) and os.access(named, os.X_OK)):
            raise ModelError(f"{PYTHON_VARIABLE} names {named}, which cannot be run: name a python with vLLM")
        return named
    if importlib.util.find_spec("vllm") is None:
        purpose = f"serving a model (with this python; {PYTHON_VARIABLE} may name another)"
        raise MissingPackageError("vllm", purpose, "serve")
    return sys.executable


def _served_name(settings: ServeSettings) -> str:
    place = str(settings.adapter) if settings.adapter is not None else settings.model
    return settings.name or (Path(place).resolve().name if Path(place).is_dir() else place)


def _command(
    python: str, settings: ServeSettings, name: str, adapter: Adapter | None
) -> tuple[tuple[str, ...], dict[str, str], str, str]:
    """The parts of a plan; with an adapter, clients get it under `name` and the base under `name-base`."""
    given: dict[str, object | None] = {
        "--model": settings.model,
        "--served-model-name": f"{name}-base" if adapter is not None else name,
        "--host": settings.host,
        "--port": settings.port,
        "--tensor-parallel-size": settings.tensor_parallel,
        "--data-parallel-size": settings.data_parallel,
        "--quantization": settings.quantization,
        "--dtype": settings.dtype,
        "--max-model-len": settings.context_length,
        "--max-num-seqs": settings.seats,
        "--gpu-memory-utilization": settings.memory,
        "--structured-outputs-config": json.dumps({"backend": "xgrammar"}),
    }
    command = [python, "-m", MODULE]
    for flag, value in given.items():
        command += [flag, str(value)] if value is not None else []
    command.append("--enable-prefix-caching" if settings.prefix_caching else "--no-enable-prefix-caching")
    if not any("chunked-prefill" in word for word in settings.extra) and _is_for_cpus(python):
        command.append("--no-enable-chunked-prefill")
    if adapter is not None:
        command += ["--enable-lora", "--max-lora-rank", str(adapter.most_rank)]
        command += ["--lora-modules", f"{name}={adapter.folder}"]
    return (*command, *settings.extra), _environment(), settings.url, name


def _is_for_cpus(python: str) -> bool:
    """Whether that python's vLLM is a build for CPUs.

    Such a build (0.32) dies where a request with a seed is read in chunks: it sets the seed's generator back
    (`GPUModelRunner._bookkeeping_sync`), which generators of CPUs cannot.
    """
    done = subprocess.run([python, "-c", _CPU_BUILD], capture_output=True, text=True, check=False)
    return done.stdout.strip() == "True"


def _environment() -> dict[str, str]:
    """The key goes through the environment, where no list of processes shows it; nothing is reported home.

    Without a CPU_CACHE of ours vLLM on a CPU takes all the memory that is free, and is killed for it.
    """
    added = {"VLLM_NO_USAGE_STATS": "1", "DO_NOT_TRACK": "1"}
    if not os.environ.get(CPU_CACHE_VARIABLE, "").strip():
        added[CPU_CACHE_VARIABLE] = CPU_CACHE
    if key := os.environ.get(API_KEY_VARIABLE, "").strip():
        added["VLLM_API_KEY"] = key
    return added


def _merged(adapter: Adapter, settings: ServeSettings, report: Callable[[str], None]) -> Path:
    """The folder of the adapter folded into its base, made now where it is missing or too old."""
    out = settings.merged or adapter.folder.with_name(f"{adapter.folder.name}-merged")
    if merged_is_fresh(adapter, out):
        return out
    report(f"folding {adapter.folder} into {adapter.base} ({adapter.must_merge or 'as asked'})")
    # In a process of its own: the package of training is not ours to import, and its memory is free after.
    command = [sys.executable, "-m", "finetune.merge", "--adapter", str(adapter.folder)]
    command += ["--base", adapter.base, "--out", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        said = [line for line in done.stderr.splitlines() if line.strip()]
        reason = said[-1].removeprefix("error: ") if said else f"its status was {done.returncode}"
        raise ModelError(f"the adapter cannot be folded into its base by finetune.merge: {reason}")
    return out
