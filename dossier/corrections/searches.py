"""The searches that the user keeps under names, in ``notes/searches.yaml``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dossier.articles.sanitize import sanitize_line
from dossier.errors import DossierError
from dossier.model import SavedSearch
from dossier.storage.journal import Journal

if TYPE_CHECKING:
    from dossier.corrections.undo import UndoStack

LONGEST_NAME = 60
LONGEST_QUERY = 256
HEADING = "Searches kept under names. Each is a name and a query; edit them as you like."


def searches_journal(folder: Path) -> Journal:
    """Return the file in a dossier's folder."""
    return Journal(folder / "notes" / "searches.yaml", HEADING)


class SavedSearches:
    """Queries by name. Every change can be undone."""

    def __init__(self, journal: Journal, undo: UndoStack) -> None:
        self._journal = journal
        self._undo = undo

    def all(self) -> tuple[SavedSearch, ...]:
        """Return the saved searches in the order of the file; of one name the last, as a mapping would.

        Raises:
            DossierError: if the file cannot be read.
        """
        found: dict[str, SavedSearch] = {}
        for entry in self._journal.entries():
            name, query = entry.values.get("name"), entry.values.get("query")
            if isinstance(name, str) and isinstance(query, str) and name.strip() and query.strip():
                found[name.casefold()] = SavedSearch(sanitize_line(name), sanitize_line(query))
        return tuple(found.values())

    def named(self, name: str) -> SavedSearch | None:
        """Return the search of a name, whatever its case.

        Raises:
            DossierError: if the file cannot be read.
        """
        wanted = sanitize_line(name).strip().casefold()
        return next((each for each in self.all() if each.name.casefold() == wanted), None)

    def problems(self) -> tuple[str, ...]:
        """Return a sentence on the file if it cannot be read."""
        try:
            self._journal.entries()
        except DossierError as error:
            return (str(error),)
        return ()

    def problem_with(self, name: str) -> str | None:
        """Return what is wrong with a name, None where nothing is."""
        if not name.strip():
            return "A saved search needs a name."
        if len(name) > LONGEST_NAME:
            return f"A name has at most {LONGEST_NAME} characters."
        return None

    def keep(self, name: str, query: str) -> SavedSearch:
        """Keep a query under a name, in place of what was kept under it.

        Raises:
            DossierError: if there is no name or query, or they are too long, or cannot be kept.
        """
        name, query = sanitize_line(name).strip(), sanitize_line(query).strip()
        if problem := self.problem_with(name):
            raise DossierError(problem)
        if not query:
            raise DossierError("There is no query to keep; type one first.")
        if len(query) > LONGEST_QUERY:
            raise DossierError(f"A query has at most {LONGEST_QUERY} characters.")
        before, after = self.named(name), SavedSearch(name, query)
        if before != after:
            self._replace(before, after)
            self._undo.did(
                f"kept the search “{name}”",
                lambda: self._replace(after, before),
                lambda: self._replace(before, after),
            )
        return after

    def remove(self, name: str) -> SavedSearch:
        """Forget the search of a name and return it.

        Raises:
            DossierError: if there is none, or that cannot be kept.
        """
        found = self.named(name)
        if found is None:
            raise DossierError(
                f"There is no saved search “{sanitize_line(name)}”; “dossier searches” lists them."
            )
        self._replace(found, None)
        self._undo.did(
            f"removed the search “{found.name}”",
            lambda: self._replace(None, found),
            lambda: self._replace(found, None),
        )
        return found

    def _replace(self, old: SavedSearch | None, new: SavedSearch | None) -> None:
        """Put a search in place of another; every entry of the old one's name goes."""
        if new is not None:
            self._journal.append({"name": new.name, "query": new.query})
        if old is not None:
            same = [
                entry.values
                for entry in self._journal.entries()
                if str(entry.values.get("name", "")).casefold() == old.name.casefold()
            ]
            kept = 1 if new is not None and new.name.casefold() == old.name.casefold() else 0
            self._journal.remove(*same[: len(same) - kept])
