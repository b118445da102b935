"""Queries drawn from the words of articles, in parts that every engine can take."""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Sequence
from typing import NamedTuple

from dossier.search.lookup import IndexDocument

TOP = 20  # articles of a query that every engine is asked for
KINDS = ("term", "AND", "phrase", "NEAR", "prefix", "phrase + prefix", "date + term", "snippets")
DISTANCE = 5  # words apart, of NEAR
_WORD = re.compile(r"[a-z]{2,}")
_DAYS = 90


class Query(NamedTuple):
    """One query; one of the kind "snippets" asks for words around a match in each article as well."""

    kind: str
    words: tuple[str, ...]
    prefix: str = ""
    first: str = ""
    last: str = ""


def draw(sample: Sequence[IndexDocument], number: int, seed: int = 7) -> list[Query]:
    """Draw so many queries of every kind: each is of words that stand together in some article."""
    chance = random.Random(seed)
    days = sorted(day for one in sample if (day := one.info.date) and len(day) == 10)
    found: list[Query] = []
    while len(found) < number * len(KINDS):
        run = _run(chance.choice(sample).text, chance)
        if len(run) == 5:
            found.append(_query(KINDS[len(found) % len(KINDS)], run, chance, days))
    return found


def _run(text: str, chance: random.Random) -> list[str]:
    """Return five words that follow one another in a sentence, or none."""
    sentences = [part for part in re.split(r"[.,;:“”\"\n]", text.lower()) if len(part) > 40] or [""]
    words = chance.choice(sentences).split()
    at = chance.randrange(max(len(words) - 5, 1))
    run = words[at : at + 5]
    return run if len(run) == 5 and all(_WORD.fullmatch(word) for word in run) else []


def _query(kind: str, run: list[str], chance: random.Random, days: Sequence[str]) -> Query:
    match kind:
        case "term" | "snippets":
            return Query(kind, (run[0],))
        case "AND" | "NEAR":
            return Query(kind, (run[0], run[3]))
        case "phrase":
            return Query(kind, tuple(run))
        case "prefix":
            return Query(kind, (), run[2][: chance.choice((2, 3, 4))])
        case "phrase + prefix":
            return Query(kind, tuple(run[:2]), run[2][: chance.choice((1, 2, 3))])
        case _:
            first = dt.date.fromisoformat(chance.choice(days) if days else "2016-01-01")
            return Query(
                kind, (run[0],), "", first.isoformat(), (first + dt.timedelta(days=_DAYS)).isoformat()
            )
