"""One quote across outlets: who prints it, whole or cut, and with which words left out or changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from dossier.analysis.alignment.anchors import aligned_words
from dossier.analysis.alignment.runs import Word, words_of
from dossier.analysis.terms import stop_words, terms
from dossier.language.words import fold
from dossier.model import ArticleQuote, Carriage, CarriedQuote, Carrier, QuoteType, Span

_LEAST_SHARED = 4  # words; fewer are shared by chance
_SHARE = 0.6  # of the words of the shorter quote
_TELLING = 4  # of the longest words, one must be in both
_MOST = 50  # carriers
_NEGATIONS = frozenset({"no", "not", "never", "nor", "none", "cannot", "without", "nothing", "nobody"})
_MOST_QUOTES = 200  # of compared articles


def carried(quote: ArticleQuote, others: Iterable[ArticleQuote], reports: Sequence[str] = ()) -> CarriedQuote:
    """Return who else prints a quote, the most alike first.

    A printing of the same words is another article's quote, by the same speaker or by one that is not
    known, that shares with it most of the words of the shorter of the two, in their order.

    Args:
        quote: The quote.
        others: The quotes to look through.
        reports: The articles of the same event, to say which of them do not carry it.
    """
    words = words_of(quote.quote.text)
    found: list[Carrier] = []
    if len(words) >= _LEAST_SHARED:
        texts = [word.text for word in words]
        telling = sorted(set(texts) - stop_words(), key=lambda word: (-len(word), word))[:_TELLING]
        for other in others:
            if other.article == quote.article or not _same_speaker(quote, other):
                continue
            folded = fold.__wrapped__(other.quote.text)  # its cache is for words
            if telling and not any(word in folded for word in telling):
                continue
            carrier = _carrier(quote.quote.text, words, other)
            if carrier is not None:
                found.append(carrier)
    found.sort(key=lambda one: (-one.similarity, one.quote.article, one.quote.quote.start))
    best: dict[str, Carrier] = {}
    for one in found:
        best.setdefault(one.quote.article, one)
    silent = tuple(one for one in reports if one != quote.article and one not in best)
    return CarriedQuote(quote, tuple(best.values())[:_MOST], silent)


def shared_quotes(quotes: Sequence[Sequence[ArticleQuote]]) -> tuple[CarriedQuote, ...]:
    """Return the quotes that several of the compared articles print, each told once.

    Args:
        quotes: The quotes of each article, in the order of its text. Of the printings of one quote the
            longest stands for it.
    """
    reports = [own[0].article for own in quotes if own]
    ordered = sorted(
        (one for own in quotes for one in own if one.quote.type is not QuoteType.INDIRECT),
        key=lambda one: -len(one.quote.text),
    )[:_MOST_QUOTES]
    told: set[tuple[str, int]] = set()
    found: list[CarriedQuote] = []
    for one in ordered:
        if (one.article, one.quote.start) in told:
            continue
        quote = carried(one, (other for other in ordered if other is not one), reports)
        if quote.carriers:
            found.append(quote)
            told |= {(each.quote.article, each.quote.quote.start) for each in quote.carriers}
    place = {
        (one.article, one.quote.start): at for at, one in enumerate(one for own in quotes for one in own)
    }
    found.sort(key=lambda quote: place[quote.quote.article, quote.quote.quote.start])
    return tuple(found)


def _carrier(text: str, words: Sequence[Word], other: ArticleQuote) -> Carrier | None:
    printed = words_of(other.quote.text)
    shared = len({word.text for word in words} & {word.text for word in printed})
    if shared < min(_LEAST_SHARED, len(printed)):
        return None
    pairs = aligned_words([word.text for word in words], [word.text for word in printed])
    least = min(len(words), len(printed))
    if len(pairs) < max(_LEAST_SHARED, _SHARE * least):
        return None
    cut: list[Span] = []
    added: list[Span] = []
    changed: list[tuple[str, str]] = []
    missing = 0
    for (a, b), (a_after, b_after) in pairwise([(-1, -1), *pairs, (len(words), len(printed))]):
        gone, new = words[a + 1 : a_after], printed[b + 1 : b_after]
        if _alike(gone, new):
            continue
        missing += len(gone)
        if gone:
            cut.append(Span(gone[0].start, gone[-1].end))
        if new:
            added.append(Span(new[0].start, new[-1].end))
        inside = a >= 0 and a_after < len(words)
        if gone and new and inside:
            changed.append((text[cut[-1].start : cut[-1].end], other.quote.text[new[0].start : new[-1].end]))
    how = Carriage.CHANGED if changed else Carriage.CUT if cut else Carriage.WHOLE
    return Carrier(
        quote=other,
        how=how,
        cut=tuple(cut),
        added=tuple(added),
        changed=tuple(changed),
        words_cut=missing,
        similarity=round(len(pairs) / max(len(words), len(printed)), 3),
    )


def _alike(gone: Sequence[Word], new: Sequence[Word]) -> bool:
    """Say whether words differ in spelling or little words only: "defence", "defense"; "a", "the"."""
    if not gone or not new:
        return False
    left, right = ([word.text for word in words] for words in (gone, new))
    if not _NEGATIONS.isdisjoint({*left, *right}):
        return left == right
    return terms(" ".join(left)) == terms(" ".join(right))


def _same_speaker(one: ArticleQuote, other: ArticleQuote) -> bool:
    if one.actor and other.actor:
        return one.actor == other.actor
    speaker, another = one.speaker, other.speaker
    if speaker is None or another is None:
        return True
    return not set(fold(speaker).split()).isdisjoint(fold(another).split())
