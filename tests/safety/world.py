"""A small dossier that is read again and again, and everything that it answers."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dossier.session import Dossier

QUERIES = (
    "crane",
    '"failed their tests"',
    "crane -strike",
    "said:cranes",
    "outlet:post",
    "har*",
    "date:2021",
)
_SHARED = (
    "The crane inspection reports, which the dockers' union says would show that two of the cranes failed"
    " their tests last autumn, have been kept from the public since March"
)
_FILLER = (
    "The port authority of Brackmouth put the cost of the works at {n} million crowns on Monday.",
    "“We have waited {n} weeks for an answer,” said Marta Olsen, president of the Dockers' Union.",
    "Transport Minister Ada Brandt told the Northern Post that {n} ships lay off the harbour.",
    "Two shipping lines sent {n} vessels to other ports, according to harbour director Piet Lund.",
)


def small_dossier(folder: Path, count: int = 8) -> Path:
    """Write a dossier of made-up articles that share events, speakers and passages; return it."""
    articles = folder / "articles"
    articles.mkdir(parents=True)
    for number in range(count):
        event = number // 3
        paragraphs = [
            f"Crane {event} failed on the quays of Brackmouth, halting {10 + number} ships, officials said.",
            *(line.format(n=20 + event * 4 + at) for at, line in enumerate(_FILLER)),
            f"{_SHARED} in year {event}.",
        ]
        (articles / f"2021-05-{3 + event:02d}-{number}.md").write_text(
            f"---\ntitle: Strike {event} over failed cranes, report {number}\n"
            f"outlet: {('Morning Ledger', 'Northern Post', 'Harbour News')[number % 3]}\n"
            f"date: 2021-05-{3 + event:02d}\n---\n\n" + "\n\n".join(paragraphs) + "\n",
            "utf-8",
        )
    return folder


def answers(dossier: Dossier) -> Mapping[str, Any]:
    """Return everything that a dossier says, in a form that can be compared."""
    articles = dossier.articles()
    return {
        "articles": [(info, dict(info.provenance)) for info in articles],
        "texts": [dossier.article(info.id).text for info in articles],
        "quotes": list(dossier.quotes()),
        "actors": list(dossier.actors()),
        "mentions": [list(dossier.actor_mentions(actor.id)) for actor in dossier.actors()],
        "events": list(dossier.events()),
        "copies": list(dossier.copies()),
        "skipped": list(dossier.skipped()),
        "search": [dossier.search(query) for query in QUERIES],
        "suggest": list(dossier.suggest("cra")),
    }
