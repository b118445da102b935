"""Correcting quotes from a screen: asking who spoke, and posting what the user decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from textual.widget import Widget

from dossier.errors import DossierError
from dossier.model import QuoteVerdict
from dossier.tui.messages import Correct
from dossier.tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from dossier.model import ArticleQuote, Quote

_AFTER = {QuoteVerdict.SCARE_QUOTE: QuoteVerdict.TITLE, QuoteVerdict.TITLE: None}


class Corrections(Protocol):
    """What is asked of the corrections of a dossier."""

    def speaker(self, article_id: str, quote: Quote, name: str | None) -> str:
        """Say who spoke."""

    def dismiss(self, article_id: str, quote: Quote, verdict: QuoteVerdict = ...) -> str:
        """Say that words are no quotation."""

    def take_back(self, article_id: str, quote: Quote) -> str:
        """Forget what was said of a quote."""

    def speaker_named(self, name: str | None) -> str | None:
        """Return the name that is kept for a speaker; raises DossierError where it may be several."""


def ask_speaker(widget: Widget, corrections: Corrections, found: ArticleQuote) -> None:
    """Ask who spoke a quote, and have that kept."""

    def problem(typed: str) -> str | None:
        try:
            corrections.speaker_named(typed)
        except DossierError as error:
            return str(error)
        return None

    def answered(name: str | None) -> None:
        if name is not None:
            widget.post_message(Correct(lambda: corrections.speaker(found.article, found.quote, name)))

    words = " ".join(found.quote.text.split())
    widget.app.push_screen(
        Prompt(
            f"Who said {words[:160]}{'…' if len(words) > 160 else ''}",
            found.speaker or "",
            placeholder="a name, or nobody",
            check=problem,
        ),
        answered,
    )


def dismiss(widget: Widget, corrections: Corrections, found: ArticleQuote) -> None:
    """Have it kept that a quote is none, or that taken back."""
    if found.quote.verdict is QuoteVerdict.NOT_A_QUOTE:
        take_back(widget, corrections, found)
    else:
        _say(widget, corrections, found, QuoteVerdict.NOT_A_QUOTE)


def unquote(widget: Widget, corrections: Corrections, found: ArticleQuote) -> None:
    """Have it kept that a quote is scare quotes, then that it is a title, then have that taken back."""
    verdict = found.quote.verdict
    following = _AFTER.get(verdict, QuoteVerdict.SCARE_QUOTE) if verdict else QuoteVerdict.SCARE_QUOTE
    if following is None:
        take_back(widget, corrections, found)
    else:
        _say(widget, corrections, found, following)


def take_back(widget: Widget, corrections: Corrections, found: ArticleQuote) -> None:
    """Have all forgotten that was said of a quote."""
    widget.post_message(Correct(lambda: corrections.take_back(found.article, found.quote)))


def _say(widget: Widget, corrections: Corrections, found: ArticleQuote, verdict: QuoteVerdict) -> None:
    widget.post_message(Correct(lambda: corrections.dismiss(found.article, found.quote, verdict)))
