"""How tests work the app."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable

from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import Input
from textual.worker import WorkerCancelled


async def settle(pilot: Pilot[int]) -> None:
    """Wait for timers and threads, and for what they bring about."""
    await pilot.pause(0.12)
    while True:
        try:
            await pilot.app.workers.wait_for_complete()
        except WorkerCancelled:  # another took its place, which is waited for as well
            await pilot.pause()
        else:
            break
    await pilot.pause()
    await pilot.pause()


async def at_once(pilot: Pilot[int], keys: Iterable[str]) -> None:
    """Send keys without waiting for what one does before the next, and wait until there are none left."""
    for key in keys:
        pilot.app.post_message(Key({"/": "slash"}.get(key, key), key if len(key) == 1 else None))
    await pilot.pause(0.5)


def still(*keys: str) -> Callable[[Pilot[int]], Awaitable[None]]:
    """Return what a snapshot does first: press keys, and wait until nothing moves."""

    async def act(pilot: Pilot[int]) -> None:
        pilot.app.animation_level = "none"
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
            if len(key) > 1:
                await settle(pilot)
        for box in pilot.app.screen.query(Input):
            box.cursor_blink = False
        await settle(pilot)

    return act
