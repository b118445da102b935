"""The names of an article: which capitalised words name somebody, and who goes by which surname."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from dossier.analysis.quotes.cues import QuoteLexicon
from dossier.analysis.quotes.people import Run, people_of
from dossier.analysis.quotes.reading import Reading
from dossier.language.lexicon import given_names, marked, word_class, words

_NAME_WORD = r"[A-Z\u00c0-\u00de\u0100-\u017f\u0386-\u042f](?:[\w&]|[.’'-](?=\w))*\.?"
_PARTICLE = r"(?:de|van|von|der|den|bin|ibn|al|el|dos|da|di|du|la|le|ter|ten|zu|y)"
_RUN = re.compile(rf"{_NAME_WORD}(?:[ \u00a0]{{1,3}}(?:{_PARTICLE}[ \u00a0]){{0,3}}{_NAME_WORD}){{0,11}}")
_WORD = re.compile(r"\S+")
_SUFFIX = frozenset({"jr", "sr", "ii", "iii", "iv"})
_AROUND = ".,'’"
_NAMESAKES = 8  # of one surname
_POSSESSIVE = re.compile(r"['’]s?\Z")
_PARTY_AND_STATE = re.compile(r"\((?:[DRI]-)?[A-Z][\w.,\s-]{0,25}\)")
_DEPARTMENTS = word_class("departments")
_OPENS_SENTENCE = frozenset(".!?:\n\"“”'‘«»(—–-•*|[")


@dataclass(frozen=True, slots=True)
class NameMention:
    """One name as printed, without titles and possessives, and the name it stands for."""

    start: int
    end: int
    text: str
    name: str


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one article.

    Attributes:
        mentions: Every mention, in the order of the text, inside quotation marks too.
        genders: ``"m"`` or ``"f"`` by name, where a title or a given name tells.
        people: The names that are people's.
    """

    mentions: tuple[NameMention, ...]
    genders: Mapping[str, str]
    people: frozenset[str]
    _starts: tuple[int, ...]

    def within(self, start: int, end: int) -> tuple[NameMention, ...]:
        """Return the mentions that lie within ``[start, end)``."""
        found = self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return tuple(mention for mention in found if mention.end <= end)

    def before(self, at: int, limit: int) -> tuple[NameMention, ...]:
        """Return the mentions that start before an offset, at most ``limit`` of them, the nearest last."""
        last = bisect_left(self._starts, at)
        return self.mentions[max(0, last - limit) : last]

    def after(self, at: int, limit: int) -> tuple[NameMention, ...]:
        """Return the mentions that start after an offset, at most ``limit`` of them."""
        first = bisect_right(self._starts, at)
        return self.mentions[first : first + limit]


def find_names(reading: Reading, lexicon: QuoteLexicon) -> Names:
    """Return the names of an article. Linear in its length."""
    runs = _runs(reading.text, lexicon)
    runs = _without_openers(reading, runs)
    genders, people = people_of(reading, runs, lexicon)
    counts = Counter(name for _, _, name in runs)
    by_surname = _fullest(counts)
    for acronym, full in _acronyms(counts).items():
        by_surname.setdefault(acronym, [full])
    mentions = tuple(
        NameMention(start, end, name, _canonical(reading.text, start, name, by_surname, genders))
        for start, end, name in runs
    )
    for mention in mentions:
        gender = genders.get(mention.text)
        if gender and mention.name not in genders:
            genders[mention.name] = gender
        if mention.text in people:
            people.add(mention.name)
    return Names(mentions, genders, frozenset(people), tuple(mention.start for mention in mentions))


def _runs(text: str, lexicon: QuoteLexicon) -> list[Run]:
    """Return the runs of capitalised words, cut at titles, possessives and words that name nobody."""
    skipped = words("not_names") | lexicon.honorifics.keys()
    found: list[Run] = []
    for match in _RUN.finditer(text):
        start, end = match.span()
        run = text[start:end]
        if start and text[start - 1] == "(" and _PARTY_AND_STATE.match(text, start - 1):
            continue
        if " " not in run and "\u00a0" not in run:
            if run.strip(_AROUND).lower() not in skipped:
                _add(found, [(start, run)])
            continue
        parts = [(start + word.start(), word.group()) for word in _WORD.finditer(run)]
        if text[max(0, start - 4) : start] in (" of ", "the "):
            while len(parts) > 2 and parts[0][1].lower() in _DEPARTMENTS:
                del parts[0]
        for group in _groups(parts, skipped):
            _add(found, group)
    return found


