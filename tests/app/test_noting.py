"""Stars, tags, notes and highlights, made and shown on the main screen."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from dossier.model import ArticleNotes, Highlight, Span
from dossier.session import Dossier
from dossier.tui.app import DossierApp
from dossier.tui.asking.noting import LastWord, parted
from dossier.tui.noted import noted_lines
from dossier.tui.panes.notes import NotesPane
from dossier.tui.screens.editor import NoteEditor
from dossier.tui.widgets.prompt import Prompt
from dossier.tui.widgets.virtual_list import VirtualList
from tests.app.acting import settle

FERRY = "The ferry left late.\n\nPassengers waited in the rain for an hour.\n"


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    (tmp_path / "articles").mkdir()
    for name in ("ferry", "storm"):
        text = f"---\ntitle: {name}\ndate: 2021-0{1 + (name == 'storm')}-01\n---\n{FERRY}"
        (tmp_path / "articles" / f"{name}.md").write_text(text, "utf-8")
    held = Dossier.open(tmp_path)
    held.reading.leave_at({"opened": True})
    held.refresh()
    yield held
    held.close()


@pytest.fixture
async def pilot(dossier: Dossier) -> AsyncIterator[Pilot[int]]:
    async with DossierApp(dossier).run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        yield pilot


def ids(dossier: Dossier) -> list[str]:
    return [info.id for info in dossier.articles()]


async def press(pilot: Pilot[int], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


def shown(pilot: Pilot[int]) -> str:
    listing = pilot.app.main.articles.listing
    return listing._line(listing.rows[0], 80, False, True).plain


async def test_a_star_is_set_shown_and_taken_back(pilot: Pilot[int], dossier: Dossier) -> None:
    first = ids(dossier)[0]
    await press(pilot, "*")
    assert dossier.notes.of(first).starred
    assert "* ferry" in shown(pilot)
    await press(pilot, "*")
    assert not dossier.notes.of(first).starred
    await press(pilot, "U")
    assert dossier.notes.of(first).starred
    assert "* ferry" in shown(pilot)


async def test_taking_a_highlight_back_reads_no_list_again(pilot: Pilot[int], dossier: Dossier) -> None:
    listed: list[object] = []
    pilot.app.main.background.list_articles = lambda: listed.append(1)  # type: ignore[method-assign]
    reader = pilot.app.main.reader
    await press(pilot, "enter", "J", "H")
    assert len(reader.highlights) == 1
    for key, number in (("U", 0), ("ctrl+r", 1), ("U", 0)):
        await press(pilot, key)
        assert len(reader.highlights) == number
    assert not listed


async def test_the_marked_articles_are_starred_and_tagged_together(
    pilot: Pilot[int], dossier: Dossier
) -> None:
    await press(pilot, "m", "m", "*", "t")
    prompt = pilot.app.screen
    assert isinstance(prompt, Prompt)
    prompt.query_one(Input).value = "pay #night"
    await press(pilot, "enter")
    for article in ids(dossier):
        assert dossier.notes.of(article).starred
        assert dossier.notes.of(article).tags == ("pay", "night")
    await press(pilot, "t")
    pilot.app.screen.query_one(Input).value = "-pay"
    await press(pilot, "enter")
    assert dossier.notes.tags() == [("night", 2)]


async def test_a_note_is_written_in_the_editor_and_stands_in_the_heading(
    pilot: Pilot[int], dossier: Dossier
) -> None:
    await press(pilot, "W")
    assert isinstance(pilot.app.screen, NoteEditor)
    pilot.app.screen.query_one(TextArea).text = "ask the owner\nby Friday"
    await press(pilot, "ctrl+s")
    assert dossier.notes.of(ids(dossier)[0]).note == "ask the owner\nby Friday"
    assert [line for line in pilot.app.main.reader.notes if line.startswith("#")] == [
        "#  ask the owner",
        "#  by Friday",
    ]


async def test_esc_asks_only_where_something_was_changed(pilot: Pilot[int], dossier: Dossier) -> None:
    await press(pilot, "W", "escape")
    assert not isinstance(pilot.app.screen, NoteEditor)
    await press(pilot, "W", "x", "escape")
    assert isinstance(pilot.app.screen, NoteEditor)
    await press(pilot, "escape")
    assert not isinstance(pilot.app.screen, NoteEditor)
    assert not dossier.notes.of(ids(dossier)[0]).note


async def test_a_note_on_several_is_added_to_what_they_have(pilot: Pilot[int], dossier: Dossier) -> None:
    first, second = ids(dossier)
    dossier.notes.write([first], "before")
    await press(pilot, "m", "m", "W")
    pilot.app.screen.query_one(TextArea).text = "both"
    await press(pilot, "ctrl+s")
    assert (dossier.notes.of(first).note, dossier.notes.of(second).note) == ("before\n\nboth", "both")


async def test_a_paragraph_is_highlighted_annotated_and_gone_to(pilot: Pilot[int], dossier: Dossier) -> None:
    first = ids(dossier)[0]
    reader = pilot.app.main.reader
    await press(pilot, "enter", "J", "H")
    (made,) = dossier.notes.of(first).highlights
    assert made.quote == "Passengers waited in the rain for an hour."
    assert reader.highlight is not None
    await press(pilot, "W")
    pilot.app.screen.query_one(TextArea).text = "who else waited?"
    await press(pilot, "ctrl+s")
    assert reader.highlight.note == "who else waited?"
    assert "who else waited?" in "".join(line.plain for line in reader._told())
    await press(pilot, "H")
    assert dossier.notes.of(first).highlights == ()
    await press(pilot, "U")
    assert dossier.notes.of(first).highlights[0].note == "who else waited?"


async def test_keys_go_from_highlight_to_highlight(pilot: Pilot[int], dossier: Dossier) -> None:
    first = ids(dossier)[0]
    for start, end in ((4, 9), (22, 32)):
        dossier.notes.highlight(first, Span(start, end))
    reader = pilot.app.main.reader
    reader.reload_highlights()
    await press(pilot, "enter", ")")
    assert reader.highlight is not None
    assert reader.highlight.quote == "ferry"
    await press(pilot, ")")
    assert reader.highlight.quote == "Passengers"
    await press(pilot, "(")
    assert reader.highlight.quote == "ferry"
    margin = [reader.draw_line(y, 70).text[:8] for y in range(reader.virtual_size.height)]
    assert sum("#" in text for text in margin) == 2


async def test_the_pane_lists_edits_and_deletes(pilot: Pilot[int], dossier: Dossier) -> None:
    first, second = ids(dossier)
    dossier.notes.tag([second], "later")
    dossier.notes.highlight(first, Span(4, 9), "which one?")
    await press(pilot, "6")
    pane = pilot.app.main.query_one(NotesPane)
    rows = pane.query_one(".rows", VirtualList)
    assert [row.noted.words for row in rows.rows] == ["ferry — which one?", "#later"]
    await press(pilot, "e")
    pilot.app.screen.query_one(TextArea).text = "the old one"
    await press(pilot, "ctrl+s")
    assert rows.rows[0].noted.words == "ferry — the old one"
    await press(pilot, "d")
    assert [row.noted.words for row in rows.rows] == ["#later"]
    await press(pilot, "U")
    assert len(rows.rows) == 2
    await press(pilot, "s")
    assert [row.tag for row in rows.rows] == ["later", ""]


async def test_enter_goes_to_the_passage(pilot: Pilot[int], dossier: Dossier) -> None:
    dossier.notes.highlight(ids(dossier)[1], Span(22, 32))
    await press(pilot, "6", "enter")
    reader = pilot.app.main.reader
    assert reader.has_focus
    assert reader.article is not None
    assert reader.article.id == ids(dossier)[1]
    assert reader.highlight is not None


async def test_what_lost_its_place_is_told_and_kept(dossier: Dossier) -> None:
    first, second = ids(dossier)
    dossier.notes.highlight(first, Span(22, 50))
    dossier.notes.star([second])
    (dossier.folder / "articles" / "ferry.md").write_text(
        "---\ntitle: ferry\n---\nNothing as before.\n", "utf-8"
    )
    (dossier.folder / "articles" / "storm.md").unlink()
    async with DossierApp(dossier).run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "6")
        rows = pilot.app.main.query_one(NotesPane).query_one(".rows", VirtualList).rows
        assert sorted(row.noted.lost for row in rows) == [
            "its words are not in the article any more",
            "the article is gone",
        ]
        await press(pilot, "g", "d", "G", "d")
        assert len(dossier.notes.all()) == 1


@pytest.mark.parametrize(
    ("typed", "tags"),
    [
        ("pay, night -old", (["pay", "night"], ["old"])),
        ("#pay -#old", (["pay"], ["old"])),
        (" - # ", ([], [])),
    ],
)
def test_typed_tags_are_parted(typed: str, tags: tuple[list[str], list[str]]) -> None:
    assert parted(typed) == tags


async def test_the_last_word_is_completed_from_the_tags_in_use() -> None:
    words = LastWord(["night", "pay"])
    assert await words.get_suggestion("pay -ni") == "pay -night"
    assert await words.get_suggestion("pay ") is None


async def test_what_is_marked_is_exported_by_a_key(
    pilot: Pilot[int], dossier: Dossier, tmp_path: Path
) -> None:
    await press(pilot, "m", "E")
    box = pilot.app.screen.query_one(Input)
    assert box.value.startswith("articles")
    box.value = str(tmp_path / "out.doc")
    await press(pilot, "enter")
    assert isinstance(pilot.app.screen, Prompt)
    box.value = str(tmp_path / "out.ris")
    await press(pilot, "enter")
    assert (tmp_path / "out.ris").read_text("utf-8").count("TY  - NEWS") == 1


async def test_a_style_is_chosen_for_what_is_copied(pilot: Pilot[int]) -> None:
    await press(pilot, "enter", "Y", "y")
    assert pilot.app.clipboard.splitlines()[0] == "> The ferry left late."
    await press(pilot, "Y", "y")
    assert pilot.app.clipboard.splitlines()[0] == "“The ferry left late.”"


def test_a_highlight_that_lost_its_place_is_told_apart() -> None:
    passages = (Highlight(0, 3, "The"), Highlight(4, 9, "ferry", loose=True))
    assert noted_lines(ArticleNotes(article="a", highlights=passages)) == [
        "#  1 highlight, ) goes to the next · 1 without a place now, 6 shows it"
    ]


async def test_a_star_in_another_pane_is_for_its_row_not_for_what_is_marked_in_the_list(
    pilot: Pilot[int], dossier: Dossier
) -> None:
    ferry, storm = ids(dossier)
    dossier.notes.write_each({storm: "look again"})
    await press(pilot, "m", "6", "*")
    assert dossier.notes.of(storm).starred
    assert not dossier.notes.of(ferry).starred
    await press(pilot, "1", "*")
    assert dossier.notes.of(ferry).starred


async def test_in_a_narrow_screen_a_star_is_for_the_row_too(dossier: Dossier) -> None:
    ferry, storm = ids(dossier)
    dossier.notes.write_each({storm: "look again"})
    async with DossierApp(dossier).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "escape", "6", "*")
        assert dossier.notes.of(storm).starred
        assert not dossier.notes.of(ferry).starred


async def test_what_was_tagged_is_told_in_a_sentence(pilot: Pilot[int]) -> None:
    await press(pilot, "t", *"pay", "enter")
    assert pilot.app.main.status.render().plain.startswith("Tagged #pay: “ferry”.")
    await press(pilot, "g", "t", *"-pay", "enter")
    assert pilot.app.main.status.render().plain.startswith("Took #pay off: “ferry”.")
