"""Writing what a pane shows into a file."""

from __future__ import annotations

from dossier.tui.screens.noting import NotingScreen


class ExportingScreen(NotingScreen):
    """A screen whose panes can be written into files."""

    def action_export(self) -> None:
        """Ask for a file, and write what the pane shows."""
        from dossier.tui.asking.exporting import ask_export  # loads every format

        ask_export(self)
