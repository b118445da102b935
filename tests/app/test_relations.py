from dossier.model import ArticleInfo, Event, WireCopy
from dossier.tui.overview import first_overview, full_overview
from dossier.tui.relations import relations


def overview(outlets, *copies):
    infos = [
        ArticleInfo(id=str(n), path=f"{n}.txt", title="t", outlet=outlet, date="2024-01-02" if n else None)
        for n, outlet in enumerate(outlets)
    ]
    names = tuple(info.id for info in infos)
    events = [Event(id="e", title="t", first=None, last=None, articles=names)] if len(names) > 1 else []
    return full_overview(first_overview(infos), events, [WireCopy(pair, share) for pair, share in copies], [])


def test_an_article_that_stands_alone_has_nothing_to_do_with_others():
    assert relations(overview(["Tide"]), "0") == []


def test_the_other_reports_of_its_event_are_named_once_each():
    held = overview(["Tide", "Lantern", None, "Lantern"])
    assert relations(held, "0") == ["A  also reported by Lantern (2024-01-02), “t” (2024-01-02)"]


def test_a_report_whose_outlet_is_not_known_is_named_by_its_agency():
    infos = [
        ArticleInfo(id="0", path="0.txt", title="t", outlet="Tide"),
        ArticleInfo(id="1", path="1.txt", title="t", agency="Reuters", date="2024-01-02"),
    ]
    event = Event(id="e", title="t", first=None, last=None, articles=("0", "1"))
    held = full_overview(first_overview(infos), [event], [], [])
    assert relations(held, "0") == ["A  also reported by an outlet via Reuters (2024-01-02)"]


def test_more_than_a_few_are_counted():
    held = overview(["Tide", "B", "C", "D", "E", "F", "G"])
    assert relations(held, "0")[0].endswith("E (2024-01-02) and 2 more")


def test_shared_words_are_given_as_a_part_the_largest_first():
    held = overview(["Tide", "Lantern", "Post"], (("0", "1"), 0.4), (("0", "2"), 0.82))
    assert relations(held, "1")[1:] == ["=  wire copy, 40% word for word as in Tide"]
    assert relations(held, "0")[1:] == [
        "=  wire copy, 82% word for word as in Post (2024-01-02)",
        "=  wire copy, 40% word for word as in Lantern (2024-01-02)",
    ]


def test_the_likely_source_is_named_with_its_reason():
    pair = ("0", "1")
    held = overview(["Tide", "Lantern"])
    copy = WireCopy(pair, 0.9, source="0", reason="the earlier one")
    held = full_overview(held, [], [copy], [])
    assert relations(held, "1") == [
        "=  wire copy, 90% word for word as in Tide, the likely source (the earlier one)"
    ]
    assert relations(held, "0")[0].endswith("; this one is the likely source (the earlier one)")
