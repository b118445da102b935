"""The app's own themes: a dark and a light one, with one accent colour."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="dossier-dark",
    primary="#7fb4ca",
    secondary="#9fd0b4",
    accent="#7fb4ca",
    warning="#d8a657",
    error="#e67e80",
    success="#9cbf82",
    foreground="#d5d8da",
    background="#14171a",
    surface="#14171a",
    panel="#1c2024",
    boost="#1c2024",
    dark=True,
    variables={
        "input-selection-background": "#7fb4ca 35%",
        "border": "#3a4148",
        "border-blurred": "#2a3036",
        "noted": "#d8a65738",
    },
)
LIGHT = Theme(
    name="dossier-light",
    primary="#17627d",
    secondary="#0b4a2c",
    accent="#17627d",
    warning="#8a5300",
    error="#a6242f",
    success="#3c6e1f",
    foreground="#202428",
    background="#fbfaf7",
    surface="#fbfaf7",
    panel="#efeee9",
    boost="#efeee9",
    dark=False,
    variables={
        "input-selection-background": "#17627d 25%",
        "border": "#b9bcbd",
        "border-blurred": "#d9d9d5",
        "noted": "#8a530038",
    },
)
OWN = (DARK, LIGHT)
NAMES = {"dark": DARK.name, "light": LIGHT.name, "terminal": "ansi-dark", "terminal-light": "ansi-light"}
"""The short names for config.yaml; ``terminal`` takes the colours of the terminal itself."""

DEFAULTS = {"noted": "transparent"}
"""What our styles need and other themes do not have: the ground of a highlight, which is underlined too."""

_FEW_COLORS = "standard"  # Rich's name for the sixteen that have no fixed values
_OF_THE_TERMINAL = {DARK.name: NAMES["terminal"], LIGHT.name: NAMES["terminal-light"]}


def full_name(name: str) -> str:
    """Return the theme that a name in config.yaml means: a short name, or that of any Textual theme."""
    return NAMES.get(name, name)


def suited(name: str, color_system: str | None) -> str:
    """Return a theme, or in place of our own the terminal's colours where it has only sixteen."""
    return _OF_THE_TERMINAL.get(name, name) if color_system == _FEW_COLORS else name


def variables(theme: Theme) -> dict[str, str]:
    """Return what a theme says, by name, for style sheets; as Textual's apps do for the theme they show."""
    return {**DEFAULTS, **theme.to_color_system().generate(), **theme.variables}
