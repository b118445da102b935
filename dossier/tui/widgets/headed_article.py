"""The line at the top of an article that names it while its heading is scrolled away."""

from __future__ import annotations

from textual.strip import Strip

from dossier.tui.panes.lines import outlet_of
from dossier.tui.text import BAR, DIM, FAINT, column, join, known, plain, separated, strip_of
from dossier.tui.widgets.drawn_article import DrawnArticle

LEAST_HEIGHT = 6  # lines of the reader below which all are for the article


class HeadedArticle(DrawnArticle):
    """An article of which the first line in sight tells which it is, where its heading does not."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._drawn_head: tuple[int, Strip] | None = None  # for a width

    @property
    def headed(self) -> bool:
        """Whether a line over the text names the article."""
        return self._headed_at(self.scroll_offset.y)

    def _headed_at(self, top: int) -> bool:
        layout = self._layout
        return layout is not None and 0 < layout.heading <= top and self.size.height >= LEAST_HEIGHT

    @property
    def seen(self) -> range:
        """The lines of the article that are in sight."""
        top = self.scroll_offset.y
        return range(top + self.headed, top + self.size.height)

    @property
    def _top_line(self) -> int:
        return self.seen.start

    def _scroll_to_line(self, line: int) -> None:
        """Have a line at the top of those in sight."""
        y = line - self._headed_at(line - 1)
        self.scroll_to(y=y, animate=False, force=True)

    def strips(self, places: range) -> list[Strip]:
        """Return lines of the screen; the first names the article where the heading is scrolled away."""
        strips = super().strips(places)
        if strips and not places.start and self.headed:
            strips[0] = self._head_line()
        return strips

    def _head_line(self) -> Strip:
        width = self.line_width
        if self._drawn_head is None or self._drawn_head[0] != width:
            article = (
                self.article or self._wrapped[0]
            )  # while it is read again there is only what was laid out
            assert article is not None  # noqa: S101 - what is laid out is an article
            info, margin = article.info, self._margin_in(width)
            where = separated([outlet_of(info), known(info.date, missing=info.about or "")])
            room = width - margin - where.cell_length - 4
            title = plain(info.title or "no title")
            title = title.truncate(room, ellipsis=True) if title.cell_length > room > 0 else title
            told = join(" " * margin, title, plain(" · ", FAINT), where)
            line = column(told.stylize_before(DIM), width).stylize_before(BAR)
            parse = self.app.stylesheet.parse_style
            self._drawn_head = width, self.filtered(strip_of(line, width, self.visual_style, parse))
        return self._drawn_head[1]

    def forget_drawn(self) -> None:
        """Forget the lines that were drawn, and the one that names the article."""
        super().forget_drawn()
        self._drawn_head = None
