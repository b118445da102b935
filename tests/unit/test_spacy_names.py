"""Names from a spaCy model, with a stub in its place: the project does not need spaCy."""

from __future__ import annotations

import sys
from types import ModuleType, SimpleNamespace

import pytest

from dossier.analysis.actors import find_actors
from dossier.analysis.actors.spacy_names import ModelNotInstalledError, spacy_marker
from dossier.config import parse_config
from dossier.model import MentionType
from dossier.refresh.run import name_marker

TEXT = "The river town of Quillmar greeted Aino Korhonen. Korhonen smiled."


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(name: str) -> object:
        if name != "small":
            raise OSError("[E050] no such model")

        def read(text: str) -> object:
            found = [("Quillmar", "GPE"), ("Aino Korhonen", "PERSON"), ("river", "WORK_OF_ART")]
            return SimpleNamespace(
                ents=[
                    SimpleNamespace(start_char=text.index(w), end_char=text.index(w) + len(w), label_=label)
                    for w, label in found
                ]
            )

        return read

    module = ModuleType("spacy")
    module.load = load  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "spacy", module)


@pytest.mark.usefixtures("stub")
def test_the_names_of_a_model_are_joined_as_those_of_the_tagger() -> None:
    actors = find_actors(TEXT, mark=spacy_marker("spacy:small"))
    assert [(m.text, m.type, m.entity) for m in actors.mentions] == [
        ("Quillmar", MentionType.PLACE, 0),
        ("Aino Korhonen", MentionType.PERSON, 1),
        ("Korhonen", MentionType.PERSON, 1),
    ]


@pytest.mark.usefixtures("stub")
@pytest.mark.parametrize("setting", ["spacy:large", "spacy:", "small"])
def test_a_model_that_is_not_there_is_said(setting: str) -> None:
    with pytest.raises(ModelNotInstalledError, match=r"spacy download|of the form"):
        spacy_marker(setting)


def test_spacy_that_is_not_installed_is_said_and_the_tagger_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    mark, problems = name_marker(parse_config("names: spacy:small\n"))
    assert mark is None
    (problem,) = problems
    assert problem.startswith("config.yaml: names: spaCy is not installed; “pip install spacy” brings it;")
    assert name_marker(parse_config("")) == (None, ())
