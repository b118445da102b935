#!/usr/bin/env python3
"""Make up a dossier of any size: articles from templates, the same ones for the same seed.

    python scripts/make_articles.py COUNT FOLDER [--seed N]

Several outlets report each event on the same or the next day: some in their own words, some with
paragraphs of an agency's report word for word. Names of people, towns and companies are made up.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

OUTLETS = [
    "Harbour Times", "The Morning Ledger", "Kestrel News", "Northern Post", "City Courier", "The Observatory",
    "Delta Herald", "Radio Meridian", "Public Eye", "Capital Daily", "The Lantern", "Evening Mail",
]  # fmt: skip
AGENCIES = ["Reuters", "AFP", "AP"]
ROLES = [
    "President", "Prime Minister", "Foreign Minister", "Defence Minister", "Mayor", "Governor", "Senator",
    "Judge", "General", "Professor",
]  # fmt: skip
ONSETS = "b br d dr f g gr h j k kl l m n p r s st t tr v w z".split()  # noqa: SIM905 -- reads better as a list of sounds
VOWELS = "a e i o u ai ou ei".split()  # noqa: SIM905 -- as above
CODAS = ["", "", "n", "r", "l", "s", "m", "k", "nd", "rt"]
TOPICS = [
    "the pipeline treaty", "the harbour strike", "the election recount", "the missile purchase", "the water tax",
    "the border closure", "the bank merger", "the vaccine order", "the railway contract", "the data law",
    "the fishing quota", "the hostage talks", "the grain corridor", "the satellite launch", "the prison reform",
]  # fmt: skip
ACTS = [
    "signed", "rejected", "postponed", "defended", "condemned", "approved", "questioned", "announced", "withdrew",
    "renegotiated",
]  # fmt: skip
ADJECTIVES = [
    "long", "costly", "secret", "disputed", "belated", "technical", "regional", "final", "partial", "joint",
    "sudden", "cautious", "bitter", "quiet", "formal", "narrow", "broad", "timely", "rare", "separate",
]  # fmt: skip
NOUNS = [
    "agreement", "delay", "hearing", "payment", "protest", "inspection", "vote", "shipment", "deadline", "report",
    "complaint", "contract", "summit", "inquiry", "ceasefire", "boycott", "tariff", "licence", "budget", "forecast",
    "survey", "witness", "committee", "envoy", "factory", "airport", "refinery", "ministry", "union", "court",
]  # fmt: skip
SAID = ["said", "told reporters", "added", "warned", "insisted", "argued"]


@dataclass(frozen=True, slots=True)
class Made:
    """A made-up article."""

    name: str
    title: str
    outlet: str
    agency: str | None
    date: date
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """The paragraphs, with a blank line between them."""
        return "\n\n".join(self.paragraphs)

    def markdown(self) -> str:
        """The article as a Markdown file with front matter."""
        agency = f"agency: {self.agency}\n" if self.agency else ""
        head = f'---\ntitle: "{self.title}"\noutlet: {self.outlet}\n{agency}date: {self.date}\n---\n\n'
        return f"{head}{self.text}\n"


class _World:
    """The people, towns and companies of a made-up affair."""

    def __init__(self, chance: random.Random, size: int) -> None:
        self.chance = chance
        self.people = [(f"{self.word()} {self.word()}", chance.choice(ROLES)) for _ in range(size)]
        self.towns = [self.word() for _ in range(size)]
        self.companies = [f"{self.word()} {chance.choice(['Group', 'Energy', 'Bank'])}" for _ in range(size)]

    def word(self) -> str:
        """Return a made-up name of two or three syllables."""
        pick = self.chance.choice
        return "".join(
            pick(ONSETS) + pick(VOWELS) + pick(CODAS) for _ in range(self.chance.choice((2, 2, 3)))
        ).capitalize()


def make_articles(count: int, seed: int = 1) -> Iterator[Made]:
    """Yield ``count`` made-up articles, event by event."""
    chance = random.Random(seed)
    world = _World(chance, max(20, count // 20))
    day = date(2015, 1, 1)
    made = 0
    while made < count:
        day += timedelta(days=chance.random() < max(0.05, min(1.0, 900 / count)))
        for article in _event(world, chance, day, made):
            if made < count:
                yield article
                made += 1


def _event(world: _World, chance: random.Random, day: date, number: int) -> Iterator[Made]:
    """Yield the reports of one event: one outlet's own, or several, some of which copy an agency's."""
    name, role = chance.choice(world.people)
    other, other_role = chance.choice(world.people)
    town, company = chance.choice(world.towns), chance.choice(world.companies)
    topic, act = chance.choice(TOPICS), chance.choice(ACTS)
    figure = chance.randint(2, 900)
    facts = [
        f"{role} {name} {act} {topic} in {town} on {day:%A}, after talks with {company} over {figure} million dollars.",
        f"{other_role} {other}, who heads the {chance.choice(NOUNS)} committee, was not told in advance.",
        f"{company} has {figure * 3} employees in {town} and expects a {chance.choice(NOUNS)} by {day + timedelta(days=30):%B}.",
    ]
    quote = f"We waited {figure % 9 + 2} years for this {chance.choice(NOUNS)} and will not wait longer"
    answer = f"Nobody in {town} asked for a {chance.choice(ADJECTIVES)} {chance.choice(NOUNS)}"
    agency = chance.choice(AGENCIES)
    wire = [
        *facts,
        f"“{quote},” {name} {chance.choice(SAID)}.",
        *(_filler(world, chance) for _ in range(3)),
    ]
    for outlet in chance.sample(OUTLETS, chance.choice((1, 1, 2, 3, 4, 5))):
        copies = chance.random() < 0.4
        own = [_filler(world, chance) for _ in range(chance.randint(6, 12))]
        if copies:
            body = [*wire, *own[:3]]
        else:
            body = [
                f"{name} {act} {topic} at a {chance.choice(ADJECTIVES)} meeting in {town}, {outlet} has learned.",
                f"The {chance.choice(NOUNS)} concerns {company} and about {figure} million dollars.",
                own[0],
                f"“{quote},” said {name}, the {role.lower()}.",
                f"“{answer},” {other} told {outlet}. “It is a {chance.choice(ADJECTIVES)} mistake.”",
                *own[1:],
            ]
        title = (
            f"{name} {act} {topic} in {town}"
            if copies
            else f"{topic.capitalize()}: {name} and {company} in {town}"
        )
        number += 1
        yield Made(
            name=f"{day:%Y-%m-%d}-{number:06d}",
            title=title,
            outlet=outlet,
            agency=agency if copies else None,
            date=day + timedelta(days=chance.random() < 0.2),
            paragraphs=tuple(body),
        )


def _filler(world: _World, chance: random.Random) -> str:
    """Return a paragraph of two or three sentences on this and that."""
    pick = chance.choice
    forms = (
        lambda: (
            f"A {pick(ADJECTIVES)} {pick(NOUNS)} in {pick(world.towns)} raised doubts about {pick(TOPICS)}."
        ),
        lambda: (
            f"{pick(world.companies)} reported a {pick(ADJECTIVES)} {pick(NOUNS)} of {chance.randint(2, 99)} percent."
        ),
        lambda: (
            f"Officials close to {pick(world.people)[0]} described the {pick(NOUNS)} as {pick(ADJECTIVES)} and {pick(ADJECTIVES)}."
        ),
        lambda: (
            f"The {pick(NOUNS)} of {pick(world.towns)} depends on a {pick(ADJECTIVES)} {pick(NOUNS)}, {pick(world.people)[0]} said."
        ),
        lambda: (
            f"Since {chance.randint(1990, 2014)} the {pick(NOUNS)} and the {pick(NOUNS)} have been {pick(ADJECTIVES)}."
        ),
    )
    return " ".join(pick(forms)() for _ in range(chance.choice((2, 3))))


def main() -> None:
    """Write the articles into a folder's articles/."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    articles = options.folder / "articles"
    articles.mkdir(parents=True, exist_ok=True)
    for article in make_articles(options.count, options.seed):
        (articles / f"{article.name}.md").write_text(article.markdown(), encoding="utf-8")


if __name__ == "__main__":
    main()
