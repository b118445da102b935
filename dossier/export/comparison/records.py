"""Comparisons as records: the keys of their JSON. Some may be added, none renamed."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.export.comparison.words import ComparisonReport
from dossier.export.records import Record, article_record, comparison_record, event_record
from dossier.model import CarriedQuote, ClaimMatrix, Contrast, ResultComparison, Span, Wording, Worksheet


def report_record(report: ComparisonReport) -> Record:
    """Return a comparison with the wording and the quotes that several articles print."""
    record = comparison_record(report.comparison)
    return {
        **record,
        "wording": [wording_record(one) for one in report.wording],
        "quotes": [carried_record(one) for one in report.quotes],
    }


def matrix_record(matrix: ClaimMatrix) -> Record:
    """Return claims by articles."""
    return {
        "event": matrix.event,
        "articles": list(matrix.articles),
        "outlets": list(matrix.outlets),
        "dates": list(matrix.dates),
        "left_out": list(matrix.left_out),
        "claims": [
            {
                "text": claim.text,
                "kind": str(claim.kind),
                "relation": str(claim.relation),
                "certain": claim.certain,
                "quote": claim.quote,
                "number": claim.number,
                "differs": claim.differs,
                "cells": [
                    cell
                    and {"article": cell.article, "start": cell.start, "end": cell.end, "text": cell.text}
                    for cell in claim.cells
                ],
            }
            for claim in matrix.claims
        ],
    }


def worksheet_record(worksheet: Worksheet) -> Record:
    """Return articles aspect by aspect."""
    return {
        "profiles": [
            {
                "article": article_record(profile.info),
                "speakers": [
                    {"speaker": one.speaker, "quotes": one.quotes, "words": one.words}
                    for one in profile.speakers
                ],
                "numbers": list(profile.numbers),
                "dates": list(profile.dates),
                "names_only_here": list(profile.names_only_here),
                "shared": profile.shared,
            }
            for profile in worksheet.profiles
        ]
    }


def wording_record(wording: Wording) -> Record:
    """Return what each article calls one thing."""
    return {
        "kind": str(wording.kind),
        "about": wording.about,
        "uses": [
            [{"text": use.text, "places": _spans(use.places)} for use in column] for column in wording.uses
        ],
        "rows": list(wording.rows),
    }


def carried_record(quote: CarriedQuote) -> Record:
    """Return who prints one quote."""
    said = quote.quote
    return {
        "article": said.article,
        "start": said.quote.start,
        "end": said.quote.end,
        "text": said.quote.text,
        "speaker": said.speaker,
        "carriers": [
            {
                "article": one.quote.article,
                "start": one.quote.quote.start,
                "end": one.quote.quote.end,
                "text": one.quote.quote.text,
                "how": str(one.how),
                "cut": _spans(one.cut),
                "added": _spans(one.added),
                "changed": [list(pair) for pair in one.changed],
                "words_cut": one.words_cut,
                "similarity": one.similarity,
            }
            for one in quote.carriers
        ],
        "silent": list(quote.silent),
    }


def results_record(results: ResultComparison) -> Record:
    """Return what two searches find, side by side."""
    return {
        "queries": list(results.queries),
        "totals": list(results.totals),
        "only_first": list(results.only_first),
        "only_second": list(results.only_second),
        "both": list(results.both),
        "shared_events": [event_record(event) for event in results.shared_events],
        "outlets": _contrasts(results.outlets),
        "actors": _contrasts(results.actors),
        "terms": _contrasts(results.terms),
        "sides": list(results.sides),
        "comparison": comparison_record(results.comparison) if results.comparison else None,
    }


def _contrasts(found: Sequence[Contrast]) -> list[Record]:
    return [{"text": one.text, "first": one.first, "second": one.second, "score": one.score} for one in found]


def _spans(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
