import time

from hypothesis import given
from hypothesis import strategies as st

from dossier.analysis.carried import carried, shared_quotes
from dossier.model import ArticleQuote, Carriage, Quote, QuoteType

WORDS = "“We will not reopen the northern bridge before the inspectors have signed, whatever it costs.”"


def said(article: str, text: str, speaker: str | None = "Ida Voss", actor: str | None = None) -> ArticleQuote:
    quote = Quote(
        start=0,
        end=len(text),
        text=text,
        type=QuoteType.DIRECT,
        rule="marks",
        confidence=0.9,
        speaker=speaker,
    )
    return ArticleQuote(article, 1, quote, actor)


def test_a_quote_printed_whole_is_whole() -> None:
    (carrier,) = carried(said("a", WORDS), [said("b", WORDS.strip("“”"))]).carriers
    assert (carrier.how, carrier.words_cut, carrier.similarity) == (Carriage.WHOLE, 0, 1.0)


def test_words_that_are_cut_are_told() -> None:
    shorter = "“We will not reopen the northern bridge before the inspectors have signed.”"
    (carrier,) = carried(said("a", WORDS), [said("b", shorter)]).carriers
    assert carrier.how is Carriage.CUT
    assert [WORDS[span.start : span.end] for span in carrier.cut] == ["whatever it costs"]


def test_words_that_are_changed_are_told() -> None:
    other = WORDS.replace("northern", "old")
    (carrier,) = carried(said("a", WORDS), [said("b", other)]).carriers
    assert carrier.how is Carriage.CHANGED
    assert carrier.changed == (("northern", "old"),)


def test_spelling_changes_nothing() -> None:
    words = "“The defence of the harbour wall is our labour and nobody else's.”"
    other = words.replace("defence", "defense").replace("labour", "labor")
    (carrier,) = carried(said("a", words), [said("b", other)]).carriers
    assert carrier.how is Carriage.WHOLE


def test_another_speaker_says_other_words() -> None:
    assert carried(said("a", WORDS), [said("b", WORDS, "Piet Lund")]).carriers == ()
    assert carried(said("a", WORDS, actor="x"), [said("b", WORDS, actor="y")]).carriers == ()


def test_reports_without_it_are_silent() -> None:
    found = carried(said("a", WORDS), [said("b", WORDS)], ("a", "b", "c"))
    assert found.silent == ("c",)


def test_a_quote_that_several_print_is_told_once_by_its_longest_printing() -> None:
    shorter = "“We will not reopen the northern bridge before the inspectors have signed.”"
    (found,) = shared_quotes(
        [[said("a", shorter)], [said("b", WORDS)], [said("c", "“Nothing like it at all.”")]]
    )
    assert found.quote.article == "b"
    assert [carrier.quote.article for carrier in found.carriers] == ["a"]
    assert found.silent == ("c",)


@given(st.text(), st.text())
def test_any_quotes_are_compared(one: str, other: str) -> None:
    for carrier in carried(said("a", one), [said("b", other)]).carriers:
        assert all(0 <= span.start < span.end <= len(one) for span in carrier.cut)
        assert all(0 <= span.start < span.end <= len(other) for span in carrier.added)


def test_many_quotes_of_the_same_words_are_bounded() -> None:
    words = [f"word{at % 40}" for at in range(400)]
    quotes = [[said(str(name), " ".join(words[at:] + words[:at])) for at in range(200)] for name in range(3)]
    began = time.process_time()
    shared_quotes(quotes)
    assert time.process_time() - began < 20
