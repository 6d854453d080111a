"""The client of a model server: what it sends, and one line for everything that can go wrong."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from assistant.model import Message
from assistant.server_model import DEFAULT_CONTEXT_LENGTH, ServerModel
from assistant.transformers_model import TransformersModel
from schema_index.errors import ModelError, ModelGoneError
from tests.assistant.conftest import free_port
from tests.assistant.loopback import Handler, LoopbackServer, ModelServer, Reply, model_card, serving

ASK: list[Message] = [{"role": "user", "content": "open jobs with their contract amount"}]
CHAT = "/v1/chat/completions"
_CHARACTERS = """{"version": "1.0", "truncation": null, "padding": null, "added_tokens": [],
"normalizer": null, "pre_tokenizer": null, "post_processor": null, "decoder": null,
"model": {"type": "BPE", "vocab": {"a": 0}, "merges": [], "unk_token": "a"}}"""
Serve = Callable[..., LoopbackServer]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Starts a server that lists one model and answers a chat with `chat`; `routes` add to that."""
    with ExitStack() as stack:

        def start(chat: Reply | None = None, **routes: Reply) -> LoopbackServer:
            answers: dict[str, Reply] = {"/v1/models": model_card()}
            answers |= {f"/{name.replace('__', '/')}": reply for name, reply in routes.items()}
            if chat is not None:
                answers[CHAT] = chat
            return stack.enter_context(serving(LoopbackServer(answers)))

        yield start


class PlanFirst:
    """A grammar in two stages, of one answer."""

    text = 'root ::= "Uses APTH.\\nSELECT 1"'
    opening = 'root ::= "Uses APTH.\\n"'

    def rest(self, opening: str) -> str | None:
        return 'root ::= "SELECT 1"' if opening == "Uses APTH.\n" else None


def refusal(act: Callable[[], object], *words: str) -> str:
    """What `act` raises: one line that has all of `words`."""
    with pytest.raises(ModelError) as caught:
        act()
    message = str(caught.value)
    assert "\n" not in message
    for word in words:
        assert word in message
    return message


def answering(server: LoopbackServer, **options: float) -> Callable[[], object]:
    model = ServerModel(server.url, **options)  # type: ignore[arg-type]
    return lambda: list(model.generate(ASK))


# What it reads and sends


def test_answers_as_the_model_behind_the_server(
    model_server: ModelServer, tiny_model: TransformersModel
) -> None:
    model = ServerModel(model_server.url)
    assert model.name == tiny_model.name
    expected = "".join(tiny_model.generate(ASK, max_tokens=30))
    assert "".join(model.generate(ASK, max_tokens=30)) == expected


@pytest.mark.parametrize("end", ["", "/", "/v1", "/v1/"])
def test_the_address_may_end_in_v1(model_server: ModelServer, end: str) -> None:
    model = ServerModel(model_server.url + end)
    assert model.url == model_server.url
    assert model.count_tokens("APTH") > 0


def test_the_request_holds_the_grammar_and_no_sampling_but_ours(model_server: ModelServer) -> None:
    grammar = 'root ::= "ok"'
    list(ServerModel(model_server.url).generate(ASK, grammar=grammar, max_tokens=9, temperature=0.5, seed=3))
    path, body, _ = model_server.requests[-1]
    assert path == CHAT
    assert body["structured_outputs"] == {"grammar": grammar}
    assert body["messages"] == ASK
    assert (body["max_tokens"], body["temperature"], body["seed"]) == (9, 0.5, 3)
    assert (body["top_p"], body["top_k"], body["min_p"], body["repetition_penalty"]) == (1.0, 0, 0.0, 1.0)
    assert body["stream"] is True


def test_an_answer_in_stages_is_one_to_its_reader(model_server: ModelServer) -> None:
    grammar = PlanFirst()
    before = len(model_server.requests)
    pieces = ServerModel(model_server.url).generate(ASK, grammar=grammar, max_tokens=90)
    assert "".join(pieces) == "Uses APTH.\nSELECT 1"
    first, second = (body for path, body, _ in model_server.requests[before:] if path == CHAT)
    assert first["structured_outputs"] == {"grammar": grammar.opening} and first["messages"] == ASK
    assert second["structured_outputs"] == {"grammar": 'root ::= "SELECT 1"'}
    assert second["messages"] == [*ASK, {"role": "assistant", "content": "Uses APTH.\n"}]
    assert second["continue_final_message"] is True and second["add_generation_prompt"] is False
    assert first["max_tokens"] == 90 and 0 < second["max_tokens"] < 90


