"""From the words beside a quotation to the speaker's name."""

from __future__ import annotations

import re

from dossier.analysis.quotes.cues import QuoteLexicon
from dossier.analysis.quotes.names import NameMention, Names
from dossier.analysis.quotes.phrases import DETERMINERS, PREPOSITIONS, PRONOUNS, Phrase
from dossier.analysis.quotes.reading import Reading
from dossier.language.lexicon import word_class
from dossier.model import Span

_NEAR = 400  # mentions looked at for somebody's role, so that the work stays linear
_ARTICLE = re.compile(r"\A(?:the|a|an|one|another|some|this|that)\s+", re.IGNORECASE)
_POSSESSIVES = word_class("possessives")


def mention_span(reading: Reading, phrase: Phrase) -> Span:
    """Return the characters of a noun phrase."""
    return Span(reading.starts[phrase.first], reading.ends[phrase.last - 1])


def is_pronoun(reading: Reading, phrase: Phrase) -> bool:
    """Tell whether a noun phrase is a pronoun."""
    return phrase.core - phrase.first == 1 and reading.lows[phrase.first] in PRONOUNS


def speaker_of(reading: Reading, phrase: Phrase, names: Names, lexicon: QuoteLexicon) -> str | None:
    """Return the name of the speaker that a noun phrase names, or its words where it names nobody.

    Pronouns give ``None``; they are resolved when every speaker named outright is known.
    """
    if is_pronoun(reading, phrase):
        return None
    core = _named(reading, phrase.first, phrase.core, names, lexicon)
    if core is not None:
        return core.name
    if phrase.last > phrase.core:
        told = names.within(reading.ends[phrase.core - 1], reading.ends[phrase.last - 1])
        for mention in told[:1]:
            if mention.name in names.people and not _is_modifier(reading, mention, phrase.last, lexicon):
                return mention.name
    role = _somebody_in_that_role(reading, phrase, names, lexicon)
    return role or _plain(reading, phrase)


def _head_end(reading: Reading, first: int, last: int) -> int:
    for at in range(first + 1, last):
        if reading.lows[at] in PREPOSITIONS or reading.lows[at] in (",", "(", "who"):
            return at
    return last


def _named(
    reading: Reading, first: int, last: int, names: Names, lexicon: QuoteLexicon
) -> NameMention | None:
    """Return the name that heads a noun phrase: not a possessor, not a modifier, not what follows "of"."""
    head = _head_end(reading, first, last)
    inside = names.within(reading.starts[first], reading.ends[last - 1])
    heads = [
        mention
        for mention in inside
        if mention.start < reading.ends[head - 1]
        and not _is_possessor(reading, mention, last)
        and not _is_modifier(reading, mention, head, lexicon)
    ]
    if heads:
        if len(heads) > 1 and _is_list(reading, heads):
            return heads[0]
        return heads[-1]
    ending = inside[-1] if inside else None
    if ending is not None and ending.end >= reading.ends[last - 1] - 1 and ending.name in names.people:
        before = reading.text[max(0, ending.start - 14) : ending.start].rstrip().rpartition(" ")[2].lower()
        if before not in PREPOSITIONS and before not in DETERMINERS:
            return ending
    return None


def _is_list(reading: Reading, heads: list[NameMention]) -> bool:
    between = reading.text[heads[0].end : heads[1].start].strip().lower()
    return between.startswith(("and", ",", "&"))


def _is_possessor(reading: Reading, mention: NameMention, last: int) -> bool:
    follows = reading.text[mention.end : mention.end + 2]
    return follows[:1] in ("'", "’") and mention.end + 2 < reading.ends[last - 1]


def _is_modifier(reading: Reading, mention: NameMention, last: int, lexicon: QuoteLexicon) -> bool:
    """Tell whether a common noun follows the name within the phrase: "Doe aide", "the Doe campaign"."""
    end = reading.ends[last - 1]
    rest = reading.text[mention.end : end].strip(" ,").partition(",")[0].strip()
    if not rest:
        return False
    word = rest.split()[-1].lower()
    return not rest.startswith("(") and rest[0].islower() and (word in lexicon.role_nouns or word.isalpha())


def _plain(reading: Reading, phrase: Phrase) -> str | None:
    text = reading.text[reading.starts[phrase.first] : reading.ends[phrase.core - 1]].strip(" ,")
    return _ARTICLE.sub("", text, count=1) or None


def _somebody_in_that_role(
    reading: Reading, phrase: Phrase, names: Names, lexicon: QuoteLexicon
) -> str | None:
    """Return the person whom the article calls by the role of a definite phrase ("the senator")."""
    lows = reading.lows
    if lows[phrase.first] != "the" and lows[phrase.first] not in _POSSESSIVES:
        return None
    head_end = _head_end(reading, phrase.first, phrase.core)
    head = lows[head_end - 1]
    mark = lexicon.role_nouns.get(head)
    if mark is None or mark == "body" or head.endswith("s"):
        return None
    start = reading.starts[phrase.first]
    best: str | None = None
    seen: set[str] = set()
    for mention in (*reversed(names.before(start, _NEAR)), *names.after(start, _NEAR)):
        if mention.name in seen or mention.name not in names.people:
            continue
        if _has_role(reading, mention, head):
            best = mention.name
            break
    return best


def _has_role(reading: Reading, mention: NameMention, role: str) -> bool:
    before = reading.text[max(0, mention.start - 45) : mention.start].lower()
    after = reading.text[mention.end : mention.end + 70].lower()
    before = before.rpartition(".  ")[2].rpartition(",")[2]
    if before.rstrip().rpartition(" ")[2].rstrip(".") in _SHORT.get(role, (role,)):
        return True
    if before.endswith(" ") and re.search(rf"\b{re.escape(role)}\s+(?:of\s+\w+\s+)?\Z", before):
        return True
    if not after.startswith(","):
        return False
    apposition = after[1:].partition(",")[0].partition(".")[0]
    return re.search(rf"\b{re.escape(role)}\b", apposition) is not None


_SHORT = {
    "senator": ("sen", "senator"),
    "governor": ("gov", "governor"),
    "congressman": ("rep", "congressman", "representative"),
    "congresswoman": ("rep", "congresswoman", "representative"),
    "president": ("president", "pres"),
    "professor": ("prof", "professor"),
    "lawmaker": ("sen", "rep", "senator", "representative"),
}
