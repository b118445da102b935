"""How a posting is written as bytes; Whoosh's own format for positions is a pickle."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from whoosh.formats import Format, tokens

_HEAD = struct.Struct("<f")


class PlainPositions(Format):
    """The weight of a term in a field and its positions, as numbers.

    The frequency of a term is its weight, so that the length of an article counts what its title weighs
    as the flat postings do.

    Supports: frequency, weight, positions.
    """

    def word_values(  # type: ignore[override]  # Whoosh's formats yield texts too; the field encodes them
        self, value: str, analyzer: Callable[..., Any], **options: Any
    ) -> Iterator[tuple[str, int, float, bytes]]:
        """Yield each term of a value with its frequency, its weight and the encoded posting."""
        places: dict[str, list[int]] = {}
        weights: dict[str, float] = {}
        for token in tokens(value, analyzer, {**options, "positions": True, "boosts": True}):
            places.setdefault(token.text, []).append(token.pos)
            weights[token.text] = weights.get(token.text, 0.0) + token.boost
        for term, found in places.items():
            weight = weights[term]
            yield term, round(weight), weight * self.field_boost, self.encode(weight, found)

    def encode(self, weight: float, positions: Sequence[int]) -> bytes:
        """Return a posting as bytes; ``weight`` is without what the field adds."""
        return _HEAD.pack(weight) + struct.pack(f"<{len(positions)}I", *positions)

    def decode_weight(self, value: bytes) -> float:
        """Return the weight of a posting."""
        weight: float = _HEAD.unpack_from(value)[0]
        return weight * self.field_boost

    def decode_frequency(self, value: bytes) -> int:
        """Return the frequency of a posting."""
        return round(self.decode_weight(value) / self.field_boost)

    def decode_positions(self, value: bytes) -> list[int]:
        """Return the positions of a posting, ascending."""
        count = (len(value) - _HEAD.size) // 4
        return list(struct.unpack_from(f"<{count}I", value, _HEAD.size))

    def combine(self, values: Sequence[bytes]) -> bytes:
        """Return the postings of several terms as if they were one term."""
        positions = sorted({position for value in values for position in self.decode_positions(value)})
        return self.encode(sum(map(self.decode_frequency, values)), positions)
