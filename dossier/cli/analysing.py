"""The analyses on plain records, without a dossier.

A record has an ``id`` and a ``text`` and may have a ``title``, a ``date`` and a ``source``. Analyses
that are not asked for are not imported.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

Record = dict[str, Any]


class BadLineError(ValueError):
    """A record that lacks what its analysis needs; the message says what."""


def analyse(records: Iterable[Record], only: str | None = None) -> Iterator[Record]:
    """Yield each record's id and text with its quotes, mentions and event, or ``only`` one of these.

    Actors and events are those of all records together, so with them nothing is yielded before all
    are read.
    """
    if only == "quotes":
        for record in records:
            yield {**_head(record), "quotes": _quotes(record)}
        return
    held = list(records)
    results = [_head(record) for record in held]
    if only is None:
        for record, result in zip(held, results, strict=True):
            result["quotes"] = _quotes(record)
    if only in (None, "mentions"):
        for result, mentions in zip(results, _mentions(held), strict=True):
            result["mentions"] = mentions
    if only in (None, "events"):
        for result, event in zip(results, _events(held), strict=True):
            result["event_id"] = event
    yield from results


def align(record: Record) -> Record:
    """Return the aligned sentences of one set of articles, and those that no other article has."""
    from dossier.analysis.alignment import AlignDocument, align_sentences

    documents = [
        AlignDocument(
            id=_text(doc, "id"),
            source=_known(doc, "source"),
            date=_known(doc, "date"),
            sentences=_sentences(doc),
        )
        for doc in _field(record, "docs", list)
        if _is_record(doc)
    ]
    pairs, only_here = align_sentences(documents)
    return {
        "id": _text(record, "id"),
        "pairs": [list(pair) for pair in pairs],
        "only_here": [list(place) for place in only_here],
    }


def reuse(record: Record) -> Record:
    """Return the spans that two texts share word for word."""
    from dossier.analysis.reuse import shared_spans

    spans = shared_spans(_text(record, "a"), _text(record, "b"))
    return {"id": _text(record, "id"), "spans": [[a.start, a.end, b.start, b.end] for a, b in spans]}


def _field(record: Record, name: str, kind: type) -> Any:
    value = record.get(name)
    if not isinstance(value, kind):
        what = "a list" if kind is list else "a text"
        raise BadLineError(f"it needs “{name}”, {what}.")
    return value


def _text(record: Record, name: str) -> str:
    value: str = _field(record, name, str)
    return value


def _known(record: Record, name: str) -> str | None:
    """Return a text that a record may leave out."""
    return None if record.get(name) is None else _text(record, name)


def _is_record(value: object) -> bool:
    if not isinstance(value, dict):
        raise BadLineError("each of its “docs” is an object with an id and sentences.")
    return True


def _sentences(doc: Record) -> tuple[str, ...]:
    sentences = _field(doc, "sentences", list)
    if not all(isinstance(sentence, str) for sentence in sentences):
        raise BadLineError("“sentences” is a list of texts.")
    return tuple(sentences)


def _head(record: Record) -> Record:
    return {"id": _text(record, "id"), "text": _text(record, "text")}


def _quotes(record: Record) -> list[Record]:
    from dossier.analysis.quotes import find_quotes
    from dossier.export.records import quote_record
    from dossier.model import ArticleQuote

    left_out = ("article", "outlet", "date", "paragraph", "actor")
    found = []
    for quote in find_quotes(_text(record, "text")):
        if quote.doubtful:  # scare quotes, titles, nicknames: marked in the app, but nobody's words
            continue
        result = quote_record(ArticleQuote("", 0, quote), {})
        found.append({key: value for key, value in result.items() if key not in left_out})
    return found


def _mentions(records: list[Record]) -> Iterator[list[Record]]:
    from dossier.analysis.actors import find_actors, merge_actors

    found = [
        (str(place), find_actors(_text(record, "text"), title=_known(record, "title") or ""))
        for place, record in enumerate(records)
    ]
    merged = merge_actors(found)
    for place, actors in found:
        yield [
            {
                "start": mention.start,
                "end": mention.end,
                "type": str(mention.type),
                "entity_id": merged.of.get((place, mention.entity)),
            }
            for mention in actors.mentions
        ]


def _events(records: list[Record]) -> Iterator[str]:
    from dossier.analysis.events import EventArticle, fingerprint, group_events

    articles = [
        EventArticle(
            id=str(place),
            date=_known(record, "date"),
            outlet=_known(record, "source"),
            agency=None,
            title=_known(record, "title") or "",
            fingerprint=fingerprint(_known(record, "title") or "", _text(record, "text")),
        )
        for place, record in enumerate(records)
    ]
    ids = [_text(record, "id") for record in records]
    # Articles are told apart by their place: ids of other people's data need not be unique.
    events = [replace(event, id=ids[int(event.articles[0])]) for event in group_events(articles)]
    event_of = {article: event.id for event in events for article in event.articles}
    for place in range(len(records)):
        yield event_of[str(place)]
