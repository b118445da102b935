"""The first step of a refresh: files become articles in the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dossier.articles.files import Unreadable, read_bytes
from dossier.articles.outlets import Outlets
from dossier.articles.read import parse_article
from dossier.articles.scan import FoundFile
from dossier.corrections.metadata import Stated
from dossier.model import Article, Cancelled, Progress
from dossier.refresh.changes import Changes, content_hash, state_of
from dossier.storage.catalogue import Catalogue, FileState

_BATCH = 100  # files a transaction: what is read shows in the list soon, and an interruption loses little


@dataclass(slots=True)
class Read:
    """How many articles a refresh added, changed, removed and so on."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    renamed: int = 0
    unchanged: int = 0
    touched: bool = False  # whether anything that other articles depend on has changed


@dataclass(frozen=True, slots=True)
class _Reading:
    found: FoundFile
    key: str
    state: FileState
    article: Article | None  # None where the file is no article, or is the same as before


def read_changes(
    catalogue: Catalogue,
    dossier: Path,
    changes: Changes,
    known: Mapping[str, FileState],
    outlets: Outlets,
    *,
    stated: Stated,
    read_all: bool,
    progress: Progress,
    cancelled: Cancelled,
) -> Read:
    """Bring the catalogue up to date with the files; what is done when cancelled stays done."""
    had = catalogue.ids_by_file()
    counts = Read(unchanged=changes.unchanged, removed=len(had.keys() & set(changes.gone)))
    due = {**changes.ids, **{was: changes.ids[key] for key, was in changes.moved.items()}}
    renamed = {key: due[key] for key, old in had.items() if key in due and due[key] != old}
    if changes.gone or renamed or changes.skipped:
        with catalogue.database.transaction():
            for key in changes.gone:
                catalogue.forget_file(key)
            # Before anything is read: an id that one article leaves may be another's now.
            catalogue.set_ids(renamed)
            for skipped in changes.skipped:
                catalogue.put_file(skipped)
    counts.touched = bool(counts.removed or changes.moved)
    to_read = list(changes.to_read.items())
    done, total = 0, len(to_read)
    today = date.today()  # noqa: DTZ011 -- the reader's calendar day, to refuse dates in the future
    while done < total and not cancelled():
        batch = [
            _read(key, found, dossier, outlets, today, changes, known, stated, read_all=read_all)
            for key, found in to_read[done : done + _BATCH]
        ]
        with catalogue.database.transaction():
            for reading in batch:
                _store(catalogue, reading, changes, had, counts)
        done += len(batch)
        progress("Reading articles", done, total)
    return counts


def _read(
    key: str,
    found: FoundFile,
    dossier: Path,
    outlets: Outlets,
    today: date,
    changes: Changes,
    known: Mapping[str, FileState],
    stated: Stated,
    *,
    read_all: bool,
) -> _Reading:
    try:
        data = read_bytes(found.path, dossier)
        hash_ = content_hash(data)
        before = known.get(key)
        if before is not None and before.hash == hash_ and not read_all:
            return _Reading(found, key, state_of(found, key, hash_, before.reason), None)
        article = parse_article(
            data,
            found.path,
            root=dossier,
            known=outlets,
            today=today,
            article_id=changes.ids[key],
            stated=stated.on(changes.ids[key], hash_.hex()),
        )
    except Unreadable as unreadable:
        return _Reading(found, key, state_of(found, key, None, unreadable.reason), None)
    return _Reading(found, key, state_of(found, key, hash_, None), article)


def _store(
    catalogue: Catalogue, reading: _Reading, changes: Changes, had: dict[str, str], counts: Read
) -> None:
    key = reading.key
    was = changes.moved.get(key)
    catalogue.put_file(reading.state)
    if was is not None:
        catalogue.forget_path(was)
    if reading.article is not None:
        catalogue.put_article(key, reading.article, was=was)
        counts.touched = True
        if was is None:
            counts.changed += key in had
            counts.added += key not in had
        else:
            counts.renamed += 1
    elif reading.state.reason is not None and (held := was or key) in had:
        catalogue.forget_article(held)
        counts.removed += 1
        counts.touched = True
    elif reading.state.reason is None:
        counts.unchanged += 1
