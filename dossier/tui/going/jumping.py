"""The labels of jump mode: short, and none the beginning of another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

LETTERS = "asdfghjklqwertyuiopzxcvbnm"
"""The home row first."""


@dataclass(frozen=True, slots=True)
class Target:
    """A place to jump to.

    Attributes:
        x: Column of the screen, in cells, where its label stands.
        y: Line of the screen.
        go: Goes there.
        key: A sign that is already known to lead there, taken as its label where it is free and no letter.
    """

    x: int
    y: int
    go: Callable[[], object]
    key: str = ""


def labelled(targets: Sequence[Target]) -> dict[str, Target]:
    """Return the targets by label; of more than can be told apart by two letters, the first ones."""
    held: dict[str, Target] = {}
    others: list[Target] = []
    for target in targets:
        if len(target.key) == 1 and target.key not in LETTERS and target.key not in held:
            held[target.key] = target
        else:
            others.append(target)
    return {**held, **dict(zip(labels(len(others)), others, strict=False))}


def labels(number: int) -> list[str]:
    """Return so many labels, single letters as long as they last, 676 labels at most."""
    # A letter that begins pairs cannot stand alone: the fewest that are needed, from those hardest to reach.
    letters = len(LETTERS)
    firsts = min(letters, -(-max(0, number - letters) // (letters - 1)))
    single, first = LETTERS[: letters - firsts], LETTERS[letters - firsts :]
    return [*single, *(one + other for one in first for other in LETTERS)][:number]
