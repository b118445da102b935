"""Views of lines: laid out again only where a scrollbar comes or goes, painted as they were drawn."""

from __future__ import annotations

import gc

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Offset, Region, Spacing
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from dossier.tui.look.themes import LIGHT
from dossier.tui.widgets.kept_lines import KeptLines
from dossier.tui.widgets.virtual_list import VirtualList


class ListApp(App[None]):
    """A list that has ten lines of room."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        self.register_theme(LIGHT)
        self.list = VirtualList([f"row {number}" for number in range(rows)])
        self.layouts = 0

    def compose(self) -> ComposeResult:
        yield self.list

    def on_mount(self) -> None:
        self.screen.screen_layout_refresh_signal.subscribe(self, self._laid_out)

    def _laid_out(self, _: Screen[object]) -> None:
        self.layouts += 1


async def test_other_rows_are_shown_without_a_layout() -> None:
    async with (app := ListApp(50)).run_test(size=(30, 10)) as pilot:
        app.list.cursor = 49
        await pilot.pause()
        before = app.layouts
        app.list.show([f"other {number}" for number in range(30)], cursor=29)
        await pilot.pause()
        assert app.layouts == before
        assert app.list.scroll_offset.y == 20
        assert app.list.render_line(9).text.strip() == "▌other 29"
        assert app.list.vertical_scrollbar.window_virtual_size == 30


async def test_the_scrollbar_comes_and_goes() -> None:
    async with (app := ListApp(5)).run_test(size=(30, 10)) as pilot:
        assert app.list.line_width == 30
        app.list.show(["x"] * 11)
        await pilot.pause()
        assert app.list.show_vertical_scrollbar
        assert app.list.line_width == 29
        app.list.show(["x"] * 10)
        await pilot.pause()
        assert not app.list.show_vertical_scrollbar
        assert app.list.line_width == 30


async def test_what_is_painted_follows_the_theme() -> None:
    async with (app := ListApp(5)).run_test(size=(30, 10)) as pilot:
        whole = Region(0, 0, 30, 10)
        dark = app.list.render_lines(whole)
        app.theme = LIGHT.name
        await pilot.pause()
        light = app.list.render_lines(whole)
        assert [strip.text for strip in dark] == [strip.text for strip in light]
        assert all(before != after for before, after in zip(dark, light, strict=True))


async def test_a_part_is_cut_from_the_lines() -> None:
    async with (app := ListApp(20)).run_test(size=(30, 10)):
        strips = app.list.render_lines(Region(1, 2, 5, 3))
        assert [strip.text for strip in strips] == ["row 2", "row 3", "row 4"]
        assert {strip.cell_length for strip in app.list.render_lines(Region(0, 0, 30, 10))} == {30}


async def test_a_border_is_drawn_around_the_lines() -> None:
    async with (app := ListApp(20)).run_test(size=(30, 10)) as pilot:
        app.list.styles.border = ("ascii", "red")
        await pilot.pause()
        assert app.list.styles.gutter == Spacing.all(1)
        strips = app.list.render_lines(Region(0, 0, 30, 10))
        assert strips[0].text == "+" + 28 * "-" + "+"
        assert strips[1].text.startswith("|▌row 0")


async def test_only_lines_that_change_are_painted() -> None:
    async with (app := ListApp(20)).run_test(size=(30, 10)) as pilot:
        painted: list[Region] = []
        await pilot.pause()
        app.list._set_dirty = lambda *regions: painted.extend(regions or [app.list.size.region])  # type: ignore[method-assign]
        app.list.cursor = 1
        assert [(region.y, region.height) for region in painted] == [(0, 1), (1, 1)]


async def test_a_row_keeps_its_line_where_the_focus_changes() -> None:
    async with (app := ListApp(5)).run_test(size=(30, 10)) as pilot:
        app.list.focus()
        await pilot.pause()
        whole = Region(0, 0, 30, 5)
        before = app.list.render_lines(whole)
        app.screen.set_focus(None)
        await pilot.pause()
        after = app.list.render_lines(whole)
        assert before[0] != after[0], "the cursor tells of the focus"
        assert all(one is other for one, other in zip(before[1:], after[1:], strict=True))


@pytest.mark.parametrize(("rows", "at"), [(11, 0), (11, 1), (50, 0), (50, 17), (50, 40), (5000, 4990)])
@pytest.mark.parametrize("state", ["", "mouse_over", "grabbed"])
async def test_the_scrollbar_looks_as_textuals_own(rows: int, at: int, state: str) -> None:
    async with (app := ListApp(rows)).run_test(size=(30, 10)) as pilot:
        app.list.scroll_to(y=at, animate=False, force=True)
        await pilot.pause()
        bar = app.list.vertical_scrollbar
        if state:
            setattr(bar, state, Offset(0, 0) if state == "grabbed" else True)
        whole, part = Region(0, 0, 1, 10), Region(0, 3, 1, 2)
        assert bar.render_lines(whole) == Widget.render_lines(bar, whole)
        assert bar.render_lines(part) == Widget.render_lines(bar, part)


def test_where_too_many_lines_are_kept_the_first_one_goes() -> None:
    kept: KeptLines[int] = KeptLines(2)
    for number in (1, 2, 2, 3):
        kept[number] = Strip.blank(number)
    assert list(kept) == [2, 3]
    assert kept.get(1) is None


async def test_lines_that_are_forgotten_are_gone_at_once() -> None:
    async with (app := ListApp(50)).run_test(size=(30, 10)):

        def drawn_again() -> int:
            app.list.forget_drawn()
            app.list.render_lines(Region(0, 0, 30, 10))
            return sum(isinstance(held, Strip) for held in gc.get_objects())

        gc.disable()
        try:
            first = drawn_again()
            assert [drawn_again() for _ in range(3)] == [first] * 3
        finally:
            gc.enable()
