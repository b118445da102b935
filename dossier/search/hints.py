"""What somebody who asks with said: or by: for a name may have meant."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.search.about import Names, words_of
from dossier.search.analyzer import ACRONYM_MARK, terms
from dossier.search.nodes import Node, Not, Phrase, Quoted, Value, Word, children
from dossier.search.reading import reading


def hint(node: Node, names: Names) -> str:
    """Return a sentence on the condition that finds what somebody said; empty where none is to be told.

    It is told where the words of a said: or by: are the whole name of an actor: said: finds the name in
    what others say, and by: the articles of an author.
    """
    for typed in _typed(node):
        words = " ".join(word.removesuffix(ACRONYM_MARK) for word in typed)
        printed = next((name for name in names(words) if _same(name, typed)), None)
        if printed is not None:
            return f"{reading(Quoted((words,)))} finds what {printed} said"
    return ""


def _typed(node: Node) -> Iterator[tuple[str, ...]]:
    """Yield the words of each such condition, those that exclude left out."""
    match node:
        case Not():
            return
        case Quoted((), said):
            for part in said:
                if isinstance(part, Word | Phrase) and (words := words_of(part)):
                    yield words
        case Value("author", words) if words:
            yield words
        case _:
            for part in children(node):
                yield from _typed(part)


def _same(name: str, typed: tuple[str, ...]) -> bool:
    return _bare(terms(name)) == _bare(typed)


def _bare(words: tuple[str, ...] | list[str]) -> list[str]:
    return [word.removesuffix(ACRONYM_MARK) for word in words]
