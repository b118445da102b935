"""Share of voice: who is quoted how often and at what length, by outlet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dossier.analysis.quotes import NESTED
from dossier.language.words import fold
from dossier.model import ArticleQuote, QuoteType, Share, Voice, Voices

_WORD = re.compile(r"\w+(?:['’-]\w+)*")


@dataclass(slots=True)
class _Sum:
    """What is added up; fragments of one quotation are one."""

    quotations: set[tuple[str, int]] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    words: int = 0
    verbatim: int = 0

    def add(self, found: ArticleQuote, words: int) -> None:
        self.quotations.add((found.article, found.quote.group))
        self.articles.add(found.article)
        self.words += words
        if found.quote.type is not QuoteType.INDIRECT:
            self.verbatim += words

    def share(self) -> Share:
        return Share(len(self.quotations), self.words, self.verbatim, len(self.articles))


@dataclass(slots=True)
class _Speaker:
    name: str | None
    actor: str | None
    total: _Sum = field(default_factory=_Sum)
    outlets: dict[str | None, _Sum] = field(default_factory=dict)


def share_of_voice(quotes: Iterable[ArticleQuote], outlets: Mapping[str, str | None]) -> Voices:
    """Return who is quoted how much. What is hardly a quotation does not count.

    Words that somebody is quoted to report of another count once, for whom the article quotes. Linear in the
    quotes.

    Args:
        quotes: Quotes of any articles, in any order.
        outlets: The outlet of each article, by the article's id; articles may be missing.
    """
    speakers: dict[str | None, _Speaker] = {}
    printed: dict[str | None, _Sum] = {}
    total = _Sum()
    for found in quotes:
        quote = found.quote
        if quote.doubtful or quote.rule == NESTED:
            continue
        name = found.speaker
        key = f"actor {found.actor}" if found.actor else fold(name) if name else None
        speaker = speakers.setdefault(key, _Speaker(name, found.actor))
        outlet = outlets.get(found.article)
        words = sum(1 for _ in _WORD.finditer(quote.text))
        for held in (
            total,
            speaker.total,
            printed.setdefault(outlet, _Sum()),
            speaker.outlets.setdefault(outlet, _Sum()),
        ):
            held.add(found, words)
    voices = [
        Voice(one.name, one.actor, one.total.share(), _most_first(one.outlets)) for one in speakers.values()
    ]
    voices.sort(key=lambda voice: (-voice.total.words, voice.speaker is None, voice.speaker or ""))
    return Voices(tuple(voices), total.share(), _most_first(printed))


def _most_first(outlets: Mapping[str | None, _Sum]) -> dict[str | None, Share]:
    shares = ((outlet, held.share()) for outlet, held in outlets.items())
    return dict(sorted(shares, key=lambda item: (-item[1].words, item[0] is None, item[0] or "")))
