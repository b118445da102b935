"""What the user knows of an article better than its file: outlet, date, author and so on.

Files are never changed. What the user states is kept in ``notes/metadata.yaml``, wins over everything that
a file says, and is shown with the provenance “user”.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dossier.articles.fields import FIELDS
from dossier.articles.sanitize import sanitize_line
from dossier.errors import DossierError
from dossier.language.dates import is_future, parse_date
from dossier.storage.applied import AppliedJournal
from dossier.storage.journal import Journal

if TYPE_CHECKING:
    from dossier.corrections.undo import UndoStack
    from dossier.storage.catalogue import Catalogue
    from dossier.storage.journal import Values

_NEEDED = ("title", "language")  # an article always has these
_HEADING = (
    "What you know of articles better than their files. Each entry names an article by its id, and by the\n"
    "hash of its file in case it is renamed. The last entry wins; an empty value means: not known."
)


def metadata_journal(folder: Path) -> Journal:
    """Return the list of what the user states of the articles of a dossier."""
    return Journal(folder / "notes" / "metadata.yaml", _HEADING)


@dataclass(frozen=True, slots=True)
class Stated:
    """What the user states, by article id and by the hash of the file in hexadecimal digits."""

    by_id: Mapping[str, Mapping[str, str]]
    by_content: Mapping[str, Mapping[str, str]]

    @classmethod
    def of(cls, entries: Iterable[Values]) -> Stated:
        """Return what entries state; names that are no field are left out."""
        by_id: dict[str, dict[str, str]] = {}
        by_content: dict[str, dict[str, str]] = {}
        for entry in entries:
            given = {name: str(entry[name]) for name in FIELDS if isinstance(entry.get(name), str)}
            if article := entry.get("article"):
                by_id.setdefault(str(article), {}).update(given)
            if content := entry.get("content"):
                by_content.setdefault(str(content), {}).update(given)
        return cls(by_id, by_content)

    def on(self, article_id: str, content: str) -> Mapping[str, str]:
        """Return what is stated of an article: by its id, else by the content of its file."""
        return self.by_id.get(article_id) or self.by_content.get(content) or {}


class MetadataCorrections:
    """States and takes back what is known of articles. A refresh, which ``apply`` does, shows it."""

    def __init__(
        self, journal: Journal, catalogue: Catalogue, undo: UndoStack, apply: Callable[[], object]
    ) -> None:
        """Keep statements in a journal on the articles of a catalogue."""
        self._journal = journal
        self._applied = AppliedJournal(journal, catalogue.database)
        self._catalogue = catalogue
        self._undo = undo
        self._apply = apply

    def state(self, article_ids: Iterable[str], field: str, text: str, today: date) -> None:
        """State a value of a field of articles; an empty text means that it is not known.

        Raises:
            DossierError: if there is no such field, the value cannot be one, or it cannot be kept.
        """
        text = checked(field, text, today)
        entries = [self._entry(article_id, field, text) for article_id in article_ids]
        if not entries:
            return

        def make() -> None:
            self._journal.append(*entries)
            self._apply()

        def take_back() -> None:
            self._journal.remove(*entries)
            self._apply()

        make()
        which = str(entries[0]["article"]) if len(entries) == 1 else f"{len(entries)} articles"
        self._undo.did(f"{field} of {which}: {text or 'not known'}", take_back, make)

    def parted(self, line: str, today: date) -> tuple[str, str]:
        """Return field and value of a line, “outlet: Reuters”; raises DossierError where it is none."""
        return parted(line, today)

    def problems(self) -> tuple[str, ...]:
        """Return a sentence for what cannot be used: the file, or entries on articles that are gone."""
        if (broken := self._applied.problem()) is not None:
            return (broken,)
        entries = self._applied.entries()
        ids = set(self._catalogue.ids()) if entries else set()
        known = self._catalogue.ids_by_hash({str(entry.values.get("content")) for entry in entries})
        gone = (
            (entry.line, sanitize_line(str(entry.values.get("article"))))
            for entry in entries
            if str(entry.values.get("article")) not in ids and str(entry.values.get("content")) not in known
        )
        return tuple(
            f"notes/metadata.yaml line {at} is about “{article}”, which is not here any more; it is kept."
            for at, article in gone
        )

    def _entry(self, article_id: str, field: str, text: str) -> Values:
        entry = {"article": article_id, field: text}
        content = self._catalogue.hash_of(article_id)
        return {**entry, "content": content} if content else entry


def parted(line: str, today: date) -> tuple[str, str]:
    """Return field and value of a line, “outlet: Reuters”; raises DossierError where it is none."""
    field, colon, text = line.partition(":" if ":" in line.partition("=")[0] else "=")
    if not colon:
        raise DossierError("Write a field and its value, as “outlet: Reuters” or “date: 2019-06-26”.")
    field = field.strip().lower()
    return field, checked(field, text, today)


def checked(field: str, text: str, today: date) -> str:
    """Return a value as it can be stated; raises DossierError where it cannot."""
    text = sanitize_line(text)
    if field not in FIELDS:
        raise DossierError(f"“{sanitize_line(field)}” is no field; name one of {', '.join(FIELDS)}.")
    if not text and field in _NEEDED:
        raise DossierError(f"An article always has a {field}; write one.")
    if field == "date" and text:
        found = parse_date(text)
        if found is None or found.iso is None:
            raise DossierError(f"“{text[:40]}” is no date; write it as 2019-06-26, 2019-06 or 2019.")
        if is_future(found.iso, today):
            raise DossierError(f"{found.iso} lies in the future; write a day that has been.")
        return found.iso
    return text
