"""Whom "he" and "she" mean beside a quotation: candidates are scored, and the best one wins."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dossier.analysis.quotes.names import NameMention, Names
from dossier.analysis.quotes.reading import Reading

_FURTHEST = 60  # mentions looked at before a pronoun
_OBJECT = re.compile(
    r"\b(?:told|to|with|by|of|for|against|about|from|on|under|at|in|than)\s+(?:[A-Z][\w.’']*\s+){0,3}\Z"
)


@dataclass(frozen=True, slots=True)
class Weights:
    """What speaks for a candidate and what against it; set by hand."""

    same_paragraph: float = 2.0
    paragraph_before: float = 2.0
    two_before: float = -1.0
    further: float = -3.0
    distance: float = -1.2  # for each 500 characters
    same_sentence: float = 4.0
    sentence_before: float = 3.0
    quoted: float = -5.0
    possessor: float = -1.0
    object: float = -4.5
    opens_paragraph: float = 1.0
    said_before: float = 3.0
    said_last: float = 3.0
    said_last_in_paragraph: float = 2.0
    clause_subject: float = 4.0
    subject_before: float = 1.0
    gender_known: float = 3.0
    person: float = 2.5
    not_person: float = -1.0


@dataclass(frozen=True, slots=True)
class Spoken:
    """Somebody who was reported to speak: where, and who."""

    at: int
    name: str


def whom_pronoun_means(
    reading: Reading,
    names: Names,
    pronoun: str,
    at: int,
    spoken: list[Spoken],
    weights: Weights | None = None,
) -> str | None:
    """Return the name that a pronoun stands for, or ``None`` where no candidate fits.

    Args:
        reading: The article.
        names: Its names.
        pronoun: In lower case.
        at: The pronoun's offset.
        spoken: Those known to speak before it, in the order of the text.
        weights: What counts how much.
    """
    if pronoun == "who":
        return next((m.name for m in reversed(names.before(at, 3)) if at - m.end < 80), None)
    if pronoun in ("they", "it"):
        return _group(reading, names, at, spoken)
    gender = {"he": "m", "she": "f"}.get(pronoun)
    if gender is None:
        return None
    weights = weights or Weights()
    latest: dict[str, NameMention] = {}
    for mention in names.before(at, _FURTHEST):
        latest.pop(mention.name, None)
        latest[mention.name] = mention
    speakers = {one.name for one in spoken[-40:]}
    last = spoken[-1] if spoken else None
    best, best_score = None, -1e9
    for mention in reversed(latest.values()):
        known = names.genders.get(mention.name)
        if (known and known != gender) or (mention.text.isupper() and mention.name not in names.people):
            continue
        score = _score(reading, names, mention, at, weights)
        if known:
            score += weights.gender_known
        if mention.name in speakers:
            score += weights.said_before
        if last is not None and last.name == mention.name:
            score += weights.said_last
            if reading.paragraph_at(last.at) == reading.paragraph_at(at):
                score += weights.said_last_in_paragraph
        if score > best_score:
            best, best_score = mention.name, score
    if (
        last is not None
        and last.name not in latest
        and best_score < 0
        and names.genders.get(last.name) in (gender, None)
    ):
        return last.name
    return best


def _score(reading: Reading, names: Names, mention: NameMention, at: int, weights: Weights) -> float:
    text, start = reading.text, mention.start
    back = reading.paragraph_at(at) - reading.paragraph_at(start)
    score = (weights.same_paragraph, weights.paragraph_before, weights.two_before, weights.further)[
        min(back, 3)
    ]
    score += weights.distance * min(4.0, (at - start) / 500)
    here, there = reading.frame_at(at), reading.frame_at(start)
    if here == there:
        score += weights.same_sentence
    elif here - there == 1:
        score += weights.sentence_before
    if reading.is_quoted(start):
        score += weights.quoted
    if start - reading.frames[there].start < 30 and not reading.is_quoted(start):
        score += weights.clause_subject
        if here - there == 1:
            score += weights.subject_before
    if text[mention.end : mention.end + 1] in ("'", "’"):
        score += weights.possessor
    if _OBJECT.search(text, max(0, start - 40), start):
        score += weights.object
    if start - reading.paragraphs[reading.paragraph_at(start)].start < 40:
        score += weights.opens_paragraph
    score += weights.person if mention.name in names.people else weights.not_person
    return score


def _group(reading: Reading, names: Names, at: int, spoken: list[Spoken]) -> str | None:
    """Return the group or body that "they" or "it" stands for: the last one that spoke or was named."""
    for one in reversed(spoken[-3:]):
        if one.name not in names.people and at - one.at < 900:
            return one.name
    for mention in reversed(names.before(at, 8)):
        if mention.name not in names.people and not reading.is_quoted(mention.start):
            return mention.name
    return spoken[-1].name if spoken else None
