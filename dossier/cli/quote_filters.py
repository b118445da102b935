"""Which quotes a command is about: those that its query and its options leave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import click

from dossier.errors import DossierError
from dossier.model import ArticleQuote, QueryMessage
from dossier.session import Dossier
from dossier.views.quotes import find_quotes

_ALL = 1_000_000


@dataclass(frozen=True, slots=True)
class QuoteFilter:
    """What is asked for; every condition that is given must hold."""

    query: str = ""
    speaker: str | None = None
    article: str | None = None
    outlet: str | None = None
    date: str | None = None
    after: str | None = None
    before: str | None = None
    about: str | None = None
    types: tuple[str, ...] = ()
    cue: str | None = None
    least: float = 0.0  # of confidence

    def of(self, dossier: Dossier) -> list[ArticleQuote]:
        """Return the quotes of a dossier, the earliest article first.

        Raises:
            DossierError: for an article or a date that is none.
        """
        article = dossier.resolve(self.article) if self.article else None
        found = _spoken(dossier, dossier.quotes(article=article), self.speaker)
        if (articles := self._articles(dossier)) is not None:
            found = [quote for quote in found if quote.article in articles]
        for query in (self.query, f"about:({self.about})" if self.about else ""):
            if query:
                found = _matching(dossier, found, query)
        cues = dossier.cue_forms(self.cue) if self.cue else frozenset()
        return [
            one
            for one in found
            if (not self.types or one.quote.type in self.types)
            and one.quote.confidence >= self.least
            and (not self.cue or (one.quote.cue is not None and one.quote.cue.text.casefold() in cues))
        ]

    def _articles(self, dossier: Dossier) -> frozenset[str] | None:
        """Return the articles of an outlet and a time; None where neither is given."""
        dates = {"date": self.date, "after": self.after, "before": self.before}
        terms = [f"{field}:{value}" for field, value in dates.items() if value]
        if self.outlet:
            words = self.outlet.replace('"', " ").strip()
            terms.append(f'outlet:"{words}"')
        if not terms:
            return None
        result = dossier.matching(" ".join(terms))
        if result.messages:
            raise DossierError(_sentence(result.messages))
        return frozenset(result.articles)


def _sentence(messages: Sequence[QueryMessage]) -> str:
    text = messages[0].text
    return text if text.endswith(".") else f"{text}."


def _spoken(dossier: Dossier, quotes: Sequence[ArticleQuote], speaker: str | None) -> list[ArticleQuote]:
    """Return the quotes of a speaker, if one is named."""
    if speaker is None:
        return list(quotes)
    named = {actor.id for actor in dossier.actors_named(speaker)}
    words = set(speaker.casefold().split())
    return [
        one
        for one in quotes
        if one.actor in named
        or (one.actor is None and words <= set((one.quote.speaker or "").casefold().split()))
    ]


def _matching(dossier: Dossier, quotes: Sequence[ArticleQuote], query: str) -> list[ArticleQuote]:
    """Return the quotes that hold a hit, or all of an article where the query names no words of its text."""
    asked = find_quotes(dossier, query, limit=_ALL)
    for message in asked.result.messages:
        click.echo(f"Column {message.column}: {message.text}", err=True)
    held = {(one.article, one.quote.start, one.quote.end) for one in asked.quotes}
    return [one for one in quotes if (one.article, one.quote.start, one.quote.end) in held]
