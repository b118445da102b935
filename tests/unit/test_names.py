"""Names in the catalogue by how they begin, and what a real dossier suggests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from dossiers import make_dossier

from dossier.session import Dossier


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossier]:
    folder = tmp_path_factory.mktemp("names")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DOSSIER_CACHE", str(folder / "cache"))
        opened = Dossier.open(make_dossier(folder / "harbour"))
        opened.refresh()
        yield opened
        opened.close()


def labels(dossier: Dossier, typed: str) -> list[str]:
    return [found.label for found in dossier.suggest(typed)]


@pytest.mark.parametrize("typed", ["actor:mar", "actor:ols", "person:OLS", "speaker:olsen"])
def test_an_actor_is_found_by_the_beginning_of_any_word(dossier: Dossier, typed: str) -> None:
    assert "Marta Olsen" in labels(dossier, typed)


@pytest.mark.parametrize("typed", ["actor:lsen", "org:mar", "place:olsen", "actor:zz"])
def test_the_inside_of_a_word_and_other_kinds_are_not_offered(dossier: Dossier, typed: str) -> None:
    assert "Marta Olsen" not in labels(dossier, typed)


def test_only_those_who_are_quoted_are_offered_as_speakers(dossier: Dossier) -> None:
    speaking = labels(dossier, "speaker:")
    assert "Piet Lund" in speaking
    assert "Brackmouth" not in speaking


def test_events_are_found_by_words_of_their_title(dossier: Dossier) -> None:
    title = dossier.events()[-1].title
    assert title in labels(dossier, f"event:{title.split()[0][:4]}")


def test_a_suggested_value_finds_articles(dossier: Dossier) -> None:
    for typed in ("actor:ols", "outlet:north", "agency:reu", "speaker:lun", "event:", "date:2021-0"):
        assert dossier.search(dossier.suggest(typed)[0].query).total, typed


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("date:", ["2021"]),
        ("date:2021", ["2021-05", "2021-06"]),
        ("after:2021-05", ["2021-05-03"]),
        ("date:2021..2021-", ["2021..2021-05", "2021..2021-06"]),
        ("date:2021-05-03", []),
        ("date:x%_", []),
    ],
)
def test_dates_go_from_years_to_days(dossier: Dossier, typed: str, found: list[str]) -> None:
    dated = [label for label in labels(dossier, typed) if label[0].isdigit()]
    assert dated[: max(1, len(found))] == found


def test_words_come_with_their_articles(dossier: Dossier) -> None:
    assert ("cranes", "2 articles") in [(each.label, each.detail) for each in dossier.suggest("cran")]


def test_saved_searches_and_earlier_ones_are_offered(dossier: Dossier) -> None:
    dossier.searches.keep("Safety", "crane* /s safe*")
    dossier.history.add("safety outlet:post")
    assert {"Safety", "safety outlet:post"} <= set(labels(dossier, "safe"))


def test_actors_and_quotes_are_counted_as_they_are_listed(dossier: Dossier) -> None:
    assert dossier.sizes() == {"actors": len(dossier.actors()), "quotes": len(dossier.quotes())}
    found = dossier.quotes()[0]
    dossier.quote_corrections.dismiss(found.article, found.quote)
    assert dossier.sizes()["quotes"] == len(dossier.quotes())
    dossier.undo_stack.undo()


def test_tags_of_notes_are_offered(dossier: Dossier) -> None:
    dossier.notes.tag([dossier.articles()[0].id], "follow-up")
    assert "follow-up" in labels(dossier, "tag:fo")
    assert "follow-up" in labels(dossier, "#fo")


def test_an_event_is_offered_by_a_new_name_of_the_same_length(dossier: Dossier) -> None:
    event = dossier.events()[-1]
    dossier.event_corrections.name(event.id, "Ferry aground")
    assert "Ferry aground" in labels(dossier, "event:ferry")
    dossier.event_corrections.name(event.id, "Crane adrift!")
    assert "Crane adrift!" in labels(dossier, "event:crane")
    dossier.undo_stack.undo()
    dossier.undo_stack.undo()
