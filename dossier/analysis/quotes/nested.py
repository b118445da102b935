"""Quotations within quotations: "He told me: 'You are right.'", where another speaks than the one quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dossier.analysis.quotes.cues import QuoteLexicon, default_lexicon
from dossier.analysis.quotes.finder import find_quotes
from dossier.analysis.quotes.marks import Closing, quoted_stretches
from dossier.analysis.quotes.names import Names, find_names
from dossier.analysis.quotes.reading import read
from dossier.model import NamedSpan, Quote, QuoteType

NESTED = "nested"
_SURE = 0.7  # set by hand: no corpus at hand annotates them
_PRONOUNS = {"he": "m", "she": "f"}
_RULES = frozenset({"quote-cue-name", "quote-name-cue", "name-cue-quote", "governing-cue"})
_OPENS = re.compile(r"(?<!\w)['‘](?=\w)")
_DENIED = re.compile(r"\b(?:not|never|nobody|no one)\b|n['’]t\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?]['’]?\s")
_NAMED_BEFORE = 30  # names looked at before a pronoun
_BEFORE = 60  # characters before the words in which a denial is looked for


def nested_quotes(
    text: str, quotes: Sequence[Quote], *, lexicon: QuoteLexicon | None = None
) -> tuple[Quote, ...]:
    """Return the quotations that the speakers of quotations report, in the order of their start.

    They stand between single marks inside double ones, beside a reporting verb whose subject is another
    than the speaker. What somebody is said not to have said is none. Each is a group of its own, with the
    rule ``"nested"``. Linear in the length of the text.

    Args:
        text: An article's text.
        quotes: What `find_quotes` found in it.
        lexicon: The words that the rules know; the shipped ones where none is given.
    """
    lexicon = lexicon or default_lexicon()
    group = max((quote.group for quote in quotes), default=-1)
    found = [
        (quote, inner) for quote in quotes if _OPENS.search(quote.text) for inner in _inside(quote, lexicon)
    ]
    if not found:
        return ()
    names = find_names(read(text), lexicon)
    called: dict[str, str] = {}
    for mention in names.mentions:
        called.setdefault(mention.name.rpartition(" ")[2].casefold(), mention.name)
    named: list[Quote] = []
    for outer, inner in found:
        speaker = _speaker(names, called, outer, inner)
        if speaker is not None and speaker != outer.speaker:
            group += 1
            named.append(replace(inner, speaker=speaker, group=group))
    return tuple(named)


def _speaker(names: Names, called: Mapping[str, str], outer: Quote, inner: Quote) -> str | None:
    """Return the article's name for whom a quotation names; for "he", the last person named before in it."""
    gender = _PRONOUNS.get(inner.mention.text.casefold()) if inner.mention else None
    if inner.mention is None or gender is None:
        return called.get((inner.speaker or "").rpartition(" ")[2].casefold(), inner.speaker)
    before = reversed(names.before(inner.mention.start, _NAMED_BEFORE))
    people = (one.name for one in before if one.start >= outer.start and one.name in names.people)
    return next((name for name in people if names.genders.get(name) in (gender, None)), None)


def _inside(quote: Quote, lexicon: QuoteLexicon) -> Iterator[Quote]:
    """Yield what is quoted, with a speaker, between the double marks of a quote."""
    for stretch in quoted_stretches(quote.text):
        if stretch.closing is Closing.SINGLE:
            continue
        words = quote.text[stretch.start : stretch.end].strip('"“”„‟«»＂` \n')
        at = quote.start + quote.text.index(words, stretch.start)
        for inner in find_quotes(words, lexicon=lexicon):
            if inner.type is QuoteType.DIRECT and inner.rule in _RULES and _is_reported(inner, words):
                yield replace(
                    inner,
                    start=inner.start + at,
                    end=inner.end + at,
                    rule=NESTED,
                    confidence=_SURE,
                    cue=_moved(inner.cue, at),
                    mention=_moved(inner.mention, at),
                )


def _is_reported(inner: Quote, words: str) -> bool:
    if inner.cue is None or not inner.speaker:
        return False
    before = words[max(0, inner.start - _BEFORE) : inner.start]
    sentence = _SENTENCE_END.split(before)[-1]
    return not _DENIED.search(sentence)


def _moved(span: NamedSpan | None, by: int) -> NamedSpan | None:
    return span and NamedSpan(span.start + by, span.end + by, span.text)
