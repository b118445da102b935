"""What reads the files of a dossier: articles, front matter, settings, notes; and the sanitizer."""

from __future__ import annotations

import random
import tempfile
from datetime import date
from functools import cache
from pathlib import Path

from dossier.analysis.actors import find_actors
from dossier.analysis.quotes import find_quotes
from dossier.articles.front_matter import read_front_matter
from dossier.articles.outlets import Outlets
from dossier.articles.read import Unreadable, parse_article
from dossier.articles.sanitize import inert, sanitize, sanitize_line
from dossier.config import parse_config
from dossier.errors import DossierError
from dossier.model import Article
from dossier.storage.journal import Journal
from fuzz.made_up import bytes_of, text_of

TODAY = date(2026, 1, 1)


@cache
def known() -> Outlets:
    """Return the outlets and agencies."""
    return Outlets.load()


def check_inert(text: str) -> None:
    """Raise for a text that is not as the sanitizer leaves it."""
    if sanitize(text) != text:
        raise AssertionError(f"not inert: {text[:200]!r}")


def check_article(article: Article) -> None:
    """Raise for an article that holds anything that is not inert."""
    check_inert(article.text)
    info = article.info
    notes = (given.note for given in info.provenance.values())
    shown = (info.title, info.outlet, info.author, info.agency, info.dateline, info.url, info.path)
    for line in (*shown, *info.tags, *info.warnings, *notes):
        if line and sanitize_line(line) != line:
            raise AssertionError(f"not inert: {line!r}")


def fuzz_articles(chance: random.Random) -> None:
    """Read a file of any kind, and analyse it."""
    path = Path("/d") / f"x{chance.choice(('.md', '.txt', '.html'))}"
    try:
        article = parse_article(
            bytes_of(chance), path, root=Path("/d"), known=known(), article_id="a", today=TODAY
        )
    except Unreadable as refusal:
        if not refusal.reason:
            raise
        return
    check_article(article)
    for quote in find_quotes(article.text):
        if article.text[quote.start : quote.end] != quote.text:
            raise AssertionError(f"a quote is not where it says: {quote}")
    for mention in find_actors(article.text, title=article.info.title).mentions:
        if article.text[mention.start : mention.end] != mention.text:
            raise AssertionError(f"a mention is not where it says: {mention}")


def fuzz_front_matter(chance: random.Random) -> None:
    """Read a header."""
    for value in read_front_matter(sanitize(f"---\n{text_of(chance)}\n---\nThe port.\n")).values.values():
        check_inert(value.text)


def fuzz_settings(chance: random.Random) -> None:
    """Read a config.yaml, and a file of notes as a user may have edited it."""
    config = parse_config(text_of(chance)[:20_000])
    for shown in (config.name, *config.problems):
        check_inert(shown)
    with tempfile.TemporaryDirectory() as folder:
        journal = Journal(Path(folder) / "notes" / "x.yaml", "x")
        journal.append({"hide": text_of(chance)[:2000]})
        if len(journal.entries()) != 1:
            raise AssertionError("a note was lost")
        journal.path.write_text(text_of(chance)[:20_000], "utf-8", errors="replace")
        try:
            journal.entries()
        except DossierError as refusal:
            check_inert(str(refusal))


def fuzz_sanitizer(chance: random.Random) -> None:
    """Make a text inert: twice is the same as once, and offsets hold."""
    text = text_of(chance)
    check_inert(sanitize(text))
    if len(inert(text)) != len(text):
        raise AssertionError("the length changed")
