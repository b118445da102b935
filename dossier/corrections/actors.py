"""Merging, splitting, renaming, retyping and hiding actors; kept in a file and undone."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, TypeAlias

from dossier.articles.sanitize import sanitize_line
from dossier.cast.edits import HEADING, Edit, NotAnEditError, Verb, read_edit
from dossier.errors import DossierError
from dossier.model import ActorKind
from dossier.storage.actor_store import ActorStore
from dossier.storage.applied import AppliedJournal
from dossier.storage.catalogue import Catalogue
from dossier.storage.codec import folded_name
from dossier.storage.journal import Entry, Journal

if TYPE_CHECKING:
    from dossier.corrections.undo import UndoStack
    from dossier.model import Actor
    from dossier.storage.database import Database

LONGEST_NAME = 200  # characters
_LOST = "lost actor edits"  # the sentences on corrections that name nobody, a line each
_Read: TypeAlias = tuple[list[tuple[int, Edit]], list[str]]


class ActorCorrections:
    """What the user says of the actors of a dossier. Safe to use from several threads.

    A correction names actors by name, so that it holds when the articles are read again. One that
    names nobody is kept, and `problems` says so.
    """

    def __init__(self, folder: Path, database: Database, undo: UndoStack) -> None:
        """Name the dossier's folder, its catalogue, and where steps are noted that can be undone."""
        self._journal = Journal(folder / "notes" / "actors.yaml", HEADING)
        self._applied = AppliedJournal(self._journal, database)
        self._database = database
        self._actors = ActorStore(database)
        self._undo = undo
        self._seen: tuple[tuple[Entry, ...], list[tuple[int, Edit]], list[str]] | None = None

    # What there is

    def problems(self) -> list[str]:
        """Return what is amiss: a file that cannot be read, entries that say nothing or name nobody."""
        if (broken := self._applied.problem()) is not None:
            return [broken]
        _, problems = self._edits(self._applied.entries())
        return [*problems, *(self._database.meta(_LOST) or "").splitlines()]

    def is_due(self) -> bool:
        """Return whether the file was edited since its corrections were applied."""
        return self._applied.is_due()

    # Corrections, each by the ids of actors; they return what to tell the user

    def merge(self, actor_ids: Sequence[str], name: str = "") -> str:
        """Make one actor of several; the first keeps its name unless another one is given."""
        if len(set(actor_ids)) < 2:
            raise DossierError("Name two actors or more to merge.")
        actors = [self._actor(actor_id) for actor_id in dict.fromkeys(actor_ids)]
        others = ", ".join(actor.name for actor in actors[1:])
        references = tuple(self._reference(actor) for actor in actors)
        name = _name(name) if name else actors[0].name
        edits = [Edit(Verb.MERGE, references)]
        if name != actors[0].name:
            edits.append(Edit(Verb.RENAME, references[:1], name))
        told = "" if name == actors[0].name else f" as {name}"
        return self._did_all(edits, f"merged {others} into {actors[0].name}{told}")

    def split(
        self,
        actor_id: str,
        *,
        names: Collection[str] = (),
        articles: Collection[str] = (),
        into: str = "",
    ) -> str:
        """Make another actor of the mentions that print some names, or that stand in some articles."""
        actor = self._actor(actor_id)
        into = _name(into) if into else ""
        if bool(names) == bool(articles):
            raise DossierError("Say which names, or the mentions of which articles, are somebody else.")
        printed: set[str] = _casting().named_in(self._database.connection, actor_id)
        wanted = {folded_name(name) for name in names}
        if names and not wanted <= printed:
            lost = next(name for name in names if folded_name(name) not in printed)
            raise DossierError(f"No article calls {actor.name} “{sanitize_line(lost)}”.")
        if names and wanted == printed:
            raise DossierError(f"These are all names of {actor.name}; rename it instead.")
        catalogue = Catalogue(self._database)
        held = {article: catalogue.hash_of(article) or "" for article in articles}
        if lost_articles := held.keys() - set(actor.articles):
            raise DossierError(f"{sanitize_line(min(lost_articles))} does not name {actor.name}.")
        if held and len(held) == len(actor.articles):
            raise DossierError(f"These are all articles that name {actor.name}; rename it instead.")
        if held and not into:
            raise DossierError(f"Give a name to whom these articles call {actor.name}.")
        edit = Edit(Verb.SPLIT, (self._reference(actor),), into, tuple(names), held)
        what = ", ".join(map(sanitize_line, names)) or f"{len(held)} of its articles"
        return self._did(edit, f"took {what} out of {actor.name}")

    def rename(self, actor_id: str, name: str) -> str:
        """Give an actor another name; articles still find it under those that they print."""
        actor, name = self._actor(actor_id), _name(name)
        return self._did(
            Edit(Verb.RENAME, (self._reference(actor),), name), f"renamed {actor.name} to {name}"
        )

    def retype(self, actor_id: str, kind: ActorKind) -> str:
        """Say what an actor is."""
        actor = self._actor(actor_id)
        label = f"made {actor.name} {'an' if kind is ActorKind.ORGANISATION else 'a'} {kind}"
        return self._did(Edit(Verb.RETYPE, (self._reference(actor),), str(kind)), label)

    def hide(self, actor_ids: Sequence[str]) -> str:
        """Leave actors out of lists and searches."""
        return self._hide(Verb.HIDE, actor_ids, "hid")

    def unhide(self, actor_ids: Sequence[str]) -> str:
        """List hidden actors again."""
        return self._hide(Verb.UNHIDE, actor_ids, "listed again")

    def _hide(self, verb: Verb, actor_ids: Sequence[str], done: str) -> str:
        actors = [self._actor(actor_id) for actor_id in dict.fromkeys(actor_ids)]
        label = f"{done} {', '.join(actor.name for actor in actors)}"
        return self._did_all([Edit(verb, (self._reference(actor),)) for actor in actors], label)

    # Keeping and undoing

    def _did(self, edit: Edit, label: str) -> str:
        return self._did_all([edit], label)

    def _did_all(self, edits: Sequence[Edit], label: str) -> str:
        self._append(edits)
        self._undo.did(label, lambda: self._take_back(edits), lambda: self._append(edits))
        return f"{label[0].upper()}{label[1:]}."

    def _append(self, edits: Sequence[Edit]) -> None:
        current = not self.is_due()
        self._journal.append(*(edit.values() for edit in edits))
        with self._database.transaction() as connection:
            if current:
                for edit in edits:
                    _casting().apply_edit(connection, edit)
                self._applied.shows(self._applied.entries())
            else:
                self.apply(connection)

    def _take_back(self, edits: Sequence[Edit]) -> None:
        self._journal.remove(*(edit.values() for edit in edits))
        with self._database.transaction() as connection:
            self.apply(connection)

    def apply(self, connection: sqlite3.Connection) -> None:
        """Apply every correction anew, in order, inside a transaction."""
        entries = self._applied.entries()
        edits, _ = self._edits(entries)
        found = _casting().apply_edits(connection, [edit for _, edit in edits])
        lost = [
            problem for (line, _), names in zip(edits, found, strict=True) for problem in _lost(line, names)
        ]
        self._database.set_meta(_LOST, "\n".join(lost))
        self._applied.shows(entries)

    def _edits(self, entries: tuple[Entry, ...]) -> _Read:
        """Return the corrections of the file with their lines, and what is wrong with other entries."""
        if self._seen is None or self._seen[0] is not entries:
            self._seen = (entries, *_edits_of(entries))
        return self._seen[1:]

    # Names

    def _actor(self, actor_id: str) -> Actor:
        actor = self._actors.actor(actor_id)
        if actor is None:
            raise DossierError(f"There is no actor “{sanitize_line(actor_id)}” any more.")
        return actor

    def _reference(self, actor: Actor) -> str:
        found: str = _casting().reference(self._database.connection, actor)
        return found


def _edits_of(entries: Iterable[Entry]) -> _Read:
    edits: list[tuple[int, Edit]] = []
    problems: list[str] = []
    for entry in entries:
        try:
            edits.append((entry.line, read_edit(entry.values)))
        except NotAnEditError as error:
            problems.append(f"notes/actors.yaml line {entry.line}: {error}; the line is left out.")
    return edits, problems


def _name(name: str) -> str:
    name = " ".join(sanitize_line(name).split())
    if not name or len(name) > LONGEST_NAME:
        raise DossierError(f"A name has one to {LONGEST_NAME} characters.")
    return name


def _lost(line: int, names: Iterable[str]) -> Iterable[str]:
    for name in names:
        told = f"nobody is called “{sanitize_line(name)}” now; the line is kept."
        yield f"notes/actors.yaml line {line}: {told}"


def _casting() -> ModuleType:
    """Return what applies corrections; it brings the analysis with it, which a start does not need."""
    from dossier.cast import applying

    return applying
