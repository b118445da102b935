"""Stars, tags, highlights and notes on articles: made, undone, and bound to their passages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dossier.articles.sanitize import sanitize, sanitize_line
from dossier.corrections.anchoring import Anchor, Effort, Finder
from dossier.errors import DossierError
from dossier.language.words import fold
from dossier.model import ArticleNotes, Highlight, Span
from dossier.storage.note_files import StoredNotes, file_name

if TYPE_CHECKING:
    from dossier.corrections.undo import UndoStack
    from dossier.storage.catalogue import Catalogue
    from dossier.storage.note_files import NoteFiles

_WORD = re.compile(r"\w+")

LONGEST_TAG = 60
LONGEST_NOTE = 100_000


@dataclass(frozen=True, slots=True)
class _Bound:
    """Notes with the article that they are about now; None where it is gone."""

    stored: StoredNotes
    article: str | None


class Notes:
    """What the user wrote on the articles of a dossier. Safe to use from several threads.

    A file of notes names its article by id; where no article has that id any more, by the hash of the
    article's file. Where the text of an article has changed, its highlights are found again by their
    words; those that are not are kept as loose.
    """

    def __init__(self, files: NoteFiles, catalogue: Catalogue, undo: UndoStack) -> None:
        """Take notes from files on the articles of a catalogue."""
        self._files = files
        self._catalogue = catalogue
        self._undo = undo

    # Reading

    def of(self, article_id: str) -> ArticleNotes:
        """Return the notes on an article, which may be none."""
        text = self._catalogue.text(article_id)
        found = [bound.stored for bound in self._bound() if bound.article == article_id]
        return _attached(_merged(article_id, found), text)

    def of_each(self, article_ids: Iterable[str]) -> dict[str, ArticleNotes]:
        """Return the notes on articles by id; the files are looked at once for all of them."""
        return {article: first.notes for article, (first, _) in self._stored(article_ids).items()}

    def all(self) -> list[ArticleNotes]:
        """Return the notes on every article that has some, with those whose article is gone last."""
        by_article: dict[str, list[StoredNotes]] = {}
        lost: list[ArticleNotes] = []
        for bound in self._bound():
            if bound.article is None:
                loose = tuple(replace(item, loose=True) for item in bound.stored.notes.highlights)
                lost.append(replace(bound.stored.notes, missing=True, highlights=loose))
            else:
                by_article.setdefault(bound.article, []).append(bound.stored)
        effort = Effort()
        found = (
            _attached(_merged(article, stored), self._catalogue.text(article), effort)
            for article, stored in sorted(by_article.items())
        )
        return [notes for notes in (*found, *lost) if notes]

    def tags(self) -> list[tuple[str, int]]:
        """Return the tags given in notes with the number of articles, the most used first."""
        counts: dict[str, set[str]] = {}
        for bound in self._bound():
            for tag in bound.stored.notes.tags:
                counts.setdefault(tag, set()).add(bound.article or bound.stored.notes.article)
        return sorted(
            ((tag, len(held)) for tag, held in counts.items()), key=lambda item: (-item[1], item[0])
        )

    def marked(self, kind: str, value: str | None) -> set[str]:
        """Return the articles that are ``starred``, have a ``tag``, or a ``note`` with these words."""
        return {
            bound.article
            for bound in self._bound()
            if bound.article is not None and _holds(bound.stored.notes, kind, value)
        }

    def problems(self) -> tuple[str, ...]:
        """Return a sentence for each file of notes that cannot be read or is about no article here."""
        lost = tuple(
            f"notes/articles/{bound.stored.path.name if bound.stored.path else ''} is about"
            f" “{sanitize_line(bound.stored.notes.article)}”, which is not here any more; it is kept."
            for bound in self._bound()
            if bound.article is None
        )
        return self._files.problems() + lost

    # Writing

    def star(self, article_ids: Sequence[str], *, on: bool = True) -> None:
        """Star articles, or take the stars away."""
        self._change(
            article_ids, lambda notes: replace(notes, starred=on), "starred" if on else "took stars off"
        )

    def tag(self, article_ids: Sequence[str], tag: str, *, on: bool = True) -> None:
        """Give articles a tag, or take it away.

        Raises:
            DossierError: if it is empty or too long.
        """
        self.retag(article_ids, [tag] if on else [], [] if on else [tag])

    def retag(self, article_ids: Sequence[str], given: Iterable[str], taken: Iterable[str]) -> None:
        """Give articles tags and take others away, all in one step of undoing.

        Raises:
            DossierError: if one is empty or too long.
        """
        new = {fold(tag): tag for tag in map(_tag, given)}
        gone = {fold(tag): tag for tag in map(_tag, taken)}

        def change(notes: ArticleNotes) -> ArticleNotes:
            others = [held for held in notes.tags if fold(held) not in {*new, *gone}]
            return replace(notes, tags=(*others, *(tag for name, tag in new.items() if name not in gone)))

        told = [*(f"tagged #{tag}" for tag in new.values()), *(f"took #{tag} off" for tag in gone.values())]
        self._change(article_ids, change, ", ".join(told))

    def write(self, article_ids: Sequence[str], note: str) -> None:
        """Write the note on articles, in place of the one there; an empty one is none."""
        self.write_each(dict.fromkeys(article_ids, note))

    def write_each(self, notes: Mapping[str, str]) -> None:
        """Write notes by the ids of their articles, all in one step of undoing."""
        written = {article: _text(note) for article, note in notes.items()}
        self._change(list(written), lambda held: replace(held, note=written[held.article]), "wrote a note on")

    def clear(self, article_ids: Sequence[str]) -> None:
        """Take star, tags and note of articles away; their highlights stay."""
        self._change(
            article_ids,
            lambda notes: replace(notes, starred=False, tags=(), note=""),
            "took star, tags and note off",
        )

    def highlight(self, article_id: str, span: Span, note: str = "") -> Highlight:
        """Mark a passage, with a note or without, in place of a highlight of just these words.

        Raises:
            DossierError: if the article is gone, or the passage is empty.
        """
        text = self._catalogue.text(article_id)
        if text is None:
            raise DossierError(
                f"There is no article “{sanitize_line(article_id)}” any more; refresh the list."
            )
        span = Span(max(0, span.start), min(len(text), span.end))
        if not text[span.start : span.end].strip():
            raise DossierError("There are no words in the passage; choose some and try again.")
        anchor = Anchor.of(text, span)
        made = Highlight(span.start, span.end, anchor.quote, _text(note), anchor.before, anchor.after)

        def change(notes: ArticleNotes) -> ArticleNotes:
            others = [held for held in notes.highlights if not _same(held, made)]
            return replace(notes, highlights=_ordered([*others, made]))

        self._change([article_id], change, "highlighted a passage of")
        return made

    def annotate(self, article_id: str, highlight: Highlight, note: str) -> None:
        """Write the note on a highlight, in place of the one there."""
        note = _text(note)

        def change(notes: ArticleNotes) -> ArticleNotes:
            held = [replace(one, note=note) if _same(one, highlight) else one for one in notes.highlights]
            return replace(notes, highlights=tuple(held))

        self._change([article_id], change, "wrote a note on a passage of")

    def unmark(self, article_id: str, highlight: Highlight) -> None:
        """Take a highlight and its note away."""

        def change(notes: ArticleNotes) -> ArticleNotes:
            kept = tuple(one for one in notes.highlights if not _same(one, highlight))
            return replace(notes, highlights=kept)

        self._change([article_id], change, "took a highlight off")

    # Keeping

    def follow(self) -> None:
        """Take down what the articles are called and hold now, so that they are known after a rename.

        Notes of which no passage is found any more stay as they are: another text may have come under
        the name of their article.
        """
        effort = Effort()
        for bound in self._bound():
            if bound.article is None:
                continue
            notes = replace(bound.stored.notes, article=bound.article)
            content = self._catalogue.hash_of(bound.article) or bound.stored.content
            if (notes, content) == (bound.stored.notes, bound.stored.content):
                continue
            placed = _attached(notes, self._catalogue.text(bound.article), effort).highlights
            if not placed or any(not one.loose for one in placed):
                followed = replace(bound.stored, notes=notes, content=content)
                self._files.put(followed, self._shown(bound.article))

    def _change(
        self, article_ids: Sequence[str], change: Callable[[ArticleNotes], ArticleNotes], label: str
    ) -> None:
        stored = self._stored(dict.fromkeys(article_ids))
        before = {article: found[0].notes for article, found in stored.items()}
        after = {article: change(notes) for article, notes in before.items()}
        after = {article: notes for article, notes in after.items() if notes != before[article]}
        if not after:
            return
        before = {article: before[article] for article in after}
        self._put(after)
        named = f"{label} {_named(after)}"
        self._undo.did(named, lambda: self._put(before), lambda: self._put(after), light=True)

    def _put(self, notes: Mapping[str, ArticleNotes]) -> None:
        """Write notes; what another file says of the same article is taken into the first one."""
        notes = {held.article: held for held in map(self._moved, notes.values())}
        for article, (first, others) in self._stored(notes).items():
            shown = self._shown(article)
            content = self._catalogue.hash_of(article) or first.content
            self._files.put(replace(first, notes=notes[article], content=content), shown)
            for other in others:
                self._files.put(replace(other, notes=ArticleNotes(article=article)), shown)

    def _shown(self, article: str) -> str:
        info = self._catalogue.info(article)
        return f"“{info.title}”" if info else article

    def _moved(self, notes: ArticleNotes) -> ArticleNotes:
        """Return notes to be put under the id that their article has now: it may have been renamed since."""
        if self._catalogue.info(notes.article) is not None:
            return notes
        name = file_name(notes.article)
        held = (bound for bound in self._bound() if bound.stored.path and bound.stored.path.name == name)
        article = next((bound.article for bound in held if bound.article is not None), notes.article)
        return replace(notes, article=article)

    def _stored(self, articles: Iterable[str]) -> dict[str, tuple[StoredNotes, list[StoredNotes]]]:
        """Return the notes on articles as one, attached to their texts, with the files that hold more."""
        by_article: dict[str, list[StoredNotes]] = {}
        for bound in self._bound():
            if bound.article is not None:
                by_article.setdefault(bound.article, []).append(bound.stored)
        found: dict[str, tuple[StoredNotes, list[StoredNotes]]] = {}
        effort = Effort()
        for article in articles:
            held = by_article.get(article, [])
            notes = _attached(_merged(article, held), self._catalogue.text(article), effort)
            first = held[0] if held else StoredNotes(notes)
            found[article] = replace(first, notes=notes), held[1:]
        return found

    def _bound(self) -> list[_Bound]:
        stored = self._files.all()
        if not stored:
            return []
        ids = set(self._catalogue.ids())
        missing = {one.content for one in stored if one.notes.article not in ids and one.content}
        by_content = self._catalogue.ids_by_hash(missing) if missing else {}
        return [
            _Bound(one, one.notes.article if one.notes.article in ids else by_content.get(one.content))
            for one in stored
        ]


def _merged(article: str, stored: Sequence[StoredNotes]) -> ArticleNotes:
    """Return the notes of several files on one article as one."""
    held = [one.notes for one in stored]
    return ArticleNotes(
        article=article,
        starred=any(notes.starred for notes in held),
        tags=tuple(dict.fromkeys(tag for notes in held for tag in notes.tags)),
        note="\n\n".join(dict.fromkeys(notes.note for notes in held if notes.note)),
        highlights=tuple(dict.fromkeys(one for notes in held for one in notes.highlights)),
    )


def _attached(notes: ArticleNotes, text: str | None, effort: Effort | None = None) -> ArticleNotes:
    """Return notes with their highlights where their words stand in the text now."""
    if not notes.highlights:
        return notes
    finder = Finder(text, effort) if text is not None else None
    return replace(notes, highlights=_ordered(_placed(one, finder) for one in notes.highlights))


def _placed(highlight: Highlight, finder: Finder | None) -> Highlight:
    anchor = Anchor(highlight.quote, highlight.start, highlight.before, highlight.after)
    span = finder.find(anchor) if finder is not None else None
    if span is None:
        return replace(highlight, loose=True)
    return replace(highlight, start=span.start, end=span.end, loose=False)


def _ordered(highlights: Iterable[Highlight]) -> tuple[Highlight, ...]:
    return tuple(sorted(highlights, key=lambda one: (one.loose, one.start, one.end)))


def _same(one: Highlight, other: Highlight) -> bool:
    return (one.quote, one.start) == (other.quote, other.start)


def _holds(notes: ArticleNotes, kind: str, value: str | None) -> bool:
    if kind == "starred":
        return notes.starred
    wanted = fold(value or "")
    if kind == "tag":
        return any(not wanted or fold(tag) == wanted for tag in notes.tags)
    if kind != "note":
        return False
    written = [notes.note, *(one.note for one in notes.highlights)]
    if not wanted:
        return any(written) or bool(notes.highlights)
    words = set(_WORD.findall(wanted))
    return any(words <= set(_WORD.findall(fold(note))) for note in written)


def _tag(tag: str) -> str:
    tag = "-".join(sanitize_line(tag).lstrip("#").split())
    if not tag or len(tag) > LONGEST_TAG:
        raise DossierError(f"A tag has 1 to {LONGEST_TAG} characters; “{tag[:20]}” has {len(tag)}.")
    return tag


def _text(note: str) -> str:
    note = sanitize(note).strip()
    if len(note) > LONGEST_NOTE:
        raise DossierError(
            f"A note has at most {LONGEST_NOTE:,} characters, this one {len(note):,}; shorten it."
        )
    return note


def _named(articles: Iterable[str]) -> str:
    names = list(articles)
    return names[0] if len(names) == 1 else f"{len(names)} articles"
