"""The style sheets of the themes, parsed before they are needed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.dom import DOMNode

from dossier.tui.look.styling import KeptStylesheet
from dossier.tui.look.themes import variables

if TYPE_CHECKING:
    from textual.theme import Theme

    from dossier.model import Cancelled

OURS = "dossier.tui."


class Sheets:
    """A style sheet for each theme that was shown or is likely to be."""

    def __init__(self) -> None:
        self._held: dict[str, KeptStylesheet] = {}

    def of(self, theme: Theme) -> KeptStylesheet:
        """Return the sheet of a theme, parsed or not."""
        sheet = self._held.get(theme.name)
        if sheet is None:
            sheet = self._held[theme.name] = KeptStylesheet(variables=variables(theme))
        return sheet

    def parse_ahead(self, sources: KeptStylesheet, cancelled: Cancelled) -> KeptStylesheet:
        """Parse sources for all the themes, with those of the widgets that may be mounted; in a thread.

        Returns:
            A sheet of all the sources, for the theme of ``sources``.
        """
        filled = with_widgets_to_come(sources)
        for sheet in tuple(self._held.values()):
            ahead = sheet.copy()
            ahead.take_sources(filled)
            while not cancelled() and ahead.parse_next():
                pass
        return filled


def with_widgets_to_come(sheet: KeptStylesheet) -> KeptStylesheet:
    """Return a sheet of the same sources and those of all widgets whose classes are loaded.

    That they are loaded before they are shown is what `dossier.tui.later` sees to. Textual takes the sources
    of a class when the first of its widgets is mounted, and parses them in the midst of that key.
    """
    filled = sheet.copy()
    for kind in _loaded():
        for location, css, tie_breaker, scope in kind.__new__(kind)._get_default_css():
            filled.add_source(css, location, is_default_css=True, tie_breaker=tie_breaker, scope=scope)
    return filled


def _loaded() -> Iterator[type[DOMNode]]:
    """Yield the classes of widgets that our modules define or use."""
    modules = [module for name, module in tuple(sys.modules.items()) if name.startswith(OURS)]
    kinds = {value: None for module in modules for value in vars(module).values() if isinstance(value, type)}
    return (kind for kind in kinds if issubclass(kind, DOMNode))
