"""The rules that tell, in a text without page metadata, what is headline, byline, date and text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dossier.articles import agency_credits, byline, furniture, headline
from dossier.articles.dateline import read_dateline
from dossier.articles.fields import Value, value
from dossier.articles.loose_header import split_date_label
from dossier.articles.outlets import Outlets
from dossier.language.words import fold
from dossier.model import Source

_HEAD = 12  # blocks in which the lines before the report are looked for
_TAIL = 8
_MOST_LICENCES = 4
_SHORTEST_STANDFIRST = 25
_OUTLET_END = re.compile(r" [-–—|·:] [^-–—|·:]{2,60}$")


@dataclass(slots=True)
class Ruled:
    """What the rules found, the blocks that they left as text, and what they took out, as it stood."""

    blocks: list[str]
    values: dict[str, Value] = field(default_factory=dict)
    taken_out: list[str] = field(default_factory=list)

    def take(self, name: str, text: str, note: str) -> None:
        """Note a value unless a rule before has given one."""
        self.add({name: value(text, Source.TEXT, note)})

    def add(self, values: Mapping[str, Value]) -> None:
        """Note values unless a rule before has given them."""
        for name, given in values.items():
            self.values.setdefault(name, given)


def apply_rules(blocks: Sequence[str], known: Outlets, *, title: str | None) -> Ruled:
    """Divide a text's blocks into what the text rules know of the article, and its text.

    Args:
        blocks: The paragraphs, captions, bylines and so on, a single line each.
        known: The outlets and agencies.
        title: The title, where a header or page states one; no headline is looked for then.

    Returns:
        The values found, and at least one block of text if there was one: a rule that would leave
        no text at all is not applied.
    """
    ruled = Ruled(list(blocks))
    _licences(ruled, known)
    _date_label(ruled)
    _furniture(ruled, known)
    _lines_above(ruled, known)
    _headline(ruled, known, title)
    _lines_before(ruled, known)
    _lines_after(ruled, known)
    _dateline(ruled, known)
    _credit(ruled, known)
    if title is None and "title" not in ruled.values:
        ruled.add(leave(ruled.blocks, known, title=None).values)
    return ruled


def leave(blocks: Sequence[str], known: Outlets, *, title: str | None) -> Ruled:
    """Leave a text as `apply_rules` has left it before; without a title it gets its first sentence as one."""
    ruled = Ruled(list(blocks))
    if title is None and ruled.blocks:
        ruled.take("title", headline.first_sentence(ruled.blocks[0], known), "first sentence")
    return ruled


def _licences(ruled: Ruled, known: Outlets) -> None:
    for at in (0, -1):
        for _ in range(_MOST_LICENCES):
            if not ruled.blocks:
                return
            licence, rest = furniture.split_licence(ruled.blocks[at])
            if not licence or (not rest and len(ruled.blocks) == 1):
                break
            if name := furniture.licensed_outlet(licence):
                ruled.take("outlet", known.outlet(name) or name, "licence sentence")
            ruled.taken_out.append(licence)
            if rest:
                ruled.blocks[at] = rest
                break
            del ruled.blocks[at]


def _date_label(ruled: Ruled) -> None:
    if ruled.blocks:
        date, rest = split_date_label(ruled.blocks[0])
        if date and (rest or len(ruled.blocks) > 1):
            ruled.values.setdefault("date", date)
            ruled.taken_out.append(ruled.blocks[0].removesuffix(rest).strip())
            ruled.blocks[:1] = [rest] if rest else []


def _furniture(ruled: Ruled, known: Outlets) -> None:
    """Leave out captions, promotion, and a standfirst that is printed twice."""
    kept: list[str] = []
    out: list[str] = []
    blocks = ruled.blocks
    skip = False
    seen: set[str] = set()
    for at, found in enumerate(blocks):
        block = furniture.without_glued_credit(found) if at < _HEAD else found
        if block != found:
            out.append(found.removesuffix(block))
        if at < _HEAD and len(block) >= _SHORTEST_STANDFIRST:
            if block in seen:
                out.append(block)
                continue
            seen.add(block)
        after = blocks[at + 1] if at + 1 < len(blocks) else ""
        pair = not skip and at < _HEAD and furniture.is_caption_pair(block, after, known)
        is_apart = furniture.is_caption(block, known) or furniture.is_promotion(block, is_first=not kept)
        (out if skip or pair or is_apart else kept).append(block)
        skip = pair
    if kept:
        ruled.blocks = kept
        ruled.taken_out += out


def _headline(ruled: Ruled, known: Outlets, title: str | None) -> None:
    if not ruled.blocks:
        return
    first = ruled.blocks[0]
    if title is not None:
        if len(ruled.blocks) > 1 and (_same(first, title) or _same(first, _OUTLET_END.sub("", title))):
            del ruled.blocks[0]
        return
    if glued := headline.split_glued(first):
        values, rest = glued
        ruled.add(values)
        ruled.blocks[0] = rest
        return
    following = [block for block in ruled.blocks[1:_HEAD] if byline.meta_line(block, known) is None]
    if headline.is_headline(first, following):
        ruled.take("title", first, "headline")
        del ruled.blocks[0]


def _lines_above(ruled: Ruled, known: Outlets) -> None:
    """Take the lines of nothing but outlet or date that stand above the headline."""
    for _ in range(_HEAD):
        values = byline.meta_line(ruled.blocks[0], known) if len(ruled.blocks) > 2 else None
        if values is None:
            return
        ruled.add(values)
        ruled.taken_out.append(ruled.blocks.pop(0))


def _lines_before(ruled: Ruled, known: Outlets) -> None:
    """Take the lines of nothing but byline, date or outlet that stand before the report."""
    kept: list[str] = []
    out: list[str] = []
    for at, block in enumerate(ruled.blocks[:_HEAD]):
        if read_dateline(block, known):
            break
        values = byline.meta_line(block, known)
        if values is None and "author" not in ruled.values and at <= 2 and len(block) <= 80:
            values = byline.bare_byline(block, " ".join(ruled.blocks[at + 1 : at + 40]))
        if values is None:
            kept.append(block)
            continue
        ruled.add(values)
        out.append(block)
    else:
        at = len(ruled.blocks[:_HEAD])
    rest = [*kept, *ruled.blocks[at:]]
    if rest:
        ruled.blocks = rest
        ruled.taken_out += out


def _lines_after(ruled: Ruled, known: Outlets) -> None:
    """Take the credit lines that close a report."""
    for _ in range(_TAIL):
        if len(ruled.blocks) < 2:
            return
        last = ruled.blocks[-1]
        if agencies := agency_credits.credit_line(last, known):
            ruled.take("agency", agencies, f"closing line '{headline.shortened(last, 60)}'")
        elif labelled := byline.labelled_line(last):
            ruled.add(labelled)
        elif labelled is None and not agency_credits.is_reporters_line(last):
            return
        ruled.taken_out.append(ruled.blocks.pop())


def _dateline(ruled: Ruled, known: Outlets) -> None:
    # A standfirst may stand before the lead.
    for block in ruled.blocks[:3]:
        found = read_dateline(block, known)
        if found is None:
            continue
        if found.place:
            ruled.take("dateline", found.place, "opening of the report")
        if agency := known.agency(found.who):
            ruled.values["agency"] = value(agency, Source.TEXT, f"dateline '({found.who})'")
        elif outlet := known.outlet(found.who):
            ruled.take("outlet", outlet, f"dateline '({found.who})'")
        if found.date and found.date.iso:
            ruled.take("date", found.date.iso, "dateline")
        return


def _credit(ruled: Ruled, known: Outlets) -> None:
    if "agency" not in ruled.values and (
        found := agency_credits.credited_in_text("\n".join(ruled.blocks), known)
    ):
        ruled.values["agency"] = found


def _same(block: str, title: str) -> bool:
    return len(block) < 400 and fold(block).strip(" .") == fold(title).strip(" .")
