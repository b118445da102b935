from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.analysis.actors import find_actors
from dossier.analysis.actors.boundaries import names_within
from dossier.analysis.actors.evidence import gather
from dossier.analysis.actors.features import OFFSETS, context_attributes, word_attributes
from dossier.analysis.actors.lexicon import gazetteers
from dossier.analysis.actors.rules import ORGANISATION, PERSON, Candidate
from dossier.analysis.actors.tagger import Tagger, tagger
from dossier.analysis.actors.tokens import tokenize
from dossier.model import MentionType


def words_of(text: str) -> list[str]:
    return list(tokenize(text).words)


def within(text: str, kind: MentionType) -> list[str]:
    """Return the names within a text that the tagger marked as a whole."""
    evidence = gather(text)
    tokens = evidence.tokens
    whole = Candidate(0, len(tokens), kind)
    return [text[tokens.starts[c.first] : tokens.ends[c.last - 1]] for c in names_within(whole, evidence)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the mayor's car", ["the", "mayor", "'s", "car"]),
        ("US-led forces", ["US", "-", "led", "forces"]),
        ("U.S.-led forces", ["U.S.", "-", "led", "forces"]),
        ("Kim Jong-un", ["Kim", "Jong-un"]),
        ("Mr. Lind left.", ["Mr.", "Lind", "left", "."]),
        ("Anna LindReuters", ["Anna", "Lind", "Reuters"]),
        ("see https://example.org/News/Oslo now", ["see", "https://example.org/News/Oslo", "now"]),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert words_of(text) == expected


def test_no_sentence_of_tokens_is_long() -> None:
    tokens = tokenize("word " * 1000)
    assert max(end - begin for begin, end in tokens.sentences) <= 150
    assert sum(end - begin for begin, end in tokens.sentences) == len(tokens)


@given(st.text(max_size=300))
def test_tokens_keep_their_offsets(text: str) -> None:
    tokens = tokenize(text)
    assert [text[s:e] for s, e in zip(tokens.starts, tokens.ends, strict=True)] == list(tokens.words)
    assert list(tokens.starts) == sorted(tokens.starts)


def test_scores_of_words_add_up_to_the_scores_of_all_attributes() -> None:
    evidence = gather("Foreign Minister Aino Korhonen left Oslo. The WHO stayed, she said.")
    model = tagger()
    context = context_attributes(evidence)
    expected = np.zeros((len(evidence.known), len(model.labels)))
    for begin, end in evidence.tokens.sentences:
        for at in range(begin, end):
            names = list(context[at])
            for offset in OFFSETS:
                if begin <= at + offset < end:
                    names += word_attributes(evidence.known[at + offset], offset)
            expected[at] = sum((model.weights[model.rows[n]] for n in names if n in model.rows), np.zeros(7))
    outside = model.labels.index("O")
    scores = model.emissions(evidence)
    bias = expected[:, outside] - scores[:, outside]
    assert np.allclose(bias, bias[0], atol=1e-4)
    names = [at for at in range(len(model.labels)) if at != outside]
    assert np.allclose(scores[:, names], expected[:, names], atol=1e-4)


def test_the_best_labels_are_found() -> None:
    random = np.random.default_rng(7)
    labels = ("O", "B-PER", "I-PER")
    transitions = random.normal(size=(3, 3)).astype(np.float32)
    transitions[0, 2] = -50.0
    model = Tagger(labels, {}, np.zeros((0, 3), np.float32), transitions)
    sentences = ((0, 4), (4, 5), (5, 10))
    scores = random.normal(size=(10, 3)).astype(np.float32)
    best = model.decode(scores, sentences)
    for begin, end in sentences:
        paths = itertools.product(range(3), repeat=end - begin)
        expected = max(paths, key=lambda path: path_score(path, scores[begin:end], transitions))
        assert tuple(best[begin:end]) == expected


def path_score(path: tuple[int, ...], scores: np.ndarray, transitions: np.ndarray) -> float:
    if path[0] == 2:
        return -100.0  # a name does not begin inside
    moves = sum(float(transitions[a, b]) for a, b in itertools.pairwise(path))
    return moves + sum(float(scores[at, label]) for at, label in enumerate(path))


def test_no_name_continues_where_none_began() -> None:
    model = tagger()
    for label, row in zip(model.labels, model.transitions, strict=True):
        for after, score in zip(model.labels, row, strict=True):
            if after.startswith("I-") and label[2:] != after[2:]:
                assert score < -20


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Prince Anders Lind", PERSON, ["Anders Lind"]),
        ("Minister of Education", PERSON, []),
        ("Anders Lind, Commander", PERSON, ["Anders Lind"]),
        ("Nordic Office for Wolves (NOW", ORGANISATION, ["Nordic Office for Wolves", "NOW"]),
        ("Nordic Office on Sunday", ORGANISATION, ["Nordic Office"]),
        ("Oslo's Old Mosque", ORGANISATION, ["Oslo", "Old Mosque"]),
        ("People's Office", ORGANISATION, ["People's Office"]),
        ("F-35", ORGANISATION, []),
        ("G20", ORGANISATION, ["G20"]),
        ("Norwegian", ORGANISATION, []),
    ],
)
def test_what_is_no_part_of_a_name_is_cut(text: str, kind: MentionType, expected: list[str]) -> None:
    assert within(text, kind) == expected


def test_a_surname_alone_is_the_person_named_in_full() -> None:
    actors = find_actors("Aino Paris chaired the talks. Later Paris praised the hosts.")
    assert {m.type for m in actors.mentions if m.text == "Paris"} == {MentionType.PERSON}


def test_a_national_team_is_an_organisation() -> None:
    report = (
        "Norway scored twice in the second half of the match. A late penalty gave Norway the third goal. "
        "The goalkeeper and the striker left the football tournament with a substitute. Norway won."
    )
    assert {m.type for m in find_actors(report).mentions if m.text == "Norway"} == {MentionType.ORGANISATION}


def test_no_place_is_a_demonym() -> None:
    names = gazetteers()
    assert not names.demonyms.keys() & (names.countries.keys() | names.regions)
    assert {"philippines", "caribbean"} <= names.countries.keys() | names.regions
