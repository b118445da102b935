"""Which quotes a command is about: those that its query and its options leave."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
        within = [{dossier.resolve(self.article)}] if self.article else []
        if (articles := self._articles(dossier)) is not None:
            within.append(set(articles))
        asked = (self.query, f"about:({self.about})" if self.about else "")
        held = [_places(dossier, query) for query in asked if query]
        within += [{article for article, _, _ in places} for places in held]
        found: Iterable[ArticleQuote] = (
            dossier.quotes_of(list(set.intersection(*within))) if within else dossier.quotes()
        )
        for places in held:
            found = [one for one in found if (one.article, one.quote.start, one.quote.end) in places]
        cues = dossier.cue_forms(self.cue) if self.cue else frozenset()
        return [
            one
            for one in _spoken(dossier, found, self.speaker)
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


def _spoken(dossier: Dossier, quotes: Iterable[ArticleQuote], speaker: str | None) -> list[ArticleQuote]:
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


def _places(dossier: Dossier, query: str) -> set[tuple[str, int, int]]:
    """Return where the quotes are that hold a hit; all of an article where a query names no words."""
    asked = find_quotes(dossier, query, limit=_ALL)
    for message in asked.result.messages:
        click.echo(f"Column {message.column}: {message.text}", err=True)
    return {(one.article, one.quote.start, one.quote.end) for one in asked.quotes}
