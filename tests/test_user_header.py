"""`python app.py --user-header NAME` over HTTP: who is named may ask, and whoever is not reads nothing."""

from __future__ import annotations

import gc
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2
import pytest

from assistant import Assistant
from tests.assistant.conftest import free_port
from tests.assistant.fakes import FakeModel, demo_database, real_retriever, sql_text

# Gradio and what it imports warn about each other's ageing interfaces; none of it is ours to change.
pytestmark = pytest.mark.filterwarnings("ignore")
HEADER = "X-Forwarded-User"
POLICY = """
[roles.clerk]
modules = ["PR"]
companies = [2]
[roles.reader]
tables = ["HQCO"]
[users]
anna = "clerk"
"*" = "reader"
"""
EMPLOYEES = sql_text(
    "SELECT PREH.PRCo, PREH.LastName FROM PREH WITH (NOLOCK) WHERE PREH.PRCo IN (1, 2)", "Uses PREH."
)
SECONDS = 60.0


@dataclass
class Site:
    """The served app: its address, the model behind it, its audit log."""

    address: str
    model: FakeModel
    log: Path
    sessions: list[str] = field(default_factory=list)

    def ask(self, headers: list[tuple[str, str]], session: str = "") -> str:
        """Ask as a browser does, and return all that came back."""
        self.model.answers[:] = [EMPLOYEES]
        session = session or f"session{len(self.sessions)}"
        self.sessions.append(session)
        with httpx2.Client(base_url=self.address, headers=headers, timeout=SECONDS) as client:
            function = submit_of(client.get("/config").json())
            body = {"data": ["employees", None, True, None], "fn_index": function, "session_hash": session}
            client.post("/gradio_api/queue/join", json=body).raise_for_status()
            with client.stream("GET", f"/gradio_api/queue/data?session_hash={session}") as stream:
                lines = []
                for line in stream.iter_lines():
                    lines.append(line)
                    if '"process_completed"' in line:
                        break
        return "\n".join(lines)

    def events(self) -> list[dict[str, Any]]:
        """The audit log so far."""
        return [json.loads(line) for line in self.log.read_text("utf-8").splitlines()]


def submit_of(config: dict[str, Any]) -> int:
    """The function that the question box calls when it is submitted."""
    (box,) = (one["id"] for one in config["components"] if one["props"].get("elem_id") == "question")
    return next(int(one["id"]) for one in config["dependencies"] if [box, "submit"] in one["targets"])


@pytest.fixture(scope="module", autouse=True)
def sweep() -> Iterator[None]:
    """Collect what Gradio leaves unclosed while this module's filters still hold."""
    yield
    gc.collect()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The real app as its command line starts it, over a fake model and the real demo database."""
    gradio = pytest.importorskip("gradio", reason="gradio is not installed")
    from app import main

    folder = tmp_path_factory.mktemp("app")
    policy, log = folder / "policy.toml", folder / "audit.jsonl"
    policy.write_text(POLICY, encoding="utf-8")
    model, ended, served, port = FakeModel(), threading.Event(), threading.Event(), free_port()

    def wait(page: Any) -> None:
        served.set()
        ended.wait()
        page.close(verbose=False)

    with pytest.MonkeyPatch.context() as patch:
        opened = Assistant(real_retriever(), model, demo_database())
        patch.setattr(Assistant, "open", lambda *_, **__: opened)
        patch.setattr(gradio.Blocks, "block_thread", wait)
        options = ["--no-browser", "--port", str(port), "--policy", str(policy), "--audit-log", str(log)]
        running = threading.Thread(target=main, args=([*options, "--user-header", HEADER],), daemon=True)
        running.start()
        assert served.wait(SECONDS)
        yield Site(f"http://127.0.0.1:{port}", model, log)
        ended.set()
        running.join(SECONDS)


def test_whoever_is_named_reads_what_the_policy_opens(site: Site) -> None:
    said = site.ask([(HEADER, "anna")])
    sent = [one for one in site.events() if one["event"] == "sends"]
    assert len(sent) == 1 and sent[0]["user"] == "anna" and sent[0]["role"] == "clerk"
    assert "WHERE PREH.PRCo IN (2)" in sent[0]["sql"]
    own, other = (last_names(company) for company in (2, 1))
    assert any(name in said for name in own) and not any(f">{name}<" in said for name in other - own)


def last_names(company: int) -> set[str]:
    sql = f"SELECT PREH.LastName FROM PREH WITH (NOLOCK) WHERE PREH.PRCo = {company}"
    return {str(row[0]) for row in demo_database().run(sql, {}).rows}


@pytest.mark.parametrize(
    ("headers", "reason"),
    [
        ([], "names nobody"),
        ([(HEADER, "")], "names nobody"),
        ([("X-Forwarded-Users", "anna")], "names nobody"),
        ([("Cookie", f"{HEADER}=anna")], "names nobody"),
        ([(HEADER, "anna"), (HEADER, "eve")], "came 2 times"),
        ([(HEADER, "eve"), (HEADER.lower(), "anna")], "came 2 times"),
        ([(HEADER, "*")], "name the user under"),
        ([(HEADER, "eve")], "PREH is not open to eve"),
        ([(HEADER, "anna, eve")], "PREH is not open to anna, eve"),
        ([(HEADER, "anna@elsewhere")], "PREH is not open to anna@elsewhere"),
    ],
)
def test_whoever_is_not_reads_nothing(site: Site, headers: list[tuple[str, str]], reason: str) -> None:
    before = len([one for one in site.events() if one["event"] == "sends"])
    said = site.ask(headers)
    events = site.events()
    assert reason in said
    assert len([one for one in events if one["event"] == "sends"]) == before, "nothing was sent"
    assert reason in events[-1]["error"], "and the refusal stands in the audit log"


def test_a_conversation_is_its_users_alone(site: Site) -> None:
    """Whoever learns of another's session sees nothing of it."""
    own = site.ask([(HEADER, "anna")], session="shared")
    assert "WITH (NOLOCK)" in own
    name = next(one for one in last_names(2) if f">{one}<" in own or one in own)
    assert name not in site.ask([(HEADER, "eve")], session="shared")


def test_the_page_stores_no_files_of_strangers(site: Site) -> None:
    files = {"files": ("a.txt", b"x" * 10_000)}
    response = httpx2.post(f"{site.address}/gradio_api/upload", files=files, headers={HEADER: "anna"})
    assert response.status_code == 413
