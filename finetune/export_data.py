"""Export training data to LLaMA-Factory (Alpaca and ShareGPT) and to the Hugging Face `datasets` layout.

    python -m finetune.export_data --out runs/export sft=runs/data/sft.jsonl kto=runs/preferences/kto.jsonl

Writes llama_factory/ (NAME_alpaca.json, NAME_sharegpt.json and dataset_info.json, its folder being
LLaMA-Factory's `dataset_dir`) and huggingface/ (data/NAME/SPLIT.jsonl and a README.md that declares each NAME
as a configuration, for `datasets.load_dataset(FOLDER, NAME)`). Records, pairs and KTO sets are told apart by
their fields.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Literal

from finetune.jsonl import read_jsonl, write_jsonl
from finetune.training import run_main
from schema_index import DataError

Row = dict[str, Any]
Kind = Literal["sft", "pairs", "kto"]
_FROM = {"user": "human", "assistant": "gpt"}
_KEPT = ("id", "category", "source", "split", "contrast")


def read_set(path: Path) -> tuple[Kind, list[Row]]:
    """Records of one kind; raises DataError naming file and line for one of another kind or of none."""
    kind: Kind | None = None
    rows: list[Row] = []
    for number, row in read_jsonl(path, "give training records, JSONL"):
        try:
            found = _kind(row)
        except (ValueError, KeyError, TypeError, IndexError) as error:
            raise DataError(f"{path}:{number}: not a training record: {error!r}") from error
        if kind not in (None, found):
            raise DataError(f"{path}:{number}: a record of kind {found} among {kind}: give one kind a file")
        kind = found
        rows.append(row)
    if kind is None:
        raise DataError(f"{path} holds no records: give training records, JSONL")
    return kind, rows


def _kind(row: Row) -> Kind:
    if row["prompt"][-1]["role"] != "user":
        raise ValueError("the prompt does not end with a question")
    if "chosen" in row:
        row["chosen"][0]["content"], row["rejected"][0]["content"]
        return "pairs"
    row["completion"][0]["content"]
    return "kto" if "label" in row else "sft"


def alpaca(row: Row, kind: Kind) -> Row:
    """One record as LLaMA-Factory's Alpaca: what the last user says is the instruction, the rest history."""
    system, turns = _turns(row)
    answers = row.get("completion") or row["chosen"]
    turns = [*turns, *answers[:-1]]
    history = [
        [asked["content"], answer["content"]]
        for asked, answer in zip(turns[:-1:2], turns[1:-1:2], strict=True)
    ]
    out: Row = {"instruction": turns[-1]["content"], "input": "", "system": system, "history": history}
    if kind == "pairs":
        return out | {"chosen": row["chosen"][-1]["content"], "rejected": row["rejected"][-1]["content"]}
    out["output"] = answers[-1]["content"]
    return out | {"kto_tag": row["label"]} if kind == "kto" else out


def sharegpt(row: Row, kind: Kind) -> Row:
    """One record as LLaMA-Factory's ShareGPT: the conversation, with both sides beside it for a pair."""
    system, turns = _turns(row)
    if kind == "pairs":
        sides = {name: _said(row[name][-1]) for name in ("chosen", "rejected")}
        return {"conversations": [_said(one) for one in turns], "system": system, **sides}
    out: Row = {"conversations": [_said(one) for one in (*turns, *row["completion"])], "system": system}
    return out | {"kto_tag": row["label"]} if kind == "kto" else out


def _turns(row: Row) -> tuple[str, list[Row]]:
    """The system text, and the other messages of the prompt."""
    messages = row["prompt"]
    if messages[0]["role"] == "system":
        return messages[0]["content"], messages[1:]
    return "", messages


def _said(message: Row) -> Row:
    return {"from": _FROM[message["role"]], "value": message["content"]}


