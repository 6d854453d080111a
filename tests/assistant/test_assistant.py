"""The assistant with a fake model over the real retriever, rules, grammar and demo database."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant import AskedAgain, Assistant, Checked, Done, Ran, Repaired, TablesFound, Turn, Wrote
from assistant.answering import SAMPLES, VALUE_SAMPLES
from assistant.page import evidence_html
from assistant.record import answer_record
from assistant.text_report import text_report
from schema_index import ModelError, QuestionError
from tests.assistant.fakes import MOST_TRIES, FakeModel, demo_database, real_retriever, sql_text

OPEN_JOBS = """\
SELECT JCJM.Job, JCJM.Description
FROM JCJM WITH (NOLOCK)
WHERE JCJM.JCCo = @JCCo AND JCJM.JobStatus = 1"""
COUNT_JOBS = "SELECT COUNT(*) AS [Jobs]\nFROM JCJM WITH (NOLOCK)\nWHERE JCJM.JCCo = @JCCo"


def make(*answers: str | Exception, context_length: int = 2048) -> tuple[Assistant, FakeModel]:
    model = FakeModel(*answers, context_length=context_length)
    return Assistant(real_retriever(), model, demo_database()), model


def test_sql_is_checked_and_run() -> None:
    assistant, model = make(sql_text(OPEN_JOBS, "Uses JCJM."))
    answer = assistant.ask("open jobs", execute=True)
    assert (answer.kind, answer.sql, answer.violations, answer.error) == ("sql", OPEN_JOBS, (), "")
    assert answer.rows is not None and answer.rows.columns == ("Job", "Description") and answer.rows.rows
    assert answer.used == ("JCJM",) and "JCJM" in [hit.table.name for hit in answer.schema.tables]
    assert answer.message == "Uses JCJM."
    assert set(answer.timings) == {"retrieve", "generate", "check", "execute", "total"}
    assert 0 < answer.prompt_tokens < model.context_length
    assert "CREATE TABLE JCJM" in model.requests[0][-1]["content"]


def test_the_grammar_names_only_what_the_prompt_shows() -> None:
    assistant, model = make(sql_text(OPEN_JOBS), context_length=1024)
    assistant.ask("open jobs")
    grammar = model.grammars[0]
    assert grammar is not None and "JobStatus" in grammar
    assert "JobStatus" in model.requests[0][-1]["content"]
    dropped = next(column.name for column in real_retriever().catalog.find("JCJM").columns
                   if column.name not in model.requests[0][-1]["content"])  # fmt: skip
    assert f'"{dropped}"' not in grammar


@pytest.mark.parametrize(
    ("name", "asked", "rules_out"),
    [("vista_nano", None, True), ("vista_nano", False, False), ("fake", None, False), ("fake", True, True)],
)
def test_only_likely_tables_may_be_read_where_the_model_is_vista_nano(
    name: str, asked: bool | None, rules_out: bool
) -> None:
    model = FakeModel(
        sql_text("SELECT ARCM.Name FROM ARCM WITH (NOLOCK) WHERE ARCM.CustGroup = 1", "Uses ARCM.")
    )
    model.name = name
    assistant = Assistant(real_retriever(), model, likely_tables=asked)
    assistant.ask("phone and e-mail of every customer in group 1")
    (grammar,) = model.grammars
    assert grammar is not None
    plans = sum(line.startswith("plan_") for line in grammar.splitlines())
    assert plans < 8 if rules_out else plans > 20


def test_without_grammar_the_model_writes_freely() -> None:
    model = FakeModel(sql_text(OPEN_JOBS))
    Assistant(real_retriever(), model, grammar=False).ask("open jobs")
    assert model.grammars == [None]


def test_without_repair_sql_that_breaks_rules_stays_as_it_was_written() -> None:
    model = FakeModel(sql_text("SELECT APTH.APRef FROM bAPTH APTH"), sql_text(OPEN_JOBS))
    answer = Assistant(real_retriever(), model, repair=False).ask("invoices of company 2")
    assert "bAPTH APTH" in str(answer.sql) and not answer.repairs and len(model.requests) == 1
    assert {"view-name", "nolock", "company-filter"} <= {one.rule for one in answer.violations}


def test_company_parameter_is_the_first_company_unless_given_or_named() -> None:
    assistant, _ = make(*[sql_text(COUNT_JOBS)] * 3)
    first = assistant.ask("how many jobs", execute=True)
    second = assistant.ask("how many jobs", company=2, execute=True)
    named = assistant.ask("how many jobs in company 2", company=1, execute=True)
    assert (first.parameters, second.parameters) == ({"JCCo": 1}, {"JCCo": 2})
    assert named.parameters == {"JCCo": 2}
    assert first.rows and second.rows and named.rows
    assert first.rows.rows != second.rows.rows == named.rows.rows


def test_a_parameter_without_value_is_named_and_nothing_is_run() -> None:
    sql = f"{OPEN_JOBS} AND JCJM.Job = @Job"
    answer = make(sql_text(sql))[0].ask("the job", execute=True)
    assert answer.rows is None and "@Job" in answer.error and "@JCCo" not in answer.error


def test_violations_that_a_rule_can_mend_are_mended() -> None:
    assistant, model = make(sql_text("SELECT APTH.APRef FROM bAPTH APTH"))
    answer = assistant.ask("invoices of company 2", execute=True)
    assert answer.sql is not None and "APTH" in answer.sql and "bAPTH" not in answer.sql
    assert "WITH (NOLOCK)" in answer.sql and "APCo = 2" in answer.sql
    assert answer.violations == () and answer.rows is not None and len(model.requests) == 1
    (step,) = answer.repairs
    assert (
        step.how == "fix" and step.before == "SELECT APTH.APRef FROM bAPTH APTH" and step.after == answer.sql
    )
    assert {one.rule for one in step.violations} >= {"view-name", "nolock", "company-filter"}
    assert answer.sql in answer.text


def test_a_mended_company_filter_is_the_parameter_where_the_question_names_none() -> None:
    answer = make(sql_text("SELECT APTH.APRef FROM APTH WITH (NOLOCK)"))[0].ask("invoices", company=2)
    assert answer.sql is not None and "APTH.APCo = @APCo" in answer.sql and answer.parameters == {"APCo": 2}


def test_the_model_is_asked_once_more_and_the_better_answer_stays() -> None:
    bad = "SELECT JCJM.Job, JCJM.Nonsense FROM JCJM WITH (NOLOCK) WHERE JCJM.JCCo = 1"
    assistant, model = make(sql_text(bad), sql_text(OPEN_JOBS))
    answer = assistant.ask("open jobs", execute=True)
    assert answer.sql == OPEN_JOBS and answer.rows is not None
    (step,) = answer.repairs
    assert (step.how, step.before, step.after) == ("retry", bad, OPEN_JOBS)
    assert [one.rule for one in step.violations] == ["unknown-column"]
    *_, shown, told = model.requests[1]
    assert shown == {"role": "assistant", "content": sql_text(bad)}
    assert "unknown-column: There is no column Nonsense on JCJM" in told["content"]


def test_a_worse_second_answer_is_dropped_and_sql_with_violations_is_not_run() -> None:
    bad = "SELECT JCJM.Nonsense FROM JCJM WITH (NOLOCK) WHERE JCJM.JCCo = 1"
    worse = "SELECT JCJM.Nonsense, JCJM.Worse FROM JCJM WITH (NOLOCK) WHERE JCJM.JCCo = 1"
    answer = make(sql_text(bad), *[sql_text(worse)] * (MOST_TRIES - 1))[0].ask("open jobs", execute=True)
    assert answer.sql == bad and [one.rule for one in answer.violations] == ["unknown-column"]
    assert answer.rows is None and "unknown-column" in answer.error and answer.repairs == ()


def test_a_refusal_on_the_second_try_beats_sql_over_a_missing_name() -> None:
    bad = sql_text("SELECT Invoice.X FROM Invoice WITH (NOLOCK)")
    answer = make(bad, "There is no table Invoice. Nearest: APTH, ARTH.")[0].ask("show me the Invoice table")
    assert answer.refused and answer.sql is None and answer.nearest == ("APTH", "ARTH")


@pytest.mark.parametrize("text", ["DROP TABLE APTH", "SELECT 1 AS A; DELETE FROM APTH", "EXEC sp_who"])
def test_what_writes_never_reaches_the_database(text: str) -> None:
    before = demo_database().run("SELECT COUNT(*) AS n FROM APTH WITH (NOLOCK) WHERE APTH.APCo > 0", {})
    for written in (sql_text(text), text):
        answer = make(*[written] * MOST_TRIES)[0].ask("empty the table", execute=True)
        assert answer.violations and answer.rows is None and "not run" in answer.error
    after = demo_database().run("SELECT COUNT(*) AS n FROM APTH WITH (NOLOCK) WHERE APTH.APCo > 0", {})
    assert after.rows == before.rows and isinstance(before.rows[0][0], int)


def test_the_retry_keeps_within_a_short_context() -> None:
    bad = sql_text("SELECT JCJM.Nonsense FROM JCJM WITH (NOLOCK) WHERE JCJM.JCCo = 1")
    for length in (1024, 1536, 2048):
        assistant, model = make(*[bad] * MOST_TRIES, context_length=length)
        assert assistant.ask("open jobs with their contract and their project manager").violations
        assert bad in [one["content"] for one in model.requests[1]], f"no second try within {length} tokens"


def test_sql_that_stays_wrong_is_sampled_until_it_breaks_no_rule() -> None:
    bad = sql_text("SELECT JCJM.Job, COUNT(*) FROM JCJM WITH (NOLOCK) WHERE JCJM.JCCo = 1")
    assistant, model = make(bad, bad, "describe JCJM", bad, sql_text(OPEN_JOBS), "never asked for")
    answer = assistant.ask("open jobs", execute=True)
    assert answer.sql == OPEN_JOBS and not answer.violations and answer.rows is not None
    assert model.answers == ["never asked for"]
    assert [step.how for step in answer.repairs] == ["retry"]
    assert model.requests[2] == model.requests[0]  # anew, not after what was wrong


INVOICES = "SELECT APTH.APRef FROM APTH WITH (NOLOCK) WHERE APTH.APCo = 1"
LARGE = f"{INVOICES} AND APTH.InvTotal > 10000"


def test_sql_that_leaves_out_a_value_is_sampled_until_it_uses_it() -> None:
    broken = sql_text("SELECT APTH.Nonsense FROM APTH WITH (NOLOCK) WHERE APTH.InvTotal > 10000")
    assistant, model = make(sql_text(INVOICES), broken, sql_text(LARGE), "never asked for")
    events = list(assistant.stream("AP invoices over 10,000 for company 1", execute=True))
    answer = events[-1].answer if isinstance(events[-1], Done) else None
    assert answer is not None and answer.sql == LARGE and answer.rows is not None and answer.unused == ()
    assert [(step.how, step.before) for step in answer.repairs] == [("retry", INVOICES)]
    assert model.answers == ["never asked for"]
    again = [event for event in events if isinstance(event, AskedAgain)]
    assert [event.unused for event in again] == [("10,000",), ("10,000",)]


def test_a_value_that_no_answer_uses_is_told_everywhere() -> None:
    assistant, model = make(*[sql_text(INVOICES)] * (1 + VALUE_SAMPLES))
    answer = assistant.ask("AP invoices over 10000 of '<i>Acme</i>' last month", execute=True)
    assert answer.sql == INVOICES and answer.rows is not None and model.answers == []
    assert answer.unused == ("10000", "'<i>Acme</i>'", "last month") and answer.repairs == ()
    assert answer_record(answer)["unused"] == list(answer.unused)
    assert "of the question not used: 10000, '<i>Acme</i>', last month" in text_report(answer)
    shown = evidence_html(answer)
    assert "does not use <b>10000</b>, <b>&#x27;&lt;i&gt;Acme&lt;/i&gt;&#x27;</b>, <b>last month</b>" in shown
    assert "unused" not in answer_record(make(sql_text(INVOICES))[0].ask("AP invoices"))


def test_without_repair_a_lost_value_is_told_and_nothing_is_sampled() -> None:
    model = FakeModel(sql_text(INVOICES))
    answer = Assistant(real_retriever(), model, repair=False).ask("AP invoices over 10000")
    assert answer.unused == ("10000",) and answer.sql == INVOICES


def test_sql_of_the_question_is_mended_by_the_rules_without_the_model() -> None:
    assistant, model = make()
    question = "it takes locks\nSELECT j.Job FROM bJCJM j WHERE j.JobStatus = 1 AND j.Job <> '26-221'"
    answer = assistant.ask(question, execute=True)
    assert answer.sql == (
        "SELECT j.Job FROM JCJM j WITH (NOLOCK) WHERE j.JobStatus = 1 AND j.Job <> '26-221' "
        "AND j.JCCo = @JCCo"
    )
    assert model.requests == [] and answer.violations == () and answer.used == ("JCJM",)
    assert answer.rows is not None and answer.rows.rows and answer.parameters == {"JCCo": 1}
    [step] = answer.repairs
    assert (step.how, step.before, step.after) == ("given", question.partition("\n")[2], answer.sql)
    assert {one.rule for one in step.violations} == {"view-name", "nolock", "company-filter"}
    assert "your SQL, mended: " in text_report(answer)


def test_the_model_fills_in_what_stands_for_a_missing_name() -> None:
    sql = "SELECT APTH.Vendor, APTH.InvTotal FROM APTH WITH (NOLOCK) WHERE APTH.APCo = 2"
    assistant, model = make(f"Uses APTH.\n{sql_text(sql)}")
    answer = assistant.ask(f"invalid column, why? company 2\n{sql.replace('InvTotal', 'InvoiceAmt')}")
    assert answer.sql == sql and [step.how for step in answer.repairs] == ["given"]
    [grammar] = model.grammars
    assert grammar is not None and '"APTH.InvTotal"' in grammar and "InvoiceAmt" not in grammar


def test_sql_of_the_question_that_stays_wrong_is_written_anew() -> None:
    wrong = sql_text("SELECT APTH.Gone FROM APTH WITH (NOLOCK) WHERE APTH.APCo = 1")
    assistant, model = make(wrong, sql_text(OPEN_JOBS))
    question = "what is wrong: SELECT JCJM.Jobs FROM JCJM WHERE JCJM.JCCo = 1"
    events = list(assistant.stream(question))
    assert isinstance(events[-1], Done) and events[-1].answer.sql == OPEN_JOBS
    assert any(isinstance(event, AskedAgain) for event in events) and len(model.requests) == 2


def test_sql_of_the_question_is_as_it_was_without_repair() -> None:
    model = FakeModel(sql_text(OPEN_JOBS))
    answer = Assistant(real_retriever(), model, repair=False).ask("mend: SELECT Job FROM bJCJM")
    assert answer.sql == OPEN_JOBS and len(model.requests) == 1


def test_refusal_keeps_the_words_and_names_the_nearest_as_data() -> None:
    answer = make("There is no table Invoice. Nearest: APTH, ARTH, Nonsense.")[0].ask(
        "show me the Invoice table"
    )
    assert (answer.kind, answer.sql, answer.rows) == ("refusal", None, None)
    assert answer.message == "There is no table Invoice. Nearest: APTH, ARTH, Nonsense."
    assert answer.nearest == ("APTH", "ARTH") and answer.suggestion == ""


def test_a_refusal_of_what_exists_is_kept_with_a_suggestion() -> None:
    answer = make("There is no table APTL. Nearest: APTH.")[0].ask("what is in APTL")
    assert answer.refused and answer.message == "There is no table APTL. Nearest: APTH."
    assert answer.suggestion.startswith("APTL exists")


def test_a_refusal_to_write_offers_nothing() -> None:
    text = "I only read data: ask for rows that one SELECT can give."
    answer = make(text)[0].ask("delete all rows from APTL")
    assert (answer.message, answer.nearest, answer.suggestion) == (text, (), "")


def test_a_refusal_never_holds_sql() -> None:
    text = "There is no table Invoice. Nearest: APTH.\nSELECT Invoice.X FROM Invoice"
    answer = make(text)[0].ask("show me the Invoice table")
    assert answer.refused and answer.message == "There is no table Invoice. Nearest: APTH."


@pytest.mark.parametrize("text", ["", "  \n", "```sql\n```"])
def test_an_answer_that_says_nothing_is_an_honest_refusal(text: str) -> None:
    answer = make(text)[0].ask("open jobs")
    assert answer.refused and "no answer that can be read" in answer.message and answer.nearest


def test_describe_is_rendered_from_the_catalog() -> None:
    answer = make("describe APTL")[0].ask("what is in APTL", execute=True)
    assert (answer.kind, answer.sql, answer.rows, answer.error) == ("schema", None, None, "")
    assert "GrossAmt" in answer.message and "APTL.APTrans = APTH.APTrans" in answer.message
    assert answer.text == "describe APTL"


def test_describe_of_a_missing_name_is_a_refusal() -> None:
    answer = make("describe Invoice")[0].ask("what is in Invoice")
    assert answer.refused and answer.message.startswith("There is no table Invoice. Nearest: ")
    assert answer.nearest and all(real_retriever().catalog.find(name) for name in answer.nearest)


def test_what_the_database_refuses_is_an_error_of_the_answer() -> None:
    sql = "SELECT CAST(JCJM.Job AS int) AS [Number] FROM JCJM WITH (NOLOCK) WHERE JCJM.JCCo = 1"
    answer = make(*[sql_text(sql)] * (1 + SAMPLES))[0].ask("jobs", execute=True)
    assert answer.violations == () and answer.rows is None
    assert answer.error and "\n" not in answer.error


def test_a_sampled_answer_that_runs_takes_the_place_of_one_that_does_not() -> None:
    refused = "SELECT CAST(JCJM.Job AS int) AS [Number] FROM JCJM WITH (NOLOCK) WHERE JCJM.JCCo = 1"
    broken = sql_text("SELECT JCJM.Nonsense FROM JCJM WITH (NOLOCK) WHERE JCJM.JCCo = 1")
    assistant = make(sql_text(refused), broken, sql_text(OPEN_JOBS))[0]
    answer = assistant.ask("open jobs", execute=True)
    assert answer.sql == OPEN_JOBS
    assert answer.rows is not None and not answer.error
    assert [(step.how, step.before) for step in answer.repairs] == [("retry", refused)]


def test_without_a_database_nothing_is_run() -> None:
    model = FakeModel(sql_text(OPEN_JOBS), sql_text(OPEN_JOBS))
    assistant = Assistant(real_retriever(), model)
    assert assistant.ask("open jobs").error == ""
    assert "no database" in assistant.ask("open jobs", execute=True).error


def test_rows_are_capped() -> None:
    model = FakeModel(
        sql_text("SELECT APTL.APTrans FROM APTL WITH (NOLOCK) WHERE APTL.APCo = 1", "Uses APTL.")
    )
    answer = Assistant(real_retriever(), model, demo_database(), max_rows=5).ask("lines", execute=True)
    assert answer.rows is not None and len(answer.rows.rows) == 5 and answer.rows.truncated


def test_a_follow_up_retrieves_on_both_questions_and_shows_the_earlier_turn() -> None:
    assistant, model = make(sql_text(OPEN_JOBS), sql_text(OPEN_JOBS))
    first = assistant.ask("open jobs with their contract amount for company 2")
    turn = Turn(first.question, first.text)
    follow = assistant.ask("and only those with retainage", turns=[turn])
    assert {"JCJM", "JCCM"} <= {hit.table.name for hit in follow.schema.tables}
    _, asked, answered, last = model.requests[1]
    assert asked["content"] == f"Question: {turn.question}" and answered["content"] == turn.answer
    assert last["content"].startswith("Question: and only those with retainage\n")
    assert follow.question == "and only those with retainage" and follow.parameters == {"JCCo": 2}


def test_a_question_that_stands_by_itself_gets_no_earlier_turns() -> None:
    assistant, model = make(sql_text(OPEN_JOBS), sql_text(OPEN_JOBS))
    assistant.ask("employees who are active in company 2")
    assistant.ask("employees who are active in company 2", turns=[Turn("open jobs", sql_text(OPEN_JOBS))])
    assert model.requests[0] == model.requests[1]


def test_a_missing_name_of_the_turn_before_is_not_refused_again() -> None:
    assistant, model = make("describe APTH")
    assistant.ask(
        "and those of APTH", turns=[Turn("show me the Invoice table", "There is no table Invoice.")]
    )
    assert "Invoice does not exist" not in model.requests[0][-1]["content"]


def test_events_come_in_order() -> None:
    bad = "SELECT JCJM.Nonsense FROM JCJM WITH (NOLOCK) WHERE JCJM.JCCo = 1"
    assistant, _ = make(sql_text(bad), sql_text(OPEN_JOBS.replace(" WITH (NOLOCK)", "")))
    events = list(assistant.stream("open jobs", execute=True))
    kinds = [type(event) for event in events]
    assert list(dict.fromkeys(kinds)) == [TablesFound, Wrote, AskedAgain, Repaired, Checked, Ran, Done]
    again = kinds.index(AskedAgain)
    written = [
        "".join(event.text for event in part if isinstance(event, Wrote))
        for part in (events[:again], events[again:])
    ]
    assert written[0] == sql_text(bad) and written[1].startswith("Uses APTH.")
    assert kinds.count(Wrote) > 10, "the answer streams in pieces"
    done = events[-1]
    assert isinstance(done, Done) and done.answer.rows is not None
    assert [event.step for event in events if isinstance(event, Repaired)] == list(done.answer.repairs)


def test_closing_the_stream_stops_the_model() -> None:
    assistant, model = make(sql_text(OPEN_JOBS))
    events = assistant.stream("open jobs")
    assert isinstance(next(events), TablesFound) and isinstance(next(events), Wrote)
    assert model.closed == 0
    events.close()  # type: ignore[attr-defined]
    assert model.closed == 1


@pytest.mark.parametrize("question", ["", "  \n ", "x" * 20_000])
def test_a_question_that_cannot_be_asked(question: str) -> None:
    assistant, model = make()
    with pytest.raises(QuestionError):
        assistant.ask(question)
    assert model.requests == []


def test_a_question_too_long_for_the_model_says_so() -> None:
    assistant, model = make(context_length=1024)
    with pytest.raises(QuestionError, match="shorten it"):
        assistant.ask("open jobs and invoices " * 170)
    assert model.requests == []


def test_a_prompt_that_is_a_token_too_long_shows_fewer_columns() -> None:
    for length in range(1200, 1240):
        assistant, model = make(sql_text(OPEN_JOBS), context_length=length)
        assert assistant.ask("open jobs with their contract, description and address").sql == OPEN_JOBS
        assert len(model.requests) == 1


def test_a_long_question_leaves_fewer_columns() -> None:
    assistant, _ = make(sql_text(OPEN_JOBS))
    question = "open jobs with their contract amount " * 50
    assert assistant.ask(question).sql == OPEN_JOBS and len(question) > 1800


def test_a_model_error_is_raised_and_the_next_question_answered() -> None:
    assistant, _ = make(ModelError("the server is down: start it"), sql_text(OPEN_JOBS))
    with pytest.raises(ModelError, match="server is down"):
        assistant.ask("open jobs")
    assert assistant.ask("open jobs").sql == OPEN_JOBS


def test_money_comes_back_as_decimals() -> None:
    sql = "SELECT SUM(APTH.InvTotal) AS [Total] FROM APTH WITH (NOLOCK) WHERE APTH.APCo = @APCo"
    answer = make(sql_text(sql))[0].ask("invoice total", execute=True)
    assert answer.rows is not None and isinstance(answer.rows.rows[0][0], Decimal)
