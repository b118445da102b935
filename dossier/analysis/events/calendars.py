"""Which weekdays, months and years a report speaks of: evidence for and against one event.

Reports of one happening name the same weekday ("on Tuesday") although they are printed on
different days, and reports of a similar happening a year later name another month or year.
"""

from __future__ import annotations

import re

from dossier.language.calendar_words import SHORT_MONTHS
from dossier.language.dates import find_dates
from dossier.language.sibling_dates import lead_of, weekdays

_CALENDAR_WORDS = 300
_DAY_WORDS = 60
_YEARS = 32  # years of the same remainder share a bit

_MONTH = "(?:January|February|March|April|June|July|August|September|October|November|December|May"
_MONTH += r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
_MONTH_DAY = re.compile(rf"\b({_MONTH}),? \d{{1,4}}\b|\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?({_MONTH})(?!\w)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def calendar(title: str, text: str) -> tuple[int, int, int, int]:
    """Return the weekdays, months and years of a report's beginning as bits, and a day.

    The day is the first whole date of the lead as an ordinal, 0 for none: when it was printed, or
    when something happened that it reports.

    A month counts where a day or a year stands beside it, so that neither the verb "may" nor
    "March" on a placard does.
    """
    words = f"{title} . {text[: _CALENDAR_WORDS * 16]}".split()
    start = " ".join(words[:_CALENDAR_WORDS])
    months = {SHORT_MONTHS.index((match[1] or match[2])[:3].lower()) for match in _MONTH_DAY.finditer(start)}
    years = {int(match.group()) % _YEARS for match in _YEAR.finditer(start)}
    day = next(filter(None, (found.whole for found in find_dates(" ".join(words[:_DAY_WORDS])))), None)
    return (
        _bits(set(weekdays(lead_of(title, text)))),
        _bits(months),
        _bits(years),
        day.toordinal() if day else 0,
    )


def _bits(numbers: set[int]) -> int:
    return sum(1 << number for number in numbers)
