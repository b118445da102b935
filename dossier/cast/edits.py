"""The user's corrections of actors, as ``notes/actors.yaml`` holds them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from dossier.model import ActorKind

HEADING = """Corrections of the actors, applied in this order after the articles are read.
Each names actors by a name that the articles or the app give them:
- merge: [NAME, NAME]                 the first keeps its name
- {split: NAME, names: [ALIAS]}       these names are another actor
- {split: NAME, in: [ARTICLE], as: NEW NAME}
- {rename: NAME, to: NEW NAME}
- {retype: NAME, to: person}          or organisation, government, place
- hide: NAME                          and unhide: NAME"""


class Verb(StrEnum):
    """What is done to an actor."""

    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"
    RETYPE = "retype"
    HIDE = "hide"
    UNHIDE = "unhide"


_VERBS = tuple(Verb)


@dataclass(frozen=True, slots=True)
class Edit:
    """One correction.

    Attributes:
        verb: What is done.
        actors: The names of the actors that it is about; only a merge has several.
        to: The new name or kind, where there is one.
        names: For a split, the names that are taken out.
        articles: For a split, the ids of the articles whose mentions are taken out, each with its
            file's hash, which may be empty.
    """

    verb: Verb
    actors: tuple[str, ...]
    to: str = ""
    names: tuple[str, ...] = ()
    articles: Mapping[str, str] = field(default_factory=dict)

    def values(self) -> dict[str, object]:
        """Return the entry of the file."""
        if self.verb is Verb.MERGE:
            return {"merge": list(self.actors)}
        found: dict[str, object] = {str(self.verb): self.actors[0]}
        if self.names:
            found["names"] = list(self.names)
        if self.articles:
            found["in"] = dict(self.articles)
        if self.to:
            found["as" if self.verb is Verb.SPLIT else "to"] = self.to
        return found


class NotAnEditError(ValueError):
    """An entry says no correction; the message says what is missing."""


def read_edit(values: Mapping[str, object]) -> Edit:
    """Return the correction that an entry says.

    Raises:
        NotAnEditError: if it says none.
    """
    verb = next((verb for verb in _VERBS if verb in values), None)
    if verb is None:
        raise NotAnEditError(f"begins with none of {', '.join(Verb)}")
    actors = _texts(values[verb])
    if len(actors) < (2 if verb is Verb.MERGE else 1):
        raise NotAnEditError(f"“{verb}” takes {'two names or more' if verb is Verb.MERGE else 'a name'}")
    if verb is Verb.SPLIT:
        names, articles = _texts(values.get("names")), _articles(values.get("in"))
        if not names and not articles:
            raise NotAnEditError("“split” takes “names” or “in”, which say what is taken out")
        return Edit(verb, actors[:1], _text(values.get("as")), names, articles)
    to = _text(values.get("to"))
    if verb is Verb.RENAME and not to:
        raise NotAnEditError("“rename” takes “to”, the new name")
    if verb is Verb.RETYPE and to not in list(ActorKind):
        raise NotAnEditError(f"“retype” takes “to”, one of {', '.join(ActorKind)}")
    return Edit(verb, actors if verb is Verb.MERGE else actors[:1], to)


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _texts(value: object) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(text for each in values if (text := _text(each)))


def _articles(value: object) -> dict[str, str]:
    if isinstance(value, Mapping):
        return {str(name): _text(content) for name, content in value.items()}
    return dict.fromkeys(_texts(value), "")
