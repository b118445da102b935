"""The styles in which citations are written."""

from __future__ import annotations

from enum import StrEnum


class Style(StrEnum):
    """How a citation is written."""

    PLAIN = "plain"
    MARKDOWN = "markdown"
    CHICAGO = "chicago"
    CSL_JSON = "csl-json"
    BIBLATEX = "biblatex"
    BIBTEX = "bibtex"
    RIS = "ris"


PASSAGE_STYLES = (Style.PLAIN, Style.MARKDOWN, Style.CHICAGO, Style.BIBLATEX, Style.CSL_JSON)
"""The styles in which a passage can be copied."""
