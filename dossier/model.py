"""The vocabulary: what a dossier holds, as frozen values.

Offsets are character offsets into an article's sanitized text, half-open: ``[start, end)``.
A paragraph is a line of that text which is not blank. Unknown metadata is ``None``, never a guess.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias

Cancelled: TypeAlias = Callable[[], bool]
Progress: TypeAlias = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, and how many there are."""


def never() -> bool:
    """Return False: the answer of a task that nobody cancels."""
    return False


class Source(StrEnum):
    """Where a metadata value came from, the most trusted first."""

    USER = "user"
    FRONT_MATTER = "front matter"
    COLUMN = "column"
    DATABASE = "database field"
    PAGE = "page metadata"
    TEXT = "text rule"
    FILE_NAME = "file name"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where one metadata value came from, with a few words on how where that helps."""

    source: Source
    note: str = ""

    def __str__(self) -> str:
        return f"{self.source} ({self.note})" if self.note else str(self.source)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text, ``[start, end)``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NamedSpan(Span):
    """A stretch of text together with its words."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleInfo:
    """What is known of an article besides its text."""

    id: str
    path: str  # relative to the dossier, with forward slashes
    title: str
    outlet: str | None = None
    agency: str | None = None
    author: str | None = None
    dateline: str | None = None
    date: str | None = None  # ISO: YYYY-MM-DD, YYYY-MM or YYYY
    url: str | None = None
    language: str | None = None
    words: int = 0
    digest: bool = False
    tags: tuple[str, ...] = ()
    provenance: Mapping[str, Provenance] = field(default_factory=lambda: MappingProxyType({}))
    warnings: tuple[str, ...] = ()
    date_estimate: str | None = None  # as `date`, where that is not known: worked out, likely, not certain
    date_confidence: float | None = None  # of the estimate, 0 to 1

    @property
    def about(self) -> str | None:
        """The estimated date in words that tell it from one that is known; None where there is none."""
        return f"about {self.date_estimate} (worked out)" if self.date_estimate and not self.date else None


@dataclass(frozen=True, slots=True)
class Article:
    """One report, as published by one outlet on one date."""

    info: ArticleInfo
    text: str

    @property
    def id(self) -> str:
        """The article's id, unique in its dossier."""
        return self.info.id

    @property
    def paragraphs(self) -> tuple[Span, ...]:
        """The lines of the text that are not blank."""
        return paragraphs(self.text)


def paragraphs(text: str) -> tuple[Span, ...]:
    """Return the spans of the lines of a text that are not blank, without the spaces around them."""
    found: list[Span] = []
    at = 0
    for line in text.split("\n"):
        body = line.strip()
        if body:
            start = at + len(line) - len(line.lstrip())
            found.append(Span(start, start + len(body)))
        at += len(line) + 1
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that is not shown as an article, and why."""

    path: str
    reason: str


DOUBTFUL = 0.3
"""A confidence below which marked words are hardly a quotation."""


class QuoteVerdict(StrEnum):
    """What the user said of a quote: that another spoke, or that nobody is quoted."""

    SPEAKER = "speaker"
    NOT_A_QUOTE = "not a quote"
    SCARE_QUOTE = "scare quote"
    TITLE = "title"


class QuoteType(StrEnum):
    """How much of a quotation stands inside quotation marks: all of it, some of it, nothing."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words reported as said.

    Fragments of one quotation that its attribution splits have the same ``group``. What the user
    corrected has the rule ``"user"``, and the confidence 1, or 0 where it is no quotation.
    """

    start: int
    end: int
    text: str
    type: QuoteType
    rule: str  # the name of the rule that decided
    confidence: float  # 0 to 1
    cue: NamedSpan | None = None
    speaker: str | None = None
    mention: NamedSpan | None = None
    group: int = 0
    verdict: QuoteVerdict | None = None

    @property
    def doubtful(self) -> bool:
        """Whether marked words are hardly a quotation: scare quotes, a title, a nickname."""
        return self.confidence < DOUBTFUL


class MentionType(StrEnum):
    """What the words of a mention name."""

    PERSON = "PER"
    ORGANISATION = "ORG"
    PLACE = "LOC"
    OTHER = "MISC"


class ActorKind(StrEnum):
    """What an actor is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GOVERNMENT = "government"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names somebody; ``entity`` is an index into the entities of the same article."""

    start: int
    end: int
    text: str
    type: MentionType
    entity: int


@dataclass(frozen=True, slots=True)
class Entity:
    """An actor as one article names it: its fullest name, the other names, the roles printed."""

    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleActors:
    """The mentions of one article, in the order of the text, and the entities that they name."""

    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """A role as printed, and the articles that print it."""

    text: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person, organisation, government or place, under all the names the dossier gives it."""

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    mentions: int = 0
    articles: tuple[str, ...] = ()
    quotes: int = 0
    stands_for: str | None = None  # the name of the government whose seat this is: the White House's country
    outlets: tuple[str, ...] = ()  # those whose articles name the actor, the most articles first
    first: str | None = None  # ISO date of the earliest dated article
    last: str | None = None
    dates: tuple[tuple[str, int], ...] = ()  # articles by ISO date, in order; undated ones left out
    hidden: bool = False  # by the user


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What happened at one time; the articles that report it, the earliest first."""

    id: str
    title: str
    first: str | None  # ISO date of the earliest dated article
    last: str | None
    articles: tuple[str, ...]
    outlets: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    story: str | None = None  # the running affair that the event belongs to
    name_by_user: bool = False  # whether the title is the user's
    pinned: bool = False  # kept at hand by the user


class Relation(StrEnum):
    """How the passages of an aligned row relate."""

    VERBATIM = "verbatim"
    PARAPHRASE = "paraphrase"
    ONLY_HERE = "only-here"


class Verdict(StrEnum):
    """What a comparison says of one row, in the order in which a reader asks."""

    DIFFERS = "differs"
    VERBATIM = "verbatim"
    PARAPHRASE = "paraphrase"
    NO_COUNTERPART = "no counterpart found"
    ONLY_HERE = "only here"


class DifferenceKind(StrEnum):
    """What differs between the passages of one row."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    SPEAKER = "speaker"  # who is quoted
    AGENCY = "agency"  # the news agency credited in the passage
    WORD = "word"


