"""YAML that a stranger may have written: looked at before anything is built from it."""

from __future__ import annotations

from typing import Any

import yaml

# libyaml, where PyYAML was built with it, is ten times as fast. Both build plain values alone; depth is
# looked at in the events, before anything recursive sees the text.
PLAIN_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
TEXTS_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Builds texts, and lists and mappings of them."""


def refuse_tricks(text: str, max_depth: int, max_events: int = 25_000) -> None:
    """Raise for aliases, for nesting deeper than ``max_depth``, and for too much, before anything is built.

    A value is an event, a list or mapping two.

    Raises:
        yaml.YAMLError: for these, and for what is no YAML.
    """
    depth = 0
    for count, event in enumerate(yaml.parse(text, Loader=PLAIN_LOADER)):
        if count > max_events:
            raise _marked("it holds more than can be read", event)
        if isinstance(event, yaml.AliasEvent):
            raise _marked("aliases (*name) are not allowed", event)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > max_depth:
                raise _marked("nested too deeply", event)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _marked(problem: str, event: yaml.Event) -> yaml.MarkedYAMLError:
    at: Any = event.start_mark  # of a class of libyaml's own, perhaps
    mark = yaml.Mark(at.name, at.index, at.line, at.column, "", 0)
    return yaml.MarkedYAMLError(problem=problem, problem_mark=mark)


def line_of(error: yaml.MarkedYAMLError, text: str) -> int:
    """Return the line of an error, from 1; libyaml sees the end of a text on a line after it."""
    line = error.problem_mark.line + 1 if error.problem_mark else 1
    return min(line, text.rstrip("\n").count("\n") + 1)
