"""What puts a screen together from its widgets: only the lines that are in sight and have changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from textual._compositor import ChopsUpdate, Compositor, ReflowResult
from textual.geometry import Region, Size

if TYPE_CHECKING:
    from textual.strip import Strip
    from textual.widget import Widget

Line: TypeAlias = "dict[int, Strip | None]"
"""The parts of a screen line by the cell they begin at; None where it is not drawn."""
MOST = 8  # regions that are painted one by one; more of them are painted as one


Scrollbars: TypeAlias = "tuple[bool, bool]"
"""Whether a widget has a vertical and a horizontal one."""


class Resized(NamedTuple):
    """A widget, which scrollbars it has, and whether it waits for a layout."""

    widget: Widget
    scrollbars: Scrollbars
    waiting: bool


class Tile(NamedTuple):
    """A part of some lines in which one widget is in sight, from cell ``x`` up to ``right``."""

    x: int
    right: int
    widget: Widget
    region: Region  # the whole widget


class Band(NamedTuple):
    """Lines of the screen, from ``y`` up to ``bottom``, in which the same widgets are in sight."""

    y: int
    bottom: int
    tiles: Sequence[Tile]


class Painter(Compositor):
    """A compositor that asks widgets for the lines that they will show, and for no others.

    Textual's own asks every widget within the rectangle around all changes for all of its lines, and
    containers for the lines that their children cover; then it cuts each line wherever any widget
    begins or ends, also those that are covered.
    """

    resized: Sequence[Resized]
    """Widgets to which the last layout gives another size, as they were before it."""
    _bands: Sequence[Band] = ()
    _bands_of: Mapping[Widget, tuple[Region, Region]] | None = None

    @property
    def bands(self) -> Sequence[Band]:
        """Which widgets are in sight in which lines."""
        visible = self.visible_widgets
        if visible is not self._bands_of:
            self._bands_of = visible
            self._bands = bands(self.size.region, visible)
        return self._bands

    def __init__(self) -> None:
        super().__init__()
        self.resized = []

    def reflow(self, parent: Widget, size: Size) -> ReflowResult:
        """Lay out the widgets."""
        result = super().reflow(parent, size)
        changed = result.shown | result.resized
        self.resized = [Resized(each, scrollbars(each), each._layout_required) for each in changed]
        return result

    def render_partial_update(self) -> ChopsUpdate | None:
        """Return what is to be written to the terminal, None where nothing changed."""
        regions = self._dirty_regions.copy()
        self._dirty_regions.clear()
        if not regions:
            return None
        held = self.bands  # they may be others when widgets have drawn
        lines = _painted(held, grouped(regions))
        ends = [[tile.right for tile in band.tiles] for band in held for _ in range(band.y, band.bottom)]
        spans = list(self._regions_to_spans(regions))
        return ChopsUpdate(lines, spans, ends)

    def _render_chops(
        self,
        crop: Region,
        is_rendered_line: Callable[[int], bool],  # noqa: ARG002 - Textual's signature
    ) -> Sequence[Mapping[int, Strip]]:
        """Return the lines of the screen in parts; outside of a region they are None, as Textual has them."""
        return _painted(self.bands, [crop])  # type: ignore[return-value]  # Textual's type leaves None out


def scrollbars(widget: Widget) -> Scrollbars:
    """Return which scrollbars a widget has."""
    return widget.show_vertical_scrollbar, widget.show_horizontal_scrollbar


def _painted(held: Sequence[Band], regions: Iterable[Region]) -> list[Line]:
    """Return all lines of a screen, with what is in regions drawn."""
    lines: list[Line] = [
        dict.fromkeys([tile.x for tile in band.tiles]) for band in held for _ in range(band.y, band.bottom)
    ]
    for region in regions:
        for widget, places in _places(held, region).items():
            _draw(widget, places, lines)
    return lines


def _places(held: Sequence[Band], region: Region) -> dict[Widget, list[tuple[int, int, Tile]]]:
    """Return, by widget, the tiles that reach into a region, with the lines of each that do."""
    places: dict[Widget, list[tuple[int, int, Tile]]] = {}
    x, y, right, bottom = region.corners
    for band in held:
        first, last = max(y, band.y), min(bottom, band.bottom)
        if first < last:
            for tile in band.tiles:
                if tile.x < right and tile.right > x:
                    places.setdefault(tile.widget, []).append((first, last, tile))
    return places


def _draw(widget: Widget, places: Sequence[tuple[int, int, Tile]], lines: Sequence[Line]) -> None:
    """Draw a widget where it is in sight, given lines of the screen from the top down."""
    at = 0
    while at < len(places):
        first, end, tile = places[at]
        left, right = tile.x, tile.right
        following = at + 1  # tiles of the lines below are drawn in one go with those above
        while following < len(places) and places[following][0] <= end:
            _, end, tile = places[following]
            left, right = min(left, tile.x), max(right, tile.right)
            following += 1
        region = tile.region
        strips = widget.render_lines(Region(left - region.x, first - region.y, right - left, end - first))
        for top, bottom, part in places[at:following]:
            start, stop = part.x - left, part.right - left
            whole = part.x == left and part.right == right
            drawn = strips[top - first :]  # fewer than asked for where a widget is about to be resized
            for y, strip in zip(range(top, bottom), drawn, strict=False):
                lines[y][part.x] = strip if whole else strip.crop(start, stop)
        at = following


def bands(screen: Region, widgets: Mapping[Widget, tuple[Region, Region]]) -> list[Band]:
    """Return which widgets are in sight in which lines, given those in front first, each with its clip."""
    seen = [
        (visible, region, widget)
        for widget, (region, clip) in widgets.items()
        if (visible := region.intersection(clip).intersection(screen))
    ]
    edges = sorted({screen.y, screen.bottom, *(y for each, *_ in seen for y in (each.y, each.bottom))})
    return [Band(y, bottom, _tiles(screen, y, seen)) for y, bottom in pairwise(edges)]


def _tiles(screen: Region, y: int, seen: Iterable[tuple[Region, Region, Widget]]) -> list[Tile]:
    """Return the tiles of a line, from left to right."""
    free = [(screen.x, screen.right)]
    tiles: list[Tile] = []
    for visible, region, widget in seen:
        if not visible.y <= y < visible.bottom:
            continue
        left: list[tuple[int, int]] = []
        for start, end in free:
            first, last = max(start, visible.x), min(end, visible.right)
            if first >= last:
                left.append((start, end))
                continue
            tiles.append(Tile(first, last, widget, region))
            if start < first:
                left.append((start, first))
            if last < end:
                left.append((last, end))
        free = left
        if not free:
            break
    return sorted(tiles, key=lambda tile: tile.x)


def grouped(regions: Iterable[Region]) -> list[Region]:
    """Return regions that cover the same cells, or some more where they are many."""
    joined: list[Region] = []
    for region in sorted(set(regions), key=lambda each: (each.x, each.width, each.y)):
        last = joined[-1] if joined else None
        if last is not None and last.column_span == region.column_span and region.y <= last.bottom:
            joined[-1] = last.union(region)
        else:
            joined.append(region)
    return joined if len(joined) <= MOST else [Region.from_union(joined)]
