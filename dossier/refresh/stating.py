"""What the user states of articles, and which files are to be read again because of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from dossier.corrections.metadata import Stated, metadata_journal
from dossier.storage.applied import AppliedJournal
from dossier.storage.catalogue import Catalogue
from dossier.storage.values import dumps

_META = "stated"


def read_stated(folder: Path, catalogue: Catalogue) -> tuple[Stated, tuple[str, ...]]:
    """Return what the user states, and why it cannot be read where it cannot.

    Files of articles of which something else was stated at the last refresh are marked to be read again.
    What was stated then holds until the user's file can be read again.
    """
    decisions = AppliedJournal(metadata_journal(folder), catalogue.database)
    entries, broken = decisions.entries(), decisions.problem()
    stated = Stated.of(entry.values for entry in entries)
    before: dict[str, dict[str, str]] = json.loads(catalogue.database.meta(_META) or "{}")
    now = _resolved(stated, catalogue)
    changed = [article for article in {*now, *before} if now.get(article) != before.get(article)]
    if changed or decisions.is_due():
        with catalogue.database.transaction():
            catalogue.forget_states(changed)
            catalogue.database.set_meta(_META, dumps(now))
            decisions.shows(entries)
    return stated, () if broken is None else (broken,)


def _resolved(stated: Stated, catalogue: Catalogue) -> dict[str, Mapping[str, str]]:
    found = dict(stated.by_id)
    for content, article in catalogue.ids_by_hash(set(stated.by_content)).items():
        found.setdefault(article, stated.by_content[content])
    return found
