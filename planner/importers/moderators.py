"""The line of a session's header that names its chairs."""

import re
from collections.abc import Sequence

from planner.importers.text import names

_MODERATORS = re.compile(r"^(?:Moderator|Session Chair|Chair)s?\s*:\s*", re.IGNORECASE)


def begins(line: str) -> bool:
    """Whether the line begins a list of moderators."""
    return bool(_MODERATORS.match(line))


def listed(lines: Sequence[str]) -> tuple[str, ...]:
    """The moderators named in `lines`; the names may stand on the line after the word."""
    for line, following in zip(lines, [*lines[1:], ""], strict=False):
        if found := _MODERATORS.match(line):
            return names(line[found.end() :] or following)
    return ()
