"""Parts for the tests of evaluation: models that always say the same, and a small shop in two databases."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from assistant import Message
from schema_index import Catalog, ModelError, read_ddl

SHOP = """
CREATE TABLE Customer (CustomerId int NOT NULL PRIMARY KEY, Name varchar(30), City varchar(30));
CREATE TABLE Sale (SaleId int NOT NULL PRIMARY KEY, CustomerId int, Day date, Amount numeric(12,2),
    FOREIGN KEY (CustomerId) REFERENCES Customer (CustomerId));
"""
CUSTOMERS = [(1, "Ann", "Oslo"), (2, "Bo", "Bergen"), (3, "Cy", "Oslo")]
SALES = [(1, 1, "2026-01-05", 10.0), (2, 1, "2026-01-06", 5.5), (3, 2, "2026-02-01", 7.25)]


class SayModel:
    """A model whose answer is a function of the messages; `prompts` keeps these."""

    name = "say"
    context_length = 4096

    def __init__(self, say: str | Callable[[Sequence[Message]], str]) -> None:
        self.say = (lambda _: say) if isinstance(say, str) else say
        self.prompts: list[tuple[Message, ...]] = []

    def count_tokens(self, text: str) -> int:
        return -(-len(text) // 4)

    def generate(
        self,
        messages: Sequence[Message],
        *,
        grammar: str | None = None,
        max_tokens: int = 320,
        temperature: float = 0.0,
        seed: int | None = None,
        cancel: object = None,
    ) -> Iterator[str]:
        self.prompts.append(tuple(messages))
        text = self.say(messages)
        if text == "fail":
            raise ModelError("the model failed: start it again")
        yield text


def shop_catalog(folder: Path) -> Catalog:
    file = folder / "shop.sql"
    file.write_text(SHOP, encoding="utf-8")
    return read_ddl([file]).catalog


def shop_duckdb(path: Path, sales: Sequence[tuple[object, ...]] = SALES) -> Path:
    import duckdb

    with duckdb.connect(str(path)) as connection:
        for statement in SHOP.replace("numeric", "decimal").split(";"):
            if statement.strip():
                connection.execute(statement)
        connection.executemany("INSERT INTO Customer VALUES (?, ?, ?)", CUSTOMERS)
        connection.executemany("INSERT INTO Sale VALUES (?, ?, ?, ?)", list(sales))
    return path


def shop_sqlite(path: Path) -> Path:
    import sqlite3

    connection = sqlite3.connect(path)
    connection.executescript(SHOP)
    connection.executemany("INSERT INTO Customer VALUES (?, ?, ?)", CUSTOMERS)
    connection.executemany("INSERT INTO Sale VALUES (?, ?, ?, ?)", SALES)
    connection.commit()
    connection.close()
    return path
