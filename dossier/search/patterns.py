"""Regular expressions that a stranger may write: checked so that none can run away.

Python's engine backtracks: what a pattern costs at one place in the text is bounded by the number of
ways in which its parts can be chosen. That number is computed here, and a pattern with too many ways is
refused. Back-references and look-arounds are refused too; ``*`` and ``+`` reach over 64 characters.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

REACH = 64
MAX_WAYS = 5_000
MAX_GROUPS = 6
_ESCAPES = frozenset("dDwWsSbB")
_TELLING = 3  # letters from which on looking for the terms that hold them is worth it
_LETTERS_OR_DIGITS = re.compile(r"[a-z]+|[0-9]+")
_RESERVED = re.compile(r"(?<!\\)(?:\[|&(?=&)|~(?=~)|\|(?=\|)|-(?=-))")
_COUNTS = re.compile(r"\{(\d{1,3})(?:(,)(\d{0,3}))?\}", re.ASCII)


class PatternError(ValueError):
    """A pattern that is not searched; the message says why."""


@dataclass(slots=True)
class _Group:
    """Logarithm of the ways to match what has been read of a group."""

    ways: float = 0.0
    branches: int = 1
    last: float | None = None  # ways of the last item, which a quantifier may repeat

    def close(self) -> float:
        return self.ways + math.log(self.branches)


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Return the compiled pattern, ignoring case.

    Raises:
        PatternError: if it is not a pattern, or one that could take too long.
    """
    checked = _check(pattern)
    try:
        compiled = re.compile(checked, re.IGNORECASE)
    except (re.error, OverflowError, RecursionError) as error:
        raise PatternError(f"this is not a regular expression: {error}") from error
    if compiled.match(""):
        raise PatternError("this regular expression matches nothing at all; it would be found everywhere")
    return compiled


def literals(pattern: str) -> tuple[str, ...]:
    """Return letters or digits that stand together in whatever a pattern matches, each within one term.

    Only what stands outside brackets and is not repeated is taken: all of it is in every match.
    """
    if "|" in pattern:
        return ()
    runs: list[str] = [""]
    depth = at = 0
    while at < len(pattern):
        character = pattern[at]
        length = _class(pattern, at) if character == "[" else 2 if character == "\\" else 1
        depth += (character == "(") - (character == ")")
        plain = length == 1 and not depth and character.isascii() and character.isalnum()
        if plain and pattern[at + 1 : at + 2] not in ("*", "+", "?", "{"):
            runs[-1] += character
        else:
            runs.append("")
        if pattern[at : at + 1] == "{":
            length = max(pattern.find("}", at) - at, 0) + 1
        at += length
    parts = (part for run in runs for part in _LETTERS_OR_DIGITS.findall(run.lower()))
    return tuple(part for part in parts if len(part) >= _TELLING)


def _check(pattern: str) -> str:
    """Return the pattern with its repetitions bounded."""
    groups = [_Group()]
    out: list[str] = []
    at = 0
    while at < len(pattern):
        character = pattern[at]
        if character in "*+?{":
            at = _quantifier(pattern, at, groups[-1], out)
            continue
        taken = _item(pattern, at, groups)
        item = pattern[at : at + taken]
        out.append(_plain_class(item) if character == "[" else item)
        at += taken
    if len(groups) > 1:
        raise PatternError("a bracket of the regular expression is not closed")
    if groups[0].close() > math.log(MAX_WAYS):
        raise PatternError("this regular expression could take too long; use fewer repetitions")
    return "".join(out)


def _item(pattern: str, at: int, groups: list[_Group]) -> int:
    """Read one item other than a quantifier; return how many characters it takes."""
    character = pattern[at]
    if character == "(":
        plain = pattern.startswith("(?:", at)
        if pattern.startswith("(?", at) and not plain:
            raise PatternError("only plain groups are understood, not “(?…)”")
        if len(groups) > MAX_GROUPS:
            raise PatternError("the groups of this regular expression are nested too deep")
        groups.append(_Group())
        return 3 if plain else 1
    if character == ")":
        if len(groups) == 1:
            raise PatternError("a closing bracket of the regular expression has no opening one")
        ways = groups.pop().close()
        groups[-1].ways += ways
        groups[-1].last = ways
        return 1
    if character == "|":
        groups[-1].branches += 1
        groups[-1].last = None
        return 1
    length = _escape(pattern, at) if character == "\\" else _class(pattern, at) if character == "[" else 1
    groups[-1].last = 0.0
    return length


def _escape(pattern: str, at: int) -> int:
    following = pattern[at + 1 : at + 2]
    if not following or (following.isalnum() and following not in _ESCAPES):
        raise PatternError(f"“\\{following}” is not understood in a regular expression here")
    return 2


def _class(pattern: str, at: int) -> int:
    end = at + 1
    if pattern[end : end + 1] == "^":
        end += 1
    if pattern[end : end + 1] == "]":
        end += 1
    while end < len(pattern) and pattern[end] != "]":
        end += _escape(pattern, end) if pattern[end] == "\\" else 1
    if end >= len(pattern):
        raise PatternError("a “[” of the regular expression is not closed")
    return end + 1 - at


def _plain_class(item: str) -> str:
    """Return a class of characters with those escaped that later versions of Python may read otherwise."""
    return item[0] + _RESERVED.sub(r"\\\g<0>", item[1:-1]) + item[-1]


def _quantifier(pattern: str, at: int, group: _Group, out: list[str]) -> int:
    """Read a quantifier, add its ways to the group, write it bounded; return where it ends."""
    low, high, end = _bounds(pattern, at)
    if group.last is None:
        raise PatternError("a repetition of the regular expression repeats nothing")
    if high < low or high > REACH:
        raise PatternError(f"a repetition of the regular expression may reach at most {REACH}")
    group.ways += math.log(high - low + 1) + group.last * max(high - 1, 0)
    group.last = None
    out.append(f"{{{low},{high}}}")
    if pattern[end : end + 1] == "?":
        out.append("?")
        end += 1
    return end


def _bounds(pattern: str, at: int) -> tuple[int, int, int]:
    character = pattern[at]
    if character == "*":
        return 0, REACH, at + 1
    if character == "+":
        return 1, REACH, at + 1
    if character == "?":
        return 0, 1, at + 1
    found = _COUNTS.match(pattern, at)
    if found is None:
        raise PatternError("“{” must be followed by a number, as in {2,5}")
    low = int(found.group(1))
    high = low if not found.group(2) else int(found.group(3)) if found.group(3) else max(REACH, low)
    return low, high, found.end()
