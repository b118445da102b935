"""Finding the matches of a node in a short stretch of text, without an index."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dossier.model import Span
from dossier.search.analyzer import Token, layout, tokens
from dossier.search.lookup import QuotedText
from dossier.search.nodes import (
    And,
    AtLeast,
    Fuzzy,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Regex,
    Slot,
    Unit,
    Wildcard,
    Within,
    Word,
)  # fmt: skip
from dossier.search.patterns import PatternError, compile_pattern
from dossier.search.slots import term_test

Match = tuple[int, int]
"""Indices of the first token and after the last."""

MAX_STRETCH = 2_000  # characters that a regular expression is tried on at a time
MAX_MATCHES = 500  # of a regular expression in one text
_OVERLAP = 256
_MARKS = str.maketrans("‘’“”„‟", '\'\'""""')


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some text as terms; ``paragraph`` and ``sentence`` number those of each term."""

    text: str
    tokens: Sequence[Token]
    paragraph: Sequence[int]
    sentence: Sequence[int]


def whole(text: str) -> Stretch:
    """Return a text as terms."""
    found: list[Token] = []
    paragraph: list[int] = []
    sentence: list[int] = []
    for number, sentences in enumerate(layout(text)):
        for span in sentences:
            inside = tokens(text, span.start, span.end)
            following = sentence[-1] + 1 if sentence else 0
            found += inside
            paragraph += [number] * len(inside)
            sentence += [following] * len(inside)
    return Stretch(text, found, paragraph, sentence)


def stretch(quotes: Sequence[QuotedText]) -> Stretch:
    """Return the fragments of a quotation as terms: one sentence, a paragraph for each fragment."""
    found: list[Token] = []
    fragment: list[int] = []
    for number, quote in enumerate(quotes):
        inside = tokens(quote.text, shift=quote.start)
        found += inside
        fragment += [number] * len(inside)
    return Stretch("\n".join(quote.text for quote in quotes), found, fragment, [0] * len(found))


def is_word(node: Node) -> bool:
    """Return whether a node is a word, or any of some words."""
    return isinstance(node, Slot) or (isinstance(node, Or) and all(map(is_word, node.parts)))


def word_test(node: Node) -> Callable[[str], bool]:
    """Return what tells whether a word, or any of some words, stands for a term."""
    if not isinstance(node, Or):
        return term_test(node) if isinstance(node, Slot) else lambda _: False
    tests = [word_test(part) for part in node.parts]
    return lambda term: any(test(term) for test in tests)


def holds(node: Node, where: Stretch) -> bool:
    """Return whether a node holds in a stretch of text."""
    match node:
        case And(parts):
            return all(holds(part, where) for part in parts)
        case Or(parts):
            return any(holds(part, where) for part in parts)
        case Not(part):
            return not holds(part, where)
        case AtLeast(count, part):
            return len(matches(part, where)) >= count
        case Regex(pattern):
            return bool(regex_spans(pattern, where.text))
        case _:
            return bool(matches(node, where))


def matches(node: Node, where: Stretch) -> list[Match]:
    """Return the matches of the words of a node, ordered by start."""
    match node:
        case Word() | Wildcard() | Fuzzy():
            fits = term_test(node)
            return [(k, k + 1) for k, token in enumerate(where.tokens) if fits(token.term)]
        case Phrase(slots):
            return _phrase(slots, where)
        case And(parts) | Or(parts):
            return sorted({found for part in parts for found in matches(part, where)})
        case AtLeast(_, part):
            return matches(part, where)
        case Near(left, right, distance, ordered):
            return _near(
                matches(left, where), matches(right, where), where.paragraph, distance, ordered=ordered
            )
        case Within(left, right, unit):
            units = where.sentence if unit is Unit.SENTENCE else where.paragraph
            return _near(matches(left, where), matches(right, where), units, len(where.tokens), ordered=False)
        case _:
            return []


def _phrase(slots: Sequence[Slot], where: Stretch) -> list[Match]:
    found: list[Match] = []
    tests = [term_test(slot) for slot in slots]
    size = len(slots)
    for k in range(len(where.tokens) - size + 1):
        same = where.paragraph[k] == where.paragraph[k + size - 1]
        if same and all(fits(where.tokens[k + n].term) for n, fits in enumerate(tests)):
            found.append((k, k + size))
    return found


def _near(
    left: Sequence[Match], right: Sequence[Match], units: Sequence[int], distance: int, *, ordered: bool
) -> list[Match]:
    """Return each match with the nearest of the other list before or after it."""
    found = _following(left, right, units, distance)
    if not ordered:
        found |= _following(right, left, units, distance)
    return sorted(found)


def _following(
    left: Sequence[Match], right: Sequence[Match], units: Sequence[int], distance: int
) -> set[Match]:
    """Pair each match with the nearest one after it, where each is nearest to the other."""
    nearest: dict[Match, Match] = {}
    starts = [start for start, _ in right]
    for one in sorted(left, key=lambda match: match[1]):
        following = bisect_left(starts, one[1])
        if following < len(right):
            nearest[right[following]] = one
    return {
        (one[0], other[1])
        for other, one in nearest.items()
        if other[0] - one[1] < distance and units[one[0]] == units[other[1] - 1]
    }


def regex_spans(pattern: str, text: str) -> list[Span]:
    """Return the first MAX_MATCHES matches of a regular expression within the paragraphs of a text.

    An unsound one matches nowhere.
    """
    try:
        compiled = compile_pattern(pattern)
    except PatternError:
        return []
    plain = text.translate(_MARKS)
    found: list[Span] = []
    at = 0
    for line in plain.split("\n"):
        for start in range(0, len(line), MAX_STRETCH - _OVERLAP):
            part = line[start : start + MAX_STRETCH]
            for match in compiled.finditer(part):
                span = Span(at + start + match.start(), at + start + match.end())
                if span.end > span.start and (not found or span.start >= found[-1].end):
                    found.append(span)
                    if len(found) == MAX_MATCHES:
                        return found
            if start + MAX_STRETCH >= len(line):
                break
        at += len(line) + 1
    return found
