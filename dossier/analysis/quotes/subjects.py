"""Who does the reporting: the subject of a reporting verb within its sentence."""

from __future__ import annotations

from dossier.analysis.quotes.grammar import is_adverb
from dossier.analysis.quotes.hits import Hit
from dossier.analysis.quotes.nouns import Phrase
from dossier.analysis.quotes.openings import opening_subject
from dossier.analysis.quotes.phrases import subject_before
from dossier.analysis.quotes.scene import Scene
from dossier.language.lexicon import word_class

_PARTICIPLE_AFTER = frozenset({"", ",", "and", "before", "while", "by", "in"})
_TEXTS = word_class("texts that one issues")
_JOINING = frozenset({"and", "but", "or", "then"})
# Not the class of all forms: with “’s” and “being”, a tenth of a point of F1 is lost.
_BE = frozenset({"is", "are", "was", "were", "been", "be"})


def subject_of(scene: Scene, hit: Hit) -> tuple[Phrase | None, bool]:
    """Return the subject of a verb, and whether a verb before it has the same (", adding", "and added")."""
    reading, low = scene.reading, scene.frame.first
    before = hit.first - 1
    while before >= low and is_adverb(reading.lows[before]):
        before -= 1
    joint = scene.low(before)
    if hit.is_participle and joint in _TEXTS:
        return opening_subject(reading, low, before, scene.lexicon), True  # "issued a statement saying"
    if hit.is_participle:
        own = None if joint in (",", "and") else subject_before(reading, hit.first, low, scene.lexicon)
        if own is not None and scene.low(own.first - 1) == "with":
            return own, False
        depends = joint in _PARTICIPLE_AFTER or scene.source is not None
        if depends and not _progressive(scene, hit):
            return scene.source or opening_subject(reading, low, hit.first, scene.lexicon), True
    if joint in _JOINING:
        return scene.source or opening_subject(reading, low, before, scene.lexicon), True
    if joint == "to":
        return None, False
    bound = low if joint == "," else scene.first
    own = subject_before(reading, hit.first, bound, scene.lexicon)
    if own is None and joint == ",":
        return scene.source, True
    return own, False


def _progressive(scene: Scene, hit: Hit) -> bool:
    return any(scene.low(at) in _BE for at in range(hit.first - 3, hit.first))
