"""What a command is: pure data, which every table of keys is made of."""

from __future__ import annotations

from typing import NamedTuple


class Command(NamedTuple):
    """One thing that a key does.

    ``keys`` are written as people read them (``/``, ``ctrl+p``, ``space``). ``label`` is the word in the
    footer; a command without one is not shown there. ``action`` is what is called where that is not
    the plain name, with its arguments: ``show('events')``. The palette calls it by its ``title``, if it has
    one; ``words`` are others that people look for it by.
    One that is heeded ``always`` goes before whatever has the focus, also over a dialog.
    """

    name: str
    keys: tuple[str, ...]
    help: str
    context: str
    label: str = ""
    action: str = ""
    title: str = ""
    always: bool = False
    words: str = ""

    @property
    def id(self) -> str:
        """The name by which config.yaml rebinds the command: ``context.name``."""
        return f"{self.context}.{self.name}"
