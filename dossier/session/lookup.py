"""What the search engine asks of the rest of the dossier, answered from the catalogue."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from dossier.language.words import fold
from dossier.model import CopyKind
from dossier.search.analyzer import ACRONYM_MARK, terms
from dossier.search.leaves import ACTOR_KINDS
from dossier.search.lookup import QuotedText
from dossier.search.spelling import nearest

if TYPE_CHECKING:
    from dossier.corrections.notes import Notes
    from dossier.model import ActorKind
    from dossier.storage.catalogue import Catalogue
    from dossier.storage.codec import QuotedWords
    from dossier.storage.findings import Findings
    from dossier.storage.reading_state import ReadingState

_MOST_WORDS = 6  # of a name whose spelling is mended
_MOST_NAMES = 256  # names whose articles are remembered

Value = TypeVar("Value")


class CatalogueLookup:
    """Answers from the catalogue; see ``dossier.search.lookup.Lookup``.

    What would take reading every article is remembered until the catalogue changes: a query may ask
    for many tags, and the same is asked again with every letter typed.
    """

    def __init__(self, catalogue: Catalogue, findings: Findings, notes: Notes, reading: ReadingState) -> None:
        self._catalogue = catalogue
        self._findings = findings
        self._notes = notes
        self._reading = reading
        self._remembered = _Remembered(catalogue.database.version)

    def text(self, article_id: str) -> str:
        """Return an article's text; raises LookupError if it is gone."""
        text = self._catalogue.text(article_id)
        if text is None:
            raise LookupError(article_id)
        return text

    def texts_of(self, article_ids: Sequence[str]) -> Mapping[str, str]:
        """Return the texts of those articles that there are."""
        return self._catalogue.texts(article_ids)

    def quotes_of(
        self, article_ids: Sequence[str], paragraphs: Mapping[str, Collection[int]] | None = None
    ) -> Mapping[str, Sequence[QuotedText]]:
        """Return the quotes of articles, or of some of their paragraphs, in the order of the text."""
        return _by_article(self._findings.words_quoted(article_ids, paragraphs))

    def quotes_by(self, name: str) -> Mapping[str, Sequence[QuotedText]]:
        """Return the quotes attributed to the actors of a name, by article."""
        return _by_article(self._findings.words_by(self._findings.cast.ids_meant(name)))

    def names(self, name: str) -> Collection[str]:
        """Return the names of the actors that have this one, as printed."""
        wanted = _key(name)
        return self._remembered.get(("names", wanted), lambda: self._names(wanted)) if wanted else ()

    def _names(self, wanted: tuple[str, ...]) -> tuple[str, ...]:
        cast = self._findings.cast
        held = cast.names_holding(max(wanted, key=len))
        meant = dict.fromkeys(actor for name, actor in held if _key(name) == wanted)
        found = (actor for actor_id in meant if (actor := cast.actor(actor_id)) and not actor.hidden)
        return tuple(dict.fromkeys(name for actor in found for name in (actor.name, *actor.aliases)))

    def similar_name(self, name: str) -> str | None:
        """Return a name of words that names have, each the nearest in spelling to one of those given."""
        words = fold(name).split()
        if len(words) > _MOST_WORDS:
            return None
        known = self._remembered.get(("words of names",), self._words_of_names)
        found = [word if word in known else nearest(word, known) for word in words]
        return " ".join(word for word in found if word) if found and all(found) else None

    def _words_of_names(self) -> Counter[str]:
        return Counter(word for name, _ in self._findings.cast.names_holding("") for word in name.split())

    def actor_articles(self, name: str, kind: ActorKind | None) -> Collection[str]:
        """Return the articles that mention an actor of this name and kind.

        A country is a place, and one that acts.
        """
        return self._remembered.get(("actor", name, kind), lambda: self._naming(name, kind))

    def _naming(self, name: str, kind: ActorKind | None) -> frozenset[str]:
        cast = self._findings.cast
        kinds = ACTOR_KINDS[kind] if kind else (None,)
        return frozenset(cast.articles_of([each for one in kinds for each in cast.ids_meant(name, one)]))

    def event_articles(self, name: str) -> Collection[str]:
        """Return the articles that report the events of this id or with these words in their title."""
        wanted = set(fold(name).split())
        return {
            article
            for event_id, words, articles in self._remembered.get(("events",), self._events)
            if event_id == name or (wanted and wanted <= words)
            for article in articles
        }

    def _events(self) -> list[tuple[str, frozenset[str], tuple[str, ...]]]:
        return [
            (event.id, frozenset(fold(event.title).split()), event.articles)
            for event in self._findings.events()
        ]

    def marked(self, kind: str, value: str | None) -> Collection[str]:
        """Return the articles marked in a way: by their own tags, by what was found, by the user's notes."""
        if kind == "wire":
            return self._remembered.get(("wire",), self._wire)
        if kind == "quote":
            return self._remembered.get(("quote",), self._findings.quoting)
        if kind == "tag":
            tagged = self._remembered.get(("tags",), self._tagged)
            wanted = fold(value or "")
            own = tagged.get(wanted, frozenset()) if wanted else frozenset().union(*tagged.values())
            return own | self._notes.marked(kind, value)
        if kind in ("starred", "note"):
            return self._notes.marked(kind, value)
        if kind == "read":
            return self._reading.read()
        if kind == "unread":
            return set(self._remembered.get(("ids",), self._catalogue.ids)) - self._reading.read()
        return frozenset()

    def _wire(self) -> frozenset[str]:
        return frozenset(
            article
            for copy in self._findings.copies()
            if copy.kind is not CopyKind.SHARED_QUOTE
            for article in copy.articles
        )

    def _tagged(self) -> dict[str, frozenset[str]]:
        """Return the articles that have a tag of their own, by the tag, folded."""
        found: dict[str, set[str]] = {}
        for article, tags in self._catalogue.tags():
            for tag in tags:
                found.setdefault(fold(tag), set()).add(article)
        return {tag: frozenset(articles) for tag, articles in found.items()}


def _by_article(rows: Iterable[tuple[str, QuotedWords]]) -> dict[str, list[QuotedText]]:
    found: dict[str, list[QuotedText]] = {}
    for article, words in rows:
        found.setdefault(article, []).append(QuotedText(*words))
    return found


def _key(name: str) -> tuple[str, ...]:
    """Return a name as terms, so that hyphens and capitals do not matter."""
    return tuple(term.removesuffix(ACRONYM_MARK) for term in terms(name))


class _Remembered:
    """Answers that hold as long as the catalogue has the same version. Used from several threads."""

    def __init__(self, version: Callable[[], object]) -> None:
        self._version = version
        self._guard = threading.Lock()
        self._held: tuple[object, dict[Hashable, Any]] | None = None

    def get(self, key: Hashable, find: Callable[[], Value]) -> Value:
        """Return what is remembered under a key, else what ``find`` returns, which must not be changed."""
        version = self._version()  # before the catalogue is read, so that no older answer passes for newer
        with self._guard:
            if self._held is None or self._held[0] != version:
                self._held = version, {}
            answers = self._held[1]
            if key in answers:
                found: Value = answers[key]
                return found
        found = find()
        with self._guard:
            if len(answers) >= _MOST_NAMES:
                answers.pop(next(iter(answers)))
            answers[key] = found
        return found
