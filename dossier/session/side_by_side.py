"""Comparisons over a dossier: what the catalogue holds, brought to the analyses that compare."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dossier.analysis.alignment import Speech, compare
from dossier.analysis.carried import carried, shared_quotes
from dossier.analysis.claims import claim_matrix
from dossier.analysis.contrast import contrasts, in_several, term_counts
from dossier.analysis.coverage import coverage
from dossier.analysis.terms import background
from dossier.analysis.wordings import Label, wordings
from dossier.analysis.worksheet import Described, worksheet
from dossier.articles.limits import analysed_part
from dossier.errors import DossierError
from dossier.model import (
    COMPARED,
    MOST_COLUMNS,
    Actor,
    ActorKind,
    Article,
    ArticleInfo,
    ArticleQuote,
    Cancelled,
    CarriedQuote,
    ClaimMatrix,
    Comparison,
    Contrast,
    Coverage,
    ResultComparison,
    SearchResult,
    Wording,
    Worksheet,
    never,
)
from dossier.storage.catalogue import Catalogue
from dossier.storage.findings import Findings

Known = dict[str, Actor | None]  # what was asked of the catalogue while one comparison is made

_OF_EACH_RESULT = 3  # articles that are aligned
_SAMPLED = 200  # articles of each result whose words are counted


class SideBySide:
    """Comparisons over a catalogue and what was found in its articles."""

    def __init__(self, catalogue: Catalogue, findings: Findings) -> None:
        self._catalogue = catalogue
        self._findings = findings

    def prepare(self) -> None:
        """Load the word lists that comparing takes."""
        background()

    def compare(self, article_ids: Sequence[str], cancelled: Cancelled = never) -> Comparison:
        """Lay two to six articles side by side; see ``Dossier.compare``."""
        if len(article_ids) not in COMPARED:
            raise DossierError(f"Name two to six articles to compare, not {len(article_ids)}.")
        if len(set(article_ids)) < len(article_ids):
            raise DossierError("An article cannot be compared with itself; name different ones.")
        return self._aligned(article_ids, cancelled)

    def claims(
        self, article_ids: Sequence[str], event: str | None = None, cancelled: Cancelled = never
    ) -> ClaimMatrix:
        """Return claims by articles; see ``Dossier.claims``."""
        ids = list(dict.fromkeys(article_ids))
        if len(ids) < COMPARED.start:
            raise DossierError("Name at least two different articles, or an event of several.")
        compared = ids[:MOST_COLUMNS]
        infos = [self._article(article_id).info for article_id in compared]
        return claim_matrix(
            self._aligned(compared, cancelled), infos, event=event, left_out=tuple(ids[MOST_COLUMNS:])
        )

    def coverage(self) -> Coverage:
        """Return events by outlets."""
        return coverage(self._findings.events(), {info.id: info for info in self._catalogue.articles()})

    def carried(self, quote: ArticleQuote) -> CarriedQuote:
        """Return who else prints a quote; see ``Dossier.carried``."""
        event = self._findings.event_of(quote.article)
        reports = event.articles if event else ()
        others = {
            (one.article, one.quote.start): one
            for article_id in reports
            for one in self._findings.quotes_in(article_id)
        }
        if quote.actor is not None:
            others |= {(one.article, one.quote.start): one for one in self._findings.quotes_by([quote.actor])}
        return carried(quote, others.values(), reports)

    def wording(self, article_ids: Sequence[str], cancelled: Cancelled = never) -> tuple[Wording, ...]:
        """Return the differences of wording between articles; see ``Dossier.wording``."""
        comparison = self.compare(article_ids, cancelled)
        return wordings(comparison, [self._labels(article_id) for article_id in article_ids])

    def worksheet(self, article_ids: Sequence[str]) -> Worksheet:
        """Return compared articles aspect by aspect; see ``Dossier.worksheet``."""
        ids = list(dict.fromkeys(article_ids))
        if len(ids) < COMPARED.start:
            raise DossierError("Name at least two different articles, or an event of several.")
        known: Known = {}
        return worksheet(
            [
                Described(self._analysed(one), self._speeches(one, known), self._labels(one))
                for one in ids[:MOST_COLUMNS]
            ]
        )

    def shared_quotes(self, article_ids: Sequence[str]) -> tuple[CarriedQuote, ...]:
        """Return the quotes that several of some articles print."""
        return shared_quotes(
            [
                [one for one in self._findings.quotes_in(article_id) if not one.quote.doubtful]
                for article_id in article_ids
            ]
        )

    def results(
        self, first: SearchResult, second: SearchResult, cancelled: Cancelled = never
    ) -> ResultComparison:
        """Compare what two searches find; see ``Dossier.compare_results``."""
        found = [one.article for one in first.articles], [one.article for one in second.articles]
        shared = set(found[0]) & set(found[1])
        alone = tuple(tuple(one for one in ids if one not in shared) for ids in found)
        infos = {info.id: info for info in self._catalogue.articles()}
        reports = [
            {event.id: event for one in ids if (event := self._findings.event_of(one))} for ids in found
        ]
        compared = _best(alone, [one for one in found[0] if one in shared])
        comparable = len(compared) in COMPARED
        return ResultComparison(
            queries=(first.query, second.query),
            totals=(first.total, second.total),
            only_first=alone[0],
            only_second=alone[1],
            both=tuple(one for one in found[0] if one in shared),
            shared_events=tuple(event for id_, event in reports[0].items() if id_ in reports[1]),
            outlets=_contrast(_outlets(found[0], infos), _outlets(found[1], infos), _sizes(found)),
            actors=self._actors(found),
            terms=self._terms(found),
            comparison=self._aligned(list(compared), cancelled) if comparable else None,
            sides=tuple(compared.values()) if comparable else (),
        )

    def _aligned(self, article_ids: Sequence[str], cancelled: Cancelled) -> Comparison:
        articles = [self._article(article_id) for article_id in article_ids]
        known: Known = {}
        speeches = [self._speeches(article_id, known) for article_id in article_ids]
        return compare(articles, speeches=speeches, cancelled=cancelled)

    def _article(self, article_id: str) -> Article:
        info, text = self._catalogue.info(article_id), self._catalogue.text(article_id)
        if info is None or text is None:
            raise DossierError("One of these articles is not in the dossier any more; refresh the list.")
        return Article(info, text)

    def _analysed(self, article_id: str) -> Article:
        """Return an article with as much of its text as quotes and names are looked for in."""
        article = self._article(article_id)
        return replace(article, text=analysed_part(article.text))

    def _speeches(self, article_id: str, known: Known) -> list[Speech]:
        found = []
        for one in self._findings.quotes_in(article_id):
            actor = self._actor(one.actor, known)
            speaker = actor.name if actor else one.quote.speaker
            if speaker and not one.quote.doubtful:
                person = actor is not None and actor.kind is ActorKind.PERSON
                found.append(Speech(one.quote.start, one.quote.end, speaker, one.actor, person))
        return sorted(found, key=lambda speech: speech.start)

    def _actor(self, actor_id: str | None, known: Known) -> Actor | None:
        if actor_id is None:
            return None
        if actor_id not in known:
            known[actor_id] = self._findings.cast.actor(actor_id)
        return known[actor_id]

    def _name(self, actor_id: str | None, known: Known) -> str | None:
        actor = self._actor(actor_id, known)
        return actor.name if actor else None

    def _labels(self, article_id: str) -> list[Label]:
        actors = self._findings.cast.cast_of(article_id)
        known: Known = {}
        found = []
        for mention in self._findings.cast.actors_in(article_id).mentions:
            actor = actors.get(mention.entity)
            name = self._name(actor, known)
            if actor and name:
                found.append(Label(mention.start, mention.end, mention.text, actor, name))
        return found

    def _actors(self, found: Sequence[Sequence[str]]) -> tuple[Contrast, ...]:
        counts: list[Counter[str]] = []
        known: Known = {}
        for ids in found:
            counted: Counter[str] = Counter()
            for article_id in ids[:_SAMPLED]:
                counted.update(set(self._findings.cast.cast_of(article_id).values()))
            counts.append(Counter({self._name(actor, known) or actor: n for actor, n in counted.items()}))
        return _contrast(counts[0], counts[1], _sampled(found))

    def _terms(self, found: Sequence[Sequence[str]]) -> tuple[Contrast, ...]:
        counts = [
            term_counts(self._catalogue.text(article_id) or "" for article_id in ids[:_SAMPLED])
            for ids in found
        ]
        return _contrast(counts[0], counts[1], _sampled(found))


def _best(alone: Sequence[Sequence[str]], shared: Sequence[str]) -> dict[str, int]:
    """Return the articles to align, each with the side that finds it: 1, 2, or 0 for both."""
    first, second = alone[0][:_OF_EACH_RESULT], alone[1][:_OF_EACH_RESULT]
    free = 2 * _OF_EACH_RESULT - len(first) - len(second)
    return dict.fromkeys(first, 1) | dict.fromkeys(second, 2) | dict.fromkeys(shared[:free], 0)


def _sampled(found: Sequence[Sequence[str]]) -> tuple[int, int]:
    return min(len(found[0]), _SAMPLED), min(len(found[1]), _SAMPLED)


def _sizes(found: Sequence[Sequence[str]]) -> tuple[int, int]:
    return len(found[0]), len(found[1])


def _outlets(ids: Iterable[str], infos: Mapping[str, ArticleInfo]) -> Counter[str]:
    return Counter(info.outlet for one in ids if (info := infos.get(one)) and info.outlet)


def _contrast(
    first: Mapping[str, int], second: Mapping[str, int], sizes: tuple[int, int]
) -> tuple[Contrast, ...]:
    return contrasts(in_several(first, second), in_several(second, first), sizes)
