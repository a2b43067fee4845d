"""The only place that wires things: arguments, logging, error hook, window."""

import sys
from collections.abc import Sequence

from planner import cli


def main(arguments: Sequence[str] | None = None) -> int:
    given = list(sys.argv[1:] if arguments is None else arguments)
    asked = cli.parse(given)
    if asked.command:
        return cli.run(asked)
    from planner.ui.application import run

    return run(asked)


if __name__ == "__main__":
    sys.exit(main())
