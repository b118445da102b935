"""An actor in full: other names, roles, quotes, and mentions in context."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from dossier.tui.panes.lines import date_of, outlet_of, titled, wrapped
from dossier.tui.panes.rows import Passage
from dossier.tui.quoting import doubtful, sign_of
from dossier.tui.text import DIM, FAINT, STRONG, column, join, left_cut, plain, separated

if TYPE_CHECKING:
    from dossier.model import Actor, ActorMention, ArticleQuote
    from dossier.tui.panes.ordering import Infos

MOST_ROLES = 6
WITH_OUTLET = 56  # cells from which a line of the concordance names the outlet


def actor_detail(
    mentions: Sequence[ActorMention],
    quotes: Sequence[ArticleQuote],
    infos: Infos,
    width: int,
) -> tuple[Passage, ...]:
    """Return the quotes and mentions of an actor as lines that open their passage."""
    return (*_quotes(quotes, infos, width), *_mentions(mentions, infos, width))


def actor_head(actor: Actor, width: int) -> tuple[Passage, ...]:
    """Return the names and roles of an actor, the lines that every view of its detail begins with."""
    return tuple(Passage(content) for content in _names(actor, width))


def _names(actor: Actor, width: int) -> Iterator[Content]:
    yield separated((plain(actor.name, STRONG), plain(actor.kind, DIM)))
    if actor.hidden:
        yield plain("hidden; d lists it again", DIM)
    if actor.stands_for:
        yield plain(f"stands for the government of {actor.stands_for}", DIM)
    if actor.first:
        dated = actor.first if actor.first == actor.last else f"{actor.first} to {actor.last}"
        count = len(actor.outlets)
        yield plain(f"{dated}, {count} {'outlet' if count == 1 else 'outlets'}", DIM)
    if actor.aliases:
        yield from wrapped("also " + ", ".join(actor.aliases), width, DIM)
    for role in actor.roles[:MOST_ROLES]:
        count = len(role.articles)
        yield join(plain(role.text), plain(f"  in {count} {'article' if count == 1 else 'articles'}", DIM))
    if len(actor.roles) > MOST_ROLES:
        yield plain(f"and {len(actor.roles) - MOST_ROLES} more roles", DIM)


def _quotes(quotes: Sequence[ArticleQuote], infos: Infos, width: int) -> Iterator[Passage]:
    if quotes:
        yield Passage(plain(""))
        yield Passage(titled(f"Said ({len(quotes):,})"))
    for said in quotes:
        quote, info = said.quote, infos.get(said.article)
        words = quote.text.replace("\n", " ")
        head = (date_of(info), outlet_of(info)) if width >= WITH_OUTLET else (date_of(info),)
        place = column(separated(head, " "), 28 if width >= WITH_OUTLET else 10)
        said_so = plain(words, DIM if doubtful(quote) else "")
        yield Passage(
            join(place, " ", plain(sign_of(quote), DIM), " ", said_so), said.article, quote.start, quote.end
        )


def _mentions(mentions: Sequence[ActorMention], infos: Infos, width: int) -> Iterator[Passage]:
    if mentions:
        yield Passage(plain(""))
        yield Passage(titled(f"Mentions ({len(mentions):,})"))
    for mention in mentions:
        info = infos.get(mention.article)
        head = (date_of(info), outlet_of(info)) if width >= WITH_OUTLET else (date_of(info),)
        place = column(separated(head, " "), 28 if width >= WITH_OUTLET else 10)
        room = max(4, (width - place.cell_length - 2) // 2 - 4)
        context = join(
            plain(left_cut(mention.left.replace("\n", " ").rstrip(), room), DIM),
            plain(" ", FAINT),
            plain(mention.match.replace("\n", " "), STRONG),
            plain(mention.right.replace("\n", " "), DIM),
        )
        yield Passage(join(place, " ", context), mention.article, mention.start, mention.end)
