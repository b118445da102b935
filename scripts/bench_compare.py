"""Measure what opening a comparison costs: six articles of fifty sentences, in CPU milliseconds.

Usage: bench_compare.py [ARTICLES [SENTENCES]]

The articles are made up, and report one event: a third of their sentences say the same in other words
or in the same ones. The first comparison also loads the word lists, which is told apart.
"""

from __future__ import annotations

import random
import statistics
import sys
import time

from dossier.analysis.alignment import compare
from dossier.model import Article, ArticleInfo

NAMES = "Voss Lund Brandt Olsen Abel Feld Holt Marek Tamm Ruiz Okoye Sato Petrova Haas Keller Nyberg".split()
THINGS = (
    "harbour crane bridge tariff ferry depot inspector union council tunnel railway budget quay storm dam permit "
    "contract strike ballot minister engineer warehouse container pilot lighthouse customs barge convoy"
).split()
ACTS = "closed opened inspected blocked defended sold cancelled delayed repaired approved rejected praised".split()
ROUNDS = 9


def sentence(chance: random.Random) -> list[str]:
    """Return the words of one made-up sentence."""
    return [
        chance.choice(NAMES), "said on", chance.choice(("Monday", "Friday", "12 May")), "that the",
        chance.choice(THINGS), chance.choice(THINGS), "was", chance.choice(ACTS), "after",
        str(chance.randint(2, 400)), chance.choice(THINGS) + "s", "and the", chance.choice(THINGS), "of",
        chance.choice(NAMES), "had been", chance.choice(ACTS), "by the", chance.choice(THINGS),
    ]  # fmt: skip


def retold(words: list[str], chance: random.Random) -> list[str]:
    """Return a sentence with some of its words replaced."""
    return [chance.choice(THINGS) if word in THINGS and chance.random() < 0.3 else word for word in words]


def articles(count: int, sentences: int) -> list[Article]:
    """Return made-up reports of one event."""
    chance = random.Random(7)
    shared = [sentence(chance) for _ in range(sentences // 3)]
    found = []
    for number in range(count):
        told = [retold(one, chance) if chance.random() < 0.6 else one for one in shared]
        told += [sentence(chance) for _ in range(sentences - len(shared))]
        chance.shuffle(told)
        text = "\n".join(" ".join(words) + "." for words in told)
        info = ArticleInfo(id=str(number), path=f"{number}.txt", title="", date=f"2024-05-{number + 1:02}")
        found.append(Article(info, text))
    return found


def main(arguments: list[str]) -> int:
    """Print the figures; returns the exit status."""
    count, sentences = (*map(int, arguments), *(6, 50)[len(arguments) :])
    compared = articles(count, sentences)
    spent = []
    for _ in range(ROUNDS):
        began = time.process_time()
        comparison = compare(compared)
        spent.append(1000 * (time.process_time() - began))
    rows = len(comparison.rows)
    print(f"{count} articles of {sentences} sentences, {rows} rows")
    print(f"first in a process {spent[0]:.0f} ms, afterwards {statistics.median(spent[1:]):.0f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
