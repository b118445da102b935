"""Names that one passage of a row gives and another does not."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations

from dossier.analysis.alignment.concepts import concepts
from dossier.analysis.alignment.wording import replaced
from dossier.analysis.terms import stop_words, terms
from dossier.articles.outlets import Outlets
from dossier.language.lexicon import marked
from dossier.language.words import fold
from dossier.model import Difference, DifferenceKind

_MAX_CHARACTERS = 2000
_CONTEXT = 5  # shared words around two names that stand for one another
_NOBODY: frozenset[str] = frozenset()
_MOST = 4  # differences of one row
_CAPITAL = r"[^\W\d_a-zà-öø-ÿ]"  # an upper-case letter, near enough: the rest is checked below
_NAME = re.compile(
    rf"{_CAPITAL}[\w’'-]{{0,40}}(?:[ ](?:(?:of|de|bin|al|von|van)[ ])?{_CAPITAL}[\w’'-]{{0,40}}){{0,5}}"
)
_OPENING = re.compile(r"(?:^|[.!?:]\s{0,3}|\n)[\"“‘'(\[]{0,2}\Z")
_SHORT = frozenset("st mt ft mr mrs ms dr prof rev sen rep gov gen lt col sgt capt maj hon".split())  # noqa: SIM905 -- words
_PARTIES = frozenset("democrat republican democratic gop labour conservative tory libertarian".split())  # noqa: SIM905 -- words
_CALENDAR = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sep sept oct nov dec
    """.split()  # noqa: SIM905 -- a word list reads better as words
)


def names(text: str) -> list[str]:
    """Return the runs of capitalised words of a passage; a title, or a sentence's first word, is no name."""
    text = text[:_MAX_CHARACTERS]
    found: dict[str, None] = {}
    for start, end in _runs(text):
        words = text[start:end].split(" ")
        if _OPENING.search(text[max(0, start - 4) : start]):
            if len(words) == 1:
                continue
            if fold(words[0]) in stop_words():
                words = words[1:]
        words = [word for word in words if word[0].isupper() or not word[0].isalpha() or word in ("of", "de")]
        name = " ".join(words).removesuffix("'s").removesuffix("’s").strip("'’-")
        said = set(terms(name)) - _CALENDAR
        if said and name[:1].isupper() and not said <= marked("honorifics").keys() - _PARTIES:
            found[name] = None
    return list(found)


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Yield where runs of capitalised words stand; the full stop of an abbreviation does not end one."""
    start = end = 0
    for match in _NAME.finditer(text):
        joined = end > start and text[end : match.start()] in (". ", ".") and _is_short(text[start:end])
        if not joined:
            if end > start:
                yield start, end
            start = match.start()
        end = match.end()
    if end > start:
        yield start, end


def _is_short(run: str) -> bool:
    """Say whether a run of words ends in an initial or an abbreviation that names begin with."""
    last = run.rpartition(" ")[2].rpartition(".")[2]
    return len(last) == 1 or fold(last) in _SHORT


def name_differences(
    texts: Sequence[str | None], publishers: Sequence[Collection[str]] = ()
) -> list[Difference]:
    """Return where passages have another name in one place, and the names that one passage alone has.

    A country and a person have many names: what has a concept that another passage has is none of these.
    Nor is the name by which an outlet, or the agency that it credits, speaks of itself: "told Reuters".

    Args:
        texts: The row's passages, ``None`` where an article has none.
        publishers: The outlet and the agency of each article, where they are known.
    """
    known = [set(concepts(text, _NOBODY)) if text is not None else set() for text in texts]
    alone: list[list[str]] = []
    for column, text in enumerate(texts):
        others = set().union(*(one for at, one in enumerate(known) if at != column))
        found = names(text) if text is not None else []
        found = [name for name in found if others.isdisjoint(concepts(name, _NOBODY))]
        own = spellings_of(publishers[column]) if publishers and publishers[column] and found else _NOBODY
        alone.append([name for name in found if not own or own.isdisjoint(spellings_of([name]))])
    pairs = _other_names(texts, alone)
    told = {(column, value) for pair in pairs for column, value in enumerate(pair.values) if value}
    single = [
        Difference(DifferenceKind.NAME, tuple(name if at == column else None for at in range(len(texts))))
        for column, own in enumerate(alone)
        for name in own
        if (column, name) not in told
    ]
    return [*pairs, *single[:_MOST]]


def spellings_of(publishers: Iterable[str]) -> frozenset[str]:
    """Return the names of outlets and agencies as they are compared: folded, and as they are known."""
    outlets = Outlets.load()
    found: set[str] = set()
    for name in publishers:
        bare = fold(name).removeprefix("the ")
        known = outlets.outlet(name) or outlets.outlet(bare) or outlets.agency(name)
        found |= {bare, fold(known).removeprefix("the ")} if known else {bare}
    return frozenset(found)


def _other_names(texts: Sequence[str | None], alone: Sequence[Sequence[str]]) -> list[Difference]:
    """Return the names of which one stands in the place of the other, between the same words."""
    found: list[Difference] = []
    columns = [column for column, own in enumerate(alone) if own]
    for first, second in combinations(columns, 2):
        a, b = texts[first] or "", texts[second] or ""
        for before, after in replaced(a, b, _CONTEXT):
            old, new = a[before.start : before.end], b[after.start : after.end]
            if old in alone[first] and new in alone[second]:
                values: list[str | None] = [None] * len(texts)
                values[first], values[second] = old, new
                found.append(Difference(DifferenceKind.NAME, tuple(values)))
    return found
