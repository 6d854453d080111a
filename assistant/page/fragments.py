"""HTML of an answer's evidence; every text in it is escaped here."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from assistant.answer import Answer
from assistant.violation import RULE_IDS, Violation

_STAGES = {"retrieve": "tables", "generate": "writing", "check": "rules", "execute": "database"}


def badges_html(answer: Answer) -> str:
    """A badge for each rule, green or red, the messages of the red ones, and what was mended."""
    broken: dict[str, list[Violation]] = {}
    for one in answer.violations:
        broken.setdefault(one.rule, []).append(one)
    mended = {one.rule for step in answer.repairs for one in step.violations} - broken.keys()
    badges = "".join(_badge(rule, broken.get(rule, []), rule in mended) for rule in RULE_IDS)
    faults = "".join(
        f"<li><b>{escape(one.rule)}</b> line {one.line}, column {one.column}: {escape(one.message)}"
        f"{f' <i>({escape(one.fix)})</i>' if one.fix else ''}</li>"
        for one in answer.violations
    )
    return f'<div class="badges" role="list" aria-label="Rules">{badges}</div>' + (
        f'<ul class="faults">{faults}</ul>' if faults else ""
    )


def _badge(rule: str, broken: list[Violation], mended: bool) -> str:
    if broken:
        kind, mark, title = "bad", "✗", "; ".join(one.message for one in broken)
    elif mended:
        kind, mark, title = "good", "✓", "holds after an automatic repair"
    else:
        kind, mark, title = "good", "✓", "holds"
    note = " <small>repaired</small>" if mended else ""
    text = f"{mark} {escape(rule)}{note}"
    return f'<span class="badge {kind}" role="listitem" title="{escape(title)}">{text}</span>'


def unused_html(unused: Sequence[str]) -> str:
    """What of the question the SQL leaves out; nothing where it uses all."""
    if not unused:
        return ""
    said = ", ".join(f"<b>{escape(value)}</b>" for value in unused)
    return f'<div class="unused">The SQL does not use {said}: read it before you trust its rows.</div>'


def notes_html(answer: Answer) -> str:
    """What the data told while the answer was made."""
    return "".join(f'<div class="unused">{escape(step.note)}</div>' for step in answer.repairs if step.note)


def parameters_text(answer: Answer) -> str:
    """`@APCo = 1` for each parameter that has a value."""
    return ", ".join(f"@{name} = {value}" for name, value in answer.parameters.items())


def error_html(error: str) -> str:
    """Why there are no rows."""
    return f'<div class="no-rows"><b>No rows.</b> {escape(error)}</div>'


def tables_html(answer: Answer) -> str:
    """The tables that were found, the ones that the SQL reads first, with scores and reasons, and the
    answered questions that the model was shown; folded."""
    hits = sorted(answer.schema.tables, key=lambda hit: hit.table.name not in answer.used)
    rows = "".join(
        f"<tr{' class=used' if hit.table.name in answer.used else ''}>"
        f"<td><code>{escape(hit.table.name)}</code></td><td class=number>{hit.score:.2f}</td>"
        f"<td>{escape('; '.join(hit.reasons))}</td></tr>"
        for hit in hits
    )
    found = f"{len(hits)} table{'s' * (len(hits) != 1)} found"
    used = ", ".join(answer.used)
    summary = f"Uses {escape(used)} <small>· {found}, and why</small>" if used else f"{found}, and why"
    return (
        f'<details class="tables"><summary>{summary}</summary>'
        '<div class="scroll"><table><thead><tr><th>Table</th><th class=number>Score</th><th>Why</th></tr>'
        f"</thead><tbody>{rows}</tbody></table></div>{_shots_html(answer)}</details>"
    )


def _shots_html(answer: Answer) -> str:
    """The questions whose answers the model was shown, their SQL on hovering."""
    shots = answer.schema.shots
    if not shots:
        return ""
    items = "".join(f'<li title="{escape(shot.sql)}">{escape(shot.question)}</li>' for shot in shots)
    return f'<div class="shots">The model was shown the answers to<ul>{items}</ul></div>'


def footer_html(answer: Answer) -> str:
    """Prompt size and timings on one line."""
    spent = answer.timings
    stages = " · ".join(f"{label} {_ms(spent[stage])}" for stage, label in _STAGES.items() if stage in spent)
    total = f"{_ms(spent['total'])} ({stages})" if "total" in spent else stages
    return f'<div class="footer">Prompt {answer.prompt_tokens:,} tokens · {escape(total)}</div>'


def _ms(value: float) -> str:
    return f"{value / 1000:.1f} s" if value >= 1000 else f"{value:.0f} ms"
