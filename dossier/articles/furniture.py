"""Telling the text of a report from what stands around it: captions, credits, promotion, licences."""

from __future__ import annotations

import re
from functools import cache

from dossier.articles.outlets import Outlets
from dossier.language.data_files import load_yaml
from dossier.language.sentences import sentences

_LONGEST_CAPTION = 1000
_LONGEST_CREDITED = 500
_LONGEST_PROMOTION = 160
_BRACKETED_END = re.compile(r"[(\[]([^()\[\]]{2,80})[)\]]\.?$")
_SLASH_END = re.compile(r"/\s?([A-Z][\w ]{1,24})\.?$")
_CAPITALS_SLASH = re.compile(r"\bREUTERS/[A-Z]")
_CREDIT_END = re.compile(
    r"\b(?:Photograph|Photo|Picture|Image|Foto|Fotografía|Bild|Credit|Crédit photo|Illustration)s?"
    r"(?:: ?| by )[^.!?:]{2,60}\.?$"
)
_GLUED_CREDIT = r"(?:AFP via )?(?:Getty Images|Reuters|REUTERS|AFP|EPA|Shutterstock|AP Photo|Alamy)"
_GLUED_BEFORE = re.compile(rf"{_GLUED_CREDIT}(?=[A-Z][a-z’'])")
_GLUED_AFTER = re.compile(rf"[a-z0-9.)]{_GLUED_CREDIT}$")
_LONGEST_GLUED = 300
_FOLLOW = re.compile(r"follow .{1,60} on (?:twitter|x|facebook|instagram|bluesky|mastodon)\b.{0,40}")
_LICENCE_NAME = re.compile(
    r"\b(?:posted|published|appeared|produced|provided|republished|reprinted) (?:by|in|on|at|from) (?:the )?"
    r"((?:[A-Z][\w'’-]{0,30}|of|and|the|for|&)(?: (?:[A-Z][\w'’-]{0,30}|of|and|the|for|&)){0,5})"
)


@cache
def _table(name: str) -> tuple[str, ...]:
    return tuple(load_yaml("furniture.yaml")[name])


def is_caption(block: str, known: Outlets) -> bool:
    """Tell whether a block says itself that it is a caption, or ends with the credit of a picture."""
    if len(block) > _LONGEST_CAPTION:
        return False
    if block[:40].lower().startswith(_table("caption_starts")):
        return True
    if len(block) > _LONGEST_CREDITED:
        return False
    if _CAPITALS_SLASH.search(block) or _CREDIT_END.search(block[-90:]):
        return True
    if len(block) <= _LONGEST_GLUED and _GLUED_AFTER.search(block[-40:]):
        return True
    if match := _BRACKETED_END.search(block[-90:]):
        credit = match[1].lower()
        # "(Reuters)" alone credits a report; "(Ann Bee/Reuters)" and "(AP Photo)" credit a picture.
        _, slash, source = match[1].rpartition("/")
        return credit.startswith(_table("credit_starts")) or (bool(slash) and _is_source(source, known))
    end = _SLASH_END.search(block[-40:])
    return end is not None and _is_source(end[1], known)


def _is_source(name: str, known: Outlets) -> bool:
    name = name.strip()
    return known.agency(name) is not None or name in _table("picture_sources")


def without_glued_credit(block: str) -> str:
    """Return a block without the credit of the picture above it that a page ran into it: “ReutersThe …”."""
    glued = _GLUED_BEFORE.match(block)
    return block[glued.end() :] if glued else block


def is_caption_pair(block: str, after: str, known: Outlets) -> bool:
    """Tell whether a block is a picture's description that the next one repeats with its source.

    Saved pages often run both together: "Two presidents" and "Two presidentsReuters".
    """
    source = after[len(block) :].strip(" .-–—|/()")
    return after.startswith(block) and bool(source) and _is_source(source, known)


def is_promotion(block: str, *, is_first: bool = False) -> bool:
    """Tell whether a block advertises another piece, or asks the reader for something.

    What looks like a label may be a headline's first word if the block is the first: "Video: ...".
    """
    if len(block) > _LONGEST_PROMOTION:
        return False
    lowered = block.lower()
    if lowered.startswith(_table("promo_starts")) or lowered in _table("page_lines"):
        return True
    if _FOLLOW.fullmatch(lowered) or lowered.endswith(" read more"):
        return True
    if is_first:
        return False
    label, mark, _ = lowered.replace("|", ":").partition(":")
    if mark and label.strip() in _table("promo_labels"):
        return True
    end = re.split(r"[:|\[(]", lowered)[-1].strip(" ])")
    return end in _table("promo_ends") and end != lowered.strip() and lowered[-1] not in ".!?"


def is_licence(sentence: str) -> bool:
    """Tell whether a sentence states who holds the rights, or where a report first stood."""
    lowered = sentence[:600].lower()
    if len(sentence) > 600:
        return False
    return lowered.startswith(_table("licence_starts")) or any(
        phrase in lowered for phrase in _table("licence_phrases")
    )


def split_licence(block: str) -> tuple[str, str]:
    """Return the licence sentences that open a block, and the rest of it."""
    lowered = block[:600].lower()
    if not any(word in lowered for word in (*_table("licence_starts"), *_table("licence_phrases"))):
        return "", block
    end = 0
    for span in sentences(block[:2000]):
        if not is_licence(block[span.start : span.end]):
            break
        end = span.end
    return block[:end].strip(), block[end:].strip()


def licensed_outlet(licence: str) -> str | None:
    """Return the outlet that a licence sentence says the report comes from, as printed."""
    match = _LICENCE_NAME.search(licence[:600])
    if not match:
        return None
    name = re.sub(r"(?: (?:of|and|the|for|&))+$", "", match[1])
    return name if name[:1].isupper() else None
