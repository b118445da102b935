"""Quotations: what was said, by whom, and by which rule one knows."""

from dossier.analysis.quotes.confidence import RULES
from dossier.analysis.quotes.cues import QuoteLexicon, default_lexicon
from dossier.analysis.quotes.finder import find_quotes
from dossier.analysis.quotes.nested import NESTED, nested_quotes

__all__ = ["NESTED", "RULES", "QuoteLexicon", "default_lexicon", "find_quotes", "nested_quotes"]
