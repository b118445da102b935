"""In which style sources are copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widget import Widget

from dossier.export.citations import PASSAGE_STYLES, Style, cite_passage

if TYPE_CHECKING:
    from dossier.export.citations.passage import Passage

NAMES = {
    Style.PLAIN: "plain",
    Style.MARKDOWN: "Markdown",
    Style.CHICAGO: "Chicago note",
    Style.BIBLATEX: "BibLaTeX",
    Style.CSL_JSON: "CSL-JSON",
}
"""What a style is called in a sentence."""


def style_of(widget: Widget) -> Style:
    """Return the style chosen on the screen of a widget."""
    return Style(getattr(widget.screen, "citation", Style.PLAIN))


def next_style(style: Style) -> Style:
    """Return the style after another one."""
    return PASSAGE_STYLES[(PASSAGE_STYLES.index(style) + 1) % len(PASSAGE_STYLES)]


def in_style(text: str, passage: Passage, style: Style) -> str:
    """Return a passage with its source: ``text`` itself where that is to be plain."""
    return text if style is Style.PLAIN else cite_passage(passage, style)
