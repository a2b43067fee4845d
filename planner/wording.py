"""Words and numbers as people write and order them."""

import re
from collections.abc import Sequence

_NUMBER = re.compile(r"(\d+)")


def counted(number: int, one: str, many: str = "") -> str:
    """`1 talk`, `2 talks`; `many` where an s does not make the plural."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def listed(words: Sequence[str]) -> str:
    """`you`, `you and Ann`, `you, Ann and Bo`."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else ""


def on_one_line(text: str) -> str:
    """Without line ends and surplus spaces, which some programmes have in titles."""
    return " ".join(text.split())


def natural(text: str) -> list[tuple[int, str]]:
    """A sort key by which `#2` stands before `#10`."""
    if not text:
        return []
    parts = _NUMBER.split(text)
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts if part]