class DifferenceRelation(StrEnum):
    """How the values of a difference relate; which of them is right is not said."""

    EQUAL = "equal"  # the same, printed otherwise: "twelve" and "12"
    COMPATIBLE = "compatible"  # they can all be true: "by the end of July" and "in the first half of July"
    DIFFERS = "differs"
    UPDATE = "update"  # the later report may give a later state


@dataclass(frozen=True, slots=True)
class Difference:
    """One value as each passage of a row gives it; ``None`` where a passage gives none."""

    kind: DifferenceKind
    values: tuple[str | None, ...]
    relation: DifferenceRelation = DifferenceRelation.DIFFERS

    @property
    def conflicting(self) -> bool:
        """Whether passages give values that cannot both be meant, or the later report a later state."""
        given = sum(value is not None for value in self.values)
        opposed = self.relation in (DifferenceRelation.DIFFERS, DifferenceRelation.UPDATE)
        return opposed and given > 1 and self.kind is not DifferenceKind.WORD


@dataclass(frozen=True, slots=True)
class Cell:
    """A passage of one article in an aligned row; ``shared`` holds the runs copied word for word."""

    article: str
    start: int
    end: int
    text: str
    shared: tuple[Span, ...] = ()  # offsets into the article's text


@dataclass(frozen=True, slots=True)
class AlignedRow:
    """Passages that say the same; one cell per compared article, ``None`` where it has no counterpart."""

    relation: Relation
    cells: tuple[Cell | None, ...]
    similarity: float
    differences: tuple[Difference, ...] = ()
    certain: bool = True  # False for a lone passage that something in another article comes near to
    moved: tuple[int, ...] = ()  # the columns whose passage stands elsewhere in the order of its article

    @property
    def verdict(self) -> Verdict:
        """What the comparison says of the row."""
        if self.relation is Relation.ONLY_HERE:
            return Verdict.ONLY_HERE if self.certain else Verdict.NO_COUNTERPART
        if any(difference.conflicting for difference in self.differences):
            return Verdict.DIFFERS
        return Verdict.VERBATIM if self.relation is Relation.VERBATIM else Verdict.PARAPHRASE


class CopyKind(StrEnum):
    """Why articles carry the same text."""

    SHARED_QUOTE = "shared quote"  # nothing but the same words of somebody who is quoted
    WIRE = "wire copy"  # between outlets, or from an agency
    RECYCLED = "recycled"  # an outlet's own earlier text


@dataclass(frozen=True, slots=True)
class WireCopy:
    """Articles that carry the same text; ``share`` is the part of the shorter one that is shared, 0 to 1."""

    articles: tuple[str, ...]
    share: float
    kind: CopyKind = CopyKind.WIRE
    source: str | None = None  # the id of the article that the text is likely from
    reason: str = ""  # why that one


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two to six articles side by side, the first as base."""

    articles: tuple[str, ...]
    rows: tuple[AlignedRow, ...]
    wire: tuple[WireCopy, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One match of a query in an article, with the words around it (KWIC)."""

    article: str
    outlet: str | None
    date: str | None
    title: str
    paragraph: int  # from 1; 0 for a match in the title or another field
    start: int
    end: int
    left: str
    match: str
    right: str
    score: float


class Sort(StrEnum):
    """The order of found articles."""

    RELEVANCE = "relevance"
    DATE = "date"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True)
