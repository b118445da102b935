"""A comparison worksheet: what each article has, aspect by aspect."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dossier.analysis.alignment.names import spellings_of
from dossier.analysis.alignment.passages import passages
from dossier.analysis.alignment.quantities import quantities
from dossier.analysis.alignment.speakers import Speech
from dossier.analysis.alignment.times import times
from dossier.analysis.alignment.wire import shared_parts
from dossier.analysis.terms import stop_words
from dossier.analysis.wordings import Label
from dossier.language.words import WORD, fold
from dossier.model import Article, ArticleInfo, Profile, Speaking, Worksheet

_MOST = 40  # values of one kind
_AFTER = re.compile(r"([\s-])([^\W\d_][\w’'-]{0,30})")
_COUNTED = 2  # words that name the thing counted
_MOST_PASSAGES = 2000  # of an article that are read


@dataclass(frozen=True, slots=True)
class Described:
    """An article with its quotes whose speaker is known and the words that name actors in it."""

    article: Article
    speeches: Sequence[Speech]
    labels: Sequence[Label]


def worksheet(described: Sequence[Described]) -> Worksheet:
    """Return the worksheet of compared articles."""
    shares = shared_parts([one.article.text for one in described])
    actors = [{label.actor: label.name for label in one.labels} for one in described]
    profiles = []
    for at, (one, share) in enumerate(zip(described, shares, strict=True)):
        others = {actor for place, named in enumerate(actors) if place != at for actor in named}
        profiles.append(
            Profile(
                info=one.article.info,
                speakers=_speaking(one),
                numbers=_numbers(one.article),
                dates=_dates(one.article),
                names_only_here=_alone(actors[at], others, one.article.info),
                shared=round(share, 3),
            )
        )
    return Worksheet(tuple(profiles))


def _alone(actors: Mapping[str, str], others: Container[str], info: ArticleInfo) -> tuple[str, ...]:
    """Return the names of actors that no other article names, but those by which it speaks of itself."""
    own = spellings_of(name for name in (info.outlet, info.agency) if name)
    found = (name for actor, name in actors.items() if actor not in others)
    return tuple(name for name in found if own.isdisjoint(spellings_of([name])))[:_MOST]


def _speaking(one: Described) -> tuple[Speaking, ...]:
    counts: dict[str, tuple[str, int, int]] = {}
    for speech in one.speeches:
        name, quotes, words = counts.get(speech.actor or fold(speech.speaker), (speech.speaker, 0, 0))
        length = sum(1 for _ in WORD.finditer(one.article.text, speech.start, speech.end))
        counts[speech.actor or fold(speech.speaker)] = (name, quotes + 1, words + length)
    found = [Speaking(*values) for values in counts.values()]
    return tuple(sorted(found, key=lambda speaking: (-speaking.words, speaking.speaker)))


def _numbers(article: Article) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for passage in passages(0, article.text)[:_MOST_PASSAGES]:
        for quantity in quantities(passage.text):
            found[" ".join((quantity.text + _counted(passage.text, quantity.end)).split())] = None
    return tuple(found)[:_MOST]


def _counted(text: str, at: int) -> str:
    """Return the words after a number that name what it counts, up to the first little word."""
    found = ""
    for _ in range(_COUNTED):
        after = _AFTER.match(text, at)
        if after is None or fold(after[2]) in stop_words():
            break
        found += after[0]
        at = after.end()
    return found


def _dates(article: Article) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for passage in passages(0, article.text)[:_MOST_PASSAGES]:
        for time in times(passage.text, article.info.date):
            printed = " ".join(time.text.split())
            day = date.fromordinal(time.first).isoformat() if time.is_day else ""
            found[f"{printed} ({day})" if day else printed] = None
    return tuple(found)[:_MOST]
