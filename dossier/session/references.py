"""Which article the user means by an id, the beginning of one, or a path."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from dossier.articles.sanitize import sanitize_line
from dossier.errors import DossierError

if TYPE_CHECKING:
    from dossier.storage.catalogue import Catalogue

_NAMED = 3  # ids that a message names


def resolve(reference: str, catalogue: Catalogue, folder: Path, articles: str) -> str:
    """Return the id of the article that an id, a unique beginning of one, or a path names.

    Args:
        reference: What the user gave; a path may begin at the dossier, its articles or the current folder.
        catalogue: Where the articles are listed.
        folder: The dossier, without links.
        articles: The name of the folder of articles in it.

    Raises:
        DossierError: if no article, or more than one, is meant.
    """
    ids = catalogue.ids()
    if reference in ids:
        return reference
    named = _named_by_path(reference, catalogue, folder, (folder, folder / articles, Path()))
    if named is not None:
        return named
    matches = [article_id for article_id in ids if article_id.startswith(reference)] if reference else []
    shown = sanitize_line(reference)
    if len(matches) == 1:
        return matches[0]
    if matches:
        some = ", ".join(matches[:_NAMED])
        more = f" and {len(matches) - _NAMED} more" if len(matches) > _NAMED else ""
        raise DossierError(f"“{shown}” is the beginning of {some}{more}; write more of the one you mean.")
    raise DossierError(f"There is no article “{shown}”; “dossier articles” lists them.")


def _named_by_path(reference: str, catalogue: Catalogue, folder: Path, bases: Iterable[Path]) -> str | None:
    for base in bases:
        try:
            path = Path(os.path.realpath(base / reference))
        except (OSError, ValueError):  # the current folder is gone; a name that no file can have
            continue
        if path.is_relative_to(folder):
            found = catalogue.id_by_path(sanitize_line(path.relative_to(folder).as_posix()))
            if found is not None:
                return found
    return None
