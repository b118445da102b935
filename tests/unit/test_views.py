"""What a query finds as a concordance, as counts, quotations and events, and queries made narrower."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from dossiers import make_dossier
from hypothesis import given
from hypothesis import strategies as st

from dossier.model import Event, FoundArticle, Hit, SearchResult
from dossier.search.lexer import MAX_QUERY
from dossier.search.quotations import quotation_query
from dossier.session import Dossier
from dossier.views.concordance import HitOrder, sorted_hits
from dossier.views.counts import Step, by_outlet, over_time
from dossier.views.events import MatchOrder, matched_events, sorted_matches
from dossier.views.narrowing import narrowed
from dossier.views.quotes import find_quotes
from dossier.views.source import articles_to_take, not_all
from dossier.views.turning import turned


def hit(
    left: str = "", right: str = "", *, outlet: str | None = "Post", date: str | None = "2020-01-01"
) -> Hit:
    return Hit(
        article="a", outlet=outlet, date=date, title="t", paragraph=1, start=0, end=3, left=left,
        match="ice", right=right, score=1.0,
    )  # fmt: skip


def test_the_word_next_to_the_hit_counts_first_whatever_its_case() -> None:
    hits = [hit("black Thin "), hit("the thick "), hit("a thin "), hit("")]
    assert [h.left for h in sorted_hits(hits, HitOrder.LEFT)] == ["the thick ", "a thin ", "black Thin ", ""]


def test_the_words_to_the_right_count_from_left_to_right() -> None:
    hits = [hit(right=" on, water"), hit(right=" “and” snow"), hit(right=" and fog")]
    assert [h.right for h in sorted_hits(hits, HitOrder.RIGHT)] == [" and fog", " “and” snow", " on, water"]


def test_hits_without_outlet_or_date_come_last() -> None:
    hits = [hit(outlet=None, date=None), hit(outlet="Zeit", date="2019"), hit(outlet="ánon", date="2021")]
    assert [h.outlet for h in sorted_hits(hits, HitOrder.OUTLET)] == ["ánon", "Zeit", None]
    assert [h.date for h in sorted_hits(hits, HitOrder.DATE)] == ["2019", "2021", None]


@given(st.lists(st.integers(0, 9)))
def test_what_is_not_known_comes_last_in_either_direction(rows: list[int]) -> None:
    ordered = sorted(rows, key=lambda row: (row % 3 == 0, row))
    back = turned(ordered, lambda row: row % 3 == 0)
    assert [row for row in back if row % 3] == [row for row in ordered if row % 3][::-1]
    assert list(back[sum(row % 3 > 0 for row in rows) :]) == [row for row in ordered if row % 3 == 0]


def test_the_order_of_the_search_can_be_turned_round() -> None:
    hits = (hit("b"), hit("a"))
    assert sorted_hits(hits, HitOrder.FOUND) == hits
    assert sorted_hits(hits, HitOrder.FOUND, backwards=True) == hits[::-1]


@pytest.mark.parametrize(
    ("last", "step", "label"),
    [
        ("2020-01-20", Step.DAY, "2020-01-02"),
        ("2020-04-01", Step.WEEK, "week of 2019-12-30"),
        ("2022-01-20", Step.MONTH, "2020-01"),
        ("2030-01-20", Step.YEAR, "2020"),
    ],
)
def test_time_is_cut_by_how_long_it_is(last: str, step: Step, label: str) -> None:
    timeline = over_time(["2020-01-02", last, None])
    assert (timeline.step, timeline.counts[0].label, timeline.undated) == (step, label, 1)
    assert sum(count.articles for count in timeline.counts) == 2


def test_days_between_that_hold_nothing_are_listed() -> None:
    counts = over_time(["2020-02-28", "2020-03-01", "2020-03-01"]).counts
    assert [(c.label, c.articles) for c in counts] == [
        ("2020-02-28", 1),
        ("2020-02-29", 0),
        ("2020-03-01", 2),
    ]


def test_a_date_that_is_not_known_to_the_day_is_counted_by_itself() -> None:
    counts = over_time(["2020-02-28", "2020-02", "2020-02-27", "2020"]).counts
    assert [(c.label, c.condition) for c in counts if "not known" in c.label] == [
        ("2020, month not known", "date:2020"),
        ("2020-02, day not known", "date:2020-02"),
    ]


def test_centuries_with_gaps_list_only_the_years_with_articles() -> None:
    assert [count.label for count in over_time(["1802", "2020-01-01"]).counts] == ["1802", "2020"]


@given(st.lists(st.one_of(st.none(), st.text(max_size=10), st.dates().map(str)), max_size=20))
def test_no_date_is_lost_or_raises(dates: list[str | None]) -> None:
    timeline = over_time(dates)
    known = [text for text in dates if text]
    assert sum(count.articles for count in timeline.counts) in (len(known), 0)


def test_outlets_are_counted_the_most_first_and_the_unknown_last() -> None:
    counts = by_outlet(["Post", None, None, None, "Sun", "Post"])
    assert [(c.label, c.articles, c.condition) for c in counts] == [
        ("Post", 2, 'outlet:"Post"'),
        ("Sun", 1, 'outlet:"Sun"'),
        ("outlet not known", 3, "-outlet:*"),
    ]


@pytest.mark.parametrize(
    ("query", "condition", "expected"),
    [
        ("ice", "date:2019", "ice date:2019"),
        ("ice OR snow", "date:2019", "(ice OR snow) date:2019"),
        ("ice|snow", "date:2019", "(ice|snow) date:2019"),
        ("(ice OR snow)", "date:2019", "(ice OR snow) date:2019"),
        ("ice date:2019 snow", "date:2019-06", "ice snow date:2019-06"),
        ('ice outlet:"The Post"', 'outlet:"Sun"', 'ice outlet:"Sun"'),
        ("ice -outlet:sun", "outlet:bbc", "ice outlet:bbc"),
        ("ice OR outlet:sun", "outlet:bbc", "(ice OR outlet:sun) outlet:bbc"),
        ("said:(ice outlet:x)", "outlet:bbc", "said:(ice outlet:x) outlet:bbc"),
        ("", "outlet:bbc", "outlet:bbc"),
        ("x" * MAX_QUERY, "outlet:bbc", "x" * MAX_QUERY),
    ],
)
def test_a_condition_is_added(query: str, condition: str, expected: str) -> None:
    assert narrowed(query, condition) == expected


@given(st.text(max_size=60))
def test_any_query_can_be_narrowed(query: str) -> None:
    assert narrowed(query, "date:2019").endswith("date:2019")


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("ice", None),
        ("ice -said:snow", None),
        ("ice speaker:poe", "speaker:poe"),
        ("speaker:poe said:snow", "speaker:poe AND said:snow"),
        ("said:snow OR (hail AND speaker:poe)", "said:snow OR speaker:poe"),
        ("", None),
    ],
)
def test_the_part_of_a_query_that_asks_for_quotations(query: str, asked: str | None) -> None:
    assert quotation_query(query) == asked


def test_events_say_which_of_their_reports_match() -> None:
    events = [
        Event(id="e1", title="Thaw", first="2020-02-01", last=None, articles=("a", "b", "c")),
        Event(id="e2", title="Flood", first="2020-01-01", last=None, articles=("d",)),
        Event(id="e3", title="Drought", first=None, last=None, articles=("e",)),
    ]
    found = matched_events(events, ("c", "a", "d"))
    assert [(row.event.id, row.matching) for row in found] == [("e1", ("a", "c")), ("e2", ("d",))]
    assert [row.event.id for row in sorted_matches(found, MatchOrder.MATCHING)] == ["e1", "e2"]
    assert [row.event.id for row in sorted_matches(found, MatchOrder.DATE)] == ["e2", "e1"]
    assert [row.event.id for row in sorted_matches(found, MatchOrder.TITLE, backwards=True)] == ["e1", "e2"]


def test_what_is_not_shown_is_said() -> None:
    result = SearchResult(
        query="q", reading="q", total=9_000, articles=(FoundArticle("a", 1.0, 2),), hits=(hit(), hit())
    )
    assert not_all(result) == "2 hits in the first 1 of 9,000 articles"


@pytest.mark.parametrize(
    ("hits", "articles", "total", "taken"),
    [
        (2_000, 500, 500, 500),  # all are there
        (2_000, 500, 9_000, 2_000),  # four hits an article: as many articles as a view holds
        (5_000, 500, 9_000, 1_000),
        (50_000, 500, 9_000, 500),  # no fewer than there are
        (0, 500, 9_000, 2_000),
    ],
)
def test_a_view_takes_articles_by_the_hits_of_each(hits: int, articles: int, total: int, taken: int) -> None:
    first = tuple(FoundArticle(str(k), 1.0, 2) for k in range(articles))
    result = SearchResult(query="q", reading="q", total=total, articles=first, hits=(hit(),) * hits)
    assert articles_to_take(result) == taken


def test_quotes_are_got_until_there_are_so_many(tmp_path: Path) -> None:
    with closing(Dossier.open(make_dossier(tmp_path / "harbour"))) as dossier:
        dossier.refresh()
        every = find_quotes(dossier, "words:>1")
        assert every.articles == every.result.total > 1
        assert {one.article for one in every.quotes} == {one.article for one in dossier.quotes()}
        some = find_quotes(dossier, "words:>1", most=1, known=every.result)
        assert some.result is every.result
        assert some.quotes == every.quotes  # they come many articles at a time
        assert find_quotes(dossier, "words:>1", most=0).quotes == ()
        cranes = find_quotes(dossier, "cranes").quotes
        assert cranes
        assert set(cranes) < set(every.quotes)
