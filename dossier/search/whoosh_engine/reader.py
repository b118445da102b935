"""A snapshot of the flat index as a Whoosh reader."""

# mypy: disallow-untyped-calls=False, warn-return-any=False
# Much of what Whoosh offers to subclasses carries no types.
from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

import numpy as np
from whoosh.reading import IndexReader, TermInfo, TermNotFound
from whoosh.support.levenshtein import distance

from dossier.search.analyzer import ACRONYM_MARK, terms
from dossier.search.flat.arrays import Array
from dossier.search.flat.layout import COLUMNS, STRINGS, UNKNOWN
from dossier.search.flat.snapshot import Snapshot
from dossier.search.whoosh_engine.documents import Numbering
from dossier.search.whoosh_engine.fields import Field, FieldPostings
from dossier.search.whoosh_engine.formats import PlainPositions
from dossier.search.whoosh_engine.matchers import PostingsMatcher, term_info
from dossier.search.whoosh_engine.schema import ID_FIELD, NUMBER_FIELDS, TEXT_FIELD, TITLE_FIELD, schema
from dossier.search.whoosh_engine.stream import TextField, TitleField
from dossier.search.whoosh_engine.values import ColumnField, KeyField


class FlatIndexReader(IndexReader):
    """Reads the articles of a snapshot, numbered anew without those removed.

    There are no deleted documents here, so that Whoosh's counts and lengths are those of the articles.
    """

    def __init__(self, snapshot: Snapshot, generation: int = 0) -> None:
        self.schema = schema()
        self.numbering = Numbering(snapshot)
        self._generation = generation
        text = TextField(self.numbering)
        self._text = text
        self._columns = {name: ColumnField(self.numbering, name, _value_words) for name in COLUMNS}
        self._fields: dict[str, Field] = {
            TEXT_FIELD: text,
            TITLE_FIELD: TitleField(self.numbering, text),
            ID_FIELD: KeyField(self._ids),
            **self._columns,
            **{name: KeyField(partial(self._numbers, name)) for name in NUMBER_FIELDS},
        }

    def _ids(self) -> list[bytes | None]:
        return [self._string("id", number).encode() for number in range(self.numbering.count)]

    def _numbers(self, name: str) -> list[bytes | None]:
        to_bytes = self.schema[name].to_bytes
        dated = name != "words"
        return [
            None if dated and number == UNKNOWN else to_bytes(number)
            for number in self.numbering.gathered(name).tolist()
        ]

    def _string(self, name: str, number: int) -> str:
        segment, document = self.numbering.place(number)
        return next(self.numbering.snapshot.segments[segment].strings(name, document, document + 1))

    # -- terms

    def _field(self, name: str) -> Field:
        if name not in self._fields:
            raise TermNotFound(f"no field {name!r}")
        return self._fields[name]

    def _found(self, fieldname: str, text: str | bytes) -> FieldPostings:
        found = self._field(fieldname).postings(self._text_to_bytes(fieldname, text))
        if found is None:
            raise TermNotFound((fieldname, text))
        return found

    def __contains__(self, term: tuple[str, str | bytes]) -> bool:
        fieldname, text = term
        return fieldname in self._fields and self._text_to_bytes(fieldname, text) in self._fields[fieldname]

    def indexed_field_names(self) -> Iterable[str]:
        """Return the names of the fields that have terms."""
        return sorted(self._fields)

    def all_terms(self) -> Iterator[tuple[str, bytes]]:
        """Yield all terms with their fields, in order."""
        for name in self.indexed_field_names():
            for term in self._fields[name].terms():
                yield name, term

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """Yield the terms of a field from ``prefix`` on."""
        for term in self._field(fieldname).terms(prefix):
            yield fieldname, term

    def term_info(self, fieldname: str, text: str | bytes) -> TermInfo:
        """Return the statistics of a term.

        Raises:
            TermNotFound: if there is no such term.
        """
        return term_info(self._found(fieldname, text), self._lengths(fieldname))

    def frequency(self, fieldname: str, text: str | bytes) -> int:
        """Return what a term weighs in all articles together; 0 for one that there is not."""
        if (fieldname, text) not in self:
            return 0
        return int(self._found(fieldname, text).weights.sum())

    def doc_frequency(self, fieldname: str, text: str | bytes) -> int:
        """Return how many articles hold a term."""
        if (fieldname, text) not in self:
            return 0
        return len(self._found(fieldname, text).ids)

    def postings(
        self, fieldname: str, text: str | bytes, scorer: Any = None, **_options: Any
    ) -> PostingsMatcher:
        """Return a matcher of the articles that hold a term.

        Raises:
            TermNotFound: if there is no such term.
        """
        found = self._found(fieldname, text)
        info = term_info(found, self._lengths(fieldname))
        format_ = self.schema[fieldname].format
        known = format_ if isinstance(format_, PlainPositions) else PlainPositions()
        term = fieldname, self._text_to_bytes(fieldname, text)
        return PostingsMatcher(found, term, info, known, scorer)

    def terms_within(self, fieldname: str, text: str, maxdist: int, prefix: int = 0) -> Iterator[str]:
        """Yield the terms of a field that at most ``maxdist`` letters part from a text, in no order."""
        if fieldname != TEXT_FIELD:
            yield from super().terms_within(fieldname, text, maxdist, prefix)
            return
        for term in self._text.plausible(text, maxdist):
            near = term.startswith(text[:prefix]) and distance(term, text, limit=maxdist) <= maxdist
            if near and (TEXT_FIELD, term) in self:
                yield term

    # -- articles

    def has_deletions(self) -> bool:
        """Return False: removed articles have no number here."""
        return False

    def is_deleted(self, docnum: int) -> bool:  # noqa: ARG002 -- Whoosh's signature
        """Return False."""
        return False

    def doc_count_all(self) -> int:
        """Return the number of articles."""
        return self.numbering.count

    def doc_count(self) -> int:
        """Return the number of articles."""
        return self.numbering.count

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        """Return what is known of an article, what is not left out."""
        place = self.numbering.place(docnum)
        segment = self.numbering.snapshot.segments[place.segment]
        known: dict[str, Any] = {name: self._string(name, docnum) for name in STRINGS}
        known.update((name, segment.value(name, place.document)) for name in COLUMNS)
        for name in NUMBER_FIELDS:
            number = int(getattr(segment, name)[place.document])
            known[name] = number if number != UNKNOWN or name == "words" else None
        return {
            name: value for name, value in known.items() if value not in (None, "") or name == TITLE_FIELD
        }

    def generation(self) -> int:
        """Return the generation of the index."""
        return self._generation

    # -- lengths

    def _lengths(self, fieldname: str) -> Array:
        return self._field(fieldname).lengths

    def field_length(self, fieldname: str) -> int:
        """Return how many terms a field holds in all articles."""
        return int(self._lengths(fieldname).sum())

    def min_field_length(self, fieldname: str) -> int:
        """Return how many terms a field holds in the article that has the fewest."""
        return int(self._lengths(fieldname).min(initial=2**62)) if self.numbering.count else 0

    def max_field_length(self, fieldname: str) -> int:
        """Return how many terms a field holds in the article that has the most."""
        return int(self._lengths(fieldname).max(initial=0))

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """Return how many terms a field holds in an article, or ``default`` where it holds none."""
        lengths = self._lengths(fieldname)
        return int(lengths[docnum]) or default if docnum < len(lengths) else default

    def has_vector(self, docnum: int, fieldname: str) -> bool:  # noqa: ARG002 -- Whoosh's signature
        """Return False: no vectors are kept."""
        return False

    def vector(self, docnum: int, fieldname: str, format_: object = None) -> Any:  # noqa: ARG002 -- Whoosh's signature
        """Raise KeyError: no vectors are kept."""
        raise KeyError(fieldname)

    # -- what our own queries ask

    def known(self, column: str) -> Array:
        """Return the articles that have a value in a column."""
        return self._columns[column].known()

    def title_length(self, docnum: int) -> int:
        """Return how many terms the title of an article holds."""
        return self.doc_field_length(docnum, TITLE_FIELD)

    def paragraph_starts(self, docnum: int) -> list[int]:
        """Return the positions at which the title and the paragraphs of an article begin."""
        place = self.numbering.place(docnum)
        segment = self.numbering.snapshot.segments[place.segment]
        low, high = segment.document_paragraph[place.document : place.document + 2].tolist()
        found: list[int] = (
            segment.paragraph_at[low:high].astype(np.int64) - int(segment.title_at[place.document])
        ).tolist()
        return found

    def article_id(self, docnum: int) -> str:
        """Return an article's id."""
        return self._string("id", docnum)


def _value_words(value: str) -> list[str]:
    return [term.removesuffix(ACRONYM_MARK) for term in terms(value)]
