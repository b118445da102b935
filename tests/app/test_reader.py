from dataclasses import replace

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Offset
from textual.selection import Selection

from dossier.model import Article, ArticleInfo, ArticleQuote, Provenance, Quote, QuoteType, Source, Span
from dossier.tui import reading
from dossier.tui.reading import article_blocks, lay_out, next_width, source_line, sources
from dossier.tui.widgets.reader import Reader
from dossier.tui.wrap import wrap

FIRST = "The ferry was late again, " * 12 + "as it had been all week."
TEXT = f"{FIRST}\n\n“Nobody told us,” said a passenger.\n\n漁港の外で九隻の船が待っている 🚢\n\nThe end."
INFO = ArticleInfo(id="a", path="articles/ferry.txt", title="Late ferry", outlet="Tide", date="2024-05-01")
ARTICLE = Article(INFO, TEXT)


class ReaderApp(App[None]):
    def __init__(self):
        super().__init__()
        self.reader = Reader()
        self.copied = []

    def compose(self) -> ComposeResult:
        yield self.reader

    def on_reader_copied(self, message):
        self.copied.append(message.text)


def shown(reader):
    return [reader.render_line(y).text for y in range(reader.size.height)]


async def test_lines_that_were_kept_look_as_they_would_drawn_anew():
    async with (app := ReaderApp()).run_test(size=(50, 20)) as pilot:
        reader = app.reader
        reader.show(ARTICLE)
        for step in ("focus", "J", "leave", "focus", "K", "j", "leave", "narrower", "J", "wider", "focus"):
            if step in ("narrower", "wider"):
                await pilot.resize_terminal(40 if step == "narrower" else 50, 20)
            elif step in ("focus", "leave"):
                app.screen.set_focus(reader if step == "focus" else None)
            else:
                await pilot.press(step)
            await pilot.pause()
            top, width = reader.scroll_offset.y, reader.line_width
            kept = reader.strips(range(reader.size.height))
            assert kept == [reader.draw_line(top + y, width) for y in range(reader.size.height)], step


@pytest.mark.parametrize("width", [2, 3, 10, 40, 76])
def test_every_offset_leads_to_the_line_that_shows_it(width):
    layout = lay_out(article_blocks(ARTICLE, width), width)
    for span in ARTICLE.paragraphs:
        for offset in range(span.start, span.end):
            line = layout.lines[layout.line_at(offset)]
            block = layout.blocks[line.block]
            if not TEXT[offset].isspace():
                assert block.start + line.start <= offset < block.start + line.end


@pytest.mark.parametrize("width", [2, 10, 40])
def test_no_line_is_wider_than_asked(width):
    layout = lay_out(article_blocks(ARTICLE, width), width)
    for line in layout.lines:
        if line.block >= 0:
            assert layout.blocks[line.block].content[line.start : line.end].cell_length <= width


def test_another_heading_has_no_paragraph_wrapped_again(monkeypatch):
    known = {}
    lay_out(article_blocks(ARTICLE, 30), 30, known)
    assert set(known) == set(range(1, len(ARTICLE.paragraphs) + 1))
    noted = article_blocks(ARTICLE, 30, ["a note", "and one more"])
    anew = lay_out(noted, 30)
    wrapped = []
    monkeypatch.setattr(reading, "wrap", lambda text, width: wrapped.append(text) or wrap(text, width))
    assert lay_out(noted, 30, known) == anew
    assert wrapped == [block.content.plain for block in noted if not block.number]


def test_a_first_paragraph_that_is_the_title_is_not_shown_twice():
    info = ArticleInfo(id="b", path="b.txt", title="Late ferry")
    blocks = article_blocks(Article(info, "Late ferry.\n\nIt came."), 40)
    assert [block.content.plain for block in blocks if block.number] == ["Late ferry.", "It came."]
    assert blocks[0].start == 0


def test_the_next_width_is_one_that_looks_another_way():
    assert [next_width(width, 120) for width in (66, 76, 100, 0)] == [76, 100, 0, 66]
    assert [next_width(width, 72) for width in (66, 76, 100, 0)] == [76, 66, 66, 66]
    assert next_width(0, 40) == 66  # nothing looks another way


def test_sources_are_said_in_words_and_left_out_where_nothing_is_known():
    assert sources(INFO) == ""
    where = {"outlet": Provenance(Source.TEXT, "first line"), "date": Provenance(Source.FILE_NAME)}
    info = replace(INFO, provenance={**where, "author": Provenance(Source.NONE)})
    assert sources(info) == "Outlet from text rule (first line); date from file name"


def test_sources_that_are_the_same_are_said_once():
    given = dict.fromkeys(("title", "outlet", "date"), Provenance(Source.FRONT_MATTER))
    info = replace(INFO, provenance={**given, "agency": Provenance(Source.TEXT)})
    assert sources(info) == "Title, outlet and date from front matter; agency from text rule"


def test_a_source_names_outlet_title_date_paragraph_and_file():
    assert source_line(INFO, 3) == "Tide, “Late ferry”, 2024-05-01, paragraph 3 (articles/ferry.txt)"


