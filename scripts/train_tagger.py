"""Train the tagger of dossier.analysis.actors, and write its data files.

Run it in an environment of its own that has numpy and python-crfsuite; the project needs only numpy:

    pip install numpy python-crfsuite
    python scripts/train_tagger.py dossier/analysis/actors/data FILE.jsonl ...

Each file holds one JSON object a line with ``text`` and ``mentions`` (start, end, type, kind). The
texts that the shipped files were made from are listed in dossier/analysis/actors/data/NOTICES.md.
"""

from __future__ import annotations

import argparse
import gzip
import json
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from dossier.analysis.actors.evidence import gather
from dossier.analysis.actors.features import OFFSETS, Evidence, context_attributes, word_attributes
from dossier.analysis.actors.tokens import tokenize
from dossier.language.words import fold

_TYPES = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC"}
_SCALE = 0.001
_IMPOSSIBLE = -50.0  # an I- label after another kind of label
PENALTIES = ((0.3, 0.01), (0.2, 0.05), (0.1, 0.1))
"""The weights of the L1 and L2 penalties of the models whose mean is written: it varies less than one."""
LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")


def records(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the records of a file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def write_common_words(output: Path, texts: list[Path]) -> None:
    """Write the words that at least two texts hold in small letters."""
    counts: Counter[str] = Counter()
    for path in texts:
        for record in records(path):
            words = {word for word in tokenize(record["text"]).words if word.isalpha() and word.islower()}
            counts.update({fold(word) for word in words})
    common = sorted(word for word, count in counts.items() if count > 1)
    output.write_bytes(gzip.compress("\n".join(common).encode("utf-8"), compresslevel=9, mtime=0))
    print(f"{len(common):,} common words, {output.stat().st_size:,} bytes")


def token_labels(evidence: Evidence, mentions: list[dict[str, Any]]) -> list[str]:
    """Return the label of each token.

    Of nested names the outer one counts. The corpora differ in whether a title, an article or what
    follows "of" is part of a person's name; here it never is.
    """
    tokens, known = evidence.tokens, evidence.known
    labels = ["O"] * len(tokens)
    names = [m for m in mentions if m.get("kind", "NAM") == "NAM" and m["type"] in _TYPES]
    at, free = 0, -1
    for m in sorted(names, key=lambda m: (m["start"], -m["end"])):
        if m["start"] < free:
            continue
        free = m["end"]
        while at < len(tokens) and tokens.ends[at] <= m["start"]:
            at += 1
        first = at
        while at < len(tokens) and tokens.starts[at] < m["end"]:
            at += 1
        last = at
        kind = _TYPES[m["type"]]
        while last - first > 1 and (
            known[first].key == "the" or (kind == "PER" and "TIT" in known[first].lists)
        ):
            first += 1
        if kind == "PER":
            for inner in range(first + 1, last):
                if known[inner].key in {"of", "from", "'s", "’s"}:
                    last = inner
                    break
        for inner in range(first, last):
            labels[inner] = f"{'B' if inner == first else 'I'}-{kind}"
    return labels


def sequences(path: Path) -> Iterator[tuple[list[list[str]], list[str]]]:
    """Yield the attributes and labels of each sentence of a file."""
    for record in records(path):
        evidence = gather(record["text"])
        labels = token_labels(evidence, record["mentions"])
        context = context_attributes(evidence)
        for begin, end in evidence.tokens.sentences:
            attributes = [list(context[at]) for at in range(begin, end)]
            for at in range(begin, end):
                for offset in OFFSETS:
                    if begin <= at + offset < end:
                        attributes[at - begin] += word_attributes(evidence.known[at + offset], offset)
            yield attributes, labels[begin:end]


def write_model(models: list[Path], output: Path, smallest: float) -> None:
    """Write the mean of models of python-crfsuite as arrays, without weights below ``smallest``."""
    import pycrfsuite

    columns = {label: at for at, label in enumerate(LABELS)}
    weights: dict[str, np.ndarray] = {}
    transitions = np.zeros((len(LABELS), len(LABELS)), dtype=np.float32)
    for model in models:
        tagger = pycrfsuite.Tagger()
        tagger.open(str(model))
        info = tagger.info()
        for (name, label), weight in info.state_features.items():
            weights.setdefault(name, np.zeros(len(LABELS)))[columns[label]] += weight / len(models)
        for (before, after), weight in info.transitions.items():
            transitions[columns[before], columns[after]] += weight / len(models)
    for before in LABELS:
        for after in LABELS:
            if after[0] == "I" and before[2:] != after[2:]:
                transitions[columns[before], columns[after]] = _IMPOSSIBLE
    names = sorted(name for name, row in weights.items() if np.abs(row).max() >= smallest)
    matrix = np.stack([weights[name] for name in names]) / _SCALE
    np.savez_compressed(
        output,
        labels=np.array(LABELS),
        attributes=np.frombuffer("\n".join(names).encode("utf-8"), dtype=np.uint8),
        weights=np.clip(np.round(matrix), -32767, 32767).astype(np.int16),
        scale=np.float32(_SCALE),
        transitions=transitions,
    )
    print(f"{len(names):,} attributes, {output.stat().st_size:,} bytes")


def main() -> None:
    """Train and write."""
    import pycrfsuite

    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("texts", type=Path, nargs="+")
    parser.add_argument("--iterations", type=int, default=120)
    parser.add_argument("--smallest", type=float, default=0.01, help="weights nearer to zero are dropped")
    arguments = parser.parse_args()
    write_common_words(arguments.folder / "common_words.txt.gz", arguments.texts)
    trainer = pycrfsuite.Trainer(verbose=False)
    begin, count = time.monotonic(), 0
    for path in arguments.texts:
        for attributes, labels in sequences(path):
            trainer.append(attributes, labels)
            count += len(labels)
    print(f"{count:,} tokens read in {time.monotonic() - begin:.0f} s", flush=True)
    trainer.select("lbfgs")
    with tempfile.TemporaryDirectory() as folder:
        models = []
        for c1, c2 in PENALTIES:
            trainer.set_params(
                {
                    "c1": c1,
                    "c2": c2,
                    "max_iterations": arguments.iterations,
                    "feature.possible_transitions": True,
                    "feature.minfreq": 2,
                }
            )
            models.append(Path(folder) / f"model{len(models)}")
            trainer.train(str(models[-1]))
            print(f"trained after {time.monotonic() - begin:.0f} s", flush=True)
        write_model(models, arguments.folder / "tagger.npz", arguments.smallest)


if __name__ == "__main__":
    main()
