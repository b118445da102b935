"""Articles of a million characters, each a run of one thing that some part of the program looks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

SIZE = 990_000  # characters: as many as an article may have
LINES = 29_000

PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~“”„‟‘’‚‛«»‹›「」『』–—―…•·¿¡§°"


def run(piece: str, between: str = "") -> Callable[[], str]:
    """Return what makes an article of a piece again and again, within the limits of an article."""

    def make() -> str:
        times = SIZE // len(piece + between)
        if "\n" in piece + between:
            times = min(times, LINES // (piece + between).count("\n"))
        return between.join([piece] * times)

    return make


def counted(template: str, limit: int = SIZE) -> Callable[[], str]:
    """Return what makes an article of pieces that are all different: ``{n}`` is a number, ``{w}`` a word."""

    def make() -> str:
        pieces: list[str] = []
        size = lines = number = 0
        while size < limit and lines < LINES:
            piece = template.format(n=number, w=word(number), v=word(number * 7 + 3))
            pieces.append(piece)
            size, lines, number = size + len(piece), lines + piece.count("\n"), number + 1
        return "".join(pieces)[:SIZE]

    return make


def word(number: int) -> str:
    """Return a word of letters for a number; another one for each."""
    found = "ab"
    while number:
        number, rest = divmod(number, 24)
        found += chr(97 + rest)
    return found


SHAPES: Mapping[str, Callable[[], str]] = {
    **{f"run of {mark}": run(mark) for mark in PUNCTUATION},
    "spaced marks": run(" ".join(PUNCTUATION) + " "),
    "marks after words": run(" a".join(PUNCTUATION) + " "),
    "curly quotes": run("“We wait.” "),
    "curly quotes of words": counted("“The {w} port {v} closed {n} times.” "),
    "low quotes": run("„Wir warten“, "),
    "angle quotes": run("« Nous attendons », "),
    "single quotes": run("‘We wait,’ "),
    "straight single quotes": run("'We wait,' "),
    "quotes without end": run("“We wait. "),
    "quotes without end, a line each": run("“We wait for it.\n\n"),
    "quotes in quotes": run("“we ‘wait “for ‘it "),
    "quotes in quotes, closed": run("“he said ‘she said “they said ‘no’ ” ’ ” "),
    "capital words": counted("A{w} "),
    "capital words with commas": counted("A{w} B{v}, "),
    "capital words in one line each": counted("A{w} B{v}\n\n"),
    "long capital words": run("Abcdefghijklmnopqrstuvwxyz" * 30 + " "),
    "all capitals": counted("THE PORT {n} OF BRACKMOUTH "),
    "small words": counted("{w} "),
    "digits": run("1234567890"),
    "digits with commas": run("123,456,789,"),
    "numbers": counted("{n} "),
    "dates": counted("{n} May 2021, "),
    "dates in digits": counted("2021-05-{n} 05/04/2021 "),
    "days": run("Monday Tuesday last Wednesday "),
    "years": counted("in {n} and 2019-2021 "),
    "attributions": run("he said, she said, they told us, according to them, "),
    "attributions of names": counted("said A{w} B{v}, who told C{w} D{v} that "),
    "attributions without end": run("Ann Berg said that Bo Ek said that "),
    "according to": counted("according to the A{w} of B{v}, "),
    "said names, a line each": counted("“No,” said A{w} B{v}.\n\n"),
    "speakers": counted("A{w} B{v}: We wait.\n\n"),
    "apostrophes": run("a's b's' 'c "),
    "possessives": counted("A{w}'s B{v}’s "),
    "Mr.": run("Mr. "),
    "Mr. and a name": counted("Mr. A{w} "),
    "abbreviations": run("U.S. U.N. Dr. Prof. Inc. Ltd. e.g. i.e. No. 4 St. "),
    "initials and a name": counted("J. K. A{w} "),
    "acronyms explained": counted("A{w} B{v} Crew (ABC) "),
    "acronyms of their own": counted("(A{n}B) AB{n} "),
    "titles": run("President Prime Minister Foreign Secretary General Sir Dr. "),
    "titles and names": counted("Foreign Minister A{w} B{v}, chairman of the C{w} Council, "),
    "of the": counted("Ministry of the A{w} of the B{v} "),
    "organisations": counted("A{w} Bank Union Party Ministry Council of B{v} "),
    "places": run("Paris London New York Moscow United States United Kingdom "),
    "nationalities": run("French German Russian American British "),
    "who": counted("A{w} B{v}, who, "),
    "same surname": counted("A{w} Berg spoke. Berg spoke. "),
    "same first name": counted("Ann B{w} spoke. Ann spoke. "),
    "particles": run("van der von de la al-bin ibn of the "),
    "hyphenated names": counted("A{w}-B{v}-C{w} "),
    "combining marks": run("e" + "\u0301" * 40),
    "combining marks of many kinds": run("a\u0327\u0301\u0323\u0308"),
    "a letter with a million marks": lambda: "e" + "\u0316\u0301" * (SIZE // 2),
    "hangul": run("\u1112\u1161\u11ab"),
    "emoji": run("👩\u200d👩\u200d👧🏽 "),
    "flags": run("🇪🇺🇫🇷"),
    "wide characters": run("港の閉鎖。"),
    "right to left": run("قال الوزير «لا» "),
    "letters that fold to two": run("ßİﬁ"),
    "mojibake": run("â€œWe waitâ€\x9d Ã© "),
    "one letter paragraphs": run("a\n\n"),
    "one capital paragraphs": run("A\n\n"),
    "one mark paragraphs": run("”\n\n"),
    "empty sentences": run("A. B? C! "),
    "one sentence": run("the port and "),
    "a word without end": run("a"),
    "a capital word without end": run("A"),
    "hyphens without end": run("a-b-"),
    "dots without end": run("a.b."),
    "links": counted("https://a{n}.example/{w}?{v}=1 "),
    "a link without end": run("https://a.example/b/"),
    "links in brackets": counted("[a{w}](https://a.example/{v}) "),
    "mail addresses": counted("a{w}@b.example "),
    "handles": counted("@a{w} #b{v} "),
    "list markers": run("- "),
    "list items": counted("- a{w}\n"),
    "numbered items": counted("{n}. a{w}\n"),
    "items in items": lambda: "".join(" " * (n % 200) + "- a\n" for n in range(9_000)),
    "tables": run("| a | b |\n"),
    "rows of tables": run("|---"),
    "quoted lines": run("> “We wait,” said Ann Berg.\n"),
    "quotes of quotes": run("> "),
    "headings": counted("# A{w}\n\n"),
    "code": run("```\n"),
    "emphasis": run("*a **b _c __d "),
    "html in text": run("<p><b>a</b> &amp; &#1; "),
    "bylines": counted("By A{w} B{v}\n\n"),
    "datelines": counted("A{w} (Reuters) - The port closed.\n\n"),
    "credits": run("Reuters AFP AP reported. (Reporting by Ann Berg) "),
    "rights": run("Copyright 2021 All rights reserved. "),
    "furniture": run("Read more: Advertisement. Sign up to our newsletter.\n\n"),
    "money": run("$5 million £4bn 5 percent "),
    "negations": run("not no never denied that "),
    "one passage again and again": run(
        "The crane inspection reports were kept from the public since March. "
    ),
    "passages that differ by a word": counted("The crane inspection reports of {w} were kept from the {v}. "),
    "pronouns": run("He said she told him they were his. "),
    "parentheses": run("(a (b "),
    "nested parentheses": lambda: "(a " * 200_000 + ") " * 190_000,
    "nested brackets": lambda: "[a " * 200_000 + "] " * 190_000,
    "dashes": run("a – b — c "),
    "colons": run("a: b: "),
    "semicolons": run("a; b; "),
    "tabs": run("a\tb\t"),
    "form feeds": run("a\fb\v"),
    "spaces at ends of lines": run("a" + " " * 300 + "\n"),
    "hidden characters": run("\u200b\u2060a"),
    "direction marks": run("\u202ea\u202c"),
}
"""Makers of texts by what they are."""
