from dossier.analysis.coverage import coverage
from dossier.model import ArticleInfo, Event


def info(name: str, outlet: str | None, date: str | None) -> ArticleInfo:
    return ArticleInfo(id=name, path=name, title=name, outlet=outlet, date=date)


INFOS = {
    "a": info("a", "Post", "2024-05-02"),
    "b": info("b", "Post", "2024-05-01"),
    "c": info("c", "Herald", "2024-05-01"),
    "d": info("d", None, None),
}


def event(name: str, first: str | None, *articles: str) -> Event:
    return Event(id=name, title=name, first=first, last=first, articles=articles)


def test_outlets_with_the_most_events_come_first_and_unknown_ones_last() -> None:
    found = coverage([event("e", "2024-05-01", "c", "b", "d"), event("f", "2024-05-02", "a")], INFOS)
    assert found.outlets == ("Post", "Herald", None)


def test_events_come_by_date_with_reports_in_their_order() -> None:
    found = coverage([event("late", None, "d"), event("e", "2024-05-01", "a", "b")], INFOS)
    assert [covered.event.id for covered in found.events] == ["e", "late"]
    assert [report.article for report in found.events[0].of("Post")] == ["b", "a"]
    assert found.events[1].of("Post") == ()
    assert [report.article for report in found.events[1].of(None)] == ["d"]


def test_nothing_covers_nothing() -> None:
    assert coverage([], {}).outlets == ()
