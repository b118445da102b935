"""What a stranger wrote stays a value in every file that is taken out: no field, tag, formula, command or record of its own."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from dossier.cli.main import run
from dossier.export.items import What, formats_of
from dossier.model import Span
from dossier.session import Dossier

BREAKERS = (
    "},\n  evil = {zqx",
    "}}\n@article{zqx, title = {x",
    '"}\n@comment{zqx',
    "\\input{/etc/passwd}\\write18{zqx}",
    "$\\catcode`\\@=11$ % zqx",
    "\nER  - \nTY  - JOUR\nTI  - zqx",
    "\r\nL1  - file:///zqx",
    "=cmd|' /C zqx'!A0",
    "+zqx",
    "-1+1|zqx",
    "@SUM(zqx)",
    '",=1+1,"\n=2+2,zqx',
    "</title><script>zqx()</script>",
    "'\"><img src=x onerror=zqx()>",
    "--><svg onload=zqx()>",
    "]]></style><style>@import 'zqx'</style>",
    "](javascript:zqx) ![x](http://zqx.example/a)",
    "`zqx` **zqx** <b>zqx</b>",
    "\n\n# zqx\n\n| zqx | a |\n",
    "&lt;script&gt;zqx&#60;/script&#62;",
    "{{7*7}} ${zqx} <%= zqx %>",
    '", "evil": "zqx',
    "\u2028\u2029\x85zqx",
)
FIELDS = ("title", "outlet", "author", "agency", "language", "url")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, int]]:
    place = tmp_path_factory.mktemp("exports")
    folder = place / "dossier"
    (folder / "articles").mkdir(parents=True)
    for number, breaker in enumerate(BREAKERS):
        shown = json.dumps(breaker)
        header = "".join(f"{field}: {shown}\n" for field in FIELDS)
        named = breaker.replace("/", "∕").replace("\0", "")[:60]
        (folder / "articles" / f"{number} {named}.md").write_text(
            f"---\n{header}date: 2021-03-{number + 1:02d}\ntags: [{shown}]\n---\n\n"
            f"The port {breaker} closed on Monday.\n\n“We wait {breaker} for it,” said Ann Berg {breaker}.\n",
            "utf-8",
            newline="",
        )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DOSSIER_CACHE", str(place / "cache"))
        dossier = Dossier.open(folder)
        dossier.refresh()
        for info, breaker in zip(dossier.articles(), BREAKERS, strict=True):
            dossier.notes.tag([info.id], breaker[:40])
            dossier.notes.write([info.id], breaker)
            dossier.notes.highlight(info.id, Span(0, len(dossier.article(info.id).text)), breaker)
        dossier.close()
        yield folder, len(BREAKERS)


@pytest.fixture(autouse=True)
def cache(folder: tuple[Path, int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOSSIER_CACHE", str(folder[0].parent / "cache"))


def written(folder: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    arguments = tuple(map(str, arguments))
    status = run([arguments[0], "-d", str(folder), "--no-refresh", *arguments[1:]])
    said = capsys.readouterr()
    assert status == 0, said.err
    return said.out


def exported(folder: Path, capsys: pytest.CaptureFixture[str], what: What, form: str) -> str:
    if what is What.COMPARISON:
        dossier = Dossier.open(folder)
        ids = [info.id for info in dossier.articles()]
        dossier.close()
        return "\n".join(
            written(folder, capsys, "export", what, "--format", form, "--", *ids[at : at + 6])
            for at in range(0, len(ids) - 1, 6)
        )
    query = ("--query", "closed OR wait") if what is What.HITS else ()
    return written(folder, capsys, "export", what, "--format", form, *query)


def kinds(ending: str) -> list[What]:
    return [what for what in What if any(str(form) == ending for form in formats_of(what))]


@pytest.mark.parametrize("what", kinds("csv"))
def test_no_cell_is_a_formula_and_no_row_comes_from_a_text(
    folder: tuple[Path, int], capsys: pytest.CaptureFixture[str], what: What
) -> None:
    rows = list(csv.reader(io.StringIO(exported(folder[0], capsys, what, "csv")), strict=True))
    assert len(rows) > 1
    if what is not What.COMPARISON:
        assert {len(row) for row in rows} == {len(rows[0])}
    if what is What.ARTICLES:
        assert len(rows) == folder[1] + 1
    for cell in (cell for row in rows for cell in row):
        assert not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r")), cell


@pytest.mark.parametrize("what", kinds("json"))
def test_json_is_whole(folder: tuple[Path, int], capsys: pytest.CaptureFixture[str], what: What) -> None:
    if what is What.COMPARISON:
        return
    found = json.loads(exported(folder[0], capsys, what, "json"))
    assert all("evil" not in item for item in found["items"])


class Page(HTMLParser):
    """Gathers the tags of a page, and what its links and sources name."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attributes:
            if name.startswith("on") or name in ("src", "style", "srcdoc", "action"):
                self.faults.append(f"{tag} {name}={value}")
            if name == "href" and not (value or "").startswith(("#", "https://", "http://")):
                self.faults.append(f"{tag} {name}={value}")