def test_a_server_that_is_not_vllm_gets_the_grammar_in_one_piece(serve: Serve) -> None:
    server = serve(lambda handler: (handler.start_events(), handler.send_event("[DONE]"))[0])
    list(ServerModel(server.url).generate(ASK, grammar=PlanFirst()))
    bodies = [body for path, body, _ in server.requests if path == CHAT]
    assert [body["structured_outputs"]["grammar"] for body in bodies] == [PlanFirst.text]


def test_a_server_that_is_not_vllm_gets_standard_fields_only(serve: Serve) -> None:
    server = serve(lambda handler: (handler.start_events(), handler.send_event("[DONE]"))[0])
    list(ServerModel(server.url).generate(ASK))
    body = server.requests[-1][1]
    assert set(body) == {"model", "messages", "max_tokens", "temperature", "top_p", "stream"}


def test_the_context_length_is_assumed_where_the_server_does_not_tell(serve: Serve) -> None:
    assert ServerModel(serve().url).context_length == DEFAULT_CONTEXT_LENGTH == 8192


def test_a_model_is_chosen_by_name(serve: Serve) -> None:
    def two(handler: Handler) -> None:
        cards = [{"id": "small", "max_model_len": 512}, {"id": "big", "max_model_len": 9000}]
        handler.send_json({"data": cards})

    server = serve(v1__models=two)
    assert (ServerModel(server.url).name, ServerModel(server.url, "big").context_length) == ("small", 9000)
    refusal(lambda: ServerModel(server.url, "huge"), server.url, "serve huge: choose from small, big")


def test_an_adapter_is_taken_before_its_base_with_the_context_of_the_base(serve: Serve) -> None:
    def two(handler: Handler) -> None:
        cards = [{"id": "vista-base", "max_model_len": 9000}, {"id": "vista", "parent": "vista-base"}]
        handler.send_json({"data": cards})

    model = ServerModel(serve(v1__models=two).url)
    assert (model.name, model.context_length) == ("vista", 9000)
    assert ServerModel(serve(v1__models=two).url, "vista-base").name == "vista-base"


def test_a_text_is_counted_by_the_server_once(
    model_server: ModelServer, tiny_model: TransformersModel
) -> None:
    model = ServerModel(model_server.url)
    asked = len(model_server.requests)
    for _ in range(3):
        assert model.count_tokens("APTH.InvTotal") == tiny_model.count_tokens("APTH.InvTotal")
    assert [path for path, *_ in model_server.requests[asked:]] == ["/tokenize"]


@pytest.mark.parametrize("place", ["served", "another"])
def test_tokens_are_counted_here_where_the_tokenizer_of_the_server_is_here(
    serve: Serve, tiny_model: TransformersModel, tiny_model_path: Path, tmp_path: Path, place: str
) -> None:
    if place == "another":
        (tmp_path / "tokenizer.json").write_text(_CHARACTERS, encoding="utf-8")
    root = str(tiny_model_path if place == "served" else tmp_path)

    def tokenize(handler: Handler) -> None:
        handler.send_json({"count": tiny_model.count_tokens(handler.body["prompt"])})

    server = serve(v1__models=model_card("tiny", owned_by="vllm", root=root), tokenize=tokenize)
    model = ServerModel(server.url)
    for text in ("", "SELECT APTH.Vendor", "Größe 東京", "  two  spaces\n"):
        assert model.count_tokens(text) == tiny_model.count_tokens(text)
    asked = [path for path, *_ in server.requests].count("/tokenize")
    assert asked == (1 if place == "served" else 5), "one to compare, then none"


