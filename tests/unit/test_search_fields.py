"""What fields, dates, marks and quotations find."""

from __future__ import annotations

from pathlib import Path

import pytest
from search_world import MemoryLookup, document, found, new_index

from dossier.search.index import SearchIndex

GULL, TERN = (
    "Gulls nest early. “We fear the gulls,” said Ann Ray.",
    "Terns nest late. “No gulls here,” he said.",
)


@pytest.fixture
def lookup() -> MemoryLookup:
    return MemoryLookup()


@pytest.fixture
def index(tmp_path: Path, lookup: MemoryLookup) -> SearchIndex:
    index = new_index(
        tmp_path / "i",
        lookup,
        [
            document(
                "g", GULL, title="Early birds", outlet="BBC News", agency="Reuters", author="Ann Ray",
                date="2019-06-26", language="en", words=900,
            ),
            document(
                "t", TERN, title="Late birds", outlet="The Guardian", date="2019-07", language="en", words=300
            ),
            document("x", "Nothing of note.", title="Nothing of note.", words=5),
        ],
    )  # fmt: skip
    lookup.say("g", "We fear the gulls", "Ann Ray")
    lookup.say("t", "No gulls here")
    return index


@pytest.mark.parametrize(
    ("query", "articles"),
    [
        ("outlet:bbc", ["g"]),
        ('outlet:"bbc news"', ["g"]),
        ("outlet:news-bbc", []),
        ("outlet:guard*", ["t"]),
        ("outlet:guard", []),
        ("outlet:bbc outlet:guardian", ["g", "t"]),
        ("outlet:bbc,guardian nest", ["g", "t"]),
        ("-outlet:*", ["x"]),
        ("outlet:*", ["g", "t"]),
        ("agency:reuters", ["g"]),
        ("author:ray", ["g"]),
        ("lang:en", ["g", "t"]),
        ("path:g.txt", ["g"]),
        ("title:birds", ["g", "t"]),
        ("title:(ATLEAST/2 note)", []),
        ("title:(ATLEAST/2 (early OR birds))", ["g"]),
        ("ATLEAST/2 title:(early birds)", ["g"]),
        ("title:late PRE/1 title:birds", ["t"]),
        ("title:birds NEAR/9 nest", []),
        ("title:/n.thing/", ["x"]),
        ("title:bird", ["g", "t"]),
        ("title:gulls", []),
        ("title:note", ["x"]),
        ('title:"late birds"', ["t"]),
        ("early", ["g"]),
        ("words:>800", ["g"]),
        ("words:<=300", ["t", "x"]),
        ("date:2019", ["g", "t"]),
        ("date:2019-06", ["g"]),
        ("date:2019-06-26", ["g"]),
        ("date:2019-07", ["t"]),
        ("date:2019-07-03", []),
        ("after:2019-06-26", ["t"]),
        ("before:2019-06-27", ["g"]),
        ("date:2019-06-20..2019-06-30", ["g"]),
        ("is:undated", ["x"]),
        ("-is:undated", ["g", "t"]),
        ("said:gulls", ["g", "t"]),
        ("said:nest", []),
        ("said:(fear NEAR/2 gulls)", ["g"]),
        ("said:(gulls -fear)", ["t"]),
        ('speaker:"Ann Ray"', ["g"]),
        ('speaker:"Ann Ray" said:gulls', ["g"]),
        ('speaker:"Ann Ray" said:nest', []),
        ("nest -said:fear", ["t"]),
        ("has:quote", ["g", "t"]),
    ],
)
def test_finds(index: SearchIndex, query: str, articles: list[str]) -> None:
    assert found(index, query) == articles


def test_marks_actors_and_events_are_asked_of_the_dossier(index: SearchIndex, lookup: MemoryLookup) -> None:
    lookup.marks = {("starred", None): {"g", "gone"}, ("tag", "draft"): {"t"}}
    lookup.actors = {"ray": {"g"}, "person:tern": {"t"}}
    lookup.events = {"nesting": {"g", "t"}}
    assert found(index, "is:starred") == ["g"]
    assert found(index, "#draft") == ["t"]
    assert found(index, "actor:ray nest") == ["g"]
    assert found(index, "person:tern") == ["t"]
    assert found(index, "event:nesting -actor:ray") == ["t"]


