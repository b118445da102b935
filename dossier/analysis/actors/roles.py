"""Roles as printed: "acting U.S. Secretary of Defense Mark Esper", "Altun, the president's top aide,"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from dossier.analysis.actors.lexicon import words
from dossier.analysis.actors.tokens import Tokens
from dossier.analysis.actors.word import Word

_REACH = 10  # tokens
_HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "sir", "dame", "messrs", "mme"})
_DETERMINERS = frozenset({"a", "an", "the"})
_POSSESSORS = frozenset({"his", "her", "its", "their", "our", "my"})
_INNER = frozenset({"of", "for", "the", "and", "to", "'s", "’s", "'", "’", "&", "in", "on"})
_POSTMODIFIERS = frozenset(
    {"of", "for", "at", "in", "with", "from", "to", "on", "who", "and", "under", "that", "which", "based"}
)


@dataclass(frozen=True, slots=True)
class PrintedRole:
    """The role of the name with this index, at characters ``[start, end)``."""

    name: int
    start: int
    end: int


def printed_roles(
    text: str, tokens: Tokens, known: Sequence[Word], persons: Iterable[tuple[int, int, int]]
) -> list[PrintedRole]:
    """Return the roles printed before and after persons.

    Args:
        text: The article's text.
        tokens: Its tokens.
        known: What is known of each token.
        persons: The index of each person's name, and its tokens ``[first, last)``.
    """
    found: list[PrintedRole] = []
    people = list(persons)
    named = {at for _, first, last in people for at in range(first, last)}
    for index, first, last in people:
        for span in (_before(tokens, known, first, named), _after(tokens, known, last)):
            if span is not None:
                start, end = tokens.starts[span[0]], tokens.ends[span[1] - 1]
                if "\n" not in text[start:end]:
                    found.append(PrintedRole(index, start, end))
    return found


def _is_role(word: Word) -> bool:
    return (
        word.key not in _HONORIFICS and ("ROL" in word.lists or "TIT" in word.lists) and not _modifies(word)
    )


def _modifies(word: Word) -> bool:
    return word.key in words("role modifiers") and "ROL" not in word.lists


def _before(
    tokens: Tokens, known: Sequence[Word], first: int, named: AbstractSet[int]
) -> tuple[int, int] | None:
    """Return the tokens of the role that ends where the name starts."""
    end = first
    apart = end > 0 and known[end - 1].text == ","
    if apart:
        end -= 1
    while end > 0 and known[end - 1].key in _HONORIFICS:
        end -= 1
    if (
        end == 0
        or first in tokens.opening
        or (not _is_role(known[end - 1]) and not (known[end - 1].capital and not apart))
    ):
        return None
    start = end
    while start > 0 and end - start < _REACH and start - 1 not in named and _belongs(known, start - 1):
        start -= 1
        if start in tokens.opening:
            break
    while start < end and not _may_open(known[start]):
        start += 1
    start = _own_part(known, start, end)
    if not any(_is_role(known[at]) for at in range(start, end)):
        return None
    if apart and not (start > 0 and known[start - 1].key in _POSSESSORS | _DETERMINERS):
        return None
    return start, end


def _own_part(known: Sequence[Word], start: int, end: int) -> int:
    """Return where the named person's own role starts: "wife of prosecutor" Lind is a prosecutor."""
    for at in range(end - 2, start, -1):
        if known[at].key == "of":
            after = [known[part] for part in range(at + 1, end)]
            own = any(map(_is_role, after)) and all(_is_role(word) or _modifies(word) for word in after)
            return at + 1 if own else start
    return start


def _belongs(known: Sequence[Word], at: int) -> bool:
    """Return whether a token may stand within a role."""
    word = known[at]
    if word.key in _INNER:
        return (at > 0 and (known[at - 1].capital or _is_role(known[at - 1]))) or (
            word.key == "the" and at > 0 and known[at - 1].key in {"of", "for"}
        )
    if "FUN" in word.lists and not word.acronym:
        return _modifies(word)
    return (
        _is_role(word)
        or _modifies(word)
        or "DEM" in word.lists
        or (word.name_like and word.text[0].isalpha())
    )


def _may_open(word: Word) -> bool:
    return word.key not in _INNER and (word.text[0].isalnum())


def _after(tokens: Tokens, known: Sequence[Word], last: int) -> tuple[int, int] | None:
    """Return the tokens of an apposition that gives a role: ", a former diplomat from Turkey,"."""
    if last + 1 >= len(known) or known[last].text != "," or last in tokens.opening:
        return None
    start = last + 1
    if known[start].key in _DETERMINERS:
        start += 1
    end, head = start, None
    while end < len(known) and end - start < _REACH and end not in tokens.opening:
        word = known[end]
        if not word.text[0].isalnum() and word.text not in {"'s", "’s", "'", "’"}:
            break
        if head is None and _is_role(word):
            head = end
        if (
            (head is None and word.key in _POSTMODIFIERS)
            or word.key in {"who", "that", "which"}
            or "SAY" in word.lists
        ):
            break
        end += 1
    else:
        return None
    if head is None or end >= len(known) or known[end].text not in {",", ".", ";", ")", "—", "–"}:
        return None
    return (start, end) if all(_noun_like(known[at]) for at in range(start, head)) else None


def _noun_like(word: Word) -> bool:
    return word.capital or "FUN" not in word.lists or _modifies(word) or word.key in _POSSESSORS
