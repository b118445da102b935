# ruff: noqa: E501 - a sentence a line, so that they can be counted
"""Made-up reports of one event, aligned by hand, and an app that shows a screen over them."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from textual.app import App
from textual.message import Message

from dossier.analysis.carried import carried
from dossier.analysis.claims import claim_matrix
from dossier.model import (
    AlignedRow,
    Article,
    ArticleInfo,
    ArticleQuote,
    Cancelled,
    CarriedQuote,
    Cell,
    ClaimMatrix,
    Comparison,
    Difference,
    DifferenceKind,
    Quote,
    QuoteType,
    Relation,
    Span,
    WireCopy,
    Wording,
    never,
)
from dossier.tui.compare.screen import CompareScreen
from dossier.tui.look.themes import DARK

INFOS = (
    ArticleInfo(
        id="tide", path="articles/tide.txt", title="Old river bridge closed after cracks are found",
        outlet="Evening Tide", agency="Coast Wire", date="2024-03-04",
    ),
    ArticleInfo(
        id="lantern", path="articles/lantern.txt", title="City shuts bridge, ferries to run from Tuesday",
        outlet="The Lantern", agency="Coast Wire", date="2024-03-04",
    ),
    ArticleInfo(id="courier", path="articles/courier.txt", title="Engineers warned of bridge last autumn", date="2024-03-05"),
    ArticleInfo(
        id="post", path="articles/post.txt", title="Shops on the east bank fear a quiet spring", outlet="Harbour Post",
    ),
)  # fmt: skip
SENTENCES = (
    (
        "The city closed the old river bridge to all traffic on Monday morning after inspectors found cracks in two of its piers.",
        "About 12,000 vehicles cross the bridge every day.",
        "“Nobody will drive over it before we know why it cracked,” said the head of the works department, Ida Voss.",
        "The bridge was built in 1931 and widened once.",
        "Ferries will carry walkers and cyclists from Tuesday.",
        "Repairs are expected to take until the end of June.",
    ),
    (
        "The city closed the old river bridge to all traffic on Monday morning, and nobody could say for how long.",
        "Some 14,500 cars and lorries use it on a working day, according to the works department.",
        "“Nobody will drive over it before we know why it cracked,” said the head of the works department, Ida Voss.",
        "Two ferries are to run from Tuesday, free of charge.",
        "School buses take the long way round by the northern lock.",
        "Parents were told by text message on Sunday night.",
    ),
    (
        "Engineers had told the council in October that the piers of the river bridge needed a closer look.",
        "Their letter, which this newspaper has seen, speaks of “movement that we cannot explain”.",
        "The bridge has been shut since Monday because of cracks in three piers.",
        "Ida Voss said that nobody would drive over it before the cause was known.",
    ),
    (
        "On the east bank the bakers opened as always and sold half of what they sell on a Monday.",
        "The bridge at their door is closed, and nobody knows until when.",
    ),
)  # fmt: skip
# One row a line: the relation, the sentence of each article (None: no counterpart), and what differs.
ROWS = (
    (Relation.PARAPHRASE, (0, 0, 2, 1), ((DifferenceKind.NUMBER, ("two", None, "three", None)),)),
    (Relation.PARAPHRASE, (1, 1, None, None), ((DifferenceKind.NUMBER, ("12,000", "14,500", None, None)),
                                               (DifferenceKind.WORD, ("vehicles", "cars and lorries", None, None)))),
    (Relation.ONLY_HERE, (None, None, 0, None), ()),
    (Relation.ONLY_HERE, (None, None, 1, None), ()),
    (Relation.VERBATIM, (2, 2, None, None), ()),
    (Relation.PARAPHRASE, (None, None, 3, None), ()),
    (Relation.ONLY_HERE, (3, None, None, None), ()),
    (Relation.PARAPHRASE, (4, 3, None, None), ()),
    (Relation.ONLY_HERE, (5, None, None, None), ()),
    (Relation.ONLY_HERE, (None, 4, None, None), ()),
    (Relation.ONLY_HERE, (None, 5, None, None), ()),
    (Relation.ONLY_HERE, (None, None, None, 0), ()),
)  # fmt: skip
COPIED = "The city closed the old river bridge to all traffic on Monday morning"


def article(index: int) -> Article:
    """A report; its sentences are its paragraphs."""
    return Article(INFOS[index], "\n\n".join(SENTENCES[index]))


def _cell(index: int, sentence: int | None, relation: Relation) -> Cell | None:
    if sentence is None:
        return None
    text = SENTENCES[index][sentence]
    start = article(index).text.index(text)
    copied = len(text) if relation is Relation.VERBATIM else len(COPIED) if text.startswith(COPIED) else 0
    shared = (Span(start, start + copied),) if copied else ()
    return Cell(INFOS[index].id, start, start + len(text), text, shared)


def bridge(count: int = 4, first: int = 0) -> Comparison:
    """The first ``count`` reports side by side; ``first`` is the base."""
    order = [first, *(index for index in range(count) if index != first)]
    rows = []
    for relation, sentences, differences in ROWS:
        cells = tuple(_cell(index, sentences[index], relation) for index in order)
        if not any(cells):
            continue
        paired = sum(cell is not None for cell in cells) > 1
        kinds = tuple(
            Difference(kind, tuple(values[index] for index in order)) for kind, values in differences
        )
        rows.append(
            AlignedRow(relation if paired else Relation.ONLY_HERE, cells, 0.7, kinds if paired else ())
        )
    return Comparison(
        tuple(INFOS[index].id for index in order), tuple(rows), (WireCopy(("tide", "lantern"), 0.61),)
    )


@dataclass
class Reports:
    """What the comparison screen asks of a dossier, over the reports above or over others."""

    articles_by_id: dict[str, Article] = field(
        default_factory=lambda: {info.id: article(index) for index, info in enumerate(INFOS)}
    )
    result: Comparison | None = None
    error: Exception | None = None
    hold: threading.Event | None = None
    wordings: tuple[Wording, ...] = ()
    asked: list[tuple[str, ...]] = field(default_factory=list)

    def article(self, article_id: str) -> Article:
        return self.articles_by_id[article_id]

    def compare(self, article_ids: Sequence[str], *, cancelled: Cancelled = never) -> Comparison:
        self.asked.append(tuple(article_ids))
        while self.hold is not None and not self.hold.wait(0.005) and not cancelled():
            pass
        if self.error is not None:
            raise self.error
        if self.result is not None:
            return self.result
        ids = [info.id for info in INFOS]
        return bridge(len(article_ids), ids.index(article_ids[0]))

    def claims(self, article_ids: Sequence[str]) -> ClaimMatrix:
        infos = [self.article(name).info for name in article_ids]
        return claim_matrix(self.compare(article_ids), infos)

    def wording(self, article_ids: Sequence[str]) -> Sequence[Wording]:  # noqa: ARG002 - as the facade's
        return self.wordings

    def article_quotes(self, article_id: str) -> Sequence[ArticleQuote]:
        found = []
        for at, match in enumerate(re.finditer("“[^”]*”", self.article(article_id).text)):
            quote = Quote(
                start=match.start(), end=match.end(), text=match[0], type=QuoteType.DIRECT, rule="marks",
                confidence=0.9,
            )  # fmt: skip
            found.append(ArticleQuote(article_id, at + 1, quote))
        return found

    def shared_quotes(self, article_ids: Sequence[str]) -> Sequence[CarriedQuote]:
        return [self.carried(quote) for name in article_ids[:1] for quote in self.article_quotes(name)]

    def write_file(self, path: Path, lines: Iterable[str]) -> None:
        path.write_text("\n".join(lines) + "\n", "utf-8")

    def carried(self, quote: ArticleQuote) -> CarriedQuote:
        others = [one for name in self.articles_by_id for one in self.article_quotes(name)]
        return carried(quote, others, tuple(self.articles_by_id))


class Host(App[None]):
    """An app that shows one screen and keeps the messages that reach it."""

    BINDINGS = [("escape", "pop_screen", "Go back")]  # noqa: RUF012 - as App declares it

    def __init__(self, dossier: object, ids: Sequence[str]) -> None:
        super().__init__()
        self.register_theme(DARK)
        self.theme = DARK.name
        self.animation_level = "none"
        self.compare = CompareScreen(dossier, ids)
        self.received: list[Message] = []

    def on_mount(self) -> None:
        self.push_screen(self.compare)

    def on_open_passage(self, message: Message) -> None:
        self.received.append(message)
        while len(self.screen_stack) > 1:
            self.pop_screen()


def host(count: int = 4, dossier: Reports | None = None) -> Host:
    """An app over the first ``count`` reports."""
    return Host(dossier or Reports(), [info.id for info in INFOS[:count]])
