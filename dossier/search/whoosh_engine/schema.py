"""The fields of an article as Whoosh knows them."""

from __future__ import annotations

from functools import cache

from whoosh.analysis.analyzers import Analyzer
from whoosh.fields import ID, NUMERIC, STORED, TEXT, FieldType, Schema

from dossier.search.flat.layout import COLUMNS
from dossier.search.whoosh_engine.analyzer import TITLE_BOOST, ArticleAnalyzer, LineAnalyzer
from dossier.search.whoosh_engine.formats import PlainPositions

TEXT_FIELD = "text"
TITLE_FIELD = "title"
ID_FIELD = "id"
NUMBER_FIELDS = ("first", "last", "words")


@cache
def schema() -> Schema:
    """Return the schema of the index.

    ``text`` holds the title too, its words twice as heavy; ``title`` holds it alone. ``first`` and ``last``
    are the first and last day that the date can be, as the number YYYYMMDD.
    """
    values = {
        column: FieldType(
            PlainPositions(), LineAnalyzer(marked=False), stored=True, multitoken_query="phrase"
        )
        for column in COLUMNS
    }
    numbers = {name: NUMERIC(int, bits=64, signed=False, shift_step=0, stored=True) for name in NUMBER_FIELDS}
    return Schema(
        id=ID(stored=True, unique=True),
        title=_text(LineAnalyzer(marked=True), TITLE_BOOST, stored=True),
        text=_text(ArticleAnalyzer(), 1.0, stored=False),
        date=STORED(),
        **values,
        **numbers,
    )


def _text(analyzer: Analyzer, boost: float, *, stored: bool) -> TEXT:
    field = TEXT(analyzer, phrase=True, stored=stored, multitoken_query="phrase")
    field.format = PlainPositions(field_boost=boost)
    return field
