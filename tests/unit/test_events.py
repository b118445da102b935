import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.analysis.events import EventArticle, Fingerprint, find_copies, fingerprint, group_events

FERRY = (
    "A ferry with eighty passengers ran aground off the island of Tarsa on Monday. "
    "Coast guards brought everyone ashore by helicopter. The captain blamed a broken rudder. "
)
STRIKE = (
    "Bakers in the city of Loden walked out over night pay. The bakers' union wants a rise of six percent. "
    "Supermarkets ran short of bread before noon. "
)


def article(name: str, text: str, date: str | None = "2024-03-04", outlet: str = "Daily") -> EventArticle:
    title = text.partition(".")[0]
    return EventArticle(name, date, outlet, None, title, fingerprint(title, text))


def test_reports_of_one_happening_are_one_event() -> None:
    events = group_events(
        [
            article("a", FERRY),
            article("b", FERRY + "Divers will look at it.", outlet="Post"),
            article("c", STRIKE),
        ]
    )
    assert [event.articles for event in events] == [("a", "b"), ("c",)]
    assert events[0].outlets == ("Daily", "Post")
    assert (events[0].first, events[0].last) == ("2024-03-04", "2024-03-04")


def test_the_same_words_weeks_later_are_another_event() -> None:
    events = group_events([article("a", FERRY), article("b", FERRY, "2024-04-20")])
    assert len(events) == 2


def test_events_of_one_affair_are_one_story() -> None:
    strike_goes_on = STRIKE.replace("walked out", "stayed out for a second week")
    events = group_events(
        [article("a", STRIKE), article("b", strike_goes_on, "2024-03-12"), article("c", FERRY, "2024-03-12")]
    )
    assert [event.story for event in events] == ["story-a", "story-a", None]


def test_a_fingerprint_holds_the_weekdays_that_are_named() -> None:
    other_day = FERRY.replace("Monday", "Wednesday")
    near, far = fingerprint("t", FERRY), fingerprint("t", other_day)
    assert (near.weekdays, far.weekdays) == (1, 4)


def test_a_date_without_a_day_may_be_any_day_of_its_month() -> None:
    inside = group_events([article("a", FERRY), article("b", FERRY, "2024-03")])
    outside = group_events([article("a", FERRY), article("b", FERRY, "2024-05")])
    assert (len(inside), len(outside)) == (1, 2)


def test_an_undated_report_does_not_tie_two_days_together() -> None:
    events = group_events([article("a", FERRY), article("b", FERRY, None), article("c", FERRY, "2024-06-01")])
    assert len(events) == 2


def test_the_id_is_that_of_the_earliest_article() -> None:
    later, earlier = article("a", FERRY, "2024-03-05"), article("z", FERRY, "2024-03-04")
    (event,) = group_events([later, earlier])
    assert event.id == "event-z"
    assert event.articles == ("z", "a")


def test_the_order_of_the_articles_changes_nothing() -> None:
    rng = random.Random(1)  # noqa: S311 -- only shuffles
    sentences = (FERRY + STRIKE).split(". ")
    articles = [
        article(f"a{at}", ". ".join(rng.sample(sentences, 4)), rng.choice(["2024-03-04", "2024-03-05", None]))
        for at in range(40)
    ]
    expected = group_events(articles)
    rng.shuffle(articles)
    assert group_events(articles) == expected
    assert sorted(one for event in expected for one in event.articles) == sorted(one.id for one in articles)


def test_an_event_of_many_near_copies_stays_whole() -> None:
    rng = random.Random(2)  # noqa: S311 -- only makes texts up
    vocabulary = [f"word{number}" for number in range(400)]
    base = rng.sample(vocabulary, 200)
    copies = [article(f"c{at:02}", " ".join(rng.sample(base, 100))) for at in range(60)]
    others = [
        article(f"o{at:02}", " ".join(rng.sample([f"other{n}" for n in range(9000)], 100)))
        for at in range(60)
    ]
    events = [event for event in group_events(copies + others) if event.articles[0].startswith("c")]
    assert len(events) <= 2


def test_no_articles_make_no_events() -> None:
    assert group_events([]) == ()
    assert find_copies([]) == ()


def test_articles_without_words_are_events_of_their_own() -> None:
    assert len(group_events([article("a", ""), article("b", "")])) == 2


def test_cancelling_gives_no_events() -> None:
    assert group_events([article("a", FERRY)], cancelled=lambda: True) == ()


def test_a_copied_article_is_found_among_others() -> None:
    long = " ".join(f"alpha{n} beta{n * 7 % 61} gamma{n}" for n in range(120))
    copy = article("b", "Our own opening line. " + long[: len(long) // 2] + " And our own end.", "2024-09-01")
    (found,) = find_copies([article("a", long), copy, article("c", STRIKE * 3)])
    assert found.articles == ("a", "b")
    assert 0.7 < found.share <= 1.0


def test_a_report_that_forty_outlets_carry_is_one_group() -> None:
    text = " ".join(f"alpha{n} beta{n * 7 % 61} gamma{n}" for n in range(80))
    copies = [
        article(f"c{at:02}", f"{text} Only outlet number {at} adds this line of its own.") for at in range(40)
    ]
    (found,) = find_copies(copies)
    assert len(found.articles) == 40


def test_a_shared_quote_is_no_copy() -> None:
    quote = "we will not rest until every one of the missing sailors has been found and brought home"
    one = " ".join(f"alpha{n}" for n in range(200))
    other = " ".join(f"beta{n}" for n in range(200))
    assert find_copies([article("a", f"{one} {quote}"), article("b", f"{quote} {other}")]) == ()


@given(st.text(), st.text())
def test_fingerprints_survive_their_bytes(title: str, text: str) -> None:
    made = fingerprint(title, text)
    assert Fingerprint.from_bytes(made.to_bytes()) == made


@given(st.binary())
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="not a fingerprint"):
        Fingerprint.from_bytes(data)


def test_a_fingerprint_is_small() -> None:
    text = " ".join(f"word{n}" for n in range(5000))
    assert len(fingerprint("word1", text).to_bytes()) < 8_000


def test_a_handful_of_undated_reports_of_one_affair_is_not_one_event() -> None:
    affair = "The strike of bakers in Loden over night pay and the bread shortage went on. "
    reports = [
        article(name, affair + own, None)
        for name, own in (("a", "Ministers met."), ("b", "Mills closed."), ("c", "A court ruled."))
    ]
    assert len(group_events([*reports, article("d", STRIKE)])) > 1


def test_undated_reports_of_the_same_weekday_and_words_are_one_event() -> None:
    events = group_events([article("a", FERRY, None), article("b", FERRY + "Divers went down.", None)])
    assert len(events) == 1
