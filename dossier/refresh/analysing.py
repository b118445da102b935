"""The second step of a refresh: quotes, actors and fingerprints of the articles that are new."""

from __future__ import annotations

from dossier.analysis.actors import find_actors
from dossier.analysis.actors.spacy_names import Marker
from dossier.analysis.events import fingerprint
from dossier.analysis.quotes import QuoteLexicon, find_quotes, nested_quotes
from dossier.analysis.speakers import link_speakers
from dossier.articles.limits import analysed_part
from dossier.language.context import paragraph_of
from dossier.model import ArticleActors, Cancelled, Progress, paragraphs
from dossier.storage.catalogue import Catalogue
from dossier.storage.findings import Findings, FoundQuote

_BATCH = 20  # articles a transaction: about half a second of work, which is all that an interruption loses

Found = tuple[str, list[FoundQuote], ArticleActors, bytes]


def analyse_pending(
    catalogue: Catalogue,
    findings: Findings,
    lexicon: QuoteLexicon,
    *,
    mark: Marker | None = None,
    progress: Progress,
    cancelled: Cancelled,
) -> int:
    """Look for quotes and actors where nobody looked yet; return the number of articles looked through."""
    pending = findings.pending()
    batch: list[Found] = []
    done = 0
    for article_id in pending:
        if cancelled():
            break
        done += 1
        info, text = catalogue.info(article_id), catalogue.text(article_id)
        if info is not None and text is not None:
            batch.append((article_id, *_find(text, info.title, lexicon, mark)))
        if len(batch) == _BATCH:
            _store(findings, batch)
            progress("Finding quotes and actors", done, len(pending))
    if batch:
        _store(findings, batch)
    return done


def _find(
    text: str, title: str, lexicon: QuoteLexicon, mark: Marker | None
) -> tuple[list[FoundQuote], ArticleActors, bytes]:
    text = analysed_part(text)
    spans = paragraphs(text)
    outer = find_quotes(text, lexicon=lexicon)
    nested = nested_quotes(text, outer, lexicon=lexicon)
    quotes = sorted((*outer, *nested), key=lambda quote: (quote.start, -quote.end))
    actors = find_actors(text, title=title, mark=mark)
    speakers = link_speakers(quotes, actors)
    found = [
        FoundQuote(quote, paragraph_of(spans, quote.start) + 1, speakers.get(place))
        for place, quote in enumerate(quotes)
    ]
    return found, actors, fingerprint(title, text).to_bytes()


def _store(findings: Findings, batch: list[Found]) -> None:
    with findings.database.transaction():
        for article_id, quotes, actors, fingerprint_ in batch:
            findings.put(article_id, quotes, actors, fingerprint_)
    batch.clear()
