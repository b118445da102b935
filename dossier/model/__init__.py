"""The vocabulary: what a dossier holds, as frozen values.

Offsets are character offsets into an article's sanitized text, half-open: ``[start, end)``.
A paragraph is a line of that text which is not blank. Unknown metadata is ``None``, never a guess.
"""

from __future__ import annotations

from dossier.model.actors import (
    Actor,
    ActorKind,
    ActorLabel,
    ActorMention,
    ArticleActors,
    Companion,
    Entity,
    Mention,
    MentionType,
    Role,
)
from dossier.model.articles import (
    Article,
    ArticleInfo,
    NamedSpan,
    Provenance,
    RefreshReport,
    Skipped,
    Source,
    Span,
    paragraphs,
)
from dossier.model.comparison import (
    AlignedRow,
    Cell,
    Comparison,
    Difference,
    DifferenceKind,
    DifferenceRelation,
    Relation,
    Verdict,
)
from dossier.model.events import CopyKind, Event, WireCopy
from dossier.model.notes import ArticleNotes, Highlight
from dossier.model.quotes import DOUBTFUL, ArticleQuote, Quote, QuoteType, QuoteVerdict, Share, Voice, Voices
from dossier.model.search import (
    FoundArticle,
    Hit,
    MatchingArticles,
    QueryMessage,
    SavedSearch,
    SearchResult,
    Sort,
    Suggestion,
    SuggestionKind,
)
from dossier.model.tasks import Cancelled, Progress, never

__all__ = [
    "DOUBTFUL",
    "Actor",
    "ActorKind",
    "ActorLabel",
    "ActorMention",
    "AlignedRow",
    "Article",
    "ArticleActors",
    "ArticleInfo",
    "ArticleNotes",
    "ArticleQuote",
    "Cancelled",
    "Cell",
    "Companion",
    "Comparison",
    "CopyKind",
    "Difference",
    "DifferenceKind",
    "DifferenceRelation",
    "Entity",
    "Event",
    "FoundArticle",
    "Highlight",
    "Hit",
    "MatchingArticles",
    "Mention",
    "MentionType",
    "NamedSpan",
    "Progress",
    "Provenance",
    "QueryMessage",
    "Quote",
    "QuoteType",
    "QuoteVerdict",
    "RefreshReport",
    "Relation",
    "Role",
    "SavedSearch",
    "SearchResult",
    "Share",
    "Skipped",
    "Sort",
    "Source",
    "Span",
    "Suggestion",
    "SuggestionKind",
    "Verdict",
    "Voice",
    "Voices",
    "WireCopy",
    "never",
    "paragraphs",
]
