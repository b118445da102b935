"""Alignment: passages of different articles that say the same, and what differs between them."""

from dossier.analysis.alignment.compare import compare
from dossier.analysis.alignment.sentence_pairs import AlignDocument, align_sentences
from dossier.analysis.alignment.speakers import Speech

__all__ = ["AlignDocument", "Speech", "align_sentences", "compare"]
