"""The `Near:` part of a prompt: as serving writes it, as training sees it, only where it was asked for."""

from __future__ import annotations

import pytest

from assistant.prompt import links_text, turn_text
from finetune.gate import record_faults
from finetune.generating.entry import Entry
from finetune.generating.generate import generate
from finetune.generating.recipe import Recipe, Report
from finetune.serving_prompt import ServingPrompt, serving_schemas
from finetune.workers import rough_count
from retriever import Link, Mention, SchemaRetriever
from schema_index import Catalog

LINKS = (
    Link("gross", "APTL", "GrossAmt", 0.9),
    Link("Gross", "APUL", "GrossAmt", 0.4),
    Link("", "PORD", "Receiver#", 0.3),
)


def test_links_stand_by_the_words_that_say_them() -> None:
    assert links_text(LINKS) == "gross = APTL.GrossAmt, APUL.GrossAmt; other = PORD.[Receiver#]"
    assert turn_text("gross by line", (), LINKS) == f"Question: gross by line\nNear: {links_text(LINKS)}"


def test_a_question_that_names_what_does_not_exist_gets_none() -> None:
    missing = Mention("Invoice", "table", False, nearest=("APTH",))
    assert "Near:" not in turn_text("show the Invoice table", (missing,), LINKS)


@pytest.mark.parametrize("links", [True, False])
def test_prompts_have_links_where_they_were_asked_for(retriever: SchemaRetriever, links: bool) -> None:
    asked = ("submittals per spec section of company 1", ())
    (schema,) = serving_schemas(retriever, [asked], links=links)
    prompt = ServingPrompt(retriever.catalog, 1280, rough_count).prompt(asked, schema)
    text = prompt.messages[-1]["content"]
    assert ("\nNear: " in text) is links
    assert ("spec section = PMSubmittal.SpecSection" in text) is links
    for link in prompt.context.schema.links:
        assert link.column in prompt.context.shown[link.table]


def test_records_with_links_pass_the_gate(
    catalog: Catalog, lexicon: dict[str, Entry], retriever: SchemaRetriever
) -> None:
    recipe = Recipe(24, 3, 1280, rough_count, shuffled=0.5, turns=True, links=True)
    made = list(generate(catalog, lexicon, retriever, recipe, Report()))
    linked = [example for example in made if "\nNear: " in example.prompt[-1]["content"]]
    assert len(linked) > 12
    assert any("Near: " in message["content"] for example in made for message in example.completion)
    for example in made:
        assert record_faults(example) == [], example.id
