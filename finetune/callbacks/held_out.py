"""During training, asks the model held-out questions through the whole assistant and judges the answers."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch
from transformers import TrainerCallback

from assistant.transformers_model import TransformersModel
from finetune.arguments import WatchArguments
from finetune.case import Case, read_cases
from finetune.figures import Figures, figures_of, sample
from finetune.judging import DemoJudge, Judge
from schema_index import DataError

ANSWERS = "held_out.jsonl"


class HeldOut(TrainerCallback):
    """Judges a sample by rules and by rows on the demo database, and logs the figures beside the loss.

    They are logged as `eval_execution_accuracy`, `eval_rules`, `eval_refusals`, `eval_false_refusals`, which
    `--metric_for_best_model` may name; every answer is kept in `held_out.jsonl` of the output folder. Before
    the first step the base is judged. The random state is left as it was, so that a watched run trains the
    same weights as one that is not.
    """

    def __init__(
        self,
        trainer: Any,
        cases: Sequence[Case],
        judge: Judge,
        every: int = 0,
    ) -> None:
        self.trainer, self.cases, self.judge, self.every = trainer, cases, judge, every
        self.answers = Path(trainer.args.output_dir) / ANSWERS
        self.judged: tuple[int, dict[str, float]] | None = None

    @classmethod
    def of(cls, trainer: Any, watch: WatchArguments) -> HeldOut:
        """As the arguments ask; raises DataError where the file holds no cases."""
        cases = sample(list(read_cases(Path(watch.heldout_file))), watch.heldout_count)
        if not cases:
            raise DataError(f"--heldout_file {watch.heldout_file} holds no cases: name one that does")
        return cls(trainer, cases, DemoJudge(watch.heldout_index, variants=False), watch.heldout_steps)

    def on_train_begin(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        """Judge the base; on a resumed run, forget the answers that come after its checkpoint."""
        if state.is_world_process_zero:
            _keep_until(self.answers, state.global_step)
        if state.global_step == 0:
            self._figures(state)

    def on_step_end(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        """Judge every `every` steps and at the last."""
        if self.every and (state.global_step % self.every == 0 or state.global_step >= state.max_steps):
            self._figures(state)

    def on_evaluate(
        self, args: Any, state: Any, control: Any, metrics: dict[str, float] | None = None, **_: Any
    ) -> None:
        """Judge, unless this step was judged, and add the figures to the evaluation's metrics."""
        figures = self._figures(state)
        if metrics is not None:
            metrics.update(figures)

    def _figures(self, state: Any) -> dict[str, float]:
        if self.judged is None or self.judged[0] != state.global_step:
            self.judged = (state.global_step, self._judge_now(state.global_step))
        return self.judged[1]

    def _judge_now(self, step: int) -> dict[str, float]:
        """Ask every case on the main process and tell the others; the figures by their names in the log."""
        from accelerate.utils import broadcast_object_list

        told: list[Figures | None] = [None]
        with self._resting():
            if self.trainer.accelerator.is_main_process:
                told = [self._ask(step)]
            broadcast_object_list(told)
            figures = {f"eval_{name}": round(value, 2) for name, value in (told[0] or _NONE).items()}
            # Logging switches `should_log` off, while the loss of this step may be yet to be logged.
            due = self.trainer.control.should_log
            self.trainer.log(dict(figures))
            self.trainer.control.should_log = due
        return figures

    def _ask(self, step: int) -> Figures:
        trainer = self.trainer
        bare = trainer.accelerator.unwrap_model(trainer.model)
        bare = bare.get_base_model() if hasattr(bare, "get_base_model") else bare
        model = TransformersModel.over(bare, trainer.processing_class, f"step {step}")
        rows = self.judge(model, self.cases)
        with self.answers.open("a", encoding="utf-8") as file:
            for row in rows:
                file.write(json.dumps({"step": step, **row}, ensure_ascii=False, default=str) + "\n")
        figures = figures_of(rows)
        print(f"step {step}: {json.dumps(asdict(figures))}", flush=True)
        return figures

    @contextmanager
    def _resting(self) -> Iterator[None]:
        """The model in eval mode and the random state aside; on a GPU in the precision of the training."""
        trainer = self.trainer
        training = trainer.model.training
        on_gpu = trainer.accelerator.device.type == "cuda"
        trainer.model.eval()
        try:
            with torch.random.fork_rng(), trainer.accelerator.autocast() if on_gpu else nullcontext():
                yield
        finally:
            trainer.model.train(training)


_NONE = Figures(0, None, None, None, None)


def _keep_until(path: Path, step: int) -> None:
    if not path.is_file():
        return
    lines = path.read_text(encoding="utf-8").split("\n")
    kept = [line for line in lines if line.endswith("}") and json.loads(line)["step"] <= step]
    path.write_text("".join(f"{line}\n" for line in kept), encoding="utf-8")