def _groups(parts: list[tuple[int, str]], skipped: AbstractSet[str]) -> Iterator[list[tuple[int, str]]]:
    """Yield the names in a run of capitalised words."""
    given = given_names()
    group: list[tuple[int, str]] = []
    for at, word in parts:
        bare = word.strip(_AROUND).lower()
        is_surname = len(group) == 1 and group[0][1] in given and at == parts[-1][0]
        if bare in skipped and not is_surname:
            if group:
                yield group
            group = []
            continue
        group.append((at, word))
        if word[-2:] in ("'s", "’s") or word[-1] in "'’" or _ends_sentence(word, bare):
            yield group
            group = []
    if group:
        yield group


def _ends_sentence(word: str, bare: str) -> bool:
    return word[-1] == "." and len(bare) > 1 and "." not in bare and bare not in marked("abbreviations")


def _add(found: list[Run], group: list[tuple[int, str]]) -> None:
    while group and not group[-1][1][0].isupper():
        group = group[:-1]
    while group and not group[0][1][0].isupper():
        group = group[1:]
    if not group:
        return
    at, last = group[-1]
    last = _POSSESSIVE.sub("", last)
    if last.lower().rstrip(".") not in _SUFFIX and not (len(last) > 2 and last[-3] == "."):
        last = last.rstrip(".")
    first = _person_within([word for _, word in group])
    if first:
        _add(found, group[:first])
        group = group[first:]
    name = " ".join([word for _, word in group[:-1]] + [last])
    if len(name) > 1:
        found.append((group[0][0], at + len(last), name))


def _person_within(parts: list[str]) -> int:
    """Return where a person's name starts that follows a body's name, or 0: "Fire Service Jane Doe"."""
    if len(parts) < 3:
        return 0
    given, bodies = given_names(), word_class("last words of bodies")
    for at in range(1, len(parts) - 1):
        rest = parts[at:]
        if len(rest) <= 3 and rest[0] in given and parts[0] not in given:
            return at
        if (
            len(rest) in (2, 3)
            and parts[at - 1].lower() in bodies
            and not bodies.intersection(map(str.lower, rest))
        ):
            return at
    return 0


def _without_openers(reading: Reading, runs: list[Run]) -> list[Run]:
    """Leave out the words that have a capital only because they open a sentence."""
    text = reading.text
    inside: set[str] = set()
    opening: list[bool] = []
    for start, _, name in runs:
        before = text[max(0, start - 2) : start].rstrip(" \u00a0")
        opens = not before or before[-1] in _OPENS_SENTENCE
        opening.append(opens)
        if not opens:
            inside.update(name.split())
    printed = set(reading.words)
    known = given_names()
    kept: list[Run] = []
    for run, opens in zip(runs, opening, strict=True):
        start, end, name = run
        first, _, rest = name.partition(" ")
        suspicious = opens and first not in inside and first not in known
        low = first.lower()
        is_common = low in printed or (low.endswith(("ing", "ed", "ly")) and len(low) > 4)
        if suspicious and is_common:
            if not rest:
                continue
            start += len(first)
            while text[start].isspace():
                start += 1
            name = rest
        kept.append((start, end, name))
    return kept


def _fullest(counts: Counter[str]) -> dict[str, list[str]]:
    """Return for each surname the full names that end in it, the most frequent first."""
    by_surname: dict[str, list[str]] = {}
    for name, _ in counts.most_common():
        parts = name.split()
        if not 2 <= len(parts) <= 5 or not all(len(part) > 1 for part in parts[-1:]):
            continue
        surname = parts[-1]
        if surname.rstrip(".").lower() in _SUFFIX and len(parts) > 2:
            surname = parts[-2].rstrip(",")
        full = by_surname.setdefault(surname, [])
        if len(full) < _NAMESAKES:
            full.append(name)
    return by_surname


def _acronyms(counts: Counter[str]) -> dict[str, str]:
    """Return the full name of each acronym that the article prints."""
    wanted = {name for name in counts if name.isupper() and name.isalpha() and 2 < len(name) < 7}
    found: dict[str, str] = {}
    if wanted:
        for name, _ in counts.most_common():
            initials = "".join(part[0] for part in name.split())
            if initials in wanted and initials != name:
                found.setdefault(initials, name)
    return found


def _canonical(
    text: str, start: int, name: str, by_surname: Mapping[str, list[str]], genders: Mapping[str, str]
) -> str:
    if " " in name:
        return name
    full = by_surname.get(name)
    if not full:
        return name
    if len(full) > 1:
        title = text[max(0, start - 6) : start].rstrip(" .").rpartition(" ")[2]
        gender = {"Mr": "m", "Mrs": "f", "Ms": "f", "Miss": "f"}.get(title)
        if gender:
            for candidate in full:
                if genders.get(candidate) == gender:
                    return candidate
    return full[0]
