"""The vocabulary: what a dossier holds, as frozen values.

Offsets are character offsets into an article's sanitized text, half-open: ``[start, end)``.
A paragraph is a line of that text which is not blank. Unknown metadata is ``None``, never a guess.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dossier.model.actors import *  # noqa: F403 -- the names below
    from dossier.model.articles import *  # noqa: F403 -- the names below
    from dossier.model.carried import *  # noqa: F403 -- the names below
    from dossier.model.claims import *  # noqa: F403 -- the names below
    from dossier.model.comparison import *  # noqa: F403 -- the names below
    from dossier.model.contrast import *  # noqa: F403 -- the names below
    from dossier.model.coverage import *  # noqa: F403 -- the names below
    from dossier.model.events import *  # noqa: F403 -- the names below
    from dossier.model.kinds import *  # noqa: F403 -- the names below
    from dossier.model.metadata import *  # noqa: F403 -- the names below
    from dossier.model.notes import *  # noqa: F403 -- the names below
    from dossier.model.quotes import *  # noqa: F403 -- the names below
    from dossier.model.refreshing import *  # noqa: F403 -- the names below
    from dossier.model.search import *  # noqa: F403 -- the names below
    from dossier.model.tasks import *  # noqa: F403 -- the names below
    from dossier.model.wording import *  # noqa: F403 -- the names below
    from dossier.model.worksheet import *  # noqa: F403 -- the names below

_NAMES = {
    "actors": (
        "Actor",
        "ActorKind",
        "ActorLabel",
        "ActorMention",
        "ActorName",
        "ArticleActors",
        "Companion",
        "Entity",
        "Mention",
        "MentionType",
        "Role",
    ),
    "articles": ("Article", "NamedSpan", "Span", "paragraphs"),
    "carried": ("Carriage", "CarriedQuote", "Carrier"),
    "claims": ("Claim", "ClaimKind", "ClaimMatrix"),
    "comparison": (
        "AlignedRow",
        "Cell",
        "Comparison",
        "Difference",
        "DifferenceKind",
        "DifferenceRelation",
        "Relation",
        "Verdict",
    ),
    "contrast": ("Contrast", "ResultComparison"),
    "coverage": ("Coverage", "Covered", "Report"),
    "events": ("Event", "WireCopy"),
    "kinds": (
        "COMPARED",
        "CopyKind",
        "MOST_COLUMNS",
        "QuoteOrder",
        "QuoteType",
        "QuoteVerdict",
        "Sort",
        "SuggestionKind",
    ),
    "metadata": ("ArticleInfo", "Provenance", "Source"),
    "notes": ("ArticleNotes", "Highlight"),
    "quotes": ("ArticleQuote", "DOUBTFUL", "Quote", "Share", "Voice", "Voices"),
    "refreshing": ("RefreshReport", "Skipped"),
    "search": (
        "FoundArticle",
        "Hit",
        "MatchingArticles",
        "QueryMessage",
        "SavedSearch",
        "SearchResult",
        "Suggestion",
    ),
    "tasks": ("Cancelled", "Progress", "never", "unheard"),
    "wording": ("Wording", "WordingKind", "WordingUse"),
    "worksheet": ("Profile", "Speaking", "Worksheet"),
}
_MODULES = {name: module for module, names in _NAMES.items() for name in names}


if not TYPE_CHECKING:  # else a misspelt name would pass for an object

    def __getattr__(name: str) -> object:
        """Load a module when a name of it is first asked for.

        Making all these classes takes a tenth of the time in which a command or the app starts.
        """
        module = _MODULES.get(name)
        if module is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value: object = getattr(import_module(f"{__name__}.{module}"), name)
        globals()[name] = value
        return value
