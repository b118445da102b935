"""What the keys for stars, tags, notes and highlights do on the main screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual import on
from textual.message import Message

from dossier.articles.sanitize import sanitize_line
from dossier.errors import reason_of
from dossier.tui.left import ARTICLES
from dossier.tui.messages import Correct, NoteAsked, TagAsked
from dossier.tui.screens.reading import ReadingScreen

if TYPE_CHECKING:
    from dossier.tui.asking.noting import About


class NotingScreen(ReadingScreen):
    """A reading screen on which articles are starred, tagged and annotated."""

    class NotesRead(Message):
        """What was to be looked up is known; ``go_on`` takes it."""

        def __init__(self, go_on: Callable[[Any], None], answer: Any) -> None:
            super().__init__()
            self.go_on, self.answer = go_on, answer

    def current(self) -> str | None:
        """Return the article of the row under the cursor, in a reader that has the focus its article.

        Of a row that is of no article it is the one beside it.
        """
        focused = self.side.focused
        if focused is None:
            here = self.left.article_here
            if here is not None or self.narrow:
                return here
            focused = self.reader
        return focused.wanted.article if focused.wanted is not None else None

    def chosen(self) -> tuple[str, ...]:
        """Return the articles marked in the list of articles, where that is at hand, else the current one."""
        at_list = self.side.focused is None and self.left.shown == ARTICLES
        here = self.current()
        return tuple(self.articles.listing.marked if at_list else ()) or ((here,) if here is not None else ())

    def _about(self) -> About | None:
        """Return what is chosen."""
        from dossier.tui.asking.noting import About

        articles = self.chosen()
        if not articles:
            self.notify("Choose an article first.", markup=False, timeout=3)
            return None
        info = self.overview.by_id.get(articles[0])
        return About(articles, info.title if info is not None else articles[0])

    def action_star(self) -> None:
        """Star the article or those marked, or take their stars off."""
        from dossier.tui.asking.noting import star

        if (about := self._about()) is not None:
            self.post_message(Correct(lambda: star(self.dossier, about), light=True))

    @on(TagAsked)
    def _tag_asked(self, event: TagAsked) -> None:
        from dossier.tui.asking.noting import ask_tags

        event.stop()
        about = self._about() if event.article is None else self._about_one(event.article)
        if about is not None:
            notes = self.dossier.notes
            self._look_up(
                lambda: (notes.of(about.articles[0]).tags, notes.tags()),
                lambda found: ask_tags(self, self.dossier, about, *found),
            )

    def _about_one(self, article: str) -> About:
        from dossier.tui.asking.noting import About

        info = self.overview.by_id.get(article)
        return About((article,), info.title if info is not None else article)

    def action_write_note(self) -> None:
        """Write a note on the current highlight, else on the article or those marked."""
        from dossier.tui.asking.noting import ask_highlight_note

        focused = self.side.focused
        article = focused.article if focused is not None else None
        marked = focused.highlight if focused is not None else None
        if article is not None and marked is not None:
            ask_highlight_note(self, self.dossier, article.id, marked)
        elif (about := self._about()) is not None:
            self._ask_note(about)

    @on(NoteAsked)
    def _note_asked(self, event: NoteAsked) -> None:
        from dossier.tui.asking.noting import ask_highlight_note

        event.stop()
        if event.highlight is not None:
            ask_highlight_note(self, self.dossier, event.article, event.highlight)
        else:
            self._ask_note(self._about_one(event.article))

    def _ask_note(self, about: About) -> None:
        """Look up the notes on articles, and ask for them anew."""
        from dossier.tui.asking.noting import ask_note

        self._look_up(
            lambda: {
                article: notes.note for article, notes in self.dossier.notes.of_each(about.articles).items()
            },
            lambda held: ask_note(self, self.dossier, about, held),
        )

    def _look_up(self, read: Callable[[], Any], go_on: Callable[[Any], None]) -> None:
        """Read in a thread, then go on with what was read."""

        def work() -> None:
            try:
                answer = read()
            except Exception as error:  # noqa: BLE001 - whatever fails is said to the user, and the app goes on
                self.notify(f"The notes cannot be read: {sanitize_line(reason_of(error))}", markup=False)
            else:
                self.post_message(self.NotesRead(go_on, answer))

        self.run_worker(work, group="notes", thread=True, exclusive=True, exit_on_error=False)

    @on(NotesRead)
    def _notes_read(self, event: NotesRead) -> None:
        event.go_on(event.answer)
