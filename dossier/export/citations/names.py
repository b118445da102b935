"""Author lines as names of people and bodies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dossier.language.data_files import load_yaml

_SEPARATOR = re.compile(r" ?(?:;|,? (?:and|und|et|y|e|en) | & |/) ?")


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in its parts; a body, or what cannot be parted, has a family name alone."""

    family: str
    given: str = ""
    suffix: str = ""

    @property
    def whole(self) -> str:
        """The name as it is read."""
        return " ".join(part for part in (self.given, self.family, self.suffix) if part)

    @property
    def turned(self) -> str:
        """The name as lists sort it."""
        return ", ".join(part for part in (self.family, self.given, self.suffix) if part)


def names(author: str | None) -> tuple[Name, ...]:
    """Return the names in an author line, as “Ann Lee and Bo Ek”, “Lee, Ann; Ek, Bo” or “Ann Lee, Bo Ek”."""
    if not author:
        return ()
    author = re.sub(r"^by ", "", " ".join(author.split()), flags=re.IGNORECASE)
    found: list[Name] = []
    for part in _SEPARATOR.split(author):
        pieces = [piece.strip() for piece in part.split(",") if piece.strip()]
        if len(pieces) == 2 and " " not in pieces[0] and not _is_body(pieces[0]):
            found.append(Name(pieces[0], pieces[1]))  # “Lee, Ann”
        elif len(pieces) == 2 and pieces[1].rstrip(".").lower() in _words("suffixes"):
            found.append(_parted(part.replace(",", " ")))
        else:
            found.extend(_parted(piece) for piece in pieces)
    return tuple(dict.fromkeys(found))


def _parted(name: str) -> Name:
    words = name.split()
    suffix = ""
    if len(words) > 2 and words[-1].rstrip(".").lower() in _words("suffixes"):
        suffix = words.pop()
    if not 2 <= len(words) <= 5 or _is_body(name):
        return Name(name)
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in _words("particles"):
        start -= 1
    return Name(" ".join(words[start:]), " ".join(words[:start]), suffix)


def _is_body(name: str) -> bool:
    words = name.split()
    acronym = len(words) == 1 and name.isupper()
    return (
        acronym
        or any(word.strip(".").lower() in _words("bodies") for word in words)
        or any(map(str.isdigit, name))
    )


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(load_yaml("author_names.yaml")[kind])
