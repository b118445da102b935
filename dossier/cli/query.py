"""Commands that take a query: its words may begin with a minus."""

from __future__ import annotations

import click


class QueryCommand(click.Command):
    """After the first word of the query, ``-word`` is a word that is excluded, not a cluster of options.

    Options may still stand anywhere. A query that begins with a minus needs ``--`` before it.
    """

    def parse_args(self, context: click.Context, args: list[str]) -> list[str]:
        """Part the words of the query from the options, and let the options be read as ever."""
        takes_value: dict[str, bool] = {}
        for param in self.get_params(context):
            if isinstance(param, click.Option):
                names = (*param.opts, *param.secondary_opts)
                takes_value.update(dict.fromkeys(names, not (param.is_flag or param.count)))
        return super().parse_args(context, _parted(args, takes_value))


def _parted(args: list[str], takes_value: dict[str, bool]) -> list[str]:
    options: list[str] = []
    words: list[str] = []
    left = list(args)
    while left:
        arg = left.pop(0)
        if arg == "--":
            words += left
            break
        if arg in takes_value:
            options.append(arg)
            if takes_value[arg] and left:
                options.append(left.pop(0))
        elif arg.startswith("--") or (arg.startswith("-") and arg != "-" and not words):
            options.append(arg)
        else:
            words.append(arg)
    return [*options, "--", *words]
