"""Where a marked name really starts and ends, and whether it is a name at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dossier.analysis.actors.features import Evidence
from dossier.analysis.actors.lexicon import gazetteers, no_actors, words
from dossier.analysis.actors.phrases import PLACES, Known
from dossier.analysis.actors.rules import ORGANISATION, PERSON, PLACE, Candidate
from dossier.analysis.actors.word import Word

_PRODUCT = re.compile(r"[A-Z]{1,4}-?\d+[A-Za-z]{0,2}\Z")  # S-400, F-35A, Su34
_PARTY = re.compile(r"[RDI]-[A-Z][a-z]+\Z")  # R-Ohio, D-Conn: where a politician is from
_GROUPS = re.compile(r"G-?\d+\Z")  # G20, G-7
_SURE_PLACES = frozenset({Known.COUNTRY, Known.CAPITAL})
_BRACKETS = frozenset("()[]")
_DATELINE = 4  # letters
_CAPTION = frozenset({"file", "image", "photo", "pictured", "source", "video"})
_BETWEEN_PEOPLE = frozenset({",", "&", "and"})
_INNER_SMALL = frozenset(
    {"of", "for", "the", "and", "on", "in", "at", "to", "with", "without", "against", "'s", "’s"}
)


def names_within(candidate: Candidate, evidence: Evidence) -> Iterator[Candidate]:
    """Yield the names that a marked stretch holds, each without what is no part of it."""
    for glued in _unglued(candidate, evidence):
        for owned in _owners(glued, evidence):
            for piece in _cut(owned, evidence.known):
                name = _trim(piece, evidence.known)
                if name is not None and not _is_no_name(name, evidence):
                    yield name


def names_nobody(candidate: Candidate, known: Sequence[Word]) -> bool:
    """Return whether this is known to name nobody: a programme, a day, a title, a party and state."""
    inside = known[candidate.first : candidate.last]
    key = " ".join(word.key for word in inside)
    return key in no_actors() or key.removesuffix(".") in no_actors() or bool(_PARTY.match(inside[0].text))


def _unglued(candidate: Candidate, evidence: Evidence) -> Iterator[Candidate]:
    """Yield a name, or its parts where text ran together: "Aino KorhonenReuters", "U.S.-Namibia"."""
    tokens, known, first = evidence.tokens, evidence.known, candidate.first
    for at in range(first + 1, candidate.last):
        if _is_dateline(at, evidence):
            yield replace(candidate, first=first, last=at)
            candidate = replace(candidate, type=PLACE)
            first = at
            continue
        if tokens.starts[at] != tokens.ends[at - 1] or not known[at - 1].capital:
            continue
        phrase = evidence.phrases.get(at + 1 if known[at].text == "-" else at)
        if known[at].capital:
            yield replace(candidate, first=first, last=at)
            candidate = replace(candidate, type=ORGANISATION) if phrase else candidate
            first = at
        elif known[at].text == "-" and phrase and phrase.known in _SURE_PLACES:
            yield replace(candidate, first=first, last=at, type=PLACE)
            candidate = replace(candidate, type=PLACE)
            first = at + 1
    yield replace(candidate, first=first)


def _is_dateline(at: int, evidence: Evidence) -> bool:
    """Return whether a place in capitals follows words that are not: "Aino Korhonen HELSINKI"."""
    phrase, text = evidence.phrases.get(at), evidence.known[at].text
    if phrase is None or phrase.known not in PLACES or len(text) < _DATELINE or not text.isupper():
        return False
    return text.isalpha() and not evidence.known[at - 1].text.isupper()


def _owners(candidate: Candidate, evidence: Evidence) -> Iterator[Candidate]:
    """Yield a name, or an owner and what it owns: "Mecca's Grand Mosque", not "the People's Party"."""
    known, first = evidence.known, candidate.first
    for at in range(first + 1, candidate.last - 1):
        if known[at].key != "'s":
            continue
        near = [phrase for begin in range(first, at) if (phrase := evidence.phrases.get(begin))]
        if any(phrase.last > at for phrase in near):
            continue  # "Lord's Resistance Army" is known as a whole
        owner = known[at - 1]
        place = any(phrase.last == at and phrase.known in PLACES for phrase in near)
        if place or owner.acronym or "ORG" in owner.lists or not (owner.common or owner.lists):
            yield replace(candidate, first=first, last=at, type=PLACE if place else ORGANISATION)
            first = at + 1
            if "GIV" in known[first].lists:
                candidate = replace(candidate, type=PERSON)
    yield replace(candidate, first=first)


def _cut(candidate: Candidate, known: Sequence[Word]) -> Iterator[Candidate]:
    """Yield the parts of a name between brackets, verbs and, for people, commas."""
    first = candidate.first
    for at in range(first, candidate.last):
        if _parts(known[at], candidate):
            if at > first:
                yield replace(candidate, first=first, last=at)
            first = at + 1
    if first < candidate.last:
        yield replace(candidate, first=first)


def _parts(word: Word, candidate: Candidate) -> bool:
    if word.text in _BRACKETS or (word.key in _BETWEEN_PEOPLE and candidate.type is PERSON):
        return True
    small = word.text.islower() and word.text.isalpha()
    return small and word.common and word.key not in _INNER_SMALL and not word.lists & {"PRT", "ORG", "PLC"}


def _trim(candidate: Candidate, known: Sequence[Word]) -> Candidate | None:
    """Return a name without titles, articles and small words around it, or None where nothing is left."""
    first, last = candidate.first, candidate.last
    person = candidate.type is PERSON
    while first < last and (known[first].key == "the" or (person and "TIT" in known[first].lists)):
        first += 1
    if person and first > candidate.first and first < last and known[first].key in {"of", "for"}:
        return None  # "Minister of Education" is a role
    while first < last and (known[first].key in _INNER_SMALL or not known[first].text[0].isalnum()):
        first += 1
    while last > first and _hangs(known[last - 1]):
        last -= 1
    return replace(candidate, first=first, last=last) if first < last else None


def _hangs(word: Word) -> bool:
    if "DAY" in word.lists or word.key in _INNER_SMALL or word.key in _CAPTION:
        return True
    return not word.text[-1].isalnum() and word.text[-1] != "."


def _is_role(inside: Sequence[Word]) -> bool:
    """Return whether a name is but a role: First Lady, Chief Executive Officer."""
    roles = [bool(word.lists & {"ROL", "TIT"}) for word in inside]
    return any(roles) and all(role or word.function for role, word in zip(roles, inside, strict=True))


def _is_no_name(candidate: Candidate, evidence: Evidence) -> bool:
    """Return whether this is a product, a demonym, a role or no word with a capital."""
    known = evidence.known
    inside = [known[at] for at in range(candidate.first, candidate.last)]
    if " ".join(word.key for word in inside) in gazetteers().demonyms:
        return True
    if candidate.first not in evidence.phrases and _is_role(inside):
        return True
    if candidate.last < len(known) and known[candidate.last].text == "$":
        return True
    if len(inside) == 1 and inside[0].key in words("pronouns") and not inside[0].acronym:
        return True
    if len(inside) == 1 and _PRODUCT.match(inside[0].text) and not _GROUPS.match(inside[0].text):
        return True
    return not any(word.capital or any(map(str.isupper, word.text)) for word in inside)
