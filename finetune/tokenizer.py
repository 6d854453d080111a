"""Trains vista-nano's tokenizer: byte-level BPE whose pieces make names easy to copy.

Identifiers are cut at capitals and codes into pairs of letters (`APTH` is AP + TH, `InvTotal` is Inv +
Total), and the space before a name always belongs to the token before it, so that a name is written with
the same tokens wherever it stands, in a schema never seen as well. Clauses such as `WITH (NOLOCK)` may
become one token.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerFast

PAD, START, END = "<|endoftext|>", "<|im_start|>", "<|im_end|>"
WORD_WEIGHT = 40
"""How often each of the `words` counts against the pieces of the texts."""
CHAT_TEMPLATE = (
    "{% for message in messages %}<|im_start|>{{ message['role'] }}\n{{ message['content'] }}<|im_end|>\n"
    "{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
_PATTERN = (
    r"SELECT (?:DISTINCT )?(?:TOP )?"
    r"|\n(?:FROM|WHERE|GROUP BY|HAVING|ORDER BY|LEFT JOIN|JOIN) "
    r"| WITH \(NOLOCK\)"
    r"| (?:AND|OR|ON|AS|IN|IS|NOT|NULL|DESC|EXISTS|to)(?: NOT)?(?: NULL)?(?= |\n|$|,|\))(?: )?"
    r"|(?:SUM|COUNT|AVG|MIN|MAX|YEAR|MONTH|GETDATE|EXISTS|NOT EXISTS)(?= ?\() ?\("
    r"|CREATE TABLE |PRIMARY KEY \(|\bUses |describe |Joins:\n|Tables:\n|Question: |Names: |Near: "
    r"| (?:tinyint|smallint|int|bigint|bit|numeric|decimal|money|float|char|varchar|nchar|nvarchar|text"
    r"|date|datetime|datetime2|smalldatetime|uniqueidentifier|varbinary|image|timestamp),"
    r"|[A-Z][a-z]+|[A-Z]{1,2}(?![a-z])|[A-Z]| ?[a-z]+|\d"
    r"| ?[^\sA-Za-z\d]+[ \n]?|\s"
)


def train_tokenizer(
    texts: Iterable[str],
    *,
    vocab_size: int = 4096,
    context_length: int = 1024,
    words: Sequence[str] = (),
) -> PreTrainedTokenizerFast:
    """Train on `texts` and return a fast tokenizer with the ChatML template and `<|im_end|>` as end.

    `words` are lower-case words that should become whole tokens where the vocabulary has room, though the
    texts hold few of them. Deterministic for the same texts and words in the same order.
    """
    from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, trainers
    from transformers import PreTrainedTokenizerFast

    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(_PATTERN), behavior="isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=vocab_size,
        special_tokens=[PAD, START, END],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    said = [" " + " ".join(words)] * WORD_WEIGHT if words else []
    tokenizer.train_from_iterator(chain(texts, said), trainer)
    wrapped: PreTrainedTokenizerFast = PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=tokenizer,
        pad_token=PAD,
        eos_token=END,
        model_max_length=context_length,
        clean_up_tokenization_spaces=False,
    )
    wrapped.chat_template = CHAT_TEMPLATE
    return wrapped
