"""Score the grouping, alignment and reuse analyses on a folder of annotated data, and print a table.

Usage: score_events.py BENCH_FOLDER

The folder holds ``allsides``, ``basil``, ``ecbplus`` and ``newswcl50`` with a ``dev.jsonl`` of articles
``{id, title, text, date, source, event_id}``; ``seeds_align/seeds.jsonl`` of aligned documents;
``seeds_alignment.json``, which says what only one report has; and ``reuse_syn/dev.jsonl`` of pairs of
texts with shared spans. What is not there is left out.
"""

from __future__ import annotations

import json
import math
import random
import sys
import time
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from dossier.analysis.alignment import AlignDocument, align_sentences
from dossier.analysis.events import EventArticle, fingerprint, group_events
from dossier.analysis.reuse import shared_spans
from dossier.language.sibling_dates import lead_of, likely_day

GROUPED = ("allsides", "basil", "ecbplus", "newswcl50")
POSITIVE = {
    "same-claim",
    "verbatim",
    "near-verbatim",
    "reuse",
    "paraphrase",
    "partial",
    "discrepant",
    "update",
}
IGNORED = {"related", "unsure"}
COPIED = {"verbatim", "near-verbatim", "reuse"}

Row = dict[str, Any]


def load(path: Path) -> list[Row]:
    """Return the objects of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def f_score(precision: float, recall: float) -> float:
    """Return the harmonic mean."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def ratio(part: float, whole: float) -> float:
    """Return a share, 0 of nothing."""
    return part / whole if whole else 0.0


