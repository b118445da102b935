"""The facade: what an open dossier answers."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from dossiers import SHARED, make_dossier

from dossier.errors import DossierError
from dossier.model import CopyKind, Relation
from dossier.session import Dossier


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossier]:
    folder = tmp_path_factory.mktemp("session")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DOSSIER_CACHE", str(folder / "cache"))
        opened = Dossier.open(make_dossier(folder / "harbour"))
        opened.refresh()
        yield opened
        opened.close()


@pytest.mark.parametrize(
    "reference",
    ["2021-05-03-ledger", "2021-05-03-l", "articles/2021-05-03-ledger.md", "2021-05-03-ledger.md"],
    ids=["id", "beginning", "path", "name"],
)
def test_an_article_is_named_in_several_ways(dossier: Dossier, reference: str) -> None:
    assert dossier.resolve(reference) == "2021-05-03-ledger"


def test_the_first_articles_are_those_of_the_whole_list(dossier: Dossier) -> None:
    assert [info.id for info in dossier.articles(2)] == [info.id for info in dossier.articles()][:2]


def test_a_beginning_of_several_is_refused(dossier: Dossier) -> None:
    with pytest.raises(DossierError, match="write more of the one you mean"):
        dossier.resolve("2021-05")


@pytest.mark.parametrize("reference", ["", "nothing", "../../etc/passwd", "a\x1bb"])
def test_what_names_no_article_is_refused_in_a_sentence(dossier: Dossier, reference: str) -> None:
    with pytest.raises(DossierError) as caught:
        dossier.resolve(reference)
    assert "\x1b" not in str(caught.value)


def test_the_speaker_of_a_quote_is_an_actor(dossier: Dossier) -> None:
    quote = dossier.article_quotes("2021-05-03-ledger")[0]
    assert quote.paragraph == 2
    assert quote.quote.speaker == "Marta Olsen"
    named = dossier.actors_named("olsen")
    assert [actor.id for actor in named] == [quote.actor]
    assert dossier.quotes(actor=named[0].id) == [quote]
    assert named[0].quotes == 1


def test_the_mentions_of_an_actor_come_with_the_words_around_them(dossier: Dossier) -> None:
    actor = dossier.actors_named("Piet Lund")[0]
    mention = dossier.actor_mentions(actor.id)[0]
    text = dossier.article(mention.article).text
    assert text[mention.start : mention.end] == mention.match == "Piet Lund"
    assert mention.left.endswith("harbour director ")


def test_reports_of_one_day_and_matter_are_one_event(dossier: Dossier) -> None:
    event = dossier.event_of("2021-05-03-ledger")
    assert event is not None
    assert set(event.articles) == {"2021-05-03-ledger", "2021-05-03-post"}
    assert set(event.outlets) == {"Morning Ledger", "Northern Post"}
    assert event.first == event.last == "2021-05-03"
    bridge = dossier.event_of("2021-06-20-post")
    assert bridge is not None
    assert bridge.articles == ("2021-06-20-post",)


def test_a_shared_paragraph_is_verbatim_in_a_comparison(dossier: Dossier) -> None:
    comparison = dossier.compare(["2021-05-03-ledger", "2021-05-03-post"])
    verbatim = [row for row in comparison.rows if row.relation is Relation.VERBATIM]
    assert [cell.text for cell in verbatim[0].cells if cell] == [SHARED, SHARED]


@pytest.mark.parametrize("count", [0, 1, 7])
def test_a_comparison_takes_two_to_six(dossier: Dossier, count: int) -> None:
    with pytest.raises(DossierError, match="two to six"):
        dossier.compare(["2021-05-03-ledger"] * count)


def test_an_article_is_not_compared_with_itself(dossier: Dossier) -> None:
    with pytest.raises(DossierError, match="with itself"):
        dossier.compare(["2021-05-03-ledger"] * 2)


def test_search_by_actor_and_by_speaker(dossier: Dossier) -> None:
    assert [found.article for found in dossier.search('actor:"Piet Lund"').articles] == ["2021-05-03-post"]
    assert [found.article for found in dossier.search("speaker:olsen").articles] == ["2021-05-03-ledger"]


def test_where_there_is_no_folder(tmp_path: Path) -> None:
    with pytest.raises(DossierError, match="There is no folder"):
        Dossier.open(tmp_path / "nowhere")


def test_where_there_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DossierError, match="is a file"):
        Dossier.open(tmp_path / "file")


def test_the_five_reports_are_one_story_and_not_one_event(
    seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOSSIER_CACHE", str(tmp_path / "cache"))
    shutil.copytree(seeds, tmp_path / "five" / "articles")
    opened = Dossier.open(tmp_path / "five")
    opened.refresh()
    events, copies = opened.events(), opened.copies()
    opened.close()
    story = {article[:3]: event.story for event in events for article in event.articles}
    assert len(events) > 1
    assert story["000"] is not None
    assert story["000"] == story["001"] == story["002"]
    (copy,) = copies
    assert [article[:3] for article in copy.articles] == ["001", "002"]
    assert copy.kind is CopyKind.RECYCLED


def test_articles_are_read_once_until_the_catalogue_changes(tmp_path):
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "one.md").write_text("The quay was closed.\n", "utf-8")
    with closing(Dossier.open(tmp_path)) as dossier, closing(Dossier.open(tmp_path)) as other:
        assert not dossier.articles()
        dossier.refresh()
        held = dossier.articles()
        assert [info.path for info in held] == ["articles/one.md"]
        assert dossier.articles() is held
        (tmp_path / "articles" / "two.md").write_text("The quay was opened again.\n", "utf-8")
        other.refresh()
        assert len(dossier.articles()) == 2
        dossier.discard()
        assert not dossier.articles()
        dossier.refresh()
        assert len(dossier.articles()) == 2
