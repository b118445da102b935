"""The nearest spelling of what a query asks for and nothing holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from dossier.search.about import with_names
from dossier.search.analyzer import ACRONYM_MARK, terms
from dossier.search.flat.dictionary import near_terms
from dossier.search.flat.execute import Execution
from dossier.search.flat.snapshot import Snapshot
from dossier.search.lookup import Lookup
from dossier.search.nodes import ByActor, Node, Quoted, Value, Word, asked
from dossier.search.reading import reading
from dossier.search.rewrite import mapped
from dossier.search.spelling import FARTHEST, SHORT, nearest

_SPELLED = frozenset({"outlet", "agency", "author"})  # fields whose values are names
_MOST_UNKNOWN = 8  # words and names
_MOST_VALUES = 5_000  # of a segment that are looked through


def respelled(node: Node, execution: Execution, snapshot: Snapshot, lookup: Lookup) -> str | None:
    """Return the query with what is unknown spelled as the nearest known, if that finds anything."""
    parts = [part for part in dict.fromkeys(asked(node)) if isinstance(part, Word | Value | ByActor | Quoted)]
    unknown = [part for part in parts if not execution.frequency(part)]
    if not unknown or len(unknown) > _MOST_UNKNOWN:
        return None
    better: dict[Node, Node] = {}
    for part in unknown:
        other = _nearest(part, snapshot, lookup)
        if other is None:
            return None
        better[part] = other
    corrected = mapped(node, lambda part: _replaced(part, better))
    wanted = with_names(corrected, lookup.names)
    if any(len(execution.documents(wanted, number)) for number in range(len(snapshot.segments))):
        return reading(corrected)
    return None


def _replaced(part: Node, better: dict[Node, Node]) -> Node:
    if not isinstance(part, Quoted):
        return better.get(part, part)
    speakers = (better.get(Quoted((name,)), Quoted((name,))) for name in part.speakers)
    named = tuple(name for each in speakers if isinstance(each, Quoted) for name in each.speakers)
    return Quoted(named, part.said, part.about)


def _nearest(part: Node, snapshot: Snapshot, lookup: Lookup) -> Node | None:
    match part:
        case Word(term, exact):
            word = _nearest_term(term.removesuffix(ACRONYM_MARK), snapshot)
            return Word(word, exact=exact) if word else None
        case Value(field, words) if field in _SPELLED:
            return _nearest_value(field, words, snapshot)
        case ByActor(name, kind):
            known = lookup.similar_name(name)
            return ByActor(known, kind) if known else None
        case Quoted((name,)):
            known = lookup.similar_name(name)
            return Quoted((known,)) if known else None
        case _:
            return None


def _nearest_term(term: str, snapshot: Snapshot) -> str | None:
    """Return the most frequent of the known terms that differ least from a word and begin like it."""
    counts: Counter[str] = Counter()
    distance = FARTHEST if len(term) >= SHORT else 1
    for segment in snapshot.segments:
        low, high = segment.prefixed(term[:1])
        close = near_terms(term, distance, segment)
        for number in close[(close >= low) & (close < high)].tolist():
            known = segment.term(number).decode("utf-8", "replace").removesuffix(ACRONYM_MARK)
            counts[known] += int(segment.frequencies(number, number + 1)[0])
    return nearest(term, counts)


def _nearest_value(field: str, words: tuple[str, ...], snapshot: Snapshot) -> Value | None:
    """Return the value with each word spelled as the nearest that a value of the field has."""
    known = Counter(
        term.removesuffix(ACRONYM_MARK)
        for segment in snapshot.segments
        for value in segment.values(field)[:_MOST_VALUES]
        for term in terms(value)
    )
    found = [word if word in known else nearest(word, known) for word in words]
    return Value(field, tuple(_known(found))) if all(found) else None


def _known(words: Iterable[str | None]) -> list[str]:
    return [word for word in words if word]
