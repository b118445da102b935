"""Feed made-up bytes and texts to everything that reads what strangers write, for a given time.

    python scripts/fuzz.py SECONDS [SEED]

Tries the reader of each format, front matter, settings, notes, queries and the sanitizer in turn. Stops at the
first input that raises, breaks a promise or takes too long, and prints what brings it back.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from dossier.analysis.actors import find_actors
from dossier.analysis.quotes import find_quotes
from dossier.articles.front_matter import read_front_matter
from dossier.articles.outlets import Outlets
from dossier.articles.read import Unreadable, parse_article
from dossier.articles.sanitize import inert, sanitize, sanitize_line
from dossier.config import parse_config
from dossier.errors import DossierError
from dossier.model import ArticleInfo
from dossier.search.index import SearchIndex
from dossier.search.lookup import IndexDocument
from dossier.storage.journal import Journal

DEAR = 2.0  # seconds of CPU
PIECES = (
    *("a", "Ab ", "the ", "said ", "Ann Berg ", "told Reuters ", "“", "”", "‘", "’", '"', "'", "«", "»", ". ", ", ", "? ", "! "),
    *("\n", "\n\n", "\r\n", "\t", " ", "\u00a0", "\u200b", "\u200d", "\u202e", "\u0301", "\x00", "\x1b[31m", "\x9b", "\ud800"),
    *("<p>", "</p>", "<a href='", "<div class=body>", "<!--", "-->", "<script>", "</script>", "<title>", "&amp;", "&#27;", "&#x"),
    *("---\n", "title: ", "date: ", "tags: [", "]", "{", "}", "- ", "? ", ": ", "!!python/x ", "&a ", "*a ", "|\n", ">\n", "#", "%"),
    *("*", "_", "`", "[", "](", ")", "![", "[[", "]]", "> ", "# ", "***", "~~", "1. ", "\\", "|"),
    *("By ", "LONDON, May 4 (Reuters) - ", "4 May 2021", "2021-05-04", "Copyright ", "$5 million ", "U.S. ", "http://a.b/c ", "@"),
    *(" AND ", " OR ", " NOT ", "NEAR/5 ", "(", "said:", "speaker:", "date:", "title:", "/a+/", "~", "*", "?", "..", "ATLEAST/2 "),
    *("漁港", "إضراب", "שביתה", "🚢", "é", "ß", "İ", "ﬁ", "ǅ"),
)  # fmt: skip


def text_of(chance: random.Random) -> str:
    """Return pieces in any order, some of them many times."""
    often = (1, 1, 1, 1, 2, 50, 2000)
    return "".join(
        chance.choice(PIECES) * (chance.choice(often) if chance.random() < 0.2 else 1)
        for _ in range(chance.randrange(1, 60))
    )


def bytes_of(chance: random.Random) -> bytes:
    """Return text in some encoding, now and then damaged."""
    encoding = chance.choice(("utf-8", "utf-8", "utf-8", "utf-16", "latin-1", "cp1252"))
    data = bytearray(text_of(chance).encode(encoding, "replace"))
    for _ in range(chance.choice((0, 0, 1, 8))):
        if data:
            data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def inert_as_promised(text: str) -> None:
    """Raise for a text that is not as the sanitizer leaves it."""
    if sanitize(text) != text:
        raise AssertionError(f"not inert: {text[:200]!r}")


def fuzz_reader(chance: random.Random) -> None:
    """Read a file of any kind, and analyse it."""
    path = Path("/d") / f"x{chance.choice(('.md', '.txt', '.html'))}"
    try:
        article = parse_article(
            bytes_of(chance), path, root=Path("/d"), known=_known(), article_id="a", today=date(2026, 1, 1)
        )
    except Unreadable as refusal:
        if not refusal.reason:
            raise
        return
    inert_as_promised(article.text)
    for shown in (article.info.title, article.info.outlet, article.info.author, *article.info.warnings):
        if shown is not None and sanitize_line(shown) != shown:
            raise AssertionError(f"not inert: {shown!r}")
    for quote in find_quotes(article.text):
        if article.text[quote.start : quote.end] != quote.text:
            raise AssertionError(f"a quote is not where it says: {quote}")
    for mention in find_actors(article.text, title=article.info.title).mentions:
        if article.text[mention.start : mention.end] != mention.text:
            raise AssertionError(f"a mention is not where it says: {mention}")


def fuzz_front_matter(chance: random.Random) -> None:
    """Read a header."""
    for value in read_front_matter(sanitize(f"---\n{text_of(chance)}\n---\nThe port.\n")).values.values():
        inert_as_promised(value.text)


def fuzz_settings(chance: random.Random) -> None:
    """Read a config.yaml, and a file of notes as a user may have edited it."""
    config = parse_config(text_of(chance)[:20_000])
    for shown in (config.name, *config.problems):
        inert_as_promised(shown)
    with tempfile.TemporaryDirectory() as folder:
        journal = Journal(Path(folder) / "notes" / "x.yaml", "x")
        journal.append({"hide": text_of(chance)[:2000]})
        if len(journal.entries()) != 1:
            raise AssertionError("a note was lost")
        journal.path.write_text(text_of(chance)[:20_000], "utf-8", errors="replace")
        try:
            journal.entries()
        except DossierError as refusal:
            inert_as_promised(str(refusal))


def fuzz_sanitizer(chance: random.Random) -> None:
    """Make a text inert: twice is the same as once, and offsets hold."""
    text = text_of(chance)
    inert_as_promised(sanitize(text))
    if len(inert(text)) != len(text):
        raise AssertionError("the length changed")


class _Lookup:
    """Answers what an index asks for."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}

    def __getattr__(self, name: str) -> Callable[..., object]:
        return lambda *_: {} if name == "quotes_by" else ()

    def text(self, article: str) -> str:
        """Return an article's text."""
        return self.texts[article]


