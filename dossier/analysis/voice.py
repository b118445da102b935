"""Share of voice: who is quoted how often and at what length, by outlet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dossier.analysis.quotes import NESTED
from dossier.language.words import fold
from dossier.model import QuoteType, Share, Voice, Voices
from dossier.quotes.form import TYPES
from dossier.quotes.table import Numbered, Places, QuoteTable

_Ints = NDArray[np.int64]


class _Counted(NamedTuple):
    """What is added up of quotes; fragments of one quotation have the same number."""

    quotation: _Ints
    article: _Ints
    words: _Ints
    verbatim: _Ints

    def shares(self, by: _Ints, size: int) -> list[Share]:
        """Return the share of each of some groups; ``by`` says to which a quote belongs."""
        columns = (
            _different(by, self.quotation, size),
            np.bincount(by, self.words, size),
            np.bincount(by, self.verbatim, size),
            _different(by, self.article, size),
        )
        return [Share(*row) for row in np.array(columns, np.int64).T.tolist()]


def share_of_voice(
    quotes: QuoteTable, outlets: Mapping[str, str | None], places: Places | None = None
) -> Voices:
    """Return who is quoted how much. What is hardly a quotation does not count.

    Words that somebody is quoted to report of another count once, for whom the article quotes. Takes
    n log n of the quotes.

    Args:
        quotes: Quotes of any articles.
        outlets: The outlet of each article, by the article's id; articles may be missing.
        places: Which of the quotes count; all by default.
    """
    columns, named = quotes.columns, quotes.named
    left_out = quotes.doubtful | np.array([rule == NESTED for rule in named.rules], bool)[columns.rule]
    rows = np.arange(len(quotes)) if places is None else np.sort(places)
    rows = rows[~left_out[rows]]
    keys, sources = Numbered(), Numbered()
    key_of = np.array(
        [keys[_key(name, actor)] for name, actor in zip(named.speakers, named.actors, strict=True)], np.int64
    )
    source_of = np.array([sources[outlets.get(article)] for article in named.articles], np.int64)
    speaker, article = columns.speaker[rows], columns.article[rows].astype(np.int64)
    who, where = key_of[speaker], source_of[article]
    words = columns.words[rows].astype(np.int64)
    verbatim = words * (columns.type[rows] != TYPES.index(QuoteType.INDIRECT))
    group = columns.group[rows].astype(np.int64)
    counted = _Counted(article * _size(group) + group, article, words, verbatim)

    names = list(sources)
    printed = counted.shares(where, len(names))
    total = counted.shares(np.zeros(len(rows), np.int64), 1)[0]
    in_all = counted.shares(who, len(keys))
    cells, of_cell = np.unique(who * len(names) + where, return_inverse=True)
    by_outlet: dict[int, dict[str | None, Share]] = {}
    for cell, share in zip(cells.tolist(), counted.shares(of_cell, len(cells)), strict=True):
        by_outlet.setdefault(cell // len(names), {})[names[cell % len(names)]] = share
    found, first = np.unique(who, return_index=True)
    voices = [
        Voice(
            named.speakers[speaker[first[at]]],
            named.actors[speaker[first[at]]],
            in_all[found[at]],
            _most_first(by_outlet[int(found[at])]),
        )
        for at in np.argsort(first)
    ]
    voices.sort(key=lambda voice: (-voice.total.words, voice.speaker is None, voice.speaker or ""))
    several = {name: share for name, share in zip(names, printed, strict=True) if share.quotes}
    return Voices(tuple(voices), total, _most_first(several))


def _key(name: str | None, actor: str | None) -> str | None:
    """Return what is the same for the same speaker."""
    return f"actor {actor}" if actor else fold(name) if name else None


def _different(by: _Ints, things: _Ints, size: int) -> _Ints:
    """Return how many different things each of some groups has."""
    every = _size(things)
    pairs = np.sort(by * every + things)
    new = np.ones(len(pairs), bool)
    np.not_equal(pairs[1:], pairs[:-1], out=new[1:])
    return np.bincount(pairs[new] // every, minlength=size)


def _size(numbers: _Ints) -> int:
    return 1 + int(numbers.max(initial=0))


def _most_first(outlets: Mapping[str | None, Share]) -> dict[str | None, Share]:
    return dict(sorted(outlets.items(), key=lambda item: (-item[1].words, item[0] is None, item[0] or "")))
