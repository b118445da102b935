"""Every form of the query language at work, in the order in which a manual would list them."""

from __future__ import annotations

import pytest
from search_world import MemoryLookup, document, found, new_index

from dossier.search.index import SearchIndex

TEXTS = {
    # Two paragraphs; in the second a quotation by Erdoğan that names Trump beside the sanctions.
    "brief": "Sanctions would hit Turkey, and US banks fear it.\n\n"
    "“Our sovereign right is no bargain, so keep your sanctions, Mr Trump,” Erdoğan said.",
    "nikkei": "Trump may sanction the bank. The women of Izmir met Putin over the S400.\n\n"
    "A right that no sovereign gave them, said Nikkei.",
    "union": "He sanctioned two laws. Putin waits; the G-20 of defence ministers talks to us in Osaka.",
    "typo": "Erdogen rose early. Sanctioning Turkey was a woman's idea: sanctions, sanctions, sanctions.",
    "plain": "Nothing of it, Trump: no S 400 at all, no U.S. rule.",
}
KNOWN = {
    "brief": {"title": "Ankara holds firm", "outlet": "BBC News", "author": "Ann Smith",
              "date": "2019-06-26", "words": 900, "language": "en", "agency": "Reuters"},
    "nikkei": {"title": "Bank talks stall", "outlet": "Nikkei Asia", "date": "2019-07-01", "words": 350,
               "language": "en"},
    "union": {"title": "Ankara in Osaka", "outlet": "AP", "date": "2019-06", "words": 120, "language": "tr"},
    "typo": {"title": "Early riser", "author": "B. Smith", "date": "2018-12-31", "words": 800},
    "plain": {},
}  # fmt: skip
EVERY = ["brief", "nikkei", "plain", "typo", "union"]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    lookup = MemoryLookup()
    found = new_index(
        tmp_path_factory.mktemp("grammar") / "i",
        lookup,
        [document(name, text, **KNOWN[name]) for name, text in TEXTS.items()],
    )
    lookup.say("brief", "Our sovereign right is no bargain, so keep your sanctions, Mr Trump", "erdogan")
    lookup.say("nikkei", "A right that no sovereign gave them", "nikkei")
    lookup.actors = {
        "erdogan": {"brief", "typo"}, "trump": {"brief", "plain"}, "person:putin": {"union"},
        "organisation:nato": {"union"}, "place:izmir": {"nikkei"},
    }  # fmt: skip
    lookup.events = {"osaka": {"union"}, "e12": {"brief", "nikkei"}}
    lookup.marks = {
        ("starred", None): {"brief"}, ("unread", None): {"typo", "plain"}, ("wire", None): {"nikkei"},
        ("tag", "draft"): {"brief", "union"}, ("tag", "done"): {"brief"}, ("note", None): {"plain"},
        ("note", "check"): {"plain"},
    }  # fmt: skip
    return found


