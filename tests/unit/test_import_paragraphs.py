"""What documents hold beside plain paragraphs: text boxes, tables, notes, changes."""

from __future__ import annotations

import pytest

from dossier.importing.paragraphs.opendocument import read_opendocument
from dossier.importing.paragraphs.rtf import read_rtf
from dossier.importing.paragraphs.word import read_word
from tests.unit.documents import W, opendocument, packed

BOX = "<w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent>"
TABLE = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>One</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Two</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
MARKUP = 'xmlns:mc="mc"'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            (f"<w:p><w:r><w:t>Before </w:t><mc:AlternateContent><mc:Choice><w:drawing>{BOX}</w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict>{BOX}</w:pict></mc:Fallback></mc:AlternateContent><w:t>after.</w:t></w:r></w:p>"),
            ("In a box.", "Before after."),
        ),
        (f"{TABLE}<w:p><w:r><w:t>End.</w:t></w:r></w:p>", ("One", "Two", "End.")),
        ("<w:p><w:hyperlink><w:r><w:t>Linked</w:t></w:r></w:hyperlink><w:r><w:t> words.</w:t></w:r></w:p>",
         ("Linked words.",)),
        (("<w:p><w:moveFrom><w:r><w:t>Moved.</w:t></w:r></w:moveFrom></w:p><w:p><w:moveTo><w:r><w:t>Moved.</w:t></w:r>"
         "</w:moveTo></w:p>"), ("Moved.",)),
    ],
    ids=["box", "table", "link", "moved"],
)  # fmt: skip
def test_word(body: str, expected: tuple[str, ...]) -> None:
    document = f"<w:document {W} {MARKUP}><w:body>{body}</w:body></w:document>"
    assert read_word(packed({"word/document.xml": document})).paragraphs == expected


def test_the_notes_of_documents_are_kept() -> None:
    body = f"<w:document {W}><w:body><w:p><w:r><w:t>Late.</w:t></w:r></w:p></w:body></w:document>"
    note = "<w:footnote {}w:id='{}'><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:footnote>"
    notes = note.format("w:type='separator' ", 0, "_____") + note.format("", 1, "By two hours.")
    document = read_word(
        packed({"word/document.xml": body, "word/footnotes.xml": f"<w:footnotes {W}>{notes}</w:footnotes>"})
    )
    assert (document.paragraphs, document.notes) == (("Late.",), ("By two hours.",))
    paragraph = (
        "Left<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>By two hours.</text:p></text:note-body></text:note> late."
    )
    document = read_opendocument(opendocument([paragraph]))
    assert (document.paragraphs, document.notes) == (("Left late.",), ("By two hours.",))
    rich = rb"{\rtf1 Left{\super 1}{\footnote {\super 1} By two hours.} late.\par Then back.}"
    assert read_rtf(rich) == ("Left1 late.", "Then back.", "1 By two hours.")


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("Left<text:note><text:p>A note.</text:p></text:note> late.", ("Left late.",)),
        ("<text:frame><text:text-box><text:p>In a box.</text:p></text:text-box></text:frame>After.",
         ("In a box.", "After.")),
        ("Two<text:s text:c='3'/>words<text:line-break/>and a line.", ("Two words", "and a line.")),
        ("A <text:a><text:span>link</text:span></text:a> ends.", ("A link ends.",)),
    ],
    ids=["note", "box", "signs", "link"],
)  # fmt: skip
def test_opendocument(paragraph: str, expected: tuple[str, ...]) -> None:
    assert read_opendocument(opendocument([paragraph])).paragraphs == expected
