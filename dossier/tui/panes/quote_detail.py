"""The detail of a quote: who said it and how one knows, the passage it stands in, and who else prints it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from dossier.language.context import paragraph_of
from dossier.model import Span
from dossier.tui.panes.lines import date_of, outlet_of, wrapped
from dossier.tui.panes.rows import Passage
from dossier.tui.quoting import GUESSED, SPEAKER_NOT_KNOWN, kind_of, reasons
from dossier.tui.text import CUE, DIM, NAMED, QUOTED, STRONG, WARNING, join, marked, plain, separated
from dossier.tui.wrap import wrap

if TYPE_CHECKING:
    from dossier.model import Article, Quote
    from dossier.tui.panes.ordering import Said
    from dossier.tui.panes.variants import Variant

AROUND = 400  # characters of the passage on either side of the quote


@dataclass(frozen=True, slots=True)
class Context:
    """The words around a quote, from ``start`` of the article's text on."""

    start: int
    text: str
    cut_before: bool
    cut_after: bool


@dataclass(frozen=True, slots=True)
class Fetched:
    """What the detail needs besides the quote; without context where the article cannot be read."""

    context: Context | None
    variants: Sequence[Variant]


def context_of(article: Article, quote: Quote) -> Context:
    """Return the paragraphs that a quote stands in, cut where they are long."""
    paragraphs = article.paragraphs
    if not paragraphs:
        return Context(quote.start, quote.text, cut_before=False, cut_after=False)
    first = paragraphs[paragraph_of(paragraphs, quote.start)].start
    last = paragraphs[paragraph_of(paragraphs, max(quote.start, quote.end - 1))].end
    start, end = max(first, quote.start - AROUND), min(max(last, quote.end), quote.end + AROUND)
    while first < start < quote.start and not article.text[start - 1].isspace():
        start += 1
    while quote.end < end < last and not article.text[end].isspace():
        end -= 1
    return Context(start, article.text[start:end], cut_before=start > first, cut_after=end < last)


def quote_lines(said: Said, fetched: Fetched, width: int) -> list[Passage]:
    """Return the words of a quote, who said them and how one knows, the source, and the passage.

    Enter on a line opens the article there.
    """
    found, quote = said.quote, said.quote.quote
    where = (found.article, quote.start, quote.end)
    speaker = plain(said.speaker, STRONG) if said.speaker else plain(SPEAKER_NOT_KNOWN, DIM)
    kind = f"{kind_of(quote)} quote" if not quote.doubtful else kind_of(quote)
    known = [*wrapped(quote.text, width, QUOTED), separated((speaker, plain(kind, DIM)))]
    source = [
        separated(reasons(quote)),
        separated((outlet_of(said.info), date_of(said.info), plain(f"paragraph {found.paragraph}", DIM))),
        *wrapped(said.info.title if said.info else found.article, width, DIM),
    ]
    if fetched.context is not None:
        source += [plain(""), *_passage(quote, fetched.context, width)]
    lines = [Passage(content, *where) for content in known]
    if (mention := quote.mention) is not None:
        naming = join(plain("named by ", DIM), plain(" ".join(mention.text.split()), NAMED))
        lines.append(Passage(naming, found.article, mention.start, mention.end))
    return lines + [Passage(content, *where) for content in source]


def _passage(quote: Quote, context: Context, width: int) -> list[Content]:
    text = marked(
        plain(context.text.replace("\n", " "), DIM),
        [Span(quote.start, quote.end)],
        QUOTED,
        start=context.start,
    )
    if quote.cue is not None:
        text = marked(text, [quote.cue], CUE, start=context.start)
    if quote.mention is not None:
        text = marked(text, [quote.mention], NAMED, start=context.start)
    text = join("… " if context.cut_before else "", text, " …" if context.cut_after else "")
    return [text[start:end] for start, end in wrap(text.plain, width)]


def variant_lines(found: Sequence[Variant], width: int) -> list[Passage]:
    """Return quotes as others print them, with the words in bold that the first has not."""
    if not found:
        return []
    lines = [Passage(plain("")), Passage(plain(f"Printed elsewhere ({len(found)})", DIM))]
    for variant in found:
        said, quote = variant.said, variant.said.quote.quote
        guess = plain(f"{GUESSED} the speaker is a guess" if quote.guessed else "", WARNING)
        head = separated((outlet_of(said.info), date_of(said.info), plain(_compared(variant), DIM), guess))
        text = marked(plain(quote.text.replace("\n", " ")), variant.other, STRONG)
        same = not variant.other and not variant.cut
        body = [] if same else [text[start:end] for start, end in wrap(text.plain, width)]
        lines += [Passage(content, said.quote.article, quote.start, quote.end) for content in (head, *body)]
    return lines


def _compared(variant: Variant) -> str:
    if variant.cut:
        return f"{variant.cut} {'word' if variant.cut == 1 else 'words'} left out"
    return "more words" if variant.other else "the same words"
