"""Reading plain text: what is headline, byline, date, credit, and what is text."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from dossier.articles.limits import MAX_CHARACTERS, MAX_LINES
from dossier.articles.outlets import Outlets
from dossier.articles.read import Unreadable, parse_article, read_article
from dossier.model import Article, Source

KNOWN = Outlets.load()
TODAY = date(2022, 6, 1)
LEAD = (
    "The harbour wall of Clearwater fell into the sea on Thursday after three days of swell, "
    "the port authority said, and two boats sank at their moorings."
)
NEXT = "Nobody was hurt. “We saw it coming,” the harbour master said."


def read(text: str | bytes, name: str = "wall.txt") -> Article:
    data = text if isinstance(text, bytes) else text.encode()
    path = Path("/dossier") / name
    return parse_article(data, path, root=Path("/dossier"), known=KNOWN, article_id="a1", today=TODAY)


def blocks(*parts: str) -> str:
    return "\n\n".join(parts)


def test_a_headline_is_the_title_and_no_text() -> None:
    article = read(blocks("Harbour wall gives way", LEAD, NEXT))
    assert article.info.title == "Harbour wall gives way"
    assert article.text == blocks(LEAD, NEXT)
    assert str(article.info.provenance["title"]) == "text rule (headline)"


def test_without_a_headline_the_first_sentence_is_the_title() -> None:
    article = read(blocks(LEAD, NEXT))
    assert article.info.title.endswith("…")
    assert LEAD.startswith(article.info.title[:-1])
    assert 80 <= len(article.info.title) <= 120
    assert article.text == blocks(LEAD, NEXT)
    assert str(article.info.provenance["title"]) == "text rule (first sentence)"


def test_a_standfirst_is_title_and_text() -> None:
    article = read(blocks("Divers are to look at the damage on Friday.", LEAD))
    assert article.info.title == "Divers are to look at the damage on Friday"
    assert article.text.startswith("Divers are to look")


def test_a_label_of_a_date_before_the_text_is_its_date() -> None:
    article = read(" date 2021-03-04 " + blocks(LEAD, NEXT))
    assert article.info.date == "2021-03-04"
    assert article.info.provenance["date"].source is Source.TEXT
    assert article.text == blocks(LEAD, NEXT)


def test_header_lines_are_read() -> None:
    article = read("Title: Harbour wall gives way\nDate: 4 March 2021\nSource: VOA\nBy: Ann Bee\n\n" + LEAD)
    info = article.info
    assert (info.title, info.date, info.outlet, info.author) == (
        "Harbour wall gives way",
        "2021-03-04",
        "Voice of America",
        "Ann Bee",
    )
    assert article.text == LEAD
    assert info.provenance["outlet"].note == "header line 'Source:'"


@pytest.mark.parametrize(
    "label", ["Body: ", "Author:\nBody: ", "Text:\n", "Content: \n\n", "\nFull text:\n\n"]
)
def test_the_text_begins_after_its_label(label: str) -> None:
    article = read(f"Title: Harbour wall gives way\nDate: 4 March 2021\n{label}{LEAD}\n{NEXT}")
    assert article.info.title == "Harbour wall gives way"
    assert article.text == blocks(LEAD, NEXT)


def test_a_single_line_with_a_colon_may_be_a_headline() -> None:
    assert (
        read(blocks("Source: harbour wall was rotten", LEAD)).info.title == "Source: harbour wall was rotten"
    )


def test_headline_byline_and_report_on_one_line_are_divided() -> None:
    article = read(f"Storm Takes Harbour Wall in Clearwater Ann Bee CLEARWATER, MAINE - {LEAD} {NEXT}")
    info = article.info
    assert (info.title, info.author, info.dateline) == (
        "Storm Takes Harbour Wall in Clearwater",
        "Ann Bee",
        "CLEARWATER, MAINE",
    )
    assert article.text.startswith("CLEARWATER, MAINE - The harbour wall")


def test_words_of_the_headline_are_no_byline() -> None:
    article = read(f"Storm Takes Part of the Harbour Wall CLEARWATER, MAINE - {LEAD}")
    assert article.info.title == "Storm Takes Part of the Harbour Wall"
    assert article.info.author is None


def test_a_licence_names_the_outlet_and_is_no_text() -> None:
    article = read(
        blocks(
            "Originally published by the Clearwater Gazette. All rights reserved.",
            "Harbour wall gives way",
            LEAD,
        )
    )
    assert article.info.outlet == "Clearwater Gazette"
    assert article.info.title == "Harbour wall gives way"
    assert article.text == LEAD


def test_a_licence_at_the_end_is_no_text() -> None:
    assert read(blocks(LEAD, NEXT, "© 2021 Clearwater Gazette. All rights reserved.")).text == blocks(
        LEAD, NEXT
    )


def test_a_file_of_nothing_but_a_licence_keeps_it() -> None:
    assert read("This text is in the public domain.").text == "This text is in the public domain."


@pytest.mark.parametrize(
    "caption",
    [
        "FILE PHOTO: Boats in the inner basin",
        "Boats in the inner basin in January [File: Ann Bee/Reuters]",
        "Boats in the inner basin. (AP Photo/Ann Bee)",
        "Boats in the inner basin REUTERS/Ann Bee",
        "Boats in the inner basin / AFP",
        "Boats in the inner basin - Photo: Ann Bee/Getty Images",
        "Image copyright Ann Bee",
    ],
)
def test_a_caption_is_no_text_and_its_credit_no_source(caption: str) -> None:
    article = read(blocks("Harbour wall gives way", caption, LEAD, NEXT))
    assert article.text == blocks(LEAD, NEXT)
    assert article.info.agency is None


def test_a_description_repeated_with_its_source_is_a_caption() -> None:
    article = read(blocks("Boats at the wall\nBoats at the wallReuters", LEAD, NEXT))
    assert article.text == blocks(LEAD, NEXT)
    assert article.info.title.startswith("The harbour wall of Clearwater")


@pytest.mark.parametrize(
    "line",
    [
        "Read more: ten harbours worth a journey",
        "Why Walls Fail and What Comes After: QuickTake",
        "Sign up for our morning letter",
        "ADVERTISEMENT",
        "Follow Ann Bee on Twitter @annbee",
        "WATCH: The wall falls",
    ],
)
def test_promotion_is_no_text(line: str) -> None:
    assert read(blocks("Harbour wall gives way", LEAD, line, NEXT)).text == blocks(LEAD, NEXT)


def test_a_headline_may_begin_like_a_label() -> None:
    assert (
        read(blocks("Opinion: the wall was an open secret", LEAD)).info.title
        == "Opinion: the wall was an open secret"
    )


def test_a_subheading_stays_in_the_text() -> None:
    assert read(blocks("Harbour wall gives way", LEAD, "Who pays?", NEXT)).text == blocks(
        LEAD, "Who pays?", NEXT
    )


@pytest.mark.parametrize(
    ("line", "author", "outlet", "agency", "iso"),
    [
        ("By Ann Bee", "Ann Bee", None, None, None),
        ("By Ann Bee and C. Dee, Reuters", "Ann Bee and C. Dee", None, "Reuters", None),
        ("By Ann Bee | The Guardian | 4 March 2021", "Ann Bee", "The Guardian", None, "2021-03-04"),
        ("Published: Thursday, March 4, 2021", None, None, None, "2021-03-04"),
        ("BBC News", None, "BBC News", None, None),
        ("By Ann Bee • 4 March 2021 • 4:15pm • 3 min read", "Ann Bee", None, None, "2021-03-04"),
        ("Published 10:15 AM EST, Thu March 4, 2021", None, None, None, "2021-03-04"),
        ("5 min read", None, None, None, None),
        ("Updated 5 March 2021", None, None, None, None),
        ("Ann Bee", "Ann Bee", None, None, None),
    ],
)
def test_a_line_of_metadata_under_the_headline(
    line: str, author: str | None, outlet: str | None, agency: str | None, iso: str | None
) -> None:
    article = read(blocks("Harbour wall gives way", line, LEAD))
    info = article.info
    assert (info.author, info.outlet, info.agency, info.date) == (author, outlet, agency, iso)
    assert article.text == LEAD


@pytest.mark.parametrize("line", ["By the sea they waited", "By Friday", "Clearwater Harbour", "March winds"])
def test_another_line_under_the_headline_is_text(line: str) -> None:
    article = read(blocks("Harbour wall gives way", line, LEAD))
    assert article.text == blocks(line, LEAD)
    assert article.info.author is None


@pytest.mark.parametrize(
    ("opening", "dateline", "outlet", "agency", "iso"),
    [
        ("CLEARWATER, Maine (Reuters) - ", "CLEARWATER, Maine", None, "Reuters", None),
        ("CLEARWATER — ", "CLEARWATER", None, None, None),
        ("Clearwater (AFP) – ", "Clearwater", None, "AFP", None),
        ("(Bloomberg) -- ", None, "Bloomberg", None, None),
        ("CLEARWATER, March 4, 2021 (AP) -- ", "CLEARWATER, March 4, 2021", None, "AP", "2021-03-04"),
    ],
)
def test_a_dateline_is_read_and_stays_in_the_text(
    opening: str, dateline: str | None, outlet: str | None, agency: str | None, iso: str | None
) -> None:
    article = read(blocks("Harbour wall gives way", opening + LEAD))
    info = article.info
    assert (info.dateline, info.outlet, info.agency, info.date) == (dateline, outlet, agency, iso)
    assert article.text == opening + LEAD


@pytest.mark.parametrize("opening", ["The wall - old and tired - ", "A. B. - ", "- ", "(sic) - "])
def test_another_dash_makes_no_dateline(opening: str) -> None:
    assert read(blocks("Harbour wall gives way", opening + LEAD)).info.dateline is None


def test_a_title_from_the_lead_has_no_dateline() -> None:
    assert read(f"(Bloomberg) -- {LEAD}").info.title.startswith("The harbour wall")


@pytest.mark.parametrize(
    ("last", "agency"),
    [
        ("Source: News Agencies", "News Agencies"),
        ("Source: AFP, Reuters", "AFP, Reuters"),
        ("(AFP)", "AFP"),
        ("With inputs from agencies", "News Agencies"),
        ("The Associated Press contributed to this report.", "AP"),
    ],
)
def test_a_closing_line_credits_the_agency(last: str, agency: str) -> None:
    article = read(blocks("Harbour wall gives way", LEAD, NEXT, last))
    assert article.info.agency == agency
    assert article.text == blocks(LEAD, NEXT)


def test_a_closing_line_that_names_no_agency_is_text() -> None:
    assert read(blocks(LEAD, "Source: port authority")).text == blocks(LEAD, "Source: port authority")


def test_the_reporters_line_is_no_text() -> None:
    assert read(blocks(LEAD, "(Reporting by Ann Bee; Editing by C. Dee)")).text == LEAD


@pytest.mark.parametrize(
    ("sentence", "agency"),
    [
        ("The wall fell at dawn, Reuters reported.", "Reuters"),
        ("“It is gone,” he said, according to AFP.", "AFP"),
        ("The sea took it, according to the Associated Press.", "AP"),
        ("The TASS news agency reported losses.", "TASS"),
        ("He told Reuters that it was gone.", None),
        ("The AFPX reported losses.", None),
        ("It fell, according to Reuters' editor.", None),
    ],
)
def test_an_agency_that_the_text_credits(sentence: str, agency: str | None) -> None:
    assert read(blocks("Harbour wall gives way", LEAD, sentence)).info.agency == agency


def test_a_date_is_never_the_files_time(tmp_path: Path) -> None:
    path = tmp_path / "wall.txt"
    path.write_text(LEAD)
    os.utime(path, (1_600_000_000, 1_600_000_000))
    info = read_article(path, root=tmp_path, known=KNOWN, article_id="a1", today=TODAY).info
    assert info.date is None
    assert info.provenance["date"].source is Source.NONE


def test_lines_above_the_headline_are_metadata() -> None:
    article = read(blocks("The Guardian", "4 March 2021", "Harbour wall gives way", LEAD, NEXT))
    info = article.info
    assert (info.outlet, info.date, info.title) == ("The Guardian", "2021-03-04", "Harbour wall gives way")
    assert article.text == blocks(LEAD, NEXT)


def test_the_export_of_an_archive_is_read() -> None:
    text = (
        "The New York Times\nMarch 4, 2021 Thursday\n\nHarbour wall gives way\n\nBYLINE: By ANN BEE\n\n"
        f"SECTION: Section A; Pg. 1\n\nLENGTH: 543 words\n\nDATELINE: CLEARWATER\n\n{LEAD}\n\n{NEXT}\n\n"
        "LOAD-DATE: March 5, 2021\n\nPUBLICATION-TYPE: Newspaper\n\nCopyright 2021 The New York Times Company"
    )
    article = read(text)
    info = article.info
    assert (info.outlet, info.date, info.title, info.author, info.dateline) == (
        "The New York Times", "2021-03-04", "Harbour wall gives way", "ANN BEE", "CLEARWATER",
    )  # fmt: skip
    assert article.text == blocks(LEAD, NEXT)
    assert info.warnings == ()


@pytest.mark.parametrize(
    "end", ["(see the image above)", "(a photocopy of it costs two dollars)", "(and/or more)"]
)
def test_a_remark_in_brackets_is_no_credit(end: str) -> None:
    assert read(blocks(LEAD, f"The wall has a plan {end}")).text == blocks(LEAD, f"The wall has a plan {end}")


def test_a_sentence_that_begins_with_a_date_of_publication_is_text() -> None:
    lead = "Published 4 March 2021, the report says that the wall was rotten."
    article = read(blocks(lead, NEXT))
    assert article.text == blocks(lead, NEXT)
    assert article.info.date is None


def test_a_file_name_gives_date_and_outlet() -> None:
    info = read(LEAD, "2021-03-04-voa-wall.txt").info
    assert (info.date, info.outlet) == ("2021-03-04", "Voice of America")
    assert info.provenance["date"].source is Source.FILE_NAME


@pytest.mark.parametrize(
    "name", ["2021-03-04-time-is-short.txt", "2021-03-04-dawn.txt", "2021-03-04.txt", "voa.txt"]
)
def test_a_common_word_in_a_file_name_is_no_outlet(name: str) -> None:
    assert read(LEAD, name).info.outlet is None


def test_a_month_in_the_file_name_helps_to_work_the_day_out() -> None:
    info = read(LEAD.replace("on Thursday", "on Thursday, March 4,"), "2021-03 wall.txt").info
    assert info.date == "2021-03-04"
    assert "worked out" in info.provenance["date"].note


def test_a_date_in_the_future_is_left_out() -> None:
    info = read("Title: Wall\nDate: 2031-01-01\n\n" + LEAD).info
    assert info.date is None
    assert info.warnings == ("the date 2031-01-01 lies in the future and is left out",)


def test_a_date_of_two_readings_is_left_out() -> None:
    info = read("Title: Wall\nDate: 05/06/2021\n\n" + LEAD).info
    assert info.date is None
    assert info.warnings == ("the date '05/06/2021' cannot be read",)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "https://", "http://[x"])
def test_only_web_addresses_are_kept(url: str) -> None:
    info = read(f"Title: Wall\nURL: {url}\n\n{LEAD}").info
    assert info.url is None
    assert info.warnings == ("the address is not a web address and is left out",)


def test_a_source_that_is_an_address_gives_address_and_outlet() -> None:
    info = read(f"Title: Wall\nSource: https://www.bbc.co.uk/wall\n\n{LEAD}").info
    assert (info.url, info.outlet) == ("https://www.bbc.co.uk/wall", "BBC News")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (LEAD, "en"),
        ("12 34", "en"),
        (
            "Die Mauer des Hafens ist in der Nacht gefallen, und zwei Boote sind nicht mehr zu sehen.",
            "de",
        ),
        (
            "Le mur du port est tombé dans la nuit et deux bateaux ont coulé avec une partie des filets.",
            "fr",
        ),
        ("Стена гавани рухнула ночью после трёх дней шторма.", "ru"),
        ("Стіна гавані впала вночі після трьох днів шторму, її відбудують.", "uk"),
        ("港の壁が夜に崩れた。", "ja"),
        ("انهار جدار الميناء في الليل بعد ثلاثة أيام", "ar"),
    ],
)
def test_the_language_is_voted(text: str, language: str) -> None:
    assert read(text).info.language == language


def test_words_are_counted_in_the_text_alone() -> None:
    assert read(blocks("A headline of five words", "One two three. Four five.", "Six.")).info.words == 6


def test_the_path_is_relative_and_inert() -> None:
    assert read(LEAD, "a/b\x1b.txt").info.path == "a/b\N{REPLACEMENT CHARACTER}.txt"


def test_every_field_has_its_provenance() -> None:
    assert set(read(LEAD).info.provenance) == {
        "title", "outlet", "agency", "author", "dateline", "date", "url", "language",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"", "is empty"), (b"a\0b", "is binary"), (b"---\ntitle: Wall\n---\n", "holds no text")],
)
def test_what_cannot_be_shown_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read(data)
    assert refusal.value.reason == reason


def test_a_text_without_end_is_refused() -> None:
    with pytest.raises(Unreadable, match="is longer than 1,000,000 characters"):
        read(b"a " * (MAX_CHARACTERS // 2 + 1))
    with pytest.raises(Unreadable, match="has more than 30,000 lines"):
        read(b"a\n" * (MAX_LINES + 1))


EXPECTED_OF_THE_SEEDS = {
    "000": ("Voice of America", None, "Dorian Jones", "ISTANBUL, TURKEY", None, 1),
    "001": (None, "Reuters", None, None, "2019-07-01", 13),
    "002": (None, "AFP", None, None, None, 16),
    "003": ("Bloomberg", None, None, None, None, 11),
    "004": (None, "News Agencies", None, None, None, 13),
}


@pytest.mark.parametrize("number", EXPECTED_OF_THE_SEEDS)
def test_the_five_reports(seeds: Path, number: str) -> None:
    (path,) = seeds.glob(f"{number}_*.txt")
    article = read_article(path, root=seeds, known=KNOWN, article_id="a1", today=date(2026, 1, 1))
    info = article.info
    assert (
        info.outlet, info.agency, info.author, info.dateline, info.date, len(article.paragraphs),
    ) == EXPECTED_OF_THE_SEEDS[number]  # fmt: skip
    assert info.title.startswith(("Erdogan Seeks", "Turk", "Trump, Erdogan"))
    assert info.language == "en"
    assert info.warnings == ()
    for furniture in ("FILE PHOTO", "File:", "QuickTake", "public domain", "Source:", "date 2019"):
        assert furniture not in article.text


def test_a_likely_date_is_no_date() -> None:
    info = read(blocks("Harbour wall gives way", LEAD, "Gone! Port (@port) 4 March 2021", NEXT)).info
    assert info.date is None
    assert (info.date_estimate, info.date_confidence) == ("2021-03-04", 0.8)
    assert info.provenance["date_estimate"].source is Source.TEXT
    assert info.about == "about 2021-03-04 (worked out)"


def test_a_known_date_leaves_nothing_to_work_out() -> None:
    info = read(
        blocks("2021-03-09", "Harbour wall gives way", "It fell on 4 March 2021, the port said.")
    ).info
    assert (info.date, info.date_estimate, info.about) == ("2021-03-09", None, None)


def test_a_day_in_the_address_is_the_date() -> None:
    info = read(
        "URL: https://daily.example/2021/03/05/wall\n\n" + blocks("Harbour wall gives way", LEAD, NEXT)
    ).info
    assert info.date == "2021-03-05"
    assert info.provenance["date"].note == "from the address"
