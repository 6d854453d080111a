"""The page in a real headless browser, over a fake model, the real retriever, rules and demo database."""

from __future__ import annotations

import asyncio
import csv
import gc
import io
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from assistant import Assistant, Cancel
from assistant.page import rows_csv, rows_html
from assistant.violation import RULE_IDS
from schema_index import ModelError
from tests.assistant.fakes import MOST_TRIES, FakeModel, demo_database, real_retriever, sql_text

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [
    pytest.mark.browser,
    # Gradio and what it imports warn about each other's ageing interfaces; none of it is ours to change.
    pytest.mark.filterwarnings("ignore"),
]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WAIT = 60_000
JOBS = sql_text(
    "SELECT JCJM.Job, JCJM.Description\nFROM JCJM WITH (NOLOCK)\nWHERE JCJM.JCCo = @JCCo", "Uses JCJM."
)
BAD = sql_text("SELECT JCJM.Nonsense FROM JCJM WITH (NOLOCK) WHERE JCJM.JCCo = 1", "Uses JCJM.")


@dataclass
class Site:
    """The served page: its address and the model behind it, whose queue a test fills."""

    address: str
    model: FakeModel


@pytest.fixture(scope="module", autouse=True)
def sweep() -> Iterator[None]:
    """Collect what Gradio and Playwright leave unclosed while this module's filters still hold: also the
    event loop that Gradio makes this thread's own, which another module's loop would displace."""
    yield
    asyncio.set_event_loop(None)
    gc.collect()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    from app import build_page, launch

    model = FakeModel()
    files = tmp_path_factory.mktemp("rows")
    page = build_page(Assistant(real_retriever(), model, demo_database()), files, demo_database().note)
    yield Site(launch(page, files, "127.0.0.1", None, wait=False), model)
    page.close(verbose=False)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip(f"none of {', '.join(BROWSERS)} is installed")
    with playwright.sync_playwright() as running:
        opened = running.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def hosts() -> set[str]:
    """Hosts that the page has asked for anything."""
    return set()


@pytest.fixture
def page(site: Site, browser: Browser, hosts: set[str]) -> Iterator[Page]:
    site.model.answers.clear()
    site.model.requests.clear()
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    opened = context.new_page()
    opened.on("request", lambda request: hosts.add(urlsplit(request.url).hostname or ""))
    opened.goto(site.address)
    opened.wait_for_selector("#question textarea", timeout=WAIT)
    yield opened
    context.close()


def ask(page: Page, question: str) -> None:
    page.fill("#question textarea", question)
    page.keyboard.press("Enter")


def test_an_answer_with_sql_badges_tables_rows_and_csv(site: Site, page: Page, hosts: set[str]) -> None:
    site.model.answers.append(JOBS)
    ask(page, "open jobs")
    page.wait_for_selector(".footer", timeout=WAIT)
    assert page.title() == "Vista SQL Assistant"
    assert "WITH (NOLOCK)" in page.inner_text("#chat pre") and "@JCCo" in page.inner_text("#chat pre")
    assert page.locator(".badge.good").count() == len(RULE_IDS) and page.locator(".badge.bad").count() == 0
    page.click(".tables summary")
    used = page.locator(".tables tr.used")
    assert used.count() == 1 and used.locator("td").nth(0).inner_text() == "JCJM"
    assert used.locator("td").nth(2).inner_text(), "a table stands there for a reason"
    assert page.locator(".grid th").all_inner_texts() == ["Job", "Description"]
    shown = page.locator(".grid tbody tr").count()
    with page.expect_download() as download:
        page.click("a.download")
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0] == ["Job", "Description"] and len(rows) == shown + 1 > 1
    assert "tokens" in page.inner_text(".footer") and "@JCCo = 1" in page.inner_text(".rows-line")
    assert hosts == {"127.0.0.1"}, "the page may fetch nothing from elsewhere"


class Held(FakeModel):
    """Writes the start of an answer, and the rest when `gate` is set."""

    def __init__(self) -> None:
        super().__init__()
        self.gate, self.stopped = threading.Event(), threading.Event()

    def generate(self, *_: object, cancel: Cancel, **__: object) -> Iterator[str]:  # type: ignore[override]
        try:
            with cancel.calling(self.stopped.set):
                yield from self._held()
        finally:
            self.closed += 1

    def _held(self) -> Iterator[str]:
        yield JOBS[:60]
        self.gate.wait(timeout=60)
        yield JOBS[60:]


@pytest.fixture
def held(site: Site, monkeypatch: pytest.MonkeyPatch) -> Iterator[Held]:
    """The model of the page, held in the middle of its answer."""
    model = Held()
    monkeypatch.setattr(site.model, "generate", model.generate)
    yield model
    model.gate.set()


def test_the_answer_streams_before_it_is_done(held: Held, page: Page) -> None:
    ask(page, "open jobs")
    page.wait_for_selector("#chat pre", timeout=WAIT)
    assert "SELECT JCJM.Job" in page.inner_text("#chat pre") and page.locator(".footer").count() == 0
    page.click("#examples button >> nth=0")  # dropped: one answer at a time
    page.wait_for_timeout(1000)  # the page has handled the click before the answer may end
    held.gate.set()
    page.wait_for_selector(".footer", timeout=WAIT)
    page.wait_for_timeout(500)
    assert page.locator("#chat .user-row").count() == 1


def test_stop_stops_the_model_and_the_page_goes_on(held: Held, page: Page) -> None:
    ask(page, "open jobs")
    page.wait_for_selector("#chat pre", timeout=WAIT)
    page.click("#question .stop-button")
    page.wait_for_selector("text=Stopped.", timeout=WAIT)
    held.gate.set()
    ask(page, "open jobs")
    page.wait_for_selector(".footer", timeout=WAIT)
    assert held.closed == 2 and page.locator("#chat .user-row").count() == 2


