"""From bytes to characters."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.articles.decode import decode
from dossier.articles.files import Unreadable

TEXT = "The mayor of Köln said “no” to the café – twice.\n"
TURKISH = "Başbakan dün İstanbul'da yaptığı açıklamada görüşmelerin süreceğini söyledi. Işık ve ağaç.\n" * 6
RUSSIAN = "Министр заявил вчера, что переговоры продолжатся на следующей неделе в столице.\n" * 6


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        TEXT.encode("cp1252"),
    ],
)
def test_the_encoding_is_recognised(data: bytes) -> None:
    assert decode(data).text == TEXT


def test_letters_of_other_code_pages_are_not_taken_for_western_ones() -> None:
    assert "Başbakan" in decode(TURKISH.encode("cp1254")).text
    assert decode(RUSSIAN.encode("cp1251")).text == RUSSIAN


def test_a_guess_is_a_warning() -> None:
    (warning,) = decode(RUSSIAN.encode("cp1251")).warnings
    assert "read as" in warning


@pytest.mark.parametrize(
    "head", ["<meta charset='iso-8859-9'>", '<?xml version="1.0" encoding="iso-8859-9"?>']
)
def test_a_page_may_declare_its_encoding(head: str) -> None:
    page = f"{head}<p>{TURKISH}"
    assert decode(page.encode("iso-8859-9"), html=True).text == page


@pytest.mark.parametrize("declared", ["utf-8", "hex", "no-such", "rot13", "idna"])
def test_what_a_page_declares_wrongly_is_not_believed(declared: str) -> None:
    page = f"<meta charset={declared}><p>caf\xe9 on the quay"
    assert "café" in decode(page.encode("cp1252"), html=True).text


def test_a_damaged_byte_does_not_change_the_encoding() -> None:
    decoded = decode(TEXT.encode() * 3 + b"\xff")
    assert decoded.text.startswith(TEXT)
    assert decoded.warnings == ("1 characters could not be read as UTF-8",)


def test_several_damaged_bytes_at_one_place_count_once() -> None:
    data = "“Rain,” he said. “More rain.” “Then snow.”".encode() + b" \xed\xa0\x80 end"
    assert decode(data).encoding == "utf-8"


@pytest.mark.parametrize("encoding", ["gb18030", "shift_jis", "big5", "euc_kr", "cp1251", "cp1253"])
def test_other_encodings_are_not_taken_for_damaged_utf_8(encoding: str) -> None:
    texts = {
        "cp1251": "В порту Брэкмута в понедельник бастуют докеры. ",
        "cp1253": "Οι λιμενεργάτες απεργούν. ",
    }
    texts |= {"euc_kr": "항만 노동자들이 월요일에 파업했다. "}
    texts |= {"shift_jis": "港の労働者は月曜日にストライキに入った。", "big5": "港口工人星期一罷工。"}
    text = texts.get(encoding, "港口工人星期一罢工。")
    assert not decode(text.encode(encoding) * 20).encoding.startswith("utf")


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"\r\n"])
def test_a_file_without_content_is_empty(data: bytes) -> None:
    with pytest.raises(Unreadable, match="is empty"):
        decode(data)


@pytest.mark.parametrize(
    "data", [b"text\0text", b"%PDF-1.7 ...", b"PK\x03\x04aa", b"\x89PNG\r\n", bytes(range(1, 32)) * 20]
)
def test_a_binary_file_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="is binary"):
        decode(data)


@given(st.binary(), st.booleans())
def test_any_bytes_are_read_or_refused(data: bytes, html: bool) -> None:
    try:
        assert isinstance(decode(data, html=html).text, str)
    except Unreadable as refusal:
        assert refusal.reason in ("is empty", "is binary")
