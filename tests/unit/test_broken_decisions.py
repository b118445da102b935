"""A slip in a file of decisions takes none of them back, whatever they are about."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from dossiers import make_dossier

from dossier.errors import DossierError
from dossier.session import Dossier

LEDGER, POST, BRIDGE = "2021-05-03-ledger", "2021-05-03-post", "2021-06-20-post"
BROKEN = "\n- [\n"


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    opened = Dossier.open(make_dossier(tmp_path / "harbour"))
    opened.refresh()
    yield opened
    opened.close()


def rename(dossier: Dossier) -> None:
    (lund,) = dossier.actors_named("Piet Lund")
    dossier.actor_corrections.rename(lund.id, "Director Lund")


def merge(dossier: Dossier) -> None:
    events = [dossier.event_of(article) for article in (LEDGER, BRIDGE)]
    dossier.event_corrections.merge([event.id for event in events if event is not None])


def give(dossier: Dossier) -> None:
    quote = dossier.quotes(article=POST)[0].quote
    dossier.quote_corrections.speaker(POST, quote, "Marta Olsen")


def state(dossier: Dossier) -> None:
    dossier.metadata.state([BRIDGE], "outlet", "Harbour Post", date(2026, 1, 1))


def shown(dossier: Dossier) -> object:
    """Everything that decisions change."""
    return (
        {(actor.name, actor.kind, actor.mentions) for actor in dossier.actors()},
        [event.articles for event in dossier.events()],
        [(quote.quote.text, quote.quote.speaker, quote.actor) for quote in dossier.quotes()],
        [(info.id, info.outlet) for info in dossier.articles()],
    )


@pytest.mark.parametrize("decide", [rename, merge, give, state])
def test_what_was_decided_holds_while_its_file_is_broken(
    dossier: Dossier, decide: Callable[[Dossier], None]
) -> None:
    found = shown(dossier)
    decide(dossier)
    decided = shown(dossier)
    assert decided != found
    (file,) = (dossier.folder / "notes").glob("*.yaml")
    whole = file.read_text("utf-8")
    file.write_text(whole + BROKEN, "utf-8")
    line = whole.count("\n") + 2  # of the list that is opened and never closed

    for rebuild in (False, True):
        (problem,) = dossier.refresh(rebuild=rebuild).problems
        assert problem.startswith(f"notes/{file.name} line {line}: ")
        assert problem.endswith("What it said before holds until then.")
        assert problem in dossier.problems()
        assert shown(dossier) == decided
    with pytest.raises(DossierError, match=rf"{file.name} line {line}"):
        dossier.undo_stack.undo()
    assert file.read_text("utf-8") == whole + BROKEN

    file.write_text(whole, "utf-8")
    assert dossier.refresh().problems == ()
    assert shown(dossier) == decided
    file.unlink()
    dossier.refresh()
    assert shown(dossier) == found


def test_decisions_hold_on_what_comes_while_the_file_is_broken(dossier: Dossier) -> None:
    rename(dossier)
    file = dossier.folder / "notes" / "actors.yaml"
    file.write_text(file.read_text("utf-8") + BROKEN, "utf-8")
    (dossier.folder / "articles" / "later.md").write_text("Harbour\n\nPiet Lund spoke.\n", "utf-8")
    dossier.refresh()
    (lund,) = dossier.actors_named("Director Lund")
    assert "later" in lund.articles


def test_an_edit_by_hand_is_applied_with_the_next_decision(dossier: Dossier) -> None:
    file = dossier.folder / "notes" / "events.yaml"
    file.parent.mkdir()
    file.write_text(f"- merge: [[{LEDGER}], [{BRIDGE}]]\n", "utf-8")
    dossier.refresh()
    file.unlink()
    event = dossier.event_of(POST)
    assert event is not None
    dossier.event_corrections.pin(event.id)
    assert [event.articles for event in dossier.events()] == [(LEDGER, POST), (BRIDGE,)]
