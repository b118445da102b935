"""Model values as records: the keys that every JSON, JSON lines and CSV output has.

The keys are a contract with scripts: some may be added, none renamed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dossier.model import (
        Actor,
        ActorLabel,
        ActorMention,
        Article,
        ArticleInfo,
        ArticleNotes,
        ArticleQuote,
        Companion,
        Comparison,
        Event,
        Hit,
        NamedSpan,
        RefreshReport,
        Voices,
        WireCopy,
    )

Record = dict[str, Any]


def article_record(info: ArticleInfo) -> Record:
    """Return what is known of an article besides its text."""
    return {
        "id": info.id,
        "path": info.path,
        "title": info.title,
        "outlet": info.outlet,
        "agency": info.agency,
        "author": info.author,
        "dateline": info.dateline,
        "date": info.date,
        "date_estimate": info.date_estimate,
        "date_confidence": info.date_confidence,
        "url": info.url,
        "language": info.language,
        "words": info.words,
        "digest": info.digest,
        "tags": list(info.tags),
        "provenance": {name: str(value) for name, value in info.provenance.items()},
        "warnings": list(info.warnings),
    }


def text_record(article: Article) -> Record:
    """Return an article with its text, to which all offsets refer."""
    paragraphs = [[span.start, span.end] for span in article.paragraphs]
    return {**article_record(article.info), "text": article.text, "paragraphs": paragraphs}


def hit_record(hit: Hit) -> Record:
    """Return a hit with the words around it."""
    return {
        "article": hit.article,
        "outlet": hit.outlet,
        "date": hit.date,
        "title": hit.title,
        "paragraph": hit.paragraph,
        "start": hit.start,
        "end": hit.end,
        "left": hit.left,
        "match": hit.match,
        "right": hit.right,
        "score": round(hit.score, 4),
    }


def quote_record(found: ArticleQuote, infos: Mapping[str, ArticleInfo]) -> Record:
    """Return a quote with the article that prints it."""
    info, quote = infos.get(found.article), found.quote
    return {
        "article": found.article,
        "outlet": info.outlet if info else None,
        "date": info.date if info else None,
        "title": info.title if info else None,
        "paragraph": found.paragraph,
        "start": quote.start,
        "end": quote.end,
        "text": quote.text,
        "type": str(quote.type),
        "cue": quote.cue.text if quote.cue else None,
        "speaker": found.speaker,
        "actor": found.actor,
        "mention": _span(quote.mention),
        "rule": quote.rule,
        "confidence": round(quote.confidence, 3),
        "group": quote.group,
        "corrected": str(quote.verdict) if quote.verdict else None,
    }


def share_records(voices: Voices) -> list[Record]:
    """Return who is quoted how much: each speaker in all outlets, named ``*``, then in each."""
    found: list[Record] = []
    for voice in voices.voices:
        shares = [("*", voice.total, voices.total)]
        shares += [(outlet or "", part, voices.outlets[outlet]) for outlet, part in voice.outlets.items()]
        found += [
            {
                "speaker": voice.speaker,
                "actor": voice.actor,
                "outlet": outlet or None,
                "quotes": part.quotes,
                "words": part.words,
                "verbatim": part.verbatim,
                "articles": part.articles,
                "share": round(part.words / max(1, whole.words), 4),
            }
            for outlet, part, whole in shares
        ]
    return found


def _span(span: NamedSpan | None) -> Record | None:
    return {"start": span.start, "end": span.end, "text": span.text} if span else None


def actor_record(actor: Actor) -> Record:
    """Return an actor with its names, roles and counts."""
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": str(actor.kind),
        "aliases": list(actor.aliases),
        "roles": [{"text": role.text, "articles": list(role.articles)} for role in actor.roles],
        "mentions": actor.mentions,
        "articles": list(actor.articles),
        "quotes": actor.quotes,
        "stands_for": actor.stands_for,
        "outlets": list(actor.outlets),
        "first": actor.first,
        "last": actor.last,
        "dates": dict(actor.dates),
        "hidden": actor.hidden,
    }


def companion_record(actor: Actor, companion: Companion) -> Record:
    """Return somebody named beside an actor."""
    return {
        "actor": actor.id,
        "with": companion.actor,
        "name": companion.name,
        "articles": companion.articles,
        "paragraphs": companion.paragraphs,
    }


def label_record(actor: Actor, label: ActorLabel) -> Record:
    """Return a name or role that an actor is given, with the articles of each outlet that do."""
    return {
        "actor": actor.id,
        "text": label.text,
        "kind": "role" if label.role else "name",
        "articles": sum(count for _, count in label.outlets),
        "outlets": {outlet or "": count for outlet, count in label.outlets},
    }


def mention_record(mention: ActorMention) -> Record:
    """Return a mention of an actor with the words around it."""
    return {
        "article": mention.article,
        "paragraph": mention.paragraph,
        "start": mention.start,
        "end": mention.end,
        "left": mention.left,
        "match": mention.match,
        "right": mention.right,
    }


def event_record(event: Event) -> Record:
    """Return an event with the articles that report it."""
    return {
        "id": event.id,
        "title": event.title,
        "from": event.first,
        "to": event.last,
        "articles": list(event.articles),
        "outlets": list(event.outlets),
        "agencies": list(event.agencies),
        "story": event.story,
        "pinned": event.pinned,
        "name_by_user": event.name_by_user,
    }


def copy_record(copy: WireCopy) -> Record:
    """Return articles that share text, why, and which they likely have it from."""
    return {
        "articles": list(copy.articles),
        "share": round(copy.share, 3),
        "kind": str(copy.kind),
        "source": copy.source,
        "reason": copy.reason,
    }


def note_records(notes: ArticleNotes, info: ArticleInfo | None) -> list[Record]:
    """Return what is written on an article, then on each of its passages."""
    about: Record = {
        "article": notes.article,
        "outlet": info.outlet if info else None,
        "date": info.date if info else None,
        "title": info.title if info else None,
        "starred": notes.starred,
        "tags": list(notes.tags),
        "missing": notes.missing,
    }
    whole: Record = {
        "kind": "article",
        "note": notes.note,
        "quote": None,
        "start": None,
        "end": None,
        "loose": False,
    }
    found = [about | whole] if notes.starred or notes.tags or notes.note else []
    return found + [
        about
        | {
            "kind": "passage",
            "note": one.note,
            "quote": one.quote,
            "start": one.start,
            "end": one.end,
            "loose": one.loose,
        }
        for one in notes.highlights
    ]


def comparison_record(comparison: Comparison) -> Record:
    """Return a comparison with its aligned rows."""
    return {
        "articles": list(comparison.articles),
        "rows": [
            {
                "relation": str(row.relation),
                "cells": [
                    cell
                    and {
                        "article": cell.article,
                        "start": cell.start,
                        "end": cell.end,
                        "text": cell.text,
                        "shared": [[span.start, span.end] for span in cell.shared],
                    }
                    for cell in row.cells
                ],
                "similarity": round(row.similarity, 4),
                "differences": [
                    {"kind": str(d.kind), "values": list(d.values), "relation": str(d.relation)}
                    for d in row.differences
                ],
                "certain": row.certain,
                "moved": list(row.moved),
                "verdict": str(row.verdict),
            }
            for row in comparison.rows
        ],
        "wire": [copy_record(copy) for copy in comparison.wire],
    }


def refresh_record(report: RefreshReport) -> Record:
    """Return what a refresh changed."""
    return {
        "added": report.added,
        "changed": report.changed,
        "removed": report.removed,
        "renamed": report.renamed,
        "unchanged": report.unchanged,
        "skipped": [{"path": skipped.path, "reason": skipped.reason} for skipped in report.skipped],
        "rebuilt": report.rebuilt,
        "busy": report.busy,
        "complete": report.complete,
        "seconds": round(report.seconds, 3),
    }
