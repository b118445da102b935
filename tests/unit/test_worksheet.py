from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dossier.analysis.alignment import Speech
from dossier.analysis.wordings import Label
from dossier.analysis.worksheet import Described, worksheet
from dossier.model import Article, ArticleInfo, Speaking

TEXT = "Ida Voss said on Monday that 14 ships were idle and that nobody had asked her about it yet."


def described(name: str, text: str, labels: tuple[Label, ...] = ()) -> Described:
    info = ArticleInfo(id=name, path=name, title=name, date="2024-05-08")
    return Described(Article(info, text), [Speech(29, 47, "Ida Voss")], labels)


def test_a_worksheet_tells_who_speaks_what_is_counted_and_when() -> None:
    (profile, other) = worksheet([described("a", TEXT), described("b", "Rain.")]).profiles
    assert profile.speakers[0] == Speaking("Ida Voss", 1, 4)
    assert profile.numbers == ("14 ships",)
    assert profile.dates == ("Monday (2024-05-06)",)
    assert other.numbers == other.dates == ()


def test_names_that_another_article_has_too_are_not_only_here() -> None:
    labels = (Label(0, 8, "Ida Voss", "v", "Ida Voss"),)
    harbour = Label(0, 8, "Loden", "l", "Loden")
    first, second = worksheet(
        [described("a", TEXT, (*labels, harbour)), described("b", TEXT, labels)]
    ).profiles
    assert first.names_only_here == ("Loden",)
    assert second.names_only_here == ()


def test_an_outlet_s_own_name_is_not_only_here() -> None:
    own = described("a", TEXT, (Label(0, 8, "The Loden Post", "p", "The Loden Post"),))
    info = replace(own.article.info, outlet="Loden Post")
    named = replace(own, article=replace(own.article, info=info))
    assert worksheet([own, described("b", TEXT)]).profiles[0].names_only_here == ("The Loden Post",)
    assert worksheet([named, described("b", TEXT)]).profiles[0].names_only_here == ()


def test_the_same_text_is_shared_whole() -> None:
    assert [one.shared for one in worksheet([described("a", TEXT), described("b", TEXT)]).profiles] == [
        1.0,
        1.0,
    ]


@given(st.text(), st.text())
def test_any_texts_make_a_worksheet(one: str, other: str) -> None:
    for profile in worksheet([described("a", one), described("b", other)]).profiles:
        assert 0.0 <= profile.shared <= 1.0
