"""What can be taken back, and taken again, one step after the other."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import NamedTuple


class Step(NamedTuple):
    """Something that was done, in a few words (“merged A with B”), and how to turn it back and forth."""

    label: str
    undo: Callable[[], object]
    redo: Callable[[], object]
    light: bool = False  # whether it changes notes alone


class UndoStack:
    """The steps of this run, over everything that can be undone. Safe to use from several threads.

    ``light`` says whether the step that was last taken back or again changed notes alone, or if none was;
    ``steps`` counts what was done anew.
    """

    def __init__(self) -> None:
        """Begin with nothing done."""
        self._guard = threading.RLock()
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self.light = True
        self.steps = 0

    def did(
        self, label: str, undo: Callable[[], object], redo: Callable[[], object], *, light: bool = False
    ) -> None:
        """Note what was just done; what was undone before can then not be redone any more."""
        with self._guard:
            self._done.append(Step(label, undo, redo, light))
            self._undone.clear()
            self.steps += 1

    def undo(self) -> str | None:
        """Take the last step back and return its label; None where there is none.

        An error of the step is passed on, and the step stays to be tried again.
        """
        with self._guard:
            self.light = not self._done or self._done[-1].light
            if not self._done:
                return None
            step = self._done[-1]
            step.undo()
            self._undone.append(self._done.pop())
            return step.label

    def redo(self) -> str | None:
        """Take the step again that was last undone and return its label; None where there is none."""
        with self._guard:
            self.light = not self._undone or self._undone[-1].light
            if not self._undone:
                return None
            step = self._undone[-1]
            step.redo()
            self._done.append(self._undone.pop())
            return step.label
