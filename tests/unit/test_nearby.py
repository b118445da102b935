from collections.abc import Iterable

import numpy as np

from dossier.analysis.events.table import UNIT
from dossier.model import Event
from dossier.session.nearby import MOST, nearby_articles

DATES = {1: "2024-03-04", 2: "2024-03-05", 3: "2024-03-06", 4: "2024-03-30", 5: "9999", 6: "2024-03-02"}


class Neighbours:
    """Says who is near to every report of an event."""

    def __init__(self, cosines: dict[int, float]) -> None:
        self.cosines = {**cosines, -1: 1.0}

    def neighbours(self, article_ids: Iterable[str]) -> list[tuple[bytes, bytes]]:
        near = np.array([round(each * UNIT) for each in self.cosines.values()], "<i4")
        return [(near.tobytes(), np.array(list(self.cosines), "<i4").tobytes()) for _ in article_ids]

    def keys(self, numbers: Iterable[int]) -> dict[int, tuple[str, str]]:
        return {n: (DATES.get(n, "2024-03-05"), f"a{n}") for n in numbers if n > 0}


def near(cosines: dict[int, float], first: str | None = "2024-03-04") -> tuple[str, ...]:
    event = Event(id="e", title="The ferry strike", articles=("a1",), first=first, last=first)
    return nearby_articles(Neighbours(cosines), event)  # type: ignore[arg-type]  # it has what is asked for


def test_the_nearest_of_these_days_come_first() -> None:
    assert near({1: 0.9, 2: 0.3, 3: 0.5, 6: 0.25}) == ("a3", "a2", "a6")


def test_what_is_far_in_days_or_words_is_left_out() -> None:
    assert near({2: 0.1, 4: 0.9}) == ()


def test_one_without_a_day_must_be_nearer() -> None:
    assert near({5: 0.25}) == ()
    assert near({5: 0.35}) == ("a5",)


def test_an_event_without_a_day_takes_what_is_near_in_words() -> None:
    assert near({2: 0.25, 4: 0.4}, first=None) == ("a4",)


def test_there_are_at_most_three() -> None:
    assert len(near(dict.fromkeys(range(10, 20), 0.5))) == MOST
