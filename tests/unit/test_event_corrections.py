"""What the user decides about events is kept, holds after grouping anew, and can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from dossiers import ARTICLES, make_dossier

from dossier.corrections.event_edits import corrected, named_articles
from dossier.errors import DossierError
from dossier.session import Dossier

LEDGER, POST, BRIDGE = "2021-05-03-ledger", "2021-05-03-post", "2021-06-20-post"


@pytest.fixture
def dossier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Dossier]:
    monkeypatch.setenv("DOSSIER_CACHE", str(tmp_path / "cache"))
    opened = Dossier.open(make_dossier(tmp_path / "harbour"))
    opened.refresh()
    yield opened
    opened.close()


def groups(dossier: Dossier) -> list[tuple[str, ...]]:
    return [event.articles for event in dossier.events()]


def event_id(dossier: Dossier, article: str) -> str:
    event = dossier.event_of(article)
    assert event is not None
    return event.id


def test_events_are_merged_and_parted_again(dossier: Dossier) -> None:
    said = dossier.event_corrections.merge([event_id(dossier, LEDGER), event_id(dossier, BRIDGE)])
    assert said.startswith("Merged “")
    assert groups(dossier) == [(LEDGER, POST, BRIDGE)]
    dossier.undo_stack.undo()
    assert groups(dossier) == [(LEDGER, POST), (BRIDGE,)]
    dossier.undo_stack.redo()
    assert groups(dossier) == [(LEDGER, POST, BRIDGE)]


def test_an_article_is_split_off(dossier: Dossier) -> None:
    dossier.event_corrections.split(event_id(dossier, LEDGER), [POST])
    assert groups(dossier) == [(LEDGER,), (POST,), (BRIDGE,)]


def test_an_article_is_moved(dossier: Dossier) -> None:
    dossier.event_corrections.move(BRIDGE, event_id(dossier, LEDGER))
    assert groups(dossier) == [(LEDGER, POST, BRIDGE)]


def test_an_event_is_named_and_pinned(dossier: Dossier) -> None:
    event = event_id(dossier, LEDGER)
    dossier.event_corrections.name(event, "The\ncranes")
    dossier.event_corrections.pin(event)
    (named, _) = dossier.events()
    assert (named.title, named.name_by_user, named.pinned) == ("The cranes", True, True)
    dossier.event_corrections.name(event, "")
    dossier.event_corrections.pin(event, on=False)
    (plain, _) = dossier.events()
    assert (plain.title, plain.name_by_user, plain.pinned) == (
        "Dockers walk out over failed cranes", False, False
    )  # fmt: skip


def test_decisions_hold_after_a_rename_a_new_article_and_a_rebuild(dossier: Dossier) -> None:
    dossier.event_corrections.merge([event_id(dossier, LEDGER), event_id(dossier, BRIDGE)])
    dossier.event_corrections.name(event_id(dossier, LEDGER), "Harbour and bridge")
    articles = dossier.folder / "articles"
    (articles / "2021-05-03-ledger.md").rename(articles / "cranes.md")
    (articles / "2021-05-04-sun.md").write_text(
        ARTICLES["2021-05-03-post.md"].replace("outlet: Northern Post", "outlet: Sun"), "utf-8"
    )
    dossier.refresh()
    (event,) = dossier.events()
    assert set(event.articles) == {"cranes", POST, BRIDGE, "2021-05-04-sun"}
    assert event.title == "Harbour and bridge"
    dossier.refresh(rebuild=True)
    assert [one.title for one in dossier.events()] == ["Harbour and bridge"]


def test_a_split_holds_after_an_edit(dossier: Dossier) -> None:
    dossier.event_corrections.split(event_id(dossier, LEDGER), [POST])
    path = dossier.folder / "articles" / "2021-05-03-post.md"
    path.write_text(path.read_text("utf-8") + "\nThe talks go on.\n", "utf-8")
    dossier.refresh()
    assert groups(dossier) == [(LEDGER,), (POST,), (BRIDGE,)]


def test_what_cannot_be_done_says_so(dossier: Dossier) -> None:
    event, corrections = event_id(dossier, LEDGER), dossier.event_corrections
    with pytest.raises(DossierError, match="two events"):
        corrections.merge([event, event])
    with pytest.raises(DossierError, match="some, not all"):
        corrections.split(event, [LEDGER, POST])
    with pytest.raises(DossierError, match="that report"):
        corrections.split(event, [BRIDGE])
    with pytest.raises(DossierError, match="no event"):
        corrections.pin("event-nowhere")
    with pytest.raises(DossierError, match="already"):
        corrections.move(POST, event)
    assert not (dossier.folder / "notes").exists()


def test_a_file_that_cannot_be_read_stops_no_refresh(dossier: Dossier) -> None:
    path = dossier.folder / "notes" / "events.yaml"
    path.parent.mkdir()
    path.write_text("- [\n", "utf-8")
    report = dossier.refresh(rebuild=True)
    assert groups(dossier) == [(LEDGER, POST), (BRIDGE,)]
    assert any("events.yaml" in problem for problem in report.problems)


def test_a_line_that_means_nothing_is_reported(dossier: Dossier) -> None:
    path = dossier.folder / "notes" / "events.yaml"
    path.parent.mkdir()
    path.write_text("- marge: [a, b]\n- merge: [[2021-05-03-ledger], [2021-06-20-post]]\n", "utf-8")
    (problem,) = dossier.refresh(rebuild=True).problems
    assert "line 1" in problem
    assert groups(dossier) == [(LEDGER, POST, BRIDGE)]


def test_decisions_about_articles_that_are_gone_do_nothing() -> None:
    plans = corrected({1: 1, 2: 1}, [{"merge": [[{"article": "x"}], [{"article": "y"}]]}], lambda _: None)
    assert [plan.articles for plan in plans] == [(1, 2)]


def test_a_split_part_keeps_what_comes_to_it_alone() -> None:
    numbers = {"a": 1, "b": 2}
    decision = {"split": ["b"], "from": ["a"]}
    find = {**numbers}.get
    together = corrected({1: 1, 2: 1, 3: 1}, [decision], find)  # type: ignore[arg-type] -- texts name them
    apart = corrected({1: 1, 2: 2, 3: 2}, [decision], find)  # type: ignore[arg-type] -- texts name them
    assert sorted(plan.articles for plan in together) == [(1, 3), (2,)]
    assert sorted(plan.articles for plan in apart) == [(1,), (2, 3)]


def test_articles_are_named_by_hand_or_with_what_they_are_known_by() -> None:
    decision = {"merge": [["a", "gone"], [{"article": "b", "title": "B"}]], "pin": "yes"}
    numbers: dict[object, int] = {"a": 1, "b": 2}
    found = named_articles(
        decision, lambda one: numbers.get(one["article"] if isinstance(one, dict) else one)
    )
    assert found == {1, 2}


def test_what_is_written_by_hand_holds_from_the_next_refresh(dossier: Dossier) -> None:
    path = dossier.folder / "notes" / "events.yaml"
    path.parent.mkdir()
    path.write_text("- merge: [[2021-05-03-ledger], [2021-06-20-post]]\n", "utf-8")
    dossier.refresh()
    assert groups(dossier) == [(LEDGER, POST, BRIDGE)]
    path.unlink()
    dossier.refresh()
    assert groups(dossier) == [(LEDGER, POST), (BRIDGE,)]
