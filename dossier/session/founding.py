"""Making a dossier of a folder: settings, and a place for articles."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from dossier.articles.scan import FoundFile
from dossier.refresh.changes import article_files

ARTICLES = "articles"


def make_dossier(folder: Path) -> Path:
    """Write config.yaml into a folder, which is made if need be, and return where its articles go.

    Where articles lie in the folder already, they stay, and it is from there that they are read: a folder
    for them made beside would hide them.

    Raises:
        FileExistsError: if there is a config.yaml.
        OSError: if nothing can be written there.
    """
    settings = resources.files("dossier").joinpath("config_template.yaml").read_text("utf-8")
    place = folder / ARTICLES
    if not place.exists() and _has_articles(folder):
        place = folder
        settings = settings.replace(f"\n{ARTICLES}: {ARTICLES}\n", f"\n{ARTICLES}: .\n")
    place.mkdir(parents=True, exist_ok=True)
    with (folder / "config.yaml").open("x", encoding="utf-8", newline="\n") as file:
        file.write(settings)
    return place


def _has_articles(folder: Path) -> bool:
    return folder.is_dir() and any(isinstance(found, FoundFile) for found in article_files(folder, folder))
