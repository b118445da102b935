"""What a dossier holds, in a few lines: for the first screen that one sees of it.

Pure values and functions, without a screen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossier.tui.keys.now import key
from dossier.tui.overview import count, date_range

if TYPE_CHECKING:
    from dossier.model import ArticleInfo
    from dossier.tui.overview import Overview

UNDERWAY = "the folder is still being read, and this fills in"
MOST_OUTLETS = 3  # that are named


def first_keys() -> dict[str, str]:
    """Return the five commands that matter, by id, and what they are for."""
    return {
        "main.search": "search the articles, as you type",
        "list.select": f"read the article under the cursor; {key('app.back')} goes back",
        "main.quotes": "who said what, word for word",
        "main.compare": "lay the reports of one event side by side",
        "reader.copy": "copy a passage with its source",
    }


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of what a dossier holds: a word for it, and what there is."""

    name: str
    said: str


def facts(overview: Overview, sizes: Mapping[str, int], *, underway: bool = False) -> list[Fact]:
    """Return what is known of a dossier so far; ``sizes`` are of actors and quotes.

    While the folder is being read (``underway``), what was not looked for yet is not told as none.
    """
    held = overview.articles
    if not held or overview.partial:
        return []
    found = [Fact("articles", f"{len(held):,}"), Fact("outlets", _outlets(held))]
    if (dates := date_range(held)) is not None:
        found.append(Fact("dates", dates[0] if dates[0] == dates[1] else f"{dates[0]} to {dates[1]}"))
    if overview.complete and (overview.events or not underway):
        several = f", {len(overview.letters):,} with several reports" if overview.letters else ""
        found.append(Fact("events", f"{overview.events:,}{several}"))
    told = [name for name in ("actors", "quotes") if name in sizes and (sizes[name] or not underway)]
    named = [count(sizes[name], name.removesuffix("s")) for name in told]
    if named:
        found.append(Fact("found in them", ", ".join(named)))
    if unknown := _not_known(held):
        found.append(Fact("not known", unknown))
    if overview.skipped:
        found.append(
            Fact(
                "skipped", f"{count(len(overview.skipped), 'file')}; {key('main.skipped')} says which and why"
            )
        )
    if underway:
        found.append(Fact("so far", UNDERWAY))
    return found


def _outlets(held: Sequence[ArticleInfo]) -> str:
    numbers = Counter(info.outlet for info in held if info.outlet)
    if not numbers:
        return "none known"
    named = ", ".join(f"{name} {number:,}" for name, number in numbers.most_common(MOST_OUTLETS))
    rest = len(numbers) - MOST_OUTLETS
    return f"{len(numbers):,}: {named}" + (f" and {rest:,} more" if rest > 0 else "")


def _not_known(held: Sequence[ArticleInfo]) -> str:
    missing = {
        "date": sum(not info.date for info in held),
        "outlet": sum(not info.outlet for info in held),
        "author": sum(not info.author for info in held),
    }
    said = [f"{name} of {number:,}" for name, number in missing.items() if number]
    return ", ".join(said) + (" articles" if said else "")
