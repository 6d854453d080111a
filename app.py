"""The chat page: ask a Vista database in plain words.

python app.py
python app.py --index my-index --server http://localhost:8000
python app.py --odbc env:VISTA_ODBC --policy vista.toml --audit-log audit.jsonl --user-header X-Forwarded-User
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant import Answer, Assistant, VistaError
from assistant.metrics import Metrics
from assistant.options import add_options, open_assistant
from assistant.page import (
    Chat,
    CsvFolder,
    answer_frames,
    answer_markdown,
    evidence_html,
    forging_warning,
    note_html,
    signed_in,
)
from assistant.sharing import shared

if TYPE_CHECKING:
    import gradio as gr

TITLE = "Vista SQL Assistant"
SUBTITLE = "Plain words in, checked T-SQL and its rows out"
EXAMPLES = (
    "unpaid AP invoices for company 1",
    "total cost by job and cost type for company 1",
    "open jobs with their contract amount",
    "top 10 vendors by invoiced amount this year",
    "employees who are active in company 2",
    "what is in APTL",
)
ANSWERS_AT_ONCE = 64
"""Questions under way together; for the model they stand in a line, their databases run side by side."""
MOST_WAITING = 200
"""Questions that wait for one of these places; who comes later is told that it is full."""
SYSTEM_FONTS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif")
MONOSPACE_FONTS = ("ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "Liberation Mono", "monospace")
STYLE = Path(__file__).parent / "assistant" / "page" / "style.css"


def build_page(assistant: Assistant, files: Path, note: str = "", user_header: str = "") -> gr.Blocks:
    """The page over an assistant; rows go into the folder `files` as CSV, `note` tells where from.

    `user_header` is the header in which a proxy names the user; without it all are the assistant's user.
    """
    import gradio as gr

    runs = assistant.database is not None
    companies = assistant.companies_of() if not user_header else []
    page: gr.Blocks = gr.Blocks(title=TITLE, fill_height=True, analytics_enabled=False)
    with page:
        chat = gr.State(lambda: Chat())  # not Chat itself, which Gradio takes for an instance
        with gr.Row(elem_id="top"):
            gr.HTML(f"<h1>{TITLE}</h1><p>{SUBTITLE}</p>", elem_id="heading")
            company = gr.Dropdown(
                [(f"Company {number} · {name}", number) for number, name in companies],
                value=_company_of(assistant, companies),
                label="Company",
                show_label=False,
                container=False,
                elem_id="company",
                visible=bool(companies),
            )
            run = gr.Checkbox(runs, label="Run", elem_id="run", visible=runs, container=False)
            clear = gr.Button("New chat", size="sm", variant="secondary", elem_id="clear")
        shown = gr.Chatbot(
            elem_id="chat",
            show_label=False,
            layout="panel",
            height="100%",
            scale=1,
            buttons=[],
            latex_delimiters=[],
            feedback_options=None,
            allow_tags=False,
            group_consecutive_messages=False,
            placeholder="### What would you like to know?\nClick an example, or ask in your own words.",
        )
        question = gr.Textbox(
            elem_id="question",
            show_label=False,
            placeholder="Ask about vendors, jobs, invoices, payroll …",
            submit_btn=True,
            stop_btn=False,
            autofocus=True,
            max_lines=4,
        )
        with gr.Row(elem_id="examples"):
            examples = [gr.Button(text, size="sm", variant="secondary", min_width=0) for text in EXAMPLES]
        gr.HTML(f'<p id="note">{note}</p>', visible=bool(note))
        _wire(page, assistant, files, user_header, chat, shown, question, company, run, examples, clear)
        if user_header:
            page.load(_company_picker(assistant, user_header), None, company, api_visibility="private")
    return page


def _company_of(assistant: Assistant, companies: list[tuple[int, str]]) -> int | None:
    """The company to start with: the assistant's where it is open, else the first that is."""
    numbers = [number for number, _ in companies]
    return assistant.company if assistant.company in numbers or not numbers else numbers[0]


def _company_picker(assistant: Assistant, user_header: str) -> Callable[..., Any]:
    """What fills the picker with the companies of whoever opens the page."""
    import gradio as gr

    def fill(request: Any) -> Any:
        try:
            companies = assistant.companies_of(signed_in(request.headers, user_header))
        except VistaError:
            companies = []  # the answer to the first question says why
        choices = [(f"Company {number} · {name}", number) for number, name in companies]
        return gr.Dropdown(choices, value=_company_of(assistant, companies), visible=bool(companies))

    fill.__annotations__["request"] = gr.Request
    return fill


def _user(request: Any, user_header: str) -> tuple[str | None, VistaError | None]:
    """Who asks, as the proxy in front says, or why nobody does; None where the assistant's own user asks."""
    try:
        return (signed_in(request.headers, user_header) if user_header else None), None
    except VistaError as error:
        return "", error


