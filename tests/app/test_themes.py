"""Our own two themes: what is to be read stands out from every ground that it stands on."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import Theme

from dossier.tui import text
from dossier.tui.look.themes import DARK, LIGHT, NAMES, OWN, suited

GROUNDS = {
    "page": "$background",
    "bar": "$panel",
    "row under the cursor": "$accent 20%",
    "row, elsewhere": "$foreground 8%",
    "current quote": text.CURRENT_QUOTE,
    "hit": text.HIT,
    "highlight": text.NOTED,
}
READ = {name: getattr(text, name) for name in ("DIM", "ACCENT", "WARNING", "ERROR", "QUOTED", "REPORTED")}


def color(style: str, names: dict[str, str], under: Color) -> Color:
    """Return the colour that a style names, as it looks over another one."""
    words = style.rpartition("on ")[2].split()
    name = next(word for word in words if word.startswith("$"))
    share = next((float(word[:-1]) / 100 for word in words if word.endswith("%")), 1)
    found = Color.parse(names[name[1:]])
    return under.blend(Color(*found.rgb), share * found.a)


def luminance(of: Color) -> float:
    """Return the relative luminance of WCAG 2."""
    parts = [part / 255 for part in of.rgb]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", OWN, ids=lambda theme: theme.name)
@pytest.mark.parametrize("style", READ.values(), ids=READ)
@pytest.mark.parametrize("ground", GROUNDS)
def test_text_has_the_contrast_that_wcag_asks_for(theme: Theme, style: str, ground: str) -> None:
    names = {**theme.to_color_system().generate(), **theme.variables}
    page = Color.parse(names["background"])
    behind = color(GROUNDS[ground], names, page)
    assert contrast(color(style, names, behind), behind) >= 4.5


@pytest.mark.parametrize("theme", OWN, ids=lambda theme: theme.name)
def test_rules_and_separators_can_be_seen(theme: Theme) -> None:
    names = {**theme.to_color_system().generate(), **theme.variables}
    page = Color.parse(names["background"])
    assert contrast(color(text.FAINT, names, page), page) >= 3


@pytest.mark.parametrize("theme", OWN, ids=lambda theme: theme.name)
def test_the_current_hit_can_be_read_in_reverse(theme: Theme) -> None:
    names = {**theme.to_color_system().generate(), **theme.variables}
    assert contrast(Color.parse(names["warning"]), Color.parse(names["background"])) >= 4.5


def test_a_terminal_of_sixteen_colours_keeps_its_own() -> None:
    assert suited(DARK.name, "standard") == NAMES["terminal"]
    assert suited(LIGHT.name, "standard") == NAMES["terminal-light"]
    assert suited("nord", "standard") == "nord"
    assert suited(DARK.name, "256") == suited(DARK.name, None) == DARK.name
