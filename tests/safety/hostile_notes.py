"""Files under ``notes/`` that a stranger may have put there: small to write, and perhaps dear to read."""

from __future__ import annotations

from collections.abc import Mapping

ARTICLE = "2021-05-03-0"


def _notes(body: str) -> tuple[str, str]:
    return "articles/x.yaml", f"article: {ARTICLE}\n{body}\n"


def _passages(entry: str, count: int) -> tuple[str, str]:
    return _notes("passages:\n" + "".join(entry.format(n=number) for number in range(count)))


def _journal(name: str, entry: str, count: int) -> tuple[str, str]:
    return f"{name}.yaml", "".join(entry.format(n=number, m=number + 1) for number in range(count))


HOSTILE_NOTES: Mapping[str, tuple[str, str]] = {
    "deep": _notes("note: " + "[" * 100_000),
    "deep braces": _notes("note: " + "{a: " * 100_000),
    "deep blocks": _notes("note:\n" + "".join(" " * n + "a:\n" for n in range(1, 1_300))),
    "deep dashes": _notes("tags:\n" + "- " * 400_000),
    "aliases": _notes("a: &a [x]\n" + "b: [*a, *a]\n" * 1_000),
    "anchors": _notes("tags: [" + ",".join(f"&a{n} x" for n in range(90_000)) + "]"),
    "types": _notes("tags: [" + "!!str x," * 100_000 + "]"),
    "keys": _notes("".join(f"k{n}: v\n" for n in range(80_000))),
    "keys of keys": ("articles/x.yaml", "? " * 450_000),
    "a quotation mark": _notes('note: "' + "x" * 900_000),
    "quotation marks": _notes("note: " + '"' * 900_000),
    "escapes": _notes('note: "' + "\\x41" * 230_000 + '"'),
    "lines": _notes("note: |\n" + "  x\n" * 230_000),
    "one line": _notes("note: " + "x " * 480_000),
    "tags": _notes("tags: [" + ", ".join(f"t{n}" for n in range(24_000)) + "]"),
    "the same tag": _notes("tags: [" + "t, " * 300_000 + "]"),
    "passages that are not there": _passages("- {{quote: port {n}, at: '5'}}\n", 1_900),
    "passages that are nearly there": _passages("- {{quote: the port closed on {n}, at: '5'}}\n", 1_900),
    "passages that are everywhere": _passages("- {{quote: a, at: '{n}'}}\n", 1_900),
    "long passages": _passages(
        "- {{quote: '" + "The port closed on Monday. " * 5 + "', at: '{n}'}}\n", 1_900
    ),
    "more passages than can be read": _passages("- {{quote: a, at: '{n}'}}\n", 38_000),
    "comments": _notes("# x\n" * 240_000),
    "documents": _notes("---\n" * 240_000),
    "four megabytes": _notes("note: " + "x" * 4_000_000),
    "actors, a chain": _journal("actors", "- merge: [A{n} B, A{m} B]\n", 20_000),
    "actors, one": _journal("actors", "- merge: [Ada Brandt, A{m} B]\n", 18_000),
    "actors, hidden": _journal("actors", "- hide: A{n} B\n", 37_000),
    "actors, renamed": _journal("actors", "- rename: A{n} B\n  to: A{m} B\n", 21_000),
    "actors, the same": _journal("actors", "- hide: Ada Brandt\n- unhide: Ada Brandt\n", 15_000),
    "actors, deep": ("actors.yaml", "- merge: " + "[" * 100_000),
    "actors, aliases": ("actors.yaml", "- merge: &a [x]\n- merge: *a\n" * 1_000),
    "events": _journal("events", "- merge: [[" + ARTICLE + "], [a{n}]]\n", 18_000),
    "events, named": _journal("events", "- name: [" + ARTICLE + "]\n  to: a{n}\n", 18_000),
    "quotes that are not there": _journal(
        "quotes", "- article: " + ARTICLE + "\n  words: port {n}\n  speaker: A{m}\n", 18_000
    ),
    "quotes that are nearly there": _journal(
        "quotes", "- article: " + ARTICLE + "\n  words: the port closed on {n}\n  speaker: A{m}\n", 18_000
    ),
    "quotes that are everywhere": _journal(
        "quotes", "- article: " + ARTICLE + "\n  words: a\n  speaker: A{m}\n", 18_000
    ),
    "titles": _journal("metadata", "- article: " + ARTICLE + "\n  title: a{n}\n", 21_000),
    "searches": _journal("searches", "- name: a{n}\n  query: port {m}\n", 21_000),
    "deep searches": ("searches.yaml", "- name: a\n  query: " + "(" * 900_000),
}
"""Where each stands below ``notes/``, and what it holds."""
