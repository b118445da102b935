"""Asking what the user knows of articles better than their files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from dossier.articles.fields import FIELDS
from dossier.errors import DossierError
from dossier.tui.keys.now import key
from dossier.tui.messages import Correct
from dossier.tui.overview import count
from dossier.tui.text import DIM, NOT_KNOWN, STRONG, column, join, known, line, plain
from dossier.tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from dossier.model import ArticleInfo
    from dossier.session import Dossier

_WANTED = ("date", "outlet", "author")
_NAME = 10  # cells for the name of a field


def ask_value(widget: Widget, dossier: Dossier, infos: Sequence[ArticleInfo]) -> None:
    """Ask for a field and its value for some articles, beginning with what is not known, and have it kept."""
    today = date.today()  # noqa: DTZ011 -- the reader's calendar day, to refuse dates in the future

    def problem(typed: str) -> str | None:
        try:
            dossier.metadata.parted(typed, today)
        except DossierError as error:
            return str(error)
        return None

    def answered(typed: str | None) -> None:
        if typed is None:
            return
        field, text = dossier.metadata.parted(typed, today)
        ids = [info.id for info in infos]

        def work() -> str:
            dossier.metadata.state(ids, field, text, today)
            return f"{field.capitalize()}: {text or 'not known'}, by you."

        widget.post_message(Correct(work))

    first = infos[0]
    wanted = next((name for name in _WANTED if getattr(first, name) is None), _WANTED[0])
    which = f"“{first.title}”" if len(infos) == 1 else count(len(infos), "marked article")
    widget.app.push_screen(
        Prompt(
            f"What do you know of {which}? Nothing after the colon means: not known.",
            f"{wanted}: {getattr(first, wanted) or ''}",
            placeholder="date: 2019-06-26",
            check=problem,
            more="up and down scroll",
            about=(lambda: what_is_known(dossier, first)) if len(infos) == 1 else None,
        ),
        answered,
    )


def what_is_known(dossier: Dossier, info: ArticleInfo) -> Content:
    """Return what is known of an article and from where, its versions, and what its text leaves out."""
    lines = [line(info.path, DIM), plain("")]
    for name in FIELDS:
        given = info.provenance.get(name)
        origin = str(given) if given and getattr(info, name) else ""
        lines.append(join(column(name, _NAME), known(getattr(info, name)), "  ", line(origin, DIM)))
    if versions := dossier.versions(info.id):
        at = [one.id for one in versions].index(info.id) + 1
        lines += [
            plain(""),
            line(
                f"Version {at} of {len(versions)} at this address; {key('main.compare')} compares them.",
                STRONG,
            ),
        ]
        lines += [join(column(one.date or NOT_KNOWN, _NAME), " ", line(one.id)) for one in versions]
    lines += [plain(""), line("Taken out of the text", STRONG)]
    lines += [line(f"• {block}") for block in dossier.taken_out(info.id)] or [line("nothing", DIM)]
    return Content("\n").join(lines)
