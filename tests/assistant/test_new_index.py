"""A running assistant and an index folder that is replaced under it."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from assistant import Assistant, Done, Message, TablesFound, new_index
from retriever import SchemaRetriever
from schema_index import Catalog, Column, SentenceEncoder, Table, TableIndex
from tests.assistant.fakes import FakeModel, sql_text

QUESTION = "vendor invoices for company 1"
ANSWER = sql_text("SELECT APTH.Vendor FROM APTH WITH (NOLOCK) WHERE APTH.APCo = 1")


class SteadyModel(FakeModel):
    """Gives the one answer to every thread."""

    def generate(self, messages: Sequence[Message], **options: object) -> Iterator[str]:
        yield ANSWER


def catalog(*tables: str) -> Catalog:
    company = Column("APCo", "tinyint", "bCompany", False)
    columns = (company, Column("Vendor", "int", "bVendor", False))
    return Catalog(
        tuple(Table(n, "b" + n, "view", "AP", f"Vendor invoices of {n}", columns, ("APCo",)) for n in tables)
    )


@pytest.fixture(scope="module")
def encoder() -> SentenceEncoder:
    return SentenceEncoder()


@pytest.fixture
def folder(tmp_path: Path, encoder: SentenceEncoder) -> Path:
    save(tmp_path / "index", encoder, "APTH")
    return tmp_path / "index"


def save(folder: Path, encoder: SentenceEncoder, *tables: str) -> None:
    TableIndex.build(catalog(*tables), encoder).save(folder)


@pytest.fixture
def assistant(folder: Path, encoder: SentenceEncoder, monkeypatch: pytest.MonkeyPatch) -> Assistant:
    """Opened as users open it, with the encoder of this module and a model that needs no weights."""
    monkeypatch.setattr("assistant.assistant.load_model", lambda path, server: SteadyModel())
    loaded = SchemaRetriever.from_folder
    monkeypatch.setattr(SchemaRetriever, "from_folder", lambda path: loaded(path, encoder))
    return Assistant.open(folder)


def tables(assistant: Assistant) -> list[str]:
    return sorted(hit.table.name for hit in assistant.ask(QUESTION).schema.tables)


def test_the_next_question_is_answered_over_the_new_index(
    assistant: Assistant, folder: Path, encoder: SentenceEncoder
) -> None:
    assert tables(assistant) == ["APTH"]
    first = assistant.retriever
    assert tables(assistant) == ["APTH"] and assistant.retriever is first
    save(folder, encoder, "APTH", "APTL")
    assert tables(assistant) == ["APTH", "APTL"]
    assert [table.name for table in assistant.catalog] == ["APTH", "APTL"]
    assert assistant.retriever.encoder is encoder, "the model is not loaded again"


def test_a_question_under_way_ends_on_the_index_it_began_with(
    assistant: Assistant, folder: Path, encoder: SentenceEncoder
) -> None:
    events = assistant.stream(QUESTION)
    assert isinstance(next(events), TablesFound)
    save(folder, encoder, "APXX")
    assert tables(assistant) == ["APXX"]
    done = next(event for event in events if isinstance(event, Done))
    assert done.answer.violations == (), "APTH is a table of the index that the question began with"
    assert done.answer.used == ("APTH",)
    assert any("APTH" in one.message for one in assistant.ask(QUESTION).violations)


def test_a_broken_index_leaves_the_old_one_serving_with_one_warning(
    assistant: Assistant, folder: Path, encoder: SentenceEncoder, caplog: pytest.LogCaptureFixture
) -> None:
    (folder / "tables.faiss").write_bytes(b"half")
    with caplog.at_level(logging.WARNING):
        assert [tables(assistant) for _ in range(3)] == [["APTH"]] * 3
        (folder / "catalog.json").write_text("[]", encoding="utf-8")
        assert tables(assistant) == ["APTH"]
        (folder / "manifest.json").unlink()
        assert tables(assistant) == ["APTH"]
    said = [record.getMessage() for record in caplog.records]
    assert len(said) == 1 and "tables.faiss is damaged" in said[0] and "\n" not in said[0]
    # A folder without a manifest is not overwritten: the admin takes it away.
    for file in folder.iterdir():
        file.unlink()
    save(folder, encoder, "APTH", "APTL")
    assert tables(assistant) == ["APTH", "APTL"]


def test_a_fault_of_any_kind_leaves_the_old_one_serving(
    assistant: Assistant,
    folder: Path,
    encoder: SentenceEncoder,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    save(folder, encoder, "APTL")
    with monkeypatch.context() as patch, caplog.at_level(logging.WARNING):
        patch.setattr(TableIndex, "reload", lambda *_: 1 // 0)
        assert tables(assistant) == ["APTH"]
    assert [record.getMessage().rsplit(": ", 2)[1] for record in caplog.records] == ["ZeroDivisionError"]


def test_a_slow_index_is_not_waited_for_forever(
    assistant: Assistant, folder: Path, encoder: SentenceEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(folder, encoder, "APTL")
    may_load, reload = threading.Event(), TableIndex.reload

    def slow(index: TableIndex, place: Path) -> TableIndex:
        may_load.wait(60)
        return reload(index, place)

    monkeypatch.setattr(TableIndex, "reload", slow)
    source = assistant._new_index
    assert source is not None
    assert source.retriever(patience=0.01).catalog.find("APTL") is None
    began = time.monotonic()
    assert tables(assistant) == ["APTH"], "its patience has ended with that of the question before"
    assert time.monotonic() - began < new_index.PATIENCE
    may_load.set()
    assert source._loading is None or source._loading.join(60) is None
    assert tables(assistant) == ["APTL"]


def test_questions_of_many_threads_while_the_index_is_swapped(
    assistant: Assistant, folder: Path, encoder: SentenceEncoder
) -> None:
    """Every answer is whole: over one state of the folder, its own tables found, its own rules kept."""
    states = [("APTH",), ("APTH", "APTL"), ("APTH", "APTL", "APTD")]
    ended = threading.Event()
    seen: set[tuple[str, ...]] = set()
    faults: list[str] = []

    def ask() -> None:
        while not ended.is_set():
            try:
                answer = assistant.ask(QUESTION)
                found = tuple(sorted(hit.table.name for hit in answer.schema.tables))
                seen.add(found)
                if found not in {tuple(sorted(state)) for state in states} or answer.violations:
                    faults.append(f"{found}: {answer.violations}")
            except Exception as error:
                faults.append(repr(error))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    built = [TableIndex.build(catalog(*state), encoder) for state in states]
    for number in range(9):
        built[(number + 1) % 3].save(folder)
        time.sleep(0.05)
    last = tables(assistant)
    ended.set()
    for thread in threads:
        thread.join(60)
    assert faults == []
    assert last == ["APTH"]
    assert len(seen) > 1


def test_another_embedding_model_is_loaded_with_its_index(
    assistant: Assistant, folder: Path, encoder: SentenceEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = replace_name(encoder, "another/model")
    monkeypatch.setattr("schema_index.index.SentenceEncoder", lambda name: {"another/model": other}[name])
    TableIndex.build(catalog("APTL"), other).save(folder)
    assert tables(assistant) == ["APTL"]
    assert assistant.retriever.encoder is other


def replace_name(encoder: SentenceEncoder, name: str) -> SentenceEncoder:
    """The same weights under another name, as a second model would have."""
    copy = object.__new__(SentenceEncoder)
    copy.__dict__.update(encoder.__dict__ | {"name": name})
    return copy


def test_without_a_folder_nothing_is_watched(encoder: SentenceEncoder) -> None:
    index = TableIndex.build(replace(catalog("APTH")), encoder)
    alone = Assistant(SchemaRetriever(index), SteadyModel())
    assert tables(alone) == ["APTH"]
    assert alone._new_index is None
