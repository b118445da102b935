"""What of the main screen is compared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on

from dossier.model import COMPARED
from dossier.tui.compare.messages import OpenPassage
from dossier.tui.keys.now import key
from dossier.tui.panes.messages import ClaimsAsked, CompareAsked
from dossier.tui.screens.searching import SearchingScreen

if TYPE_CHECKING:
    from dossier.model import Claim
    from dossier.session import Dossier


class ComparingScreen(SearchingScreen):
    """A screen whose articles and searches are compared."""

    def __init__(self, dossier: Dossier) -> None:
        super().__init__(dossier)
        self._kept_search: str | None = None  # to compare another one with

    def action_compare(self) -> None:
        """Compare the marked articles; one that is marked, with the current one.

        Without marks, compare the current one with the reports of its event, else with copies of its words.
        """
        marked, current = self.articles.listing.marked, self.current()
        if len(marked) == 1:
            self._compare(list(dict.fromkeys([*marked, *([current] if current else [])])))
        else:
            self._compare(marked or self.overview.reports_beside(current))

    @on(CompareAsked)
    def _compare_asked(self, event: CompareAsked) -> None:
        asked = event.article_ids
        self._compare(asked if len(asked) != 1 else self.overview.reports_beside(asked[0]))

    @on(ClaimsAsked)
    def _claims_asked(self, event: ClaimsAsked) -> None:
        from dossier.model import Claim
        from dossier.tui.compare.pane_screen import PaneScreen
        from dossier.tui.panes.claims import ClaimsPane

        pane = ClaimsPane(self.dossier, event.event)
        self.app.push_screen(PaneScreen[Claim](event.event.title, pane), self._compare_claim)

    def _compare_claim(self, claim: Claim | None) -> None:
        """Compare the articles that make a claim, and go to it."""
        cells = [cell for cell in claim.cells if cell is not None] if claim is not None else []
        if len(cells) == 1:
            self.open_passage(OpenPassage(cells[0].article, cells[0].start, cells[0].end))
        elif cells:
            self._compare([cell.article for cell in cells], (cells[0].article, cells[0].start))

    def _compare(self, article_ids: Sequence[str], at: tuple[str, int] | None = None) -> None:
        article_ids = article_ids[: max(COMPARED)]
        if len(article_ids) < 2:
            self.status.say(self._how_to_compare(), seconds=10, notable=True)
            return
        from dossier.tui.compare.screen import CompareScreen

        self.app.push_screen(CompareScreen(self.dossier, article_ids, at))

    def _how_to_compare(self) -> str:
        if self.articles.listing.marked:
            return f"Go to another article, then {key('main.compare')} compares it with the one marked."
        unknown = not self.overview.complete
        why = "their events are not known yet" if unknown else "no other one reports this event"
        return f"Mark two articles with {key('articles.mark')}, then press {key('main.compare')}: {why}."

    def action_compare_searches(self) -> None:
        """Keep what is searched for, or compare it with the search that was kept."""
        query, kept = self.search.value.strip(), self._kept_search
        again = key("main.compare_searches")
        if not query:
            self.status.say(f"Search for something first; {again} then keeps it to compare.", seconds=6)
        elif kept is None or kept == query:
            self._kept_search = query
            self.status.say(
                f"Kept “{query}”: search for something else, and {again} compares both.", seconds=10
            )
        else:
            from dossier.tui.compare.pane_screen import PaneScreen
            from dossier.tui.panes.results import ResultsPane

            self._kept_search = None
            pane = ResultsPane(self.dossier, kept, query)
            self.app.push_screen(PaneScreen[None]("Two searches compared", pane))
