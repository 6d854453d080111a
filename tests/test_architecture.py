"""The arrows between the packages, read from the source: who imports whom, and what is imported when."""

from __future__ import annotations

import ast
import importlib
import inspect
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ARROWS: dict[str, set[str]] = {
    "schema_index": set(),
    "retriever": {"schema_index"},
    "assistant": {"retriever", "schema_index"},
    "finetune": {"assistant", "retriever", "schema_index"},
    "app": {"assistant"},
}
PACKAGES = [name for name in ARROWS if name != "app"]
HEAVY = {
    *("torch", "transformers", "sentence_transformers", "vllm", "trl", "peft", "datasets", "accelerate"),
    *("xgrammar", "faiss", "duckdb", "pyodbc", "gradio", "pandas"),
}
ALLOWED_AT_THE_TOP = {
    "app.py": {"gradio"},
    # A subclass needs its base when it is defined; the package imports this module only to train.
    "finetune/nano_trainer.py": {"torch", "trl"},
    "finetune/asked_parts/network.py": {"torch", "transformers"},
    "finetune/asked_parts/trainer.py": {"torch", "transformers"},
    "finetune/optimizer.py": {"torch"},
    "finetune/reference_free.py": {"trl"},
    "finetune/rewarding/grammar_trainer.py": {"trl"},
    "finetune/callbacks/early_stop.py": {"transformers"},
    "finetune/callbacks/held_out.py": {"torch", "transformers"},
    "finetune/callbacks/report.py": {"transformers"},
    "finetune/callbacks/throughput.py": {"transformers"},
}


def sources(package: str) -> list[Path]:
    if package == "app":
        return [ROOT / "app.py"]
    return sorted((ROOT / package).rglob("*.py"))


ALL_SOURCES = [
    pytest.param(package, path, id=str(path.relative_to(ROOT)))
    for package in ARROWS
    for path in sources(package)
]


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imported(nodes: Iterator[ast.AST] | list[ast.stmt]) -> set[str]:
    """The top-level packages that import statements among `nodes` name; relative imports are one's own."""
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            found.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.add((node.module or "").partition(".")[0])
    return found


def run_on_import(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements that importing a module runs: not in functions, not under TYPE_CHECKING."""
    for node in body:
        yield node
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            yield from run_on_import(node.orelse)
            continue
        for field in ("body", "orelse", "finalbody"):
            yield from run_on_import(getattr(node, field, []))
        for handler in getattr(node, "handlers", []):
            yield from run_on_import(handler.body)


@pytest.mark.parametrize(("package", "path"), ALL_SOURCES)
def test_imports_follow_the_arrows(package: str, path: Path) -> None:
    ours = imported(ast.walk(parsed(path))) & (set(ARROWS) | {"tests", "benchmarks"})
    assert ours <= ARROWS[package] | {package}, f"{path.name}: see the table of arrows"


@pytest.mark.parametrize(("package", "path"), ALL_SOURCES)
def test_heavy_packages_are_imported_where_they_are_used(package: str, path: Path) -> None:
    heavy = imported(list(run_on_import(parsed(path).body))) & HEAVY
    assert heavy <= ALLOWED_AT_THE_TOP.get(path.relative_to(ROOT).as_posix(), set()), package


@pytest.mark.parametrize("package", PACKAGES)
def test_an_init_only_re_exports(package: str) -> None:
    for path in sorted((ROOT / package).rglob("__init__.py")):
        for node in parsed(path).body:
            docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
            names = isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
            assert docstring or names or isinstance(node, ast.ImportFrom), f"{path}, line {node.lineno}"


@pytest.mark.parametrize("package", PACKAGES)
def test_public_names_are_those_of_the_init(package: str) -> None:
    module = importlib.import_module(package)
    body = parsed(ROOT / package / "__init__.py").body
    imports = [node for node in body if isinstance(node, ast.ImportFrom) and node.module != "__future__"]
    assert set(module.__all__) == {alias.asname or alias.name for node in imports for alias in node.names}
    assert len(set(module.__all__)) == len(module.__all__)
    for name in module.__all__:
        value = getattr(module, name)
        if inspect.isclass(value) or inspect.isroutine(value):
            assert value.__doc__, f"{name} has no docstring"


@pytest.mark.parametrize("package", PACKAGES)
def test_importing_a_package_is_quick(package: str) -> None:
    code = f"import sys, {package}; print(*sorted(set(sys.modules) & {HEAVY!r}))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_every_package_that_is_imported_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = [project["dependencies"], *project["optional-dependencies"].values()]
    declared = {normal(re.split(r"[^\w.-]", line)[0]) for line in chain.from_iterable(lines)}
    files = [path for package in ARROWS for path in sources(package)]
    used = set().union(*(imported(ast.walk(parsed(path))) for path in files))
    foreign = used - set(sys.stdlib_module_names) - set(ARROWS) - {""}
    installed = packages_distributions()
    # A namespace that is not installed, such as llama_index, comes with its -core distribution.
    sources_of = {name: installed.get(name, [name, f"{name}-core"]) for name in foreign}
    missing = {name for name in foreign if not declared & {normal(d) for d in sources_of[name]}}
    assert missing == set()


def normal(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", distribution).lower()
