"""General text-to-SQL comes through as T-SQL in our prompt, or is dropped with its reason."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.fit_prompt import size_of
from assistant.prompt import answer_tokens
from finetune.gate import record_faults
from finetune.house_layout import house_layout
from finetune.mix_in import Mixed, carry_over, catalog_of, main, mix_in
from finetune.workers import rough_count
from schema_index import DataError

SHIPS = (
    "CREATE TABLE ships (id INT PRIMARY KEY, name VARCHAR(50), port_id INT, built DATE, tons DECIMAL(10,2)); "
    "INSERT INTO ships VALUES (1, 'Ada', 2, '2001-05-05', 10.5); "
    "CREATE TABLE ports (id INT, name TEXT, PRIMARY KEY (id));"
)
ROWS = [
    {"sql_prompt": "Which five ships are heaviest?", "sql_context": SHIPS, "sql_complexity": "basic SQL",
     "sql": "SELECT name, tons FROM ships ORDER BY tons DESC LIMIT 5;"},
    {"sql_prompt": "Ships and their ports", "sql_context": SHIPS, "sql_complexity": "single join",
     "sql": "SELECT s.name, p.name FROM ships s JOIN ports AS p ON s.port_id = p.id WHERE tons > 3"},
    {"question": "How many ships per port?", "context": SHIPS,
     "answer": "SELECT port_id, COUNT(*) FROM `ships` GROUP BY port_id"},
    {"sql_prompt": "Remove ship 1", "sql_context": SHIPS, "sql": "DELETE FROM ships WHERE id = 1;"},
    {"sql_prompt": "Captains of ships", "sql_context": SHIPS, "sql": "SELECT captain FROM ships"},
    {"sql_prompt": "which five ships are heaviest", "sql_context": SHIPS, "sql": "SELECT name FROM ships"},
    {"sql_prompt": "Broken", "sql_context": "no schema here", "sql": "SELECT 1"},
    {"text": "nothing"},
]  # fmt: skip


def test_rows_become_records_that_pass_the_gate() -> None:
    report = Mixed()
    examples = list(mix_in(ROWS, report, name="m", count_tokens=rough_count))
    assert [example.sql for example in examples] == [
        "SELECT TOP 5 ships.name, ships.tons\nFROM ships WITH (NOLOCK)\nORDER BY tons DESC",
        "SELECT s.name, p.name\nFROM ships AS s WITH (NOLOCK)\n"
        "JOIN ports AS p WITH (NOLOCK) ON s.port_id = p.id\nWHERE s.tons > 3",
        "SELECT ships.port_id, COUNT(*)\nFROM ships WITH (NOLOCK)\nGROUP BY ships.port_id",
    ]
    for example in examples:
        assert record_faults(example) == []
        assert example.source == "mixed"
    assert [example.category for example in examples[:2]] == ["general-basic-SQL", "general-single-join"]
    assert examples[1].tables == ("ships", "ports")
    assert examples[1].completion[0]["content"].startswith("Uses ships, ports.\n```sql\n")
    assert report.kept == 3
    assert [row for row, _ in report.faults] == [4, 5, 6, 7, 8]
    reasons = [reason for _, reason in report.faults]
    parts = ("not a SELECT", "unknown-column", "asked before", "schema", "fields")
    assert all(part in reason for part, reason in zip(parts, reasons, strict=True)), reasons


def test_a_prompt_is_servings_and_leaves_room_for_the_answer() -> None:
    length = 700
    columns = [f"some_column_{number}" for number in range(40)]
    listed = " INT, ".join(columns)
    wide = "".join(f"CREATE TABLE t{one} (id INT PRIMARY KEY, {listed} INT);" for one in range(6))
    asked = "What is the count of t1, " + "and of that " * 60 + "in all?"
    rows = [
        {"question": asked, "context": wide, "answer": "SELECT COUNT(*) FROM t1"},
        {"question": "and " * 700, "context": wide, "answer": "SELECT COUNT(*) FROM t1"},
        {"question": "all of them", "context": wide,
         "answer": f"SELECT {', '.join(columns)} FROM t1"},
    ]  # fmt: skip
    report = Mixed()
    [example] = mix_in(rows, report, name="m", count_tokens=rough_count, context_length=length)
    assert size_of(example.prompt, rough_count) + answer_tokens(length) <= length
    assert "Names: t1 exists." in example.prompt[-1]["content"]
    assert report.dropped == {"question": 1, "answer": 1}


def test_the_schema_of_a_row_is_read_whole() -> None:
    catalog = catalog_of(SHIPS)
    ships = catalog.find("ships")
    assert [table.name for table in catalog] == ["ships", "ports"]
    assert ships is not None and ships.key == ("id",)
    assert [(one.name, one.type) for one in ships.columns][:2] == [("id", "int"), ("name", "varchar")]
    with pytest.raises(DataError, match="twice"):
        catalog_of("CREATE TABLE a (x INT); CREATE TABLE A (y INT)")


@pytest.mark.parametrize(
    ("sql", "part"),
    [
        ("SELECT IFNULL(tons, 0) FROM ships", "COALESCE(ships.tons, 0)"),
        ("SELECT name FROM ships WHERE built >= CURRENT_DATE", "GETDATE()"),
        ("SELECT id FROM ships WHERE id IN (SELECT id FROM ports)", "(SELECT ports.id FROM ports WITH ("),
    ],
)
def test_functions_are_carried_over(sql: str, part: str) -> None:
    assert part in carry_over(sql, catalog_of(SHIPS))


def test_the_layout_breaks_outside_parentheses_only() -> None:
    text = "SELECT LEFT(a.x, 2) FROM a LEFT JOIN b ON a.i = b.i WHERE a.i IN (SELECT c.i FROM c) ORDER BY a.x"
    assert house_layout(text).split("\n") == [
        "SELECT LEFT(a.x, 2)",
        "FROM a",
        "LEFT JOIN b ON a.i = b.i",
        "WHERE a.i IN (SELECT c.i FROM c)",
        "ORDER BY a.x",
    ]


def test_the_command_writes_records_and_the_reasons_of_the_rest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    source, out, faults = tmp_path / "rows.jsonl", tmp_path / "mixed.jsonl", tmp_path / "faults.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    arguments = [str(source), "--out", str(out), "--faults", str(faults), "--json"]
    monkeypatch.setattr("sys.argv", ["mix_in", *arguments])
    main()
    first = out.read_bytes()
    assert json.loads(capsys.readouterr().out)["kept"] == 3
    assert len(faults.read_text(encoding="utf-8").splitlines()) == 5
    main()
    assert out.read_bytes() == first
    held = tmp_path / "held.jsonl"
    held.write_text(json.dumps({"question": "Ships and their ports?"}) + "\n", encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["mix_in", *arguments, "--without", str(held)])
    main()
    assert "Ships and their ports" not in out.read_text(encoding="utf-8")
