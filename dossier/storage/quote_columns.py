"""The quotes of each article as two blobs, of numbers and of folded words, which are quick to read."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Callable, Iterable

from dossier.language.words import fold, word_count
from dossier.model import Quote
from dossier.quotes.form import END, TYPES, thousandths

RECORD = struct.Struct("<8IHBx")
"""Start, end, group, speaker, cue, rule, words, bytes of the folded text, confidence, type; little-endian."""


def put_columns(connection: sqlite3.Connection, n: int, quotes: Iterable[Quote]) -> None:
    """Store the columns of an article's quotes, in the order of the text, inside a transaction."""
    numbers: dict[str | None, int] = {None: 0}

    def number(text: str | None) -> int:
        if text not in numbers:
            numbers[text] = _number(connection, text)
        return numbers[text]

    data, words = _packed(quotes, number)
    connection.execute("INSERT OR REPLACE INTO quote_columns VALUES (?, ?, ?)", (n, data, words))


def _packed(quotes: Iterable[Quote], number: Callable[[str | None], int]) -> tuple[bytes, bytes]:
    records, texts = [], []
    for quote in quotes:
        text = (fold.__wrapped__(quote.text) + END).encode()  # its cache is for words
        texts.append(text)
        records.append(
            RECORD.pack(
                quote.start,
                quote.end,
                quote.group,
                number(quote.speaker),
                number(quote.cue.text if quote.cue else None),
                number(quote.rule),
                word_count(quote.text),
                len(text),
                thousandths(quote.confidence),
                TYPES.index(quote.type),
            )
        )
    return b"".join(records), b"".join(texts)


def _number(connection: sqlite3.Connection, text: str | None) -> int:
    """Return the number of a text that many quotes have, a new one for a new text."""
    row = connection.execute("SELECT id FROM quote_text WHERE text = ?", (text,)).fetchone()
    if row is None:
        return int(connection.execute("INSERT INTO quote_text (text) VALUES (?)", (text,)).lastrowid or 0)
    return int(row[0])
