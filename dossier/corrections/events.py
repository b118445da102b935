"""The user's decisions about events, kept in the dossier and applied after every grouping."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dossier.articles.sanitize import sanitize_line
from dossier.corrections.event_edits import (
    PINNED,
    UNPINNED,
    corrected,
    named_articles,
    problem,
)
from dossier.errors import DossierError
from dossier.model.event_members import Member, make_event
from dossier.storage.applied import AppliedJournal
from dossier.storage.event_store import EventStore, StoredEvent
from dossier.storage.findings import Findings
from dossier.storage.journal import Journal
from dossier.storage.sibling_dates import date_by_siblings

if TYPE_CHECKING:
    from dossier.corrections.event_edits import (
        EventPlan,
    )
    from dossier.corrections.undo import UndoStack
    from dossier.model import Event
    from dossier.storage.database import Database
    from dossier.storage.journal import Values

HEADING = """Your decisions about events: what was merged, split, moved, named and pinned.
Each names articles, so that it holds when events are grouped anew. Edit or delete lines as you like."""

_MOST_NAMED = 5  # articles that stand for an event in the file
_LONGEST_NAME = 200


def events_journal(dossier: Path) -> Journal:
    """Return where a dossier keeps the decisions about its events."""
    return Journal(dossier / "notes" / "events.yaml", HEADING)


class EventCorrections:
    """Merges, splits, names, pins and moves; each is kept, applied at once, and can be undone."""

    def __init__(self, journal: Journal, database: Database, undo_stack: UndoStack) -> None:
        """Name the file, the catalogue, and where steps are noted to be undone."""
        self._journal = journal
        self._applied = AppliedJournal(journal, database)
        self._store = EventStore(database)
        self._findings = Findings(database)
        self._undo_stack = undo_stack

    def merge(self, event_ids: Sequence[str]) -> str:
        """Make one event of two or more; returns a sentence that says so.

        Raises:
            DossierError: if there are not that many, or it cannot be kept.
        """
        events = [self._event(event_id) for event_id in dict.fromkeys(event_ids)]
        if len(events) < 2:
            raise DossierError("Name two events or more to merge.")
        return self._do(
            {"merge": [self._named(event.articles) for event in events]}, f"merged {_all(events)}"
        )

    def split(self, event_id: str, article_ids: Sequence[str]) -> str:
        """Make an event of its own of some articles of an event.

        Raises:
            DossierError: if they are none of its articles, or all, or it cannot be kept.
        """
        event = self._event(event_id)
        apart = [article for article in event.articles if article in set(article_ids)]
        rest = [article for article in event.articles if article not in set(article_ids)]
        if len(apart) < len(set(article_ids)) or not apart:
            raise DossierError(f"Name articles that report “{event.title}” to split it.")
        if not rest:
            raise DossierError(f"Name some, not all, of the articles that report “{event.title}”.")
        label = f"split {_articles(len(apart))} from “{event.title}”"
        return self._do({"split": self._named(apart, len(apart)), "from": self._named(rest)}, label)

    def move(self, article_id: str, event_id: str) -> str:
        """Put an article into another event.

        Raises:
            DossierError: if there is no such article or event, or it is there already.
        """
        event = self._event(event_id)
        title, _ = self._store.identity(article_id)
        if not title:
            raise DossierError(f"There is no article “{sanitize_line(article_id)}”.")
        if article_id in event.articles:
            raise DossierError(f"“{title}” reports “{event.title}” already.")
        values = {"move": self._named([article_id]), "to": self._named(event.articles)}
        return self._do(values, f"moved “{title}” to “{event.title}”")

    def name(self, event_id: str, text: str) -> str:
        """Give an event a title of the user's; an empty text gives it back its own.

        Raises:
            DossierError: if there is no such event, or it cannot be kept.
        """
        event = self._event(event_id)
        shown = sanitize_line(text)[:_LONGEST_NAME].strip()
        label = f"named “{event.title}” “{shown}”" if shown else f"took the name from “{event.title}”"
        return self._do({"name": shown, "of": self._named(event.articles)}, label)

    def pin(self, event_id: str, on: bool = True) -> str:
        """Keep an event at hand, or no longer.

        Raises:
            DossierError: if there is no such event, or it cannot be kept.
        """
        event = self._event(event_id)
        values = {"pin": PINNED if on else UNPINNED, "of": self._named(event.articles)}
        return self._do(values, f"{'pinned' if on else 'unpinned'} “{event.title}”")

    def apply(self, numbers: Sequence[int] | None = None) -> None:
        """Make the events anew from what grouping found and the user decided, inside a transaction.

        Args:
            numbers: The articles whose groups have changed; None for all.
        """
        entries = self._applied.entries()
        decisions = [entry.values for entry in entries]
        region: set[int] | None = None
        if numbers is not None:
            region = self._store.region({*numbers, *self._named_in(decisions)})
        plans = corrected(self._store.groups(region), decisions, self._find)
        self._store.put_events(self._events(plans, region), region)
        date_by_siblings(self._store.database, region)
        self._applied.shows(entries)

    def apply_edits(self) -> None:
        """Make the events anew if the file was edited since that was last done."""
        if self._applied.is_due():
            with self._store.database.transaction():
                self.apply()

    def _named_in(self, decisions: Iterable[Values]) -> set[int]:
        return {number for values in decisions for number in named_articles(values, self._find)}

    def _events(self, plans: Iterable[EventPlan], region: set[int] | None) -> Iterator[StoredEvent]:
        members, stories = self._store.members(region), self._store.stories(region)
        for plan in plans:
            some = [Member(*members[n]) for n in plan.articles if n in members]
            if some:
                story = Counter(stories[n] for n in plan.articles if n in stories).most_common(1)
                event = make_event(some, story[0][0] if story else None, name=plan.name, pinned=plan.pinned)
                yield StoredEvent(event, plan.articles, plan.corrected)

    def problems(self) -> list[str]:
        """Return what is wrong with the file, a sentence each."""
        if (broken := self._applied.problem()) is not None:
            return [broken]
        return [
            f"notes/{self._journal.path.name} line {entry.line}: {wrong}."
            for entry in self._applied.entries()
            if (wrong := problem(entry.values)) is not None
        ]

    def _do(self, values: Values, label: str) -> str:
        self._keep(values)
        self._undo_stack.did(label, lambda: self._take_back(values), lambda: self._keep(values))
        return f"{label[0].upper()}{label[1:]}."

    def _keep(self, values: Values) -> None:
        current = not self._applied.is_due()
        self._journal.append(values)
        self._apply_one(values, current=current)

    def _take_back(self, values: Values) -> None:
        current = not self._applied.is_due()
        self._journal.remove(values)
        self._apply_one(values, current=current)

    def _apply_one(self, values: Values, *, current: bool) -> None:
        """Apply what was decided, or taken back, last; everything where the file was edited meanwhile."""
        with self._store.database.transaction():
            self.apply(sorted(named_articles(values, self._find)) if current else None)

    def _event(self, event_id: str) -> Event:
        found = self._findings.event(event_id)
        if found is None:
            raise DossierError(f"There is no event “{sanitize_line(event_id)}” any more; refresh the list.")
        return found

    def _named(self, article_ids: Sequence[str], most: int = _MOST_NAMED) -> list[dict[str, str]]:
        """Return how the file names articles: enough to know them after a rename or an edit."""
        named: list[dict[str, str]] = []
        for article_id in article_ids[:most]:
            title, content = self._store.identity(article_id)
            named.append({"article": article_id, "title": title, "content": content})
        return named

    def _find(self, reference: object) -> int | None:
        if isinstance(reference, str):  # written by hand
            return self._store.find(reference, "", "")
        if not isinstance(reference, Mapping):
            return None
        title, content = reference.get("title", ""), reference.get("content", "")
        return self._store.find(str(reference.get("article", "")), str(title), str(content))


def _all(events: Sequence[Event]) -> str:
    first, *others = (f"“{event.title}”" for event in events)
    return f"{first} with {' and '.join(others)}" if len(others) < 3 else f"{first} with {len(others)} others"


def _articles(count: int) -> str:
    return "an article" if count == 1 else f"{count} articles"
