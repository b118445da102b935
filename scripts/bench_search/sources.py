"""Articles to be indexed: made up, or from a file of JSON lines."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from make_articles import make_articles

from dossier.model import ArticleInfo
from dossier.search.lookup import IndexDocument

SAMPLE = 2000  # articles that queries are drawn from


def documents(count: int, file: Path | None, seed: int = 1) -> Iterator[IndexDocument]:
    """Yield articles, made up where no file is given."""
    if file is not None:
        return islice(_from_file(file), count)
    return _made_up(count, seed)


def extra(count: int, file: Path | None, number: int = 60) -> list[IndexDocument]:
    """Return articles beyond the first ``count``, or made-up ones where the file holds no more."""
    found = list(islice(_from_file(file), count, count + number)) if file is not None else []
    return found or list(_made_up(number, seed=99))


def sample(count: int, file: Path | None) -> list[IndexDocument]:
    """Return articles spread evenly over all."""
    step = max(count // SAMPLE, 1)
    return list(islice(documents(count, file), 0, None, step))


def _made_up(count: int, seed: int) -> Iterator[IndexDocument]:
    for made in make_articles(count, seed):
        info = ArticleInfo(
            id=f"{seed}-{made.name}", path=f"{made.name}.md", title=made.title, outlet=made.outlet,
            agency=made.agency, date=made.date.isoformat(), language="en", words=len(made.text.split()),
        )  # fmt: skip
        yield IndexDocument(info, made.text)


def _from_file(file: Path) -> Iterator[IndexDocument]:
    """Yield the articles of a file with an object a line: ``id`` and ``text``, and what else is known."""
    with file.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            known = json.loads(line)
            text = str(known["text"])
            day = str(known.get("date") or f"{2015 + number % 4}-{number % 12 + 1:02}-{number % 28 + 1:02}")
            yield IndexDocument(
                ArticleInfo(
                    id=str(known["id"]), path=f"{known['id']}.txt", title=str(known.get("title") or ""),
                    outlet=known.get("outlet"), date=day[:10], words=len(text.split()),
                ),
                text,
            )  # fmt: skip


class Timed:
    """Articles as they come, and the CPU milliseconds that getting them took."""

    def __init__(self, found: Iterator[IndexDocument]) -> None:
        self._found = found
        self.spent = 0.0

    def __iter__(self) -> Iterator[IndexDocument]:
        while True:
            start = time.process_time()
            document = next(self._found, None)
            self.spent += (time.process_time() - start) * 1000
            if document is None:
                return
            yield document
