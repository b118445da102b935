"""What is known of an article before its names are tagged: tokens, lists, known names, rules."""

from __future__ import annotations

from dossier.analysis.actors.features import Evidence
from dossier.analysis.actors.phrases import phrases
from dossier.analysis.actors.rules import rule_mentions
from dossier.analysis.actors.tokens import tokenize
from dossier.analysis.actors.word import word


def gather(text: str) -> Evidence:
    """Return the evidence of a text."""
    tokens = tokenize(text)
    known = [word(token) for token in tokens.words]
    found = phrases(known)
    return Evidence(tokens, known, found, rule_mentions(tokens, known, found))
