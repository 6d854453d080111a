"""Many threads at one model: order, limits, cancelling, slow readers."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from assistant.cancel import Cancel
from assistant.server_model import ServerModel
from assistant.sharing import SharedModel
from assistant.transformers_model import TransformersModel
from schema_index import BusyError, CancelledError, ModelError
from tests.assistant.sharing.conftest import GatedModel, Town, asking, until

USERS = 50


@pytest.fixture
def gated() -> Iterator[GatedModel]:
    model = GatedModel(is_open=False)
    yield model
    model.gate.set()


def in_line(shared: SharedModel, pool: ThreadPoolExecutor, count: int) -> list[object]:
    """Questions asked by threads of their own; each is in line before the next is asked."""
    answers = []
    for number in range(count):
        answers.append(pool.submit(lambda text=f"question {number}": "".join(shared.generate(asking(text)))))
        assert until(lambda number=number: shared.asked == number + 1)
    return answers


def test_fifty_are_answered_one_after_the_other_in_the_order_in_which_they_asked(gated: GatedModel) -> None:
    shared = SharedModel(gated)
    with ThreadPoolExecutor(USERS) as pool:
        answers = in_line(shared, pool, USERS)
        assert until(lambda: len(gated.began) == 1), "the others wait"
        gated.gate.set()
        texts = [answer.result(60) for answer in answers]  # type: ignore[attr-defined]
    assert texts == [f"question {number}" for number in range(USERS)] == gated.began == gated.ended
    assert gated.most == 1 and shared.asked == 0


def test_a_server_writes_several_at_once_but_not_more_than_the_limit(gated: GatedModel) -> None:
    shared = SharedModel(gated, at_once=4)
    with ThreadPoolExecutor(12) as pool:
        answers = in_line(shared, pool, 12)
        assert until(lambda: len(gated.began) == 4)
        gated.gate.set()
        assert len({answer.result(60) for answer in answers}) == 12  # type: ignore[attr-defined]
    assert gated.most == 4


def test_a_full_line_takes_in_nobody(gated: GatedModel) -> None:
    shared = SharedModel(gated, waiting=2)
    with ThreadPoolExecutor(3) as pool:
        in_line(shared, pool, 3)
        with pytest.raises(BusyError, match="2 questions are waiting for the model: ask again"):
            next(shared.generate(asking("one too many")))
        gated.gate.set()
    assert "".join(shared.generate(asking("now there is room"))) == "now there is room"


def test_who_leaves_the_line_is_never_written_for(gated: GatedModel) -> None:
    shared, cancel = SharedModel(gated), Cancel()
    with ThreadPoolExecutor(2) as pool:
        in_line(shared, pool, 1)
        leaving = pool.submit(lambda: "".join(shared.generate(asking("leaving"), cancel=cancel)))
        assert until(lambda: shared.asked == 2)
        cancel.ask()
        with pytest.raises(CancelledError, match="stopped while it was waiting for the model"):
            leaving.result(10)
        gated.gate.set()
    assert "".join(shared.generate(asking("the next"))) == "the next"
    assert gated.began == ["question 0", "the next"]


def test_who_is_being_answered_goes_at_once_and_frees_the_place(gated: GatedModel) -> None:
    shared, cancel = SharedModel(gated), Cancel()
    pieces = shared.generate(asking("never read to its end"), cancel=cancel)
    assert next(pieces) == "nev"
    threading.Timer(0.1, cancel.ask).start()
    with pytest.raises(CancelledError, match="stopped while the answer was written"):
        next(pieces)
    gated.gate.set()
    assert "".join(shared.generate(asking("the next"))) == "the next"


def test_a_reader_who_sleeps_or_leaves_holds_up_nobody() -> None:
    model = GatedModel()
    shared = SharedModel(model)
    asleep = shared.generate(asking("read slowly"))
    assert next(asleep) == "rea"
    assert "".join(shared.generate(asking("another"))) == "another"
    assert "".join(asleep) == "d slowly"
    left = shared.generate(asking("left in the middle"))
    next(left)
    left.close()  # type: ignore[attr-defined]
    assert until(lambda: shared.asked == 0)


def test_an_error_belongs_to_whoever_asked() -> None:
    class Failing(GatedModel):
        def generate(self, messages: object, **_: object) -> Iterator[str]:
            raise ModelError("no memory left: take a smaller model")

    shared = SharedModel(Failing())
    for _ in range(2):
        with pytest.raises(ModelError, match="no memory left"):
            list(shared.generate(asking("open jobs")))


def test_closing_lets_everybody_go(gated: GatedModel) -> None:
    shared = SharedModel(gated)
    with ThreadPoolExecutor(2) as pool:
        answers = in_line(shared, pool, 2)
        threading.Timer(0.2, gated.gate.set).start()
        shared.close()
        for answer in answers:
            with pytest.raises(CancelledError):
                answer.result(10)  # type: ignore[attr-defined]
    with pytest.raises(ModelError, match="answers no more"):
        next(shared.generate(asking("too late")))


def test_a_real_model_answers_as_it_does_alone(tiny_model: TransformersModel) -> None:
    texts = [f"question {number}" for number in range(4)]
    alone = ["".join(tiny_model.generate(asking(text), max_tokens=12)) for text in texts]
    shared = SharedModel(tiny_model)
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda text: "".join(shared.generate(asking(text), max_tokens=12)), texts))
    assert together == alone
    assert (shared.name, shared.context_length) == (tiny_model.name, tiny_model.context_length)


def test_cancelling_closes_the_stream_at_the_server(town: Town) -> None:
    """Also while the server is silent: no piece has to come before the slot is free."""
    shared, cancel = SharedModel(ServerModel(town.url)), Cancel()
    town.hold.clear()
    pieces = shared.generate(asking("open jobs"), cancel=cancel)
    assert next(pieces) == "I am "
    assert not town.left.is_set()
    cancel.ask()
    with pytest.raises(CancelledError):
        next(pieces)
    assert town.left.wait(10)
    town.hold.set()
    assert "".join(shared.generate(asking("open jobs"))) == "I am first"
    shared.close()


def test_a_client_without_a_line_can_be_cancelled_too(town: Town) -> None:
    model, cancel = ServerModel(town.url), Cancel()
    town.hold.clear()
    pieces = model.generate(asking("open jobs"), cancel=cancel)
    assert next(pieces) == "I am "
    threading.Timer(0.2, cancel.ask).start()
    with pytest.raises(CancelledError, match="stopped while the answer was written"):
        next(pieces)
    assert town.left.wait(10)
    model.close()
