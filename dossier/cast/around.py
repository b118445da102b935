"""Where an actor is named, who appears with it, and what which outlet calls it."""

from __future__ import annotations

import sqlite3
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from dossier.language.context import left_of, paragraph_of, right_of
from dossier.model import ActorLabel, ActorMention, Companion, paragraphs
from dossier.storage.codec import decode_named, folded_name

if TYPE_CHECKING:
    from dossier.storage.actor_store import ActorStore
    from dossier.storage.catalogue import Catalogue

MOST_READ = 200  # articles whose paragraphs are looked at
MOST = 50  # companions

_TOGETHER = """
SELECT actor.id, actor.name, count(DISTINCT n) AS together
FROM entity JOIN node USING (node) JOIN actor ON actor.id = node.actor
WHERE n IN (SELECT n FROM entity JOIN node USING (node) WHERE actor = ?)
  AND actor.id != ? AND NOT hidden
GROUP BY actor.id ORDER BY together DESC, actor.mentions DESC, actor.id LIMIT ?
"""


def mentions(catalogue: Catalogue, actors: ActorStore, actor_id: str) -> list[ActorMention]:
    """Return the mentions of an actor, article by article, in the order of the text."""
    found: list[ActorMention] = []
    for article_id, entities in actors.entities_of(actor_id).items():
        text = catalogue.text(article_id) or ""
        held = paragraphs(text)
        for mention in actors.actors_in(article_id).mentions:
            if mention.entity in entities and held:
                place = paragraph_of(held, mention.start)
                span = held[place]
                left, right = left_of(text, mention.start, span), right_of(text, mention.end, span)
                found.append(
                    ActorMention(article_id, place + 1, mention.start, mention.end, left, mention.text, right)
                )
    return found


def companions(catalogue: Catalogue, actors: ActorStore, actor_id: str) -> list[Companion]:
    """Return the actors named in the same articles, those in the most articles first."""
    connection = catalogue.database.connection
    rows = connection.execute(_TOGETHER, (actor_id, actor_id, MOST)).fetchall()
    near = _paragraphs(catalogue, actors, actor_id)
    found = [
        Companion(other, name, together, None if near is None else near[other])
        for other, name, together in rows
    ]
    return sorted(found, key=lambda each: (-each.articles, -(each.paragraphs or 0)))


def _paragraphs(catalogue: Catalogue, actors: ActorStore, actor_id: str) -> Counter[str] | None:
    """Return in how many paragraphs each actor is named beside this one; None where it would take long."""
    articles = actors.entities_of(actor_id)
    if len(articles) > MOST_READ:
        return None
    near: Counter[str] = Counter()
    for article in articles:
        cast = actors.cast_of(article)
        starts = [span.start for span in paragraphs(catalogue.text(article) or "")]
        named: dict[int, set[str]] = {}
        for mention in actors.actors_in(article).mentions:
            place = bisect_right(starts, mention.start)
            named.setdefault(place, set()).add(cast.get(mention.entity, ""))
        for there in named.values():
            if actor_id in there:
                near.update(there)
    return near


def labels(connection: sqlite3.Connection, actors: ActorStore, actor_id: str) -> list[ActorLabel]:
    """Return the names and roles that articles give an actor, with the outlets that print them.

    Names come first, then roles, each the most printed first. Case and spaces make no difference.
    """
    rows = connection.execute(
        "SELECT n, outlet, actors, group_concat(coalesce(taken, entity.entity))"
        " FROM entity JOIN node USING (node) JOIN finding USING (n) JOIN article USING (n) WHERE actor = ?"
        " GROUP BY n",
        (actor_id,),
    )
    names: dict[str, Counter[str | None]] = {}
    spelled: dict[str, Counter[str]] = {}
    for _, outlet, data, held in rows:
        mine = {int(place) for place in held.split(",")}
        texts = {text for at, (_, counts) in enumerate(decode_named(data)) if at in mine for text in counts}
        for text in texts:
            _count(names, spelled, text, outlet)
    actor = actors.actor(actor_id)
    kept = set() if actor is None else {folded_name(name) for name in (actor.name, *actor.aliases)}
    found = _labels({name: counts for name, counts in names.items() if name in kept}, spelled, role=False)
    roles: dict[str, Counter[str | None]] = {}
    outlets = dict(connection.execute("SELECT id, outlet FROM article"))
    for role in actor.roles if actor else ():
        for article in role.articles:
            _count(roles, spelled, role.text, outlets.get(article))
    return [*found, *_labels(roles, spelled, role=True)]


def _count(
    counts: dict[str, Counter[str | None]], spelled: dict[str, Counter[str]], text: str, outlet: str | None
) -> None:
    folded = folded_name(text)
    counts.setdefault(folded, Counter())[outlet] += 1
    spelled.setdefault(folded, Counter())[text] += 1


def _labels(
    counts: dict[str, Counter[str | None]], spelled: dict[str, Counter[str]], *, role: bool
) -> list[ActorLabel]:
    found = [
        ActorLabel(
            max(spelled[text], key=lambda each: (spelled[text][each], each)),
            role,
            tuple(sorted(held.items(), key=lambda item: (-item[1], item[0] is None, item[0] or ""))),
        )
        for text, held in counts.items()
    ]
    return sorted(found, key=lambda label: (-sum(count for _, count in label.outlets), label.text))