def test_leaving_the_page_stops_the_model(held: Held, page: Page) -> None:
    ask(page, "open jobs")
    page.wait_for_selector("#chat pre", timeout=WAIT)
    assert not held.stopped.is_set()
    page.close()
    assert held.stopped.wait(timeout=60)


def test_a_broken_rule_is_a_red_badge_and_nothing_is_run(site: Site, page: Page) -> None:
    site.model.answers += [BAD] * MOST_TRIES
    ask(page, "open jobs")
    page.wait_for_selector(".footer", timeout=WAIT)
    assert page.locator(".badge.bad").all_inner_texts() == ["✗ unknown-column"]
    assert "There is no column Nonsense on JCJM" in page.inner_text(".faults")
    assert page.locator(".grid").count() == 0 and "not run" in page.inner_text(".no-rows")


@pytest.mark.parametrize("fault", [ModelError("the model server is down: start it"), RuntimeError("a bug")])
def test_an_error_leaves_the_page_usable(site: Site, page: Page, fault: Exception) -> None:
    site.model.answers += [fault, JOBS]
    ask(page, "open jobs")
    page.wait_for_selector("text=This could not be answered.", timeout=WAIT)
    said = page.inner_text("#chat")
    assert ("the model server is down: start it" in said) == isinstance(fault, ModelError)
    ask(page, "open jobs")
    page.wait_for_selector(".footer", timeout=WAIT)
    assert page.locator(".grid tbody tr").count() > 0


def test_an_empty_question_is_answered_with_what_to_do(page: Page) -> None:
    ask(page, "   ")
    page.wait_for_selector("text=the question is empty", timeout=WAIT)


def test_company_picker_fills_the_parameter_and_run_can_be_switched_off(site: Site, page: Page) -> None:
    site.model.answers += [JOBS, JOBS]
    page.click("#company input")
    page.get_by_role("option").nth(1).click()
    ask(page, "open jobs")
    page.wait_for_selector(".footer", timeout=WAIT)
    assert "@JCCo = 2" in page.inner_text(".rows-line")
    page.uncheck("#run input")
    ask(page, "open jobs")
    page.wait_for_function("document.querySelectorAll('.footer').length == 2", timeout=WAIT)
    assert page.locator(".grid").count() == 1


def test_an_example_is_asked_and_a_follow_up_shows_the_turn(site: Site, page: Page) -> None:
    site.model.answers += [JOBS, JOBS, JOBS]
    page.click("#examples button >> nth=0")
    page.wait_for_selector(".footer", timeout=WAIT)
    ask(page, "and only those of company 2")
    page.wait_for_function("document.querySelectorAll('.footer').length == 2", timeout=WAIT)
    assert [one["role"] for one in site.model.requests[1]] == ["system", "user", "assistant", "user"]
    assert site.model.requests[1][1]["content"] == "Question: unpaid AP invoices for company 1"
    page.click("#clear")
    page.wait_for_function("document.querySelectorAll('.footer').length == 0", timeout=WAIT)
    ask(page, "and only those of company 2")
    page.wait_for_selector(".footer", timeout=WAIT)
    assert [one["role"] for one in site.model.requests[2]] == ["system", "user"]


def test_markup_in_a_question_or_an_answer_does_nothing(site: Site, page: Page, hosts: set[str]) -> None:
    image = "<img src='http://elsewhere.example/a.png'> ![x](http://elsewhere.example/b.png)"
    site.model.answers.append(f"There is no table X. {image}")
    ask(page, f"table X {image}")
    page.wait_for_selector(".footer", timeout=WAIT)
    assert page.locator("#chat img").count() == 0 and hosts == {"127.0.0.1"}
    assert page.inner_text("#chat").count("elsewhere.example/a.png") == 2, "it is shown as text"


def test_nothing_is_wider_than_a_phone(site: Site, page: Page) -> None:
    site.model.answers += [JOBS, "describe APTL"]
    page.set_viewport_size({"width": 420, "height": 850})
    for number, question in enumerate(("open jobs", "what is in APTL"), 1):
        ask(page, question)
        page.wait_for_function(f"document.querySelectorAll('.footer').length == {number}", timeout=WAIT)
    assert page.evaluate("document.documentElement.scrollWidth") <= 420
    for part in page.locator(".evidence, #chat .message").all():
        box = part.bounding_box()
        assert box is not None and box["x"] + box["width"] <= 420
    assert page.locator("#question textarea").bounding_box()["y"] < 850, "the question box stays in view"  # type: ignore[index]


def test_csv_cells_cannot_act_as_formulas() -> None:
    from assistant import Rows

    rows = Rows(
        ("=A", "n", "t"),
        (("=1+1", -5, "plain"), ("@SUM(A1)", 2.5, "-x"), (None, 0, "\tx"), ("+1", 1, 'a,"b"')),
    )
    assert list(csv.reader(io.StringIO(rows_csv(rows)))) == [
        ["'=A", "n", "t"],
        ["'=1+1", "-5", "plain"],
        ["'@SUM(A1)", "2.5", "'-x"],
        ["", "0", "'\tx"],
        ["'+1", "1", 'a,"b"'],
    ]


def test_grid_values_cannot_act_as_markup() -> None:
    from assistant import Rows

    html = rows_html(Rows(("<b>",), (("<script>alert(1)</script>",),)), "@Co = <i>", 'x" onclick="y')
    assert (
        "<script" not in html
        and "<b>&lt;b&gt;" not in html
        and "<i>" not in html
        and 'onclick="y' not in html
    )
