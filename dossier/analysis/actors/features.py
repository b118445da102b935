"""What the tagger sees of a token: its own form, its neighbours, and the whole article.

The attributes are strings, the same when the tagger is trained and when it runs. Those of a word by
itself do not depend on where it stands, so the tagger adds up their weights once a word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dossier.analysis.actors.phrases import Phrase
from dossier.analysis.actors.rules import Candidate
from dossier.analysis.actors.tokens import Tokens
from dossier.analysis.actors.word import Word

OFFSETS = (0, -1, -2, 1, 2)
"""Where a word stands seen from the token it is evidence for: itself, before it, after it."""

_PREFIX = {0: "", -1: "-1", -2: "-2", 1: "+1", 2: "+2"}
_HEADLINE = 0.6  # the share of capitals that makes a sentence a headline
_MARKS_BEFORE = frozenset('"“‘(')
_LOCATIVE = frozenset({"in", "at", "near"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of an article's tokens before they are tagged."""

    tokens: Tokens
    known: Sequence[Word]
    phrases: Mapping[int, Phrase]
    rules: Sequence[Candidate]


def word_attributes(word: Word, offset: int) -> list[str]:
    """Return the attributes that a word gives to the token from which it stands at ``offset``."""
    prefix = _PREFIX[offset]
    lists = "|".join(sorted(word.lists))
    found = [f"{prefix}w={word.key}", f"{prefix}g={lists}"]
    if abs(offset) < 2:
        found.append(f"{prefix}s={word.shape}")
        found.append(f"{prefix}c={word.common:d}{word.capital:d}")
    if offset == 0:
        found += [f"g:{name}" for name in word.lists]
        found.append(f"c={word.common:d}|{word.shape}")
        if word.text[0].isalpha():
            key = word.key
            found += [f"p3={key[:3]}", f"x2={key[-2:]}", f"x3={key[-3:]}"]
            if len(key) > 4:
                found.append(f"x4={key[-4:]}")
            if word.capital:
                found.append("Xx")
    return found


def context_attributes(evidence: Evidence) -> list[list[str]]:
    """Return the attributes that each token has from its sentence and its article."""
    known = evidence.known
    found: list[list[str]] = [[] for _ in known]
    _add_sentences(evidence, found)
    _add_article(evidence, found)
    _add_phrases(evidence, found)
    _add_rules(evidence, found)
    return found


def _add_sentences(evidence: Evidence, found: list[list[str]]) -> None:
    known = evidence.known
    for begin, end in evidence.tokens.sentences:
        capitals = sum(known[at].capital for at in range(begin, end))
        if capitals > 3 and capitals > _HEADLINE * (end - begin):
            for at in range(begin, end):
                found[at].append("headline")
        found[begin].append("first")
        for at in range(begin, end):
            if at in evidence.tokens.opening:
                found[at] += ["open", f"open|c={known[at].common:d}|{known[at].shape}"]
                break
        found[end - 1].append("last")
        for at in range(begin + 1, end - 1):
            if known[at].capital:
                found[at].append(f"ss={known[at - 1].shape}_{known[at].shape}_{known[at + 1].shape}")


def _add_article(evidence: Evidence, found: list[list[str]]) -> None:
    """Add what the whole article shows of a word with a capital."""
    tokens, known = evidence.tokens, evidence.known
    lower = {word.key for word in known if not word.capital}
    counts = Counter(word.text for word in known if word.capital)
    inside: set[str] = set()
    seen: dict[str, set[str]] = {}
    for at, word in enumerate(known):
        if not word.capital:
            continue
        before = known[at - 1] if at else None
        after = known[at + 1] if at + 1 < len(known) else None
        if before and at not in tokens.opening and before.text not in _MARKS_BEFORE:
            inside.add(word.text)
        signs = seen.setdefault(word.text, set())
        if before:
            if "TIT" in before.lists:
                signs.add("aT")
            if before.key in _LOCATIVE:
                signs.add("aL")
            if "GIV" in before.lists and before.capital:
                signs.add("aF")
        if after:
            if "SAY" in after.lists and not after.capital:
                signs.add("aS")
            if "ORG" in after.lists and after.capital:
                signs.add("aO")
            if after.capital and "GIV" in word.lists:
                signs.add("aP")
    for at, word in enumerate(known):
        if word.capital:
            attributes = found[at]
            if word.key in lower:
                attributes.append("aLow")
            if word.text in inside:
                attributes.append("aMid")
            if counts[word.text] > 1:
                attributes.append("aDup")
            attributes.extend(seen[word.text])


def _add_phrases(evidence: Evidence, found: list[list[str]]) -> None:
    for phrase in evidence.phrases.values():
        for at in range(phrase.first, phrase.last):
            found[at].append(f"{'B' if at == phrase.first else 'I'}k={phrase.known}")
        if phrase.first:
            found[phrase.first - 1].append(f"+k={phrase.known}")
        if phrase.last < len(found):
            found[phrase.last].append(f"-k={phrase.known}")


def _add_rules(evidence: Evidence, found: list[list[str]]) -> None:
    """Add what the rules say of a token, of its neighbours, and of its word elsewhere."""
    known = evidence.known
    votes: dict[str, Counter[str]] = {}
    labels = ["O"] * len(found)
    for candidate in evidence.rules:
        name = f"{candidate.type}{'!' if candidate.sure else ''}"
        for at in range(candidate.first, candidate.last):
            labels[at] = f"{'B' if at == candidate.first else 'I'}-{name}"
            votes.setdefault(known[at].text, Counter())[str(candidate.type)] += 1
    for at, label in enumerate(labels):
        if label != "O" or known[at].capital:
            attributes = found[at]
            attributes.append(f"r={label}")
            if at:
                attributes.append(f"-r={labels[at - 1]}")
            if at + 1 < len(labels):
                attributes.append(f"+r={labels[at + 1]}")
            vote = votes.get(known[at].text)
            if vote:
                attributes.append(f"ar={max(vote, key=lambda kind: (vote[kind], kind))}")
