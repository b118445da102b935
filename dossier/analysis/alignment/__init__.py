"""Alignment: passages of different articles that say the same, and what differs between them."""

from dossier.analysis.alignment.compare import compare
from dossier.analysis.alignment.sentence_pairs import AlignDocument, align_sentences

__all__ = ["AlignDocument", "align_sentences", "compare"]
