"""From the words of a query to the nodes that they ask for, field by field."""

from __future__ import annotations

import re

from dossier.language.words import fold
from dossier.model import ActorKind
from dossier.search.analyzer import terms
from dossier.search.dates import date_condition
from dossier.search.nodes import (
    And,
    AtLeast,
    ByActor,
    Fuzzy,
    InEvent,
    InTitle,
    Length,
    Marked,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Quoted,
    Regex,
    Slot,
    Value,
    Wildcard,
    Word,
)  # fmt: skip
from dossier.search.synonyms import Name, Synonyms

TEXT_FIELDS = frozenset({"title", "said", "about"})
VALUE_FIELDS = frozenset({"outlet", "author", "agency", "lang", "path"})
_STATES = ("starred", "unread", "read", "wire", "undated")
_HOLDINGS = {
    "quote": "quote",
    "quotes": "quote",
    "note": "note",
    "notes": "note",
    "tag": "tag",
    "tags": "tag",
}
KINDS = {"person": ActorKind.PERSON, "org": ActorKind.ORGANISATION, "place": ActorKind.PLACE}
ACTOR_KINDS = {
    ActorKind.PERSON: (ActorKind.PERSON,),
    ActorKind.ORGANISATION: (ActorKind.ORGANISATION, ActorKind.GOVERNMENT),
    ActorKind.GOVERNMENT: (ActorKind.GOVERNMENT,),
    ActorKind.PLACE: (ActorKind.PLACE, ActorKind.GOVERNMENT),
}
"""For the kind that a query asks for, those that are meant."""

MIN_PREFIX = 2
MIN_FUZZY = 3
MIN_FUZZY_TWO = 4
MAX_STARS = 3
_FUZZY = re.compile(r"([^~]+)~([0-9]?)")
_PIECE = re.compile(r"[^\W_*?]+(?:['’.][^\W_*?]+)*|[*?]+")
_LENGTH = re.compile(r"(>=?|<=?)?(\d{1,9})|(\d{1,9})?\.\.(\d{1,9})?", re.ASCII)


class LeafError(ValueError):
    """Words that cannot be searched; the message says why and what would do."""


def widened(term: str, synonyms: Synonyms) -> Word:
    """Return the node of an unquoted word: any inflection, and the other words for it."""
    return Word(term, also=tuple(other[0] for other in synonyms.of((term,)) if len(other) == 1))


def phrase(text: str, slop: int = 0) -> Node:
    """Return the node of a quoted phrase; ``slop`` is the number after ``~``, or 0.

    Raises:
        LeafError: if it holds no word.
    """
    # A pasted question ends with its mark; a wildcard there would ask for one more letter.
    slots = _slots(text.rstrip().rstrip("?"), exact=True, synonyms=Synonyms())
    if slop and len(slots) > 1:
        near: Node = slots[0]
        for slot in slots[1:]:
            near = Near(near, slot, slop)
        return near
    return slots[0] if len(slots) == 1 else Phrase(slots)


def word(raw: str, synonyms: Synonyms) -> Node:
    """Return the node of an unquoted word.

    Raises:
        LeafError: if it holds no word, or a wildcard too wide.
    """
    if "~" in raw and (found := _FUZZY.fullmatch(raw)):
        return _fuzzy(found.group(1), found.group(2), synonyms)
    slots = _slots(raw, exact=False, synonyms=synonyms)
    node = slots[0] if len(slots) == 1 else Phrase(slots, exact=False)
    others = _other_names(slots, synonyms)
    return Or((node, *others)) if others else node


def _other_names(slots: tuple[Slot, ...], synonyms: Synonyms) -> tuple[Node, ...]:
    """Return what is searched beside a word or name: names of several words, and of the words any one.

    A single word stands for the other single ones by itself.
    """
    name = tuple(slot.term for slot in slots if isinstance(slot, Word))
    if len(name) < len(slots):
        return ()
    others = synonyms.of(name)
    single = [other for other in others if len(other) == 1] if len(name) > 1 else []
    several = [other for other in others if len(other) > 1]
    return tuple(_named_otherwise(other, synonyms) for other in (*single[:1], *several))


def _named_otherwise(name: Name, synonyms: Synonyms) -> Node:
    slots = tuple(widened(term, synonyms) for term in name)
    return slots[0] if len(slots) == 1 else Phrase(slots, exact=False)


def _fuzzy(raw: str, number: str, synonyms: Synonyms) -> Node:
    distance = int(number or 1)
    found = terms(raw)
    if len(found) != 1:
        return word(raw, synonyms)
    term = found[0].rstrip("^")
    if not 1 <= distance <= 2:
        raise LeafError("“~” takes 1 or 2 letters")
    least = MIN_FUZZY_TWO if distance == 2 else MIN_FUZZY
    if len(term) < least:
        raise LeafError(f"“~{distance}” needs a word of at least {least} letters")
    return Fuzzy(term, distance)


def _slots(text: str, *, exact: bool, synonyms: Synonyms) -> tuple[Slot, ...]:
    slots: list[Slot] = []
    for chunk in text.split():
        if "*" in chunk or "?" in chunk:
            slots.extend(_wild_slots(chunk, follows=bool(slots), exact=exact, synonyms=synonyms))
        else:
            slots.extend(
                Word(term, exact=True) if exact else widened(term, synonyms) for term in terms(chunk)
            )
    if not slots:
        raise LeafError("there is no word here to search")
    return tuple(slots)


