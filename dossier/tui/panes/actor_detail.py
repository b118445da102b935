"""An actor in full: other names, roles, quotes, and mentions in context."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from dossier.model import ActorMention, ArticleQuote
from dossier.tui.keys.now import key
from dossier.tui.made import Made
from dossier.tui.panes.lines import date_of, outlet_of, titled, wrapped
from dossier.tui.panes.rows import Passage
from dossier.tui.quoting import GUESSED, doubtful, sign_of
from dossier.tui.text import DIM, FAINT, STRONG, WARNING, column, join, left_cut, plain, separated

if TYPE_CHECKING:
    from dossier.model import Actor, ArticleInfo
    from dossier.tui.panes.ordering import Infos

MOST_ROLES = 6
LINES_OF_NAMES = 2  # all of them are in the view of names
WITH_OUTLET = 56  # cells from which a line of the concordance names the outlet


def actor_detail(
    head: Sequence[Passage],
    mentions: Sequence[ActorMention],
    quotes: Sequence[ArticleQuote],
    infos: Infos,
    width: int,
) -> Sequence[Passage]:
    """Return ``head``, then the quotes and mentions of an actor as lines that open their passage."""
    rows: list[Passage | ArticleQuote | ActorMention] = list(head)
    for title, found in (("Said", quotes), ("Mentions", mentions)):
        if found:
            rows += [Passage(plain("")), Passage(titled(f"{title} ({len(found):,})")), *found]

    def made(at: int) -> Passage:
        row = rows[at]
        if isinstance(row, ArticleQuote):
            return _quote(row, infos, width)
        return _mention(row, infos, width) if isinstance(row, ActorMention) else row

    return Made(len(rows), made)


def actor_head(actor: Actor, width: int) -> tuple[Passage, ...]:
    """Return the names and roles of an actor, the lines that every view of its detail begins with."""
    return tuple(Passage(content) for content in _names(actor, width))


def _names(actor: Actor, width: int) -> Iterator[Content]:
    yield separated((plain(actor.name, STRONG), plain(actor.kind, DIM)))
    if actor.hidden:
        yield plain(f"hidden; {key('actors.hide')} lists it again", DIM)
    if actor.stands_for:
        yield plain(f"stands for the government of {actor.stands_for}", DIM)
    if actor.first:
        dated = actor.first if actor.first == actor.last else f"{actor.first} to {actor.last}"
        count = len(actor.outlets)
        yield plain(f"{dated}, {count} {'outlet' if count == 1 else 'outlets'}", DIM)
    if actor.aliases:
        lines = wrapped("also " + ", ".join(actor.aliases), width, DIM)
        yield from lines[: LINES_OF_NAMES - 1]
        yield from [column(join(*lines[LINES_OF_NAMES - 1 :]), width)] if len(lines) >= LINES_OF_NAMES else ()
    if actor.roles:
        roles = (join(role.text, plain(f" {len(role.articles)}", DIM)) for role in actor.roles[:MOST_ROLES])
        yield column(separated(roles), width)


def _quote(said: ArticleQuote, infos: Infos, width: int) -> Passage:
    quote = said.quote
    words = quote.text.replace("\n", " ")
    said_so = plain(words, DIM if doubtful(quote) else "")
    sign = plain(sign_of(quote), DIM)
    guess = plain(f"{GUESSED} " if quote.guessed else "", WARNING)
    content = join(_place(infos.get(said.article), width), " ", guess, sign, " ", said_so)
    return Passage(content, said.article, quote.start, quote.end)


def _mention(mention: ActorMention, infos: Infos, width: int) -> Passage:
    place = _place(infos.get(mention.article), width)
    room = max(4, (width - place.cell_length - 2) // 2 - 4)
    context = join(
        plain(left_cut(mention.left.replace("\n", " ").rstrip(), room), DIM),
        plain(" ", FAINT),
        plain(mention.match.replace("\n", " "), STRONG),
        plain(mention.right.replace("\n", " "), DIM),
    )
    return Passage(join(place, " ", context), mention.article, mention.start, mention.end)


def _place(info: ArticleInfo | None, width: int) -> Content:
    """Return when, and where there is room by whom, an article was published."""
    wide = width >= WITH_OUTLET
    head = (date_of(info), outlet_of(info)) if wide else (date_of(info),)
    return column(separated(head, " "), 28 if wide else 10)
