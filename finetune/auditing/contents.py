"""What the answers teach: SQL or refusal, NOLOCK, company filters, complete joins, names that exist."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from finetune.auditing.answer_kind import answer_kind
from finetune.auditing.judged import NAME_RULES, Judged
from finetune.auditing.measure import Distribution, Findings, Measure, share
from finetune.auditing.record import Record

MOST_OFFENDERS = 20
_RULES = (
    ("nolock", "nolock", "SELECTs with WITH (NOLOCK) on every table"),
    ("company-filter", "company_filter", "SELECTs that fix the company of every table"),
    ("dialect", "dialect", "SELECTs in T-SQL only"),
    ("view-name", "view_name", "SELECTs over the names that analysts query"),
)


def contents(judged: Sequence[Judged], records: Sequence[Record]) -> Findings:
    """Shares over all answers taught, and the names that are asked of the database and are not there."""
    kinds = Counter(str(one.content.kind) for one in judged)
    offenders = Counter(message for one in judged for rule, message in one.broken if rule in NAME_RULES)
    broken = Counter(rule for one in judged for rule in one.rules)
    return Findings(
        tuple((*_kinds(judged, kinds), *_records(records), *_statements(judged), *_refusals(judged))),
        (
            Distribution("kinds of answers", dict(kinds.most_common())),
            Distribution("rules broken, by answers", dict(broken.most_common())),
            Distribution("names that do not exist", dict(offenders.most_common(MOST_OFFENDERS))),
        ),
    )


def _kinds(judged: Sequence[Judged], kinds: Counter[str]) -> Iterator[Measure]:
    total = len(judged)
    yield from share("sql", kinds["sql"], total, "answers with SQL")
    yield from share("shows_nolock", sum(j.shows_nolock for j in judged), total, "answers that show NOLOCK")
    yield from share("refusals", kinds["refusal"], total, "answers that refuse")
    yield from share("schema", kinds["schema"], total, "answers that describe real names")
    prose = [one.record.name for one in judged if one.content.kind == "prose"]
    yield from share("prose", kinds["prose"], total, "answers of another kind", prose)


def _records(records: Sequence[Record]) -> Iterator[Measure]:
    """A record of several turns, or of two sides, counts once."""
    telling = [
        record.name
        for record in records
        if any(answer_kind(text).kind in ("sql", "refusal") for text in (*record.answers, record.rejected))
    ]
    yield from share("sql_or_refusal", len(telling), len(records), "records with SQL or a refusal")


def _statements(judged: Sequence[Judged]) -> Iterator[Measure]:
    written = [one for one in judged if one.content.statements]
    selects = [one for one in written if one.has_select]
    unread = [one.record.name for one in written if not one.has_select]
    yield from share("parses", len(selects), len(written), "SQL that reads as one SELECT", unread)
    for rule, name, meaning in _RULES:
        bad = [one.record.name for one in selects if rule in one.rules]
        yield from share(name, len(selects) - len(bad), len(selects), meaning, bad)
    joined = [one for one in selects if one.has_join or "complete-join" in one.rules]
    bad = [one.record.name for one in joined if "complete-join" in one.rules]
    yield from share(
        "complete_join", len(joined) - len(bad), len(joined), "joining SELECTs that use whole keys", bad
    )
    bad = [one.record.name for one in selects if NAME_RULES & one.rules]
    yield from share("unknown_names", len(bad), len(selects), "SELECTs that name what does not exist", bad)


def _refusals(judged: Sequence[Judged]) -> Iterator[Measure]:
    """Only records that carry their prompt can tell a true refusal from a false one."""
    known = [one for one in judged if one.record.asked]
    refused = [one for one in known if one.content.kind == "refusal"]
    false = [one.record.name for one in refused if {"false-refusal", "false-nearest"} & one.rules]
    yield from share("false_refusals", len(false), len(refused), "refusals that deny or offer wrongly", false)
    faulty = [one.record.name for one in known if one.broken]
    yield from share("faulty", len(faulty), len(known), "answers that do not pass the gate", faulty)
