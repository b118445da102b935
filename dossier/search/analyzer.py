"""How a text becomes terms: one rule for the index, for queries and for marking hits.

A term is a folded word. Hyphens separate, and so does the change from letters to digits: S-400,
S400 and S 400 are the same two terms. Points within an acronym are dropped. An acronym that is also
a common word carries a mark where it is printed in capitals, so that US and us are two terms.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from dossier.language.lexicon import words
from dossier.language.sentences import sentences
from dossier.language.words import fold
from dossier.model import Span

ACRONYM_MARK = "^"
MAX_TERM = 64

# Scripts written without spaces: each character is a term, and a word is a phrase of them.
_IDEOGRAPH = "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
TOKEN = re.compile(
    rf"(?=[^\W_]){_IDEOGRAPH}"  # the blocks hold marks and places for characters to come as well
    r"|(?:[^\W\d_]\.)+[^\W\d_](?![^\W_])\.?"  # U.S., a.m
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*"  # letters
    r"|\d+(?:s(?![^\W_]))?"  # digits; the s of the 1990s and of two S-400s
    r"|[^\W_]"  # other numerals
)
# The same for text of these characters alone, in half the time.
_PLAIN = re.compile("[\x00-\x7f‘’“”–—…]*")
_PLAIN_TOKEN = re.compile(
    r"[A-Za-z](?:(?:\.[A-Za-z])+(?![A-Za-z0-9])\.?|[A-Za-z]*(?:['’][A-Za-z]+)*)"
    r"|[0-9]+(?:s(?![A-Za-z0-9]))?"
)
# What most often stands beside a word and in none; the point of "U.S. " adds nothing to the term.
_BESIDE_WORDS = (*',;:?!()/-–—…"“”‘', ". ")


class Token(NamedTuple):
    """A term and where it stands."""

    term: str
    start: int
    end: int


@lru_cache(maxsize=16384)
def term_of(raw: str) -> str:
    """Return the term of a token as printed."""
    plain = raw.replace(".", "")
    term = plain.lower() if plain.isascii() else fold(plain).replace("’", "'") or plain.lower()
    term = term[:MAX_TERM]
    if term in words("acronyms") and plain.isupper() and len(plain) > 1:
        return term + ACRONYM_MARK
    return term


def terms(text: str) -> list[str]:
    """Return the terms of a text in order."""
    return [term_of(raw) for raw in TOKEN.findall(text)]


def pieces(text: str) -> list[str]:
    """Return a text in pieces that no term reaches beyond, so that the terms of each can be remembered.

    Cutting at spaces, and at the marks that would make many pieces of one word, costs a third of a
    search for words.
    """
    for mark in _BESIDE_WORDS:
        text = text.replace(mark, " ")
    return text.split()


def tokens(text: str, start: int = 0, end: int | None = None, *, shift: int = 0) -> list[Token]:
    """Return the terms of a stretch of text with their offsets into the whole text, moved by ``shift``."""
    found = TOKEN.finditer(text, start, len(text) if end is None else end)
    return [Token(term_of(m.group()), m.start() + shift, m.end() + shift) for m in found]


def term_spans(text: str, start: int, end: int, most: int | None = None) -> list[tuple[int, int]]:
    """Return where the first ``most`` terms of a stretch of text begin and end, or all."""
    plain = _PLAIN.fullmatch(text, start, end)
    return [
        found.span() for found in islice((_PLAIN_TOKEN if plain else TOKEN).finditer(text, start, end), most)
    ]


def layout(text: str) -> list[list[Span]]:
    """Return the sentences of each paragraph of a text."""
    found: list[list[Span]] = []
    end = 0
    for sentence in sentences(text):
        if not found or "\n" in text[end : sentence.start]:
            found.append([])
        found[-1].append(sentence)
        end = sentence.end
    return found
