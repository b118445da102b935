"""The comparison as a file that the user names: its ending says the format."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Protocol

from dossier.articles.sanitize import sanitize_line
from dossier.export.comparison.words import ComparisonReport
from dossier.export.comparison.writing import comparison_file
from dossier.export.formats import Format

if TYPE_CHECKING:
    from dossier.model import Article, CarriedQuote, Comparison, Wording

FORMATS = {
    ".html": Format.HTML,
    ".md": Format.MD,
    ".csv": Format.CSV,
    ".txt": Format.TEXT,
    ".json": Format.JSON,
}
"""The endings of file names, each with its format."""


class Exported(Protocol):
    """What an export asks of a dossier; every call comes from a thread."""

    def article(self, article_id: str) -> Article:
        """Return an article."""

    def wording(self, article_ids: Sequence[str]) -> Sequence[Wording]:
        """Return what articles call the same."""

    def shared_quotes(self, article_ids: Sequence[str]) -> Sequence[CarriedQuote]:
        """Return the quotes that several of the articles print."""

    def write_file(self, path: Path, lines: Iterable[str]) -> None:
        """Write lines into a file, whole or not at all."""


def format_of(name: str) -> Format | None:
    """Return the format that the ending of a file's name asks for."""
    return FORMATS.get(PurePath(name).suffix.lower())


def export(dossier: Exported, comparison: Comparison, path: Path) -> str:
    """Write a comparison to a file, and return a sentence that says so.

    Raises:
        DossierError: if it cannot be written.
    """
    ids = comparison.articles
    infos = tuple(dossier.article(article_id).info for article_id in ids)
    report = ComparisonReport(
        comparison, infos, tuple(dossier.wording(ids)), tuple(dossier.shared_quotes(ids))
    )
    lines = comparison_file(report, format_of(path.name) or Format.JSON)
    dossier.write_file(path.absolute(), lines)
    return f"Written to {sanitize_line(str(path.absolute()))}."