async def test_going_to_a_passage_brings_it_into_view_and_marks_it():
    app = ReaderApp()
    async with app.run_test(size=(40, 8)) as pilot:
        app.reader.show(ARTICLE)
        start = TEXT.index("The end.")
        app.reader.go_to(start, start + 3)
        await pilot.pause()
        assert any("The end." in line for line in shown(app.reader))
        assert app.reader.marks.current == Span(start, start + 3)


async def test_hits_are_gone_through_in_both_directions():
    app = ReaderApp()
    async with app.run_test(size=(60, 20)):
        starts = [at for at in range(len(TEXT)) if TEXT.startswith("ferry", at)]
        app.reader.show(ARTICLE, hits=[Span(at, at + 5) for at in starts])
        assert app.reader.step_hit(1) and app.reader.marks.number == 1
        assert app.reader.step_hit(1) and app.reader.marks.number == 2
        assert app.reader.step_hit(-1) and app.reader.marks.number == 1
        assert not app.reader.step_hit(-1)
        app.reader.mark_hits([])
        assert not app.reader.step_hit(1)


async def test_y_copies_the_current_paragraph_whole_with_its_source():
    app = ReaderApp()
    async with app.run_test(size=(40, 12)) as pilot:
        app.reader.show(ARTICLE)
        app.reader.focus()
        await pilot.press("y", "J", "y")
        await pilot.pause()
        assert app.copied[0] == f"{FIRST}\nTide, “Late ferry”, 2024-05-01, paragraph 1 (articles/ferry.txt)"
        assert app.copied[1].startswith("“Nobody told us,” said a passenger.\nTide")


async def test_a_selection_over_wrapped_lines_has_no_line_ends_of_the_screen():
    app = ReaderApp()
    async with app.run_test(size=(40, 12)) as pilot:
        app.reader.show(ARTICLE)
        app.reader.focus()
        block = app.reader._layout.paragraphs[0]
        selection = Selection(Offset(4, block), Offset(60, block))
        app.screen.selections = {app.reader: selection}
        await pilot.pause()
        assert app.screen.get_selected_text() == FIRST[4:60]
        await pilot.press("y")
        await pilot.pause()
        assert app.copied == [
            f"{FIRST[4:60]}\nTide, “Late ferry”, 2024-05-01, paragraph 1 (articles/ferry.txt)"
        ]


async def test_the_mouse_selects_what_it_is_drawn_over():
    app = ReaderApp()
    async with app.run_test(size=(60, 20)) as pilot:
        app.reader.show(ARTICLE)
        await pilot.pause()
        lines = shown(app.reader)
        y = next(y for y, line in enumerate(lines) if "Nobody" in line)
        x = lines[y].index("Nobody")
        await pilot.mouse_down(app.reader, offset=(x, y))
        await pilot.hover(app.reader, offset=(x + 6, y))
        await pilot.mouse_up(app.reader, offset=(x + 6, y))
        await pilot.pause()
        assert app.screen.get_selected_text().startswith("Nobody")


async def test_a_resize_keeps_the_passage_at_the_top():
    app = ReaderApp()
    async with app.run_test(size=(40, 6)) as pilot:
        app.reader.show(ARTICLE)
        app.reader.action_last()
        await pilot.pause()
        top = app.reader._layout.lines[app.reader.scroll_offset.y]
        await pilot.resize_terminal(70, 6)
        await pilot.pause()
        near = app.reader._layout.lines[app.reader.scroll_offset.y : app.reader.scroll_offset.y + 6]
        assert any(line.block >= top.block for line in near)


async def test_quotes_are_marked_by_a_sign_in_the_margin():
    start, end = TEXT.index("“"), TEXT.index("”") + 1
    quote = Quote(start=start, end=end, text=TEXT[start:end], type=QuoteType.DIRECT, rule="r", confidence=1)
    quotes = [ArticleQuote("a", 2, quote)]
    app = ReaderApp()
    async with app.run_test(size=(60, 20)):
        app.reader.show(ARTICLE, quotes)
        line = next(line for line in shown(app.reader) if "Nobody" in line)
        assert line.index("“") < line.index("“Nobody")


async def test_keys_scroll_and_stay_within_the_text():
    app = ReaderApp()
    async with app.run_test(size=(30, 6)) as pilot:
        app.reader.show(ARTICLE)
        app.reader.focus()
        places = []
        for key in ("k", "j", "space", "b", "G", "j", "g"):
            await pilot.press(key)
            await pilot.pause()
            places.append(app.reader.scroll_offset.y)
        end = app.reader.max_scroll_y
        assert places == [0, 1, 5, 1, end, end, 0]


async def test_without_an_article_keys_do_nothing():
    app = ReaderApp()
    async with app.run_test(size=(30, 6)) as pilot:
        app.reader.focus()
        await pilot.press("y", "J", "K", "G", "j")
        assert app.copied == []


async def test_an_article_that_was_wrapped_in_a_thread_is_not_wrapped_again_to_be_shown(monkeypatch):
    app = ReaderApp()
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        app.reader.wrap_beforehand(ARTICLE)
        wrapped = []
        monkeypatch.setattr(reading, "wrap", lambda text, width: wrapped.append(text) or wrap(text, width))
        app.reader.show(ARTICLE)
        assert not set(wrapped) & {TEXT[span.start : span.end] for span in ARTICLE.paragraphs}
        assert any("漁港" in line for line in shown(app.reader))
