"""What was taken out of the text of an article: as its import noted it, or as reading it does."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from dossier.articles.files import Unreadable, read_bytes
from dossier.articles.front_matter import listed
from dossier.articles.metadata import Context
from dossier.articles.outlets import Outlets
from dossier.articles.read import article_and_rest, draft_of

TAKEN_OUT = "taken out"


def taken_out(path: str, root: Path, known: Outlets) -> tuple[str, ...]:
    """Return the captions, credits, promotion and so on that are left out of an article's text.

    Args:
        path: The article's path, relative to the dossier.
        root: The dossier, outside of which nothing is read.
        known: The outlets and agencies.
    """
    file = root / path
    try:
        text, draft = draft_of(read_bytes(file, root), file.suffix.lower())
        if draft.is_clean:
            return listed(text, TAKEN_OUT)
        return article_and_rest(draft, file.stem, path, path, Context(known, date.max, []))[1]
    except Unreadable:
        return ()
