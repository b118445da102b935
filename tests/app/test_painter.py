"""What puts a screen together: the same screen as Textual's own, of fewer lines that are asked for."""

from __future__ import annotations

import pytest
from acting import settle
from fake import harbour
from textual._compositor import ChopsUpdate, Compositor, LayoutUpdate
from textual._context import visible_screen_stack
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from dossier.tui.app import DossierApp
from dossier.tui.look.painter import Painter, bands, grouped

WIDE = (
    "j m G s f b escape z z enter J q H = / t h enter n escape } Z Z | tab escape | escape"
    " / s a i d enter j v escape 2 j t escape 3 j l 4 s e escape ? escape ctrl+p a escape ctrl+t ;"
    " escape 1 c n"
)
NARROW = "j s f b escape enter q / t enter escape escape / s enter escape 2 j 4 escape ? escape ; escape"
NAMES = {"/": "slash", "|": "vertical_line", "?": "question_mark", ";": "semicolon"}


class Terminal:
    """What a terminal shows after all that was written to it: cells, each with its style."""

    def __init__(self, app: App[int]) -> None:
        self.app = app
        self.cells: list[list[object]] = []
        app._display = self._written  # type: ignore[method-assign]

    def _written(self, screen: Screen[object], update: object) -> None:  # noqa: ARG002
        if isinstance(update, LayoutUpdate):
            self.cells = [_cells(strips) for strips in update.strips]
        elif isinstance(update, ChopsUpdate):
            for y, first, last in update.spans:
                for (x, strip), end in zip(update.chops[y].items(), update.chop_ends[y], strict=True):
                    if strip is not None and x <= last and end > first:
                        drawn = _cells([strip])[: min(end, last) - x]
                        self.cells[y][x : x + len(drawn)] = drawn


def _cells(strips) -> list[object]:
    return [(character, segment.style) for strip in strips for segment in strip for character in segment.text]


def textuals_own(screen: Screen[object]) -> list[list[object]]:
    """Return the cells of a screen as Textual puts it together."""
    compositor = Compositor()
    compositor.reflow(screen, screen.size)
    visible_screen_stack.set(screen.app._background_screens)
    return [_cells([strip]) for strip in compositor.render_strips()]


@pytest.mark.parametrize(("size", "keys"), [((80, 24), NARROW), ((120, 40), WIDE)])
async def test_the_terminal_shows_what_textual_would_have_shown_after_each_key(size, keys):
    app = DossierApp(harbour(), refresh=False)
    terminal = Terminal(app)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for key in keys.split():
            await pilot.press(NAMES.get(key, key))
            await settle(pilot)
            wanted = textuals_own(app.screen)
            different = [y for y, line in enumerate(wanted) if line != terminal.cells[y]]
            assert not different, key


@pytest.mark.parametrize("key", ["question_mark", "ctrl+p", "c", "f2"])
async def test_every_screen_has_the_painter(key):
    app = DossierApp(harbour(), refresh=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert isinstance(app.main._compositor, Painter)
        await pilot.press(key)
        await settle(pilot)
        assert app.screen is not app.main
        assert isinstance(app.screen._compositor, Painter)


class Noting(Widget):
    """A widget that notes which of its lines it is asked for."""

    def __init__(self, name: str, *children: Widget) -> None:
        super().__init__(*children, id=name)
        self.asked: list[Region] = []

    def render_lines(self, crop: Region) -> list[Strip]:
        self.asked.append(crop)
        return super().render_lines(crop)

    def render(self) -> str:
        return f"{self.id}"


class NotingApp(App[None]):
    """A box that a label and a list cover but for its last line."""

    CSS = """
    #box { height: 6; }
    #label { height: 2; }
    #list { height: 3; }
    """

    def compose(self) -> ComposeResult:
        yield Noting("box", Noting("label"), Noting("list"))

    def on_mount(self) -> None:
        self.screen._compositor = Painter()

    def asked(self) -> dict[str, list[Region]]:
        """Return what was asked for by the widgets' names, and forget it."""
        found = {widget.id: widget.asked for widget in self.query(Noting)}
        for widget in self.query(Noting):
            widget.asked = []
        return found


async def test_widgets_are_asked_for_lines_that_are_in_sight_only():
    async with (app := NotingApp()).run_test(size=(10, 6)) as pilot:
        await pilot.pause()
        app.asked()
        app.screen._compositor.render_update(full=True)
        assert app.asked() == {
            "box": [Region(0, 5, 10, 1)],
            "label": [Region(0, 0, 10, 2)],
            "list": [Region(0, 0, 10, 3)],
        }


async def test_widgets_are_asked_for_lines_that_changed_only():
    async with (app := NotingApp()).run_test(size=(10, 6)) as pilot:
        await pilot.pause()
        app.asked()
        app.query_one("#label").refresh(Region(0, 1, 10, 1))
        app.query_one("#list").refresh(Region(0, 2, 10, 1))
        app.screen._compositor.update_widgets(set(app.query(Noting)))
        app.screen._compositor.render_update()
        assert app.asked() == {"box": [], "label": [Region(0, 1, 10, 1)], "list": [Region(0, 2, 10, 1)]}


def test_what_is_in_front_covers_what_is_behind():
    front, behind = object(), object()
    screen = Region(0, 0, 10, 3)
    found = bands(screen, {front: (Region(2, 1, 4, 1), screen), behind: (screen, screen)})
    assert [(band.y, band.bottom) for band in found] == [(0, 1), (1, 2), (2, 3)]
    assert [(tile.x, tile.right, tile.widget) for tile in found[1].tiles] == [
        (0, 2, behind),
        (2, 6, front),
        (6, 10, behind),
    ]
    assert [tile.widget for tile in found[0].tiles] == [behind]


def test_what_is_cut_off_is_not_in_sight():
    inner, outer = object(), object()
    screen = Region(0, 0, 10, 2)
    found = bands(screen, {inner: (Region(5, 0, 10, 2), Region(0, 0, 8, 2)), outer: (screen, screen)})
    assert [(tile.x, tile.right) for tile in found[0].tiles] == [(0, 5), (5, 8), (8, 10)]


def test_lines_one_below_the_other_are_one_region():
    assert grouped([Region(0, 4, 9, 1), Region(0, 5, 9, 1), Region(20, 4, 9, 1)]) == [
        Region(0, 4, 9, 2),
        Region(20, 4, 9, 1),
    ]


def test_many_regions_are_painted_as_one():
    many = [Region(place, 2 * place, 1, 1) for place in range(20)]
    assert grouped(many) == [Region(0, 0, 20, 39)]
