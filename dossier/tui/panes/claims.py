"""Claims by articles: who says what, and of whom no counterpart was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, Any

from textual import on
from textual.content import Content

from dossier.model import Claim, ClaimKind, ClaimMatrix, Relation
from dossier.tui.overview import count
from dossier.tui.panes.lines import OUTLET_NOT_KNOWN, Field, headed, wrapped
from dossier.tui.panes.messages import RowChosen
from dossier.tui.panes.ordering import ClaimOrder, sorted_claims
from dossier.tui.panes.pane import Pane
from dossier.tui.panes.rows import Loaded, Passage, folded_texts
from dossier.tui.text import DIM, FAINT, STRONG, column, join, plain
from dossier.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from dossier.model import Event

SAYS, COPIED, OTHERWISE, SILENT, NEAR = "●", "=", "≠", "·", "◌"
SAID = {
    SAYS: "",
    COPIED: "word for word",
    OTHERWISE: "gives other numbers, dates, names or sources",
    SILENT: "no counterpart found",
    NEAR: "no counterpart found, but something near it",
}
QUOTE, NUMBER = "“", "#"
KINDS = {ClaimKind.ALL: "by all", ClaimKind.SOME: "by some", ClaimKind.ONE: "by one"}


class ClaimsPane(Pane[Claim]):
    """The claims of two articles or more. Enter posts `RowChosen` with the claim.

    Args:
        dossier: Where the claims come from.
        articles: Ids of articles, or an event.
        labels: What to call the articles, each a number and a name; without them their outlets are numbered.
    """

    ORDERS = ClaimOrder
    PLACEHOLDER = "words of the claim"
    LEGEND = (
        "● says it, = word for word, ≠ otherwise, · no counterpart found, ◌ something near; “ quote, # number"
    )
    WIDE_FROM = 150  # cells; a claim needs a long line

    def __init__(
        self,
        dossier: Any,
        articles: Sequence[str] | Event,
        labels: Sequence[str] = (),
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name for it
    ) -> None:
        super().__init__(dossier, id=id)
        self._articles, self._labels = articles, tuple(labels)
        self.matrix = ClaimMatrix(articles=(), outlets=(), dates=(), claims=())

    def read(self) -> Loaded[Claim]:
        """Return the claims."""
        self.matrix = self.dossier.claims(self._articles)
        return Loaded(self.matrix.claims, folded_texts(self.matrix.claims, lambda claim: claim.text))

    @property
    def labels(self) -> Sequence[str]:
        """What the articles are called."""
        if len(self._labels) == len(self.matrix.articles):
            return self._labels
        return [
            f"{place} {outlet or OUTLET_NOT_KNOWN}" for place, outlet in enumerate(self.matrix.outlets, 1)
        ]

    def lines(self) -> Sequence[Claim]:
        """Return claims in the order chosen."""
        return sorted_claims(self.filtered(), ClaimOrder(self.order), backwards=self.backward)

    def key_of(self, row: Claim) -> Hashable:
        """Return the place of the claim's row."""
        return row.row

    def _step(self) -> int:
        return 2 if len(self.matrix.articles) < 10 else 3

    def _that_fit(self, width: int) -> int:
        return min(len(self.matrix.articles), max(0, width // 2) // self._step())

    def heading(self, width: int) -> Content:
        """Return the numbers of the articles over their columns."""
        fit, step = self._that_fit(width), self._step()
        numbers = [column(plain(label.partition(" ")[0], DIM), step) for label in self.labels[:fit]]
        more = len(self.matrix.articles) - fit
        rest = plain(f"(+{more}) " if more else "", DIM)
        orders = headed(
            [Field(each, len(each) + 1) for each in ClaimOrder], self.order, backward=self.backward
        )
        return join(*numbers, rest, plain("   claim   by ", DIM), orders)

    def draw(self, row: Claim, width: int, cursor: bool, focused: bool) -> Content:  # noqa: ARG002
        """Return who makes the claim, whether it holds a quote or a number, and its words."""
        fit, step = self._that_fit(width), self._step()
        signs = [column(_painted(sign_of(row, place)), step) for place in range(fit)]
        kinds = plain(f"{QUOTE if row.quote else ' '}{NUMBER if row.number else ' '} ", DIM)
        return join(*signs, kinds, plain(row.text, STRONG if cursor else ""))

    def summary(self) -> str:
        """Return how many claims all make, some, or one; and which number stands for which article."""
        if not self.loaded.rows:
            return "No claim was found in these articles."
        counts = Counter(claim.kind for claim in self.loaded.rows)
        told = ", ".join(f"{counts[kind]:,} {words}" for kind, words in KINDS.items() if counts[kind])
        out = f" · {count(len(self.matrix.left_out), 'article')} left out" if self.matrix.left_out else ""
        return f"{count(len(self.loaded.rows), 'claim')}: {told}{out} · {', '.join(self.labels)}"

    @on(VirtualList.Selected, ".rows")
    def _chosen(self, event: VirtualList.Selected) -> None:
        event.stop()
        self.post_message(RowChosen(event.row))

    # -- the detail

    def detail(self, row: Claim, fetched: Any, width: int) -> Sequence[Passage]:  # noqa: ARG002
        """Return the claim as each article makes it."""
        lines: list[Passage] = []
        for place, (label, date) in enumerate(zip(self.labels, self.matrix.dates, strict=True)):
            sign, cell = sign_of(row, place), row.cells[place]
            told = plain(f"  {date or 'no date'}  {SAID[sign]}", DIM)
            head = join(_painted(sign), " ", plain(label, STRONG if cell else DIM), told)
            if cell is None:
                lines.append(Passage(head))
                continue
            lines.append(Passage(head, cell.article, cell.start, cell.end))
            lines += [
                Passage(join("  ", content), cell.article, cell.start, cell.end)
                for content in wrapped(cell.text, max(8, width - 2))
            ]
        return lines

    def passage_of(self, row: Claim) -> Passage | None:
        """Return where the first article makes the claim."""
        cell = next((cell for cell in row.cells if cell), None)
        return Passage(plain(""), cell.article, cell.start, cell.end) if cell else None

    def source(self, row: Claim) -> str:
        """Return the claim as each article makes it, with its name."""
        told = [
            f"“{cell.text}”\n— {label}, {date or 'date not known'}"
            for label, date, cell in zip(self.labels, self.matrix.dates, row.cells, strict=True)
            if cell is not None
        ]
        return "\n\n".join(told)


def sign_of(claim: Claim, place: int) -> str:
    """Return the sign for what an article says to a claim."""
    if claim.cells[place] is None:
        return SILENT if claim.certain else NEAR
    if claim.differs:
        return OTHERWISE
    return COPIED if claim.relation is Relation.VERBATIM else SAYS


def _painted(sign: str) -> Content:
    return plain(sign, FAINT if sign in (SILENT, NEAR) else STRONG)
