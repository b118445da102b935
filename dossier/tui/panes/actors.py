"""The pane of actors: who is named, how often, where, and what they said; and to correct that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import on
from textual.binding import BindingType
from textual.content import Content

from dossier.model import Actor, ActorKind
from dossier.tui.keys.bindings import bindings_of
from dossier.tui.keys.now import key
from dossier.tui.keys.panes import ACTOR_COMMANDS
from dossier.tui.messages import Correct
from dossier.tui.overview import count, several
from dossier.tui.panes.actor_columns import SIGNS, TIMELINE, cell, columns
from dossier.tui.panes.actor_detail import actor_detail, actor_head
from dossier.tui.panes.actor_list import ActorList
from dossier.tui.panes.actor_views import View, called, company, view_line
from dossier.tui.panes.lines import headed, in_columns
from dossier.tui.panes.messages import ActorChosen
from dossier.tui.panes.ordering import ActorOrder, actor_text, folded, sorted_actors
from dossier.tui.panes.pane import Pane
from dossier.tui.panes.rows import Loaded, by_id, folded_texts
from dossier.tui.panes.timeline import reach_of, timeline
from dossier.tui.text import ACCENT, DIM, FAINT, STRONG, join, plain
from dossier.tui.widgets.prompt import Prompt
from dossier.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from dossier.model import ActorLabel, ActorMention, ArticleQuote, Companion
    from dossier.session import Dossier
    from dossier.tui.panes.rows import Passage
    from dossier.tui.panes.timeline import Reach

MARK = "●"
NO_ROW = "Go to an actor first."
_PLURALS = {ActorKind.PERSON: "people"}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What the detail of an actor shows; only the parts of the view that was asked for."""

    view: View
    mentions: Sequence[ActorMention] = ()
    quotes: Sequence[ArticleQuote] = ()
    company: Sequence[Companion] = ()
    labels: Sequence[ActorLabel] = ()


@dataclass(frozen=True, slots=True)
class LoadedActors(Loaded[Actor]):
    """Every actor, how many there are of each kind, and the days that the dossier reaches over."""

    kinds: Counter[ActorKind] = field(default_factory=Counter)
    reach: Reach | None = None


