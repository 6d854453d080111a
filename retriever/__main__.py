"""The command line of the retriever.

python -m retriever "unpaid AP invoices for company 1"
python -m retriever --questions questions.jsonl > tables.jsonl
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from retriever.question_file import read_questions
from retriever.retriever import TABLES, SchemaRetriever, check_count, check_question
from retriever.schema import Mention, RetrievedSchema
from schema_index import DataError, QuestionError, VistaError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status: 0 done, 2 an error that standard error names."""
    options = _parser().parse_args(arguments)
    try:
        if (options.question is None) == (options.questions is None):
            raise QuestionError('give one question ("open jobs") or --questions FILE.jsonl')
        check_count(options.k)
        return _answer_file(options) if options.questions is not None else _answer_one(options)
    except VistaError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m retriever", description="The Vista tables a question needs.")
    parser.add_argument("question", nargs="?", help="a question in plain words")
    parser.add_argument("-k", type=int, default=TABLES, help="how many tables (default: %(default)s)")
    parser.add_argument("--index", type=Path, metavar="DIR", help="an index folder (default: the reference)")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of text")
    parser.add_argument(
        "--questions",
        metavar="FILE.jsonl",
        help='a file (or - for standard input) of {"id", "question"} lines: one JSON line an answer',
    )
    return parser


def _answer_one(options: argparse.Namespace) -> int:
    check_question(options.question)
    found = SchemaRetriever.from_folder(options.index).retrieve(options.question, options.k)
    print(json.dumps(_record(found), ensure_ascii=False) if options.json else _text(found))
    return 0


def _answer_file(options: argparse.Namespace) -> int:
    """Answer every good line in order; bad lines are named on standard error and make the status 2."""
    questions, faults = read_questions(options.questions)
    if questions:
        retriever = SchemaRetriever.from_folder(options.index)
        texts = [question.text for question in questions]
        for question, found in zip(questions, retriever.retrieve_many(texts, options.k), strict=True):
            tables = [{"name": row.table.name, "score": row.score} for row in found.tables]
            line = {"id": question.id, "tables": tables, "ms": round(found.ms, 2)}
            print(json.dumps(line, ensure_ascii=False), flush=True)
    for fault in faults:
        print(f"error: {fault}", file=sys.stderr)
    if not questions and not faults:
        raise DataError(f'{options.questions} holds no questions: write {{"id", "question"}} lines')
    return 2 if faults else 0


def _record(found: RetrievedSchema) -> dict[str, Any]:
    return {
        "question": found.question,
        "tables": [
            {"name": row.table.name, "score": row.score, "reasons": list(row.reasons)} for row in found.tables
        ],
        "joins": [{"table": join.table, "other": join.other, "on": join.on()} for join in found.joins],
        "mentions": [_mention_record(mention) for mention in found.mentions],
        "ms": round(found.ms, 2),
    }


def _mention_record(mention: Mention) -> dict[str, Any]:
    record: dict[str, Any] = {"text": mention.text, "kind": mention.kind, "exists": mention.exists}
    record |= {"table": mention.table, "column": mention.column, "nearest": list(mention.nearest)}
    return record


def _text(found: RetrievedSchema) -> str:
    lines = [_mention_line(mention) for mention in found.mentions]
    width = max((len(row.table.name) for row in found.tables), default=0)
    lines += [
        f"{row.table.name:<{width}}  {row.score:7.3f}  {'; '.join(row.reasons)}" for row in found.tables
    ]
    return "\n".join(lines + [f"{join.table} to {join.other} ON {join.on()}" for join in found.joins])


def _mention_line(mention: Mention) -> str:
    if not mention.exists:
        where = f" on {mention.table}" if mention.table else ""
        return f"There is no {mention.kind} {mention.text}{where}. Nearest: {', '.join(mention.nearest)}."
    name = ".".join(part for part in (mention.table, mention.column) if part)
    return f"{mention.text} is the {mention.kind} {name}."


if __name__ == "__main__":
    sys.exit(main())
