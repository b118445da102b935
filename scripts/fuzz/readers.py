"""What reads the files of a dossier: articles, front matter, settings, notes; and the sanitizer."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Mapping
from dataclasses import replace
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
from dossier.corrections.anchoring import Anchor, find_again
from dossier.errors import DossierError
from dossier.model import Article, Span
from dossier.storage.journal import Journal
from dossier.storage.note_files import NoteFiles
from fuzz.made_up import bytes_of, text_of

TODAY = date(2026, 1, 1)
_KEYS = ("note", "tags", "starred", "passages", "content", "passages:\n- quote", "extra", "? x\n")


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
            for entry in journal.entries():
                _check_values(entry.values)
        except DossierError as refusal:
            check_inert(str(refusal))


def fuzz_notes(chance: random.Random) -> None:
    """Read a file of notes on an article as anybody may have edited it, and write it anew."""
    with tempfile.TemporaryDirectory() as folder:
        files = NoteFiles(Path(folder) / "notes")
        files.folder.mkdir()
        body = "".join(
            f"{chance.choice(_KEYS)}: {text_of(chance)[:500]}\n" for _ in range(chance.randrange(6))
        )
        (files.folder / "x.yaml").write_text(f"article: a\n{body}", "utf-8", errors="replace")
        for stored in files.all():
            notes = stored.notes
            for shown in (notes.article, *notes.tags, notes.note, *(one.note for one in notes.highlights)):
                check_inert(shown)
            try:
                files.put(replace(stored, notes=replace(notes, starred=True)), text_of(chance)[:200])
            except DossierError as refusal:
                check_inert(str(refusal))
                continue
            (again,) = files.all()
            if (again.notes.tags, again.notes.note) != (notes.tags, notes.note):
                raise AssertionError("a note was changed")
        for problem in files.problems():
            check_inert(problem)
        text = sanitize(text_of(chance))
        place = chance.randrange(len(text) + 1)
        anchor = Anchor.of(text, Span(place, min(len(text), place + chance.randrange(300))))
        find_again(sanitize(text_of(chance)) + text, anchor)


def _check_values(value: object) -> None:
    if isinstance(value, Mapping):
        for key, held in value.items():
            _check_values(key)
            _check_values(held)
    elif isinstance(value, list):
        for held in value:
            _check_values(held)
    else:
        check_inert(str(value))


def fuzz_sanitizer(chance: random.Random) -> None:
    """Make a text inert: twice is the same as once, and offsets hold."""
    text = text_of(chance)
    check_inert(sanitize(text))
    if len(inert(text)) != len(text):
        raise AssertionError("the length changed")
