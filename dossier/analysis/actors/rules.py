"""Names by rules: runs of capitalised words, cut by titles and lists, typed by the words around them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dossier.analysis.actors.lexicon import words
from dossier.analysis.actors.phrases import PLACES, Known, Phrase
from dossier.analysis.actors.tokens import Tokens
from dossier.analysis.actors.word import Word
from dossier.model import MentionType

PERSON, ORGANISATION, PLACE = MentionType.PERSON, MentionType.ORGANISATION, MentionType.PLACE

_LINKS = frozenset({"of", "for", "&", "and"})
_MAX_RUN = 14  # tokens; a longer run of capitals is a headline


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens ``[first, last)`` that may be a name; ``sure`` where a list or a title says so."""

    first: int
    last: int
    type: MentionType | None
    sure: bool = False


def rule_mentions(tokens: Tokens, known: Sequence[Word], phrases: Mapping[int, Phrase]) -> list[Candidate]:
    """Return the names that the rules find, in the order of the text, each with a type."""
    lower = frozenset(word.text for word in known if not word.capital)
    cut = [piece for run in _runs(tokens, known, lower) for piece in _split(run, known, phrases)]
    return _typed(cut, known)


def _runs(tokens: Tokens, known: Sequence[Word], lower: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield the runs of capitalised words, with the small words that link them."""
    for begin, end in tokens.sentences:
        at = begin
        while at < end:
            if not known[at].name_like:
                at += 1
                continue
            last = _run_end(tokens, known, at, end)
            first = _skip_opening(at, last, tokens, known, lower)
            if first < last:
                yield first, last
            at = last


def _run_end(tokens: Tokens, known: Sequence[Word], at: int, end: int) -> int:
    last = at + 1
    while last < end and last - at < _MAX_RUN:
        word = known[last]
        if tokens.starts[last] == tokens.ends[last - 1] and word.capital:
            break  # glued to a caption: "Aino KorhonenReuters"
        if word.name_like:
            last += 1
        elif (
            last + 1 < end and known[last + 1].name_like and (word.key in {"of", "&"} or "PRT" in word.lists)
        ):
            last += 2
        elif (
            last + 2 < end
            and word.key in {"of", "for"}
            and known[last + 1].key == "the"
            and known[last + 2].name_like
        ):
            last += 3
        elif (
            word.key in {"for", "and"}
            and "OHD" in known[at].lists
            and last + 1 < end
            and known[last + 1].name_like
        ):
            last += 2
        else:
            break
    return last


def _skip_opening(first: int, last: int, tokens: Tokens, known: Sequence[Word], lower: frozenset[str]) -> int:
    """Return where the name starts: a sentence opens with a capital whatever its first word."""
    opens = first in tokens.opening
    while first < last and known[first].function:
        first += 1
        opens = False
    if opens and first < last:
        word = known[first]
        common = word.text.lower() in lower and not word.acronym and "TIT" not in word.lists
        if common:
            first += 1
    return first


def _split(run: tuple[int, int], known: Sequence[Word], phrases: Mapping[int, Phrase]) -> Iterator[Candidate]:
    """Yield the names of a run: countries and demonyms before a role, roles before a person, the rest."""
    first, last = run
    while first < last:
        word = known[first]
        if word.function or ("PRT" in word.lists and not word.capital) or word.key in _LINKS:
            first += 1
            continue
        phrase = phrases.get(first)
        if phrase and phrase.last == last:
            yield _from_phrase(phrase)
            return
        names_organisation = any("ORG" in known[at].lists for at in range(first, last))
        if "DEM" in word.lists and last - first > 1 and not names_organisation:
            first += 1
            continue
        if phrase and phrase.last < last and not _continues(phrase, known, names_organisation):
            yield _from_phrase(phrase)
            first = phrase.last
            continue
        title = _last_title(first, last, known)
        if title is not None:
            begin = _after_complement(title + 1, last, known)
            if begin < last:
                yield Candidate(begin, last, PERSON, sure=True)
            return
        yield _classify(first, last, known)
        return


def _from_phrase(phrase: Phrase) -> Candidate:
    return Candidate(phrase.first, phrase.last, PLACE if phrase.known in PLACES else ORGANISATION, sure=True)


def _continues(phrase: Phrase, known: Sequence[Word], names_organisation: bool) -> bool:
    """Return whether a known name is the start of a longer one: "Boston Consulting Group", "Paris Hilton"."""
    following = known[phrase.last]
    if phrase.known is Known.ORGANISATION:
        return "ORG" in following.lists or "PLC" in following.lists or following.key in _LINKS
    if "TIT" in following.lists or following.function:
        return False
    if phrase.known is Known.COUNTRY and not names_organisation:
        return "PLC" in following.lists or "PFX" in following.lists
    return True


def _last_title(first: int, last: int, known: Sequence[Word]) -> int | None:
    for at in range(last - 1, first - 1, -1):
        if "ORG" in known[at].lists:
            return None
        if "TIT" in known[at].lists:
            return at
    return None


def _after_complement(at: int, last: int, known: Sequence[Word]) -> int:
    """Return where the person starts after a title: "Secretary of Defense Mark Esper"."""
    if at == last or known[at].key not in _LINKS:
        return at
    return max(at + 2, last - 2)  # of a role without a name nothing is left


def _classify(first: int, last: int, known: Sequence[Word]) -> Candidate:
    size = last - first
    head, tail = known[first], known[last - 1]
    if any("ORG" in known[at].lists for at in range(first + 1, last)) or (size > 1 and "OHD" in head.lists):
        return Candidate(first, last, ORGANISATION, sure=True)
    if size == 1:
        if "DEM" in head.lists:
            return Candidate(first, last, MentionType.OTHER, sure=True)
        return Candidate(first, last, ORGANISATION if head.acronym else None)
    if "PLC" in tail.lists or ("PFX" in head.lists and "GIV" not in known[first + 1].lists):
        return Candidate(first, last, PLACE)
    if "GIV" in head.lists or (size > 2 and "GIV" in known[first + 1].lists):
        return Candidate(first, last, PERSON, sure=True)
    if size <= 3:
        return Candidate(first, last, PERSON)
    return Candidate(first, last, ORGANISATION)


def _typed(candidates: list[Candidate], known: Sequence[Word]) -> list[Candidate]:
    """Return the candidates with a type each: one type for one name in one article."""
    surnames = frozenset(
        known[c.last - 1].key for c in candidates if c.type is PERSON and (c.sure or c.last - c.first > 1)
    )
    votes: dict[tuple[str, ...], Counter[MentionType]] = {}
    for c in candidates:
        if c.type is not None and c.sure:
            votes.setdefault(_name(c, known), Counter())[c.type] += 1
    typed = []
    for c in candidates:
        if any(ch.isdigit() for ch in known[c.first].text) and c.last - c.first == 1 and not c.sure:
            continue
        kind = c.type if c.sure else _decide(c, known, surnames, votes.get(_name(c, known)))
        if kind is PLACE and c.last - c.first == 1 and known[c.first].key in surnames and not c.sure:
            kind = PERSON
        if kind is not MentionType.OTHER:
            typed.append(replace(c, type=kind))
    return typed


def _name(candidate: Candidate, known: Sequence[Word]) -> tuple[str, ...]:
    return tuple(known[at].key for at in range(candidate.first, candidate.last))


def _decide(
    candidate: Candidate,
    known: Sequence[Word],
    surnames: frozenset[str],
    votes: Counter[MentionType] | None,
) -> MentionType:
    head = known[candidate.first]
    single = candidate.last - candidate.first == 1
    if single and head.key in surnames and not (head.acronym and len(head.text) < 5):
        return PERSON
    if votes:
        return max(votes, key=lambda kind: (votes[kind], kind))
    if candidate.type is not None:
        return candidate.type
    before = known[candidate.first - 1] if candidate.first else None
    after = known[candidate.last] if candidate.last < len(known) else None
    if (after and "SAY" in after.lists) or (before and "TIT" in before.lists):
        return PERSON
    if before and before.key in words("locative prepositions"):
        return PLACE
    if "GIV" in head.lists or "FAM" in head.lists:
        return PERSON
    return ORGANISATION
