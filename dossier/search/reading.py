"""A query in words: how it was understood, itself a query that is understood the same."""

from __future__ import annotations

from dossier.search.analyzer import ACRONYM_MARK
from dossier.search.nodes import (
    And,
    AtLeast,
    ByActor,
    Dated,
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
    Unit,
    Value,
    Wildcard,
    Within,
    Word,
)  # fmt: skip

_FIELD_OF_KIND = {
    "person": "person",
    "organisation": "org",
    "government": "org",
    "place": "place",
    None: "actor",
}
_HOLDINGS = ("quote", "note", "tag")


def reading(node: Node) -> str:
    """Return a query as understood."""
    match node:
        case Word() | Wildcard() | Fuzzy():
            return _slot(node)
        case Phrase(slots, exact):
            words = " ".join(_bare(slot) for slot in slots)
            return f'"{words}"' if exact else words.replace(" ", "-")
        case Regex(pattern):
            return f"/{pattern}/"
        case And(parts):
            several = sum(isinstance(part, Quoted) for part in parts) > 1
            return " AND ".join(_inside(part, Or, *((Quoted,) if several else ())) for part in parts)
        case Or(parts):
            return " OR ".join(_inside(part, And) for part in parts)
        case Not(part):
            return f"NOT {_inside(part, And, Or)}"
        case Near(left, right, distance, ordered):
            operator = "PRE" if ordered else "NEAR"
            return f"{_inside(left, And, Or)} {operator}/{distance} {_inside(right, And, Or, Near, Within)}"
        case Within(left, right, unit):
            operator = "/s" if unit is Unit.SENTENCE else "/p"
            return f"{_inside(left, And, Or)} {operator} {_inside(right, And, Or, Near, Within)}"
        case AtLeast(count, part):
            return f"ATLEAST/{count} {_inside(part, And, Or, Near, Within)}"
        case InTitle(part):
            return f"title:{_inside(part, And, Or, Near, Within, AtLeast)}"
        case _:
            return _condition(node)


def _inside(node: Node, *bracketed: type) -> str:
    """Return a part in brackets where it would else be read otherwise."""
    text = reading(node)
    nested = bracketed if not isinstance(node, And) else (*bracketed, And)
    if isinstance(node, Quoted) and And in bracketed and " AND " in text:
        return f"({text})"
    return f"({text})" if isinstance(node, nested) else text


def _bare(slot: Slot) -> str:
    match slot:
        case Word(term):
            return term.removesuffix(ACRONYM_MARK).upper() if term.endswith(ACRONYM_MARK) else term
        case Wildcard(pattern):
            return pattern
        case Fuzzy(term):
            return term


def _slot(slot: Slot) -> str:
    if isinstance(slot, Fuzzy):
        return f"{slot.term}~{slot.distance}"
    if isinstance(slot, Word) and slot.exact:
        return f'"{_bare(slot)}"'
    return _bare(slot)


def _condition(node: Node) -> str:
    match node:
        case Value(field, words):
            return f"{field}:{_value(' '.join(words)) if words else '*'}"
        case Length(low, high):
            return f"words:{low if low is not None else ''}..{high if high is not None else ''}"
        case Dated(first, last):
            return f"date:{first}" if first == last else f"date:{first or ''}..{last or ''}"
        case Marked(kind, value):
            return _marked(kind, value)
        case ByActor(name, kind):
            return f"{_FIELD_OF_KIND.get(kind, 'actor')}:{_value(name)}"
        case InEvent(name):
            return f"event:{_value(name)}"
        case Quoted(speakers, said, about):
            parts = [f"speaker:{_value(name)}" for name in speakers]
            for field, asked in (("said", said), ("about", about)):
                parts += [f"{field}:{_inside(part, And, Or, Near, Within, AtLeast, Not)}" for part in asked]
            return " AND ".join(parts)
        case _:
            return ""


def _marked(kind: str, value: str | None) -> str:
    if value is not None:
        return f"{kind}:{_value(value)}"
    return f"has:{kind}" if kind in _HOLDINGS else f"is:{kind}"


def _value(text: str) -> str:
    plain = text.isalnum()
    return text if plain else f'"{text}"'
