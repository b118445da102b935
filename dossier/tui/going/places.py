"""The places that `n` goes through: the hits of a search, or the mentions of an actor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from dossier.model import ActorMention, Hit, SearchResult, Span

HIT, MENTION = "hit", "mention"


class Places(NamedTuple):
    """Passages by article; the articles in the order to go through, their passages in that of the text.

    ``name`` says what one of them is: a hit, a mention.
    """

    name: str = HIT
    spans: Mapping[str, tuple[Span, ...]] = MappingProxyType({})

    def within(self, article_id: str) -> tuple[Span, ...]:
        """Return the places in an article."""
        return self.spans.get(article_id, ())

    def beside(self, article_id: str, step: int) -> tuple[str, Span] | None:
        """Return the first place of the next article after one, or (``step`` -1) the last of the one before.

        An article that holds no place stands before the first and after the last.
        """
        names = list(self.spans)
        if article_id in self.spans:
            place = names.index(article_id) + step
        else:
            place = 0 if step > 0 else len(names) - 1
        if not 0 <= place < len(names):
            return None
        return names[place], self.spans[names[place]][0 if step > 0 else -1]


def hit_places(result: SearchResult | None) -> Places:
    """Return the hits in the texts of articles; those in titles and other fields are no places."""
    return _places(HIT, result.hits if result else ())


def mention_places(mentions: Iterable[ActorMention]) -> Places:
    """Return the mentions of an actor."""
    return _places(MENTION, mentions)


def _places(name: str, found: Iterable[Hit | ActorMention]) -> Places:
    from dossier.model import Span

    spans: dict[str, list[Span]] = {}
    for one in found:
        if one.paragraph:
            spans.setdefault(one.article, []).append(Span(one.start, one.end))
    return Places(
        name, {article: tuple(sorted(held, key=lambda span: span.start)) for article, held in spans.items()}
    )
