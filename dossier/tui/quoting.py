"""How quotes are told apart, told of in a line, and copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from dossier.export.citations.passage import Passage
from dossier.model import QuoteType, QuoteVerdict
from dossier.tui.reading import source_line
from dossier.tui.text import ACCENT, DIM, STRONG, WARNING, join, known, plain

if TYPE_CHECKING:
    from dossier.model import ArticleInfo, ArticleQuote, Quote

SIGNS = {QuoteType.DIRECT: "“", QuoteType.MIXED: "±", QuoteType.INDIRECT: "~"}
"""For words quoted, quoted in part, and reported."""

MANNERS = {QuoteType.MIXED: "partly indirect speech", QuoteType.INDIRECT: "indirect speech"}
"""What a citation says of words that are not, or not all, the speaker's own."""

DOUBTFUL = "?"
GUESSED = "?"
NONE = "×"
SPEAKER_NOT_KNOWN = "speaker not known"
BY_YOU = "corrected by you"


def doubtful(quote: Quote) -> bool:
    """Return whether marked words are hardly a quotation: scare quotes, titles, nicknames."""
    return quote.doubtful


def speaker_of(found: ArticleQuote) -> Content:
    """Return what a column says of who speaks, with a sign before a name that is a guess."""
    name = known(found.speaker, missing=SPEAKER_NOT_KNOWN)
    return join(plain(f"{GUESSED} ", WARNING), name) if found.quote.guessed else name


def sign_of(quote: Quote) -> str:
    """Return what a margin or a column says of a quote."""
    if quote.verdict is QuoteVerdict.NOT_A_QUOTE:
        return NONE
    return DOUBTFUL if quote.doubtful else SIGNS[quote.type]


def kind_of(quote: Quote) -> str:
    """Return in words what a quote is."""
    if quote.verdict not in (None, QuoteVerdict.SPEAKER):
        return str(quote.verdict)
    return "hardly a quote" if quote.doubtful else str(quote.type)


def reasons(quote: Quote) -> list[Content]:
    """Return why a quote is given to its speaker: cue, rule and confidence, or that the user said so."""
    cue = [plain(f"“{_flat(quote.cue.text)}”")] if quote.cue else []
    if quote.verdict is not None:
        return [*cue, plain(BY_YOU, ACCENT)]
    return [*cue, plain(f"rule {quote.rule}", DIM), plain(f"sure {quote.confidence:.2f}", DIM)]


def told(found: ArticleQuote, number: int, total: int) -> list[Content]:
    """Return the parts of a line on a quote: which of its article's it is, who speaks, why one knows."""
    quote = found.quote
    speaker = plain(found.speaker, STRONG) if found.speaker else plain(SPEAKER_NOT_KNOWN, DIM)
    mention = quote.mention.text if quote.mention else ""
    if mention and (found.speaker is None or found.speaker not in mention):
        speaker = join(speaker, plain(f" (“{_flat(mention)}”)", DIM))
    place = plain(f"{sign_of(quote)} {number}/{total}", ACCENT)
    return [place, speaker, plain(kind_of(quote)), *reasons(quote)]


def passage_of(found: ArticleQuote, info: ArticleInfo) -> Passage:
    """Return a quote as it is cited, with what its words are where they are not the speaker's own."""
    return Passage(
        _flat(found.quote.text), info, found.paragraph, found.speaker, MANNERS.get(found.quote.type, "")
    )


def copied(found: ArticleQuote, info: ArticleInfo | None) -> str:
    """Return a quote with its speaker and source as plain text, on one line each."""
    source = source_line(info, found.paragraph) if info else f"{found.article}, paragraph {found.paragraph}"
    manner = MANNERS.get(found.quote.type)
    said = f" ({manner})" if manner else ""
    return f"{_flat(found.quote.text)}\n— {found.speaker or SPEAKER_NOT_KNOWN}{said}; {source}"


def _flat(text: str) -> str:
    return " ".join(text.split())
