"""What the header of an imported article says of its import."""

from __future__ import annotations

from pathlib import Path

from dossier.articles.decode import decode
from dossier.articles.files import Unreadable, read_bytes
from dossier.articles.front_matter import listed
from dossier.articles.sanitize import sanitize

TAKEN_OUT = "taken out"


def taken_out(path: str, root: Path) -> tuple[str, ...]:
    """Return the paragraphs that an import left out of a text, shortened; none where the file says none.

    Args:
        path: The article's path, relative to the dossier.
        root: The dossier, outside of which nothing is read.
    """
    try:
        return listed(sanitize(decode(read_bytes(root / path, root)).text), TAKEN_OUT)
    except Unreadable:
        return ()
