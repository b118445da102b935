"""What an article costs on its whole way: read, analysed, compared, opened in the reader, and found in.

And what a file of notes costs: followed, applied, attached, searched and written.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from world import small_dossier

from dossier.errors import DossierError
from dossier.session import Dossier
from dossier.tui.occurrences import FoldedText
from dossier.tui.reading import article_blocks, lay_out

WIDTH = 72


def whole_way(folder: Path, name: str, content: bytes) -> Mapping[str, float]:
    """Return the CPU seconds of each step, for a file in a new dossier with four others, two its like."""
    small_dossier(folder, 2)
    dossier = Dossier.open(folder)
    dossier.refresh()
    spent: dict[str, float] = {}
    (folder / "articles" / name).write_bytes(content)
    with _timed(spent, "read"):
        dossier.refresh()
    others = [info.id for info in dossier.articles()]
    stem = Path(name).stem
    if stem not in others:
        dossier.close()
        return spent
    (folder / "articles" / f"like {name}").write_bytes(content + b"\n\nThe port closed again.\n")
    with _timed(spent, "read its like"):
        dossier.refresh()
    like = next((info.id for info in dossier.articles() if info.id.startswith("like")), stem)
    ordinary = next(one for one in others if one not in (stem, like))
    with _timed(spent, "compare"):
        dossier.compare([stem, ordinary])
    if like != stem:
        with _timed(spent, "compare with its like"):
            dossier.compare([stem, like])
    with _timed(spent, "claims"):
        dossier.claims([stem, like, ordinary])
    with _timed(spent, "wording"):
        dossier.wording([stem, ordinary])
    with _timed(spent, "worksheet"):
        dossier.worksheet([stem, ordinary])
    article = dossier.article(stem)
    with _timed(spent, "open"):
        dossier.article_quotes(stem)
        lay_out(article_blocks(article, WIDTH, ()), WIDTH)
    folded = None
    with _timed(spent, "find"):
        folded = FoldedText(article.text)
        folded.occurrences("a")
    part = article.text[len(article.text) // 2 :][:40]
    for words in ("a", " ", part, part[:3], article.text[:50] + "zqx", "e", "the port"):
        with _timed(spent, f"find {words[:3]!r}"):
            folded.occurrences(words)
    for query in ("said:a", '"the port closed"', "the OR a", "/a+b/"):
        with _timed(spent, f"search {query}"):
            dossier.search(query)
    dossier.close()
    return spent


def notes_way(folder: Path, where: str, text: str, article: str) -> Mapping[str, float]:
    """Return the CPU seconds of each step, for a file below the notes of a small dossier."""
    small_dossier(folder, 4)
    (folder / "articles" / f"{article}.md").write_text("The port closed on Monday. A crane fell.\n\n" * 500)
    dossier = Dossier.open(folder)
    dossier.refresh()
    dossier.close()
    path = folder / "notes" / where
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    spent: dict[str, float] = {}
    dossier = Dossier.open(folder)
    with _timed(spent, "refresh"):
        dossier.refresh()
    with _timed(spent, "notes"):
        dossier.notes.all()
    with _timed(spent, "notes on one"):
        dossier.notes.of(article)
    with _timed(spent, "star"), suppress(DossierError):
        dossier.notes.star([article])
    with _timed(spent, "search"):
        dossier.search("tag:x OR note:port OR #t7")
    with _timed(spent, "problems"):
        assert all(problem.isprintable() for problem in dossier.problems())
    with _timed(spent, "lists"):
        dossier.actors(), dossier.quotes(), dossier.events(), dossier.articles()
    with _timed(spent, "saved searches"), suppress(DossierError):
        dossier.searches.all()
    with _timed(spent, "refresh again"):
        dossier.refresh()
    dossier.close()
    return spent


@contextmanager
def _timed(spent: dict[str, float], step: str) -> Iterator[None]:
    began = time.process_time()
    yield
    spent[step] = time.process_time() - began
