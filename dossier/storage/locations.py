"""Where things lie: the dossier's folder, and its private cache."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

import platformdirs

from dossier.articles.sanitize import sanitize_line
from dossier.errors import DossierError, refusal

CACHE_VARIABLE = "DOSSIER_CACHE"


def find_dossier(start: Path) -> Path | None:
    """Return the nearest folder, from ``start`` upwards, that has a config.yaml or articles/."""
    start = start.resolve()
    return next((folder for folder in (start, *start.parents) if _is_dossier(folder)), None)


def _is_dossier(folder: Path) -> bool:
    try:
        return (folder / "config.yaml").is_file() or (folder / "articles").is_dir()
    except OSError:  # a folder that may not be looked into
        return False


def existing_folder(folder: Path) -> Path:
    """Return a folder with its links resolved; raises DossierError where there is none."""
    shown = sanitize_line(str(folder))
    try:
        folder = folder.resolve(strict=True)
        if not folder.is_dir():
            raise DossierError(f"{shown} is a file; name the folder that holds it.")
    except (OSError, RuntimeError, ValueError) as error:  # a loop of links is a RuntimeError up to 3.12
        raise DossierError(f"There is no folder {shown}; name one that holds articles.") from error
    return folder


def articles_folder(dossier: Path, name: str) -> Path:
    """Return the folder that holds the articles: the one of that name, else the dossier itself."""
    folder = dossier / name
    try:
        return folder if folder.is_dir() else dossier
    except OSError:  # a dossier that may not be looked into, as the scan will say
        return dossier


def cache_root() -> Path:
    """Return the folder that holds every dossier's cache."""
    chosen = os.environ.get(CACHE_VARIABLE)
    return Path(chosen) if chosen else platformdirs.user_cache_path("dossier", appauthor=False)


def cache_folder(dossier: Path) -> Path:
    """Return the private cache folder of a dossier, made if need be, for its owner alone (0700).

    Raises DossierError where somebody else could have put things there: derived data is trusted when
    it is read back.
    """
    key = hashlib.blake2b(os.fsencode(dossier.resolve()), digest_size=10).hexdigest()
    root = cache_root()
    folder = root / key
    try:
        root.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
        status = folder.lstat()
        if stat.S_ISLNK(status.st_mode) or not stat.S_ISDIR(status.st_mode):
            raise DossierError(f"The cache {_shown(folder)} is not a folder of its own; remove it.")
        if hasattr(os, "getuid") and status.st_uid != os.getuid():
            raise DossierError(f"The cache {_shown(folder)} belongs to another user; remove it.")
        if stat.S_IMODE(status.st_mode) & 0o077:
            folder.chmod(0o700)
    except OSError as error:
        why = refusal(error)
        raise DossierError(
            f"The cache {_shown(folder)} cannot be made: {why}; set {CACHE_VARIABLE} to a folder of yours."
        ) from error
    return folder


def _shown(path: Path) -> str:
    return sanitize_line(str(path))
