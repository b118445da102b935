"""How notes, addresses and the question for a file look, at two sizes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from acting import still
from fake import FakeDossier, FakeNotes, harbour

from dossier.model import ArticleNotes, Highlight
from dossier.tui.app import DossierApp
from dossier.tui.asking import exporting

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
ADDRESS = "https://www.example.org/harbour/2019/the-port-stands-still?page=" + "0123456789" * 9


def noted() -> FakeDossier:
    """Return a dossier with notes, one of which has lost its passage, and one its article."""
    dossier = harbour()
    first, second = dossier.infos[0], dossier.infos[3]
    text = dossier.texts[first.id]
    passages = (
        Highlight(
            0, text.index("."), text[: text.index(".")], "Who says so? Call the port office on Monday."
        ),
        Highlight(900, 920, "a sentence that the outlet has taken out", loose=True),
    )
    dossier.notes = FakeNotes(
        [
            ArticleNotes(article=first.id, starred=True, tags=("strike", "wages"), highlights=passages),
            ArticleNotes(article=second.id, tags=("wages",), note="Compare with the report of the agency."),
            ArticleNotes(article="gone", note="Its file was removed.", missing=True),
        ]
    )
    return dossier


def linked() -> FakeDossier:
    dossier = harbour()
    first = replace(dossier.infos[0], url="https://www.example.org/harbour/1")
    dossier.infos = (first, *dossier.infos[1:])
    dossier.texts = {**dossier.texts, first.id: f"{dossier.texts[first.id]}\n\nSee {ADDRESS} for more."}
    return dossier


def app(dossier: FakeDossier) -> DossierApp:
    return DossierApp(dossier, refresh=False)  # type: ignore[arg-type]


@SIZES
def test_notes(snap_compare, size):
    assert snap_compare(app(noted()), terminal_size=size, run_before=still("6", "pause", "j"))


@SIZES
def test_note_editor(snap_compare, size):
    assert snap_compare(app(noted()), terminal_size=size, run_before=still("W", *"Ask the union."))


@SIZES
def test_a_highlight_of_the_reader(snap_compare, size):
    assert snap_compare(app(noted()), terminal_size=size, run_before=still("enter", ")"))


@SIZES
def test_links(snap_compare, size):
    assert snap_compare(app(linked()), terminal_size=size, run_before=still("enter", "L", "j", "enter"))


@SIZES
def test_export_prompt(snap_compare, size, monkeypatch):
    monkeypatch.setattr(exporting, "bare_names_go", lambda: "A bare name goes into /home/reporter.")
    assert snap_compare(app(harbour()), terminal_size=size, run_before=still("4", "E"))
