"""The only place that wires things: arguments, logging, error hook, window."""

import gc
import sys
from collections.abc import Sequence

from planner import cli, zone_rules


def main(arguments: Sequence[str] | None = None) -> int:
    given = list(sys.argv[1:] if arguments is None else arguments)
    asked = cli.parse(given)
    zone_rules.use_newest()
    if asked.command:
        return cli.run(asked)
    gc.disable()  # the start makes much and drops nothing: searching it would take 40 ms
    from planner.ui.application import run

    return run(asked)


if __name__ == "__main__":
    sys.exit(main())
