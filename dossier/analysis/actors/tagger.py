"""A linear-chain conditional random field that marks people, organisations and places.

Lafferty, McCallum and Pereira, "Conditional random fields: probabilistic models for segmenting and
labeling sequence data", ICML 2001. Trained by ``scripts/train_tagger.py``; decoded here with Viterbi,
all sentences of an article at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from dossier.analysis.actors.features import OFFSETS, Evidence, context_attributes, word_attributes
from dossier.analysis.actors.rules import Candidate
from dossier.analysis.actors.word import Word
from dossier.model import MentionType

Floats = npt.NDArray[np.float32]

_CACHED_WORDS = 1 << 16
_TOWARDS_NAMES = 0.5  # taken from the score of O: a missed name costs a reader more than a false one
_IMPOSSIBLE = -50.0  # the score of an I- label after another kind of label


@dataclass(slots=True)
class Tagger:
    """The weights of a trained model.

    Attributes:
        labels: The labels, in the order of the columns: O, B-PER, I-PER and so on.
        rows: The row of each attribute in ``weights``.
        weights: Attributes by labels.
        transitions: The score of each label (row) being followed by another (column).
    """

    labels: tuple[str, ...]
    rows: dict[str, int]
    weights: Floats
    transitions: Floats
    words: dict[str, Floats] = field(default_factory=dict)

    def tag(self, evidence: Evidence) -> list[Candidate]:
        """Return the names of an article, in the order of the text."""
        if not evidence.known:
            return []
        best = self.decode(self.emissions(evidence), evidence.tokens.sentences)
        return self._candidates(best, evidence.tokens.sentences)

    def _word_scores(self, words: Sequence[Word]) -> Floats:
        """Return the scores that words give to the tokens around them: words by offsets by labels."""
        scores = np.zeros((len(words), len(OFFSETS), len(self.labels)), dtype=np.float32)
        rows: list[int] = []
        places: list[int] = []  # of the sums that the rows go into, in their order
        new: list[int] = []
        for number, word in enumerate(words):
            cached = self.words.get(word.text)
            if cached is not None:
                scores[number] = cached
                continue
            new.append(number)
            for at, offset in enumerate(OFFSETS):
                found = [
                    row for name in word_attributes(word, offset) if (row := self.rows.get(name)) is not None
                ]
                rows += found
                places += [number * len(OFFSETS) + at] * len(found)
        if rows:
            owners = np.array(places)
            begins = np.flatnonzero(np.diff(owners, prepend=-1))
            sums = np.add.reduceat(self.weights[np.array(rows)], begins, axis=0)
            scores.reshape(-1, len(self.labels))[owners[begins]] = sums
        for number in new[: _CACHED_WORDS - len(self.words)]:
            self.words[words[number].text] = scores[number].copy()
        return scores

    def emissions(self, evidence: Evidence) -> Floats:
        """Return the score of each label for each token, tokens by labels."""
        known = evidence.known
        size = len(known)
        places: dict[str, int] = {}
        index = np.fromiter((places.setdefault(word.text, len(places)) for word in known), np.intp, size)
        by_text = {word.text: word for word in known}
        table = self._word_scores([by_text[text] for text in places])
        sentence = np.zeros(size, dtype=np.intp)
        for number, (begin, end) in enumerate(evidence.tokens.sentences):
            sentence[begin:end] = number
        scores: Floats = table[index, 0]
        for at, offset in enumerate(OFFSETS[1:], start=1):
            # The word at ``offset`` from a token is evidence for it only within one sentence.
            here, there = (
                (slice(-offset, None), slice(None, offset))
                if offset < 0
                else (slice(None, -offset), slice(offset, None))
            )
            within = sentence[here] == sentence[there]
            scores[here] += table[index[there], at] * within[:, None]
        rows, owners = [], []
        for token, attributes in enumerate(context_attributes(evidence)):
            for name in attributes:
                row = self.rows.get(name)
                if row is not None:
                    rows.append(row)
                    owners.append(token)
        if rows:
            np.add.at(scores, np.array(owners), self.weights[np.array(rows)])
        scores[:, self.labels.index("O")] -= _TOWARDS_NAMES
        return scores

    def decode(self, scores: Floats, sentences: Sequence[tuple[int, int]]) -> npt.NDArray[np.intp]:
        """Return the best label of each token (Viterbi), the sentences side by side, longest first."""
        order = sorted(sentences, key=lambda sentence: sentence[0] - sentence[1])
        begins = np.array([begin for begin, _ in order])
        sizes = np.array([end - begin for begin, end in order])
        back = np.zeros(scores.shape, dtype=np.int8)
        outside = self.transitions[self.labels.index("O")]
        state = scores[begins] + np.where(outside <= _IMPOSSIBLE, np.float32(_IMPOSSIBLE), np.float32(0))
        for step in range(1, int(sizes[0])):
            active = int(np.searchsorted(-sizes, -step, side="left"))
            paths = state[:active, :, None] + self.transitions
            tokens = begins[:active] + step
            back[tokens] = paths.argmax(axis=1)
            state[:active] = paths.max(axis=1) + scores[tokens]
        best = np.zeros(len(scores), dtype=np.intp)
        label = state.argmax(axis=1)
        for step in range(int(sizes[0]) - 1, -1, -1):
            active = int(np.searchsorted(-sizes, -step, side="left"))
            tokens = begins[:active] + step
            best[tokens] = label[:active]
            label[:active] = back[tokens, label[:active]]
        return best

    def _candidates(
        self, best: npt.NDArray[np.intp], sentences: Sequence[tuple[int, int]]
    ) -> list[Candidate]:
        found: list[Candidate] = []
        for begin, end in sentences:
            first = begin
            kind = ""
            for at in range(begin, end + 1):
                label = self.labels[best[at]] if at < end else "O"
                if kind and (label == "O" or label[0] == "B" or label[2:] != kind):
                    found.append(Candidate(first, at, MentionType(kind)))
                    kind = ""
                if label != "O" and not kind:
                    first, kind = at, label[2:]
        return found


@cache
def tagger() -> Tagger:
    """Return the tagger that is shipped, loaded once."""
    with (
        files("dossier.analysis.actors").joinpath("data/tagger.npz").open("rb") as file,
        np.load(file, allow_pickle=False) as data,
    ):
        names = data["attributes"].tobytes().decode("utf-8").split("\n")
        scale = np.float32(data["scale"])
        return Tagger(
            labels=tuple(str(label) for label in data["labels"]),
            rows={name: row for row, name in enumerate(names)},
            weights=data["weights"].astype(np.float32) * scale,
            transitions=data["transitions"].astype(np.float32),
        )
