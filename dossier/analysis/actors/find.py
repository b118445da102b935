"""The actors of one article."""

from __future__ import annotations

from dossier.analysis.actors.entities import Spotted, link
from dossier.analysis.actors.phrases import phrases
from dossier.analysis.actors.roles import printed_roles
from dossier.analysis.actors.rules import Candidate, rule_mentions
from dossier.analysis.actors.tokens import Tokens, tokenize
from dossier.analysis.actors.word import word
from dossier.model import ArticleActors, MentionType


def find_actors(text: str, *, title: str = "") -> ArticleActors:
    """Return the people, organisations, governments and places that an article names.

    Args:
        text: The article's sanitized text; all offsets are into it.
        title: The article's title, as evidence for who is who.

    Returns:
        Mentions in the order of the text, and the entities that they name.
    """
    whole = f"{title}\n\n{text}" if title and not text.lstrip().startswith(title) else text
    offset = len(whole) - len(text)
    tokens = tokenize(whole)
    known = [word(token) for token in tokens.words]
    candidates = [c for c in rule_mentions(tokens, known, phrases(known)) if tokens.starts[c.first] >= offset]
    spotted = [_spotted(text, offset, tokens, candidate) for candidate in candidates]
    persons = [
        (index, candidate.first, candidate.last)
        for index, candidate in enumerate(candidates)
        if candidate.type is MentionType.PERSON
    ]
    roles = printed_roles(whole, tokens, known, persons)
    return link(text, spotted, [(role.name, whole[role.start : role.end]) for role in roles])


def _spotted(text: str, offset: int, tokens: Tokens, candidate: Candidate) -> Spotted:
    start, end = tokens.starts[candidate.first] - offset, tokens.ends[candidate.last - 1] - offset
    return Spotted(start, end, text[start:end], candidate.type or MentionType.ORGANISATION)


def roles_before_names(text: str) -> dict[int, str]:
    """Return the role printed directly before each name of a person, by the offset of the name."""
    tokens = tokenize(text)
    known = [word(token) for token in tokens.words]
    candidates = rule_mentions(tokens, known, phrases(known))
    persons = [(tokens.starts[c.first], c.first, c.last) for c in candidates if c.type is MentionType.PERSON]
    return {
        role.name: text[role.start : role.end]
        for role in printed_roles(text, tokens, known, persons)
        if role.start < role.name
    }
