"""The words that report speech: verbs by what they introduce, and nouns for those who speak."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from dossier.language.lexicon import entries, marked, verb_forms

_ENTRY = re.compile(r"(?P<verb>[^=:]+)(?:=(?P<irregular>[^:]+))?:(?P<uses>.*)")
_QUOTES_ONLY = "quote that clause"


@dataclass(frozen=True, slots=True)
class WordLists:
    """The names of a language's lists below ``dossier/language/data``."""

    cue_verbs: str
    role_nouns: str
    honorifics: str


LANGUAGES: Mapping[str, WordLists] = {"en": WordLists("cue_verbs", "role_nouns", "honorifics")}
"""Where another language plugs in: by the code that an article's ``language`` has, its word lists.

It also needs its inflections in ``verb_forms`` and ``_nouns``, its closed classes in ``word_classes``, and
the patterns of `patterns` that its word order asks for.
"""


@dataclass(frozen=True, slots=True)
class Cue:
    """One reporting verb: its infinitive, and what it introduces (see ``cue_verbs.txt``)."""

    verb: str
    uses: frozenset[str]
    preposition: str = ""


@dataclass(frozen=True, slots=True)
class QuoteLexicon:
    """The words that the rules know.

    Attributes:
        forms: Every form of every reporting verb of one word.
        phrases: The same for verbs with a particle: first word -> second word -> cue.
        role_nouns: Common nouns for somebody who speaks, with a mark: ``m``, ``f``, ``body`` or nothing.
        honorifics: Titles before a name, with a mark: ``m``, ``f`` or nothing.
    """

    forms: Mapping[str, Cue]
    phrases: Mapping[str, Mapping[str, Cue]]
    role_nouns: Mapping[str, str]
    honorifics: Mapping[str, str]

    def forms_of(self, verb: str) -> frozenset[str]:
        """Return all forms of a verb given in any of them; the word itself where it is no verb known."""
        verb = " ".join(verb.casefold().split())
        first, _, second = verb.partition(" ")
        cue = self.phrases.get(first, {}).get(second) if second else self.forms.get(verb)
        meant = cue.verb if cue is not None else verb
        found = {form for form, one in self.forms.items() if one.verb == meant}
        found |= {
            f"{head} {tail}"
            for head, tails in self.phrases.items()
            for tail, one in tails.items()
            if one.verb == meant
        }
        return frozenset(found | {verb})

    def extended(
        self,
        cue_verbs: Iterable[str] = (),
        role_nouns: Iterable[str] = (),
        honorifics: Iterable[str] = (),
    ) -> QuoteLexicon:
        """Return a lexicon that also knows the user's words.

        Args:
            cue_verbs: Infinitives, or entries in the form of ``cue_verbs.txt``.
            role_nouns: Nouns for somebody who speaks, in the singular.
            honorifics: Titles that stand before a name.

        Raises:
            TypeError: If words come as one string.
            ValueError: If an entry is no reporting verb.
        """
        if isinstance(cue_verbs, str) or isinstance(role_nouns, str) or isinstance(honorifics, str):
            raise TypeError("words come as a list, not as one string")
        verbs = [entry if ":" in entry else f"{entry}: {_QUOTES_ONLY}" for entry in cue_verbs]
        forms, phrases = _forms(verbs)
        known = {first: dict(seconds) for first, seconds in self.phrases.items()}
        for first, seconds in phrases.items():
            known.setdefault(first, {}).update(seconds)
        return replace(
            self,
            forms={**self.forms, **forms},
            phrases=known,
            role_nouns={**self.role_nouns, **_nouns({noun.lower(): "" for noun in role_nouns if noun})},
            honorifics={**self.honorifics, **{title.lower().rstrip("."): "" for title in honorifics}},
        )


@cache
def default_lexicon(language: str = "en") -> QuoteLexicon:
    """Return the lexicon of the shipped word lists; raises KeyError for a language that has none."""
    lists = LANGUAGES[language]
    forms, phrases = _forms(entries(lists.cue_verbs))
    return QuoteLexicon(forms, phrases, _nouns(marked(lists.role_nouns)), marked(lists.honorifics))


def _forms(verbs: Iterable[str]) -> tuple[dict[str, Cue], dict[str, dict[str, Cue]]]:
    forms: dict[str, Cue] = {}
    phrases: dict[str, dict[str, Cue]] = {}
    for entry in verbs:
        match = _ENTRY.fullmatch(entry.strip())
        if match is None:
            raise ValueError(f"no reporting verb: {entry!r}")
        verb = match["verb"].strip().lower()
        irregular = tuple(form.strip() for form in (match["irregular"] or "").split(",") if form.strip())
        uses, preposition = set(match["uses"].split()), ""
        for use in tuple(uses):
            if "+" in use:
                uses.discard(use)
                uses.add(use.partition("+")[0])
                preposition = use.partition("+")[2]
        cue = Cue(verb, frozenset(uses), preposition)
        for form in verb_forms(verb, irregular):
            first, _, second = form.partition(" ")
            if second:
                phrases.setdefault(first, {})[second] = cue
            else:
                forms.setdefault(form, cue)
    return forms, phrases


def _nouns(nouns: Mapping[str, str]) -> dict[str, str]:
    """Return the nouns with their plurals."""
    both = dict(nouns)
    for noun, mark in nouns.items():
        if noun.endswith("man"):
            plural = noun[:-3] + "men"
        elif noun.endswith("y") and noun[-2:-1] not in "aeiou":
            plural = noun[:-1] + "ies"
        else:
            plural = noun + ("es" if noun.endswith(("s", "sh", "ch", "x")) else "s")
        both.setdefault(plural, mark)
    return both
