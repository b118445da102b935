"""Share of voice: who is quoted how often and at what length."""

from __future__ import annotations

from dossier.analysis import voice
from dossier.model import ArticleQuote, Quote, QuoteType, Share, Voices
from dossier.quotes.table import QuoteTable

OUTLETS = {"a": "Ledger", "b": "Post", "c": None}


def quote(
    article: str,
    words: str,
    speaker: str | None,
    *,
    group: int = 0,
    kind: QuoteType = QuoteType.DIRECT,
    confidence: float = 0.9,
    actor: str | None = None,
) -> ArticleQuote:
    found = Quote(
        start=0, end=1, text=words, type=kind, rule="r", confidence=confidence, speaker=speaker, group=group
    )
    return ArticleQuote(article, 1, found, actor, "Marta Olsen" if actor else None)


def share_of_voice(quotes: list[ArticleQuote], outlets: dict[str, str | None]) -> Voices:
    return voice.share_of_voice(QuoteTable.of(quotes), outlets)


def test_words_and_quotations_are_counted_by_speaker_and_outlet() -> None:
    voices = share_of_voice(
        [
            quote("a", "“We won’t go.”", "Olsen", actor="o"),
            quote("b", "that they would stay for a year", "Marta Olsen", kind=QuoteType.INDIRECT, actor="o"),
            quote("b", "“No.”", "Lund", group=1),
        ],
        OUTLETS,
    )
    olsen, lund = voices.voices
    assert (olsen.speaker, olsen.actor, olsen.total) == ("Marta Olsen", "o", Share(2, 10, 3, 2))
    assert olsen.outlets == {"Post": Share(1, 7, 0, 1), "Ledger": Share(1, 3, 3, 1)}
    assert (lund.speaker, lund.total) == ("Lund", Share(1, 1, 1, 1))
    assert voices.total == Share(3, 11, 4, 2)
    assert voices.outlets == {"Post": Share(2, 8, 1, 1), "Ledger": Share(1, 3, 3, 1)}


def test_fragments_of_one_quotation_are_one() -> None:
    found = [quote("a", "“Yes,”", "Lund", group=4), quote("a", "“we can.”", "Lund", group=4)]
    assert share_of_voice(found, OUTLETS).total == Share(1, 3, 3, 1)


def test_one_name_in_other_letters_is_one_speaker() -> None:
    found = [quote("a", "“Yes.”", "José Lund"), quote("b", "“No.”", "JOSE LUND")]
    assert [voice.speaker for voice in share_of_voice(found, OUTLETS).voices] == ["José Lund"]


def test_what_is_hardly_a_quote_does_not_count() -> None:
    assert share_of_voice([quote("a", "“Strategic”", None, confidence=0.2)], OUTLETS).voices == ()


def test_outlets_and_speakers_that_are_not_known_are_counted_as_such() -> None:
    (voice,) = share_of_voice([quote("c", "“Yes.”", None), quote("x", "“No.”", None)], OUTLETS).voices
    assert (voice.speaker, voice.outlets) == (None, {None: Share(2, 2, 2, 2)})
