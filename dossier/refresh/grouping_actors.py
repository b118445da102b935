"""Who acts: the actors of all articles, merged over the whole dossier, with the user's corrections."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from dossier.cast import merging, roster
from dossier.corrections.actors import ActorCorrections
from dossier.storage.database import Database
from dossier.storage.values import dumps

VERSION = 1  # raised when merging finds other actors in the same articles


def group_actors(
    database: Database, aliases: Mapping[str, Sequence[str]], corrections: ActorCorrections
) -> None:
    """Merge the actors of what has changed since the last time, and correct them.

    Args:
        database: The catalogue.
        aliases: The user's own aliases, by canonical name.
        corrections: The user's corrections, which may have been edited by hand meanwhile.
    """
    key = hashlib.blake2b(dumps([VERSION, dict(aliases)]).encode(), digest_size=8).hexdigest()
    known = database.meta("actors") == key
    merged = known and not merging.is_due(database.connection)
    if merged and not corrections.is_due():
        return
    with database.transaction() as connection:
        if not known:
            merging.forget_all(connection)
            database.set_meta("actors", key)
        if not merged:
            roster.reset(connection)
            merging.merge(connection, aliases)
        corrections.apply(connection)
