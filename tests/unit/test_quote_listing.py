"""Quotes as lists show them: their orders, their groups and their filter."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dossier.language.words import fold
from dossier.model import ArticleInfo, ArticleQuote, Quote, QuoteOrder, QuoteType
from dossier.quotes.listing import LAST, QuoteListing
from dossier.quotes.table import QuoteTable
from dossier.views.turning import turned

INFOS = {
    name: ArticleInfo(id=name, path=name, title=name, outlet=outlet, date=date)
    for name, outlet, date in (
        ("a", "Tide", "2024-03-02"),
        ("b", "Lantern", "2024-03-01"),
        ("c", None, None),
        ("d", "Tide", "2024-03-03"),
    )
}


def quote(
    article: str,
    start: int = 0,
    *,
    speaker: str | None = None,
    actor: str | None = None,
    text: str = "we wait",
) -> ArticleQuote:
    found = Quote(
        start=start,
        end=start + 7,
        text=text,
        type=QuoteType.DIRECT,
        rule="marks",
        confidence=0.9,
        speaker=speaker,
    )
    return ArticleQuote(article, 1, found, actor, "Žofie Malá" if actor else None)


def listing(*quotes: ArticleQuote) -> QuoteListing:
    return QuoteListing(QuoteTable.of(quotes), INFOS)


def in_order(order: QuoteOrder, *quotes: ArticleQuote, backwards: bool = False) -> Sequence[ArticleQuote]:
    return [quotes[place] for place in listing(*quotes).places(order, backwards=backwards)]


def articles(quotes: Sequence[ArticleQuote]) -> str:
    return "".join(one.article for one in quotes)


def test_speakers_with_a_name_of_their_own_come_first() -> None:
    found = quote("a", speaker="aides"), quote("b", speaker="Malá", actor="1"), quote("c")
    assert articles(in_order(QuoteOrder.SPEAKER, *found)) == "bac"


def test_quotes_without_a_speaker_come_last() -> None:
    found = in_order(QuoteOrder.SPEAKER, quote("a"), quote("b", speaker="Ada"))
    assert [one.speaker for one in found] == ["Ada", None]


def test_quotes_are_sorted_by_outlet_and_by_date() -> None:
    found = quote("c"), quote("a"), quote("b"), quote("d")
    assert articles(in_order(QuoteOrder.OUTLET, *found)) == "badc"
    assert articles(in_order(QuoteOrder.DATE, *found)) == "badc"


def test_quotes_of_an_article_keep_the_order_of_its_text() -> None:
    found = in_order(QuoteOrder.DATE, quote("a", 900), quote("a", 20))
    assert [one.quote.start for one in found] == [20, 900]


QUOTES = st.lists(
    st.builds(
        quote,
        st.sampled_from("abcd"),
        st.integers(0, 3),
        speaker=st.sampled_from((None, "Ada", "Žofie Malá", "an aide")),
        actor=st.sampled_from((None, "1")),
    ),
    unique_by=lambda found: (found.article, found.quote.start),
)


def plain_key(order: QuoteOrder, one: ArticleQuote) -> tuple[object, ...]:
    info = INFOS[one.article]
    actor = "" if one.actor else LAST
    speaker = fold(one.speaker) if one.speaker else LAST
    outlet = fold(info.outlet) if info.outlet else LAST
    date = info.date or LAST
    keys = {
        QuoteOrder.SPEAKER: (actor, speaker, date, outlet),
        QuoteOrder.OUTLET: (outlet, date, speaker),
        QuoteOrder.DATE: (date, outlet, speaker),
        QuoteOrder.ARTICLE: (date, fold(info.title)),
    }
    return keys[order], one.article, one.quote.start


def lacks(order: QuoteOrder, one: ArticleQuote) -> bool:
    info = INFOS[one.article]
    known = {QuoteOrder.SPEAKER: one.speaker, QuoteOrder.OUTLET: info.outlet}
    return not known.get(order, info.date)


@given(QUOTES, st.sampled_from(QuoteOrder), st.booleans())
def test_quotes_have_the_order_that_comparing_their_values_gives(
    quotes: list[ArticleQuote], order: QuoteOrder, backwards: bool
) -> None:
    expected = sorted(quotes, key=lambda one: plain_key(order, one))
    if backwards:
        expected = list(turned(expected, lambda one: lacks(order, one)))
    assert in_order(order, *quotes, backwards=backwards) == expected


@given(QUOTES)
def test_a_quote_is_found_by_where_it_stands(quotes: list[ArticleQuote]) -> None:
    table = QuoteTable.of(quotes)
    for place, found in enumerate(quotes):
        assert table.place(found.article, found.quote.start, found.quote.end) == place
        assert table.place(found.article, found.quote.start, found.quote.end + 1) is None
    assert table.place("nowhere", 0, 7) is None


@given(QUOTES, st.sets(st.integers(0, 9)))
def test_quotes_are_found_by_their_names(quotes: list[ArticleQuote], chosen: set[int]) -> None:
    table = QuoteTable.of(quotes)
    places = sorted(place for place in chosen if place < len(quotes))
    names = table.names(np.array(places, np.int64))
    assert names == [(quotes[place].article, quotes[place].quote.start) for place in places]
    assert table.named_so({*names, ("nowhere", 0), "no name"}).tolist() == places


def test_quotes_are_grouped_by_what_they_are_sorted_by() -> None:
    found = listing(quote("a", speaker="Ada"), quote("c"))
    groups = {order: [found.group(order, place) for place in (0, 1)] for order in QuoteOrder}
    assert groups == {
        QuoteOrder.SPEAKER: ["Ada", None],
        QuoteOrder.OUTLET: ["Tide", None],
        QuoteOrder.DATE: ["2024-03-02", None],
        QuoteOrder.ARTICLE: ["a", "c"],
    }


def test_the_filter_wants_every_word_of_quote_speaker_outlet_or_date() -> None:
    found = listing(quote("a", speaker="Žofie"), quote("b", text="We LEAVE"), quote("nowhere"), quote("c"))

    def held(words: str) -> list[bool]:
        return found.holding(words).tolist()

    assert held("we") == [True] * 4
    assert held("leave") == [False, True, False, False]
    assert held("ZOF tide") == [True, False, False, False]
    assert held("2024-03 we") == [True, True, False, False]
    assert held("wait we nobody") == [False] * 4


def test_nothing_can_be_listed() -> None:
    found = listing()
    assert all(len(found.places(order)) == 0 for order in QuoteOrder)
    assert len(found.holding("word")) == 0
    assert list(found.table.quotes()) == []


def test_a_word_may_be_looked_for_in_the_speaker_or_the_source_alone() -> None:
    table = listing(
        quote("a", text="Malá waits", speaker="Ivo Tide"),
        quote("b", actor="1"),
        quote("d", text="the lantern", speaker="Ivo Novák"),
    )
    found = {
        words: np.flatnonzero(table.holding(words)).tolist()
        for words in ("mala", "speaker:MALA", "outlet:tide", "outlet:lantern", "speaker:ivo date:03-03")
    }
    assert list(found.values()) == [[0, 1], [1], [0, 2], [1], [2]]
    assert len(np.flatnonzero(table.holding("speaker:"))) == 3
