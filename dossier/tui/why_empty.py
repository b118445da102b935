"""Why a dossier shows no articles, where its settings may be the cause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.articles.sanitize import sanitize_line

if TYPE_CHECKING:
    from dossier.session import Dossier

USUAL = "articles"


def why_empty(dossier: Dossier) -> str | None:
    """Return what in config.yaml keeps articles away, with the way to mend it; None where nothing does."""
    config = dossier.config
    if config.problems:
        return f"No articles found. {config.problems[0]} Mend config.yaml and open the dossier again."
    if config.articles != USUAL and not (dossier.folder / config.articles).is_dir():
        name = sanitize_line(config.articles)
        return (
            f"No articles found: config.yaml names the folder {name}, which is not there."
            " Make it, or change the line."
        )
    return None
