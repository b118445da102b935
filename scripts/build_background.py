"""Compile the document frequencies of terms that ship with the package.

Usage: build_background.py FOLDER...

Reads every ``*.jsonl`` file under the folders; each line is an object with a ``text``. Which texts
may be used, and under which licences, is noted in dossier/analysis/data/NOTICES.md. Short texts of
one file are put together and long ones cut, so that a document has about as many words as a report.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from dossier.analysis.terms import terms

OUTPUT = Path(__file__).parent.parent / "dossier" / "analysis" / "data" / "background.tsv.gz"
WORDS_IN_A_DOCUMENT = 400
MOST_TERMS = 50_000


def documents(path: Path) -> Iterator[str]:
    """Yield the texts of a file, cut and put together to about the length of a report."""
    lines: list[str] = []
    words = 0
    for row in path.read_text("utf-8").splitlines():
        for line in json.loads(row)["text"].split("\n"):
            lines.append(line)
            words += len(line.split())
            if words >= WORDS_IN_A_DOCUMENT:
                yield "\n".join(lines)
                lines, words = [], 0
    if lines:
        yield "\n".join(lines)


def main(folders: list[str]) -> int:
    """Count, and write the table; returns the exit status."""
    if not folders:
        print(__doc__, file=sys.stderr)
        return 2
    counts: Counter[str] = Counter()
    number = 0
    for folder in folders:
        for path in sorted(Path(folder).rglob("*.jsonl")):
            for text in documents(path):
                counts.update(set(terms(text)))
                number += 1
    kept = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST_TERMS]
    table = "\n".join([str(number), *(f"{term}\t{count}" for term, count in kept)])
    OUTPUT.write_bytes(gzip.compress(table.encode("utf-8"), mtime=0))
    print(f"{number} documents, {len(kept)} terms, {OUTPUT.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
