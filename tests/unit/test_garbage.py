"""Garbage is collected while nobody types."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from dossier.tui import garbage
from dossier.tui.garbage import LOOKS, QUIET, Garbage


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    thresholds, enabled = gc.get_threshold(), gc.isenabled()
    yield
    gc.unfreeze()
    gc.set_threshold(*thresholds)
    gc.enable() if enabled else gc.disable()


def test_everything_is_looked_at_in_a_quiet_moment_only(monkeypatch: pytest.MonkeyPatch) -> None:
    now, looks = [0.0], [LOOKS]
    collected: list[float] = []
    monkeypatch.setattr(garbage.gc, "collect", lambda: collected.append(now[0]))
    monkeypatch.setattr(garbage.gc, "get_count", lambda: (0, 0, looks[0]))
    held = Garbage(lambda: now[0])
    held.begin()
    now[0] = QUIET - 1
    assert not held.collect_if_quiet()
    now[0] = QUIET + 1
    assert held.collect_if_quiet()
    held.typed()
    now[0] += QUIET / 2
    assert not held.collect_if_quiet()
    now[0] += QUIET
    looks[0] = LOOKS - 1
    assert not held.collect_if_quiet(), "there is no reason to"
    assert collected == [QUIET + 1]


def test_nothing_is_collected_before_the_first_list() -> None:
    gc.disable()
    held = Garbage(lambda: 0.0)
    held._typed_at = -QUIET
    assert not held.collect_if_quiet()
    held.begin()
    assert gc.isenabled()


def test_what_stays_is_frozen_once(monkeypatch: pytest.MonkeyPatch) -> None:
    frozen: list[int] = []
    monkeypatch.setattr(garbage.gc, "freeze", lambda: frozen.append(1))
    held = Garbage(lambda: 0.0)
    held.keep()
    held.keep()
    assert frozen == [1]
