"""Quotes as columns of numbers; what they say in full is fetched for those that are looked at."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from dossier.language.words import fold, word_count
from dossier.model import DOUBTFUL, ArticleQuote, Quote, QuoteType
from dossier.quotes.folded_texts import FoldedTexts, Mask
from dossier.quotes.form import THOUSAND, TYPES, thousandths

Ints: TypeAlias = NDArray[np.integer[Any]]
Places: TypeAlias = Ints
"""Places of quotes in a table, from 0."""
Fetch: TypeAlias = Callable[[Sequence[int]], Mapping[int, ArticleQuote]]
"""Returns the quotes at some places, by place; those that are gone are missing."""

SPEAKER = "speaker"
FIELDS = frozenset({SPEAKER, "outlet", "date"})
"""What a word that is looked for may be limited to, as in ``speaker:novak``."""
_AT_ONCE = 1000  # quotes that are fetched together
_MOST_HELD = 2000  # quotes that were asked for one by one


@dataclass(frozen=True, slots=True)
class Columns:
    """What is known of each quote, a number in each column."""

    article: Ints  # its place in the table's articles
    start: Ints
    end: Ints
    group: Ints
    speaker: Ints  # its place in the table's speakers
    cue: Ints  # its place in the table's cues
    rule: Ints  # its place in the table's rules
    words: Ints  # how many
    confidence: Ints  # in thousandths
    type: Ints  # its place in TYPES


@dataclass(frozen=True, slots=True)
class Named:
    """What the numbers of columns stand for; of speakers, the name shown, and the id of an actor."""

    articles: Sequence[str]
    speakers: Sequence[str | None]
    actors: Sequence[str | None]
    cues: Sequence[str | None]
    rules: Sequence[str]


class QuoteTable:
    """Quotes, the earliest article first, each at a place from 0.

    Args:
        columns: What is known of each.
        named: What the numbers in the columns stand for.
        texts: The words of each quote, folded.
        fetch: Returns quotes in full; raises sqlite3.Error where they cannot be read.
    """

    def __init__(self, columns: Columns, named: Named, texts: FoldedTexts, fetch: Fetch) -> None:
        self.columns = columns
        self.named = named
        self.texts = texts
        self._fetch = fetch
        self._held: dict[int, ArticleQuote] = {}

    @classmethod
    def of(cls, quotes: Sequence[ArticleQuote]) -> QuoteTable:
        """Make a table of quotes that are there in full; its order is theirs."""
        articles, speakers, cues, rules = (Numbered() for _ in range(4))
        rows = [
            (
                articles[one.article],
                one.quote.start,
                one.quote.end,
                one.quote.group,
                speakers[one.speaker, one.actor],
                cues[one.quote.cue.text if one.quote.cue else None],
                rules[one.quote.rule],
                word_count(one.quote.text),
                thousandths(one.quote.confidence),
                TYPES.index(one.quote.type),
            )
            for one in quotes
        ]
        return cls(
            Columns(*np.array(rows, np.int64).reshape(-1, len(Columns.__slots__)).T),
            Named(
                list(articles),
                [name for name, _ in speakers],
                [actor for _, actor in speakers],
                list(cues),
                list(rules),
            ),
            FoldedTexts.of(fold.__wrapped__(one.quote.text) for one in quotes),
            lambda places: {place: quotes[place] for place in places},
        )

    def __len__(self) -> int:
        return len(self.columns.article)

    # One quote

    def quote(self, place: int) -> ArticleQuote:
        """Return a quote in full; where it is gone or cannot be read, what the table knows of it."""
        if place not in self._held:
            self.hold([place])
        return self._held.get(place) or self._known(place)

    def holds(self, place: int) -> bool:
        """Return whether a quote is there without asking the catalogue."""
        return place in self._held

    def hold(self, places: Iterable[int]) -> None:
        """Get quotes that will be asked for one by one, all at once: that is quicker by far."""
        if len(self._held) > _MOST_HELD:
            self._held.clear()
        with suppress(sqlite3.Error):
            self._held |= self._fetch([place for place in places if place not in self._held])

    def _known(self, place: int) -> ArticleQuote:
        held = self.columns
        speaker = int(held.speaker[place])
        return ArticleQuote(
            self.article_of(place),
            1,
            Quote(
                start=int(held.start[place]),
                end=int(held.end[place]),
                text=self.texts.text(place),
                type=TYPES[held.type[place]],
                rule=self.named.rules[held.rule[place]],
                confidence=int(held.confidence[place]) / THOUSAND,
                speaker=self.named.speakers[speaker],
                group=int(held.group[place]),
            ),
            self.named.actors[speaker],
        )

    def article_of(self, place: int) -> str:
        """Return the id of the article that prints a quote."""
        return self.named.articles[int(self.columns.article[place])]

    def speaker_of(self, place: int) -> str | None:
        """Return the name of who said a quote."""
        return self.named.speakers[int(self.columns.speaker[place])]

    def place(self, article: str, start: int, end: int) -> int | None:
        """Return the place of the quote that stands at some characters of an article; None without one."""
        held = self.columns
        try:
            number = self.named.articles.index(article)
        except ValueError:
            return None
        found = np.flatnonzero((held.start == start) & (held.end == end) & (held.article == number))
        return int(found[0]) if len(found) else None

    def names(self, places: Places) -> list[object]:
        """Return the articles of some quotes, each with where it begins, as an export names them."""
        held, articles = self.columns, self.named.articles
        pairs = zip(held.article[places].tolist(), held.start[places].tolist(), strict=True)
        return [(articles[article], start) for article, start in pairs]

    def named_so(self, names: Collection[object]) -> Places:
        """Return the places of the quotes that have some of the names that `names` returns."""
        numbers = {article: number for number, article in enumerate(self.named.articles)}
        pairs = (name for name in names if isinstance(name, tuple) and name[0] in numbers)
        wanted = [numbers[article] << 32 | start for article, start in pairs]
        held = self.columns
        keys = held.article.astype(np.int64) << 32 | held.start
        return np.flatnonzero(np.isin(keys, np.array(wanted, np.int64)))

    # Many quotes

    def quotes(self, places: Iterable[int] | None = None) -> Iterator[ArticleQuote]:
        """Yield quotes in full, all by default; those that are gone are left out.

        Raises:
            sqlite3.Error: if they cannot be read.
        """
        wanted = np.arange(len(self)) if places is None else np.fromiter(places, np.int64)
        for first in range(0, len(wanted), _AT_ONCE):
            some = wanted[first : first + _AT_ONCE].tolist()
            found = self._fetch(some)
            yield from (found[place] for place in some if place in found)

    def said_by(self, meant: Callable[[str | None, str | None], bool]) -> Mask:
        """Return which quotes have a speaker that is meant, told by the actor's id and the name."""
        pairs = zip(self.named.actors, self.named.speakers, strict=True)
        return np.array([meant(*pair) for pair in pairs], bool)[self.columns.speaker]

    def perhaps_by(self, actor: str | None, name: str | None) -> Mask:
        """Return which quotes a speaker may have said.

        Of two actors, these are those of the same; else those of the same name, and of nobody known.
        """
        folded = fold.__wrapped__(name) if name is not None else None
        return self.said_by(
            lambda other, own: (
                other == actor
                if other and actor
                else folded is None or own is None or fold.__wrapped__(own) == folded
            )
        )

    def of_types(self, types: Collection[str]) -> Mask:
        """Return which quotes are of some types."""
        return np.array([kind in types for kind in TYPES], bool)[self.columns.type]

    def with_cue(self, meant: Callable[[str], bool]) -> Mask:
        """Return which quotes have a reporting verb, as printed, that is meant."""
        return np.array([cue is not None and meant(cue) for cue in self.named.cues], np.bool_)[
            self.columns.cue
        ]

    def sure(self, least: float) -> Mask:
        """Return which quotes are at least so sure, from 0 to 1."""
        return self.columns.confidence / THOUSAND >= least

    def printed_by(self, article: str) -> Mask:
        """Return which quotes stand in an article."""
        articles = self.named.articles
        number = articles.index(article) if article in articles else len(articles)
        return np.equal(self.columns.article, number)

    def types(self, places: Places | None = None) -> Counter[QuoteType | None]:
        """Return how many quotes there are of each type, of all or some; None are hardly quotes."""
        rows = slice(None) if places is None else places
        types, doubtful = self.columns.type[rows], self.doubtful[rows]
        counts = np.bincount(types[~doubtful], minlength=len(TYPES)).tolist()
        return Counter({**dict(zip(TYPES, counts, strict=True)), None: int(doubtful.sum())})

    @property
    def doubtful(self) -> Mask:
        """Which of them are hardly quotes."""
        return self.columns.confidence < DOUBTFUL * THOUSAND

    @cached_property
    def folded_names(self) -> tuple[str | None, ...]:
        """The names of the speakers, folded."""
        return tuple(name if name is None else fold.__wrapped__(name) for name in self.named.speakers)

    @cached_property
    def _texts_of_names(self) -> FoldedTexts:
        return FoldedTexts.of(name or "" for name in self.folded_names)

    def holding(self, words: Iterable[str], sources: FoldedTexts) -> Mask:
        """Return which quotes hold every folded word: they, their speaker's name, or what prints them.

        Args:
            words: What is looked for; none has white space. ``speaker:word`` is looked for in the name
                alone, ``outlet:word`` and ``date:word`` in what prints a quote.
            sources: What there is to find of each article, in the order of ``articles``.
        """
        found = np.ones(len(self), bool)
        for word in words:
            field, colon, value = word.partition(":")
            if not colon or field not in FIELDS:
                by_name, by_source = self._named(word), self._printed(word, sources)
                found &= self.texts.holding(word) | by_name | by_source
            elif value:  # else it is still being typed
                found &= self._named(value) if field == SPEAKER else self._printed(value, sources)
        return found

    def _named(self, word: str) -> Mask:
        return self._texts_of_names.holding(word)[self.columns.speaker]

    def _printed(self, word: str, sources: FoldedTexts) -> Mask:
        return sources.holding(word)[self.columns.article]


def small(numbers: Ints) -> Ints:
    """Return numbers in as few bytes as the greatest needs; they are to be compared, not reckoned with."""
    return numbers.astype(np.min_scalar_type(int(numbers.max(initial=0))))


class Numbered(dict[Any, int]):
    """Numbers things from 0 in the order in which they are first asked for."""

    def __missing__(self, key: Any) -> int:
        return self.setdefault(key, len(self))
