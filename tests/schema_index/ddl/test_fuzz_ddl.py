"""Whatever bytes a file holds, the reader ends, soon, with tables or with one error that says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schema_index import Catalog, SchemaSourceError, read_ddl
from schema_index.assembly.assemble import assemble
from schema_index.ddl import statements
from schema_index.ddl.lexer import Kind, LexError, lex
from schema_index.ddl.script import read_script
from schema_index.source import Source
from schema_index.views.select_names import select_names

SCRIPT = (Path(__file__).parents[1] / "data" / "export.sql").read_text(encoding="utf-8")
PIECES = SCRIPT.split()
TABLE = "CREATE TABLE a (x int NOT NULL PRIMARY KEY, y int)\nGO\n"
QUICK = settings(
    max_examples=120, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)

torn = st.builds(
    lambda start, length, middle: SCRIPT[:start] + middle + SCRIPT[start + length :],
    st.integers(0, len(SCRIPT)),
    st.integers(0, 400),
    st.sampled_from(
        ["", "(", ")", "'", "[", "]", '"', "/*", "*/", ";", "\nGO\n", "--", "\x00", "\ufeff", ","]
    ),
)
shuffled = st.lists(st.sampled_from([*PIECES, "\nGO\n", "\n", "(", ")", ","]), max_size=120).map(" ".join)


def read(text: str) -> Catalog:
    """What a script gives, checked to be a sound catalog."""
    source = Source()
    read_script(text, "fuzz.sql", source)
    reading = assemble(source)
    names = {table.name for table in reading.catalog}
    assert len(names) == len(reading.catalog)
    for table in reading.catalog:
        assert table.columns and all(table.column(name) for name in table.key)
    for join in reading.catalog.joins:
        child, parent = reading.catalog.find(join.table), reading.catalog.find(join.other)
        assert child and parent
        assert all(child.column(left) and parent.column(right) for left, right in join.pairs)
    lines = text.count("\n") + 1
    assert all(1 <= skipped.line <= lines and skipped.reason.isprintable() for skipped in reading.skipped)
    return reading.catalog


@given(torn)
@QUICK
def test_a_torn_script(text: str) -> None:
    read(text)


@given(shuffled)
@QUICK
def test_words_of_a_script_in_any_order(text: str) -> None:
    assert read(TABLE + text).find("a")


@given(st.text(max_size=300))
@QUICK
def test_any_text(text: str) -> None:
    read(text)


@given(st.binary(max_size=600), st.sampled_from([b"", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf"]))
@QUICK
def test_any_bytes(tmp_path_factory: pytest.TempPathFactory, data: bytes, mark: bytes) -> None:
    folder = tmp_path_factory.mktemp("bytes")
    (folder / "a.sql").write_text(TABLE, encoding="utf-8")
    (folder / "b.sql").write_bytes(mark + data)
    assert read_ddl([folder]).catalog.find("a")


@given(st.text(alphabet="[]'\"-/*x\n ", max_size=80))
@QUICK
def test_the_lexer_loses_no_character_but_blanks(text: str) -> None:
    try:
        tokens = list(lex(text))
    except LexError:
        return
    ends = 0
    for token in tokens:
        between = text[ends : token.start]
        assert not between.strip() or "--" in between or "/*" in between
        assert token.line == text.count("\n", 0, token.start) + 1
        assert token.kind is not Kind.SIGN or len(token.text) == 1
        ends = token.end


NESTED = {
    "parentheses in a check": "ALTER TABLE a ADD CHECK " + "(" * 4000 + "x=1" + ")" * 4000,
    "values in a check": "ALTER TABLE a ADD CHECK (x IN (" + ",".join(map(str, range(4000))) + "))",
    "alternatives in a check": "ALTER TABLE a ADD CHECK (" + " OR ".join(f"x={i}" for i in range(4000)) + ")",
    "negations": "ALTER TABLE a ADD CHECK (" + "NOT " * 4000 + "x=1)",
    "cases": "CREATE VIEW v AS SELECT " + "CASE WHEN x=1 THEN " * 400 + "1" + " END" * 400 + " AS q FROM a",
    "functions": "CREATE VIEW v AS SELECT " + "isnull(" * 55 + "x" + ",0)" * 55 + " AS q FROM a",
    "queries": "CREATE VIEW v AS SELECT * FROM " + "(SELECT * FROM " * 55 + "a" + ") q" * 55,
    "branches": "CREATE VIEW v AS " + " UNION ALL ".join(["SELECT x FROM a"] * 800),
    "sums": "CREATE VIEW v AS SELECT " + "+".join(["x"] * 4000) + " AS q FROM a",
    "joins": "CREATE VIEW v AS SELECT a.x FROM a "
    + " ".join(f"JOIN a b{i} ON b{i}.x=a.x" for i in range(500)),
    "views over views": "\nGO\n".join(
        f"CREATE VIEW v{i} AS SELECT x FROM {f'v{i + 1}' if i < 300 else 'a'}" for i in range(301)
    ),
    "views in a circle": "CREATE VIEW v AS SELECT q.x FROM w q\nGO\nCREATE VIEW w AS SELECT q.x FROM v q",
    "comments": "/*" * 50_000 + "*/" * 50_000,
    "comments in a row": "SELECT 1 " + "/**/" * 200_000,
    "comments of a column": "CREATE TABLE b (x int " + "/* c */ -- d\n" * 100_000 + ")",
    "open comments": "/*\nGO\n" * 10_000,
    "open names": "[\nGO\n" * 10_000,
    "open quotes": "'\nGO\n" * 10_001,
    "one open name": "[" * 200_000,
    "commas": "CREATE TABLE b (" + "," * 100_000 + ")",
    "dots": "CREATE TABLE b" + "." * 100_000 + "(x int)",
    "arguments": "EXEC sp_addextendedproperty " + "@a=1," * 50_000,
    "batches": "GO\n" * 50_000,
    "names in a string": "EXEC sp_rename '" + "[a]." * 50_000 + "b', 'c'",
    "renames": "EXEC sp_rename 'b', 'c', 'COLUMN' DROP TABLE b, b " * 3000,
    "texts that are run": "DECLARE @s varchar(max) = '" + " " * 50_000 + "'" + " EXEC (@s)" * 5000,
    "cases without end": "ALTER TABLE a ADD z AS " + "CASE WHEN 1=1 THEN " * 5000,
    "permissions": "GRANT " + "SELECT, " * 20_000,
    "strings in strings": "EXEC ('EXEC (''EXEC (''''EXEC (''''''''SELECT 1'''''''')'''')'')')",
}


@pytest.mark.parametrize("text", NESTED.values(), ids=NESTED.keys())
def test_deep_and_long_text_leaves_the_table_before_it(text: str) -> None:
    """In what time is measured by benchmarks/reading.py."""
    assert read(TABLE + text).find("a")


@pytest.fixture
def small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand tokens in place of half a million."""
    for name in ("LONGEST_STATEMENT", "MOST_HELD"):
        monkeypatch.setattr(statements, name, 1000)


