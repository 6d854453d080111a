"""One suite for every model backend: what `LanguageModel` promises."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
import xgrammar
from transformers import AutoConfig, AutoTokenizer

from assistant.grammar import StagedGrammar, build
from assistant.leaning import Judged
from assistant.model import LanguageModel, Message
from retriever import RetrievedSchema
from schema_index import ModelError, load_reference
from tests.assistant.conftest import Backend

LETTERS = "root ::= [a-z]{60}"
UNICODE = "Grüße, 東京 🏗️ ≤ 5 % “Zoë”"


@pytest.fixture
def model(backend: Backend) -> LanguageModel:
    return backend.model


@pytest.fixture(scope="module")
def payables() -> RetrievedSchema:
    """Two tables and the joins between them, as the retriever would hand them over."""
    catalog = load_reference()
    tables = [catalog.find(name) for name in ("APTH", "APTL")]
    found = [table for table in tables if table]
    return RetrievedSchema.given("unpaid invoices", found, catalog.joins_between(["APTH", "APTL"]))


def ask(text: str = "unpaid AP invoices for company 1") -> list[Message]:
    return [{"role": "system", "content": "You write T-SQL."}, {"role": "user", "content": text}]


def only(text: str) -> str:
    """A grammar of one sentence."""
    return f'root ::= "{text}"'


def test_streams_pieces_that_join_to_the_whole(model: LanguageModel) -> None:
    pieces = list(model.generate(ask(), grammar=LETTERS))
    assert len(pieces) > 3
    assert all(pieces)
    assert re.fullmatch("[a-z]{60}", "".join(pieces))


def test_a_grammar_is_obeyed(model: LanguageModel) -> None:
    answers = {"describe APTL", "There is no table Invoice.", "Uses APTH."}
    grammar = "root ::= " + " | ".join(f'"{answer}"' for answer in answers)
    assert "".join(model.generate(ask(), grammar=grammar)) in answers
    for seed in range(4):
        assert "".join(model.generate(ask(), grammar=grammar, temperature=1.5, seed=seed)) in answers


def test_the_stages_of_a_grammar_make_one_answer(model: LanguageModel, payables: RetrievedSchema) -> None:
    grammar = StagedGrammar(payables, forms=frozenset({"sql"}))
    ended = 0
    for seed in range(6):
        text = "".join(model.generate(ask(), grammar=grammar, max_tokens=300, temperature=1.0, seed=seed))
        assert grammar.rest(text.splitlines(keepends=True)[0]), text
        if text.endswith("```"):
            for rules, piece in grammar.pieces(text):
                assert xgrammar.testing._is_grammar_accept_string(xgrammar.Grammar.from_ebnf(rules), piece)
            ended += 1
    assert ended


class Steps:
    """A grammar of one answer, a word a stage."""

    words = ("Uses APTH.\n", "SELECT ", "APTH.Vendor ", "FROM APTH")
    text = 'root ::= "Uses APTH.\\nSELECT APTH.Vendor FROM APTH"'
    opening = 'root ::= "Uses APTH.\\n"'

    def judged(self, text: str) -> tuple[Judged, ...]:
        return ()

    def rest(self, opening: str) -> str | None:
        for place in range(1, len(self.words)):
            if opening == "".join(self.words[:place]):
                return only(self.words[place])
        return None


def test_an_answer_may_have_many_stages(model: LanguageModel) -> None:
    assert "".join(model.generate(ask(), grammar=Steps(), max_tokens=90)) == "".join(Steps.words)
    assert "".join(model.generate(ask(), grammar=Steps(), max_tokens=5)) in "".join(Steps.words)


def test_an_answer_that_is_begun_is_gone_on_with(model: LanguageModel) -> None:
    begun: list[Message] = [*ask(), {"role": "assistant", "content": "Uses APTH.\n"}]
    assert "".join(model.generate(begun, grammar=only("SELECT 1"))) == "SELECT 1"


def test_the_grammar_of_a_request_is_obeyed(model: LanguageModel, payables: RetrievedSchema) -> None:
    grammar = build(payables)
    vocabulary = xgrammar.TokenizerInfo(["a", "</s>"], stop_token_ids=[1])
    language = xgrammar.GrammarCompiler(vocabulary).compile_grammar(grammar)
    for seed in range(5):
        text = "".join(model.generate(ask(), grammar=grammar, max_tokens=300, temperature=1.0, seed=seed))
        assert text
        assert xgrammar.GrammarMatcher(language).accept_string(text), text


def test_without_a_grammar_it_writes_freely(model: LanguageModel) -> None:
    assert "".join(model.generate(ask(), max_tokens=20))


def test_temperature_zero_is_deterministic(model: LanguageModel) -> None:
    first = "".join(model.generate(ask(), grammar=LETTERS, seed=1))
    assert "".join(model.generate(ask(), grammar=LETTERS, seed=2)) == first


def test_sampling_follows_the_seed(model: LanguageModel) -> None:
    def sample(seed: int) -> str:
        return "".join(model.generate(ask(), grammar=LETTERS, temperature=2.0, seed=seed))

    assert sample(5) == sample(5)
    assert len({sample(seed) for seed in range(6)}) > 1


def test_ends_at_the_end_token(model: LanguageModel) -> None:
    assert "".join(model.generate(ask(), grammar=only("Uses APTH."), max_tokens=200)) == "Uses APTH."


def test_writes_at_most_max_tokens(model: LanguageModel) -> None:
    pieces = list(model.generate(ask(), grammar="root ::= [a-z]{200}", max_tokens=6))
    assert 1 <= len(pieces) <= 6
    assert 1 <= len("".join(pieces)) < 200


@pytest.mark.parametrize("text", ["", "SELECT APTH.Vendor FROM APTH", UNICODE, "  \n\n a ", "x" * 900])
def test_counts_tokens_as_the_tokenizer_does(backend: Backend, text: str) -> None:
    tokenizer = AutoTokenizer.from_pretrained(backend.path)
    expected = len(tokenizer(text, add_special_tokens=False)["input_ids"])
    assert backend.model.count_tokens(text) == expected


def test_unicode_stays_whole(model: LanguageModel) -> None:
    pieces = list(model.generate(ask(UNICODE), grammar=only(UNICODE)))
    assert "".join(pieces) == UNICODE
    assert not any("\N{REPLACEMENT CHARACTER}" in piece for piece in pieces)


def test_can_be_closed_early_and_answers_afterwards(model: LanguageModel) -> None:
    answer = model.generate(ask(), grammar="root ::= [a-z]{300}", max_tokens=300)
    assert next(answer)
    answer.close()  # type: ignore[attr-defined]
    assert next(answer, "nothing") == "nothing"
    assert "".join(model.generate(ask(), grammar=only("ok"))) == "ok"


def test_answers_one_after_the_other(model: LanguageModel) -> None:
    turn = ask()
    for sentence in ("Uses APTL, APTH.", "describe APTL"):
        answer = "".join(model.generate(turn, grammar=only(sentence)))
        assert answer == sentence
        turn += [{"role": "assistant", "content": answer}, {"role": "user", "content": "and now?"}]


def test_two_answers_may_be_read_in_turns(model: LanguageModel) -> None:
    left = model.generate(ask("left"), grammar=only("Uses APTL."))
    right = model.generate(ask("right"), grammar=only("Uses ARTH."))
    start = next(left), next(right)
    assert (start[0] + "".join(left), start[1] + "".join(right)) == ("Uses APTL.", "Uses ARTH.")


def test_threads_may_share_a_model(model: LanguageModel) -> None:
    sentences = [f"describe T{number}" for number in range(6)]
    with ThreadPoolExecutor(3) as pool:
        answers = list(pool.map(lambda text: "".join(model.generate(ask(), grammar=only(text))), sentences))
    assert answers == sentences


def test_context_length_is_the_models(backend: Backend) -> None:
    assert backend.model.context_length == AutoConfig.from_pretrained(backend.path).max_position_embeddings


def test_a_prompt_too_long_is_one_line_and_the_model_lives_on(model: LanguageModel) -> None:
    with pytest.raises(ModelError) as caught:
        list(model.generate(ask("APTH " * model.context_length)))
    assert str(model.context_length) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert "".join(model.generate(ask(), grammar=only("ok"))) == "ok"


def test_a_grammar_that_is_none_is_one_line(model: LanguageModel) -> None:
    with pytest.raises(ModelError) as caught:
        list(model.generate(ask(), grammar="root ::= ("))
    assert "\n" not in str(caught.value)
