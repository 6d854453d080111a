"""A model server that is lost and comes back."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from assistant.cancel import Cancel
from assistant.server_model import ServerModel
from assistant.sharing import Health, SharedModel
from schema_index import CancelledError, ModelError, ModelGoneError
from tests.assistant.sharing.conftest import Town, asking, until


class Server:
    """Counts the trials; is there once `back` is set."""

    def __init__(self) -> None:
        self.back = threading.Event()
        self.tries = 0

    def try_it(self) -> None:
        self.tries += 1
        if not self.back.is_set():
            raise ModelError("still gone")


GONE = ModelGoneError("no model server answers at http://host: start it")


def test_a_server_that_is_there_is_not_tried() -> None:
    server = Server()
    Health(server.try_it).wait(Cancel())
    assert server.tries == 0


def test_all_who_wait_go_on_when_it_is_back_and_one_tries_for_all() -> None:
    server = Server()
    health = Health(server.try_it, patience=60, first_pause=0.05)
    health.lost(GONE)
    with ThreadPoolExecutor(20) as pool:
        waiting = [pool.submit(health.wait, Cancel()) for _ in range(20)]
        assert until(lambda: server.tries >= 2)
        assert not any(one.done() for one in waiting)
        server.back.set()
        for one in waiting:
            one.result(30)
    assert health.is_up and server.tries < 20, "twenty threads of their own would have tried more often"


def test_waiting_ends_and_the_message_says_what_to_do() -> None:
    health = Health(Server().try_it, patience=0.1)
    health.lost(GONE)
    with pytest.raises(ModelGoneError) as caught:
        health.wait(Cancel())
    message = str(caught.value)
    assert message.startswith(str(GONE)) and "it has been gone for 0 s" in message and "\n" not in message
    with pytest.raises(ModelGoneError):
        health.wait(Cancel())
    health.close()


def test_waiting_can_be_stopped() -> None:
    health, cancel = Health(Server().try_it), Cancel()
    health.lost(GONE)
    threading.Timer(0.1, cancel.ask).start()
    with pytest.raises(CancelledError):
        health.wait(cancel)
    health.close()


def test_it_is_not_tried_forever_but_each_question_begins_anew() -> None:
    server = Server()
    health = Health(server.try_it, patience=0.01, first_pause=0.01, tries=2)
    health.lost(GONE)
    assert until(lambda: server.tries == 2 and health._trying is None)
    with pytest.raises(ModelGoneError):
        health.wait(Cancel())
    assert until(lambda: server.tries == 4 and health._trying is None)
    server.back.set()
    assert until(lambda: _passes(health)), "the question after the one that found it back"


def _passes(health: Health) -> bool:
    try:
        health.wait(Cancel())
    except ModelGoneError:
        return False
    return True


def test_questions_asked_while_the_server_is_gone_are_answered_when_it_is_back(town: Town) -> None:
    shared = SharedModel(ServerModel(town.url), patience=60)
    assert "".join(shared.generate(asking("open jobs"))) == "I am first"
    town.stop()
    with pytest.raises(ModelGoneError, match="no model server answers"):
        list(shared.generate(asking("the one that finds it gone")))
    with ThreadPoolExecutor(10) as pool:
        answers = [pool.submit(lambda: "".join(shared.generate(asking("waiting")))) for _ in range(10)]
        assert until(lambda: shared.asked == 10)
        town.start()
        assert {answer.result(60) for answer in answers} == {"I am first"}
    shared.close()


def test_a_server_that_is_gone_for_long_is_said_at_once(town: Town) -> None:
    shared = SharedModel(ServerModel(town.url), patience=0.2)
    town.stop()
    for _ in range(3):
        with pytest.raises(ModelGoneError):
            list(shared.generate(asking("open jobs")))
    town.start()
    assert until(lambda: _answers(shared) == "I am first"), "it is found back without a restart of ours"
    shared.close()


def _answers(shared: SharedModel) -> str:
    try:
        return "".join(shared.generate(asking("open jobs")))
    except ModelGoneError:
        return ""


def test_a_server_that_comes_back_with_another_model_is_taken_as_it_is(town: Town) -> None:
    shared = SharedModel(ServerModel(town.url))
    town.model = "second"  # at once, so that nobody noticed that the first went
    with pytest.raises(ModelGoneError, match="no model first"):
        list(shared.generate(asking("open jobs")))
    assert "".join(shared.generate(asking("open jobs"))) == "I am second"
    assert shared.name == "second"
    shared.close()


def test_tokens_are_counted_when_the_server_is_back(town: Town) -> None:
    shared = SharedModel(ServerModel(town.url), patience=60)
    town.stop()
    threading.Timer(0.5, town.start).start()
    assert shared.count_tokens("SELECT") == 6
    shared.close()
