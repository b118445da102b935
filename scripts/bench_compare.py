"""Measure what comparing costs: six articles of fifty sentences, in CPU milliseconds.

Usage: bench_compare.py [ARTICLES [SENTENCES]]

The articles are made up, and report one event: each tells two thirds of what they share, a third of
its sentences, mostly with other words in between. The first comparison also loads the word lists; it is
told apart.
"""

from __future__ import annotations

import random
import statistics
import sys
import time

from dossier.analysis.alignment import compare
from dossier.model import Article, ArticleInfo, Relation

SYLLABLES = ("ba", "den", "fo", "gra", "hil", "jo", "kel", "mar", "nor", "pel", "ri", "sta", "tur", "vo")
VOCABULARY = 3000  # of words, used as often as in prose: the second half as often as the first
LENGTH = 22  # words of a sentence
ROUNDS = 9


def vocabulary(chance: random.Random) -> list[str]:
    """Return made-up words, a sixth of them names."""
    words = {"".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(VOCABULARY)}
    return [word.title() if at % 6 == 5 else word for at, word in enumerate(sorted(words))]


def sentence(words: list[str], chance: random.Random) -> list[str]:
    """Return the words of one made-up sentence, with little words, a day and a number in between."""
    told = [words[int(len(words) * chance.random() ** 3)] for _ in range(LENGTH)]
    told[1::4] = chance.choices(("the", "of", "on", "and", "that", "to"), k=len(told[1::4]))
    told[2] = chance.choice(("Monday", "Friday", "May"))
    told[-3] = str(chance.randint(2, 400))
    return told


def retold(told: list[str], words: list[str], chance: random.Random) -> list[str]:
    """Return a sentence with some of its words replaced."""
    return [chance.choice(words) if chance.random() < 0.3 else word for word in told]


def articles(count: int, sentences: int) -> list[Article]:
    """Return made-up reports of one event."""
    chance = random.Random(7)
    words = vocabulary(chance)
    shared = [sentence(words, chance) for _ in range(sentences // 3)]
    found = []
    for number in range(count):
        told = [retold(one, words, chance) if chance.random() < 0.7 else one for one in shared]
        told = chance.sample(told, len(told) * 2 // 3)
        told += [sentence(words, chance) for _ in range(sentences - len(told))]
        chance.shuffle(told)
        text = "\n".join(" ".join(one).capitalize() + "." for one in told)
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
    paired = sum(row.relation is not Relation.ONLY_HERE for row in comparison.rows)
    print(f"{count} articles of {sentences} sentences, {rows} rows, {paired} of several")
    print(f"first in a process {spent[0]:.0f} ms, afterwards {statistics.median(spent[1:]):.0f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
