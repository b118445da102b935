"""The actors of one article."""

from __future__ import annotations

from dossier.analysis.actors.combine import name_mentions
from dossier.analysis.actors.entities import Spotted, link
from dossier.analysis.actors.evidence import gather
from dossier.analysis.actors.features import Evidence
from dossier.analysis.actors.roles import PrintedRole, printed_roles
from dossier.analysis.actors.rules import Candidate
from dossier.analysis.actors.spacy_names import Marker
from dossier.analysis.actors.spacy_names import candidates as marked_names
from dossier.model import ArticleActors, MentionType


def find_actors(text: str, *, title: str = "", mark: Marker | None = None) -> ArticleActors:
    """Return the people, organisations, governments and places that an article names.

    Args:
        text: The article's sanitized text; all offsets are into it.
        title: The article's title, as evidence for who is who.
        mark: What marks names in place of the shipped tagger.

    Returns:
        Mentions in the order of the text, and the entities that they name.
    """
    whole = f"{title}\n\n{text}" if title and not text.lstrip().startswith(title) else text
    offset = len(whole) - len(text)
    evidence = gather(whole)
    tagged = None if mark is None else marked_names(mark(whole), evidence)
    candidates = [c for c in name_mentions(evidence, tagged) if evidence.tokens.starts[c.first] >= offset]
    spotted = [_spotted(text, offset, evidence, candidate) for candidate in candidates]
    roles = _roles(whole, evidence, candidates)
    return link(text, spotted, [(role.name, whole[role.start : role.end]) for role in roles])


def _spotted(text: str, offset: int, evidence: Evidence, candidate: Candidate) -> Spotted:
    start = evidence.tokens.starts[candidate.first] - offset
    end = evidence.tokens.ends[candidate.last - 1] - offset
    return Spotted(start, end, text[start:end], candidate.type or MentionType.ORGANISATION)


def _roles(text: str, evidence: Evidence, candidates: list[Candidate]) -> list[PrintedRole]:
    persons = [(at, c.first, c.last) for at, c in enumerate(candidates) if c.type is MentionType.PERSON]
    return printed_roles(text, evidence.tokens, evidence.known, persons)


def roles_before_names(text: str) -> dict[int, str]:
    """Return the role printed directly before each name of a person, by the offset of the name."""
    evidence = gather(text)
    candidates = name_mentions(evidence)
    starts = [evidence.tokens.starts[c.first] for c in candidates]
    return {
        starts[role.name]: text[role.start : role.end]
        for role in _roles(text, evidence, candidates)
        if role.start < starts[role.name]
    }
