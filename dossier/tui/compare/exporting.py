"""The comparison as a file that the user names: its ending says the format."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
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

    def write_file(self, path: Path, text: str) -> None:
        """Write a file, whole or not at all."""


def path_of(typed: str) -> Path:
    """Return the file that is meant, from the current folder on; ``~`` is the user's own."""
    return Path(typed).expanduser()


def free_name(stem: str = "comparison") -> str:
    """Return a name for a page that no file has yet."""
    names = (f"{stem}{f'-{number}' if number > 1 else ''}.html" for number in range(1, 1000))
    return next((name for name in names if not os.path.lexists(name)), f"{stem}.html")


def problem_with(typed: str) -> str | None:
    """Return why a comparison cannot be written to a file of this name; None where it can."""
    try:
        path = path_of(typed)
        if path.suffix.lower() not in FORMATS:
            return f"End the name in {', '.join(FORMATS)}: that says the format."
        if os.path.lexists(path):
            return "There is a file of this name already; choose another."
        if not path.parent.is_dir():
            return f"There is no folder {sanitize_line(str(path.parent))}; make it first."
    except (OSError, ValueError, RuntimeError):  # a name that no file can have, a user that is not known
        return "No file can have this name."
    return None


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
    lines = comparison_file(report, FORMATS[path.suffix.lower()])
    dossier.write_file(path.absolute(), "\n".join(lines) + "\n")
    return f"Written to {sanitize_line(str(path.absolute()))}."
