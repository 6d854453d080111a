"""Group relative policy optimization: sampled answers, rewarded for what can be verified of them.

    python -m finetune.grpo --config finetune/recipes/grpo.yaml
    python -m finetune.grpo --model_name_or_path assistant/vista_nano --train_file runs/data/sft.jsonl \
        --output_dir runs/grpo --num_generations 8 --max_steps 200

A further stage after SFT and the preferences. To each prompt of the gated records several answers are
sampled within the grammar, as serving does, and each is rewarded (finetune.rewarding.rewards): the SQL
parses, keeps the rules, gives the right rows on the demo database; the refusal is right; the description is.
Arguments are those of TRL's GRPOConfig and ModelConfig and those below. With `--promoted`, the stage is
judged afterwards (finetune.promote): exit status 1 says that it was not promoted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from finetune.arguments import WatchArguments, option, parsed
from finetune.promote import GateArguments
from finetune.stage import run_stage
from finetune.training import announce, run_main
from schema_index import TrainingError


@dataclass
class GrpoArguments(GateArguments, WatchArguments):
    """What is asked, how answers are sampled and run, and what judges the stage."""

    train_file: str = option("runs/data/sft.jsonl", "gated records over the reference schema")
    max_length: int | None = option(None, "most tokens of prompt and answer together (default: the context)")
    grammar: bool = option(True, "sample within the grammar, as serving does (not with --use_vllm)")
    variants: bool = option(True, "run SQL on two variants of the demo database as well, against chance")


def main() -> None:
    """Parse the arguments, train, save, judge."""
    from trl import GRPOConfig, ModelConfig

    arguments, config, base = parsed(__doc__, GrpoArguments, GRPOConfig, ModelConfig)
    run_stage(build, arguments, config, base, generations=config.num_generations)


def build(arguments: GrpoArguments, config: Any, base: Any) -> tuple[Any, str]:
    """The trainer over loaded weights and prompts, and the digest of the training file.

    An answer may be as long as serving lets it be. Raises ModelError, DataError or TrainingError for what
    cannot be trained.
    """
    from transformers import set_seed
    from trl import GRPOTrainer, get_peft_config

    from assistant.prompt import answer_tokens
    from finetune.base_model import context_length, load_base
    from finetune.checkpoints import digest
    from finetune.failures import explaining
    from finetune.rewarding.grpo_prompts import NOT_ALOUD, load_prompts
    from finetune.rewarding.rewards import REWARDS, WEIGHTS, Ground, reward_functions
    from schema_index import load_reference

    _check(arguments, config)
    set_seed(config.seed)
    data = digest(arguments.train_file)
    catalog = load_reference()
    with explaining(config):
        model, tokenizer = load_base(base, config)
        limit = context_length(model, tokenizer, arguments.max_length)
        config.max_completion_length = answer_tokens(limit)
        config.chat_template_kwargs = NOT_ALOUD | (config.chat_template_kwargs or {})
        config.reward_weights = config.reward_weights or list(WEIGHTS)
        if len(config.reward_weights) != len(REWARDS):
            names = ", ".join(reward.__name__ for reward in REWARDS)
            raise TrainingError(f"--reward_weights takes {len(REWARDS)} numbers, in this order: {names}")
        answer = config.max_completion_length
        prompts, tasks, said = load_prompts(arguments.train_file, tokenizer, limit, answer, catalog)
        announce(model, said, config)
        trainer_class: Any = GRPOTrainer
        if arguments.grammar:
            from finetune.rewarding.grammar_trainer import GrammarTrainer

            trainer_class = GrammarTrainer
        trainer = trainer_class(
            model=model,
            reward_funcs=reward_functions(tasks, Ground(catalog, _bench(arguments, catalog))),
            args=config,
            train_dataset=prompts,
            processing_class=tokenizer,
            peft_config=get_peft_config(base),
        )
        trainer.catalog = catalog
        return trainer, data


def _check(arguments: GrpoArguments, config: Any) -> None:
    by_vllm = config.use_vllm or config.use_transformers_continuous_batching
    if arguments.grammar and by_vllm:
        raise TrainingError(
            "answers sampled by vLLM or by continuous batching take no grammar of their own prompt: set "
            "--grammar false, or leave --use_vllm and --use_transformers_continuous_batching out"
        )
    if config.eval_strategy != "no":
        raise TrainingError(
            "GRPO has no evaluation file: leave --eval_strategy out, and watch held-out questions with "
            "--heldout_file FILE --heldout_steps N"
        )


def _bench(arguments: GrpoArguments, catalog: Any) -> Any:
    from assistant.demo import DemoDatabase
    from finetune.scoring import Bench
    from finetune.scoring.bench import TIMEOUT_SECONDS

    if arguments.variants:
        return Bench.demo(catalog=catalog)
    return Bench.of(DemoDatabase.open(timeout=TIMEOUT_SECONDS), catalog)


if __name__ == "__main__":
    run_main(main)
