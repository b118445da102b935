"""Score the actors against annotated articles: names, aliases and roles.

    python scripts/score_actors.py BENCH_FOLDER [DATASET ...]

BENCH_FOLDER holds ``evaluate.py`` and one folder a dataset with ``dev.jsonl``. Names are scored by
exact span and type, end to end; alias pairs on the annotated names, merged within each group.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from dossier.analysis.actors import find_actors, merge_actors
from dossier.analysis.actors.entities import Spotted, link
from dossier.analysis.actors.find import roles_before_names
from dossier.model import ArticleActors, MentionType

NAMES = ("worldwide", "gum_news", "pud_news", "newsfair", "seeds")
ALIASES = ("dwie", "gum_news", "newswcl50", "seeds")
_TYPES = {"GPE": "LOC", "UNK": "ORG"}

Record = dict[str, Any]


def load(path: Path) -> list[Record]:
    """Read a file of one JSON object a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def scorer(folder: Path) -> Callable[[list[Record], list[Record]], Record]:
    """Return the `evaluate` function of the bench."""
    spec = importlib.util.spec_from_file_location("evaluate", folder / "evaluate.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"no evaluate.py in {folder}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.evaluate  # type: ignore[no-any-return]


def annotated(record: Record) -> ArticleActors:
    """Link the names that a gold record annotates."""
    text = record["text"]
    names = [
        Spotted(
            m["start"], m["end"], text[m["start"] : m["end"]], MentionType(_TYPES.get(m["type"], m["type"]))
        )
        for m in sorted(record["mentions"], key=lambda m: (m["start"], -m["end"]))
        if m.get("kind", "NAM") == "NAM" and _TYPES.get(m["type"], m["type"]) in {"PER", "ORG", "LOC"}
    ]
    return link(text, names)


def predictions(
    records: Iterable[Record], find: Callable[[Record], ArticleActors]
) -> tuple[list[Record], float]:
    """Return the predictions in the form of the bench, merged group by group, and the seconds of `find`."""
    groups: dict[str, list[tuple[Record, ArticleActors]]] = {}
    seconds = 0.0
    for record in records:
        begin = time.process_time()
        actors = find(record)
        seconds += time.process_time() - begin
        groups.setdefault(record.get("group", "all"), []).append((record, actors))
    made: list[Record] = []
    for group in groups.values():
        index = merge_actors((record["id"], actors) for record, actors in group)
        for record, actors in group:
            titles = roles_before_names(record["text"]) if record.get("entities") else {}
            mentions = [
                {
                    "start": m.start,
                    "end": m.end,
                    "type": m.type.value,
                    "entity_id": index.of[record["id"], m.entity],
                    "title": titles.get(m.start),
                }
                for m in actors.mentions
            ]
            made.append({"id": record["id"], "text": record["text"], "mentions": mentions})
    return made, seconds


def percent(score: Record) -> str:
    """Format a score as F1 with precision and recall."""
    return f"{score['f'] * 100:5.1f} (P {score['p'] * 100:5.1f} R {score['r'] * 100:5.1f})"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("bench", type=Path)
    parser.add_argument("datasets", nargs="*")
    arguments = parser.parse_args()
    evaluate = scorer(arguments.bench)
    wanted = arguments.datasets or [*NAMES, *(name for name in ALIASES if name not in NAMES)]
    find_actors("warm up")
    for name in wanted:
        gold = load(arguments.bench / name / "dev.jsonl")
        if name in NAMES:
            made, seconds = predictions(gold, lambda record: find_actors(record["text"]))
            result = evaluate(gold, made)
            names = result["mentions"]
            size = sum(len(record["text"].split()) for record in gold)
            kinds = "  ".join(f"{k} {v['f'] * 100:.0f}" for k, v in sorted(names["by_type"].items()))
            print(f"{name:10} names {percent(names['exact_typed'])}  {kinds}  {size / seconds:,.0f} words/s")
            if name == "seeds":
                pairs = result["clusters"]["cross_e2e"]["alias_pairs"]
                print(f"{name:10} roles {percent(names['titles'])}")
                print(f"{name:10} alias pairs, end to end {percent(pairs)}")
        if name in ALIASES:
            made, _ = predictions(gold, annotated)
            clusters = evaluate(gold, made)["clusters"]
            for level in ("doc_gold", "cross_gold"):
                print(f"{name:10} alias pairs, {level:10} {percent(clusters[level]['alias_pairs'])}")


if __name__ == "__main__":
    main()
