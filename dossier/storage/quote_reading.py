"""The table of all quotes, read from the catalogue."""

from __future__ import annotations

import sqlite3
import threading
import weakref
from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from dossier.model import ArticleQuote, QuoteVerdict
from dossier.quotes.folded_texts import Bytes, FoldedTexts
from dossier.quotes.form import THOUSAND
from dossier.quotes.table import Columns, Ints, Named, QuoteTable, small
from dossier.storage.corrected import BY_USER
from dossier.storage.quote_columns import RECORD
from dossier.storage.values import dumps, stored

if TYPE_CHECKING:
    from dossier.storage.findings import Findings

_AT_ONCE = 500  # articles
_SEQ_BITS = 32  # of a quote's place among those of its article, below that of the article
_RECORD = np.dtype(
    [
        *((name, "<u4") for name in ("start", "end", "group", "speaker", "cue", "rule", "words", "bytes")),
        ("confidence", "<u2"),
        ("type", "u1"),
        ("", "V1"),
    ]
)
_SIZES = "SELECT sum(length(data)), sum(length(words)) FROM quote_columns"
_COLUMNS = (
    "SELECT key, data, words FROM json_each(?) AS some"
    " CROSS JOIN quote_columns ON quote_columns.n = some.value"
)
# Numbers as one text: SQLite joins them while other threads run, and Python makes no object of each.
_NODES = (
    f"SELECT group_concat(key << {_SEQ_BITS} | seq), group_concat(node) FROM json_each(?) AS some"
    " CROSS JOIN quote ON quote.n = some.value"
    " CROSS JOIN entity ON entity.n = quote.n AND entity.entity = quote.entity"
)
_EDITED = (
    "SELECT said.n, said.seq, verdict, speaker, actor"
    " FROM (SELECT n, seq FROM corrected UNION SELECT n, seq FROM moved_quote) AS edited"
    " CROSS JOIN said ON said.n = edited.n AND said.seq = edited.seq"
)

_Edits: TypeAlias = Sequence[tuple[int, int, str | None, str | None, str | None]]
"""Quotes that the user corrected or whose actor the user parted: article, place, verdict, speaker, actor."""


class KeptQuotes:
    """Reads all quotes again when the catalogue has changed. Safe to use from several threads.

    The table is held for as long as somebody uses it.
    """

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._guard = threading.Lock()
        self._held: tuple[object, weakref.ref[QuoteTable]] | None = None

    def table(self) -> QuoteTable:
        """Return every quote; raises sqlite3.Error where they cannot be read."""
        with self._guard:
            version = self._findings.database.version()
            held = self._held[1]() if self._held and self._held[0] == version else None
            if held is None:
                held = read_quotes(self._findings)
                self._held = version, weakref.ref(held)  # of before: what came meanwhile is read next time
            return held


@stored
def read_quotes(findings: Findings) -> QuoteTable:
    """Return every quote as the user corrected it, the earliest article first.

    Raises:
        sqlite3.Error: if they cannot be read.
    """
    with _one_state(findings.database.connection) as connection:
        articles, ids = array("q"), list[str]()
        for n, article in connection.execute("SELECT n, id FROM article ORDER BY date IS NULL, date, id"):
            articles.append(n)
            ids.append(article)
        numbers = np.array(articles)
        found, names = _found(connection, numbers), _Names(connection)
        edits: _Edits = connection.execute(_EDITED).fetchall()
    return _table(findings, numbers, ids, found, names, edits)


