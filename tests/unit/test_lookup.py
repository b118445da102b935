"""What the search engine is told of the dossier."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier.session import Dossier

FERRY = (
    "---\ntitle: The ferry\ntags: [Water]\n---\n"
    "Captain Maria Velasquez of the Harbour-Line sailed late. “Velasquez was right to wait,” said Tom Abara,"
    " a passenger. “The tide is high,” said Maria Velasquez.\n"
)
MILL = "---\ntitle: The mill\ntags: [water, Grain]\n---\nThe mill turned again.\n"


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    articles = tmp_path / "d" / "articles"
    articles.mkdir(parents=True)
    (articles / "ferry.md").write_text(FERRY, encoding="utf-8")
    (articles / "mill.md").write_text(MILL, encoding="utf-8")
    opened = Dossier.open(tmp_path / "d")
    opened.refresh()
    yield opened
    opened.close()


def found(dossier: Dossier, query: str) -> set[str]:
    return {one.article for one in dossier.search(query).articles}


def test_tags_of_articles_are_found_whatever_their_case(dossier: Dossier) -> None:
    assert found(dossier, "tag:WATER") == {"ferry", "mill"}
    assert found(dossier, "#grain") == {"mill"}
    assert found(dossier, "has:tag") == {"ferry", "mill"}
    assert found(dossier, "tag:flour") == set()


def test_what_is_remembered_of_tags_ends_with_a_change(dossier: Dossier, tmp_path: Path) -> None:
    assert found(dossier, "tag:grain") == {"mill"}
    path = tmp_path / "d" / "articles" / "mill.md"
    path.write_text(MILL.replace("Grain", "flour"), encoding="utf-8")
    dossier.refresh()
    assert found(dossier, "tag:grain") == set()
    assert found(dossier, "tag:flour") == {"mill"}


def test_articles_read_are_no_longer_unread(dossier: Dossier) -> None:
    assert found(dossier, "is:unread") == {"ferry", "mill"}
    dossier.reading.set_read(["mill"])
    assert found(dossier, "is:unread") == {"ferry"}


def test_about_finds_a_name_of_whom_the_full_name_is(dossier: Dossier) -> None:
    result = dossier.search('about:"Maria Velasquez"')
    assert [(hit.article, hit.match) for hit in result.hits] == [("ferry", "Velasquez")]
    assert found(dossier, 'speaker:"Tom Abara" about:"Maria Velasquez"') == {"ferry"}
    assert found(dossier, 'speaker:"Maria Velasquez" about:"Maria Velasquez"') == set()
    assert found(dossier, "about:tide") == {"ferry"}


@pytest.mark.parametrize(
    ("query", "articles"),
    [
        ("actor:velasquez", {"ferry"}),
        ('person:"maria velasquez"', {"ferry"}),
        ("place:velasquez", set()),
        ("actor:nobody", set()),
        ("speaker:abara said:wait", {"ferry"}),
        ("speaker:nobody", set()),
    ],
)
def test_actors_are_found_by_a_part_of_their_name(dossier: Dossier, query: str, articles: set[str]) -> None:
    assert found(dossier, query) == articles
    assert found(dossier, query) == articles  # as remembered


def test_a_country_is_a_place_and_an_organisation(dossier: Dossier, tmp_path: Path) -> None:
    path = tmp_path / "d" / "articles" / "talks.md"
    path.write_text("Norway signed the treaty. “We are glad,” Norway said. Norway paid.\n", encoding="utf-8")
    dossier.refresh()
    assert [found(dossier, f"{field}:norway") for field in ("actor", "org", "place")] == [{"talks"}] * 3
    assert found(dossier, "person:norway") == set()
    assert {each.label for each in dossier.suggest("place:nor")} == {"Norway"}


def test_a_misspelled_name_is_corrected_word_by_word(dossier: Dossier) -> None:
    assert dossier.search('speaker:"maria velaskez"').suggestion == 'speaker:"maria velasquez"'
    assert dossier.search("actor:abra ferry").suggestion == "actor:abara AND ferry"
    assert dossier.search("actor:zzzz").suggestion is None


def test_what_the_user_calls_no_quote_is_not_said(dossier: Dossier) -> None:
    assert found(dossier, "said:tide") == {"ferry"}
    assert found(dossier, "said:harbour") == set()  # in the article, and in no quote
    quote = next(each for each in dossier.quotes(article="ferry") if "tide" in each.quote.text)
    dossier.quote_corrections.dismiss("ferry", quote.quote)
    assert found(dossier, "said:tide") == found(dossier, "speaker:velasquez said:tide") == set()
    assert found(dossier, "said:wait") == {"ferry"}