def _wild_slots(chunk: str, *, follows: bool, exact: bool, synonyms: Synonyms) -> list[Slot]:
    """Return the slots of a word with wildcards; one that follows another word may be short."""
    slots: list[Slot] = []
    for part in _parts(chunk):
        if "*" not in part and "?" not in part:
            slots.extend(Word(term, exact=True) if exact else widened(term, synonyms) for term in terms(part))
            continue
        head = re.split(r"[*?]", part, maxsplit=1)[0]
        if not head and "*" not in part:
            continue  # a question mark by itself is punctuation
        if not head or (len(fold(head)) < MIN_PREFIX and not (slots or follows)):
            raise LeafError(f"a wildcard needs at least {MIN_PREFIX} letters before it")
        if part.count("*") > MAX_STARS:
            raise LeafError(f"a word takes at most {MAX_STARS} “*”")
        *before, last = _split_runs(part)
        slots.extend(Word(term, exact=True) for piece in before for term in terms(piece))
        slots.append(Wildcard(_fold_pattern(last)))
    return slots


def _parts(chunk: str) -> list[str]:
    """Cut at what is neither a letter nor a wildcard; a wildcard belongs to the letters before it."""
    found: list[str] = []
    end = -1
    for piece in _PIECE.finditer(chunk):
        if piece.start() == end:
            found[-1] += piece.group()
        else:
            found.append(piece.group())
        end = piece.end()
    return found


def _split_runs(part: str) -> list[str]:
    """Cut before the run of letters or digits that the first wildcard belongs to."""
    first = re.search(r"[*?]", part)
    cut = first.start() if first else len(part)
    start = cut
    while start and part[start - 1].isdigit() == part[cut - 1].isdigit():
        start -= 1
    return [part[:start], part[start:]] if start else [part]


def _fold_pattern(part: str) -> str:
    folded = "".join(piece if piece in "*?" else fold(piece) for piece in re.split(r"([*?])", part))
    return re.sub(r"\*+", "*", folded.replace("’", "'").replace(".", ""))


def regex(pattern: str) -> Regex:
    """Return the node of a regular expression.

    Raises:
        LeafError: if it cannot be searched.
    """
    from dossier.search.patterns import PatternError, compile_pattern

    try:
        compile_pattern(pattern)
    except PatternError as error:
        raise LeafError(str(error)) from error
    return Regex(pattern)


def within_field(field: str, node: Node) -> Node:
    """Return the node that asks for ``node`` in a field that holds text: title, said or about."""
    if field == "title":
        return _in_title(node)
    return Quoted(about=(node,)) if field == "about" else Quoted(said=(node,))


def _in_title(node: Node) -> Node:
    match node:
        case And(parts):
            return And(tuple(_in_title(part) for part in parts))
        case Or(parts):
            return Or(tuple(_in_title(part) for part in parts))
        case Not(part):
            return Not(_in_title(part))
        case AtLeast(count, part):
            return AtLeast(count, _in_title(part))
        case _:
            return InTitle(node)


def value(field: str, text: str) -> Node:
    """Return the node of a field with one value.

    Raises:
        LeafError: if the field does not take this value.
    """
    text = " ".join(text.split())
    if field in VALUE_FIELDS:
        return _words_of_value(field, text)
    if field in ("date", "after", "before"):
        condition = date_condition(field, text)
        if condition is None:
            raise LeafError(
                f"“{text}” is no date; write 2019, 2019-06, 2019-06-26 or a range 2019-06-20..2019-07-01"
            )
        if condition.first and condition.last and condition.first > condition.last:
            raise LeafError("this range ends before it begins")
        return condition
    if field == "words":
        return _length(text)
    if field == "is":
        return _state(text)
    if field == "has":
        return _holding(text)
    return _named(field, text)


def _words_of_value(field: str, text: str) -> Value:
    if text == "*":
        return Value(field, ())
    words: list[str] = []
    for chunk in text.split():
        for part in _parts(chunk):
            words.extend([_fold_pattern(part)] if "*" in part or "?" in part else terms(part))
    if not words:
        raise LeafError(f"“{field}:” needs a value, or * for any")
    return Value(field, tuple(word.rstrip("^") for word in words))


def _length(text: str) -> Length:
    found = _LENGTH.fullmatch(text.replace(",", ""))
    if found is None or text == "..":
        raise LeafError("“words:” takes a number, as in words:>800, words:<300 or words:300..800")
    sign, number, low, high = found.groups()
    if number is None:
        return Length(int(low) if low else None, int(high) if high else None)
    count = int(number)
    match sign:
        case ">":
            return Length(count + 1, None)
        case ">=":
            return Length(count, None)
        case "<":
            return Length(None, count - 1)
        case "<=":
            return Length(None, count)
        case _:
            return Length(count, count)


def _state(text: str) -> Marked:
    state = fold(text)
    if state not in _STATES:
        raise LeafError(f"“is:” takes {', '.join(_STATES)}")
    return Marked(state)


def _holding(text: str) -> Marked:
    kind = _HOLDINGS.get(fold(text))
    if kind is None:
        raise LeafError("“has:” takes quote, note or tag")
    return Marked(kind)


def _named(field: str, text: str) -> Node:
    if field in ("tag", "note"):
        return (
            Marked(field, None if text == "*" else text.lstrip("#")) if text.strip("#") else _no_value(field)
        )
    if not text or text == "*":
        return _no_value(field)
    if field == "event":
        return InEvent(text)
    if field == "speaker":
        return Quoted(speakers=(text,))
    kind = KINDS.get(field)
    return ByActor(text, kind.value if kind else None)


def _no_value(field: str) -> Node:
    raise LeafError(f"“{field}:” needs a name")