def test_a_statement_without_end_costs_its_batch_and_no_more(small_limits: None) -> None:
    source = Source()
    endless = "CREATE TABLE b (" + "(" * 9000 + "\nCREATE TABLE c (x int)\nGO\n"
    text = TABLE + endless + "CREATE TABLE d (x int)\nGO\n" + endless + "CREATE TABLE e (x int)"
    read_script(text, "f", source)
    assert [table.name for table in assemble(source).catalog] == ["a", "d", "e"]
    first = TABLE.count("\n") + 1
    assert [(skipped.line, skipped.reason) for skipped in source.skipped] == [
        (line, "a statement has more than 1,000 tokens, and is left out with its batch")
        for line in (first, first + 5)
    ]


def test_a_batch_without_end_gives_its_statements(small_limits: None) -> None:
    """A script of data without GO; where a later string is not closed, what came before it stands."""
    source = Source()
    rows = "INSERT a VALUES (1)\n" * 300
    text = TABLE + rows + "CREATE TABLE b (x int)\n" + rows + "CREATE TABLE c (x int) '"
    read_script(text, "f", source)
    assert [table.name for table in assemble(source).catalog] == ["a", "b"]
    torn, data = (skipped.reason for skipped in source.skipped)
    assert data.endswith("INSERT statements on a: data, which defines nothing")
    assert torn.startswith("this batch cannot be cut into tokens: the string that starts in line 604 ")


def test_a_large_binary_file_is_one_error(tmp_path: Path) -> None:
    (tmp_path / "big.sql").write_bytes(bytes(range(256)) * 4000)
    with pytest.raises(SchemaSourceError, match="no table was read from"):
        read_ddl([tmp_path])


def test_a_second_select_in_a_torn_list_is_no_quantifier() -> None:
    assert select_names("select select a, b from t")[0] == ["a", "b"]
    assert select_names("select distinct top 5 percent a from t") == (["a"], True)