def pairs(sizes: Iterable[int]) -> int:
    """Return the number of pairs within groups of these sizes."""
    return sum(size * (size - 1) // 2 for size in sizes)


def group(rows: list[Row]) -> tuple[dict[str, str], float]:
    """Group articles; returns the event of each, and the CPU seconds without fingerprints."""
    articles = [
        EventArticle(
            row["id"],
            row.get("date") or None,
            row.get("source"),
            None,
            row["title"],
            fingerprint(row["title"], row["text"]),
        )
        for row in rows
    ]
    began = time.process_time()
    events = group_events(articles)
    return {one: event.id for event in events for one in event.articles}, time.process_time() - began


def score_grouping(rows: list[Row]) -> str:
    """Return B-cubed, pair F1, and the adjusted Rand index between two orders of the input."""
    found, seconds = group(rows)
    gold = {row["id"]: row["event_id"] for row in rows}
    joint = Counter((gold[one], found[one]) for one in gold)
    golden, predicted = Counter(gold.values()), Counter(found[one] for one in gold)
    precision = sum(n * n / predicted[event] for (_, event), n in joint.items()) / len(gold)
    recall = sum(n * n / golden[event] for (event, _), n in joint.items()) / len(gold)
    right = pairs(joint.values())
    pair_precision = ratio(right, pairs(predicted.values()))
    pair_recall = ratio(right, pairs(golden.values()))
    shuffled = rows[:]
    random.Random(1).shuffle(shuffled)
    return (
        f"B-cubed {f_score(precision, recall):.3f} (P {precision:.3f} R {recall:.3f})"
        f"  pairs {f_score(pair_precision, pair_recall):.3f} (P {pair_precision:.3f} R {pair_recall:.3f})"
        f"  largest {max(predicted.values())}  ARI shuffled {rand_index(found, group(shuffled)[0]):.3f}"
        f"  {seconds:.2f} s"
    )


def score_likely_days(rows: list[Row]) -> str:
    """Return how near the likely days of articles are whose date is hidden, a tenth of them at a time."""
    dated = [row for row in rows if row.get("date")]
    days = {row["id"]: date.fromisoformat(row["date"]) for row in dated}
    leads = {row["id"]: lead_of(row["title"], row["text"]) for row in dated}
    ids = sorted(days)
    random.Random(1).shuffle(ids)
    errors: list[int] = []
    for part in range(10):
        hidden = set(ids[part::10])
        found, _ = group([{**row, "date": None} if row["id"] in hidden else row for row in dated])
        known: dict[str, list[date]] = {}
        for one, event in found.items():
            if one not in hidden:
                known.setdefault(event, []).append(days[one])
        for one in hidden:
            others = known.get(found[one])
            likely = likely_day(leads[one], min(others), max(others)) if others else None
            if likely is not None:
                errors.append(abs((likely[0] - days[one]).days))
    shares = "  ".join(
        f"within {n}: {ratio(sum(e <= n for e in errors), len(errors)):.2f}" for n in (0, 1, 3)
    )
    return f"{len(errors)} of {len(ids)} dated  {shares}"


def rand_index(one: dict[str, str], other: dict[str, str]) -> float:
    """Return the adjusted Rand index of two groupings."""
    joint = pairs(Counter((one[key], other[key]) for key in one).values())
    first, second = pairs(Counter(one.values()).values()), pairs(Counter(other.values()).values())
    expected = first * second / max(1, pairs([len(one)]))
    mean = (first + second) / 2
    return 1.0 if mean == expected else (joint - expected) / (mean - expected)


def score_alignment(rows: list[Row]) -> str:
    """Return precision, recall and F1 of aligned pairs, and how often copies are told from paraphrases."""
    counts: Counter[str] = Counter()
    for row in rows:
        documents = [
            AlignDocument(one["id"], one.get("source"), one.get("date"), one["sentences"])
            for one in row["docs"]
        ]
        gold = {tuple(pair[:4]): pair[4] for pair in row["pairs"]}
        found = {pair[:4]: pair[4] for pair in align_sentences(documents)[0]}
        for pair, relation in found.items():
            label = gold.get(pair, "none")
            if label in POSITIVE:
                counts["right"] += 1
                counts["label"] += (relation == "verbatim") == (label in COPIED)
            elif label not in IGNORED:
                counts["wrong"] += 1
        counts["gold"] += sum(label in POSITIVE for label in gold.values())
    precision = ratio(counts["right"], counts["right"] + counts["wrong"])
    recall = ratio(counts["right"], counts["gold"])
    labels = ratio(counts["label"], counts["right"])
    return (
        f"F {f_score(precision, recall):.3f} (P {precision:.3f} R {recall:.3f})  verbatim or not {labels:.3f}"
    )


def score_only_here(data: Row) -> str:
    """Return precision and recall of the claim that a sentence stands in one report only."""
    ids = sorted(data["docs"])
    sentences = [[one["text"] for one in data["docs"][name]["sentences"]] for name in ids]
    furniture = {
        (at, number)
        for at, name in enumerate(ids)
        for number, one in enumerate(data["docs"][name]["sentences"])
        for start, end in data["docs"][name].get("boilerplate", [])
        if start <= one["start"] and one["end"] <= end + 1
    }
    gold = {(at, number) for at, name in enumerate(ids) for number in data["unique_sentences"][name]}
    documents = [
        AlignDocument(name, None, data["docs"][name]["date"], one)
        for name, one in zip(ids, sentences, strict=True)
    ]
    found = set(align_sentences(documents)[1]) - furniture
    right = len(found & gold)
    return f"precision {ratio(right, len(found)):.3f}  recall {ratio(right, len(gold)):.3f}"


def score_reuse(rows: list[Row]) -> str:
    """Return plagdet (Potthast et al. 2010), and in how many pairs that share nothing something is found."""
    right = wrong = missed = alarms = innocent = 0
    granularity: list[int] = []
    for row in rows:
        found = [(a.start, a.end, b.start, b.end) for a, b in shared_spans(row["a"], row["b"])]
        for side in (0, 2):
            gold, said = characters(row["spans"], side), characters(found, side)
            right, wrong, missed = (
                right + len(gold & said),
                wrong + len(said - gold),
                missed + len(gold - said),
            )
        for span in row["spans"]:
            hits = sum(
                one[0] < span[1] and span[0] < one[1] and one[2] < span[3] and span[2] < one[3]
                for one in found
            )
            granularity += [hits] if hits else []
        innocent += not row["spans"]
        alarms += bool(found) and not row["spans"]
    precision, recall = ratio(right, right + wrong), ratio(right, right + missed)
    parts = ratio(sum(granularity), len(granularity)) or 1.0
    plagdet = f_score(precision, recall) / math.log2(1 + parts)
    return f"plagdet {plagdet:.3f} (P {precision:.3f} R {recall:.3f})  false alarms {alarms} in {innocent}"


def characters(spans: Iterable[Any], side: int) -> set[int]:
    """Return the characters that spans cover on one side."""
    return {at for span in spans for at in range(span[side], span[side + 1])}


def main(arguments: list[str]) -> int:
    """Print the table; returns the exit status."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    folder = Path(arguments[0])
    for name in GROUPED:
        if (path := folder / name / "dev.jsonl").is_file():
            print(f"{'events, ' + name:20} {score_grouping(load(path))}")
    if (path := folder / "allsides" / "dev.jsonl").is_file():
        print(f"{'likely days':20} {score_likely_days(load(path))}")
    if (path := folder / "seeds_align" / "seeds.jsonl").is_file():
        print(f"{'alignment':20} {score_alignment(load(path))}")
    if (path := folder / "seeds_alignment.json").is_file():
        print(f"{'only here':20} {score_only_here(json.loads(path.read_text('utf-8')))}")
    if (path := folder / "reuse_syn" / "dev.jsonl").is_file():
        print(f"{'reuse':20} {score_reuse(load(path))}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
