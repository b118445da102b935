from dataclasses import replace

from dossier.analysis.alignment import compare
from dossier.analysis.wordings import Label, wordings
from dossier.model import AlignedRow, Article, ArticleInfo, Cell, Comparison, Relation, Wording, WordingKind


def found(*texts: str, labels: list[list[Label]] | None = None) -> tuple[Wording, ...]:
    articles = [
        Article(ArticleInfo(id=str(at), path=str(at), title=""), text) for at, text in enumerate(texts)
    ]
    return wordings(compare(articles), labels or [[] for _ in texts])


def forms(wording: Wording) -> list[list[str]]:
    return [[use.text for use in column] for column in wording.uses]


def test_another_word_in_the_same_place_is_listed_by_article() -> None:
    (one,) = found(
        "Police cleared the protesters from the old square at dawn.\nIt rained.\n",
        "Police cleared the rioters from the old square at dawn.\nThe fair opened.\n",
        "Police cleared the rioters from the old square at dawn.\nGrain is dear.\n",
    )
    assert one.kind is WordingKind.WORD
    assert forms(one) == [["protesters"], ["rioters"], ["rioters"]]


def test_spelling_is_no_wording() -> None:
    assert not found(
        "The national defence budget grew fast this year.\n",
        "The national defense budget grew fast this year.\n",
    )


def test_another_name_of_one_actor_is_a_label() -> None:
    texts = "The Kremlin will close the border on Friday.\n", "Moscow will close the border on Friday.\n"
    labels = [[Label(4, 11, "Kremlin", "ru", "Russia")], [Label(0, 6, "Moscow", "ru", "Russia")]]
    (one,) = [one for one in found(*texts, labels=labels) if one.kind is WordingKind.LABEL]
    assert (one.about, forms(one)) == ("Russia", [["Kremlin"], ["Moscow"]])


def test_a_fuller_name_is_no_other_label() -> None:
    texts = "Ida Voss will close the border on Friday.\n", "Voss will close the border on Friday.\n"
    labels = [[Label(0, 8, "Ida Voss", "v", "Ida Voss")], [Label(0, 4, "Voss", "v", "Ida Voss")]]
    assert not found(*texts, labels=labels)


def test_words_of_passages_that_hardly_say_the_same_are_no_wording() -> None:
    first, second = (
        "The council approved the harbour plan today",
        "The council approved the budget plan today",
    )
    cells = (Cell("a", 0, len(first), first), Cell("b", 0, len(second), second))
    alike = AlignedRow(Relation.PARAPHRASE, cells, 0.4)
    assert wordings(Comparison(("a", "b"), (alike,)), ((), ()))
    assert not wordings(Comparison(("a", "b"), (replace(alike, similarity=0.15),)), ((), ()))
