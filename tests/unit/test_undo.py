"""Taking back what was done."""

from __future__ import annotations

import pytest

from dossier.corrections.undo import UndoStack


def test_steps_are_taken_back_and_taken_again_in_order() -> None:
    stack, held = UndoStack(), ["a", "b"]
    stack.did("added a", lambda: held.remove("a"), lambda: held.append("a"))
    stack.did("added b", lambda: held.remove("b"), lambda: held.append("b"))
    assert [stack.undo(), stack.undo(), stack.undo()] == ["added b", "added a", None]
    assert held == []
    assert [stack.redo(), stack.redo(), stack.redo()] == ["added a", "added b", None]
    assert held == ["a", "b"]


def test_something_new_forgets_what_was_undone() -> None:
    stack = UndoStack()
    stack.did("one", list, list)
    stack.undo()
    stack.did("two", list, list)
    assert stack.redo() is None
    assert stack.undo() == "two"


def test_it_says_whether_notes_alone_were_changed() -> None:
    stack = UndoStack()
    stack.did("renamed an actor", list, list)
    stack.did("starred ferry", list, list, light=True)
    said = []
    for turn in (stack.undo, stack.undo, stack.undo, stack.redo, stack.redo):
        turn()
        said.append(stack.light)
    assert said == [True, False, True, False, True]


def test_a_step_that_fails_stays() -> None:
    stack, tries = UndoStack(), [OSError("full"), None]

    def undo() -> None:
        if (error := tries.pop(0)) is not None:
            raise error

    stack.did("one", undo, list)
    with pytest.raises(OSError, match="full"):
        stack.undo()
    assert stack.undo() == "one"