@pytest.mark.parametrize("tokenize", [None, lambda handler: handler.send_json({"tokens": [1, 2]})])
def test_counts_are_estimated_where_the_server_has_no_tokenize(serve: Serve, tokenize: Reply | None) -> None:
    server = serve(**({"tokenize": tokenize} if tokenize else {}))
    model = ServerModel(server.url)
    assert [model.count_tokens(text) for text in ("", "a", "SELECT", "Größe")] == [0, 1, 2, 3]
    assert [path for path, *_ in server.requests] == ["/v1/models", "/tokenize"]


def test_closing_closes_the_connection(model_server: ModelServer) -> None:
    model_server.hung_up.clear()
    answer = ServerModel(model_server.url).generate(ASK, grammar="root ::= [a-z]{900}", max_tokens=900)
    assert next(answer)
    answer.close()  # type: ignore[attr-defined]
    assert model_server.hung_up.wait(timeout=10)


def test_a_chunk_that_only_counts_tokens_is_no_text(serve: Serve) -> None:
    def chat(handler: Handler) -> None:
        handler.start_events()
        handler.wfile.write(b": keep-alive\n\n")
        handler.send_event({"choices": [{"index": 0, "delta": {"role": "assistant"}, "finish_reason": None}]})
        handler.send_piece("Grüße")
        handler.send_piece(None, finish="length")
        handler.send_event({"choices": [], "usage": {"total_tokens": 9}})

    assert list(ServerModel(serve(chat).url).generate(ASK)) == ["Grüße"]


# The key


