"""The query language: what a user types becomes a tree of nodes, whatever is typed.

Nothing here raises and nothing is dropped in silence: what cannot be read is left out with a message
that gives its column, and the rest is searched. Brackets bind first, then NEAR and its kin, then AND
(also between words that merely follow one another), then OR.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier.model import QueryMessage
from dossier.search.combine import any_of, both, has_pattern, has_place, is_text, spread, spread_size
from dossier.search.leaves import TEXT_FIELDS, LeafError, phrase, regex, value, within_field, word
from dossier.search.lexer import Kind, Piece, lex
from dossier.search.nodes import AtLeast, Node, Not
from dossier.search.query import Query
from dossier.search.reading import reading
from dossier.search.synonyms import Synonyms, spellings

MAX_DEPTH = 8
MAX_JOINED = 8  # distances that follow one another
MAX_SPREAD = 96  # nodes that a distance between groups of words may make
_DISTANCE = (Kind.NEAR, Kind.BEFORE, Kind.SENTENCE, Kind.PARAGRAPH)
_ENDS = (Kind.END, Kind.CLOSE)
_LETTER = re.compile(r"[A-Z]")
_NUMBER = re.compile(r"\d{1,4}s?", re.ASCII)
_LEAVES = (Kind.WORD, Kind.QUOTED, Kind.REGEX)


def parse(text: str, *, synonyms: Synonyms | None = None) -> Query:
    """Return a query as read.

    Args:
        text: what the user typed.
        synonyms: the words that are taken as the same; by default the spellings that the package ships.
    """
    pieces, messages = lex(text)
    node = _Parser(pieces, messages, spellings() if synonyms is None else synonyms).whole()
    messages.sort(key=lambda message: message.column)
    return Query(node, reading(node) if node else "", tuple(messages))


class _Parser:
    """Recursive descent over the pieces of one query."""

    def __init__(self, pieces: Sequence[Piece], messages: list[QueryMessage], synonyms: Synonyms) -> None:
        self._pieces = pieces
        self._messages = messages
        self._synonyms = synonyms
        self._at = 0
        self._depth = 0
        self._field: str | None = None  # the field that a word without one belongs to

    @property
    def _piece(self) -> Piece:
        return self._pieces[self._at]

    def _next(self) -> Piece:
        piece = self._piece
        if piece.kind is not Kind.END:
            self._at += 1
        return piece

    def _say(self, piece: Piece, text: str) -> None:
        self._messages.append(QueryMessage(piece.column, text))

    def whole(self) -> Node | None:
        """Read all the pieces; a bracket that closes nothing is passed over."""
        parts: list[Node] = []
        while True:
            if node := self._either():
                parts.append(node)
            piece = self._next()
            if piece.kind is Kind.END:
                return both(parts)
            self._say(piece, "this bracket closes nothing")

    def _either(self) -> Node | None:
        parts: list[Node] = []
        while True:
            if node := self._all():
                parts.append(node)
            piece = self._piece
            if piece.kind is not Kind.OR:
                return any_of(parts)
            self._next()
            if node is None or self._piece.kind in _ENDS:
                self._say(piece, "OR needs words on both sides")

    def _all(self) -> Node | None:
        parts: list[Node] = []
        bracketed: list[int] = []
        while self._piece.kind not in (*_ENDS, Kind.OR):
            piece = self._piece
            if piece.kind is Kind.AND:
                self._next()
                if not parts or self._piece.kind in (*_ENDS, Kind.OR, Kind.AND):
                    self._say(piece, "AND needs words on both sides")
            elif node := self._close_together():
                if piece.kind is Kind.OPEN:
                    bracketed.append(len(parts))
                parts.append(node)
        return both(parts, bracketed)

    def _close_together(self) -> Node | None:
        node = self._one()
        joined = 0
        while self._piece.kind in _DISTANCE:
            operator = self._next()
            joined += 1
            if self._piece.kind in (*_ENDS, Kind.OR, Kind.AND, *_DISTANCE):
                self._say(operator, f"{operator.text} needs words on both sides")
                continue
            other = self._one()
            if node is None or other is None:
                self._say(operator, f"{operator.text} needs words on both sides")
                node = node or other
            elif not (has_place(node) and has_place(other)):
                self._say(operator, f"{operator.text} takes words, phrases and OR; read as AND")
                node = both([node, other])
            elif spread_size(node, other) > MAX_SPREAD:
                self._say(operator, f"{operator.text} joins too many words; read as AND")
                node = both([node, other])
            elif joined > MAX_JOINED:
                self._say(operator, f"at most {MAX_JOINED} distances may be joined; read as AND")
                node = both([node, other])
            else:
                node = spread(operator, node, other)
        return node

    def _one(self) -> Node | None:
        """Read NOT and ATLEAST and what they stand before."""
        before: list[Piece] = []
        while self._piece.kind in (Kind.NOT, Kind.ATLEAST):
            before.append(self._next())
        node = self._primary()
        for operator in reversed(before):
            if node is None:
                self._say(operator, f"{operator.text} needs words after it")
                return None
            if operator.kind is Kind.NOT:
                node = node.part if isinstance(node, Not) else Not(node)
            elif has_place(node):
                node = AtLeast(operator.number, node)
            else:
                self._say(operator, f"{operator.text} takes words, phrases and OR; left out")
        return node

    def _primary(self) -> Node | None:
        piece = self._piece
        if piece.kind is Kind.FIELD:
            return self._in_field(self._next())
        if piece.kind is Kind.OPEN:
            return self._group()
        if piece.kind in _LEAVES:
            return self._leaf(self._joined(self._next()))
        if piece.kind not in (*_ENDS, Kind.OR, Kind.AND):
            self._next()
            self._say(piece, f"{piece.text} needs words on both sides")
        return None

    def _joined(self, piece: Piece) -> Piece:
        """Join a letter and the number after it: S 400 is the name S-400."""
        following = self._piece
        if (
            self._field is None
            and piece.kind is following.kind is Kind.WORD
            and _LETTER.fullmatch(piece.text)
            and _NUMBER.fullmatch(following.text)
        ):
            return Piece(Kind.WORD, f"{piece.text}-{self._next().text}", piece.column)
        return piece

    def _group(self) -> Node | None:
        opening = self._next()
        if self._depth >= MAX_DEPTH:
            self._say(opening, f"brackets may be nested {MAX_DEPTH} deep; this one is passed over")
            return None
        self._depth += 1
        node = self._either()
        self._depth -= 1
        if self._piece.kind is Kind.CLOSE:
            self._next()
            if node is None:
                self._say(opening, "there is nothing in these brackets")
        else:
            self._say(opening, "this bracket is not closed; it is taken to close at the end")
        return node

    def _in_field(self, field: Piece) -> Node | None:
        piece = self._piece
        if piece.kind not in (Kind.OPEN, *_LEAVES):
            self._say(field, f"“{field.text}:” needs a value")
            return None
        outer, self._field = self._field, None if field.text in TEXT_FIELDS else field.text
        try:
            node = self._group() if piece.kind is Kind.OPEN else self._listed()
        finally:
            self._field = outer
        if node is None or field.text not in TEXT_FIELDS:
            return node
        if not is_text(node):
            self._say(field, f"“{field.text}:” takes words; the fields within it are searched by themselves")
            return node
        if field.text == "title" and has_pattern(node):
            self._say(field, "“title:” takes no regular expression; the text is searched instead")
            return node
        return within_field(field.text, node)

    def _listed(self) -> Node | None:
        """Read values that commas join: any of them."""
        parts: list[Node] = []
        while True:
            piece = self._next()
            pending = piece.kind is Kind.WORD and piece.text.endswith(",")
            items = [piece] if self._field == "words" else _items(piece)  # 1,000 is a number
            parts.extend(node for item in items if (node := self._leaf(item)))
            following = self._piece
            joined = following.kind is Kind.WORD and following.text.startswith(",")
            if not (joined or (pending and following.kind in (Kind.WORD, Kind.QUOTED))):
                return any_of(parts)

    def _leaf(self, piece: Piece) -> Node | None:
        try:
            if self._field is not None:
                return value(self._field, piece.text)
            if piece.kind is Kind.REGEX:
                return regex(piece.text)
            if piece.kind is Kind.QUOTED:
                return phrase(piece.text, piece.number)
            return word(piece.text, self._synonyms)
        except LeafError as error:
            self._say(piece, str(error))
            return None


def _items(piece: Piece) -> list[Piece]:
    """Cut a word at its commas."""
    if piece.kind is not Kind.WORD or "," not in piece.text:
        return [piece]
    found: list[Piece] = []
    column = piece.column
    for text in piece.text.split(","):
        if text:
            found.append(Piece(Kind.WORD, text, column))
        column += len(text) + 1
    return found
