"""YAML that a stranger may have written: looked at before anything is built from it."""

from __future__ import annotations

import yaml


def refuse_tricks(text: str, max_depth: int) -> None:
    """Raise for aliases and for nesting deeper than ``max_depth``, before anything is built.

    Raises:
        yaml.YAMLError: for these, and for what is no YAML.
    """
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        if isinstance(event, yaml.AliasEvent):
            raise _marked("aliases (*name) are not allowed", event)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > max_depth:
                raise _marked("nested too deeply", event)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _marked(problem: str, event: yaml.Event) -> yaml.MarkedYAMLError:
    mark = event.start_mark
    return yaml.MarkedYAMLError(problem=problem, problem_mark=mark if isinstance(mark, yaml.Mark) else None)
