"""The user's decisions as the catalogue shows them; while their file cannot be read, these hold."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from dossier.errors import DossierError
from dossier.storage.journal import Entry
from dossier.storage.values import dumps, stored

if TYPE_CHECKING:
    from dossier.storage.database import Database
    from dossier.storage.journal import Journal


class AppliedJournal:
    """Decisions of a file that are laid over the catalogue, which keeps those that it shows.

    A slip in the file thus takes nothing back: what it said before holds until it is mended. A catalogue
    that is made anew meanwhile has nothing to keep.
    """

    def __init__(self, journal: Journal, database: Database) -> None:
        self._journal = journal
        self._database = database
        self._key = f"applied {journal.path.name}"
        self._kept: tuple[str, tuple[Entry, ...]] = ("", ())  # as stored, and what that means

    def entries(self) -> tuple[Entry, ...]:
        """Return the decisions, the same object until they change; of a broken file those that are shown."""
        try:
            return self._journal.entries()
        except DossierError:
            return self._shown()

    def problem(self) -> str | None:
        """Return why the file cannot be read, and what holds until it can; None where nothing is amiss."""
        try:
            self._journal.entries()
        except DossierError as error:
            return f"{error} What it said before holds until then." if self._shown() else str(error)
        return None

    def is_due(self) -> bool:
        """Return whether the file says something else than the catalogue shows."""
        return self.entries() != self._shown()

    def shows(self, entries: tuple[Entry, ...]) -> None:
        """Note, inside a transaction, that the catalogue shows these decisions."""
        if entries != self._shown():
            self._database.set_meta(self._key, dumps([[entry.line, entry.values] for entry in entries]))

    def _shown(self) -> tuple[Entry, ...]:
        text = self._database.meta(self._key) or "[]"
        if self._kept[0] != text:
            self._kept = text, _entries(text)
        return self._kept[1]


@stored
def _entries(text: str) -> tuple[Entry, ...]:
    return tuple(Entry(int(line), dict(values)) for line, values in json.loads(text))
