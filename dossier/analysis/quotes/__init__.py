"""Quotations: what was said, by whom, and by which rule one knows."""

from dossier.analysis.quotes.cues import QuoteLexicon, default_lexicon
from dossier.analysis.quotes.finder import find_quotes

__all__ = ["QuoteLexicon", "default_lexicon", "find_quotes"]
