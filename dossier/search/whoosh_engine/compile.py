"""From the nodes of a query to Whoosh's query objects."""

# mypy: disallow-untyped-calls=False, warn-return-any=False
# Much of what Whoosh offers to subclasses carries no types.
from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import partial

from whoosh.query.compound import And, AndMaybe, Or
from whoosh.query.qcore import Every, NullQuery, Query
from whoosh.query.ranges import NumericRange
from whoosh.query.spans import SpanNear2
from whoosh.query.wrappers import Not as Excluded

from dossier.model import ActorKind
from dossier.search import nodes
from dossier.search.flat.build import day_number
from dossier.search.flat.layout import UNKNOWN
from dossier.search.flat.readers import Reader
from dossier.search.nodes import Node, Slot, Unit
from dossier.search.whoosh_engine.reader import FlatIndexReader
from dossier.search.whoosh_engine.schema import TEXT_FIELD
from dossier.search.whoosh_engine.spans import AtLeast, InTitle, Paragraphs, Sentences, Together, Units
from dossier.search.whoosh_engine.terms import AnyOf, Articles, Filter, Without

_LARGEST = 2**63


def compiled(node: Node | Query, reader: Reader) -> Query:
    """Return a query that finds the articles in which a node holds.

    The score of an article is the sum of those of its words, a part of an OR counting where it holds;
    exclusions, and conditions on something else than words, count nothing.

    Args:
        node: the query; a Whoosh query stands for itself, also as a part of another.
        reader: answers what the index does not hold; asked when the query is run.
    """
    match node:
        case Query():
            return node
        case nodes.Word() | nodes.Wildcard() | nodes.Fuzzy():
            return AnyOf(TEXT_FIELD, node)
        case nodes.Phrase(slots):
            return _phrase(TEXT_FIELD, slots)
        case nodes.And(parts):
            return _all(parts, reader)
        case nodes.Or(parts):
            return Or([compiled(part, reader) for part in parts]) if parts else NullQuery
        case nodes.Not(part):
            return Filter(Excluded(compiled(part, reader)))
        case nodes.Near(left, right, distance, ordered):
            sides = compiled(left, reader), compiled(right, reader)
            return Together(*sides, Paragraphs(), distance, ordered=ordered)
        case nodes.Within(left, right, unit):
            units: Units = Paragraphs() if unit is Unit.PARAGRAPH else Sentences(reader.text)
            return Together(compiled(left, reader), compiled(right, reader), units, None, ordered=False)
        case nodes.AtLeast(count, part):
            return AtLeast(compiled(part, reader), count)
        case nodes.InTitle(part):
            return InTitle(compiled(part, reader))
        case nodes.Quoted(_, said):
            return _quoted(node, [part for asked in said for part in _asked(asked)], reader)
        case _:
            return Filter(_condition(node, reader))


def _phrase(fieldname: str, slots: Sequence[Slot]) -> Query:
    parts = [AnyOf(fieldname, slot) for slot in slots]
    return SpanNear2(parts, slop=1, ordered=True) if len(parts) > 1 else parts[0]


def _all(parts: tuple[Node, ...], reader: Reader) -> Query:
    excluded = [compiled(part.part, reader) for part in parts if isinstance(part, nodes.Not)]
    wanted = [compiled(part, reader) for part in parts if not isinstance(part, nodes.Not)]
    found = And(wanted) if wanted else Filter(Every())
    return Without(found, Or(excluded)) if excluded else found


def _quoted(node: nodes.Quoted, said: Sequence[Node], reader: Reader) -> Query:
    found = Articles(node, partial(_reading, node, reader))
    return AndMaybe(found, Or([compiled(part, reader) for part in said])) if said else found


def _asked(node: Node) -> Iterable[Node]:
    """Yield what must hold for a node to hold, its exclusions left out."""
    if isinstance(node, nodes.And):
        for part in node.parts:
            yield from _asked(part)
    elif not isinstance(node, nodes.Not):
        yield node


def _condition(node: Node, reader: Reader) -> Query:
    """Return a query for a condition on something else than the words of the text."""
    match node:
        case nodes.Value(field, ()):
            return Articles(node, lambda index: index.known(field).tolist())
        case nodes.Value(field, words):
            return _phrase(field, [_value_slot(word) for word in words])
        case nodes.Dated(first, last):
            return _dated(first, last)
        case nodes.Length(low, high):
            return _between("words", max(low or 0, 0), high)
        case nodes.Marked("undated"):
            return Articles(node, _undated)
        case nodes.Marked() | nodes.ByActor() | nodes.InEvent():
            return Articles(node, lambda index: _numbers(index, _named(node, reader)))
        case nodes.Regex():
            return Articles(node, partial(_reading, node, reader))
        case _:
            return NullQuery


def _value_slot(word: str) -> Slot:
    return nodes.Wildcard(word) if "*" in word or "?" in word else nodes.Word(word, exact=True)


def _between(field: str, low: int | None, high: int | None) -> Query:
    if (low or 0) > (_LARGEST if high is None else high):
        return NullQuery
    return NumericRange(field, low, high)


def _dated(first: str | None, last: str | None) -> Query:
    """Return a query for what is certainly dated within an interval; what has no date has no term."""
    return And(
        [
            _between("first", day_number(first) if first else UNKNOWN + 1, None),
            _between("last", None, day_number(last) if last else _LARGEST),
        ]
    )


def _undated(index: FlatIndexReader) -> list[int]:
    first = index.numbering.gathered("first")
    return [number for number, day in enumerate(first.tolist()) if day == UNKNOWN]


def _named(node: nodes.Marked | nodes.ByActor | nodes.InEvent, reader: Reader) -> Collection[str]:
    match node:
        case nodes.Marked(kind, value):
            return reader.lookup.marked(kind, value)
        case nodes.ByActor(name, kind):
            return reader.lookup.actor_articles(name, ActorKind(kind) if kind else None)
        case nodes.InEvent(name):
            return reader.lookup.event_articles(name)


def _numbers(index: FlatIndexReader, articles: Collection[str]) -> list[int]:
    found = {index.numbering.number(article) for article in articles}
    return sorted(number for number in found if number is not None)


def _reading(node: nodes.Regex | nodes.Quoted, reader: Reader, index: FlatIndexReader) -> list[int]:
    """Read all articles, as far as the time allows."""
    return [number for number in range(index.doc_count()) if reader.spans(node, index.article_id(number))]