def queries() -> Callable[[random.Random], None]:
    """Return what asks an index of a few articles anything."""
    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
    lookup = _Lookup()
    chance = random.Random(0)
    documents = []
    for number in range(20):
        text = sanitize(text_of(chance) + " the port said Ann Berg told 4 May 2021")
        lookup.texts[f"a{number}"] = text
        documents.append(IndexDocument(ArticleInfo(id=f"a{number}", path="x.txt", title="The port"), text))
    index = SearchIndex.open(folder, lookup)  # type: ignore[arg-type]
    index.update(documents)

    def ask(chance: random.Random) -> None:
        query = text_of(chance)[:5000]
        index.search(query)
        index.suggest(query)

    return ask


def _known(kept: list[Outlets] = []) -> Outlets:  # noqa: B006 -- kept on purpose
    if not kept:
        kept.append(Outlets.load())
    return kept[0]


def main(arguments: list[str]) -> int:
    """Run for so many seconds."""
    seconds = float(arguments[0]) if arguments else 60.0
    seed = int(arguments[1]) if len(arguments) > 1 else int(time.time())
    targets = (fuzz_reader, fuzz_reader, fuzz_front_matter, fuzz_settings, fuzz_sanitizer, queries())
    until, count, slowest = time.monotonic() + seconds, 0, 0.0
    while time.monotonic() < until:
        target = targets[count % len(targets)]
        began = time.process_time()
        try:
            target(random.Random(seed + count))
        except Exception:
            print(
                f"input {seed + count} of {target.__name__}: python scripts/fuzz.py 1 {seed + count - count % len(targets)}"
            )
            raise
        spent = time.process_time() - began
        slowest = max(slowest, spent)
        if spent > DEAR:
            print(f"input {seed + count} of {target.__name__} took {spent:.1f} s")
            return 1
        count += 1
    print(f"{count} inputs from {seed} on, nothing found; the slowest took {slowest:.2f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
