"""The pane of articles: what is worth knowing first, the filter, the heading, the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Static

from dossier.tui.choosing import Choice
from dossier.tui.keys.now import key
from dossier.tui.text import ACCENT, DIM, flowing, plain
from dossier.tui.widgets.article_list import ArticleList
from dossier.tui.widgets.covered import Covered
from dossier.tui.widgets.fitting_text import FittingText
from dossier.tui.widgets.line_input import LineInput

if TYPE_CHECKING:
    from dossier.tui.overview import Overview


class ArticlesPane(Covered, Vertical):
    """Shows an overview of a dossier as a list that can be filtered and sorted."""

    DEFAULT_CSS = """
    ArticlesPane {
        & > #summary { height: auto; max-height: 3; padding: 0 1; }
        & > #shown { height: auto; max-height: 2; padding: 0 1; display: none; }
        & > #heading { height: 1; }
        & > ArticleList { height: 1fr; }
        & > #filter { display: none; padding: 0 1; background: $boost; }
        &.-filtering > #filter { display: block; }
        &.-chosen > #shown { display: block; }
    }
    """

    class Arranged(Message):
        """Other rows are shown, or the same in another order."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._box: Input | None = None  # in which words of the filter are typed

    def compose(self) -> ComposeResult:
        """Make the summary, the heading and the list; the box of the filter comes when it is asked for."""
        yield FittingText(plain(""), id="summary")
        yield FittingText(plain(""), id="shown")
        yield Static(plain(""), id="heading")
        yield ArticleList(id="articles")

    @property
    def listing(self) -> ArticleList:
        """The list of articles."""
        return self.query_one(ArticleList)

    @property
    def article_here(self) -> str | None:
        """The article under the cursor."""
        return self.listing.row.id if self.listing.row is not None else None

    def show_overview(self, overview: Overview) -> None:
        """Show other articles, or the same ones with more known about them."""
        self.listing.show_overview(overview)
        self._show_summary()

    def on_resize(self) -> None:
        """Fit summary and heading."""
        self._show_summary()
        self._show_heading()

    def _show_summary(self) -> None:
        phrases = [plain(phrase, DIM) for phrase in self.listing.overview.phrases]
        self.query_one("#summary", Static).update(flowing(phrases, max(1, self.size.width - 2)))

    @on(ArticleList.Changed)
    def _show_heading(self) -> None:
        width = self.listing.scrollable_content_region.width or self.size.width
        self.query_one("#heading", Static).update(self.listing.heading(max(0, width - 1)), layout=False)
        choice, marked = self.listing.choice, len(self.listing.marked)
        said = [
            plain(_how_to_compare(marked), ACCENT),
            plain(choice.label) if choice.label else plain(""),
            plain(f"with “{choice.words.strip()}”") if choice.words.strip() else plain(""),
            plain(f"{self.listing.found:,} of {len(self.listing.overview.articles):,}", DIM)
            if choice
            else plain(""),
        ]
        if shown := bool(choice) or bool(marked):
            self.query_one("#shown", Static).update(flowing(said, max(1, self.size.width - 2)))
        if shown != self.has_class("-chosen"):
            self.set_class(shown, "-chosen")
            # Textual at times misses that the list moved when a line above it comes or goes.
            self.call_after_refresh(self.query_one("#shown").refresh, layout=True)

    @on(ArticleList.Changed)
    def _tell_arranged(self) -> None:
        # A message of the list goes no further than here where this pane caused it.
        self.post_message(self.Arranged())

    @on(ArticleList.FilterAsked)
    def _ask_for_words(self) -> None:
        self.add_class("-filtering")
        if self._box is None:
            words = "words of title, outlet, author, date"
            self._box = LineInput(placeholder=words, id="filter", compact=True)
            self.mount(self._box, after="#summary")
        self._box.focus()

    @on(Input.Changed, "#filter")
    def _filter(self, event: Input.Changed) -> None:
        event.stop()
        choice = self.listing.choice
        self.listing.choose(Choice(event.value, choice.articles, choice.label))

    @on(Input.Submitted, "#filter")
    def _filtered(self, event: Input.Submitted) -> None:
        event.stop()
        self.set_class(bool(event.value.strip()), "-filtering")
        self.listing.focus()
        self.post_message(self.Arranged())

    def back(self) -> bool:
        """Leave the filter's box, then the choice; False where there is nothing to leave."""
        if self.listing.choice:
            if self._box is not None:
                with self.prevent(Input.Changed):
                    self._box.value = ""
            self.listing.choose(Choice())
        elif self._box is None or not self._box.has_focus:
            return False
        self.remove_class("-filtering")
        self.listing.focus()
        return True


def _how_to_compare(marked: int) -> str:
    if not marked:
        return ""
    compare = key("main.compare")
    return (
        f"{marked} articles marked, {compare} compares them"
        if marked > 1
        else f"1 article marked, {compare} compares this one with it"
    )
