"""What outlets call the same person, thing or act, in the passages in which they say the same."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from textual import on
from textual.content import Content

from dossier.articles.sanitize import sanitize_line
from dossier.language.context import left_of, paragraph_of, right_of
from dossier.model import Span, Wording, WordingKind
from dossier.tui.overview import count
from dossier.tui.panes.lines import Field, headed, in_columns
from dossier.tui.panes.messages import RowChosen
from dossier.tui.panes.ordering import WordingOrder, sorted_wordings, wording_text
from dossier.tui.panes.pane import Pane
from dossier.tui.panes.rows import Loaded, Passage, folded_texts
from dossier.tui.text import DIM, STRONG, join, left_cut, plain, separated
from dossier.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from dossier.model import Article

ABOUT = 20  # cells
OTHER_WORDS = "other words"


class WordingsPane(Pane[Wording]):
    """The differences of wording between two to six articles. Enter posts `RowChosen` with one.

    Args:
        dossier: Where they come from.
        articles: Ids of the articles.
        labels: What to call the articles, each a number and a name.
    """

    ORDERS = WordingOrder
    PLACEHOLDER = "words, or the name of who they are about"
    LEGEND = "the numbers are those of the outlets; enter goes to the row"

    def __init__(
        self,
        dossier: Any,
        articles: Sequence[str],
        labels: Sequence[str],
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name for it
    ) -> None:
        super().__init__(dossier, id=id)
        self._articles, self._labels = tuple(articles), tuple(labels)

    def read(self) -> Loaded[Wording]:
        """Return the differences of wording."""
        rows = tuple(self.dossier.wording(self._articles))
        return Loaded(rows, folded_texts(rows, wording_text))

    def lines(self) -> Sequence[Wording]:
        """Return them in the order chosen."""
        return sorted_wordings(self.filtered(), WordingOrder(self.order), backwards=self.backward)

    def key_of(self, row: Wording) -> Hashable:
        """Return the words."""
        return row

    def _fields(self, width: int) -> tuple[Field, ...]:
        about = min(ABOUT, max(8, width // 4))
        return (
            Field(WordingOrder.ROWS, 6, right=True),
            Field(WordingOrder.ABOUT, about),
            Field(WordingOrder.WORDS, max(0, width - about - 8)),
        )

    def heading(self, width: int) -> Content:
        """Return the names of the columns."""
        return headed(self._fields(width), self.order, backward=self.backward)

    def draw(self, row: Wording, width: int, cursor: bool, focused: bool) -> Content:  # noqa: ARG002
        """Return whom or what the words are for, and each wording with the numbers of its outlets."""
        about = plain(row.about) if row.about else plain(OTHER_WORDS, DIM)
        words = separated(
            join(plain(text, STRONG if cursor else ""), plain(f" {', '.join(numbers)}", DIM))
            for text, numbers in self._by_words(row).items()
        )
        return in_columns((str(len(row.rows)), about, words), self._fields(width))

    def _by_words(self, row: Wording) -> Mapping[str, list[str]]:
        """Return each wording with the numbers of the articles that use it."""
        found: dict[str, list[str]] = {}
        for label, uses in zip(self._labels, row.uses, strict=True):
            for use in uses:
                found.setdefault(sanitize_line(use.text), []).append(label.partition(" ")[0])
        return found

    def summary(self) -> str:
        """Return how many differences there are, and which number stands for which article."""
        rows = self.loaded.rows
        if not rows:
            return "No difference of wording was found in these articles."
        names = sum(row.kind is WordingKind.LABEL for row in rows)
        told = (
            (names, f"{count(names, 'time')} another name for the same"),
            (len(rows) - names, f"{count(len(rows) - names, 'time')} other words in one place"),
        )
        return f"{', '.join(words for number, words in told if number)} · {', '.join(self._labels)}"

    @on(VirtualList.Selected, ".rows")
    def _chosen(self, event: VirtualList.Selected) -> None:
        event.stop()
        self.post_message(RowChosen(event.row))

    # -- the detail

    def fetch(self, row: Wording) -> Mapping[str, Article]:
        """Return the articles that use the words."""
        held = (article for article, uses in zip(self._articles, row.uses, strict=True) if uses)
        return {article: self.dossier.article(article) for article in held}

    def detail(self, row: Wording, fetched: Any, width: int) -> Sequence[Passage]:
        """Return each place where an article uses its wording, with the words around it."""
        lines: list[Passage] = []
        for article, label, uses in zip(self._articles, self._labels, row.uses, strict=True):
            if not uses:
                lines.append(Passage(plain(f"{label}  not in these passages", DIM)))
                continue
            lines.append(Passage(plain(label, STRONG)))
            for use in uses:
                lines += [_in_context(fetched[article], place, width) for place in use.places]
        return lines

    def passage_of(self, row: Wording) -> Passage | None:
        """Return the first place."""
        for article, uses in zip(self._articles, row.uses, strict=True):
            if uses:
                place = uses[0].places[0]
                return Passage(plain(""), article, place.start, place.end)
        return None

    def source(self, row: Wording) -> str:
        """Return what each article writes."""
        told = [
            f"{label}: {', '.join(f'“{use.text}”' for use in uses)}"
            for label, uses in zip(self._labels, row.uses, strict=True)
            if uses
        ]
        return "\n".join((row.about or OTHER_WORDS, *told))


def _in_context(article: Article, place: Span, width: int) -> Passage:
    """Return one line with words and what stands around them."""
    words = article.text[place.start : place.end].replace("\n", " ")
    paragraphs = article.paragraphs
    span = paragraphs[paragraph_of(paragraphs, place.start)] if paragraphs else Span(0, len(article.text))
    room = max(0, (width - 4 - len(words)) // 2)
    left = left_cut(left_of(article.text, place.start, span).replace("\n", " "), room)
    right = right_of(article.text, place.end, span).replace("\n", " ")
    content = join("  ", plain(left, DIM), plain(words, STRONG), plain(right, DIM))
    return Passage(content, article.id, place.start, place.end)
