"""From the lines of a plain text to its paragraphs, a single line each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

# Typewriters, mail programs and text editors wrap within these widths.
_NARROWEST, _WIDEST = 45, 130
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_WORD_CHARACTERS = re.compile(r"[\w-]+")
_RULE = re.compile(r"[\s*=_~#-]*")


def split_blocks(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a sanitized plain text, in order.

    Lines that a machine wrapped at one width are joined; otherwise a line is a paragraph. Lines of
    nothing but rules ("* * *") are left out.
    """
    groups = [group for group in _groups(text) if group]
    width = _wrap_width(groups)
    if width:
        words = _hyphenated_words(groups)
        blocks: Iterator[str] = chain.from_iterable(_joined(group, width, words) for group in groups)
    else:
        blocks = chain.from_iterable(groups)
    return tuple(block for block in blocks if not _RULE.fullmatch(block))


def _groups(text: str) -> Iterator[list[str]]:
    """Yield the runs of lines that are not blank, each line without the spaces around it."""
    group: list[str] = []
    was_indented = True
    for line in text.split("\n"):
        # In texts without blank lines an indented line opens a paragraph.
        indented = line.startswith("  ")
        if group and (not line or line.isspace() or (indented and not was_indented)):
            yield group
            group = []
        was_indented = indented
        if body := " ".join(line.split()):
            group.append(body)
    yield group


def _wrap_width(groups: Sequence[Sequence[str]]) -> int:
    """Return the width that the lines were wrapped at; 0 where they were not.

    A line break is a wrap if the next line's first word would not have fitted. Where most breaks
    inside groups are, and the lines seldom end a sentence, a machine made them.
    """
    inner = [pair for group in groups for pair in pairwise(group)]
    if len(inner) < 3:
        return 0
    # Single lines stand apart (a headline, a link) and may be longer than the wrapped ones.
    width = sorted(len(line) for line, _ in inner)[(len(inner) - 1) * 19 // 20]
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    # Nor do lines that end far too soon tell anything: a headline, a byline, a poem.
    telling = [pair for pair in inner if not _is_short(*pair, width)]
    wraps = sum(_is_wrap(line, after, width) for line, after in telling)
    ends = sum(bool(_SENTENCE_END.search(line[-6:])) for line, _ in telling)
    return width if wraps * 4 >= len(telling) * 3 and wraps >= 2 and ends * 2 < len(telling) else 0


def _is_wrap(line: str, after: str, width: int) -> bool:
    # Programs count a few characters (links, wide letters) differently, hence the slack.
    return len(line) + 1 + len(after.partition(" ")[0]) > width - 4


def _is_break(line: str, after: str, width: int) -> bool:
    """Tell whether a line of wrapped text was ended on purpose: at a sentence's end, or far too soon."""
    if _is_wrap(line, after, width):
        return False
    return _is_short(line, after, width) or _SENTENCE_END.search(line[-6:]) is not None


def _is_short(line: str, after: str, width: int) -> bool:
    return (len(line) + 1 + len(after.partition(" ")[0])) * 10 < width * 7


def _joined(group: Sequence[str], width: int, words: frozenset[str]) -> Iterator[str]:
    parts = [group[0]]
    for line, after in pairwise(group):
        if _is_break(line, after, width):
            yield _glued(parts, words)
            parts = []
        parts.append(after)
    yield _glued(parts, words)


def _glued(lines: Sequence[str], words: frozenset[str]) -> str:
    """Join lines with spaces, and words that a hyphen divides at a line's end."""
    parts: list[str] = []
    for line, after in pairwise((*lines, "")):
        if not after:
            parts.append(line)
        elif len(line) > 1 and line.endswith("-") and line[-2].isalpha() and after[0].islower():
            divided = line[:-1].rpartition(" ")[2] + _first_word(after)
            parts.append(line[:-1] if divided.lower() in words else line)
        else:
            parts.append(line + " ")
    return "".join(parts)


def _hyphenated_words(groups: Sequence[Sequence[str]]) -> frozenset[str]:
    """Return the words of the text, in lower case, if a line of it ends with a hyphen.

    A word that stands elsewhere undivided was divided to fit; others, such as "Russian-made", keep
    their hyphen.
    """
    if not any(line.endswith("-") for group in groups for line in group):
        return frozenset()
    return frozenset(
        word.lower() for group in groups for line in group for word in _WORD_CHARACTERS.findall(line)
    )


def _first_word(line: str) -> str:
    match = _WORD_CHARACTERS.match(line)
    return match[0] if match else ""