@pytest.mark.parametrize("what", kinds("html"))
def test_a_page_has_no_tag_of_a_text(
    folder: tuple[Path, int], capsys: pytest.CaptureFixture[str], what: What
) -> None:
    page = Page()
    text = exported(folder[0], capsys, what, "html")
    page.feed(text)
    assert not page.faults
    assert not page.tags & {"script", "img", "svg", "iframe", "object", "base", "form", "link"}
    assert "zqx" in text


BIBTEX_COMMANDS = frozenset(
    "textbackslash textasciitilde textasciicircum textbraceleft textbraceright".split()  # noqa: SIM905
)


@pytest.mark.parametrize("style", ["biblatex", "bibtex"])
def test_a_citation_for_latex_has_no_command_and_no_field_of_a_text(
    folder: tuple[Path, int], capsys: pytest.CaptureFixture[str], style: str
) -> None:
    text = exported(folder[0], capsys, What.ARTICLES, style)
    entries = list(_entries(text))
    assert len(entries) == folder[1]
    for fields in entries:
        assert set(fields) <= {
            *("author", "title", "journaltitle", "journal", "date", "year", "month", "day", "url", "note"),
            "entrysubtype",
            "langid",
            "keywords",
        }
        for name, value in fields.items():
            commands = set(re.findall(r"\\([A-Za-z]+)", value))
            assert name == "url" or commands <= BIBTEX_COMMANDS, value
            if name != "url":
                plain = re.sub(r"\\.", "", value)
                assert not set(plain) & set("%$#&~^_"), value


def _entries(text: str) -> Iterator[dict[str, str]]:
    """Yield the fields of the entries of a bibliography, read as BibTeX does: by counting braces."""
    at = 0
    while (at := text.find("@", at)) >= 0:
        head = re.compile(r"@article\{[\w:.-]+,\n").match(text, at)
        assert head, text[at : at + 80]
        at = head.end()
        fields: dict[str, str] = {}
        while field := re.compile(r"\s*(\w+) = ").match(text, at):
            at, depth = field.end(), 0
            start = at
            while depth or text[at] != ",":
                depth += {"{": 1, "}": -1}.get(text[at], 0)
                at += 1
            fields[field[1]] = text[start:at]
            at += 1
        closing = re.compile(r"\s*\}").match(text, at)
        assert closing, text[at : at + 80]
        at = closing.end()
        yield fields


def test_a_record_of_ris_has_no_line_of_a_text(
    folder: tuple[Path, int], capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [line for line in exported(folder[0], capsys, What.ARTICLES, "ris").split("\n") if line]
    tags = [line[:6] for line in lines]
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - ", tag) for tag in tags)
    assert tags.count("TY  - ") == tags.count("ER  - ") == folder[1]
    assert set(tags) <= {f"{tag}  - " for tag in "TY ID TI AU T2 PY DA UR LA N1 KW ER".split()}  # noqa: SIM905
    assert not any("\r" in line or "\x85" in line or "\u2028" in line for line in lines)


@pytest.mark.parametrize("style", ["markdown", "plain", "chicago"])
def test_a_citation_is_one_line(
    folder: tuple[Path, int], capsys: pytest.CaptureFixture[str], style: str
) -> None:
    dossier = Dossier.open(folder[0])
    ids = [info.id for info in dossier.articles()]
    dossier.close()
    lines = written(folder[0], capsys, "cite", "--style", style, "--", *ids).strip().splitlines()
    assert len([line for line in lines if line]) == folder[1]


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="needs pandoc")
@pytest.mark.parametrize("what", kinds("md"))
@pytest.mark.parametrize("reader", ["commonmark", "gfm"])
def test_markdown_has_no_tag_or_address_of_a_text(
    folder: tuple[Path, int], capsys: pytest.CaptureFixture[str], what: What, reader: str
) -> None:
    command = [
        "pandoc",
        "--from",
        f"{reader}-autolink_bare_uris" if reader == "gfm" else reader,
        "--to",
        "html",
    ]
    text = exported(folder[0], capsys, what, "md")
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=True, timeout=60)
    page = Page()
    page.feed(done.stdout.decode())
    assert not [fault for fault in page.faults if "text-align" not in fault]
    assert not page.tags & {"script", "img", "svg", "iframe", "b", "form", "link"}