def dataset_info(name: str, kind: Kind) -> Row:
    """The entries of dataset_info.json for both files of one set."""
    marks = {"pairs": {"chosen": "chosen", "rejected": "rejected"}, "kto": {"kto_tag": "kto_tag"}}
    more = marks.get(kind, {})
    response = {} if kind == "pairs" else {"response": "output"}
    ranking = {"ranking": True} if kind == "pairs" else {}
    plain = {"prompt": "instruction", "query": "input", "system": "system", "history": "history"}
    return {
        f"{name}_alpaca": {"file_name": f"{name}_alpaca.json", **ranking, "columns": plain | response | more},
        f"{name}_sharegpt": {
            "file_name": f"{name}_sharegpt.json",
            "formatting": "sharegpt",
            **ranking,
            "columns": {"messages": "conversations", "system": "system"} | more,
        },
    }


def export_data(files: Iterable[tuple[str, Path]], out: Path) -> dict[str, int]:
    """Write both layouts; returns how many records each set has."""
    info: Row = {}
    splits: dict[str, dict[str, str]] = {}
    counts: dict[str, int] = {}
    factory, hub = out / "llama_factory", out / "huggingface"
    factory.mkdir(parents=True, exist_ok=True)
    for name, path in files:
        kind, rows = read_set(path)
        _write_json(factory / f"{name}_alpaca.json", [alpaca(row, kind) for row in rows])
        _write_json(factory / f"{name}_sharegpt.json", [sharegpt(row, kind) for row in rows])
        info |= dataset_info(name, kind)
        splits[name] = _write_splits(hub, name, rows)
        counts[name] = len(rows)
    _write_json(factory / "dataset_info.json", info)
    (hub / "README.md").write_text(_card(splits, counts), encoding="utf-8")
    return counts


def _write_json(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _write_splits(hub: Path, name: str, rows: Sequence[Row]) -> dict[str, str]:
    """A file a split, in the records' own fields; returns each split's path inside the folder."""
    by_split: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_split[row.get("split") or "train"].append(row)
    paths = {}
    for split, some in by_split.items():
        path = f"data/{name}/{split}.jsonl"
        (hub / path).parent.mkdir(parents=True, exist_ok=True)
        write_jsonl(hub / path, some)
        paths[split] = path
    return paths


def _card(splits: dict[str, dict[str, str]], counts: dict[str, int]) -> str:
    """README.md with the front matter that `datasets` reads configurations and files from."""
    lines = ["---", "language: en", "task_categories:", "- text-generation", "tags:", "- text-to-sql"]
    lines += ["configs:"]
    for name, paths in splits.items():
        lines += [f"- config_name: {name}", "  data_files:"]
        for split, path in paths.items():
            lines += [f"  - split: {split}", f"    path: {path}"]
    lines += ["---", "", "# Text-to-SQL for Viewpoint Vista", ""]
    lines += ["| configuration | records |", "| --- | --- |"]
    lines += [f"| {name} | {count} |" for name, count in counts.items()]
    kept = ", ".join(f"`{name}`" for name in _KEPT)
    lines += ["", f"Each record is in TRL's conversational form, with {kept} where it has them."]
    return "\n".join(lines) + "\n"


def _named(text: str) -> tuple[str, Path]:
    """`NAME=FILE`, or FILE under its own name."""
    name, mark, path = text.partition("=")
    found = (name, Path(path)) if mark else (Path(text).stem, Path(text))
    if not found[0].replace("_", "a").isalnum():
        raise DataError(f"{text}: the name {found[0]!r} is no plain word: give NAME=FILE")
    return found


def main() -> None:
    """Parse the arguments and export."""
    parser = argparse.ArgumentParser(
        prog="python -m finetune.export_data", description=__doc__.splitlines()[0]
    )
    parser.add_argument("files", nargs="+", help="NAME=FILE, each a JSONL of records, pairs or KTO")
    parser.add_argument("--out", type=Path, required=True, help="folder to write to")
    parser.add_argument("--json", action="store_true", help="print the counts as JSON")
    options = parser.parse_args()
    named = [_named(text) for text in options.files]
    if len({name for name, _ in named}) < len(named):
        raise DataError("two files have one name: give NAME=FILE")
    counts = export_data(named, options.out)
    if options.json:
        print(json.dumps(counts))
    else:
        print("\n".join(f"{name}: {count} records" for name, count in counts.items()))


if __name__ == "__main__":
    run_main(main)
