"""Which actor of an article said each of its quotes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from dossier.language.words import fold
from dossier.model import ArticleActors, Mention, Quote


def link_speakers(quotes: Sequence[Quote], actors: ArticleActors) -> Mapping[int, int]:
    """Return, by the place of a quote, the entity that said it, for the quotes where that is known.

    The words that name the speaker decide where they name an entity; else the speaker's name does,
    and a surname alone only where one entity bears it.
    """
    linked: dict[int, int] = {}
    names = _names(actors)
    starts = [mention.start for mention in actors.mentions]
    for place, quote in enumerate(quotes):
        entity = _mentioned(quote, actors.mentions, starts)
        if entity is None and quote.speaker:
            entity = names.get(fold(quote.speaker))
        if entity is None and quote.speaker:
            entity = names.get(fold(quote.speaker).split()[-1])
        if entity is not None:
            linked[place] = entity
    return linked


def _mentioned(quote: Quote, mentions: Sequence[Mention], starts: Sequence[int]) -> int | None:
    """Return the entity named inside the words that name the speaker, if it bears the speaker's name."""
    if quote.mention is None:
        return None
    place = bisect_right(starts, quote.mention.start) - 1
    spoken = set(fold(quote.speaker or "").split())
    for mention in mentions[max(place, 0) :]:
        if mention.start >= quote.mention.end:
            return None
        if mention.end > quote.mention.start and (
            spoken & set(fold(mention.text).split())
            or (mention.start, mention.end) == (quote.mention.start, quote.mention.end)
        ):
            return mention.entity
    return None


def _names(actors: ArticleActors) -> dict[str, int]:
    """Return the entity of each folded name and of each last word that one entity alone bears."""
    names: dict[str, int] = {}
    lasts: dict[str, set[int]] = {}
    for place, entity in enumerate(actors.entities):
        for name in (entity.name, *entity.aliases):
            folded = fold(name)
            if not folded.split():
                continue
            names.setdefault(folded, place)
            lasts.setdefault(folded.split()[-1], set()).add(place)
    for last, places in lasts.items():
        if len(places) == 1:
            names.setdefault(last, next(iter(places)))
    return names
