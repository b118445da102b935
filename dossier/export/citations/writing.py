"""Citations in each of the styles."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dossier.export.citations.bibtex import biblatex, bibtex
from dossier.export.citations.csl import csl_item
from dossier.export.citations.keys import citation_keys
from dossier.export.citations.prose import chicago, markdown, plain
from dossier.export.citations.ris import ris
from dossier.export.citations.styles import Style

if TYPE_CHECKING:
    from dossier.model import ArticleInfo

_LINES = {Style.PLAIN: plain, Style.MARKDOWN: markdown, Style.CHICAGO: chicago, Style.RIS: ris}
_KEYED = {Style.BIBLATEX: biblatex, Style.BIBTEX: bibtex}


def cite(infos: Sequence[ArticleInfo], style: Style) -> str:
    """Return the citations of articles as one text that ends with a line break."""
    if style is Style.CSL_JSON:
        return json.dumps([csl_item(info) for info in infos], ensure_ascii=False, indent=2) + "\n"
    return "".join(_ended(text) for text in _cited(infos, style))


def _cited(infos: Sequence[ArticleInfo], style: Style) -> Iterator[str]:
    if (write := _LINES.get(style)) is not None:
        yield from map(write, infos)
        return
    keys = citation_keys(infos)
    for info in infos:
        yield _KEYED[style](info, keys[info.id])


def _ended(text: str) -> str:
    return text if text.endswith("\n") else f"{text}\n"
