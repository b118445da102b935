"""From the words beside a quotation to the speaker's name."""

from __future__ import annotations

import re

from dossier.analysis.quotes.cues import QuoteLexicon
from dossier.analysis.quotes.grammar import (
    CLAUSE_WORDS,
    DETERMINERS,
    FINITE,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    TIMES,
)
from dossier.analysis.quotes.names import NameMention, Names
from dossier.analysis.quotes.nouns import Phrase
from dossier.analysis.quotes.reading import QUOTED, Reading
from dossier.analysis.quotes.roles import Roles
from dossier.language.lexicon import word_class
from dossier.model import Span

_SECOND = word_class("open a second noun phrase") | {"former"}
_TITLES = re.compile(r"(?:\s[A-Z][\w]{1,12}\.?){1,3}\s*\Z")
_ARTICLE = re.compile(r"\A(?:the|a|an|one|another|some|this|that)\s+(?!of\b)", re.IGNORECASE)
_AFTER_NOUNS = word_class("adjectives after a noun")
_ENDS_TITLED = PREPOSITIONS | DETERMINERS | CLAUSE_WORDS | FINITE | TIMES | {"and"}
_LONGEST_TITLED = 4  # tokens: a title in quotation marks and what is called so


def mention_span(reading: Reading, phrase: Phrase) -> Span:
    """Return the characters of a noun phrase."""
    return Span(reading.starts[phrase.first], reading.ends[phrase.last - 1])


def is_pronoun(reading: Reading, phrase: Phrase) -> bool:
    """Tell whether a noun phrase is a pronoun."""
    return phrase.core - phrase.first == 1 and reading.lows[phrase.first] in PRONOUNS


def speaker_of(reading: Reading, phrase: Phrase, names: Names, roles: Roles) -> str | None:
    """Return the name of the speaker that a noun phrase names, or its words where it names nobody.

    Pronouns give ``None``; they are resolved when every speaker named outright is known.
    """
    if is_pronoun(reading, phrase):
        return None
    lexicon = roles.lexicon
    core = _named(reading, phrase.first, _first_of_several(reading, phrase), names, lexicon)
    if core is not None:
        return _whole_name(reading, phrase, names, core)
    if phrase.last > phrase.core:
        told = _name_beside(reading, phrase, names)
        if told is not None:
            return told.name
    return _in_that_role(reading, phrase, roles) or _author(reading, phrase, names) or _plain(reading, phrase)


def _whole_name(reading: Reading, phrase: Phrase, names: Names, core: NameMention) -> str:
    """Return a body's name with what follows "of": "the Ministry of Transport"."""
    if " " in core.name or core.name != core.text or core.name in names.people:
        return core.name
    following = names.within(core.end, reading.ends[phrase.core - 1])[:1]
    if not following or reading.text[core.end : following[0].start] not in (" of ", " of the "):
        return core.name
    return reading.text[core.start : following[0].end]


def _name_beside(reading: Reading, phrase: Phrase, names: Names) -> NameMention | None:
    """Return the name that stands alone between the commas after a phrase: "a spokesman, John Doe, said"."""
    start, end = reading.ends[phrase.core - 1], reading.ends[phrase.last - 1]
    for mention in names.within(start, end):
        before = _TITLES.sub("", reading.text[start : mention.start]).rstrip()[-1:]
        after = reading.text[mention.end : end].lstrip()[:1]
        if (
            before in (",", "—", "–")
            and after in ("", ",", "—", "–")
            and (mention.name in names.people or 1 <= mention.text.count(" ") <= 2)
        ):
            return mention
    return None


def _head_end(reading: Reading, first: int, last: int) -> int:
    for at in range(first + 1, last):
        if reading.lows[at] in PREPOSITIONS or reading.lows[at] in (",", "(", "who"):
            return at
    return last


def _first_of_several(reading: Reading, phrase: Phrase) -> int:
    """Return the end of the first of several joined phrases, where that is a name: "Jane Doe and an aide"."""
    for at in range(phrase.first + 1, phrase.core):
        if reading.lows[at] == "and" and reading.words[at - 1][0].isupper():
            following = reading.lows[at + 1] if at + 1 < phrase.core else ""
            if following in DETERMINERS or following in _SECOND:
                return at
    return phrase.core


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
    return word in lexicon.role_nouns or (rest[0].islower() and word.isalpha())


def _plain(reading: Reading, phrase: Phrase) -> str | None:
    first, last = phrase.first, _end_of_words(reading, phrase)
    while last - first > 2 and _describes_noun(reading, last - 1):
        last -= 1
    text = reading.text[reading.starts[first] : reading.ends[last - 1]].strip(" ,")
    return _ARTICLE.sub("", text, count=1) or None


def _end_of_words(reading: Reading, phrase: Phrase) -> int:
    """Return the token after a phrase, with the title in quotation marks that it breaks off before."""
    lows, last = reading.lows, phrase.core
    opens = lows[last - 1] in DETERMINERS or lows[last - 1] in POSSESSIVES
    if opens and lows[last : last + 1] == [QUOTED]:
        last += 1
        while last < min(len(lows), phrase.core + _LONGEST_TITLED) and lows[last].isalpha():
            if lows[last] in _ENDS_TITLED:
                break
            last += 1
    return last


def _describes_noun(reading: Reading, at: int) -> bool:
    """Tell whether a word after a noun says which is meant: "the report released", "a person close"."""
    low, before = reading.lows[at], reading.lows[at - 1]
    return (low.endswith("ed") or low in _AFTER_NOUNS) and before.isalpha() and before not in _ENDS_TITLED


def _in_that_role(reading: Reading, phrase: Phrase, roles: Roles) -> str | None:
    """Return the person whom the article calls by the role of a definite phrase ("the senator")."""
    head_end = definite_role(reading, phrase, roles.lexicon)
    return None if head_end is None else roles.holder(phrase, head_end)


def definite_role(reading: Reading, phrase: Phrase, lexicon: QuoteLexicon) -> int | None:
    """Return the token after the head noun, where a phrase means one known person by a role, or ``None``."""
    first = reading.lows[phrase.first]
    possessor = reading.lows[phrase.first + 1 : phrase.core].count("'s") > 0
    if first != "the" and first not in POSSESSIVES and not possessor:
        return None
    head_end = _head_end(reading, phrase.first, phrase.core)
    head = reading.lows[head_end - 1]
    mark = lexicon.role_nouns.get(head)
    if mark is None or mark == "body" or head.endswith("s") or head == "people":
        return None
    return head_end


def _author(reading: Reading, phrase: Phrase, names: Names) -> str | None:
    """Return who wrote the text that a phrase names: "an analysis by Jane Doe"."""
    for at in range(phrase.first + 1, phrase.core - 1):
        if reading.lows[at] == "by":
            inside = names.within(reading.starts[at], reading.ends[phrase.core - 1])
            return inside[0].name if inside else None
    return None
