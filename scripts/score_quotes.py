"""Run the quotation finder over annotated articles, and score it where a scorer is given.

    python scripts/score_quotes.py GOLD.jsonl PREDICTED.jsonl [SCORER.py [SCORER OPTION ...]]

Both files hold one JSON object a line: {"id", "text", "quotes": [{"start", "end", "type", "speaker", ...}]}.
Quotes that the application dims as scare quotes are left out.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from dossier.analysis.quotes import find_quotes
from dossier.model import Quote

DIMMED = 0.3  # confidence below which the application shows a quote as a scare quote


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


def main(arguments: list[str]) -> int:
    """Write the predictions, print the speed, and run the scorer."""
    if len(arguments) < 2:
        print(__doc__)
        return 2
    gold, predicted, *scorer = arguments
    articles = [
        json.loads(line) for line in Path(gold).read_text(encoding="utf-8").splitlines() if line.strip()
    ]
    started = time.process_time()
    found = [find_quotes(article["text"]) for article in articles]
    seconds = time.process_time() - started
    with Path(predicted).open("w", encoding="utf-8") as out:
        for article, quotes in zip(articles, found, strict=True):
            kept = [as_json(quote) for quote in quotes if quote.confidence >= DIMMED]
            out.write(json.dumps({"id": article["id"], "text": article["text"], "quotes": kept}) + "\n")
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
