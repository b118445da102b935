"""Web pages as browsers save them."""

from __future__ import annotations

import contextlib
import re
from dataclasses import replace

from dossier.articles.files import Unreadable
from dossier.articles.outlets import Outlets
from dossier.articles.page import read_page
from dossier.articles.sanitize import sanitize, sanitize_line
from dossier.importing.items import Item
from dossier.importing.kinds import Drafts, Kind
from dossier.importing.libraries import library
from dossier.importing.text import text_of

_ENDINGS = (".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx")
_LONGEST, _MOST_TAGS = 2_000_000, 10_000  # characters and tags of a page that is given to the extra
_PAGE = re.compile(
    rb"\s{0,200}(?:\xef\xbb\xbf)?(?:<\?xml[^>]{0,200}>\s{0,20})?<(?:!doctype html|html)\b", re.IGNORECASE
)


def _read(item: Item, _: Outlets) -> Drafts:
    text = text_of(item, html=True)
    draft = read_page(text)
    blocks = _extracted(text)
    # Its text is taken where it has most of what we find: on odd pages it finds a teaser alone, on short
    # ones it runs the paragraphs together.
    if 2 * sum(map(len, blocks)) > sum(map(len, draft.blocks)) and 3 * len(blocks) >= 2 * len(draft.blocks):
        draft = replace(draft, blocks=blocks)
    yield draft


def _extracted(page: str) -> tuple[str, ...]:
    """Return the paragraphs that trafilatura finds, where the extra html is installed."""
    # The time that it takes grows with the square of the number of paragraphs.
    if len(page) > _LONGEST or page.count("<") > _MOST_TAGS:
        return ()
    try:
        import trafilatura
    except ImportError:
        return ()
    found = ""
    with contextlib.suppress(Unreadable), library("cannot be read as a page"):
        found = trafilatura.extract(page, include_comments=False, include_tables=False) or ""
    return tuple(line for line in map(sanitize_line, sanitize(found).split("\n")) if line)


KINDS = (
    Kind(
        "Web page",
        "an ending such as .html, or <!DOCTYPE html> or <html> at its head; better with the extra html",
        lambda sample: sample.suffix in _ENDINGS or _PAGE.match(sample.head) is not None,
        _read,
    ),
)
