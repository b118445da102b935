"""Citations of articles, for people and for reference managers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dossier.export.citations.passage import Passage
from dossier.export.citations.styles import PASSAGE_STYLES, Style

if TYPE_CHECKING:
    from dossier.model import ArticleInfo

__all__ = ["PASSAGE_STYLES", "Passage", "Style", "cite", "cite_passage"]


# The writers are loaded when something is first cited: the app names the styles from its start.


def cite(infos: Sequence[ArticleInfo], style: Style) -> str:
    """Return the citations of articles as one text that ends with a line break."""
    from dossier.export.citations import writing

    return writing.cite(infos, style)


def cite_passage(passage: Passage, style: Style) -> str:
    """Return a passage with the citation of its article, as `passages.cite_passage` does."""
    from dossier.export.citations import passages

    return passages.cite_passage(passage, style)
