"""Texts and bytes made up of pieces that mean something to one reader or another."""

from __future__ import annotations

import random

PIECES = (
    *("a", "Ab ", "the ", "said ", "Ann Berg ", "told Reuters ", "“", "”", "‘", "’", '"', "'", "«", "»", ". ", ", ", "? ", "! "),
    *("\n", "\n\n", "\r\n", "\t", " ", "\u00a0", "\u200b", "\u200d", "\u202e", "\u0301", "\x00", "\x1b[31m", "\x9b", "\ud800"),
    *("<p>", "</p>", "<a href='", "<div class=body>", "<!--", "-->", "<script>", "</script>", "<title>", "&amp;", "&#27;", "&#x"),
    *("---\n", "title: ", "date: ", "tags: [", "]", "{", "}", "- ", "? ", ": ", "!!python/x ", "&a ", "*a ", "|\n", ">\n", "#", "%"),
    *("*", "_", "`", "[", "](", ")", "![", "[[", "]]", "> ", "# ", "***", "~~", "1. ", "\\", "|"),
    *("By ", "LONDON, May 4 (Reuters) - ", "4 May 2021", "2021-05-04", "Copyright ", "$5 million ", "U.S. ", "http://a.b/c ", "@"),
    *(" AND ", " OR ", " NOT ", "NEAR/5 ", "(", "said:", "speaker:", "date:", "title:", "/a+/", "~", "*", "?", "..", "ATLEAST/2 "),
    *("漁港", "إضراب", "שביתה", "🚢", "é", "ß", "İ", "ﬁ", "ǅ"),
)  # fmt: skip
"""What is read as text, and as marks of Markdown, HTML, YAML and the query language."""

_OFTEN = (1, 1, 1, 1, 2, 50, 2000)
_LONGEST = 400_000  # bytes of a damaged file


def text_of(chance: random.Random) -> str:
    """Return pieces in any order, some of them many times."""
    return "".join(
        chance.choice(PIECES) * (chance.choice(_OFTEN) if chance.random() < 0.2 else 1)
        for _ in range(chance.randrange(1, 60))
    )


def bytes_of(chance: random.Random) -> bytes:
    """Return text in some encoding, now and then damaged."""
    encoding = chance.choice(("utf-8", "utf-8", "utf-8", "utf-16", "latin-1", "cp1252"))
    data = bytearray(text_of(chance).encode(encoding, "replace"))
    for _ in range(chance.choice((0, 0, 1, 8))):
        if data:
            data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def damaged(data: bytes, chance: random.Random, others: list[bytes]) -> bytes:
    """Return bytes a few of which were changed, cut out, repeated, moved or mixed with others'."""
    for _ in range(chance.choice((0, 1, 1, 2, 4, 16))):
        start, end = sorted(chance.randrange(len(data) + 1) for _ in range(2))
        end = min(end, start + chance.choice((1, 4, 40, 4000)))
        part = data[start:end]
        match chance.randrange(8):
            case 0:
                part = bytes(chance.randrange(256) for _ in part[:40])
            case 1:
                part = b""
            case 2:
                part *= chance.choice((2, 3, 200, 5000))
            case 3:
                part += chance.choice(PIECES).encode("utf-8", "surrogatepass") * chance.choice(_OFTEN)
            case 4:
                part = bytes_of(chance)
            case 5:
                other = chance.choice(others)
                at = chance.randrange(len(other) + 1)
                part = other[at : at + chance.choice((4, 40, 4000))]
            case 6:
                part = bytes(byte ^ (1 << chance.randrange(8)) for byte in part[:8]) + part[8:]
            case _:
                at = chance.randrange(len(data) + 1)
                part += data[at : at + chance.choice((4, 40, 400))]
        data = (data[:start] + part + data[end:])[:_LONGEST]
    return data
