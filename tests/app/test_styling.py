"""Styles worked out once are those that Textual works out each time."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.widgets import Button, Input, Static

from dossier.tui.look.styling import KeptStylesheet

DARK, LIGHT = "textual-dark", "textual-light"


class Styled(App[None]):
    """Some widgets whose styles hang on where they are, what has the focus, and the theme."""

    CSS = """
    Screen { background: $background; }
    .row { color: $primary; height: 3; }
    .chosen .row { color: $secondary; height: 50%; }
    Vertical:focus-within Static { text-style: bold; }
    #first:first-child { background: $panel; }
    """

    def __init__(self, sheet: type[Stylesheet]) -> None:
        super().__init__()
        self.theme = DARK
        self.stylesheet = sheet(variables=self.get_css_variables())

    def compose(self) -> ComposeResult:
        """Make a few widgets, one with parts that have classes of their own."""
        with Vertical(id="around"):
            yield Static("a", id="first", classes="row")
            yield Input("text")
            yield Button("b")


def _rules(node: DOMNode) -> dict[str, object]:
    parts = {name: styles.get_rules() for name, styles in node._component_styles.items()}
    rules = {**node.styles.get_rules(), "parts": parts}
    return {**rules, "layout": repr(rules.get("layout"))}  # each sheet has its own


async def _looks(sheet: type[Stylesheet]) -> list[list[dict[str, object]]]:
    """Return the styles of all widgets after each of some changes."""
    looks = []
    app = Styled(sheet)
    async with app.run_test(size=(60, 20)) as pilot:

        async def look() -> None:
            await pilot.pause()
            looks.append([_rules(node) for node in app.screen.walk_children(with_self=True)])

        await look()
        for key in ("tab", "tab", "tab", "shift+tab"):
            await pilot.press(key)
            await look()
        for theme in (LIGHT, DARK, LIGHT, DARK):
            app.theme = theme
            await look()
        app.query_one("#around").add_class("chosen")
        await look()
        await app.query_one("#around").mount(Static("c", classes="row"), before=0)
        await look()
        app.query_one("#around").remove_class("chosen")
        app.query_one(Input).disabled = True
        await look()
        await app.query_one("#around").mount(Input("more"))
        await look()
    return looks


async def test_widgets_look_as_textual_has_them_look() -> None:
    assert await _looks(KeptStylesheet) == await _looks(Stylesheet)


async def test_what_was_parsed_for_a_theme_is_not_parsed_again() -> None:
    app = Styled(KeptStylesheet)
    async with app.run_test():
        sheet = app.stylesheet
        assert isinstance(sheet, KeptStylesheet)
        rules = sheet.rules
        sheet.set_variables(app.get_css_variables())
        sheet.reparse()
        assert sheet.rules is rules


async def test_a_source_that_is_added_is_parsed_with_the_others() -> None:
    app = Styled(KeptStylesheet)
    async with app.run_test() as pilot:
        app.stylesheet.add_source("#first { color: #123456; }")
        app.stylesheet.reparse()
        app.stylesheet.update(app)
        await pilot.pause()
        assert app.query_one("#first").styles.color.hex == "#123456"


def test_parses_one_source_at_a_time() -> None:
    sheet = KeptStylesheet(variables={"a": "red"})
    sheet.add_source("Static { color: $a; }")
    sheet.add_source("Input { color: $a; }")
    assert [sheet.parse_next(), sheet.parse_next(), sheet.parse_next()] == [True, True, False]
    assert len(sheet.rules) == 2


def test_takes_the_sources_of_another_sheet() -> None:
    sheet, other = KeptStylesheet(variables={"a": "red"}), KeptStylesheet(variables={"a": "blue"})
    other.add_source("Static { color: $a; }")
    sheet.take_sources(other)
    assert [rule.styles.color.hex for rule in sheet.rules] == ["#FF0000"]
