"""Run the quotation finder over annotated articles, and score it where a scorer is given.

    python scripts/score_quotes.py GOLD.jsonl PREDICTED.jsonl [SCORER.py [SCORER OPTION ...]]
    python scripts/score_quotes.py --ablate SCORER.py GOLD.jsonl [GOLD.jsonl ...]

The files hold one JSON object a line: {"id", "text", "quotes": [{"start", "end", "type", "speaker", ...}]}.
Quotes that the application dims as scare quotes are left out. ``--ablate`` turns the rules off one at a
time, and prints a Markdown table of what each gains, in points of F1.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from dossier.analysis.quotes import RULES, find_quotes
from dossier.model import Quote

Gold = list[dict[str, Any]]
MEASURES = {"iou50": "words", "e2e": "words and speaker", "Q_e2e": "quoted words and speaker"}


def as_json(quote: Quote) -> dict[str, Any]:
    """Return a quote in the form that scorers read."""
    record: dict[str, Any] = {
        "start": quote.start,
        "end": quote.end,
        "text": quote.text,
        "type": str(quote.type),
        "speaker": quote.speaker,
        "rule": quote.rule,
        "confidence": quote.confidence,
        "group": quote.group,
        "cue": quote.cue and quote.cue.text,
    }
    if quote.cue:
        record |= {"cue_start": quote.cue.start, "cue_end": quote.cue.end}
    if quote.mention:
        record["mention"] = {
            "start": quote.mention.start,
            "end": quote.mention.end,
            "text": quote.mention.text,
        }
    return record


def read(path: str) -> Gold:
    """Return the articles of a file."""
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def write(path: str, articles: Gold, found: Iterable[Sequence[Quote]]) -> None:
    """Write what was found in each article, without what the application dims."""
    with Path(path).open("w", encoding="utf-8") as out:
        for article, quotes in zip(articles, found, strict=True):
            kept = [as_json(quote) for quote in quotes if not quote.doubtful]
            out.write(json.dumps({"id": article["id"], "text": article["text"], "quotes": kept}) + "\n")


def scores(scorer: str, gold: str, articles: Gold, without: frozenset[str]) -> dict[str, float]:
    """Return the F1 of each measure, in points, with some rules turned off."""
    with tempfile.TemporaryDirectory() as folder:
        predicted, result = f"{folder}/predicted.jsonl", f"{folder}/scores.json"
        write(predicted, articles, [find_quotes(article["text"], without=without) for article in articles])
        command = [sys.executable, scorer, gold, predicted, "--json", result]
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603 -- the caller names the scorer
        held = json.loads(Path(result).read_text(encoding="utf-8"))
    return {measure: 100 * held[measure][2] for measure in MEASURES}


def ablate(scorer: str, golds: Sequence[str]) -> None:
    """Print what each rule gains on each file."""
    names = [f"{Path(gold).parent.name}: {said}" for gold in golds for said in MEASURES.values()]
    print(f"| rule | decides | {' | '.join(names)} |")
    print(f"|---|---|{'---|' * len(names)}")
    corpora = [(gold, read(gold)) for gold in golds]
    whole = [scores(scorer, gold, articles, frozenset()) for gold, articles in corpora]
    decided = Counter(
        quote.rule for _, articles in corpora for one in articles for quote in find_quotes(one["text"])
    )
    for rule in RULES:
        gains: list[str] = []
        for (gold, articles), held in zip(corpora, whole, strict=True):
            less = scores(scorer, gold, articles, frozenset({rule}))
            gains += [f"{held[measure] - less[measure]:+.1f}" for measure in MEASURES]
        print(f"| {rule} | {decided[rule] or ''} | {' | '.join(gains)} |", flush=True)


def main(arguments: list[str]) -> int:
    """Write the predictions, print the speed, and run the scorer."""
    if len(arguments) > 2 and arguments[0] == "--ablate":
        ablate(arguments[1], arguments[2:])
        return 0
    if len(arguments) < 2 or arguments[0].startswith("-"):
        print(__doc__)
        return 2
    gold, predicted, *scorer = arguments
    articles = read(gold)
    started = time.process_time()
    found = [find_quotes(article["text"]) for article in articles]
    seconds = time.process_time() - started
    write(predicted, articles, found)
    words = sum(len(article["text"].split()) for article in articles)
    print(
        f"{len(articles)} articles, {words / max(seconds, 1e-9) / 500:.0f} articles of 500 words a CPU second"
    )
    if not scorer:
        return 0
    command = [sys.executable, scorer[0], gold, predicted, *scorer[1:]]
    return subprocess.run(command, check=False).returncode  # noqa: S603 -- the caller names the scorer


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
