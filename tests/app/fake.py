# ruff: noqa: ARG002 - the methods take what the facade's take
"""A dossier of made-up articles with the facade's methods, for tests of the screens.

It needs no files, can be slow or fail on purpose, and can hold what strangers might write.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from dossier.analysis.voice import share_of_voice
from dossier.config import Config
from dossier.corrections.undo import UndoStack
from dossier.errors import DossierError
from dossier.model import (
    Actor,
    ActorKind,
    ActorLabel,
    ActorMention,
    ActorName,
    Article,
    ArticleInfo,
    ArticleNotes,
    ArticleQuote,
    Cancelled,
    Companion,
    Comparison,
    Event,
    FoundArticle,
    Hit,
    MatchingArticles,
    NamedSpan,
    Progress,
    Provenance,
    QueryMessage,
    Quote,
    QuoteType,
    QuoteVerdict,
    RefreshReport,
    Role,
    SavedSearch,
    SearchResult,
    Skipped,
    Sort,
    Source,
    Suggestion,
    SuggestionKind,
    Voices,
    WireCopy,
    never,
)
from dossier.quotes.table import Places, QuoteTable

OUTLETS = ("Harbour Post", "Northern Courier", "The Lantern", "Evening Tide", "Coast Radio", None)
SUBJECTS = (
    (
        "Port workers walk out after talks fail",
        "Dockers leave the quays over pay",
        "Strike closes container port",
    ),
    ("Mayor proposes a night ferry", "City hall wants boats after midnight"),
    (
        "Storm damages the old lighthouse",
        "Lighthouse roof torn off in gale",
        "Keeper unhurt as storm hits light",
    ),
    ("Fish auction moves online",),
    ("Union and port agree on a mediator", "Mediator named in port dispute"),
)
PARAGRAPHS = (
    "The port stood still on Monday after crews of both terminals refused to start the first shift.",
    "“We asked for an answer in March and we are still waiting for it,” said Mira Holt of the union.",
    "The harbour company said that forty cranes were idle and that nine ships were waiting in the bay.",
    "Jonas Feld, the mayor, called the walkout “a mistake that everyone will pay for” and asked for talks.",
    "Two shipping lines have sent their vessels to other ports along the coast, a spokesman told reporters.",
    "The union puts the number of strikers at 1,200; the company counted 900 at its gates.",
    "Talks are to go on in the guild hall on Thursday, in the presence of a mediator whom both sides accept.",
)


@dataclass
class FakeQuoteCorrections:
    """Keeps what is said of quotes in memory, by article and place."""

    undo_stack: UndoStack
    said: dict[tuple[str, int], tuple[QuoteVerdict, str | None]] = field(default_factory=dict)

    def speaker_named(self, name: str | None) -> str | None:
        if name == "J":
            raise DossierError("“J” may be Jonas Feld, Jane Holt; write more of the name.")
        return None if name in (None, "nobody") else name

    def speaker(self, article_id: str, quote: Quote, name: str | None) -> str:
        self._decide(article_id, quote, (QuoteVerdict.SPEAKER, self.speaker_named(name)))
        return f"said by {name}"

    def dismiss(self, article_id: str, quote: Quote, verdict: QuoteVerdict = QuoteVerdict.NOT_A_QUOTE) -> str:
        self._decide(article_id, quote, (verdict, None))
        return f"is {verdict}"

    def take_back(self, article_id: str, quote: Quote) -> str:
        self.said.pop((article_id, quote.start))
        return "as it was found"

    def _decide(self, article_id: str, quote: Quote, decision: tuple[QuoteVerdict, str | None]) -> None:
        place = article_id, quote.start
        self.said[place] = decision
        self.undo_stack.did(str(decision[0]), lambda: self.said.pop(place), lambda: None)


@dataclass
class FakeHistory:
    """Queries asked before, in memory."""

    asked: list[str] = field(default_factory=list)

    def queries(self) -> Sequence[str]:
        return tuple(self.asked)

    def add(self, query: str) -> None:
        self.asked[:] = [query, *(each for each in self.asked if each != query)]


@dataclass
class FakeReading:
    """What was read and how far, in memory; a dossier that was opened before."""

    ids: set[str] = field(default_factory=set)
    places: dict[str, int] = field(default_factory=dict)
    left: dict[str, Any] = field(default_factory=lambda: {"opened": True})
    currents: dict[str, int] = field(default_factory=dict)

    def read(self) -> frozenset[str]:
        return frozenset(self.ids)

    def set_read(self, article_ids: Collection[str], *, read: bool = True) -> None:
        self.ids = self.ids | set(article_ids) if read else self.ids - set(article_ids)

    def place(self, article_id: str) -> int:
        return self.places.get(article_id, 0)

    def current(self, article_id: str) -> int:
        return self.currents.get(article_id, 0)

    def set_place(self, article_id: str, offset: int, current: int = 0) -> None:
        self.places[article_id], self.currents[article_id] = offset, current

    def left_at(self) -> Mapping[str, Any]:
        return dict(self.left)

    def leave_at(self, values: Mapping[str, Any]) -> None:
        self.left.update(values)


@dataclass
class FakeSearches:
    """Saved searches, in memory."""

    held: dict[str, str] = field(default_factory=dict)

    def all(self) -> Sequence[SavedSearch]:
        return tuple(SavedSearch(*item) for item in self.held.items())

    def problem_with(self, name: str) -> str | None:
        return None if len(name) < 40 else "A name has at most 39 characters."

    def keep(self, name: str, query: str) -> SavedSearch:
        self.held[name] = query
        return SavedSearch(name, query)


@dataclass
class FakeNotes:
    """Notes that were written before."""

    held: list[ArticleNotes] = field(default_factory=list)

    def all(self) -> list[ArticleNotes]:
        return self.held

    def of(self, article_id: str) -> ArticleNotes:
        found = (notes for notes in self.held if notes.article == article_id)
        return next(found, ArticleNotes(article=article_id))

    def of_each(self, article_ids: Iterable[str]) -> dict[str, ArticleNotes]:
        return {article: self.of(article) for article in article_ids}


@dataclass
class FakeEventCorrections:
    """Keeps what it was asked for."""

    asked: list[tuple[object, ...]] = field(default_factory=list)

    def merge(self, event_ids: Sequence[str]) -> str:
        self.asked.append(("merge", *event_ids))
        return "Merged."

    def split(self, event_id: str, article_ids: Sequence[str]) -> str:
        self.asked.append(("split", event_id, *article_ids))
        return "Split."

    def move(self, article_id: str, event_id: str) -> str:
        self.asked.append(("move", article_id, event_id))
        return "Moved."

    def name(self, event_id: str, text: str) -> str:
        self.asked.append(("name", event_id, text))
        return "Named."

    def pin(self, event_id: str, on: bool = True) -> str:
        self.asked.append(("pin", event_id, on))
        return "Pinned."


class FakeDrafts(dict[str, str]):
    """Keeps what was begun in memory."""

    def of(self, about: str) -> str | None:
        return self.get(about)

    def keep(self, about: str, text: str) -> None:
        self[about] = text

    def drop(self, about: str) -> None:
        self.pop(about, None)


@dataclass
class FakeDossier:
    """An open dossier that keeps everything in memory."""

    infos: tuple[ArticleInfo, ...] = ()
    texts: dict[str, str] = field(default_factory=dict)
    all_events: tuple[Event, ...] = ()
    all_actors: tuple[Actor, ...] = ()
    all_copies: tuple[WireCopy, ...] = ()
    near: dict[str, tuple[str, ...]] = field(default_factory=dict)  # by event
    all_skipped: tuple[Skipped, ...] = ()
    name: str = "Harbour strike"
    config: Config = field(default_factory=Config)
    folder: Path = Path("harbour")
    all_sizes: dict[str, int] = field(default_factory=dict)
    fails: str = ""  # the name of a method that raises
    hold: threading.Event | None = None  # what a slow method waits for
    slow: str = ""  # the name of the method that waits
    gives_up: bool = False  # after two seconds, so that no thread outlives its test
    searched: list[str] = field(default_factory=list)
    undo_stack: UndoStack = field(default_factory=UndoStack)
    history: FakeHistory = field(default_factory=FakeHistory)
    searches: FakeSearches = field(default_factory=FakeSearches)
    reading: FakeReading = field(default_factory=FakeReading)
    event_corrections: FakeEventCorrections = field(default_factory=FakeEventCorrections)
    notes: FakeNotes = field(default_factory=FakeNotes)
    drafts: FakeDrafts = field(default_factory=FakeDrafts)

    def __post_init__(self) -> None:
        self.quote_corrections = FakeQuoteCorrections(self.undo_stack)

    def _enter(self, method: str, cancelled: Cancelled = never) -> None:
        if self.hold is not None and method == self.slow:
            left = 400 if self.gives_up else 6000  # half a minute: a test that fails must not hang the rest
            while not self.hold.wait(0.005) and not cancelled() and left:
                left -= 1
        if method == self.fails:
            raise OSError("cannot read [/nope] \x1b[31m the cache")

    def close(self) -> None:
        pass

    def refresh(
        self, *, rebuild: bool = False, progress: Progress | None = None, cancelled: Cancelled = never
    ) -> RefreshReport:
        if progress:
            progress("Reading articles", 3, max(4, len(self.infos)))
        self._enter("refresh", cancelled)
        return RefreshReport(unchanged=len(self.infos), skipped=self.all_skipped)

    def articles(self, limit: int | None = None) -> Sequence[ArticleInfo]:
        self._enter("articles")
        return self.infos[:limit]

    def skipped(self) -> Sequence[Skipped]:
        return self.all_skipped

    def resolve(self, reference: str) -> str:
        return reference

    def article(self, article_id: str) -> Article:
        self._enter("article")
        info = next(info for info in self.infos if info.id == article_id)
        return Article(info, self.texts[article_id])

    def article_quotes(self, article_id: str) -> Sequence[ArticleQuote]:
        text = self.texts[article_id]
        found = []
        start = text.find("“")
        while start >= 0:
            end = text.find("”", start) + 1
            if end <= start:
                break
            paragraph = text.count("\n\n", 0, start) + 1
            speaker = "Mira Holt" if "Mira Holt" in text[end : end + 40] else "Jonas Feld"
            quote = Quote(
                start=start,
                end=end,
                text=text[start:end],
                type=QuoteType.DIRECT,
                rule="marks",
                confidence=0.9,
                cue=NamedSpan(end + 1, end + 5, text[end + 1 : end + 5]),
                speaker=speaker,
                mention=_named(text, speaker, end),
                group=len(found),
            )
            actor: str | None = speaker.split(maxsplit=1)[0].lower()
            names = {each.id: each.name for each in self.all_actors}
            if (decided := self.quote_corrections.said.get((article_id, start))) is not None:
                verdict, name = decided
                sure = float(verdict is QuoteVerdict.SPEAKER)
                quote = replace(
                    quote, speaker=name, rule="user", confidence=sure, verdict=verdict, mention=None
                )
                actor = name.split(maxsplit=1)[0].lower() if name else None
            found.append(ArticleQuote(article_id, paragraph, quote, actor, names.get(actor or "")))
            start = text.find("“", end)
        return found

    def search(
        self, query: str, *, sort: Sort = Sort.RELEVANCE, limit: int = 100, cancelled: Cancelled = never
    ) -> SearchResult:
        self.searched.append(query)
        self._enter("search", cancelled)
        words = query.casefold().strip("\"'").strip()
        hits: list[Hit] = []
        found: list[FoundArticle] = []
        for info in self.infos:
            text = self.texts[info.id]
            folded, at, before = text.casefold(), -1, len(hits)
            while words and (at := folded.find(words, at + 1)) >= 0:
                end = at + len(words)
                hits.append(
                    Hit(
                        article=info.id,
                        outlet=info.outlet,
                        date=info.date,
                        title=info.title,
                        paragraph=text.count("\n\n", 0, at) + 1,
                        start=at,
                        end=end,
                        left=text[max(0, at - 40) : at].replace("\n", " "),
                        match=text[at:end],
                        right=text[end : end + 40].replace("\n", " "),
                        score=1.0,
                    )
                )
            if len(hits) > before:
                found.append(FoundArticle(info.id, 1.0, len(hits) - before))
        messages = (
            (QueryMessage(query.index("(") + 1, "this bracket is never closed"),) if "(" in query else ()
        )
        return SearchResult(
            query=query,
            reading=f"“{words}”",
            messages=messages,
            total=len(found),
            articles=tuple(found[:limit]),
            hits=tuple(hits),
            counts=() if found else ((words, 0),),
            suggestion=None if found else "port",
        )

    def matching(self, query: str, *, cancelled: Cancelled = never) -> MatchingArticles:
        self._enter("matching", cancelled)
        found = replace(self, fails="", slow="").search(query)
        self.searched.pop()
        articles = tuple(each.article for each in found.articles)
        return MatchingArticles(query=query, reading=found.reading, articles=articles)

    def suggest(self, query: str, cursor: int | None = None, limit: int = 8) -> Sequence[Suggestion]:
        self._enter("suggest")
        words = ("port", "ports", "portal", "mediator", "outlet:")
        last = query.rpartition(" ")[2]
        return [
            Suggestion(SuggestionKind.WORD, word, f"{place + 1} articles", f"{word} ", len(word) + 1)
            for place, word in enumerate(words)
            if last and word.startswith(last) and word != last
        ][:limit]

    def prepare_to_compare(self) -> None:
        self.prepared = True

    def sizes(self) -> Mapping[str, int]:
        return self.all_sizes

    def actors(self, *, hidden: bool = False) -> Sequence[Actor]:
        self._enter("actors")
        return tuple(actor for actor in self.all_actors if hidden or not actor.hidden)

    def actor_names(self) -> Sequence[ActorName]:
        return [ActorName(each.id, each.name, each.kind, len(each.articles)) for each in self.actors()]

    def companions(self, actor_id: str) -> Sequence[Companion]:
        return [
            Companion(actor.id, actor.name, len(actor.articles), len(actor.articles) // 2 or None)
            for actor in self.all_actors
            if actor.id != actor_id
        ]

    def actor_labels(self, actor_id: str) -> Sequence[ActorLabel]:
        actor = next(actor for actor in self.all_actors if actor.id == actor_id)
        names = [
            ActorLabel(name, False, (("Harbour Post", 4), (None, 1))) for name in (actor.name, *actor.aliases)
        ]
        return [*names, *(ActorLabel(role.text, True, (("The Lantern", 2),)) for role in actor.roles)]

    def actor_mentions(self, actor_id: str) -> Sequence[ActorMention]:
        actor = next(actor for actor in self.all_actors if actor.id == actor_id)
        found = []
        for article in actor.articles:
            text = self.texts[article]
            at = text.find(actor.name)
            if at >= 0:
                end = at + len(actor.name)
                found.append(
                    ActorMention(
                        article,
                        text.count("\n\n", 0, at) + 1,
                        at,
                        end,
                        text[max(0, at - 30) : at].replace("\n", " "),
                        text[at:end],
                        text[end : end + 30],
                    )
                )
        return found

    def quotes(self, *, actor: str | None = None, article: str | None = None) -> Sequence[ArticleQuote]:
        self._enter("quotes")
        chosen = [article] if article else [info.id for info in self.infos]
        return [
            quote
            for name in chosen
            for quote in self.article_quotes(name)
            if (actor is None or quote.actor == actor) and quote.quote.verdict is not QuoteVerdict.NOT_A_QUOTE
        ]

    def quotes_of(
        self, articles: Sequence[str], paragraphs: Mapping[str, Collection[int]] | None = None
    ) -> Sequence[ArticleQuote]:
        found = [quote for name in articles for quote in self.quotes(article=name)]
        return [one for one in found if paragraphs is None or one.paragraph in paragraphs[one.article]]

    def quote_table(self) -> QuoteTable:
        return QuoteTable.of(self.quotes())

    def share_of_voice(self, quotes: QuoteTable | None = None, places: Places | None = None) -> Voices:
        self._enter("share_of_voice")
        return share_of_voice(
            self.quote_table() if quotes is None else quotes,
            {info.id: info.outlet for info in self.infos},
            places,
        )

    def events(self) -> Sequence[Event]:
        self._enter("events")
        return self.all_events

    def event_of(self, article_id: str) -> Event | None:
        return next((event for event in self.all_events if article_id in event.articles), None)

    def near_event(self, event: Event) -> Sequence[str]:
        return self.near.get(event.id, ())

    def copies(self) -> Sequence[WireCopy]:
        return self.all_copies

    def compare(self, article_ids: Sequence[str], *, cancelled: Cancelled = never) -> Comparison:
        self._enter("compare", cancelled)
        return Comparison(tuple(article_ids), ())


def _named(text: str, name: str, end: int) -> NamedSpan | None:
    """Return where a name stands next: after a quote, else before it."""
    at = text.find(name, end, end + 60)
    at = at if at >= 0 else text.rfind(name, max(0, end - 160), end)
    return NamedSpan(at, at + len(name), name) if at >= 0 else None


def harbour(size: int = 24) -> FakeDossier:
    """A dossier of a port strike, with several reports of some events."""
    infos, texts, groups = [], {}, {}
    for number in range(size):
        subject = (number // 3) % len(SUBJECTS)
        titles = SUBJECTS[subject]
        outlet = OUTLETS[(number * 5 + number // 7) % len(OUTLETS)]
        name = f"a{number:05d}"
        undated = number and number % 11 == 0
        infos.append(
            ArticleInfo(
                id=name,
                path=f"articles/report-{number:03d}.txt",
                title=titles[number % len(titles)],
                outlet=outlet,
                agency="Coast Wire" if number % 4 == 0 else None,
                author="Lea Brandt" if number % 3 == 0 else None,
                date=None if undated else f"2024-{3 + number // 40 % 9:02d}-{1 + number * 2 // 3 % 28:02d}",
                words=130 + 7 * (number % 5),
                digest=number % 13 == 12,
                provenance=MappingProxyType(
                    {
                        "title": Provenance(Source.FRONT_MATTER),
                        "date": Provenance(Source.NONE if undated else Source.FILE_NAME),
                        "outlet": Provenance(Source.TEXT, "first line")
                        if outlet
                        else Provenance(Source.NONE),
                    }
                ),
                warnings=("the date in the header is in the future",) if number == 7 else (),
            )
        )
        texts[name] = "\n\n".join(PARAGRAPHS[(number + place) % len(PARAGRAPHS)] for place in range(6))
        groups.setdefault((number // 15, subject), []).append(name)
    by_id = {info.id: info for info in infos}
    events = tuple(
        Event(
            id=f"e{place}",
            title=by_id[names[0]].title,
            first=by_id[names[0]].date,
            last=by_id[names[-1]].date,
            articles=tuple(names),
            outlets=tuple(sorted({by_id[name].outlet or "" for name in names} - {""})),
        )
        for place, names in enumerate(groups.values())
    )
    ids = tuple(by_id)
    actors = (
        Actor(
            id="mira",
            name="Mira Holt",
            kind=ActorKind.PERSON,
            aliases=("Holt",),
            mentions=31,
            articles=ids[:9],
            roles=(Role("union leader", ids[:3]),),
            quotes=12,
            **_when(infos[:9]),
        ),
        Actor(
            id="jonas",
            name="Jonas Feld",
            kind=ActorKind.PERSON,
            mentions=20,
            articles=ids[2:8],
            quotes=7,
            **_when(infos[2:8]),
        ),
        Actor(
            id="port",
            name="Harbour company",
            kind=ActorKind.ORGANISATION,
            mentions=12,
            articles=ids[1:6],
            **_when(infos[1:6]),
        ),
    )
    dated = sorted(infos, key=lambda info: (info.date is None, info.date or ""))
    return FakeDossier(
        infos=tuple(dated),
        texts=texts,
        all_events=events,
        all_actors=actors,
        all_copies=(WireCopy(ids[:2], 0.62), WireCopy(ids[6:8], 0.4)) if size > 8 else (),
        all_skipped=(Skipped("articles/scan.pdf", "no text in it"), Skipped("articles/empty.txt", "empty")),
    )


def _when(infos: Sequence[ArticleInfo]) -> dict[str, Any]:
    """Return what an actor has from the articles that name it."""
    dates = sorted(info.date for info in infos if info.date)
    return {
        "outlets": tuple(sorted({info.outlet for info in infos if info.outlet})),
        "first": dates[0] if dates else None,
        "last": dates[-1] if dates else None,
        "dates": tuple(Counter(dates).items()),
    }


def hostile() -> FakeDossier:
    """A dossier whose titles, names and texts try to break out of their place."""
    titles = (
        "[/nope] closing what was never opened",
        "[@click=app.quit]press me[/] and [bold red]shout[/]",
        "a title with \ufffd[31m what is left of an escape \ufffd]52;c;aGk=\ufffd",
        "漁港のストライキは二週目に入り、港の外で九隻の船が待っている",
        "Boats 🚢🚢🚢 and a family 👩‍👩‍👧‍👦 on the quay ☂️ today",
        "إضراب عمال الميناء يدخل أسبوعه الثاني",
        "שביתת הנמל נכנסת לשבוע השני",
        "An endless title " + "on and on " * 60,
        "Nospacesatallinthisheadline" * 12,
        "",
        "$accent $text {curly} %s %(name)s ${USER} `ls`",
    )
    infos = tuple(
        ArticleInfo(
            id=f"h{place}",
            path=f"articles/[/b]{place}.txt",
            title=title,
            outlet=("[b]Out[/nope]" * (place % 3)) or None,
            date=("2024-05-02", None, "2024", "2024-06")[place % 4],
            author="[link=x]A[/] " * (place % 2) or None,
            warnings=("[red]warning[/nope]",) if place == 1 else (),
        )
        for place, title in enumerate(titles)
    )
    texts = {
        info.id: f"[/nope] {info.title}\n\n“[@click=app.quit]go[/]” said {'x' * 300}\n\n漁港 🚢 אבג"
        for info in infos
    }
    actor = Actor(id="x", name="[/nope] Name", kind=ActorKind.PERSON, articles=("h0", "h1"))
    event = Event(
        id="e", title="[/nope] event", first=None, last=None, articles=("h0", "h1", "h2"), outlets=("[b]",)
    )
    return replace(
        harbour(0),
        name="[/nope] dossier",
        infos=infos,
        texts=texts,
        all_actors=(actor,),
        all_events=(event,),
        all_skipped=(Skipped("articles/[/nope].txt", "[@click=app.quit]x"),),
    )
