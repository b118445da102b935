#!/usr/bin/env python3
"""Search a dossier with random and hostile queries, and say what the dearest cost.

    python scripts/fuzz_queries.py COUNT FOLDER [--seed N] [--limit SECONDS]

Queries are put together from words of the dossier, from all forms of the query language, well and badly
formed, and from any characters. The time is CPU time of this process. The exit status is 1 if a query
raised, or cost more than the limit.
"""

from __future__ import annotations

import argparse
import heapq
import random
import sys
import time
import traceback
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from dossier.model import Sort
from dossier.session import Dossier

OPERATORS = (
    "AND", "OR", "NOT", "-", "|", "(", ")", "NEAR/1", "NEAR/100", "PRE/2", "PRE/100", "/s", "/p",
    "w/s", "w/p", "ATLEAST/2", "ATLEAST/1000",
)  # fmt: skip
FIELDS = (
    "title:", "said:", "about:", "outlet:", "author:", "agency:", "lang:", "path:", "actor:",
    "person:", "org:", "place:", "event:", "tag:", "note:", "speaker:", "is:", "has:", "words:",
    "date:", "after:", "before:",
)  # fmt: skip
CONDITIONS = (
    "outlet:*", "-outlet:*", "author:*", "path:*", "path:a*", "lang:en", "-lang:en",
    "agency:reuters", "words:>3", "words:100..300", "is:undated", "is:wire", "is:starred",
    "is:unread", "has:quote", "has:note", "#draft", "date:2016", "date:2016-02..", "date:..",
    "after:2015", "before:2099", "event:treaty", "event:the",
)  # fmt: skip
DEAR = (
    "/.{1,60}zzz/", "/[a-z]+ed the/", "/(x|y)?z/", "/a.*b/", "/(a|b|ab)*c/", "/./",
    "/\\w+\\W+\\w+ said/", "/[^x]*x/", "/(?i)the/", "/e/", "/\\bof the\\b.*\\bof\\b/", "*", "??",
    "a*", "th*", "re*", "co*t", "an?", "in*n*s*", "s?*", "~", "~2", "sanktion~2", "treatys~2",
    "zzzzzzzz~2", "the~", "oooooooooooooooooooooooooooooo~2", '"the of', '""', '"of * the"',
    '"the of"~100', "“", "‘", "'", "/", "//", ":", "..", "#", "\\", "\x00", "\ud800", "\u202e",
)  # fmt: skip


def words_of(dossier: Dossier, number: int = 400) -> list[str]:
    """Return frequent words of a dossier, and rarer ones."""
    starts = [first + second for first in "abcdefghilmnoprstw" for second in "aeiourtlh"]
    frequent = [word for start in starts for word, _ in dossier.completions(start, 3)]
    return ["the", "of", "to", "and", "a", "in", "said", "US", "S-400", *frequent[:number]]


def queries(words: Sequence[str], names: Sequence[str], seed: int) -> Iterator[str]:
    """Yield queries without end, the same ones for the same seed."""
    chance = random.Random(seed)
    while True:
        kind = chance.random()
        if kind < 0.12:
            yield "".join(_any_character(chance) for _ in range(chance.randint(1, 60)))
        elif kind < 0.2:
            yield _repeated(words, chance)
        else:
            separator = "" if kind < 0.25 else " "
            yield separator.join(_piece(words, names, chance) for _ in range(chance.randint(1, 14)))


def _any_character(chance: random.Random) -> str:
    ranges = ((32, 126), (32, 126), (0, 0x2FFF), (0x4E00, 0x4FFF), (0, 0x10FFFF))
    return chr(chance.randint(*chance.choice(ranges)))


def _piece(words: Sequence[str], names: Sequence[str], chance: random.Random) -> str:
    kind = chance.random()
    word = chance.choice(words)
    if kind < 0.35:
        return word
    if kind < 0.55:
        return chance.choice(OPERATORS)
    if kind < 0.62:
        return chance.choice(CONDITIONS)
    if kind < 0.72:
        return chance.choice(DEAR)
    if kind < 0.8:
        return chance.choice(FIELDS) + chance.choice(
            (word, "", f'"{word} {word}"', f"({word} OR the)", f"{word[:2]}*")
        )
    if kind < 0.85:
        return chance.choice(("actor:", "speaker:", "person:", "event:")) + f'"{chance.choice(names)}"'
    if kind < 0.95:
        return (
            '"' + " ".join(chance.choice((*words, f"{word[:2]}*")) for _ in range(chance.randint(1, 6))) + '"'
        )
    return chance.choice((word[:3] + "*", word + "~", word + "~2", word[:2] + "?" + word[3:]))


def _repeated(words: Sequence[str], chance: random.Random) -> str:
    """Return a query that repeats something as often as the length allows."""
    word, number = chance.choice(words), chance.randint(2, 60)
    return chance.choice(
        (
            "(" * number + word + ")" * chance.randint(0, number),
            f"{word} ANDNOT " * number,
            f"{word} NEAR/100 " * number + word,
            f"{word} OR " * number + word,
            " OR ".join(f"{start}*" for start in ("th", "co", "re", "in", "st", "pr") * (number // 6 + 1)),
            " ".join(f"{one}~2" for one in chance.choices(words, k=number)),
            " /s ".join(chance.choices(words, k=number)),
            "NOT " * number + word,
            "said:(" * number + word,
            f"ATLEAST/{number} (" * (number % 9) + f"{word} OR the OR of",
            '"' + "the " * number + '"',
            "/" + "[a-z]*" * (number % 5) + word + "/",
        )
    )


def main() -> int:
    """Run the queries."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=float, default=0.5, help="CPU seconds that a query may cost")
    options = parser.parse_args()
    dossier = Dossier.open(options.folder)
    dossier.refresh()
    names = [actor.name for actor in dossier.actors()[:200]] or ["nobody"]
    words = words_of(dossier)
    order = random.Random(options.seed)
    dossier.search("the")
    dearest: list[tuple[float, str]] = []
    raised, total = 0, 0.0
    for number, query in enumerate(islice(queries(words, names, options.seed), options.count), 1):
        start = time.process_time()
        try:
            dossier.search(query, sort=order.choice(list(Sort)))
        except Exception:  # noqa: BLE001 -- whatever it is, it is what this looks for
            raised += 1
            print(f"raised: {query!r}\n{traceback.format_exc()}")
        spent = time.process_time() - start
        total += spent
        heapq.heappush(dearest, (spent, query))
        if len(dearest) > 20:
            heapq.heappop(dearest)
        if number % 1000 == 0:
            print(
                f"{number} queries, {total / number * 1000:.1f} ms each, the dearest {max(dearest)[0]:.3f} s",
                flush=True,
            )
    for spent, query in sorted(dearest, reverse=True):
        print(f"{spent:.3f} s  {query!r}")
    over = sum(spent > options.limit for spent, _ in dearest)
    print(f"{options.count} queries: {raised} raised, {over} or more cost over {options.limit} s of CPU")
    dossier.close()
    return 1 if raised or over else 0


if __name__ == "__main__":
    sys.exit(main())
