"""What strangers may write, made by functions: nothing here is anybody's text."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

ESC, BEL, ST, CSI, OSC, NUL = "\x1b", "\x07", "\x9c", "\x9b", "\x9d", "\x00"
MARK = "zqx"
"""Stands in every control sequence here, and nowhere in what the app itself writes."""
NUMBER = "7777"
"""Stands in every sequence that has numbers."""

CONTROLS: Mapping[str, str] = {
    "window title": f"{ESC}]0;{MARK}{BEL}",
    "window title, C1": f"{OSC}2;{MARK}{ST}",
    "clipboard": f"{ESC}]52;c;{MARK}{ESC}\\",
    "hyperlink": f"{ESC}]8;;file:///{MARK}{ESC}\\here{ESC}]8;;{ESC}\\",
    "colour": f"{ESC}[{NUMBER};31m{MARK}",
    "colour, C1": f"{CSI}{NUMBER};31m{MARK}",
    "clear the screen": f"{ESC}[{NUMBER}J{MARK}",
    "home": f"{ESC}[{NUMBER};1H{MARK}",
    "insert from the terminal": f"{ESC}[6n{ESC}[c{MARK}",
    "device string": f"{ESC}P$q{MARK}{ESC}\\",
    "private message": f"{ESC}^{MARK}{ESC}\\{ESC}_{MARK}{ESC}\\",
    "reset": f"{ESC}c{MARK}",
    "other character set": f"{ESC}(0\x0e{MARK}\x0f",
    "backspaces": f"{MARK}\x08\x08\x08abc",
    "carriage return": f"{MARK}\rover",
    "null, bell, delete": f"{NUL}{BEL}\x7f{MARK}",
    "form feed and vertical tab": f"\x0c\x0b{MARK}",
    "next line and separators": f"\x85\u2028\u2029{MARK}",
    "direction overrides": f"\u202e{MARK}\u202c\u2066x\u2069\u2067\u2068",
    "invisible characters": f"\u200b\u2060\ufeff\u00ad{MARK}\u180e\u061c",
    "tag characters": f"\U000e0041\U000e0042{MARK}\U000e007f",
    "annotations": f"\ufff9{MARK}\ufffa\ufffb",
    "not characters": f"\ufdd0\uffff\U0001ffff{MARK}",
}
"""Control sequences and invisible characters, by what a terminal would do."""

MARKUP: tuple[str, ...] = (
    f"[/{MARK}] closes what was never opened",
    f"[@click=app.quit]{MARK}[/]",
    f"[link=file:///{MARK}]here[/link]",
    f"[bold red on blue]{MARK}[/bold red on blue]",
    f"[$accent]{MARK}[/]",
    f"[{MARK}",
    f"]{MARK}[[]]\\[",
    f"[b]{MARK}",
    f"\\[/b]{MARK}",
    "[" * 60,
    "%s %(name)s {0} {name} ${HOME} $(id) `id`",
    "<script>alert(1)</script><a href='javascript:1'>x</a>",
    "'; DROP TABLE article; --",
    "../../../../etc/passwd",
    "-d --rebuild",
    "漁港のストライキ 🚢👩‍👩‍👧 إضراب שביתה ก็",
    "e" + "\u0301" * 200,
    "\u0600\u0601\u200f\u200e)(",
    "＂full width＂ ﬁ ﷽",
)
"""Texts that markup, a shell, a format string or a database would take for more than text."""


def everything() -> str:
    """Return all of them as one line of text."""
    return " ".join([*CONTROLS.values(), *MARKUP]).replace("\n", " ").replace("\r", "\\r")


def _yaml(text: str) -> str:
    """Return text as a double-quoted YAML value; the escapes bring back the control characters."""
    return '"' + "".join(_escaped(character) for character in text) + '"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    if character.isprintable():
        return character
    return f"\\U{ord(character):08X}"


def article(control: str, *, name: str = "Ann Berg") -> str:
    """Return an article with front matter that holds a text in every place that an article has."""
    value = _yaml(f"Harbour {control} closed")
    person = _yaml(f"{name} {control}")
    fields = ("title", "outlet", "agency", "dateline", "language", "url", f"author{MARK}")
    header = "\n".join(f"{field}: {value}" for field in fields)
    return (
        f"---\n{header}\nauthor: {person}\ndate: 2021-03-04\ntags: [{value}, {person}]\n"
        f"provenance: {{title: {value}}}\n---\n\n"
        f"The harbour {control} closed on Monday, the port said in Brackmouth.\n\n"
        f"“We {control} waited for an answer,” said {name} {control}, president of the Dock {control} Union."
        "\n\n"
        f"“Cranes {control} fail,” {name} told the Northern {control} Post in March.\n"
    )


def hostile_dossier(folder: Path) -> Path:
    """Write a dossier that holds every control sequence and every markup in every place; return it."""
    articles = folder / "articles"
    articles.mkdir(parents=True)
    for number, control in enumerate((*CONTROLS.values(), *MARKUP)):
        named = control.replace("/", "∕").replace("\0", "")[:60]
        (articles / f"{number:02d} {named}.md").write_text(article(control), "utf-8", newline="")
        (articles / f"{number:02d} {named}.pdf").touch()
    (articles / "all.txt").write_text(
        f"{everything().replace(NUL, '')}\n\nThe port closed on Monday. {everything()}\n\n"
        f"{'The port is closed. ' * 200}\n",
        "utf-8",
    )
    (articles / "page.html").write_text(page(everything().replace(NUL, "")), "utf-8")
    (articles / os.fsdecode(b"not utf-8 \xff\x9b31m.txt")).write_text("The port closed on Monday.\n", "utf-8")
    shown = _yaml(everything())
    (folder / "config.yaml").write_text(
        f"name: {shown}\naliases:\n  ? {shown}\n  : [Ann Berg, {shown}]\n"
        f"outlets:\n  ? {shown}\n  : [{shown}]\ncue_verbs: [{shown}]\n"
        f"keys:\n  ? {shown}\n  : {shown}\ntheme: {shown}\n? {shown}\n: 1\n",
        "utf-8",
    )
    return folder


def hostile_notes(folder: Path) -> None:
    """Write notes and decisions with every control sequence and markup in each of their places."""
    shown = _yaml(everything())
    key = _yaml(
        f"{CONTROLS['window title']} {CONTROLS['direction overrides']} [/{MARK}]"
    )  # a long one is none
    (folder / "articles" / "plain.md").write_text(
        article(f"{MARK}body"), "utf-8"
    )  # whose id is known: what is written below is about it
    notes = folder / "notes" / "articles"
    notes.mkdir(parents=True)
    passage = f"quote: The harbour {MARK}body, before: {shown}, after: {shown}, note: {shown}, at: {shown}"
    (notes / "plain.yaml").write_text(
        f"article: plain\nstarred: yes\ntags: [{shown}, {MARK}tag]\nnote: {shown}\n"
        f"passages:\n- {{{passage}}}\n- {{quote: {shown}, note: {shown}}}\n? {shown}\n: {shown}\n",
        "utf-8",
    )
    (notes / "gone.yaml").write_text(f"article: {shown}\ncontent: {shown}\nnote: {shown}\n", "utf-8")
    (notes / "broken.yaml").write_text(f"article: {shown}\nnote: [{shown}\n", "utf-8")
    named = everything().replace("/", "∕").replace(NUL, "")[:60]
    (notes / f"{named}.yaml").write_text(f"{shown}: &{MARK} [\n", "utf-8")
    about = f"article: plain, title: {shown}, content: {shown}"
    for name, entries in {
        "actors": (
            f"rename: Ann Berg, to: {shown}",
            f"merge: [{shown}, {MARK}]",
            f"retype: {shown}, to: {shown}",
            f"hide: {shown}",
            f"{key}: {shown}",
            f"split: {shown}, names: [{shown}], in: {{{key}: {shown}}}, as: {shown}",
        ),
        "quotes": (
            f"article: plain, words: “We {MARK}body waited for an answer”, speaker: {shown}",
            f"article: {shown}, words: {shown}, this is: {shown}, file: {shown}",
        ),
        "events": (f"name: {shown}, of: [{{{about}}}]", f"move: {shown}, to: {shown}", f"{key}: {shown}"),
        "metadata": (f"article: plain, title: {shown}, outlet: {shown}, author: {shown}, date: {shown}",),
        "searches": (f"name: {shown}, query: {shown}", f"name: {MARK}, query: closed"),
    }.items():
        (folder / "notes" / f"{name}.yaml").write_text(
            "".join(f"- {{{entry}}}\n" for entry in entries), "utf-8"
        )


def hostile_inbox(folder: Path) -> None:
    """Write files to bring in, each with every control sequence and markup in each of its places."""
    folder.mkdir()
    shown = everything()
    inert = shown.replace(NUL, "")
    (folder / "a.html").write_text(page(inert), "utf-8")
    (folder / "a.txt").write_text(f"Title: {inert}\nAuthor: {inert}\n\nThe port closed. {inert}\n", "utf-8")
    (folder / "a.md").write_text(article(shown), "utf-8", newline="")
    row = dict.fromkeys(("title", "source", "author", "url", "date", "tags", "language"), shown)
    rows = [{**row, "text": f"The port closed {number}. {shown}"} for number in range(3)]
    (folder / "rows.jsonl").write_text(
        "".join(json.dumps(one) + "\n" for one in rows) + shown + "\n", "utf-8"
    )
    (folder / "a.csv").write_text(f'title,text\n"{inert}","The port was closed. {inert}"\n', "utf-8")
    head = "".join(
        f"{name}: {' '.join(inert.split())}\n" for name in ("From", "Subject", "Date", "Content-Type")
    )
    (folder / "a.eml").write_text(f"{head}\nThe port opened. {inert}\n", "utf-8")
    (folder / "a.mbox").write_text(f"From a 2019\n{head}\n{inert}\n", "utf-8")
    (folder / "a.rtf").write_text(
        "{\\rtf1 " + inert.replace("\\", "").replace("{", "").replace("}", "") + "}", "utf-8"
    )
    (folder / "a.ris").write_text(
        f"TY  - NEWS\nTI  - {inert}\nL1  - {inert}\nN2  - {inert}\nER  - \n", "utf-8"
    )
    (folder / "a.pdf").write_text(f"%PDF-1.4\n{inert}\nstartxref\n7\n%%EOF", "utf-8")
    (folder / "a.warc").write_text(
        f"WARC/1.0\nWARC-Target-URI: {inert}\nContent-Length: 3\n\nabc{inert}", "utf-8"
    )
    (folder / "a.xml").write_text(f"<rss><item><title><![CDATA[{inert}]]></title></item></rss>", "utf-8")
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        for number, control in enumerate(CONTROLS.values()):
            archive.writestr(
                f"{number} {control.replace('/', '∕').replace(NUL, '')}.txt", f"A port. {number}"
            )
            archive.writestr(f"{number} {control.replace('/', '∕').replace(NUL, '')}.xyz", "\0")
    for number, control in enumerate(CONTROLS.values()):
        named = control.replace("/", "∕").replace(NUL, "")[:60]
        (folder / f"{number} {named}.txt").write_text(f"The harbour closed {number}.", "utf-8")


def page(text: str) -> str:
    """Return a saved page with a text in each of its places, also as character references."""
    numbers = "".join(f"&#{ord(character)};" for character in text)
    return (
        f"<html><head><title>{numbers}</title><meta name=author content='{numbers.replace(chr(39), '')}'>"
        f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline":'
        f' "\\u001b]0;{MARK}\\u0007", "author": {{"name": "\\u009b31m{MARK}"}}}}</script></head>'
        f"<body><article><p>{numbers} ran aground in the harbour on Monday, officials said.</p>"
        f"<p>{numbers} {text}</p></article></body></html>"
    )


def costly_files() -> Mapping[str, bytes]:
    """Return files that are small to write and may be dear to read, by name."""
    names = ("Ann Berg", "Dock Union")
    texts = {
        "open-tags.html": "<a" * 50_000,
        "open-tags-spaced.html": "<a " * 33_000,
        "attributes.html": "<a " + "b=c " * 100_000 + ">",
        "one-attribute.html": "<a href='" + "x" * 1_000_000,
        "comments.html": "<!--" * 50_000,
        "deep.html": "<div>" * 100_000 + "text" + "</div>" * 100_000,
        "deep-paragraphs.html": "<p><b><i>" * 60_000 + "text",
        "tables.html": "<table><tr><td>" * 30_000,
        "references.html": "&amp;" * 200_000 + "&#" * 100_000,
        "linked-data.html": '<script type="application/ld+json">' + "[" * 400_000 + "</script>",
        "linked-data-wide.html": '<script type="application/ld+json">[' + '{"@type":"NewsArticle"},' * 15_000,
        "scripts.html": "<script>" * 50_000,
        "cdata.html": "<![CDATA[" * 50_000 + "<!" * 50_000,
        "front-brackets.md": "---\na: " + "[" * 25_000 + "\n---\nThe port closed.\n",
        "front-braces.md": "---\na: " + "{" * 15_000 + "\n---\nThe port closed.\n",
        "front-anchors.md": "---\na: &a [x]\n" + "b: [*a,*a]\n" * 100 + "---\nThe port closed.\n",
        "front-quotes.md": "---\na: " + '"' * 15_000 + "\n---\nThe port closed.\n",
        "front-lines.md": "---\n" + "a:\n" * 199 + "---\nThe port closed.\n",
        "front-keys.md": "---\n" + "? " * 7_000 + "\n---\nThe port closed.\n",
        "front-unclosed.md": "---\n" + "title: x\n" * 100_000,
        "front-dates.md": "---\ndate: " + "1 May 2021 " * 1_000 + "\n---\nThe port closed.\n",
        "stars.md": "*" * 100_000,
        "stars-spaced.md": "* a" * 50_000,
        "underscores.md": "_a" * 100_000,
        "brackets.md": "[" * 100_000,
        "links.md": "[a](" * 50_000,
        "links-nested.md": "[a](b(" * 30_000,
        "images.md": "![" * 50_000,
        "backticks.md": "`a" * 100_000,
        "wiki.md": "[[" * 50_000,
        "tags.md": "<a " * 50_000,
        "angles.md": "<" * 100_000,
        "comments.md": "<!--" * 50_000,
        "comments-part.md": "<!--" + "<!" * 80_000 + "-- >",
        "items.md": "- " * 100_000,
        "items-lines.md": "- a\n" * 100_000,
        "quoted.md": "> " * 100_000,
        "rules.md": "-" * 200_000 + "x",
        "rules-spaced.md": "- " * 200_000 + "x",
        "headings.md": "# a\n" * 100_000,
        "escapes.md": "\\*" * 100_000,
        "footnotes.md": "[^" * 50_000,
        "entities.md": "&#x" * 100_000,
        "line.txt": "The port closed on Monday. " * 180_000,
        "line-10-mb.txt": "x" * 10_000_000,
        "word.txt": "x" * 4_000_000,
        "line-10-mb.html": "<p>" + "The port closed. " * 600_000,
        "quotation-marks.txt": '"' * 100_000,
        "quotation-marks-spaced.txt": '" ' * 100_000,
        "quotation-marks-words.txt": '"a b ' * 100_000,
        "opening-marks.txt": "“" * 100_000,
        "opening-marks-words.txt": "“The port " * 50_000,
        "closing-marks.txt": "”" * 100_000,
        "single-marks.txt": "'" * 100_000,
        "single-marks-words.txt": "'a b' " * 50_000,
        "guillemets.txt": "«»" * 50_000,
        "mixed-marks.txt": "“‘\"'«" * 30_000,
        "short-quotes.txt": "“Yes,” said Ann Berg. " * 20_000,
        "said.txt": "said " * 100_000,
        "said-that.txt": "he said that she said that " * 20_000,
        "according.txt": "according to " * 40_000,
        "told.txt": "Ann Berg told Dock Union that " * 15_000,
        "name.txt": f"{names[0]} " * 50_000,
        "name-sentences.txt": f"{names[0]} spoke. " * 50_000,
        "names.txt": " ".join(f"Anna{_letters(n)} Berg{_letters(n * 7)}" for n in range(50_000)),
        "names-commas.txt": ", ".join(f"Anna{_letters(n)} Berg{_letters(n * 7)}" for n in range(30_000)),
        "capitals.txt": "A" * 100_000,
        "capital-words.txt": "Aa " * 100_000,
        "capital-letters.txt": "A B C D " * 40_000,
        "initials.txt": "A. " * 100_000,
        "acronyms.txt": "U.S.A. (USA) " * 20_000,
        "titles.txt": "President Prime Minister Dr. Mr. " * 15_000,
        "of-the.txt": "Ministry of the " * 30_000,
        "of-of.txt": "Bank of " * 50_000,
        "hyphens.txt": "a-" * 100_000,
        "apostrophes.txt": "a'" * 100_000,
        "dots.txt": "." * 200_000,
        "dots-spaced.txt": ". " * 200_000,
        "ellipses.txt": "… " * 100_000,
        "digits.txt": "1" * 200_000,
        "numbers.txt": "1,000.5 " * 60_000,
        "dates.txt": "4 May 2021 " * 30_000,
        "date-parts.txt": "May " * 80_000,
        "parentheses.txt": "(" * 100_000,
        "parentheses-words.txt": "(a " * 60_000,
        "dashes.txt": "— " * 100_000,
        "commas.txt": ", " * 150_000,
        "semicolons.txt": "; " * 150_000,
        "colons.txt": "a: " * 100_000,
        "spaces.txt": "a" + " " * 1_000_000 + "b",
        "newlines.txt": "a\n" * 300_000,
        "blank-lines.txt": "a\n\n" * 150_000,
        "wrapped.txt": ("The port closed on Monday because the cranes had all of them failed\n" * 40_000),
        "hyphenated.txt": ("The port closed on Monday because the cranes had all of them fai-\n" * 30_000),
        "by-lines.txt": "By Ann Berg\n\n" * 40_000,
        "credits.txt": "Reuters reported. " * 30_000,
        "copyright.txt": "Copyright (c) 2021 " * 30_000,
        "datelines.txt": "LONDON, May 4 (Reuters) - " * 20_000,
        "read-more.txt": "Read more: the port closed\n\n" * 30_000,
        "header-lines.txt": "Title: x\n" * 60_000,
        "marks.txt": "e" + "\u0301" * 300_000,
        "marks-mixed.txt": "e" + "\u0301\u0327" * 150_000,
        "joiners.txt": "\u200d\U0001f469" * 100_000,
        "overrides.txt": "\u202e" * 200_000,
        "urls.txt": "https://a.b/c " * 30_000,
        "url.txt": "https://" + "a." * 200_000,
        "emails.txt": "a@b." * 100_000,
        "arabic.txt": "قال " * 80_000,
        "chinese.txt": "港" * 300_000,
        "turkish.txt": "dedi İstanbul " * 40_000,
        "speakers.txt": "ANN BERG: We wait.\n\n" * 20_000,
        "questions.txt": "Q: Why? A: No.\n\n" * 20_000,
        "percent.txt": "5 percent of $5 billion " * 20_000,
        "and.txt": "and " * 120_000,
        "the.txt": "the " * 120_000,
        "who.txt": "Ann Berg, who, " * 30_000,
        "he.txt": "He said. " * 50_000,
    }
    return {
        **{name: text.encode("utf-8", "surrogatepass") for name, text in texts.items()},
        "controls.txt": bytes(range(256)) * 4_000,
        "ill-formed.txt": b"The port closed. \xc3\x28\xf0\x28\x8c\xbc\xed\xa0\x80\xff " * 10_000,
        "latin.txt": "Der Hafen schließt für Bürger. ".encode("latin-1") * 30_000,
        "utf-16.txt": ("The port closed. " * 100_000).encode("utf-16"),
        "guess.txt": bytes(range(0x80, 0x100)) * 30_000 + b" the port " * 100_000,
        "zeros.txt": b"\0" * 5_000_000,
        "sparse.html": b" " * 19_000_000 + b"<p>The port closed on Monday.</p>",
    }


def _letters(number: int) -> str:
    found = ""
    while number:
        number, rest = divmod(number, 26)
        found += chr(97 + rest)
    return found


def costly_queries() -> Iterator[str]:
    """Yield queries that are dear to read or to answer, unless somebody took care."""
    for piece in (
        "(",
        "((a OR ",
        '"a ',
        "-",
        "a* ",
        "*",
        "?*",
        "/(a+)+$/ ",
        "a OR ",
        "a NEAR/9999 ",
        "NOT ",
        "a~ ",
    ):
        yield piece * (20_000 // len(piece))
    yield "a" * 100_000
    yield "/" + "(a|aa)+" * 50 + "$/"
    yield "/(.*)*(.*)*x/"
    yield "/(?:a?){30}a{30}/"
    yield "/[" + "a" * 5_000
    yield '"' + "the " * 5_000 + '"'
    yield '"' + "t* " * 500 + '"'
    yield " OR ".join(f'"{chr(97 + n % 26)}* {chr(97 + n % 25)}*"' for n in range(300))
    yield "the NEAR/10000 " * 400 + "port"
    yield "date:" + "9" * 5_000
    yield "ATLEAST/" + "9" * 5_000 + " a"
    yield "title:" * 3_000
    yield "said:(" * 2_000
    yield everything() * 5
    yield "\x00\ud800\U0010ffff"
    yield "a /s " * 2_000
    yield "word~9 " * 1_000
