"""The pane of actors under its own keys: what it shows, and what it corrects."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from fake import harbour
from test_panes import Host, heading, lines, settled, showing, summary

from dossier.model import ActorKind
from dossier.tui.panes.actor_columns import columns
from dossier.tui.panes.actors import ActorsPane
from dossier.tui.panes.messages import ActorChosen
from dossier.tui.panes.ordering import ActorOrder
from dossier.tui.panes.timeline import Reach, reach_of, timeline
from dossier.tui.widgets.prompt import Prompt


class Corrections:
    """Notes what it is asked to correct."""

    def __init__(self) -> None:
        self.done: list[tuple[Any, ...]] = []

    def __getattr__(self, verb: str) -> Callable[..., str]:
        def correct(*arguments: object, **named: object) -> str:
            self.done.append((verb, *arguments, *named.values()))
            return "Done."

        return correct


async def corrected(*keys: str, prepare: Callable[[ActorsPane], None] | None = None) -> list[tuple[Any, ...]]:
    """Return what pressing keys in the pane corrects."""
    dossier = harbour(60)
    dossier.actor_corrections = Corrections()  # type: ignore[attr-defined]
    app = Host(ActorsPane(dossier))
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(app, pilot)
        if prepare is not None:
            prepare(app.pane)
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        await settled(app, pilot)
    done: list[tuple[Any, ...]] = dossier.actor_corrections.done  # type: ignore[attr-defined]
    return done


def texts(pane: ActorsPane) -> list[str]:
    return [passage.content.plain for passage in pane._passages.rows]


async def test_marked_actors_are_merged_into_the_one_under_the_cursor() -> None:
    merged = ["port", "mira", "jonas"]
    assert await corrected("space", "m", "M", "enter") == [("merge", merged, "Harbour company")]
    assert await corrected("space", "m", "M", *"The port", "enter") == [("merge", merged, "The port")]


async def test_a_merge_is_asked_about_and_escape_leaves_all_apart() -> None:
    async with showing(ActorsPane, "space", "M", size=(100, 30)) as (app, pane, pilot):
        asked = str(app.screen.query_one("#question").render())
        assert asked == "Merge Mira Holt and Jonas Feld: under which name?"
        await pilot.press("escape")
        assert list(pane.marked) == ["mira"]


async def test_marks_are_shown_and_taken_away() -> None:
    async with showing(ActorsPane, "space", size=(100, 30)) as (_, pane, pilot):
        assert lines(pane._list)[0].lstrip("▌ ").startswith("● Mira Holt")
        assert summary(pane).endswith("1 marked: M merges them")
        await pilot.press("u")
        await pilot.pause()
        assert "marked" not in summary(pane)
        await pilot.press("M")
        assert not pane.marked


async def test_a_name_is_taken_out_of_an_actor() -> None:
    assert await corrected("x", "enter") == [("split", "mira", ["Holt"])]


async def test_an_actor_of_one_name_is_not_split() -> None:
    assert await corrected("j", "x") == []


async def test_the_mentions_of_an_article_are_taken_out_at_a_mention() -> None:
    ((verb, actor, articles, into),) = await corrected("l", "G", "x", *"Sue", "enter")
    assert (verb, actor, into) == ("split", "mira", "Sue")
    assert len(articles) == 1


async def test_an_actor_is_renamed() -> None:
    assert await corrected("r", *"Mira", "enter") == [("rename", "mira", "Mira")]


async def test_an_actor_is_retyped_and_a_wrong_kind_refused() -> None:
    assert await corrected("t", *"ship", "enter", "escape") == []
    assert await corrected("t", *"organisation", "enter") == [("retype", "mira", ActorKind.ORGANISATION)]


async def test_escape_leaves_all_as_it_is() -> None:
    for key in "xrt":
        assert await corrected(key, "escape") == []


async def test_an_actor_or_all_marked_ones_are_hidden() -> None:
    assert await corrected("d") == [("hide", ["mira"])]
    assert await corrected("space", "space", "d") == [("hide", ["mira", "jonas"])]


async def test_hidden_actors_are_shown_and_listed_again() -> None:
    dossier = harbour(60)
    first, *others = dossier.all_actors
    dossier = replace(dossier, all_actors=(replace(first, hidden=True), *others))
    dossier.actor_corrections = Corrections()  # type: ignore[attr-defined]
    async with showing(ActorsPane, dossier=dossier) as (_, pane, pilot):
        assert [actor.id for actor in pane._list.rows] == ["jonas", "port"]
        await pilot.press("H")
        await settled(pane.app, pilot)
        assert [actor.id for actor in pane._list.rows] == ["mira", "jonas", "port"]
        assert "(hidden)" in lines(pane._list)[0]

    def show_hidden(pane: ActorsPane) -> None:
        pane.loaded = replace(pane.loaded, rows=(replace(pane.loaded.rows[0], hidden=True),), texts=("",))
        pane.rearrange(cursor=0)

    assert await corrected("d", prepare=show_hidden) == [("unhide", ["mira"])]


async def test_the_kinds_are_shown_one_by_one() -> None:
    async with showing(ActorsPane, "o") as (_, pane, pilot):
        assert [actor.id for actor in pane._list.rows] == ["mira", "jonas"]
        assert "only people" in summary(pane)
        await pilot.press("o")
        assert [actor.id for actor in pane._list.rows] == ["port"]
        await pilot.press("o", "o", "o")
        assert len(pane._list.rows) == 3


async def test_the_detail_shows_company_and_labels() -> None:
    async with showing(ActorsPane, "v", size=(120, 40)) as (app, pane, pilot):
        assert any("[with whom]" in text for text in texts(pane))
        assert any(text.endswith("Jonas Feld") or "Jonas Feld" in text for text in texts(pane))
        await pilot.press("v")
        await settled(app, pilot)
        assert any(text.startswith("Names (2)") for text in texts(pane))
        assert any("Harbour Post 4, outlet not known 1" in text for text in texts(pane))
        await pilot.press("v")
        await settled(app, pilot)
        assert any(text.startswith("Mentions (") for text in texts(pane))


async def test_enter_on_a_companion_goes_to_it() -> None:
    async with showing(ActorsPane, "v", size=(120, 40)) as (app, pane, pilot):
        await pilot.press("l", "G", "enter")
        await settled(app, pilot)
        assert pane._list.row.id == "port"
        assert pane._list.has_focus
        assert not [message for message in app.received if isinstance(message, ActorChosen)]


async def test_no_prompt_opens_without_a_row() -> None:
    empty = replace(harbour(0), all_actors=())
    async with showing(ActorsPane, *"Mxrtd", dossier=empty) as (app, _, _pilot):
        assert not isinstance(app.screen, Prompt)


async def test_every_column_can_be_sorted_by_in_any_width() -> None:
    async with showing(ActorsPane) as (_, pane, pilot):
        for order in [*list(ActorOrder)[1:], ActorOrder.MENTIONS]:
            await pilot.press("s")
            assert f"{order}↓" in heading(pane)


def test_columns_come_with_the_room() -> None:
    def names(width: int, order: ActorOrder = ActorOrder.MENTIONS) -> list[str]:
        return [str(field.order) for field in columns(width, order)[2:]]

    assert names(34) == ["mentions"]
    assert names(34, ActorOrder.KIND) == ["kind"]
    assert "timeline" in names(78)
    assert set(names(150)) == {*(order for order in ActorOrder if order != "name"), "timeline"}
    for width in range(4, 170):
        assert sum(field.width + 1 for field in columns(width, ActorOrder.NAME)) - 1 <= max(width, 4)


def test_a_timeline_has_the_same_days_in_every_line() -> None:
    reach = reach_of(["2024-01-01", "2024-01-08", None, "soon"])
    assert reach == Reach(first=738886, last=738893)
    assert timeline([("2024-01-01", 4), ("2024-01-08", 1)], reach, 16) == "█······▂"
    assert timeline([("2024-01-01", 4), ("2024-01-08", 1)], reach, 4) == "█··▂"
    assert timeline([("2024-01", 1)], reach, 2) == "█·"
    assert timeline([], None, 8) == ""


def test_names_take_two_lines_and_roles_one_so_that_what_was_said_is_in_sight():
    from dossier.model import Actor, ActorKind, Role
    from dossier.tui.panes.actor_detail import actor_head

    names = tuple(f"Captain Mira Holt the {number}th" for number in range(30))
    roles = tuple(Role(f"head of the union of pilots {number}", ("a",)) for number in range(9))
    actor = Actor(id="m", name="Mira Holt", kind=ActorKind.PERSON, aliases=names, roles=roles)
    lines = [line.content for line in actor_head(actor, 60)]
    assert [line.plain[:4] for line in lines[:2]] == ["Mira", "also"]
    assert lines[2].plain.rstrip().endswith("…")
    assert lines[3].plain.startswith("head of the union of pilots 0 1 · ")
    assert len(lines) == 4
    assert all(line.cell_length <= 60 for line in lines)
    short = Actor(id="m", name="Mira Holt", kind=ActorKind.PERSON, aliases=("Holt",))
    assert [line.content.plain for line in actor_head(short, 60)][1:] == ["also Holt"]
