"""Events: articles that report the same happening, and articles that carry the same text."""

from dossier.analysis.events.copies import find_copies
from dossier.analysis.events.fingerprints import Fingerprint, fingerprint
from dossier.analysis.events.grouping import EventArticle, group_articles, group_events

__all__ = ["EventArticle", "Fingerprint", "find_copies", "fingerprint", "group_articles", "group_events"]
