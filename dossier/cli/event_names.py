"""Events as they are named on the command line."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.articles.sanitize import sanitize_line
from dossier.errors import DossierError
from dossier.model import Event
from dossier.session import Dossier


def named(events: Sequence[Event], reference: str) -> list[Event]:
    """Return the event of this id, else those whose id begins with it."""
    found = [event for event in events if event.id.startswith(reference)]
    return [event for event in found if event.id == reference] or found


def meant(dossier: Dossier, reference: str) -> Event:
    """Return the one event that a reference means.

    Raises:
        DossierError: if it is none or several.
    """
    found = named(dossier.events(), reference) if reference else []
    shown = sanitize_line(reference)
    if not found:
        raise DossierError(f"There is no event “{shown}”; “dossier events” lists them.")
    if len(found) > 1:
        some = ", ".join(event.id for event in found[:3])
        raise DossierError(f"“{shown}” is the beginning of {some}; write more of the one you mean.")
    return found[0]
