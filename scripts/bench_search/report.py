"""The figures as a table in Markdown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bench_search.measure import percentile
from bench_search.queries import KINDS


def table(found: Mapping[str, Mapping[str, Any]]) -> str:
    """Return the figures of each engine, a line each: the median / the 95th percentile of what is in ms."""
    head = [
        "",
        "build, CPU s",
        "index, MB",
        *KINDS,
        "add one article",
        "with its threads",
        "cold",
        "memory, MB",
    ]
    lines = [head, ["---"] * len(head), *([name, *_line(values)] for name, values in found.items())]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def analysis(an_article: float, count: int) -> str:
    """Return what the analysis of quotes and actors costs, given its CPU milliseconds an article."""
    return (
        f"The build leaves out the analysis of quotes and actors: {an_article:.1f} ms of CPU an article, "
        f"{an_article * count / 1000:.1f} s for all {count:,}."
    )


def _line(values: Mapping[str, Any]) -> list[str]:
    return [
        f"{values['build']:.1f}",
        f"{values['size']:.0f}",
        *(_spread(values[kind]) for kind in KINDS),
        _spread(values["waited"]),
        _spread(values["everything"]),
        f"{values['cold']:.0f}",
        f"{values['memory'][0]:.0f}",
    ]


def _spread(times: list[float]) -> str:
    return f"{percentile(times, 0.5):.2g} / {percentile(times, 0.95):.3g}"
