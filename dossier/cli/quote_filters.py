"""Which quotes a command is about: those that its query and its options leave."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import click

from dossier.errors import DossierError
from dossier.model import ArticleQuote, QueryMessage
from dossier.quotes.table import Places, QuoteTable
from dossier.session import Dossier
from dossier.views.quotes import find_quotes
from dossier.views.source import ALL


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

    def of(self, dossier: Dossier) -> tuple[QuoteTable, Places]:
        """Return a table of quotes, the earliest article first, and the places of those that are meant.

        Raises:
            DossierError: for an article or a date that is none.
        """
        within = [{dossier.resolve(self.article)}] if self.article else []
        if (articles := self._articles(dossier)) is not None:
            within.append(set(articles))
        asked = (self.query, f"about:({self.about})" if self.about else "")
        held = [_places(dossier, query) for query in asked if query]
        within += [{article for article, _, _ in places} for places in held]
        if within:
            some: Iterable[ArticleQuote] = dossier.quotes_of(list(set.intersection(*within)))
            for places in held:
                some = [one for one in some if (one.article, one.quote.start, one.quote.end) in places]
            table = QuoteTable.of(list(some))
        else:
            table = dossier.quote_table()
        kept = table.sure(self.least)
        if self.types:
            kept &= table.of_types(self.types)
        if self.cue:
            forms = dossier.cue_forms(self.cue)
            kept &= table.with_cue(lambda cue: cue.casefold() in forms)
        if self.speaker is not None:
            kept &= table.said_by(_speaks(dossier, self.speaker))
        return table, kept.nonzero()[0]

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


def _speaks(dossier: Dossier, name: str) -> Callable[[str | None, str | None], bool]:
    """Return what tells of an actor and a name whether they are the speaker of this name."""
    meant = {actor.id for actor in dossier.actors_named(name)}
    words = set(name.casefold().split())
    return lambda actor, shown: actor in meant if actor else words <= set((shown or "").casefold().split())


def _places(dossier: Dossier, query: str) -> set[tuple[str, int, int]]:
    """Return where the quotes are that hold a hit; all of an article where a query names no words."""
    asked = find_quotes(dossier, query, limit=ALL)
    for message in asked.result.messages:
        click.echo(f"Column {message.column}: {message.text}", err=True)
    return {(one.article, one.quote.start, one.quote.end) for one in asked.quotes}
