from textual.app import App, ComposeResult

from dossier.tui.widgets.virtual_list import VirtualList


class ListApp(App[None]):
    def __init__(self, rows):
        super().__init__()
        self.list = VirtualList(rows, lambda row, *_: f"row {row}", empty="Nothing here.")
        self.messages = []

    def compose(self) -> ComposeResult:
        yield self.list

    def on_virtual_list_highlighted(self, message):
        self.messages.append(("highlighted", message.row))

    def on_virtual_list_selected(self, message):
        self.messages.append(("selected", message.row))


async def test_the_cursor_moves_by_keys_and_stays_within_the_rows():
    app = ListApp(range(100))
    async with app.run_test(size=(20, 10)) as pilot:
        seen = []
        for key in ("j", "down", "k", "G", "j", "g", "k", "space", "b", "end", "home", "pagedown"):
            await pilot.press(key)
            seen.append(app.list.cursor)
        assert seen == [1, 2, 1, 99, 99, 0, 0, 9, 0, 99, 0, 9]


async def test_enter_and_a_click_select_a_row():
    app = ListApp(["first", "second"])
    async with app.run_test(size=(20, 10)) as pilot:
        await pilot.press("enter")
        await pilot.click(app.list, offset=(3, 1))
        assert ("selected", "first") in app.messages
        assert app.messages[-2:] == [("highlighted", "second"), ("selected", "second")]


async def test_an_empty_list_says_so_and_ignores_keys():
    app = ListApp([])
    async with app.run_test(size=(20, 10)) as pilot:
        await pilot.press("j", "G", "enter", "k")
        assert app.list.row is None
        assert app.list.render_line(0).text.strip() == "Nothing here."
        assert app.messages == []


async def test_new_rows_keep_the_cursor_on_the_same_row():
    app = ListApp([])
    app.list = VirtualList([3, 5, 7], lambda row, *_: str(row), key=lambda row: row)
    async with app.run_test(size=(20, 10)):
        app.list.cursor = 1
        app.list.show([1, 2, 3, 4, 5])
        assert app.list.row == 5


async def test_a_row_is_text_and_never_markup():
    app = ListApp([])
    app.list = VirtualList(["[/nope] [@click=app.quit]x\x1b[31m"], lambda row, *_: row)
    async with app.run_test(size=(60, 5)):
        strip = app.list.render_line(0)
        assert "[/nope] [@click=app.quit]x" in strip.text
        assert "\x1b" not in strip.text


async def test_a_hundred_thousand_rows_draw_only_the_ones_on_screen():
    drawn = []

    def render(row, *_):
        drawn.append(row)
        return str(row)

    app = ListApp([])
    app.list = VirtualList(range(100_000), render)
    async with app.run_test(size=(20, 10)) as pilot:
        await pilot.press("G")
        await pilot.pause()
        assert "99999" in app.list.render_line(9).text
        assert len(drawn) < 60


async def test_what_is_said_of_an_empty_list_is_broken_between_words():
    app = ListApp([])
    app.list.empty = "Nothing here that could be shown."
    async with app.run_test(size=(20, 10)):
        said = [app.list.render_line(y).text.strip() for y in range(4)]
        assert said == ["Nothing here that", "could be shown.", "", ""]
