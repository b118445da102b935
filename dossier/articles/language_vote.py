"""Which language a text is in, by its script and its commonest words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from dossier.language.data_files import load_yaml
from dossier.language.words import fold

DEFAULT = "en"

_SAMPLE = 1500
_FEWEST_WORDS = 12
_CODE = re.compile(r"([A-Za-z]{2,3})(?:[-_].{0,20})?")
_SCRIPTS = (
    ("ja", re.compile("[\u3041-\u30ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ko", re.compile("[\uac00-\ud7a3]")),
    ("he", re.compile("[\u05d0-\u05ea]")),
    ("fa", re.compile("[پچژگ]")),
    ("ar", re.compile("[\u0620-\u06ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("uk", re.compile("[іїєґ]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
)
# Letters of few words each tell a language among those of its script: one in fifty is enough.
_TELLING = frozenset({"ja", "fa", "uk"})
_OTHER = re.compile("[\u0370-\u1fff\u3041-\ud7a3]")
_LATIN = re.compile("[A-Za-zÀ-ɏ]")


def language_code(stated: str) -> str | None:
    """Return the code of a language from a tag such as "en-GB", or from its name; None if it is neither."""
    match = _CODE.fullmatch(stated.strip())
    return match[1].lower() if match else language_named(stated)


def language_named(name: str) -> str | None:
    """Return the code of a language from its name; a remark may stand behind it: “ENGLISH; Newspaper”."""
    words = re.split(r"[;,(|]", name[:80], maxsplit=1)[0]
    return _language_names().get(words.strip().lower())


@cache
def _language_names() -> dict[str, str]:
    table: dict[str, list[str]] = load_yaml("language_names.yaml")
    return {name: code for code, names in table.items() for name in names}


def vote(text: str) -> str:
    """Return the language that a text's beginning is in; English unless it is plainly another."""
    sample = text[:_SAMPLE]
    if not sample.isascii() and (found := _by_script(sample)):
        return found
    votes: Counter[str] = Counter()
    words = [fold(word) for word in sample.split()]
    languages = _languages()
    for word in words:
        for code in languages.get(word, ()):
            votes[code] += 1
    if len(words) < _FEWEST_WORDS or not votes:
        return DEFAULT
    best, count = votes.most_common(1)[0]
    return best if count > 1.5 * votes[DEFAULT] and count * 10 >= len(words) else DEFAULT


def _by_script(sample: str) -> str | None:
    if len(_OTHER.findall(sample)) * 10 < len(sample):
        return None
    latin = len(_LATIN.findall(sample))
    counts = {code: len(letters.findall(sample)) for code, letters in _SCRIPTS}
    others = max(counts.values())
    if others <= latin / 3:
        return None
    return next(
        code
        for code, count in counts.items()
        if count * (50 if code in _TELLING else 2) >= others and count > 0
    )


@cache
def _languages() -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = load_yaml("function_words.yaml")
    found: dict[str, tuple[str, ...]] = {}
    for code, words in table.items():
        for word in words:
            found[fold(word)] = (*found.get(fold(word), ()), code)
    return found