def test_conditions_on_a_quotation_must_hold_for_the_same_one(
    index: SearchIndex, lookup: MemoryLookup
) -> None:
    text = "“Ice is thin,” said Bo. “Snow is deep,” said Al."
    lookup.texts["s"] = text
    index.update([document("s", text)], ())
    lookup.say("s", "Ice is thin", "Bo", group=1)
    lookup.say("s", "Snow is deep", "Al", group=2)
    assert found(index, "speaker:Bo said:ice") == ["s"]
    assert found(index, "speaker:Bo said:snow") == []
    assert found(index, "said:ice said:snow") == []
    assert found(index, "said:(ice snow)") == found(index, "(speaker:Bo said:snow) said:deep") == []
    assert found(index, "said:ice (said:snow)") == ["s"]
    assert found(index, "(speaker:Bo said:ice) (speaker:Al said:snow)") == ["s"]
    assert found(index, "(said:ice) AND (said:snow OR said:rain)") == ["s"]


def test_articles_without_a_date_are_counted_where_a_date_leaves_them_out(index: SearchIndex) -> None:
    result = index.search("date:2019")
    assert (result.total, result.undated) == (2, 1)
    assert index.search("nest date:2019").undated == 0
    assert index.search("nest").undated == 0


def test_a_quotation_by_a_speaker_is_the_hit(index: SearchIndex) -> None:
    assert [hit.match for hit in index.search('speaker:"Ann Ray"').hits] == ["We fear the gulls"]


def test_the_fragments_of_one_quotation_belong_together(index: SearchIndex, lookup: MemoryLookup) -> None:
    text = "“Ice is thin,” said Bo, “and snow is deep.” “Rain fell,” he said."
    lookup.texts["s"] = text
    index.update([document("s", text)], ())
    for words, group in (("Ice is thin", 0), ("and snow is deep", 0), ("Rain fell", 1)):
        lookup.say("s", words, "Bo", group)
    assert found(index, "speaker:Bo said:(ice snow)") == ["s"]
    assert found(index, "speaker:Bo said:(ice rain)") == []
    assert found(index, 'said:"thin and"') == []


def test_a_quotation_is_about_its_words_or_any_name_of_whom_they_name(
    index: SearchIndex, lookup: MemoryLookup
) -> None:
    text = "“Ms Ray sank the ferry,” said Bo. “Snow is deep,” said Al of Ann Ray."
    lookup.texts["s"] = text
    index.update([document("s", text)], ())
    lookup.say("s", "Ms Ray sank the ferry", "Bo", group=1)
    lookup.say("s", "Snow is deep", "Al", group=2)
    assert found(index, "about:ferry") == ["s"]
    assert found(index, 'about:"Ann Ray"') == []
    lookup.aliases["ann ray"] = ("Ann Ray", "Ms Ray", "Captain Ann Ray")
    assert found(index, 'about:"Ann Ray"') == ["s"]
    assert found(index, 'speaker:Bo said:ferry about:"Ann Ray"') == ["s"]
    assert found(index, 'speaker:Al about:"Ann Ray"') == found(index, 'said:snow about:"Ann Ray"') == []
    assert found(index, 'said:"Ann Ray"') == []
    assert found(index, 'said:ferry -about:"Ann Ray"') == []


def test_the_name_that_stands_in_the_quotation_is_the_hit(index: SearchIndex, lookup: MemoryLookup) -> None:
    lookup.aliases["larus"] = ("Larus", "the gulls")
    assert [hit.match for hit in index.search('speaker:"Ann Ray" about:larus').hits] == ["the gulls"]
    assert index.search("about:larus").reading == "about:larus"


def test_a_misspelled_word_of_about_is_corrected_there(index: SearchIndex) -> None:
    assert index.search("about:gullz").suggestion == "about:gulls"
