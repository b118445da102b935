"""Modules the first screen does without; a thread loads them once it stands, so that no key waits for it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dossier.model import Cancelled

MODULES = (
    "dossier.tui.searching.pane",
    "dossier.tui.panes.events",
    "dossier.tui.panes.actors",
    "dossier.tui.panes.quotes",
    "dossier.tui.panes.notes",
    "dossier.tui.panes.voice",
    "dossier.tui.panes.carried",
    "dossier.tui.panes.claims",
    "dossier.tui.compare.screen",
    "dossier.tui.compare.pane_screen",
    "dossier.tui.screens.help",
    "dossier.tui.screens.jump",
    "dossier.tui.screens.palette",
    "dossier.tui.screens.welcome",
)
"""What keys ask for first, in about that order; each takes up to 30 ms to load."""


def load(cancelled: Cancelled) -> None:
    """Load the modules, one after the other, until cancelled."""
    for name in MODULES:
        if cancelled():
            return
        import_module(name)
