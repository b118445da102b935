"""Article ids: short, unique, and the same whatever the order of the files."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dossier.articles.ids import article_ids


def test_an_id_is_the_path_without_its_ending() -> None:
    assert article_ids(["2019/a strike.txt"]) == {"2019/a strike.txt": "2019/a-strike"}


def test_files_of_one_stem_keep_their_endings() -> None:
    assert article_ids(["a.md", "a.txt", "b.md"]) == {"a.md": "a.md", "a.txt": "a.txt", "b.md": "b"}


def test_names_that_look_alike_are_numbered() -> None:
    ids = article_ids(["a\x01.md", "a\x02.md"])
    assert len(set(ids.values())) == 2


@given(st.lists(st.text(min_size=1, max_size=8), unique=True, max_size=12), st.randoms())
def test_ids_are_unique_whatever_the_order(names: list[str], chance: object) -> None:
    paths = [f"{name.replace('/', '').strip('.') or 'x'}.{n % 2}" for n, name in enumerate(names)]
    paths = list(dict.fromkeys(paths))
    ids = article_ids(paths)
    assert len(set(ids.values())) == len(paths)
    assert article_ids(reversed(paths)) == ids
    assert not any(char.isspace() for name in ids.values() for char in name)