class QueryMessage:
    """What could not be read in a query; ``column`` counts characters from 1."""

    column: int
    text: str


@dataclass(frozen=True, slots=True)
class FoundArticle:
    """An article that a query finds, its score, and how many hits it holds."""

    article: str
    score: float
    hits: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResult:
    """What a query finds, how it was read, and, where it finds nothing, why."""

    query: str
    reading: str  # the query as understood, shown as "Read as: ..."
    messages: tuple[QueryMessage, ...] = ()
    total: int = 0  # articles found
    articles: tuple[FoundArticle, ...] = ()  # in the order asked for, at most the limit
    hits: tuple[Hit, ...] = ()  # those of ``articles``, article by article, in the order of the text
    undated: int = 0  # articles that a date condition left out because their date is not known
    counts: tuple[tuple[str, int], ...] = ()  # where nothing is found: each term and its articles
    suggestion: str | None = None  # the query with the nearest spelling that finds something


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchingArticles:
    """All articles that a query finds, in no order, for counting; see `SearchResult` for the rest."""

    query: str
    reading: str
    messages: tuple[QueryMessage, ...] = ()
    articles: tuple[str, ...] = ()
    undated: int = 0  # articles that a date condition left out because their date is not known

    @property
    def total(self) -> int:
        """The number of articles found."""
        return len(self.articles)


@dataclass(frozen=True, slots=True, kw_only=True)
class RefreshReport:
    """What a refresh changed, by number of articles."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    renamed: int = 0
    unchanged: int = 0
    skipped: tuple[Skipped, ...] = ()
    rebuilt: str | None = None  # why the cache was rebuilt, if it was
    busy: bool = False  # another process is refreshing this dossier, so nothing was done
    problems: tuple[str, ...] = ()  # settings that could not be used
    complete: bool = True  # False if it was cancelled; the next refresh goes on from there
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class ActorMention:
    """One mention of an actor in an article, with the words around it."""

    article: str
    paragraph: int
    start: int
    end: int
    left: str
    match: str
    right: str


@dataclass(frozen=True, slots=True)
class Companion:
    """Somebody who is named beside an actor, and in how many of the same articles and paragraphs."""

    actor: str  # an actor's id
    name: str
    articles: int
    paragraphs: int | None = None  # None where there are too many articles to look


@dataclass(frozen=True, slots=True)
class ActorLabel:
    """A name or role that articles give an actor, and how many articles of which outlet do, most first."""

    text: str
    role: bool
    outlets: tuple[tuple[str | None, int], ...]


@dataclass(frozen=True, slots=True)
class ArticleQuote:
    """A quote with the article that prints it and the actor that it is attributed to."""

    article: str
    paragraph: int
    quote: Quote
    actor: str | None = None  # an actor's id


@dataclass(frozen=True, slots=True)
class Highlight:
    """A passage that the user marked, with a note if there is one.

    ``loose`` says that the passage is not in the article any more; ``start`` and ``end`` are then where
    it stood, and ``quote`` its words.
    """

    start: int
    end: int
    quote: str
    note: str = ""
    before: str = ""  # the characters around it, by which it is found again
    after: str = ""
    loose: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleNotes:
    """What the user wrote on one article."""

    article: str
    starred: bool = False
    tags: tuple[str, ...] = ()
    note: str = ""
    highlights: tuple[Highlight, ...] = ()  # in the order of the text, loose ones last
    missing: bool = False  # the article is not in the dossier any more

    def __bool__(self) -> bool:
        """Whether there is anything written."""
        return self.starred or bool(self.tags or self.note or self.highlights)


class SuggestionKind(StrEnum):
    """What completes a query."""

    WORD = "word"
    FIELD = "field"
    VALUE = "value"
    SAVED = "saved"
    HISTORY = "history"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A way to complete a query: what it is called, and the query and place of the cursor once taken."""

    kind: SuggestionKind
    label: str
    detail: str
    query: str
    cursor: int


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query under a name."""

    name: str
    query: str


@dataclass(frozen=True, slots=True)
class Share:
    """How much somebody is quoted: quotations, their words, and how many of these stand word for word."""

    quotes: int = 0
    words: int = 0
    verbatim: int = 0  # the words of direct and mixed quotations
    articles: int = 0


@dataclass(frozen=True, slots=True)
class Voice:
    """How much one speaker is quoted, in all and by outlet, most words first; an outlet may be unknown."""

    speaker: str | None
    actor: str | None
    total: Share
    outlets: Mapping[str | None, Share]


@dataclass(frozen=True, slots=True)
class Voices:
    """Who is quoted how much, most words first, out of what is quoted in all and by each outlet."""

    voices: tuple[Voice, ...]
    total: Share
    outlets: Mapping[str | None, Share]
