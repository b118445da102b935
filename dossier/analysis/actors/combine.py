"""The names of an article: what the tagger marks, made consistent over the article.

An article names the same people again and again, at times where nothing around shows it. So a name
has one type in an article, a surname of somebody named in full is that person, and a name seen once
is looked for everywhere. What the rules are sure of and the tagger left out is added.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dossier.analysis.actors.boundaries import names_nobody, names_within
from dossier.analysis.actors.features import Evidence
from dossier.analysis.actors.lexicon import words
from dossier.analysis.actors.phrases import Known
from dossier.analysis.actors.rules import ORGANISATION, Candidate
from dossier.analysis.actors.tagger import tagger
from dossier.analysis.actors.word import Word
from dossier.model import MentionType

_Name = tuple[str, ...]

_ACRONYM_LENGTHS = range(3, 7)
_SHOUTED = 0.3  # the share of words in capitals
_SPORTS_WORDS = 5  # different ones, for an article to be a report on sports
_SURE_PLACES = frozenset({Known.COUNTRY, Known.CAPITAL})


def name_mentions(evidence: Evidence, tagged: Sequence[Candidate] | None = None) -> list[Candidate]:
    """Return the names of an article, in the order of the text; none overlaps another.

    ``tagged`` are names that another model marked, in place of the shipped one.
    """
    tagged = tagger().tag(evidence) if tagged is None else tagged
    marked = [name for c in tagged for name in names_within(c, evidence)]
    found = _add(marked, _left_out(evidence, marked))
    found = [c for c in found if not names_nobody(c, evidence.known)]
    found = _teams(_places(_one_type_each(found, evidence), evidence), evidence)
    found = _add(found, _repeated(evidence, found))
    return sorted(found, key=lambda c: c.first)


def _name(candidate: Candidate, known: Sequence[Word]) -> _Name:
    return tuple(known[at].text for at in range(candidate.first, candidate.last))


def _add(found: list[Candidate], more: Iterable[Candidate]) -> list[Candidate]:
    """Return the names with those of ``more`` that overlap none."""
    taken = {at for c in found for at in range(c.first, c.last)}
    kept = list(found)
    for c in more:
        if not any(at in taken for at in range(c.first, c.last)):
            taken.update(range(c.first, c.last))
            kept.append(c)
    return kept


def _left_out(evidence: Evidence, marked: Sequence[Candidate]) -> list[Candidate]:
    """Return what the rules are sure of and the tagger marks nowhere, and acronyms in running text."""
    names = {_name(c, evidence.known) for c in marked}
    shouted = _shouted(evidence)
    return [
        c
        for c in evidence.rules
        if (c.sure and _name(c, evidence.known) not in names)
        or (not c.sure and c.first not in shouted and _is_acronym(c, evidence.known))
    ]


def _is_acronym(candidate: Candidate, known: Sequence[Word]) -> bool:
    word = known[candidate.first]
    return (
        candidate.last - candidate.first == 1
        and word.acronym
        and word.text.isalpha()
        and len(word.text) in _ACRONYM_LENGTHS
        and not word.common
        and word.key not in words("common acronyms")
    )


def _shouted(evidence: Evidence) -> set[int]:
    """Return the tokens of sentences with many words in capitals: headlines, lists of codes."""
    found: set[int] = set()
    for begin, end in evidence.tokens.sentences:
        if sum(evidence.known[at].acronym for at in range(begin, end)) > _SHOUTED * (end - begin):
            found.update(range(begin, end))
    return found


def _places(found: list[Candidate], evidence: Evidence) -> list[Candidate]:
    """Return the names, told apart where a place and a person of the article share one.

    A lone country or capital is a place unless somebody bears that name; a lone city that is the
    surname of somebody named in full is that person, except where it is gone to.
    """
    known = evidence.known
    full = [c for c in found if c.type is MentionType.PERSON and c.last - c.first > 1]
    surnames = {known[c.last - 1].text for c in full}
    bearers = surnames | {known[c.first].text for c in full}
    kept = []
    for c in found:
        phrase, text = evidence.phrases.get(c.first), known[c.first].text
        listed = phrase.known if phrase and phrase.last == c.last else None
        if c.type is MentionType.PERSON and listed in _SURE_PLACES and text not in bearers:
            kept.append(replace(c, type=MentionType.PLACE))
        elif c.type is MentionType.PLACE and listed is not Known.COUNTRY and _is_surname(c, known, surnames):
            kept.append(replace(c, type=MentionType.PERSON))
        else:
            kept.append(c)
    return kept


def _is_surname(candidate: Candidate, known: Sequence[Word], surnames: set[str]) -> bool:
    if candidate.last - candidate.first > 1 or known[candidate.first].text not in surnames:
        return False
    before = known[candidate.first - 1].key if candidate.first else ""
    return before not in words("place prepositions") and before not in {",", "of"}


def _teams(found: list[Candidate], evidence: Evidence) -> list[Candidate]:
    """Return the names, in a report on sports with countries as the teams that play for them."""
    known = evidence.known
    if len({word.key for word in known} & words("sports words")) < _SPORTS_WORDS:
        return found
    kept = []
    for c in found:
        phrase = evidence.phrases.get(c.first)
        country = phrase is not None and phrase.last == c.last and phrase.known is Known.COUNTRY
        before = known[c.first - 1].key if c.first else ""
        plays = country and before not in words("place prepositions") - {"to"} and before != ","
        kept.append(replace(c, type=ORGANISATION) if plays else c)
    return kept


def _one_type_each(found: list[Candidate], evidence: Evidence) -> list[Candidate]:
    """Return the names with the type that each has most often in the article."""
    votes: dict[_Name, Counter[MentionType]] = {}
    for c in found:
        if c.type is not None:
            votes.setdefault(_name(c, evidence.known), Counter())[c.type] += 1
    kept = []
    for c in found:
        vote = votes[_name(c, evidence.known)]
        best = max(vote, key=lambda kind: (vote[kind], kind is c.type, kind))
        kept.append(replace(c, type=best))
    return kept


def _repeated(evidence: Evidence, found: Sequence[Candidate]) -> list[Candidate]:
    """Return where the names found, and the surnames of people named in full, stand again."""
    known = evidence.known
    names: dict[_Name, MentionType] = {}
    for c in found:
        if c.type is not None:
            name = _name(c, known)
            names.setdefault(name, c.type)
            if c.type is MentionType.PERSON and len(name) > 1 and len(name[-1]) > 2:
                names.setdefault(name[-1:], c.type)
    by_first: dict[str, list[_Name]] = {}
    for name in sorted(names, key=len, reverse=True):
        by_first.setdefault(name[0], []).append(name)
    again = []
    texts = tuple(word.text for word in known)
    for at, word in enumerate(known):
        for name in by_first.get(word.text, ()) if word.capital else ():
            last = at + len(name)
            if len(name) == 1 and word.common and at in evidence.tokens.opening:
                continue
            if texts[at:last] == name:
                again.append(Candidate(at, last, names[name]))
                break
    return again
