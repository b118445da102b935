"""What differs between the passages of one row: numbers, dates, names, speakers, agencies, words."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.analysis.alignment.credits import agency_differences
from dossier.analysis.alignment.date_differences import date_differences
from dossier.analysis.alignment.names import name_differences
from dossier.analysis.alignment.number_differences import number_differences
from dossier.analysis.alignment.wording import word_differences
from dossier.model import Difference


def differences(
    texts: Sequence[str | None],
    dates: Sequence[str | None],
    agencies: Sequence[str | None] = (),
    outlets: Sequence[str | None] = (),
) -> tuple[Difference, ...]:
    """Return what differs inside a row; which passage is right is not for a program to say.

    Args:
        texts: The row's passages, ``None`` where an article has none.
        dates: The dates of the articles, by which relative dates are worked out, and later states told.
        agencies: The agency that each article credits, if that is known.
        outlets: The outlet of each article, if that is known.
    """
    if len({text for text in texts if text is not None}) == 1:
        return ()
    nothing = [None] * len(texts)
    published = zip(agencies or nothing, outlets or nothing, strict=True)
    publishers = [[name for name in names if name] for names in published]
    return (
        *number_differences(texts, dates),
        *date_differences(texts, dates),
        *agency_differences(texts, agencies or nothing),
        *name_differences(texts, publishers),
        *word_differences(texts),
    )
