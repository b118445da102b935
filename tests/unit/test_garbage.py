"""Garbage is collected while nobody types."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from dossier.tui import garbage
from dossier.tui.garbage import AWAY, MADE, OLD, PAUSE, QUIET, YOUNG, Garbage


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    thresholds, enabled = gc.get_threshold(), gc.isenabled()
    gc.enable()  # a test before this one may have opened the app, which begins without
    yield
    gc.unfreeze()
    gc.set_threshold(*thresholds)
    gc.enable() if enabled else gc.disable()


@pytest.mark.parametrize(
    ("still", "young", "old", "generation"),
    [
        (PAUSE - 1, YOUNG, OLD, None),
        (PAUSE, YOUNG, OLD, 1),
        (PAUSE, YOUNG - 1, OLD, None),
        (QUIET, YOUNG, OLD, 2),
        (QUIET, 0, OLD, 2),
        (QUIET, YOUNG, OLD - 1, 1),
        (QUIET, YOUNG - 1, OLD - 1, None),
    ],
)
def test_it_is_looked_for_in_a_quiet_moment_only(
    monkeypatch: pytest.MonkeyPatch, still: float, young: int, old: int, generation: int | None
) -> None:
    collected: list[int] = []
    monkeypatch.setattr(garbage.gc, "collect", collected.append)
    monkeypatch.setattr(garbage.gc, "get_count", lambda: (0, young, old))
    now = [0.0]
    held = Garbage(lambda: now[0])
    held.begin()
    now[0] = 100.0
    held.typed()
    now[0] += still
    assert held.collect_if_quiet() == generation
    assert collected == ([] if generation is None else [generation])


def test_nothing_is_collected_before_the_first_list() -> None:
    gc.disable()
    held = Garbage(lambda: 0.0)
    held._typed_at = -QUIET
    assert held.collect_if_quiet() is None
    held.begin()
    assert gc.isenabled()


def test_what_stays_is_frozen_once(monkeypatch: pytest.MonkeyPatch) -> None:
    frozen: list[int] = []
    monkeypatch.setattr(garbage.gc, "freeze", lambda: frozen.append(1))
    held = Garbage(lambda: 0.0)
    held.keep()
    held.keep()
    assert frozen == [1]


def test_what_threads_made_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    frozen: list[int] = []
    young = [MADE]
    monkeypatch.setattr(garbage.gc, "freeze", lambda: frozen.append(1))
    monkeypatch.setattr(garbage.gc, "collect", lambda _: None)
    monkeypatch.setattr(garbage.gc, "get_count", lambda: (0, young[0], 0))
    now = [0.0]
    held = Garbage(lambda: now[0])
    now[0] = PAUSE
    assert held.collect_if_quiet(working=True) is None
    assert held.collect_if_quiet() is None
    assert frozen == [1]
    assert held.collect_if_quiet() == 1, "only once"
    young[0] = YOUNG
    assert held.collect_if_quiet(working=True) is None
    assert held.collect_if_quiet() == 1, "little was made"
    assert frozen == [1]


def test_garbage_among_what_was_passed_over_goes_when_nobody_is_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Held:
        pass

    now = [0.0]
    looks = Garbage(lambda: now[0])
    looks.begin()
    one, other = Held(), Held()
    one.other, other.one = other, one  # type: ignore[attr-defined]  # a circle
    gone = weakref.ref(one)
    with monkeypatch.context() as patched:
        patched.setattr(garbage.gc, "get_count", lambda: (0, MADE, 0))
        looks.collect_if_quiet(working=True)
        assert looks.collect_if_quiet() is None, "passed over"
    del one, other
    gc.collect()
    assert gone() is not None
    now[0] = AWAY
    assert looks.collect_if_quiet() == 2
    assert gone() is None
    assert gc.get_freeze_count(), "what stays is passed over again"