def _wire(
    page: gr.Blocks,
    assistant: Assistant,
    files: Path,
    user_header: str,
    chat: gr.State,
    shown: gr.Chatbot,
    question: gr.Textbox,
    company: gr.Dropdown,
    run: gr.Checkbox,
    examples: list[gr.Button],
    clear: gr.Button,
) -> None:
    """Connect the parts: asking streams, stopping or leaving stops the model, a new chat forgets."""
    import gradio as gr

    here: dict[str, Chat] = {}

    folder = CsvFolder(files)

    def finished(whole: Answer) -> Any:
        return answer_message(whole, folder)

    def answer(
        text: str, number: int | None, running: bool, state: Chat, request: Any
    ) -> Iterator[tuple[Any, ...]]:
        user, refused = _user(request, user_header)
        state = state.of(user)
        if state.answering is not None:
            return
        here[request.session_hash] = state
        try:
            frames = answer_frames(
                assistant,
                state,
                text,
                company=number,
                execute=running,
                user=user,
                refused=refused,
                finished=finished,
            )
            for frame in frames:
                yield [*state.messages, *frame], state, gr.Textbox("", submit_btn=False, stop_btn=True)
        finally:
            here.pop(request.session_hash, None)
        yield state.messages, state, gr.Textbox(submit_btn=True, stop_btn=False)

    # Gradio passes the request by the annotation itself, which must not be a string.
    answer.__annotations__["request"] = gr.Request

    def leave(request: Any) -> None:
        if (state := here.get(request.session_hash)) is not None:
            state.stop()

    leave.__annotations__["request"] = gr.Request

    def stop(state: Chat, request: Any) -> tuple[Any, ...]:
        if (own := state.of(_user(request, user_header)[0])) is not state:
            return own.messages, gr.Textbox(submit_btn=True, stop_btn=False)
        state.stop()
        state.messages.append({"role": "assistant", "content": "*Stopped.*"})
        return state.messages, gr.Textbox(submit_btn=True, stop_btn=False)

    stop.__annotations__["request"] = gr.Request

    def start_anew(state: Chat) -> tuple[Any, ...]:
        state.stop()
        return [], Chat(), gr.Textbox("", submit_btn=True, stop_btn=False)

    outputs = [shown, chat, question]
    runs: list[Any] = []
    for event, source in [(question.submit, question), *((one.click, one) for one in examples)]:
        runs.append(
            event(
                answer,
                [source, company, run, chat],
                outputs,
                show_progress="hidden",
                trigger_mode="multiple",  # Gradio's "once" would drop a question asked right after a stop
                concurrency_limit=ANSWERS_AT_ONCE,
                concurrency_id="answer",
                api_visibility="private",
            )
        )
    page.unload(leave)
    question.stop(stop, chat, [shown, question], cancels=runs, queue=False, api_visibility="private")
    clear.click(start_anew, chat, outputs, cancels=runs, queue=False, api_visibility="private")


def answer_message(answer: Answer, files: CsvFolder) -> Any:
    """A message of the assistant made ready once, so that later frames only repeat it: Markdown, then its
    evidence; the CSV is written into `files`."""
    import gradio as gr
    from gradio.context import LocalContext

    address = f"gradio_api/file={files.folder / files.write(answer.rows)}" if answer.rows is not None else ""
    parts: list[Any] = [answer_markdown(answer), gr.HTML(evidence_html(answer, address))]
    # Inside an event, Gradio takes a component for an update of another one and does not make it.
    token = LocalContext.in_event_listener.set(False)
    try:
        made = gr.Chatbot(render=False).postprocess([{"role": "assistant", "content": parts}])
    finally:
        LocalContext.in_event_listener.reset(token)
    return made.root[0]


def main(arguments: Sequence[str] | None = None) -> int:
    """Load everything, open the page, and serve until interrupted; returns the exit status."""
    options = _parser().parse_args(arguments)
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    logging.getLogger("sqlglot").setLevel(logging.ERROR)
    try:
        return _serve(options)
    except VistaError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2


def _serve(options: argparse.Namespace) -> int:
    """Open what the options name and serve the page over it; returns the exit status."""
    metrics = Metrics()
    if warning := forging_warning(options.user_header, options.host):
        print(f"warning: {warning}", file=sys.stderr)
    with (
        open_assistant(options, execute=True, watchers=(metrics,)) as assistant,
        shared(assistant, options.model),
        tempfile.TemporaryDirectory(prefix="vista-rows-") as files,
    ):
        page = build_page(assistant, Path(files), note_html(assistant.database), options.user_header)
        try:
            if options.metrics is not None:
                metrics.serve(options.metrics)
            launch(page, Path(files), options.host, options.port, in_browser=not options.no_browser)
        except OSError as error:
            fix = "give another address with --host, --port or --metrics"
            print(f"error: {error}; {fix}", file=sys.stderr)
            return 2
    return 0


def launch(
    page: gr.Blocks, files: Path, host: str, port: int | None, *, in_browser: bool = False, wait: bool = True
) -> str:
    """Serve the page and the CSV in `files`; with `wait` until it is interrupted. Returns the address.

    Raises OSError where the port is taken. Nothing is fetched from elsewhere: system fonts, no analytics.
    """
    import gradio as gr

    theme = gr.themes.Base(
        primary_hue="blue", neutral_hue="slate", font=SYSTEM_FONTS, font_mono=MONOSPACE_FONTS
    )
    _, address, _ = page.queue(max_size=MOST_WAITING, default_concurrency_limit=16).launch(
        server_name=host,
        server_port=port,
        inbrowser=in_browser,
        prevent_thread_lock=True,
        max_threads=2 * ANSWERS_AT_ONCE,
        share=False,
        quiet=True,
        footer_links=[],
        run_history=False,
        enable_monitoring=False,
        ssr_mode=False,
        allowed_paths=[str(files)],
        max_file_size=1,  # the page takes no files; Gradio would store what anybody sends
        theme=theme,
        css_paths=STYLE,
    )
    if wait:
        print(f"{TITLE}: {address}", flush=True)
        page.block_thread()
    return str(address)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python app.py", description="The chat page of the Vista SQL assistant.")
    add_options(parser)
    parser.add_argument(
        "--user-header",
        default="",
        metavar="NAME",
        help="the header in which a trusted proxy names the user (default: --user for everybody)",
    )
    parser.add_argument("--metrics", type=int, metavar="PORT", help="serve Prometheus metrics on this port")
    parser.add_argument("--port", type=int, help="port (default: the first free one from 7860)")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser")
    return parser


if __name__ == "__main__":
    sys.exit(main())