WORDS = [
    ("sanctions turkey", ["brief", "typo"]),
    ("sanction", ["brief", "nikkei", "typo", "union"]),
    ("SÁNCTION", ["brief", "nikkei", "typo", "union"]),
    ('"sanctions"', ["brief", "typo"]),
    ('"sanctioned"', ["union"]),
    ('"sovereign right"', ["brief"]),
    ("“sovereign right”", ["brief"]),
    ("‘sovereign right’", ["brief"]),
    ('"turkey and us"', ["brief"]),
    ("sanction*", ["brief", "nikkei", "typo", "union"]),
    ("sanctione*", ["union"]),
    ("wom?n", ["nikkei", "typo"]),
    ('"sanction* turkey"', ["typo"]),
    ('"wom?n of"', ["nikkei"]),
    ("erdogan~", ["brief", "typo"]),
    ("erdigen~", ["typo"]),
    ("erdigen~2", ["brief", "typo"]),
    ("/S-?400s?/", ["nikkei"]),
    ("/two laws/", ["union"]),
    ("/the (bank|women of \\w+) met/", ["nikkei"]),
]
LOGIC = [
    ("trump AND erdogan", ["brief"]),
    ("trump OR putin", ["brief", "nikkei", "plain", "union"]),
    ("trump | putin", ["brief", "nikkei", "plain", "union"]),
    ("trump NOT nikkei", ["brief", "plain"]),
    ("trump -nikkei", ["brief", "plain"]),
    ("-nikkei", ["brief", "plain", "typo", "union"]),
    ("(trump OR putin) bank", ["brief", "nikkei"]),
    ("union OR trump erdogan", ["brief"]),
]
NEARNESS = [
    ("sanctions NEAR/10 trump", ["brief", "nikkei"]),
    ("sanctions w/10 trump", ["brief", "nikkei"]),
    ("sanctions near10 trump", ["brief", "nikkei"]),
    ('"sanctions trump"~10', ["brief"]),
    ('"sanctions trump"~1', []),
    ("trump PRE/5 sanctions", ["nikkei"]),
    ("trump ADJ/5 sanctions", ["nikkei"]),
    ("trump BEFORE/5 sanctions", ["nikkei"]),
    ("sanctions PRE/5 trump", ["brief"]),
    ("trump /s bank", ["nikkei"]),
    ("trump w/s putin", []),
    ("trump /p putin", ["nikkei"]),
    ("sanctions w/p erdogan", ["brief"]),
    ("turkey w/p erdogan", []),
]
FIELDS = [
    ("outlet:bbc", ["brief"]),
    ('outlet:"nikkei asia"', ["nikkei"]),
    ("outlet:(bbc OR ap)", ["brief", "union"]),
    ("outlet:bbc,ap", ["brief", "union"]),
    ("source:bbc site:ap", ["brief", "union"]),
    ("-outlet:*", ["plain", "typo"]),
    ("title:ankara", ["brief", "union"]),
    ('headline:"bank talks"', ["nikkei"]),
    ("author:smith", ["brief", "typo"]),
    ("byline:ann", ["brief"]),
    ("by:ann", ["brief"]),
    ("agency:reuters", ["brief"]),
    ("lang:tr", ["union"]),
    ("path:brief", ["brief"]),
    ("words:>800", ["brief"]),
    ("words:300..800", ["nikkei", "typo"]),
    ("actor:erdogan", ["brief", "typo"]),
    ("actor:erdogan actor:trump", ["brief"]),
    ("person:putin", ["union"]),
    ("org:nato", ["union"]),
    ("place:izmir", ["nikkei"]),
    ("event:osaka", ["union"]),
    ("tag:draft", ["brief", "union"]),
    ("#draft", ["brief", "union"]),
    ("#draft #done", ["brief"]),
    ("note:check", ["plain"]),
    ("is:starred", ["brief"]),
    ("is:unread", ["plain", "typo"]),
    ("is:wire", ["nikkei"]),
    ("is:undated", ["plain"]),
    ("has:quote", ["brief", "nikkei"]),
    ("has:note", ["plain"]),
]
DATES = [
    ("date:2019", ["brief", "nikkei", "union"]),
    ("date:2019-06", ["brief", "union"]),
    ("date:2019-06-26", ["brief"]),
    ("date:2019-06-20..2019-07-01", ["brief", "nikkei"]),
    ("date:2019-07..", ["nikkei"]),
    ("date:..2019-06-30", ["brief", "typo", "union"]),
    ("after:2019-06-28", ["nikkei"]),
    ("before:2019-07-01", ["brief", "typo", "union"]),
    ("date:2018,2019-07", ["nikkei", "typo"]),
]
QUOTES = [
    ("said:sanctions", ["brief"]),
    ("speaker:erdogan", ["brief"]),
    ("speaker:erdogan said:(sanctions NEAR/5 trump)", ["brief"]),
    ("(speaker:nikkei said:sanctions)", []),
    ("speaker:erdogan,nikkei", ["brief", "nikkei"]),
    ("speaker:nikkei about:sovereign", ["nikkei"]),
    ("ATLEAST/3 sanctions", ["typo"]),
]
VARIANTS = [
    ("S-400", ["nikkei", "plain"]),
    ("S400", ["nikkei", "plain"]),
    ("S 400", ["nikkei", "plain"]),
    ("G20", ["union"]),
    ("G-20", ["union"]),
    ("US", ["brief", "plain"]),
    ("U.S.", ["brief", "plain"]),
    ("us", ["brief", "plain", "union"]),
    ("defense", ["union"]),
    ('"defense"', []),
    ("Erdogan", ["brief"]),
    ("Erdoğan", ["brief"]),
]


@pytest.mark.parametrize(
    ("query", "articles"),
    [*WORDS, *LOGIC, *NEARNESS, *FIELDS, *DATES, *QUOTES, *VARIANTS],
)
def test_finds(index: SearchIndex, query: str, articles: list[str]) -> None:
    assert found(index, query) == articles
    result = index.search(query)
    assert result.messages == ()
    again = index.search(result.reading)
    assert (again.articles, again.hits, again.messages) == (result.articles, result.hits, ())


@pytest.mark.parametrize("query", ["date:2019-06", "after:2019-06-28", "before:2019-07-01"])
def test_a_date_says_how_many_undated_articles_it_left_out(index: SearchIndex, query: str) -> None:
    assert index.search(query).undated == 1


@pytest.mark.parametrize("limit", ["SECONDS", "WAITED"])
def test_a_regular_expression_that_runs_out_of_time_says_so(
    index: SearchIndex, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    monkeypatch.setattr(f"dossier.search.limits.{limit}", -1.0)
    result = index.search("/no.hing/ is:undated")
    assert result.articles == ()
    assert [message.text for message in result.messages] == [
        "for want of time 1 articles were not read for this; narrow it"
    ]
