from dossier.model import ArticleInfo, Event, WireCopy
from dossier.tui.choosing import Choice, Chooser, Order
from dossier.tui.overview import first_overview, full_overview, letters


def info(name, **values):
    return ArticleInfo(id=name, path=f"{name}.txt", title=values.pop("title", name), **values)


ARTICLES = (
    info("one", title="Boats wait", outlet="Tide", date="2024-03-02"),
    info("two", title="Cranes stop", outlet="lantern", date="2024-03-01"),
    info("three", title="An appeal", date=None),
)
EVENTS = [
    Event(id="e1", title="Strike", first=None, last=None, articles=("two", "three")),
    Event(id="e2", title="Gale", first=None, last=None, articles=("one",)),
]


def names(articles):
    return [article.id for article in articles]


def test_letters_go_on_after_z():
    assert [letters(place) for place in (0, 25, 26, 27, 701, 702)] == ["A", "Z", "AA", "AB", "ZZ", "AAA"]


def test_only_events_with_several_reports_get_a_letter():
    overview = full_overview(first_overview(ARTICLES), EVENTS, [WireCopy(("two", "three"), 0.5)], [])
    assert [overview.letter(name) for name in ("one", "two", "three")] == ["", "A", "A"]
    copy = WireCopy(("two", "three"), 0.5)
    assert overview.copies == {"two": {"three": copy}, "three": {"two": copy}}
    assert not overview.folds


def test_the_summary_says_what_is_known_and_grows_with_it():
    overview = first_overview(ARTICLES)
    assert overview.phrases == ("3 articles", "2 outlets", "2024-03-01 to 2024-03-02", "1 undated")
    full = full_overview(overview, EVENTS, [], [])
    assert full.phrases[-1] == "1 event with several reports"


def test_what_has_no_value_stays_last_in_both_directions():
    overview = full_overview(first_overview(ARTICLES), EVENTS, [], [])
    assert names(Chooser(overview).rows(Choice("e"), Order.DATE)) == ["two", "one", "three"]
    assert names(Chooser(overview).rows(Choice(), Order.DATE, backwards=True)) == ["one", "two", "three"]
    assert names(Chooser(overview).rows(Choice(), Order.OUTLET)) == ["two", "one", "three"]
    assert names(Chooser(overview).rows(Choice(), Order.TITLE)) == ["three", "one", "two"]
    assert names(Chooser(overview).rows(Choice(), Order.EVENT)) == ["two", "three", "one"]


def test_a_choice_wants_every_word_somewhere_in_the_metadata():
    chooser = Chooser(first_overview(ARTICLES))
    assert names(chooser.rows(Choice("STOP lantern"))) == ["two"]
    assert names(chooser.rows(Choice(articles=frozenset({"one", "three"})))) == ["one", "three"]
    assert names(chooser.rows(Choice("  "))) == ["one", "two", "three"]
    assert not Choice("  ")


def test_what_was_prepared_is_what_would_be_put_together_later():
    prepared, later = Chooser(first_overview(ARTICLES)), Chooser(first_overview(ARTICLES))
    prepared.prepare()
    assert prepared._texts
    assert prepared.rows(Choice("o")) == later.rows(Choice("o"))
    assert prepared._texts == later._texts