@contextmanager
def _one_state(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """Let all that is read be of one state of the catalogue, though others write meanwhile."""
    connection.execute("SAVEPOINT reading")
    try:
        yield connection
    finally:
        connection.execute("RELEASE reading")


class _Found(NamedTuple):
    """What was found in the articles, before any correction."""

    records: NDArray[np.void]
    texts: FoldedTexts
    counts: Ints  # how many quotes each article has
    nodes: Ints  # of each quote the node that said it, -1 where that is none


def _found(connection: sqlite3.Connection, numbers: Ints) -> _Found:
    sizes = connection.execute(_SIZES).fetchone()
    data, words = (np.empty(size or 0, np.uint8) for size in sizes)
    counts = np.zeros(len(numbers), np.int32)
    nodes = np.full(len(data) // RECORD.size, -1, np.int32)
    data_end = words_end = 0
    for begin in range(0, len(numbers), _AT_ONCE):
        some = dumps(numbers[begin : begin + _AT_ONCE].tolist())
        of_article = {key: rest for key, *rest in connection.execute(_COLUMNS, (some,))}
        first = data_end // RECORD.size
        for key in sorted(of_article):
            record, text = of_article[key]
            counts[begin + key], uneven = divmod(len(record), RECORD.size)
            if uneven:
                raise ValueError("the numbers of quotes were cut")
            data_end = _filled(data, data_end, record)
            words_end = _filled(words, words_end, text)
        _put_nodes(connection, some, counts[begin : begin + _AT_ONCE], nodes[first:])
    records = data[:data_end].view(_RECORD)
    if records["bytes"].sum(dtype=np.int64) != words_end:
        raise ValueError("the words of quotes were cut")
    return _Found(records, FoldedTexts(words[:words_end], records["bytes"]), counts, nodes[: len(records)])


def _filled(into: Bytes, at: int, some: bytes) -> int:
    """Put bytes into an array from a place on, and return where they end."""
    into[at : at + len(some)] = np.frombuffer(some, np.uint8)
    return at + len(some)


def _put_nodes(connection: sqlite3.Connection, some: str, counts: Ints, into: Ints) -> None:
    """Put the nodes of the quotes of some articles into their places."""
    joined = connection.execute(_NODES, (some,)).fetchone()
    places, nodes = (np.fromstring(text or "", np.int64, sep=",") for text in joined)
    starts = np.cumsum(counts) - counts
    into[starts[places >> _SEQ_BITS] + (places & (1 << _SEQ_BITS) - 1)] = nodes


class _Names:
    """Names by number: those of actors, those printed, those that the user gave."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        actors = connection.execute("SELECT id, name FROM actor WHERE NOT hidden").fetchall()
        texts = dict(connection.execute("SELECT id, text FROM quote_text"))
        self.printed = len(actors)  # where the names as printed begin; the first is nobody
        self.texts = [texts.get(number) for number in range(max(texts, default=0) + 1)]
        self.names: list[str | None] = [name for _, name in actors] + self.texts
        self.actors: list[str | None] = [actor for actor, _ in actors] + [None] * len(self.texts)
        self._of_actor = {actor: number for number, (actor, _) in enumerate(actors)}
        nodes = [
            (node, self._of_actor[actor])
            for node, actor in connection.execute("SELECT node, actor FROM node")
            if actor in self._of_actor
        ]
        self._of_node = np.full(max((node for node, _ in nodes), default=0) + 2, -1, np.int32)
        for node, number in nodes:
            self._of_node[node] = number

    def of(self, nodes: Ints, printed: Ints) -> NDArray[np.int32]:
        """Return who said quotes: the actor of the node, else the name as printed."""
        known = np.minimum(nodes, len(self._of_node) - 1)  # the last is nobody, and so is -1
        actors = self._of_node[known]
        return np.where(actors >= 0, actors, printed.astype(np.int32) + np.int32(self.printed))

    def given(self, actor: str | None, name: str | None) -> int:
        """Return the number of an actor, else of a name that the user gave; None is nobody."""
        if actor in self._of_actor:
            return self._of_actor[actor]
        if name is None:
            return self.printed
        self.names.append(name)
        self.actors.append(None)
        return len(self.names) - 1


def _table(
    findings: Findings, numbers: Ints, articles: Sequence[str], found: _Found, names: _Names, edits: _Edits
) -> QuoteTable:
    records, counts = found.records, found.counts
    first = np.cumsum(counts, dtype=np.int32) - counts
    article: Ints = np.repeat(np.arange(len(counts), dtype=np.int32), counts)
    seq: Ints = np.arange(len(records), dtype=np.int32) - first[article]
    columns = {name: records[name].copy() for name in ("confidence", "cue", "rule")}
    speaker: Ints = names.of(found.nodes, records["speaker"])
    kept = np.ones(len(records), bool)
    by_user = len(names.texts)
    for n, at, verdict, name, actor in edits:
        place = first[np.flatnonzero(numbers == n)[0]] + at
        if verdict is None:  # the user only took its speaker out of another actor
            speaker[place] = names.given(actor, names.texts[records["speaker"][place]])
            continue
        spoken = verdict == QuoteVerdict.SPEAKER
        kept[place] = verdict != QuoteVerdict.NOT_A_QUOTE
        speaker[place] = names.given(actor, name)
        columns["rule"][place] = by_user
        columns["confidence"][place] = THOUSAND * spoken
        columns["cue"][place] *= spoken
    cues, columns["cue"] = _used(columns["cue"])
    rules, columns["rule"] = _used(columns["rule"])
    speakers, speaker = _used(speaker)
    columns |= {name: records[name] for name in ("start", "end", "group", "words", "type")}
    columns |= {"article": article, "speaker": speaker}
    words = [*names.texts, BY_USER]
    texts = found.texts
    if not kept.all():
        columns = {name: values[kept] for name, values in columns.items()}
        texts, article, seq = texts.only(kept), article[kept], seq[kept]
    return QuoteTable(
        Columns(**{name: small(values) for name, values in columns.items()}),
        Named(
            articles,
            [names.names[number] for number in speakers],
            [names.actors[number] for number in speakers],
            [words[number] for number in cues],
            [words[number] or "" for number in rules],
        ),
        texts,
        _Fetch(findings, numbers, articles, small(article), small(seq)),
    )


def _used(numbers: Ints) -> tuple[list[int], Ints]:
    """Return which numbers are used, in order, and all by their place among these."""
    used = np.flatnonzero(np.bincount(numbers))
    places = np.zeros(int(numbers.max(initial=0)) + 1, np.int32)
    places[used] = np.arange(len(used))
    return used.tolist(), places[numbers]


class _Fetch:
    """Gets quotes by their places in the table from the catalogue, unless others stand there now."""

    def __init__(
        self, findings: Findings, numbers: Ints, articles: Sequence[str], article: Ints, seq: Ints
    ) -> None:
        self._findings = findings
        self._numbers, self._articles = numbers, articles
        self._article, self._seq = article, seq

    def __call__(self, places: Sequence[int]) -> dict[int, ArticleQuote]:
        keys = {place: (int(self._numbers[self._article[place]]), int(self._seq[place])) for place in places}
        found = self._findings.quotes_at(keys.values())
        return {
            place: found[key]
            for place, key in keys.items()
            if key in found and found[key].article == self._articles[self._article[place]]
        }
