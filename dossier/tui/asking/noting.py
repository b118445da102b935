"""Asking for tags and notes, and having them kept."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.suggester import Suggester
from textual.widget import Widget

from dossier.tui.keys.now import key
from dossier.tui.messages import Correct
from dossier.tui.overview import count
from dossier.tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from dossier.model import Highlight, Span
    from dossier.session import Dossier

_BETWEEN = re.compile(r"[\s,]+")
MOST_SHOWN = 6  # tags in use that the empty box shows


@dataclass(frozen=True, slots=True)
class About:
    """The articles that something is written on; ``title`` is that of a single one."""

    articles: tuple[str, ...]
    title: str

    @property
    def name(self) -> str:
        """What to call them in a sentence."""
        return f"“{self.title}”" if len(self.articles) == 1 else count(len(self.articles), "marked article")


class LastWord(Suggester):
    """Completes the last word typed, also after a minus, from words in use."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__(case_sensitive=True)
        self._words = words

    async def get_suggestion(self, value: str) -> str | None:
        """Return the text with its last word completed."""
        last = _BETWEEN.split(value)[-1].lstrip("-#")
        found = next((word for word in self._words if word.casefold().startswith(last.casefold())), None)
        return value + found[len(last) :] if last and found and len(found) > len(last) else None


def parted(typed: str) -> tuple[list[str], list[str]]:
    """Return the tags to give and those to take away, of words between spaces or commas."""
    words = [word for word in _BETWEEN.split(typed) if word.strip("-#")]
    given = [word.lstrip("#") for word in words if not word.startswith("-")]
    return given, [word.lstrip("-#") for word in words if word.startswith("-")]


def star(dossier: Dossier, about: About) -> str:
    """Star articles, or take their stars off where all have one; return what to tell."""
    on = not all(notes.starred for notes in dossier.notes.of_each(about.articles).values())
    dossier.notes.star(about.articles, on=on)
    return f"{'Starred' if on else 'No star any more:'} {about.name}."


def ask_tags(
    widget: Widget, dossier: Dossier, about: About, held: Sequence[str], used: Sequence[tuple[str, int]]
) -> None:
    """Ask for tags to give or take away; ``held`` are those of the first article, ``used`` those in use."""

    def work(typed: str) -> str:
        given, taken = parted(typed)
        dossier.notes.retag(about.articles, given, taken)
        told = [f"Tagged {', '.join(f'#{tag}' for tag in given)}"] if given else []
        if taken:
            told.append(f"{'took' if told else 'Took'} {', '.join(f'#{tag}' for tag in taken)} off")
        return f"{', '.join(told)}: {about.name}."

    def answered(typed: str | None) -> None:
        if typed is not None:
            widget.post_message(Correct(lambda: work(typed), light=True))

    names = [tag for tag, _ in used]
    has = f" It has {', '.join(f'#{tag}' for tag in held)}." if held and len(about.articles) == 1 else ""
    prompt = Prompt(
        f"Tags for {about.name}, with spaces between; -tag takes one off.{has}",
        placeholder=" ".join(names[:MOST_SHOWN]) or "pay follow-up",
        check=lambda typed: None if any(parted(typed)) else "Type a word; it becomes a tag.",
        suggester=LastWord(names),
        more="right completes a tag in use",
    )
    widget.app.push_screen(prompt, answered)


def ask_note(widget: Widget, dossier: Dossier, about: About, held: Mapping[str, str]) -> None:
    """Ask for the note on articles; on several it is added to the notes that they have."""
    from dossier.tui.screens.editor import NoteEditor  # a box of several lines takes long to load

    one = len(about.articles) == 1

    def work(typed: str) -> str:
        dossier.notes.write_each(
            {
                article: typed if one or not before else f"{before}\n\n{typed}"
                for article, before in held.items()
            }
        )
        return f"Note on {about.name} {'kept' if typed.strip() else 'taken away'}."

    def answered(typed: str | None) -> None:
        if typed is not None and (one or typed.strip()):
            widget.post_message(Correct(lambda: work(typed), light=True))

    title = f"Note on {about.name}" + ("" if one else "; it is added to the notes that they have")
    initial = held[about.articles[0]] if one else ""
    editor = NoteEditor(title, initial, dossier.drafts, "\n".join(sorted(about.articles)))
    widget.app.push_screen(editor, answered)


def ask_highlight_note(widget: Widget, dossier: Dossier, article: str, highlight: Highlight) -> None:
    """Ask for the note on a highlight."""
    from dossier.tui.screens.editor import NoteEditor

    def work(typed: str) -> str:
        dossier.notes.annotate(article, highlight, typed)
        return f"Note on the passage {'kept' if typed.strip() else 'taken away'}."

    def answered(typed: str | None) -> None:
        if typed is not None:
            widget.post_message(Correct(lambda: work(typed), light=True))

    words = " ".join(highlight.quote.split())
    shown = words if len(words) <= 60 else f"{words[:59]}…"
    place = f"{article}\n{highlight.start}\n{highlight.quote}"
    widget.app.push_screen(NoteEditor(f"Note on “{shown}”", highlight.note, dossier.drafts, place), answered)


def highlight(dossier: Dossier, article: str, span: Span) -> str:
    """Highlight a passage, or take the highlight of just these words off; return what to tell."""
    held = dossier.notes.of(article).highlights
    same = next(
        (one for one in held if not one.loose and (one.start, one.end) == (span.start, span.end)), None
    )
    if same is not None:
        dossier.notes.unmark(article, same)
        return "No longer highlighted."
    dossier.notes.highlight(article, span)
    return f"Highlighted; {key('main.write_note')} writes a note on it."
