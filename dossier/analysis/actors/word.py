"""What is known of a word by itself, looked up once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dossier.analysis.actors.lexicon import common_words, gazetteers, words
from dossier.language.words import fold

_LISTS = (
    ("DAY", "calendar"),
    ("FUN", "function words"),
    ("TIT", "titles"),
    ("ROL", "role words"),
    ("ORG", "organisation words"),
    ("OHD", "organisation heads"),
    ("PLC", "place words"),
    ("PFX", "place prefixes"),
    ("SAY", "speech verbs"),
    ("PRT", "name particles"),
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word, its folded key without a closing full stop, and the lists that hold it."""

    text: str
    key: str
    capital: bool
    acronym: bool
    shape: str
    common: bool  # often written in small letters
    lists: frozenset[str]

    @property
    def name_like(self) -> bool:
        """Whether the word may belong to a name: it has a capital, and is no weekday or month."""
        return self.capital and "DAY" not in self.lists

    @property
    def function(self) -> bool:
        """Whether the word is no name at the start of a sentence; US, WHO and IT are names."""
        return "FUN" in self.lists and not (self.acronym and self.text not in {"A", "I"})


@lru_cache(maxsize=1 << 16)
def word(text: str) -> Word:
    """Return what is known of a word."""
    key = fold(text).rstrip(".") or text
    names = gazetteers()
    lists = {label for label, section in _LISTS if key in words(section)}
    if key in names.demonyms:
        lists.add("DEM")
    if key in names.given:
        lists.add("GIV")
    if key in names.family:
        lists.add("FAM")
    letters = text.replace(".", "")
    return Word(
        text=text,
        key=key,
        capital=text[0].isupper(),
        acronym=len(letters) > 1 and letters.isupper() and letters.isalpha(),
        shape=_shape(text),
        common=key in common_words(),
        lists=frozenset(lists),
    )


def _shape(text: str) -> str:
    """Return the pattern of capitals, small letters, digits and marks: Xx, X.X., Xx-xx."""
    pattern: list[str] = []
    for ch in text:
        kind = "X" if ch.isupper() else "x" if ch.islower() else "d" if ch.isdigit() else ch
        if len(pattern) < 2 or kind != pattern[-1]:
            pattern.append(kind)
        if len(pattern) == 6:
            break
    return "".join(pattern)
