"""What the commands say on standard error."""

import sys


def warn(sentence: str) -> None:
    print(f"planner: {sentence}", file=sys.stderr)