def test_the_key_is_sent_and_never_shown(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISTA_API_KEY", "sk-secret\n")
    server = serve(lambda handler: handler.send_json({"error": {"message": "bad key sk-secret"}}, 401))
    message = refusal(answering(server), server.url, "401: bad key ***; set ", "variable VISTA_API_KEY")
    assert "sk-secret" not in message
    assert [key for *_, key in server.requests] == ["Bearer sk-secret"] * 2


def test_without_a_key_none_is_sent(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VISTA_API_KEY", raising=False)
    server = serve()
    ServerModel(server.url)
    assert server.requests[0][2] is None


def test_a_password_in_the_address_is_not_shown() -> None:
    port = free_port()
    message = refusal(lambda: ServerModel(f"http://user:hidden@127.0.0.1:{port}"), f"http://127.0.0.1:{port}")
    assert "hidden" not in message
    assert "hidden" not in refusal(lambda: ServerModel("ftp://user:hidden@host"), "http://HOST:PORT")


# What goes wrong


@pytest.mark.parametrize("url", ["", "localhost:8000", "ftp://host", "http://", "vista nano"])
def test_what_is_no_address(url: str) -> None:
    refusal(lambda: ServerModel(url), "is not the address of a model server: give it as http://HOST:PORT")


def test_no_server() -> None:
    url = f"http://127.0.0.1:{free_port()}"
    said = f"no model server answers at {url}: start it (python -m assistant.serve)"
    refusal(lambda: ServerModel(url), said)


def test_a_server_that_stopped(tiny_model: TransformersModel) -> None:
    with serving(ModelServer(tiny_model)) as server:
        model = ServerModel(server.url)
        assert list(model.generate(ASK, max_tokens=3))
    refusal(lambda: list(model.generate(ASK)), f"no model server answers at {server.url}")
    refusal(lambda: model.count_tokens("APTH"), f"no model server answers at {server.url}")


def test_a_silent_server(serve: Serve) -> None:
    server = serve(lambda handler: time.sleep(1.0))
    refusal(answering(server, timeout=0.2), f"the model server at {server.url} was silent for 0.2 s")


def test_silence_in_the_middle(serve: Serve) -> None:
    def chat(handler: Handler) -> None:
        handler.start_events()
        handler.send_piece("Uses ")
        time.sleep(1.0)

    server = serve(chat)
    answer = ServerModel(server.url, timeout=0.2).generate(ASK)
    assert next(answer) == "Uses "
    refusal(lambda: next(answer), "was silent for 0.2 s")


@pytest.mark.parametrize(
    ("status", "fix"),
    [
        (400, "a grammar needs vLLM"),
        (401, "set the environment variable VISTA_API_KEY"),
        (403, "set the environment variable VISTA_API_KEY"),
        (404, "check the address"),
        (429, "ask again in a moment"),
        (500, "see the server's log"),
        (503, "see the server's log"),
        (302, "see the server's log"),
    ],
)
def test_an_error_status_with_what_was_said_and_the_fix(serve: Serve, status: int, fix: str) -> None:
    body = {"object": "error", "error": {"message": "it is\nso", "code": status}}
    server = serve(lambda handler: handler.send_json(body, status))
    refusal(answering(server), f"the model server at {server.url} answered {status}: it is so; ", fix)


@pytest.mark.parametrize("text", ["", "<html>\nBad gateway", '"plain"', "[1]", '{"error": null}'])
def test_an_error_status_with_any_body(serve: Serve, text: str) -> None:
    server = serve(lambda handler: handler.send_text(text, "text/html", 502))
    refusal(answering(server), f"the model server at {server.url} answered 502")


def test_a_server_that_dies_in_the_middle(serve: Serve) -> None:
    def chat(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/event-stream")
        handler.send_header("Content-Length", "100000")
        handler.end_headers()
        handler.send_piece("Uses ")
        handler.close_connection = True

    server = serve(chat)
    answer = ServerModel(server.url).generate(ASK)
    assert next(answer) == "Uses "
    refusal(lambda: next(answer), f"the model server at {server.url} closed the connection in the middle")


def test_a_stream_without_an_end(serve: Serve) -> None:
    def chat(handler: Handler) -> None:
        handler.start_events()
        handler.send_piece("Uses ")

    server = serve(chat)
    refusal(answering(server), f"the model server at {server.url} ended in the middle of an answer")


def test_an_error_in_the_stream(serve: Serve) -> None:
    def chat(handler: Handler) -> None:
        handler.start_events()
        handler.send_event({"error": {"message": "out of\nmemory", "code": 500}})

    server = serve(chat)
    refusal(answering(server), f"the model server at {server.url} failed: out of memory; see its log")


@pytest.mark.parametrize(("status", "gone"), [(400, False), (429, False), (500, True), (503, True)])
@pytest.mark.parametrize("streamed", [False, True])
def test_a_server_whose_engine_died_may_be_able_to_answer_soon(
    serve: Serve, status: int, gone: bool, streamed: bool
) -> None:
    error = {"error": {"message": "EngineCore encountered an issue", "code": status}}

    def chat(handler: Handler) -> None:
        if streamed:
            handler.start_events()
            handler.send_event(error)
        else:
            handler.send_json(error, status)

    with pytest.raises(ModelError) as caught:
        answering(serve(chat))()
    assert isinstance(caught.value, ModelGoneError) is gone


@pytest.mark.parametrize("content_type", ["application/json", "text/html", "text/event-stream"])
@pytest.mark.parametrize("text", ["no json", "5", '{"choices": 5}', "{}", "[]", '{"choices": [5]}'])
def test_an_answer_in_another_language(serve: Serve, content_type: str, text: str) -> None:
    server = serve(lambda handler: handler.send_text(f"data: {text}\n\n", content_type))
    refusal(answering(server), f"what answers at {server.url} does not speak the OpenAI protocol")


@pytest.mark.parametrize("text", ["<html>", "[]", "{}", '{"data": [{"name": 1}]}', '{"data": null}'])
def test_a_server_of_something_else(serve: Serve, text: str) -> None:
    server = serve(v1__models=lambda handler: handler.send_text(text, "application/json"))
    refusal(lambda: ServerModel(server.url), f"what answers at {server.url} does not speak the OpenAI")


def test_a_server_without_a_model(serve: Serve) -> None:
    server = serve(v1__models=lambda handler: handler.send_json({"data": []}))
    refusal(lambda: ServerModel(server.url), f"{server.url} serves no model: start it with one")


def test_a_tokenizer_that_fails_is_an_error_not_an_estimate(serve: Serve) -> None:
    server = serve(tokenize=lambda handler: handler.send_json({"detail": "tokenizer down"}, 500))
    refusal(lambda: ServerModel(server.url).count_tokens("APTH"), "answered 500: tokenizer down")