class ActorsPane(Pane[Actor]):
    """Every actor of a dossier. Enter posts `ActorChosen`; corrections are posted as `Correct`."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(ACTOR_COMMANDS)]
    DEFAULT_CSS = """
    ActorsPane.-wide > .body > .rows { width: 3fr; }
    ActorsPane.-wide > .body > .passages { width: 2fr; }
    """
    ORDERS = ActorOrder
    LIST = ActorList
    loaded: LoadedActors
    PLACEHOLDER = "name, alias, role or kind"

    def __init__(self, dossier: Any, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(dossier, id=id)
        self.kind: ActorKind | None = None
        self.view = View.PASSAGES
        self.marked: dict[str, Actor] = {}
        self.with_hidden = False
        self.loaded = LoadedActors()

    def read(self) -> LoadedActors:
        """Return every actor."""
        actors = tuple(self.dossier.actors(hidden=self.with_hidden))
        infos = by_id(self.dossier.articles())
        kinds = Counter(actor.kind for actor in actors)
        reach = reach_of(info.date for info in infos.values())
        return LoadedActors(actors, folded_texts(actors, actor_text), infos, kinds, reach)

    def take(self, loaded: Loaded[Actor]) -> None:
        """Take the rows; marks stay on those that are still there."""
        held = {actor.id: actor for actor in loaded.rows}
        self.marked = {name: held[name] for name in self.marked if name in held}
        super().take(loaded)

    def lines(self) -> Sequence[Actor]:
        """Return actors in the order chosen, of one kind if one is chosen."""
        kept = self.filtered()
        if self.kind is not None:
            kept = [actor for actor in kept if actor.kind is self.kind]
        return sorted_actors(kept, ActorOrder(self.order), backwards=self.backward)

    def key_of(self, row: Actor) -> Hashable:
        """Return the actor's id."""
        return row.id

    def marked_names(self) -> frozenset[object]:
        """Return the ids of the marked actors."""
        return frozenset(self.marked)

    def heir(self, row: Actor, rows: Sequence[Actor]) -> int | None:
        """Return where the actor stands that has a name of the row's and most of its articles."""
        names, articles = {row.name, *row.aliases}, set(row.articles)
        shared = {
            place: len(articles.intersection(actor.articles))
            for place, actor in enumerate(rows)
            if not names.isdisjoint((actor.name, *actor.aliases))
        }
        return max(shared, key=lambda place: shared[place], default=None)

    def nothing(self) -> str:
        """Return what is said where no row is shown."""
        if self.kind is not None and not self.words.strip():
            return f"There are no {_plural(self.kind, 2)}. {key('actors.kind')} shows others."
        return super().nothing()

    def heading(self, width: int) -> Content:
        """Return the names of the columns."""
        return headed(columns(width, ActorOrder(self.order)), self.order, backward=self.backward)

    def draw(self, row: Actor, width: int, cursor: bool, focused: bool) -> Content:  # noqa: ARG002
        """Return kind, name, role and counts, with a timeline where there is room."""
        fields = columns(width, ActorOrder(self.order))
        sign = plain(MARK, ACCENT) if row.id in self.marked else plain(SIGNS[row.kind], DIM)
        role = f"  {row.roles[0].text}" if row.roles else ""
        name = plain(row.name, DIM if row.hidden else STRONG if cursor else "")
        cells: list[Content] = [sign, join(name, plain("  (hidden)" if row.hidden else role, DIM))]
        for each in fields[2:]:
            if each.order == TIMELINE:
                cells.append(plain(timeline(row.dates, self.loaded.reach, each.width), DIM))
            else:
                text = cell(row, str(each.order))
                cells.append(plain(text, FAINT if text == "·" else ""))
        return in_columns(cells, fields)

    def summary(self) -> str:
        """Return how many actors there are of each kind, of those shown, and what is marked."""
        if not self.loaded.rows:
            return "No actor was found in these articles."
        shown, kinds, of = len(self._list.rows), self.loaded.kinds, ""
        if shown != len(self.loaded.rows):
            kinds, of = Counter(actor.kind for actor in self._list.rows), f"{shown:,} of "
        told = " · ".join(
            f"{SIGNS[kind]} {kinds[kind]:,} {_plural(kind, kinds[kind])}" for kind in ActorKind if kinds[kind]
        )
        marks = f" · {len(self.marked)} marked: {key('actors.merge')} merges them" if self.marked else ""
        only = f" · only {_plural(self.kind, 2)}: {key('actors.kind')} shows others" if self.kind else ""
        return f"{of}{count(len(self.loaded.rows), 'actor')}: {told}{only}{marks}"

    # -- the detail

    def fetch(self, row: Actor) -> Fetched:
        """Return what the view of the detail shows of an actor."""
        if self.view is View.COMPANY:
            return Fetched(self.view, company=self.dossier.companions(row.id))
        if self.view is View.LABELS:
            return Fetched(self.view, labels=self.dossier.actor_labels(row.id))
        return Fetched(self.view, self.dossier.actor_mentions(row.id), self.dossier.quotes(actor=row.id))

    def detail(self, row: Actor, fetched: Any, width: int) -> Sequence[Passage]:
        """Return names, and quotes and mentions in context, or who is near, or who says what."""
        held = cast("Fetched", fetched)
        head = (*actor_head(row, width), view_line(held.view))
        if held.view is View.COMPANY:
            return (*head, *company(held.company, width))
        if held.view is View.LABELS:
            return (*head, *called(held.labels, width))
        return actor_detail(head, held.mentions, held.quotes, self.loaded.infos, width)

    def passage_of(self, row: Actor) -> Passage | None:  # noqa: ARG002 - an actor has many
        """Return nothing: an actor is named in many places."""
        return None

    def source(self, row: Actor) -> str:
        """Return the actor's names."""
        return ", ".join((row.name, *row.aliases))

    def action_view(self) -> None:
        """Show the detail in the next way."""
        views = list(View)
        self.view = views[(views.index(self.view) + 1) % len(views)]
        self._ask_detail()

    def action_kind(self) -> None:
        """Show the next kind only, after the last all."""
        kinds = (None, *ActorKind)
        self.kind = kinds[(kinds.index(self.kind) + 1) % len(kinds)]
        self.rearrange(cursor=0)

    def action_hidden(self) -> None:
        """Show hidden actors too, or no longer."""
        self.with_hidden = not self.with_hidden
        self.load()

    @on(VirtualList.Selected, ".rows")
    def _chosen(self, event: VirtualList.Selected) -> None:
        event.stop()
        self.post_message(ActorChosen(event.row.id))

    @on(VirtualList.Selected, ".passages")
    def _companion_chosen(self, event: VirtualList.Selected) -> None:
        name = event.row.actor
        place = next((at for at, actor in enumerate(self._list.rows) if actor.id == name), None)
        if name is not None and place is not None:
            self._list.cursor = place
            self._list.focus()

    # -- marks

    @on(ActorList.MarkAsked)
    def _mark(self, event: ActorList.MarkAsked) -> None:
        event.stop()
        if event.row is None:
            self.marked.clear()
        elif self.marked.pop(event.row.id, None) is None:
            self.marked[event.row.id] = event.row
        self._list.redraw()
        self._say_summary()

    # -- corrections

    def action_merge(self) -> None:
        """Make one actor of those marked and the one under the cursor."""
        row = self._row()
        if row is None:
            return
        others = [actor.name for name, actor in self.marked.items() if name != row.id]
        if not others:
            mark, merge = key("actors.mark"), key("actors.merge")
            self._tell(f"Mark what is the same actor with {mark}, go to the best name, then press {merge}.")
            return
        ids = list(dict.fromkeys([row.id, *self.marked]))
        self._ask(
            Prompt(f"Merge {several(others)} and {row.name}: under which name?", row.name),
            lambda typed: self._merging(ids, typed),
        )

    def _merging(self, ids: Sequence[str], name: str) -> Callable[[Dossier], str]:
        self.marked.clear()
        return lambda dossier: dossier.actor_corrections.merge(ids, name)

    def action_split(self) -> None:
        """Take names out of the actor; on a line of a mention, those of its article."""
        row = self._row()
        passage = self._passages.row if self._passages.has_focus else None
        if row is None:
            return
        if passage is not None and passage.article is not None:
            self._split_article(row, passage.article)
        else:
            self._split_names(row)

    def _split_names(self, row: Actor) -> None:
        names = {folded(name): name for name in (row.name, *row.aliases)}
        if len(names) < 2:
            passages, split = key("panes.detail"), key("actors.split")
            self._tell(
                f"{row.name} has one name; in its passages ({passages}),"
                f" {split} takes an article's mentions out."
            )
            return

        def check(typed: str) -> str | None:
            lost = next((part for part in _parts(typed) if folded(part) not in names), None)
            return None if lost is None else f"{row.name} is not called “{lost}”."

        title = f"Which of these is somebody else? {', '.join(row.aliases)}"
        self._ask(
            Prompt(title, row.aliases[-1] if row.aliases else "", check=check),
            lambda typed: lambda dossier: dossier.actor_corrections.split(row.id, names=_parts(typed)),
        )

    def _split_article(self, row: Actor, article: str) -> None:
        info = self.loaded.infos.get(article)
        title = f"Who is meant in “{info.title if info else article}”, if not {row.name}?"
        self._ask(
            Prompt(title, f"{row.name} (2)"),
            lambda typed: (
                lambda dossier: dossier.actor_corrections.split(row.id, articles=[article], into=typed)
            ),
        )

    def action_rename(self) -> None:
        """Give the actor another name."""
        row = self._row()
        if row is not None:
            self._ask(
                Prompt(f"What is {row.name} to be called?", row.name),
                lambda typed: lambda dossier: dossier.actor_corrections.rename(row.id, typed),
            )

    def action_retype(self) -> None:
        """Say what the actor is."""
        row = self._row()
        if row is None:
            return
        kinds = {str(kind)[0]: kind for kind in ActorKind} | {str(kind): kind for kind in ActorKind}
        kinds["p"] = ActorKind.PERSON

        def check(typed: str) -> str | None:
            return None if typed.lower() in kinds else f"Type one of {', '.join(ActorKind)}."

        self._ask(
            Prompt(f"What is {row.name}? {', '.join(ActorKind)}", str(row.kind), check=check),
            lambda typed: lambda dossier: dossier.actor_corrections.retype(row.id, kinds[typed.lower()]),
        )

    def action_hide(self) -> None:
        """Hide the marked actors, or the one under the cursor; a hidden one is listed again."""
        row = self._row()
        chosen = list(self.marked.values()) or ([row] if row is not None else [])
        ids = [actor.id for actor in chosen]
        if not ids:
            return
        self.marked.clear()
        if all(actor.hidden for actor in chosen):
            self._correct(lambda dossier: dossier.actor_corrections.unhide(ids))
        else:
            self._correct(lambda dossier: dossier.actor_corrections.hide(ids))

    def _row(self) -> Actor | None:
        row = cast("Actor | None", self._list.row)
        if row is None:
            self._tell(NO_ROW)
        return row

    def _tell(self, sentence: str) -> None:
        self.notify(sentence, markup=False, timeout=5)

    def _ask(self, prompt: Prompt, work: Callable[[str], Callable[[Dossier], str]]) -> None:
        def answered(typed: str | None) -> None:
            if typed is not None:
                self._correct(work(typed))

        self.app.push_screen(prompt, answered)

    def _correct(self, work: Callable[[Dossier], str]) -> None:
        dossier = cast("Dossier", self.dossier)
        self.post_message(Correct(lambda: work(dossier)))


def _parts(typed: str) -> list[str]:
    return [part for each in typed.split(",") if (part := each.strip())]


def _plural(kind: ActorKind, count: int) -> str:
    return str(kind) if count == 1 else _PLURALS.get(kind, f"{kind}s")
