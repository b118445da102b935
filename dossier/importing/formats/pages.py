"""Web pages as browsers save them."""

from __future__ import annotations

import re

from dossier.articles.decode import decode
from dossier.articles.outlets import Outlets
from dossier.articles.page import read_page
from dossier.articles.sanitize import sanitize
from dossier.importing.items import Item
from dossier.importing.kinds import Drafts, Kind

_ENDINGS = (".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx")
_PAGE = re.compile(
    rb"\s{0,200}(?:\xef\xbb\xbf)?(?:<\?xml[^>]{0,200}>\s{0,20})?<(?:!doctype html|html)\b", re.IGNORECASE
)


def _read(item: Item, _: Outlets) -> Drafts:
    yield read_page(sanitize(decode(item.whole(), html=True).text))


KINDS = (
    Kind(
        "Web page",
        "an ending such as .html, or <!DOCTYPE html> or <html> at its head",
        lambda sample: sample.suffix in _ENDINGS or _PAGE.match(sample.head) is not None,
        _read,
    ),
)
