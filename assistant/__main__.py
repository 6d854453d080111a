"""The command line of the assistant.

    python -m assistant "unpaid AP invoices for company 1" --execute
    python -m assistant --questions questions.jsonl > answers.jsonl
    python -m assistant "my hours this week" --execute --odbc env:VISTA_ODBC --policy vista.toml --user anna

Prints the SQL, the rules, the tables and, with --execute, the rows of a database; with --json one
object; with --questions one object a line, and one with an `error` for a line that cannot be answered.
Exit 0: answered; 1: SQL that breaks a rule or could not be run, or a line that failed; 2: not answered.
"""

from __future__ import annotations

import argparse
import json
import logging
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from assistant.assistant import Assistant
from assistant.options import add_options, open_assistant
from assistant.question_lines import QuestionLine, read_question_lines
from assistant.record import answer_record
from assistant.text_report import text_report
from retriever import check_question
from schema_index import QuestionError, VistaError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    options = _parser().parse_args(arguments)
    # sqlglot warns on standard error of what it reads as a command; here that is a violation.
    logging.getLogger("sqlglot").setLevel(logging.ERROR)
    try:
        return _answer_file(options) if options.questions is not None else _answer_one(options)
    except VistaError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "python -m assistant", description="Ask a Vista database in plain words: checked T-SQL and its rows."
    )
    parser.add_argument("question", nargs="?", help="a question in plain words")
    parser.add_argument(
        "--questions", type=Path, metavar="FILE.jsonl", help='a file of {"id", "question"} lines'
    )
    add_options(parser)
    parser.add_argument("--execute", action="store_true", help="run the SQL, on the demo without --odbc")
    parser.add_argument("--company", type=int, metavar="N", help="fills parameters such as @APCo")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of text")
    return parser


def _answer_one(options: argparse.Namespace) -> int:
    if options.question is None:
        raise QuestionError('no question: give one ("open jobs for company 1") or --questions FILE.jsonl')
    check_question(options.question)
    with open_assistant(options, execute=options.execute) as assistant:
        answer = assistant.ask(options.question, company=options.company, execute=options.execute)
    print(json.dumps(answer_record(answer), ensure_ascii=False) if options.json else text_report(answer))
    if answer.error:
        print(f"error: {answer.error}", file=sys.stderr)
    return 1 if answer.error or answer.violations else 0


def _answer_file(options: argparse.Namespace) -> int:
    if options.question is not None:
        raise QuestionError("a question and --questions exclude each other: give one")
    lines = read_question_lines(options.questions)
    status = 0
    with open_assistant(options, execute=options.execute) as assistant:
        for line in lines:
            record = _record(assistant, line, options)
            print(json.dumps(record, ensure_ascii=False), flush=True)
            status = 1 if record.get("error") or record.get("violations") else status
    return status


def _record(assistant: Assistant, line: QuestionLine, options: argparse.Namespace) -> dict[str, Any]:
    """The answer to one line, or why there is none: the next line may do better."""
    fault = line.fault
    if not fault:
        try:
            answer = assistant.ask(line.question, company=options.company, execute=options.execute)
            return answer_record(answer, line.id)
        except VistaError as error:
            fault = str(error)
    return {"id": line.id, "question": line.question, "error": fault}


if __name__ == "__main__":
    sys.exit(main())
