"""Tries every regular expression that the package compiles on texts that grow; names those that are slow.

Run as a program: the expressions are caught as they are compiled, before anything imports the package.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
import time
from itertools import product
from pathlib import Path
from typing import Any

SIZES = (400, 3_200)  # characters
DEAR = 0.004  # seconds for the longer text
HOPELESS = 0.1  # seconds for the shorter
PLACED = ", matched at a place"
GIVEN_LITTLE = ("_LAST_WORD", "_TITLE_END")  # at most 100 characters, where they are used
STEEPEST = 20.0  # a linear one takes eight times as long for the longer text

PUMPS = (
    *(
        "a",
        "A",
        " ",
        "1",
        ".",
        ",",
        "-",
        "'",
        '"',
        "«",
        "„",
        "“",
        "”",
        "(",
        ")",
        "[",
        "]",
        "<",
        ">",
        "&",
        "*",
        "_",
        "`",
        "\n",
    ),
    *(
        "a ",
        "A ",
        "Aa ",
        "a. ",
        "A. ",
        "1 ",
        "1,",
        "1.",
        "a-",
        "a'",
        "aA",
        "--",
        " \n",
        "a\n",
        "\n\n",
        "> ",
        "- ",
        "<a ",
    ),
    *(
        "[a](",
        "![",
        "<!--",
        "&#",
        "“a ",
        "a” ",
        "the ",
        "of ",
        "of the ",
        "and ",
        "said ",
        "By ",
        "Mr. ",
        "Ann Berg ",
    ),
    *(
        "May 4, ",
        "4 May ",
        "2021-",
        "Jan ",
        "http://",
        "a@",
        "Title: ",
        "é",
        "é ",
        "“",
        "said that ",
        "(Reuters) - ",
    ),
)
ENDS = ("", "\u2603")


def caught() -> dict[re.Pattern[str] | re.Pattern[bytes], str]:
    """Import the package and work with it; return its expressions, each with the file that made it."""
    found: dict[re.Pattern[str] | re.Pattern[bytes], str] = {}
    real = re.compile

    def catching(pattern: str, flags: int = 0) -> re.Pattern[str]:
        made = real(pattern, flags)
        frame = sys._getframe(1)
        name = frame.f_code.co_filename
        if "dossier/" in name and "site-packages" not in name:
            found.setdefault(made, used(name, frame.f_lineno))
        return made

    re.compile = catching  # type: ignore[assignment]
    import dossier

    for module in pkgutil.walk_packages(dossier.__path__, "dossier."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    from dossier.analysis.actors import find_actors
    from dossier.analysis.quotes import find_quotes
    from dossier.language.dates import parse_date

    text = "“We wait,” said Ann Berg, president of the Dock Union, on 4 May 2021. He told Reuters that."
    find_quotes(text)
    find_actors(text, title="Strike")
    parse_date("4 May 2021")
    re.compile = real
    return found


def used(name: str, line: int) -> str:
    """Return where an expression is made, and whether it is only matched at a place, not looked for."""
    source = Path(name).read_text("utf-8")
    before = source.splitlines()[:line]
    variable = next((m[1] for one in reversed(before[-6:]) if (m := re.match(r"(\w+) = ", one))), "")
    ways = set(re.findall(rf"\b{variable}\.(\w+)\b", source)) if variable else set()
    return f"{name} {variable}{PLACED if ways and ways <= {'match', 'fullmatch', 'pattern'} else ''}"


def cost(pattern: re.Pattern[str] | re.Pattern[bytes], text: str, where: str = "") -> float:
    """Return the seconds of finding every match, or of matching at the beginning."""
    given: Any = text.encode() if isinstance(pattern.pattern, bytes) else text
    began = time.process_time()
    if where.endswith(PLACED):
        pattern.match(given)
        pattern.fullmatch(given)
    else:
        for _ in pattern.finditer(given):
            pass
    return time.process_time() - began


def is_slow(pattern: re.Pattern[str] | re.Pattern[bytes], where: str, pump: str, end: str) -> bool:
    """Return whether the time grows faster than the text."""
    first, *_, last = (pump * (size // len(pump)) + end for size in SIZES)
    began = cost(pattern, first, where)
    if began < DEAR / STEEPEST:
        return False
    if began > HOPELESS:
        return True
    if cost(pattern, last, where) <= DEAR:
        return False
    longer = min(cost(pattern, last, where) for _ in range(3))
    return longer > DEAR and longer > STEEPEST * min(cost(pattern, first, where) for _ in range(5))


def main() -> int:
    """Try each; return 1 where one is slow."""
    patterns = caught()
    slow = []
    for pattern, name in patterns.items():
        if name.rpartition(" ")[2] in GIVEN_LITTLE:
            continue
        for pump, end in product(PUMPS, ENDS):
            # Three times, for what else the machine does can make any of them look slow once.
            if all(is_slow(pattern, name, pump, end) for _ in range(3)):
                slow.append(f"{name}: {pattern.pattern!r:.90} on {pump!r}, {end!r}")
                break
    sys.stdout.write(f"{len(patterns)} expressions, {len(slow)} slow\n" + "\n".join(slow) + "\n")
    return bool(slow)


if __name__ == "__main__":
    sys.exit(main())
