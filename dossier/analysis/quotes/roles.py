"""Who is called by which role in an article: "Mayor Jane Doe", "Jane Doe, the mayor of Springfield"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from dossier.analysis.quotes.cues import QuoteLexicon
from dossier.analysis.quotes.grammar import CLAUSE_WORDS, DETERMINERS, FINITE, PREPOSITIONS
from dossier.analysis.quotes.names import NameMention, Names
from dossier.analysis.quotes.nouns import Phrase
from dossier.analysis.quotes.reading import Reading
from dossier.language.lexicon import entries

_WORD = re.compile(r"[^\W_]+(?:[.’'-][^\W_]+)*")
_BOUNDARY = re.compile(r"[,;:()\"“”—–|\n]|\.\s\s|(?<![A-Z])(?<!\b[A-Z][a-z]{2})\.\s")
_HOLDERS = 60  # of one role that are looked at
_MENTIONS_EACH = 4  # of one name; roles are printed with the first ones
_STOP_WORDS = DETERMINERS | PREPOSITIONS | FINITE | CLAUSE_WORDS | {"and", "s"}


@dataclass(frozen=True, slots=True)
class Role:
    """A role that the article gives to somebody."""

    name: str
    head: str
    modifiers: frozenset[str]


@dataclass(slots=True)
class Roles:
    """The roles of an article, found when first asked for."""

    reading: Reading
    names: Names
    lexicon: QuoteLexicon
    _roles: dict[str, list[Role]] | None = field(default=None)

    def holder(self, phrase: Phrase, head_end: int) -> str | None:
        """Return who holds the role that a definite noun phrase names ("the Springfield mayor"), if anybody.

        Args:
            phrase: The noun phrase.
            head_end: The token after its head noun.
        """
        lows = self.reading.lows
        head = lows[head_end - 1]
        modifiers = frozenset(lows[phrase.first : head_end - 1]) - _STOP_WORDS
        modifiers |= frozenset(lows[head_end : phrase.core]) - _STOP_WORDS
        best, best_score = None, 0.0
        for role in self._of(head):
            shared = len(modifiers & role.modifiers)
            score = 1 + 2 * shared - (0.5 if modifiers and role.modifiers and not shared else 0)
            if score > best_score:
                best, best_score = role.name, score
        return best

    def _of(self, head: str) -> list[Role]:
        """Return the roles of one head noun and of the words for the same."""
        if self._roles is None:
            self._roles = {}
            for role in _roles(self.reading, self.names, self.lexicon):
                for word in _same(role.head):
                    holders = self._roles.setdefault(word, [])
                    if len(holders) < _HOLDERS:
                        holders.append(role)
        return self._roles.get(head, [])


def _same(head: str) -> frozenset[str]:
    return _groups().get(head, frozenset({head}))


@cache
def _groups() -> dict[str, frozenset[str]]:
    groups: dict[str, frozenset[str]] = {}
    for entry in entries("same_roles"):
        words = frozenset(entry.split())
        for word in words:
            groups[word] = groups.get(word, frozenset()) | words
    return groups


def _roles(reading: Reading, names: Names, lexicon: QuoteLexicon) -> list[Role]:
    seen: dict[str, int] = {}
    found: list[Role] = []
    for mention in names.mentions:
        if mention.name not in names.people:
            continue
        seen[mention.name] = seen.get(mention.name, 0) + 1
        if seen[mention.name] > _MENTIONS_EACH:
            continue
        for words in (_before(reading, mention), _after(reading, mention)):
            role = _role(mention.name, words, lexicon)
            if role is not None:
                found.append(role)
    return found


def _before(reading: Reading, mention: NameMention) -> list[str]:
    window = reading.text[max(0, mention.start - 60) : mention.start]
    for boundary in _BOUNDARY.finditer(window):
        window = " " * boundary.end() + window[boundary.end() :]
    words = [word.lower().rstrip(".") for word in _WORD.findall(window)]
    kept: list[str] = []
    for word in reversed(words[-7:]):
        if word in _STOP_WORDS and word != "of":
            break
        kept.insert(0, word)
    return kept


def _after(reading: Reading, mention: NameMention) -> list[str]:
    window = reading.text[mention.end : mention.end + 110]
    if not window.startswith(","):
        return []
    apposition = window[1:].partition(",")[0].partition(". ")[0]
    if apposition.lstrip().startswith(("who ", "and ", "said ", "but ")):
        return []
    return [word.lower() for word in _WORD.findall(apposition)][:12]


def _role(name: str, words: list[str], lexicon: QuoteLexicon) -> Role | None:
    """Return the role that words name: their last role noun before a preposition, and what goes with it."""
    head = None
    for at, word in enumerate(words):
        if word in PREPOSITIONS and head is not None:
            break
        if word in lexicon.role_nouns or word in lexicon.honorifics:
            head = at
    if head is None:
        return None
    modifiers = frozenset(words[:head] + words[head + 1 :]) - _STOP_WORDS
    return Role(name, words[head], modifiers)
